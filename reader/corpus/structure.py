"""Lines → the text of a document, its blocks and the tree of its sections (conventions 3)."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.corpus.model import (
    UNREADABLE_MARK,
    Block,
    BlockKind,
    Repair,
    Section,
    SourceMap,
    Span,
    SpanKind,
    Table,
)
from reader.corpus.structuring import headings
from reader.corpus.structuring.arrangement import arrange
from reader.corpus.structuring.drafts import Draft, line_feed
from reader.corpus.structuring.markers import Family, Marker
from reader.corpus.structuring.outline import Candidates, Outline, Placed
from reader.corpus.structuring.parts import is_organ
from reader.corpus.structuring.tables import (
    RowSplit,
    blank_table,
    flattened_table,
    pipe_table,
    tab_table,
)
from reader.corpus.traced import Traced, runs_of

_CLOSING = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.SIGNATURE,
        BlockKind.DATE,
        BlockKind.ATTACHMENT_NOTE,
        BlockKind.DISTRIBUTION_NOTE,
    }
)
_BULLETS = (*"●•◆■★▲○◎·※", "- ", "* ", "+ ")
_BODY_LENGTH = 30
_STATUTORY_TITLE_LENGTH = 60


@dataclass(frozen=True)
class Structured:
    """A text with its structure.

    Attributes:
        text: Texts of the blocks joined by line feeds.
        blocks: In the order of the text.
        sections: In the order of their headings.
        source_map: Where the text stands in the source.
        repairs: What this step changed; the cleaning's repairs are not among them.
    """

    text: str
    blocks: tuple[Block, ...]
    sections: tuple[Section, ...]
    source_map: SourceMap
    repairs: tuple[Repair, ...]


def build_structure(
    lines: Sequence[Traced], source: str, splits: Sequence[RowSplit] = ()
) -> Structured:
    """Find the blocks and the outline of a cleaned text.

    Args:
        lines: Trimmed, non-empty lines in the order of the source, as ``clean`` gives them.
        source: The decoded source text; of the line feeds between two blocks the first stays.
        splits: Reviewed rows of a flattened table, positions in the source.
    """
    drafts, repairs = arrange(lines, source)
    entries = _Sections(drafts).entries()
    for draft in drafts:
        _add_notes(draft)
    traced, starts = _text(drafts, source)
    source_map = SourceMap(runs_of(traced))
    blocks = tuple(
        _block(draft, start, splits, source_map)
        for draft, start in zip(drafts, starts, strict=True)
    )
    repairs.sort(key=lambda repair: (repair.source_start, repair.source_end))
    return Structured(traced.text, blocks, _sections(entries, blocks), source_map, tuple(repairs))


@dataclass(slots=True)
class _Entry:
    """A section on the way: number and heading, its place in the tree, first and last block."""

    number: str
    heading: str
    placed: Placed
    first: int
    last: int = field(default=0)


class _Sections:
    """Walks once through the drafts, finds headings and items, and places them in the outline."""

    def __init__(self, drafts: list[Draft]) -> None:
        self._drafts = drafts
        markers = [draft.marker if draft.kind is None else None for draft in drafts]
        self._outline = Outline(Candidates.of(markers))
        self._entries: list[_Entry] = []
        self._chain: tuple[int, ...] = ()

    def entries(self) -> list[_Entry]:
        """The sections; every draft has its kind afterwards."""
        for place, draft in enumerate(self._drafts):
            if draft.kind in _CLOSING:
                self._outline.reset()
                self._follow((), place)
            elif draft.kind is None:
                draft.kind = self._body(place, draft)
        self._follow((), len(self._drafts))
        return self._entries

    def _body(self, place: int, draft: Draft) -> BlockKind:
        marker = draft.marker
        if marker is not None and marker.family is Family.CAPTION:
            return self._caption(place, draft, marker)
        if marker is not None:
            return self._marked(place, draft, marker)
        if self._is_unnumbered_heading(place):
            heading = headings.without_final_mark(draft.text)
            draft.spans.append((SpanKind.HEADING, 0, len(heading)))
            self._open(
                place,
                "",
                heading,
                self._outline.place_unnumbered(place, self._drafts[place + 1].marker),
            )
            return BlockKind.HEADING
        return BlockKind.LIST_ITEM if draft.text.startswith(_BULLETS) else BlockKind.PARAGRAPH

    def _marked(self, place: int, draft: Draft, marker: Marker) -> BlockKind:
        outline = self._outline
        if marker.family is Family.DASH and place and self._is_title(place - 1):
            # 政府工作报告 / ——2023年1月6日在某市…会议上: the subtitle opens no section.
            return BlockKind.PARAGRAPH
        if outline.article_open and not outline.closes_article(marker):
            draft.spans.append((SpanKind.MARKER, 0, len(marker.number)))
            return BlockKind.LIST_ITEM
        if not outline.accepts(marker, place, after_paragraph=self._after_paragraph(place)):
            return BlockKind.PARAGRAPH
        draft.spans.append((SpanKind.MARKER, 0, len(marker.number)))
        kind, heading = _heading(draft, marker)
        self._open(place, marker.number, heading, outline.place(marker, place))
        return kind

    def _is_title(self, place: int) -> bool:
        return self._drafts[place].kind is BlockKind.TITLE

    def _caption(self, place: int, draft: Draft, marker: Marker) -> BlockKind:
        text = draft.text
        if len(text) > headings.HEADING_LENGTH or text[-1] in "。；，;," or "。" in text:
            return BlockKind.PARAGRAPH
        draft.spans.append((SpanKind.MARKER, 0, len(marker.number)))
        heading = text[marker.end :].lstrip(" :：\u3000")
        draft.spans.append((SpanKind.HEADING, len(text) - len(heading), len(text)))
        self._open(place, marker.number, heading, self._outline.place(marker, place))
        return BlockKind.HEADING

    def _open(self, place: int, number: str, heading: str, placed: Placed) -> None:
        self._follow((*placed.ancestors, len(self._entries)), place)
        self._entries.append(_Entry(number, heading, placed, place))

    def _follow(self, chain: tuple[int, ...], place: int) -> None:
        """From block ``place`` on the sections of ``chain`` are open; the others end before it."""
        for number in self._chain:
            if number not in chain:
                self._entries[number].last = place - 1
        self._chain = chain

    def _after_paragraph(self, place: int) -> bool:
        if place == 0:
            return True
        before = self._drafts[place - 1]
        return before.kind is not BlockKind.PARAGRAPH or headings.ends_paragraph(before.text)

    def _is_unnumbered_heading(self, place: int) -> bool:
        draft = self._drafts[place]
        if len(draft.text) > headings.UNNUMBERED_LENGTH + 4 or place + 1 >= len(self._drafts):
            return False
        after = self._drafts[place + 1]
        if after.kind in _CLOSING or not self._after_paragraph(place):
            return False
        if self._outline.article_open:
            return self._heads_article(draft, after)
        if is_organ(draft.text):
            return False
        deeper = after.marker is not None and after.marker.value <= 1
        table = after.kind is BlockKind.TABLE
        if headings.is_named_heading(draft.text, caption=table):
            body = len(after.text) >= _BODY_LENGTH or after.text[-1] in "。；"
            return deeper or table or body or self._heads_heading(place + 1)
        long = len(after.text) > headings.HEADING_LENGTH and after.text[-1] in "。：；"
        return self._entries != [] and long and headings.is_isolated_heading(draft.text)

    def _heads_heading(self, place: int) -> bool:
        """True if the line at ``place`` is short as well and a paragraph follows it."""
        if place + 1 >= len(self._drafts):
            return False
        line, after = self._drafts[place : place + 2]
        return len(after.text) > headings.HEADING_LENGTH and (
            headings.is_isolated_heading(line.text)
            or headings.is_named_heading(line.text, caption=False)
        )

    @staticmethod
    def _heads_article(draft: Draft, after: Draft) -> bool:
        """True for the heading of a chapter without number: an article follows at once."""
        article = after.marker is not None and after.marker.family is Family.ARTICLE
        return article and headings.is_chapter_name(draft.text)


def _heading(draft: Draft, marker: Marker) -> tuple[BlockKind, str]:
    """Kind and heading of a numbered line; the heading's span is added to the draft."""
    text, start = draft.text, marker.end
    if marker.family is Family.ARTICLE:
        return _article(draft, start)
    stop = headings.lead_stop(text, start)
    if marker.family.statutory and len(text) - start <= _STATUTORY_TITLE_LENGTH:
        stop = None
        limit = _STATUTORY_TITLE_LENGTH
    else:
        limit = headings.HEADING_LENGTH
    if stop is not None and text[stop + 1 :].strip():
        draft.spans.append((SpanKind.HEADING, start, stop))
        return BlockKind.LEAD_HEADING, text[start:stop].rstrip()
    if len(text) - start > limit:
        return BlockKind.LIST_ITEM, headings.excerpt(text[start:])
    heading = headings.without_final_mark(text[start:])
    if text[-1] in "；;，,":
        return BlockKind.LIST_ITEM, heading
    draft.spans.append((SpanKind.HEADING, start, start + len(heading)))
    return BlockKind.HEADING, heading


def _article(draft: Draft, start: int) -> tuple[BlockKind, str]:
    title = headings.article_title(draft.text, start)
    if title is not None:
        draft.spans.append((SpanKind.HEADING, *title))
        return BlockKind.LEAD_HEADING, draft.text[slice(*title)]
    return BlockKind.PARAGRAPH, headings.excerpt(draft.text[start:])


def _add_notes(draft: Draft) -> None:
    """Mark a closing note of responsible units and what could not be read."""
    text = draft.text
    if draft.kind in (BlockKind.PARAGRAPH, BlockKind.LEAD_HEADING, BlockKind.LIST_ITEM):
        note = headings.responsible_note(text)
        if note is not None and note[0] > 0:
            draft.spans.append((SpanKind.RESPONSIBLE, *note))
    place = text.find(UNREADABLE_MARK)
    while place >= 0:
        draft.spans.append((SpanKind.UNREADABLE, place, place + len(UNREADABLE_MARK)))
        place = text.find(UNREADABLE_MARK, place + 1)
    draft.spans.sort(key=lambda span: span[1:])


def _text(drafts: Sequence[Draft], source: str) -> tuple[Traced, list[int]]:
    """The drafts joined by line feeds, and where each begins."""
    pieces: list[Traced] = []
    starts: list[int] = []
    position = 0
    for place, draft in enumerate(drafts):
        if place:
            pieces.append(line_feed(source, drafts[place - 1].traced, draft.traced))
            position += 1
        starts.append(position)
        pieces.append(draft.traced)
        position += len(draft.traced)
    return Traced.joined(pieces), starts


def _block(draft: Draft, start: int, splits: Sequence[RowSplit], source_map: SourceMap) -> Block:
    source_start, source_end = draft.traced.source_start, draft.traced.source_end
    return Block(
        kind=draft.kind or BlockKind.PARAGRAPH,
        text=draft.text,
        start=start,
        end=start + len(draft.text),
        source_start=source_start,
        source_end=source_end,
        spans=tuple(Span(kind, start + begin, start + end) for kind, begin, end in draft.spans),
        table=_table(draft, start, splits, source_map),
    )


def _table(
    draft: Draft, start: int, splits: Sequence[RowSplit], source_map: SourceMap
) -> Table | None:
    if draft.kind is not BlockKind.TABLE:
        return None
    if not draft.rows:
        traced = draft.traced
        return flattened_table(traced.source_start, traced.source_end, splits, source_map)
    first = draft.rows[0]
    if first.startswith("|"):
        return pipe_table(draft.rows, start)
    return (tab_table if "\t" in first else blank_table)(draft.rows, start)


def _sections(entries: Sequence[_Entry], blocks: Sequence[Block]) -> tuple[Section, ...]:
    sections: list[Section] = []
    for entry in entries:
        above = entry.placed.ancestors
        path = sections[above[-1]].path if above else ()
        sections.append(
            Section(
                level=entry.placed.level,
                depth=len(above) + 1,
                number=entry.number,
                heading=entry.heading,
                start=blocks[entry.first].start,
                end=blocks[entry.last].end,
                path=(*path, f"{entry.number}{entry.heading}"),
            )
        )
    return tuple(sections)
