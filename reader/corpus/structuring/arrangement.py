"""Lines → drafts whose parts are known: titles, addressees, signatures, dates, notes, tables.

What is left without a kind is body: headings, items and paragraphs; ``structure.py`` tells them
apart.
"""

import re
from collections.abc import Sequence

from reader.corpus.model import BlockKind, Repair
from reader.corpus.rules import Rule
from reader.corpus.structuring import parts
from reader.corpus.structuring.drafts import Draft, gone_break, join_lines, line_break, removed
from reader.corpus.structuring.headings import ends_paragraph, is_responsible_paragraph
from reader.corpus.structuring.markers import Family, read_marker
from reader.corpus.structuring.plain import compact
from reader.corpus.structuring.table_drafts import join_tables
from reader.corpus.structuring.titles import (
    further_title,
    repeated,
    separators,
    title_groups,
    title_run,
)
from reader.corpus.structuring.wraps import join_wrapped
from reader.corpus.traced import Traced

_QUOTED = re.compile(r"《([^《》]{4,90})》")
_PART_LENGTH = 400
"""No part but a body paragraph is longer."""
_SIGNATURE_LINES = 6
_TITLE_WITHIN = 12
_FRONT_LINES = 60
_CONTENTS_LINES = 600
_HEADING_UNITS = (Family.PART, Family.SUBPART, Family.CHAPTER, Family.STATUTE_SECTION)


def arrange(lines: Sequence[Traced], source: str) -> tuple[list[Draft], list[Repair]]:
    """Make drafts of the lines and tell what part each is.

    Args:
        lines: Trimmed, non-empty lines in the order of the source.
        source: The source text.
    """
    repairs: list[Repair] = []
    drafts = join_tables([Draft(line) for line in lines], source, repairs)
    drafts, joins = join_wrapped(drafts, source)
    repairs += joins
    drafts = _whole_lines(drafts, source, repairs)
    for draft in drafts:
        if draft.kind is None:
            draft.marker = read_marker(draft.text)
    _set_aside_contents(drafts)
    return _Parts(drafts, source, repairs).found(), repairs


def _whole_lines(drafts: list[Draft], source: str, repairs: list[Repair]) -> list[Draft]:
    """Join a number that stands alone with its heading; part organs from the date after them."""
    found: list[Draft] = []
    place = 0
    while place < len(drafts):
        draft = drafts[place]
        following = drafts[place + 1] if place + 1 < len(drafts) else None
        if draft.kind is None and following is not None and _is_bare_marker(draft, following):
            traced, joins = join_lines(source, [draft.traced, following.traced], [" "])
            repairs += joins
            found.append(Draft(traced))
            place += 2
            continue
        found += _signed(draft, source, repairs)
        place += 1
    return found


def _is_bare_marker(draft: Draft, following: Draft) -> bool:
    marker = read_marker(draft.text) if len(draft.text) <= 12 else None
    if marker is None or marker.end < len(draft.text) or following.kind is not None:
        return False
    if read_marker(following.text) is not None:
        return False
    return marker.family not in _HEADING_UNITS or len(following.text) <= 30


def _signed(draft: Draft, source: str, repairs: list[Repair]) -> list[Draft]:
    if draft.kind is not None or draft.text[-1] not in "日号":
        return [draft]
    places = parts.signed_date(draft.text)
    if places is None:
        return [draft]
    gap = draft.traced.slice(*places)
    start = draft.traced.slice(0, places[0]).source_end
    end = gap.source_end or start
    repairs.append(Repair(Rule.SPLIT_LINE, start, end, source[start:end], "\n"))
    return [
        Draft(draft.traced.slice(0, places[0]), BlockKind.SIGNATURE),
        Draft(draft.traced.slice(places[1], len(draft.traced)), BlockKind.DATE),
    ]


def _set_aside_contents(drafts: Sequence[Draft]) -> None:
    """Make plain paragraphs of a table of contents: its lines open nothing."""
    start = next(
        (i for i, d in enumerate(drafts[:_FRONT_LINES]) if parts.is_contents(d.text)), None
    )
    if start is None or start + 1 >= len(drafts):
        return
    first = _contents_entry(drafts[start + 1].text)
    for place in range(start + 2, min(len(drafts), start + _CONTENTS_LINES)):
        entry = compact(drafts[place].text)
        if entry == first:
            for draft in drafts[start:place]:
                draft.kind, draft.marker = BlockKind.PARAGRAPH, None
            return
        if len(entry) > 80 or entry.endswith("。"):
            return


def _contents_entry(text: str) -> str:
    return re.sub(r"[.…·]*\(?\d*\)?$", "", compact(text))


class _Parts:
    """Walks once through the drafts and names the parts that are no body."""

    def __init__(self, drafts: list[Draft], source: str, repairs: list[Repair]) -> None:
        self._drafts = drafts
        self._source = source
        self._repairs = repairs
        self._known: list[str] = []
        self._joins: list[tuple[int, int]] = []
        self._dropped: set[int] = set()

    def found(self) -> list[Draft]:
        """The drafts with their kinds, titles joined and repeated ones left out."""
        place = self._front(0, opening=True)
        while place < len(self._drafts):
            place = self._part(place)
        self._closing_organs(len(self._drafts))
        return self._joined()

    def _part(self, place: int) -> int:
        """Name the part at ``place``, if it is one; return where to go on."""
        draft = self._drafts[place]
        text = draft.text
        if place < _FRONT_LINES:
            self._known += _QUOTED.findall(text)
        if draft.kind is not None or len(text) > _PART_LENGTH:
            return self._front(place + 1) if draft.kind is BlockKind.DATE else place + 1
        if parts.is_attachment_note(text):
            return self._attachments(place)
        if is_responsible_paragraph(text):
            draft.kind = BlockKind.RESPONSIBLE_NOTE
            return place + 1
        return self._closing_part(place)

    def _closing_part(self, place: int) -> int:
        """Name a part that closes a text; the next text may begin after it."""
        draft = self._drafts[place]
        if self._is_signed(place):
            draft.kind = BlockKind.DATE
            return self._front(place + 1)
        if parts.is_distribution_note(draft.text):
            self._closing_organs(place)
            draft.kind = BlockKind.DISTRIBUTION_NOTE
            return self._front(place + 1)
        if self._is_announced_title(place):
            self._closing_organs(place)
            return self._front(place)
        return place + 1

    def _is_signed(self, place: int) -> bool:
        """True for a date under a signature, which is marked, or at the end of the text."""
        text = self._drafts[place].text
        damaged = parts.is_damaged_date(text)
        if not damaged and not parts.is_date(text):
            return False
        start = place
        while start > 0 and place - start < _SIGNATURE_LINES:
            line = self._drafts[start - 1]
            if line.kind is not None or line.marker is not None:
                break
            nearest = start == place and not damaged and _is_signer(line.text)
            if not (parts.is_organ(line.text) or nearest):
                break
            start -= 1
        if start == place and not damaged:
            start = self._pieces_over(place)
        for line in self._drafts[start:place]:
            line.kind = BlockKind.SIGNATURE
        return start < place or (not damaged and self._ends_text(place))

    def _pieces_over(self, place: int) -> int:
        """First of the short lines between the text and its date, if an organ is among them."""
        start = place
        while start > 1 and place - start < _SIGNATURE_LINES:
            line = self._drafts[start - 1]
            if line.kind is not None or line.marker or not parts.is_signature_piece(line.text):
                break
            start -= 1
        organ = any(parts.is_organ(line.text) for line in self._drafts[start:place])
        return start if organ and self._drafts[start - 1].text.endswith("。") else place

    def _ends_text(self, place: int) -> bool:
        before = self._drafts[place - 1]
        after = self._drafts[place + 1 : place + 2]
        return ends_paragraph(before.text) and (
            not after
            or self._drafts[place].text.endswith("日")
            or parts.is_distribution_note(after[0].text)
            or parts.is_attachment_note(after[0].text)
        )

    def _is_announced_title(self, place: int) -> bool:
        """True for the title of a plan that an unsigned notice forwards: the notice named it."""
        if place >= _FRONT_LINES or not parts.is_title_piece(self._drafts[place].text):
            return False
        end = min(title_run(self._drafts, place), place + _SIGNATURE_LINES)
        groups = title_groups(self._drafts, place, end, self._known)
        if not groups or groups[0].start > place:
            return False
        line = compact("".join(d.text for d in self._drafts[place : groups[0].end]))
        return len(line) >= 6 and any(line in compact(known) for known in self._known)

    def _closing_organs(self, end: int) -> None:
        """Mark the organs that stand, without a date, before the part at ``end``."""
        start = end
        while start > 1 and end - start < _SIGNATURE_LINES:
            line = self._drafts[start - 1]
            if line.kind is not None or line.marker or not parts.is_organ(line.text):
                break
            start -= 1
        if start > 1 and start < end and ends_paragraph(self._drafts[start - 1].text):
            for line in self._drafts[start:end]:
                line.kind = BlockKind.SIGNATURE

    def _attachments(self, place: int) -> int:
        """Mark a note of attachments with its list, or the start of an annex with its title."""
        drafts = self._drafts
        self._closing_organs(place)
        drafts[place].kind = BlockKind.ATTACHMENT_NOTE
        if parts.is_annex_start(drafts[place].text) and not self._lists_attachments(place + 1):
            return self._front(place + 1, annex=True)
        place += 1
        while place < len(drafts) and parts.is_attachment_item(drafts[place].text):
            drafts[place].kind = BlockKind.ATTACHMENT_NOTE
            place += 1
        return place

    def _lists_attachments(self, place: int) -> bool:
        drafts = self._drafts
        colon = compact(drafts[place - 1].text).endswith(":")
        return colon and place < len(drafts) and parts.is_attachment_item(drafts[place].text)

    def _front(self, start: int, *, opening: bool = False, annex: bool = False) -> int:
        """Name titles, numbers, dates and the addressee from ``start`` on.

        Args:
            start: First line.
            opening: The document begins here: its first line is the title, whatever it says.
            annex: An annex begins here.
        """
        drafts = self._drafts
        groups: list[tuple[int, int]] = []
        place = start
        while place < len(drafts) and drafts[place].kind is None:
            text = drafts[place].text
            if parts.is_document_number(text):
                drafts[place].kind = BlockKind.DOCUMENT_NUMBER
            elif opening and parts.is_history_note(text):
                pass
            elif parts.is_date(text) and (opening or groups):
                drafts[place].kind = BlockKind.DATE
            elif (end := title_run(drafts, place)) > place:
                groups += self._titles(place, end, first=not groups, opening=opening or annex)
                if not groups and not opening:
                    return start
                place = end
                continue
            else:
                break
            place += 1
        self._keep_titles(groups)
        if (opening or groups) and place < len(drafts) and _opens_letter(drafts, place):
            drafts[place].kind = BlockKind.ADDRESSEE
            place += 1
        return max(place, start)

    def _titles(self, start: int, end: int, *, first: bool, opening: bool) -> list[tuple[int, int]]:
        """The titles among the lines ``[start, end)``."""
        drafts = self._drafts
        accepted: list[tuple[int, int]] = []
        for group in title_groups(drafts, start, end, self._known):
            text = "".join(draft.text for draft in drafts[group.start : group.end])
            if first and not accepted:
                if group.start - start >= (_TITLE_WITHIN if opening else 1):
                    break
            elif not further_title(text, self._known):
                continue
            accepted.append((group.start, group.end))
            self._known.append(text)
        if accepted or not first:
            return accepted
        text = drafts[start].text
        named = compact(text) in map(compact, self._known)
        if named or (opening and not parts.is_organ(text) and not parts.is_order(text)):
            self._known.append(text)
            return [(start, start + 1)]
        return []

    def _keep_titles(self, groups: Sequence[tuple[int, int]]) -> None:
        texts = ["".join(d.text for d in self._drafts[slice(*group)]) for group in groups]
        gone = repeated(texts)
        for number, (start, end) in enumerate(groups):
            for draft in self._drafts[start:end]:
                draft.kind = BlockKind.TITLE
                draft.marker = None
            if number in gone:
                self._dropped.update(range(start, end))
            elif end - start > 1:
                self._joins.append((start, end))

    def _joined(self) -> list[Draft]:
        """Apply what was found out about titles: join broken ones, leave repeated ones out."""
        drafts = self._drafts
        ends = dict(self._joins)
        found: list[Draft] = []
        place = 0
        while place < len(drafts):
            end = ends.get(place, place + 1)
            if place in self._dropped:
                self._drop(place)
            elif end > place + 1:
                pieces = [draft.traced for draft in drafts[place:end]]
                between = separators([piece.text for piece in pieces])
                traced, joins = join_lines(self._source, pieces, between)
                self._repairs += joins
                found.append(Draft(traced, BlockKind.TITLE))
            else:
                found.append(drafts[place])
            place = end
        return found

    def _drop(self, place: int) -> None:
        line = self._drafts[place].traced
        self._repairs += removed(line, Rule.REPEATED)
        before = place - 1
        if place + 1 < len(self._drafts):
            before = place
        else:
            while before in self._dropped:
                before -= 1
        if before >= 0:
            left, right = self._drafts[before].traced, self._drafts[before + 1].traced
            gap = line_break(self._source, left, right)
            self._repairs += gone_break(self._source, gap)


def _is_signer(text: str) -> bool:
    return parts.is_officer(text) or (len(text) <= 30 and "〔?〕" in text)


def _opens_letter(drafts: Sequence[Draft], place: int) -> bool:
    return drafts[place].marker is None and parts.is_addressee(drafts[place].text)
