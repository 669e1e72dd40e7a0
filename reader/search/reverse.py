"""Finds the passages that a sentence of a draft comes from, also where it was changed.

A changed sentence still shares short runs of characters with its source. Some of these runs, spread
over the sentence, are looked for in all texts; where several stand in the same order and distance
the text is laid beside the sentence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import floor, log

from index.folding import Folded, fold
from index.literal import occurrences
from index.model import FoldedText
from reader.errors import SearchCancelledError, SearchError
from reader.search.alignment import Alignment, Stretch, align, shifted
from reader.search.answer import Hit
from reader.search.question import Cancelled, never

MAX_CHARACTERS = 500
"""Length of the longest text whose source is looked for."""

MIN_CHARACTERS = 4
PASSAGES = 10
"""So many passages are given at most."""

_RUN = 4
"""Characters of a run: at one change in five characters every fifth run is whole."""

_RUNS = 24
"""So many runs are looked for; each takes 7 ms in 11 million characters."""

_RUN_LIMIT = 2000
"""A run that stands more often than this says nothing about where the sentence comes from."""

_BUCKET = 48
"""Width of the strips in which the places of runs are gathered, in characters."""

_CANDIDATES = 24
_ALIGNED_CELLS = 2_500_000
"""Characters of the quotation times characters of texts that are laid beside it, all together."""

_LIKENESS = 0.5
"""At least this part of the covered stretch of the quotation must be the same."""

_SHORTEST_SAME = 6


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a quotation comes from.

    Attributes:
        document_id: The document.
        start: Position in the document's text.
        end: One past the last character.
        score: Part of the quotation that stands there, 1.0 for all of it.
        stretches: What is the same and what differs; places in the quotation as it was pasted and
            in the document's text.
    """

    document_id: str
    start: int
    end: int
    score: float
    stretches: tuple[Stretch, ...]

    @property
    def is_exact(self) -> bool:
        """True if nothing differs but the way of writing."""
        return all(stretch.kind == "same" for stretch in self.stretches)

    @property
    def reason(self) -> str:
        """How much of the quotation stands there, in Chinese."""
        if self.is_exact:
            return "原句"
        return f"相同 {min(floor(self.score * 100), 99)}%"


@dataclass(frozen=True, slots=True)
class Source:
    """A passage with what it takes to show and cite it."""

    hit: Hit
    title: str
    city: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage in folded characters."""

    text: FoldedText
    alignment: Alignment

    def overlaps(self, other: "_Found") -> bool:
        """True if both are the same place."""
        mine, others = self.alignment, other.alignment
        return self.text is other.text and mine.start < others.end and others.start < mine.end


def find_passages(
    quote: str,
    texts: Sequence[FoldedText],
    limit: int = PASSAGES,
    cancelled: Cancelled = never,
) -> tuple[Passage, ...]:
    """Find what a quotation comes from.

    Args:
        quote: Pasted by the user, at most ``MAX_CHARACTERS`` long.
        texts: What it may come from.
        limit: So many passages at most.
        cancelled: Asked now and then.

    Returns:
        The most similar first; literal quotations before all others.

    Raises:
        SearchError: The quotation is too short or too long.
        SearchCancelledError: It was cancelled.
    """
    if len(quote) > MAX_CHARACTERS:
        raise SearchError(f"要查的文字有 {len(quote)} 个字；一次最多 {MAX_CHARACTERS} 个字。")
    folded = _flat(quote)
    if len(folded.text) < MIN_CHARACTERS:
        raise SearchError(f"请至少粘贴 {MIN_CHARACTERS} 个字。")
    found = list(_literal(folded.text, texts, limit))
    if len(found) < limit:
        found += _similar(folded.text, texts, found, cancelled)
    found.sort(key=lambda each: -each.alignment.same)
    return tuple(_passage(each, folded) for each in found[:limit])


def _flat(quote: str) -> Folded:
    """The quotation folded; lines are no part of what was written."""
    return fold(quote.replace("\n", " ").replace("\r", " "))


def _literal(quote: str, texts: Iterable[FoldedText], limit: int) -> Iterator[_Found]:
    length = len(quote)
    for text in texts:
        for place in occurrences(text.folded.text, quote):
            whole = Stretch("same", 0, length, place, place + length)
            yield _Found(text, Alignment(place, place + length, (whole,), length, length))
            limit -= 1
            if not limit:
                return


def _similar(
    quote: str, texts: Sequence[FoldedText], known: Sequence[_Found], cancelled: Cancelled
) -> list[_Found]:
    found = list(known)
    cells = 0
    for text, start, end in _candidates(quote, texts, cancelled):
        cells += len(quote) * (end - start)
        if cells > _ALIGNED_CELLS:
            break
        alignment = align(quote, text.folded.text[start:end])
        if alignment is None or not _is_like(alignment):
            continue
        stretches = shifted(alignment.stretches, start)
        new = _Found(
            text,
            replace(
                alignment,
                start=alignment.start + start,
                end=alignment.end + start,
                stretches=stretches,
            ),
        )
        if not any(new.overlaps(other) for other in found):
            found.append(new)
    return found[len(known) :]


def _is_like(alignment: Alignment) -> bool:
    """True if enough is the same between the first and the last common character."""
    return alignment.same >= max(_SHORTEST_SAME, _LIKENESS * alignment.covered)


def _candidates(
    quote: str, texts: Sequence[FoldedText], cancelled: Cancelled
) -> list[tuple[FoldedText, int, int]]:
    """Stretches of texts in which runs of the quotation stand as they do in it; the best first.

    Stretches of one text may overlap.
    """
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for offset in _offsets(len(quote)):
        if cancelled():
            raise SearchCancelledError("检索已取消。")
        places = list(_places(quote[offset : offset + _RUN], texts))
        if not places or len(places) > _RUN_LIMIT:
            continue
        weight = log(1 + len(texts) / len({number for number, _ in places}))
        for number, strip in {(n, (place - offset) // _BUCKET) for n, place in places}:
            votes[number, strip] += weight
    joined = Counter({key: votes[key] + votes.get((key[0], key[1] + 1), 0.0) for key in votes})
    slack = max(len(quote) // 6, 12)
    stretches: list[tuple[FoldedText, int, int]] = []
    for (number, strip), _ in joined.most_common(_CANDIDATES):
        text = texts[number]
        start = max(strip * _BUCKET - slack, 0)
        end = min((strip + 2) * _BUCKET + len(quote) + slack, len(text.folded.text))
        stretches.append((text, start, end))
    return stretches


def _offsets(length: int) -> list[int]:
    """Where the runs that are looked for begin, evenly spread over the quotation."""
    last = length - _RUN
    if last < _RUNS:
        return list(range(last + 1))
    return [last * number // (_RUNS - 1) for number in range(_RUNS)]


def _places(run: str, texts: Sequence[FoldedText]) -> Iterator[tuple[int, int]]:
    """Number of the text and place of each occurrence of a run; one too many ends it."""
    left = _RUN_LIMIT
    for number, text in enumerate(texts):
        for place in occurrences(text.folded.text, run):
            yield number, place
            left -= 1
            if left < 0:
                return


def _passage(found: _Found, quote: Folded) -> Passage:
    """The passage in characters of the originals."""
    folded, alignment = found.text.folded, found.alignment
    start, end = folded.original_range(alignment.start, alignment.end)
    stretches = tuple(
        Stretch(
            stretch.kind,
            *quote.original_range(stretch.quote_start, stretch.quote_end),
            *folded.original_range(stretch.start, stretch.end),
        )
        for stretch in alignment.stretches
    )
    score = alignment.same / len(quote.text)
    return Passage(found.text.id, start, end, score, stretches)
