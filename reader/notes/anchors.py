"""Anchors: a place in a document, kept by what stands there, and found again in another version.

Pure functions on texts; no store, no window. The rule by which a place is found again:

1. The text is the same (SHA-256): the offsets, if the quote stands there.
2. The quote stands in the new text with all of its surroundings (32 code points before and after):
   that place, if it is the only one. Where two places of the old text had the same surroundings,
   they are widened until they differ. Where the new text has several such places (a paragraph was
   copied) and the old text is known, it is the one whose surroundings agree further: on neither
   side less than another's, and by 8 code points more altogether.
3. The quote stands there, but part of its surroundings has changed. What agrees is counted from the
   quote outwards, up to the first difference, on both sides. The place that agrees best is it, if

   - it leads every other place of the quote by at least 8 code points, and, if there are others,
     has at least 16 of them itself; none of the others has a whole side of the surroundings that
     this one has not;
   - where the old text is known, the anchor's place in it is, by the same measure, the one that
     agrees best with the place found: what has gone must not be found in its likeness;
   - where the old text is not known, at least half of the surroundings agree, or quote and
     surroundings that agree make at least 64 code points;
   - what surrounded the quote does not stand elsewhere around something else, unless the quote has
     24 code points or more and stands there alone: then it is the quote that has changed.
4. Anything else is for the user to decide.

So an anchor never comes to stand on a text that differs from its quote in a single character.

The lengths follow from how often quotes repeat in their own document: 20.7 % of those of 8 code
points, 4.9 % of those of 20, 0.1-0.3 % with 32 on each side.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from reader.notes.places import (
    Place,
    changed_places,
    half_places,
    occurrences,
    partly_agreeing,
    place_at,
)

if TYPE_CHECKING:
    from reader.corpus.model import Document

CONTEXT = 32
"""Code points kept before and after a quote."""

_WIDEST = 4096
_LEAD = 8
_LEAST_AMONG_OTHERS = 16
_SELF_EVIDENT = 64
_LONG_QUOTE = 24
_GUESSES = 5


class Doubt(StrEnum):
    """Why a place was not found again; the value is the sentence for the user."""

    GONE = "原来的文字已不在新文本中。"
    CHANGED = "原处的文字已改为别的内容。"
    SEVERAL = "新文本中有几处与原文同样相符，无法确定是哪一处。"
    UNSURE = "原来的文字还在，但上下文变化较大，无法确定是同一处。"


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in a document.

    Attributes:
        document_id: The document.
        text_sha256: Of the document's text, as ``Document.text_sha256``.
        start: First code point of the quote in that text.
        end: The code point after its last one.
        quote: What stands there, never empty.
        before: Up to 32 code points in front of it; fewer only at the start of the text.
        after: Up to 32 code points behind it; fewer only at the end of the text.
        section_path: Labels of the sections it stands in, from the top; to show, not to find it.
    """

    document_id: str
    text_sha256: str
    start: int
    end: int
    quote: str
    before: str
    after: str
    section_path: tuple[str, ...] = ()

    @property
    def in_context(self) -> str:
        """The quote with its surroundings."""
        return f"{self.before}{self.quote}{self.after}"


@dataclass(frozen=True, slots=True)
class Found:
    """Where the quote stands now; ``text[start:end]`` is the quote."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place of the new text that may be meant; for information, nothing is moved there.

    Attributes:
        start: First code point.
        end: The code point after the last one.
        text: What stands there now.
        in_context: The same with 32 code points before and after.
    """

    start: int
    end: int
    text: str
    in_context: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """The place was not found again for certain.

    Attributes:
        reason: Why; its value is a Chinese sentence.
        old_text: The quote in its old context.
        candidates: Places that may be meant, the best first; empty if there is no idea.
    """

    reason: Doubt
    old_text: str
    candidates: tuple[Candidate, ...] = ()


def make_anchor(document: "Document", start: int, end: int) -> Anchor:
    """An anchor on ``[start, end)`` of the document's text.

    Raises:
        ValueError: The range is empty or not inside the text.
    """
    text = document.text
    if not 0 <= start < end <= len(text):
        raise ValueError(f"[{start}, {end}) is not a range of {len(text)} code points")
    section = document.section_at(start)
    return Anchor(
        document.id,
        document.text_sha256,
        start,
        end,
        text[start:end],
        text[max(start - CONTEXT, 0) : start],
        text[end : end + CONTEXT],
        section.path if section else (),
    )


def relocate(anchor: Anchor, document: "Document", former: str | None = None) -> Found | Doubtful:
    """Find an anchor's place in a document.

    Args:
        anchor: Made on this document or on another version of it.
        document: Where it is to be found.
        former: The text the anchor was made on; None, or a text it does not fit, if it is not at
            hand.
    """
    if anchor.text_sha256 == document.text_sha256 and _stands(anchor, document.text):
        return Found(anchor.start, anchor.end)
    if former is None or not _stands(anchor, former) or former == document.text:
        return _found_in(document.text, anchor, former=None)
    place = _found_in(document.text, _told_apart(anchor, former), former=former)
    return place if isinstance(place, Found) else replace(place, old_text=anchor.in_context)


def _stands(anchor: Anchor, text: str) -> bool:
    return bool(anchor.quote) and text[anchor.start : anchor.end] == anchor.quote


def _told_apart(anchor: Anchor, former: str) -> Anchor:
    """The anchor with surroundings so wide that they stand only once in its own text."""
    width = CONTEXT
    while width < _WIDEST and len(occurrences(former, anchor.in_context, limit=2)) > 1:
        width *= 2
        anchor = _widened(anchor, former, width)
    return anchor


def _widened(anchor: Anchor, former: str, width: int) -> Anchor:
    return replace(
        anchor,
        before=former[max(anchor.start - width, 0) : anchor.start],
        after=former[anchor.end : anchor.end + width],
    )


def _found_in(text: str, anchor: Anchor, *, former: str | None) -> Found | Doubtful:
    """Rules 2 to 4 of the module's docstring.

    Args:
        text: The new text.
        anchor: With surroundings that stand once in ``former``, if that is possible.
        former: The text the anchor was made on, None if it is not known.
    """
    whole = occurrences(text, anchor.in_context, limit=_GUESSES)
    starts = [start + len(anchor.before) for start in whole]
    if len(starts) > 1:
        original = _original(text, anchor, former) if former is not None else None
        return original or _doubtful(
            text, anchor, Doubt.SEVERAL, [_range(anchor, s) for s in starts]
        )
    if starts and not (former is not None and _has_twin(anchor, former)):
        return Found(*_range(anchor, starts[0]))
    return _partly_found(text, anchor, former)


def _original(text: str, anchor: Anchor, former: str) -> Found | None:
    """Of several places with the same surroundings the one whose wider surroundings are the same.

    Where a paragraph was copied, the original still has its neighbours. No other place may agree
    further on either side.
    """
    if _has_twin(anchor, former):
        return None
    wide = _widened(anchor, former, _WIDEST)
    found = [
        place_at(text, *_range(anchor, start + len(anchor.before)), wide.before, wide.after)
        for start in occurrences(text, anchor.in_context)
    ]
    best = max(found, key=lambda place: place.agreement)
    others = [place for place in found if place is not best]
    if all(
        best.front >= other.front
        and best.behind >= other.behind
        and best.agreement >= other.agreement + _LEAD
        for other in others
    ):
        return Found(best.start, best.end)
    return None


def _has_twin(anchor: Anchor, former: str) -> bool:
    return len(occurrences(former, anchor.in_context, limit=2)) > 1


def _partly_found(text: str, anchor: Anchor, former: str | None) -> Found | Doubtful:
    places, alone = partly_agreeing(text, anchor.quote, anchor.before, anchor.after)
    changed = changed_places(text, anchor.quote, anchor.before, anchor.after)
    if not places and alone:
        reason = Doubt.CHANGED if changed else Doubt.GONE
        likely = changed or half_places(text, anchor.quote, anchor.before, anchor.after)
        return _doubtful(text, anchor, reason, [(p.start, p.end) for p in likely])
    best = places[0] if places else None
    if best is None or not _leads(best, places[1:], alone=alone):
        return _doubtful(text, anchor, Doubt.SEVERAL, [(p.start, p.end) for p in places])
    ranges = [(p.start, p.end) for p in (best, *changed)]
    if not (alone and len(anchor.quote) >= _LONG_QUOTE) and any(
        place.agreement >= best.agreement for place in changed
    ):
        return _doubtful(text, anchor, Doubt.CHANGED, [*ranges[1:], ranges[0]])
    if not _is_known_well(text, best, anchor, former):
        return _doubtful(text, anchor, Doubt.UNSURE, ranges)
    return Found(best.start, best.end)


def _leads(best: Place, others: list[Place], *, alone: bool) -> bool:
    """Whether a place of the quote agrees clearly better than all others."""
    if alone:
        return True
    second = max((place.agreement for place in others), default=0)
    rivalled = any(
        other.front >= CONTEXT > best.front or other.behind >= CONTEXT > best.behind
        for other in others
    )
    return best.agreement >= max(second + _LEAD, _LEAST_AMONG_OTHERS) and not rivalled


def _is_known_well(text: str, best: Place, anchor: Anchor, former: str | None) -> bool:
    """Whether what agrees is enough to say that it is the same place."""
    if former is None:
        half = best.agreement * 2 >= len(anchor.before) + len(anchor.after)
        return half or len(anchor.quote) + best.agreement >= _SELF_EVIDENT
    width = max(len(anchor.before), len(anchor.after))
    front, behind = text[max(best.start - width, 0) : best.start], text[best.end : best.end + width]
    places, alone = partly_agreeing(former, anchor.quote, front, behind)
    likeness = places[0] if places else None
    if likeness is None or likeness.start != anchor.start:
        return False
    return _leads(likeness, places[1:], alone=alone)


def _range(anchor: Anchor, start: int) -> tuple[int, int]:
    return start, start + len(anchor.quote)


def _doubtful(
    text: str, anchor: Anchor, reason: Doubt, ranges: Iterable[tuple[int, int]]
) -> Doubtful:
    candidates = tuple(
        Candidate(start, end, text[start:end], text[max(start - CONTEXT, 0) : end + CONTEXT])
        for start, end in list(dict.fromkeys(ranges))[:_GUESSES]
    )
    return Doubtful(reason, anchor.in_context, candidates)
