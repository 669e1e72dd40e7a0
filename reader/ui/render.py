"""Document → QTextDocument: the one way a document is drawn, for the screen and for paper.

The text of the document stands in the page unchanged (simplified, only its shapes change, character
for character); the page's own words (facts above the title, notes about tables) lie outside the map
of positions.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableCellFormat,
    QTextTableFormat,
)

from reader.corpus.model import (
    UNREADABLE_MARK,
    Block,
    BlockKind,
    Cell,
    Document,
    SpanKind,
    Table,
)
from reader.ui.facts import Fact, facts_of
from reader.ui.positions import PositionMap, Segment, displayable
from reader.ui.theme import Theme
from reader.ui.title_lines import line_width
from reader.ui.typography import MEASURE, Typography

SOURCE_LINK = "source:"
"""Start of the address of a link to the source: ``source:START-END`` in source positions."""

_NUMBER = re.compile(r"[\d０-９.,，．%％〔〕\[\]()（）+\-—–≥≤<>约以上下万亿个\s]+")
_SPECIAL = re.compile(
    re.escape(UNREADABLE_MARK)
    + r"|[,;:](?=[^\x00-\xff])|(?<=[^\x00-\xff])[,;:](?=\w)"
    + r"|(?<=[^\s（(《〈「『“‘〔［\[【])(?=[“‘])"
    + r"|(?<=[”’])(?=[\u3400-\u9fff])"
)
_MAY_BREAK = "\u200b"
_SEPARATORS = re.compile(r"[\s|｜]*")
_TITLE_BREAK = re.compile(r"[关關][于於]")
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.LEAD_HEADING})
_TABLE_LAID_OUT = "原文中的表格已散乱，以下按审校结果排列。"
_TABLE_LOST = "疑似表格，原版式已丢失。"
_SEE_SOURCE = "看原文"
_MARGIN_EMS = 3.0


@dataclass(frozen=True)
class RenderOptions:
    """How a page is to look.

    Attributes:
        theme: Colours.
        zoom_percent: 100 is 小四.
        simplify: Maps a text to simplified characters, one for one; None shows it as it is.
        facts: True for the lines about issuer, number and dates above the title.
    """

    theme: Theme
    zoom_percent: int = 100
    simplify: Callable[[str], str] | None = None
    facts: bool = True


class Page:
    """A rendered document: the QTextDocument and the map between its positions and the text's."""

    def __init__(
        self,
        text_document: QTextDocument,
        positions: PositionMap,
        typography: Typography,
        titles: tuple[tuple[int, str], ...],
    ) -> None:
        self.text_document = text_document
        self.typography = typography
        self._positions = positions
        self._titles = titles

    def qt_range(self, start: int, end: int) -> tuple[int, int]:
        """Qt range of the text ``[start, end)``, decoration within included."""
        return self._positions.qt_range(start, end)

    def qt_pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Qt ranges of the text ``[start, end)``: one for each paragraph or cell it touches."""
        return self._positions.qt_pieces(start, end)

    def document_position(self, qt_position: int) -> int:
        """Position in ``Document.text`` for a position in the QTextDocument."""
        return self._positions.document_position(qt_position)

    def column_width(self, room: float) -> float:
        """Width of the text column in ``room`` pixels: whole characters, at most ``MEASURE``."""
        em = self.typography.em
        characters = int((room - 2 * self.margin(room)) / em)
        return max(min(characters, MEASURE), 4) * em

    def margin(self, room: float) -> float:
        """Least distance between the column and the edge of the paper."""
        return min(_MARGIN_EMS * self.typography.em, max(room * 0.06, 8.0))

    def fit(self, room: float) -> None:
        """Centre the column in ``room`` pixels and break the titles into lines of even length."""
        column = self.column_width(room)
        side = max((room - column) / 2, 0.0)
        em = self.typography.em
        frame = QTextFrameFormat(self.text_document.rootFrame().frameFormat())
        frame.setLeftMargin(side)
        frame.setRightMargin(max(room - column - side, 0.0))
        frame.setTopMargin(2.2 * em)
        frame.setBottomMargin(6 * em)
        cursor = QTextCursor(self.text_document)
        cursor.beginEditBlock()
        self.text_document.rootFrame().setFrameFormat(frame)
        for qt_position, title in self._titles:
            cursor.setPosition(qt_position)
            self._balance(cursor, title, column)
        cursor.endEditBlock()
        self.text_document.setTextWidth(room)

    def _balance(self, cursor: QTextCursor, title: str, column: float) -> None:
        size = self.typography.title.font().pixelSize()
        wanted = (line_width(title, column / size) + 0.4) * size
        side = max((column - wanted) / 2, 0.0)
        form = QTextBlockFormat(cursor.blockFormat())
        form.setLeftMargin(side)
        form.setRightMargin(side)
        cursor.setBlockFormat(form)


def render(document: Document, options: RenderOptions) -> Page:
    """Set ``document`` as a page. The caller calls :meth:`Page.fit` when it knows the width.

    Args:
        document: What to set.
        options: How to set it.
    """
    return _Setter(document, options).set_page()


def _unbroken(words: str) -> str:
    """The page's own words with a sign between the characters that keeps them on one line."""
    return "".join(f"{character}\u2060" for character in words)


class _Setter:
    """Writes one page from top to bottom."""

    def __init__(self, document: Document, options: RenderOptions) -> None:
        self._document = document
        self._options = options
        self._typography = Typography(options.theme, options.zoom_percent)
        shown = options.simplify(document.text) if options.simplify else document.text
        if len(shown) != len(document.text):
            raise ValueError("simplify must keep the length of the text")
        self._shown = displayable(shown)
        self._levels = {section.start: section.level for section in document.sections}
        self._segments: list[Segment] = []
        self._segment_stop = 0
        self._titles: list[tuple[int, str]] = []
        self._qt = QTextDocument()
        self._qt.setUndoRedoEnabled(False)
        self._qt.setDocumentMargin(0)
        self._qt.setDefaultFont(self._typography.body.font())
        self._cursor = QTextCursor(self._qt)
        self._fresh = True

    def set_page(self) -> Page:
        self._cursor.beginEditBlock()
        if self._options.facts:
            self._set_facts(facts_of(self._document.metadata))
        previous: Block | None = None
        for block in self._document.blocks:
            self._set_block(block, previous)
            previous = block
        self._cursor.endEditBlock()
        return Page(
            self._qt,
            PositionMap(self._shown, self._segments),
            self._typography,
            tuple(self._titles),
        )

    def _paragraph(self, form: QTextBlockFormat, text: QTextCharFormat) -> None:
        """Begin a paragraph, in the empty one Qt has made at the start and after a table."""
        if self._fresh:
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(text)
            self._fresh = False
        else:
            self._cursor.insertBlock(form, text)

    def _write(self, start: int, end: int, text: QTextCharFormat) -> None:
        """Write a stretch of the document's text.

        〔?〕 has its own colour, a half-width comma between Han characters gets the room of a
        full-width one, and a line may break outside quotation marks (Qt would keep them with both
        neighbours).
        """
        at = start
        for match in _SPECIAL.finditer(self._shown, start, end):
            self._insert(at, match.start(), text)
            if match.group():
                marked = match.group() == UNREADABLE_MARK
                special = self._typography.special(text, unreadable=marked)
                self._insert(match.start(), match.end(), special)
            else:
                self._cursor.insertText(_MAY_BREAK, text)
            at = match.end()
        self._insert(at, end, text)

    def _insert(self, start: int, end: int, text: QTextCharFormat) -> None:
        """Write ``[start, end)`` at the cursor and remember that it stands there."""
        if start == end:
            return
        place = self._cursor.position()
        self._cursor.insertText(self._shown[start:end], text)
        last = self._segments[-1] if self._segments else None
        if last is not None and last.end == start and self._segment_stop == place:
            self._segments[-1] = Segment(last.start, end, last.qt_start)
        else:
            self._segments.append(Segment(start, end, place))
        self._segment_stop = self._cursor.position()

    # The page's own words

    def _set_facts(self, facts: tuple[tuple[Fact, ...], ...]) -> None:
        typography = self._typography
        for row, line in enumerate(facts):
            self._paragraph(typography.fact_block, typography.fact)
            for place, fact in enumerate(line):
                if place:
                    self._cursor.insertText("　　", typography.fact)
                self._write_fact(fact, typography.organ if row == 0 else typography.fact)
        if facts:
            self._rule()

    def _write_fact(self, fact: Fact, text: QTextCharFormat) -> None:
        if fact.label:
            self._cursor.insertText(_unbroken(fact.label + "\u00a0"), self._typography.fact)
        self._cursor.insertText(_unbroken(displayable(fact.value)), text)
        if fact.reason:
            mark = QTextCharFormat(self._typography.inferred)
            mark.setToolTip(fact.reason)
            self._cursor.insertText(_unbroken("\u00a0推定"), mark)

    def _rule(self) -> None:
        """A thin line between the facts and the document."""
        form = QTextBlockFormat()
        form.setProperty(
            QTextBlockFormat.Property.BlockTrailingHorizontalRulerWidth,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
        form.setBackground(QBrush(QColor(self._options.theme.border)))
        form.setTopMargin(round(0.7 * self._typography.em))
        form.setBottomMargin(round(1.6 * self._typography.em))
        form.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        self._paragraph(form, self._typography.fact)

    def _table_note(self, block: Block, words: str) -> None:
        self._paragraph(self._typography.table_note_block, self._typography.fact)
        self._cursor.insertText(words, self._typography.fact)
        link = QTextCharFormat(self._typography.link)
        link.setAnchorHref(f"{SOURCE_LINK}{block.source_start}-{block.source_end}")
        link.setToolTip("打开原始网页文字，看这张表原来的样子")
        self._cursor.insertText(_SEE_SOURCE, link)

    # The document's text

    def _set_block(self, block: Block, previous: Block | None) -> None:
        if block.kind is BlockKind.TITLE:
            self._set_title(block, previous)
        elif block.kind in _HEADINGS:
            self._set_heading(block)
        elif block.table is not None and block.table.rows:
            self._set_table(block, block.table)
        else:
            if block.kind is BlockKind.TABLE and block.table is not None and block.table.damaged:
                self._table_note(block, _TABLE_LOST)
            self._set_paragraph(block, previous)

    def _set_paragraph(self, block: Block, previous: Block | None) -> None:
        style = self._typography.style(block.kind)
        form = style.block
        closing = (BlockKind.SIGNATURE, BlockKind.DATE)
        if block.kind in closing and previous is not None and previous.kind in closing:
            form = self._typography.style(BlockKind.DATE).block
        self._paragraph(form, style.text)
        self._write_spans(block, style.text, self._typography.body)

    def _set_heading(self, block: Block) -> None:
        level = self._levels.get(block.start, _LOWEST)
        heading = self._typography.heading(level)
        alone = block.kind is BlockKind.HEADING
        form = (
            self._typography.heading_block(level)
            if alone or level <= 2
            else self._typography.style(BlockKind.PARAGRAPH).block
        )
        if not alone and level <= 2:
            form = QTextBlockFormat(form)
            form.setAlignment(Qt.AlignmentFlag.AlignJustify)
        self._paragraph(form, heading)
        self._write_spans(block, heading if alone else self._typography.body, heading)

    def _write_spans(self, block: Block, plain: QTextCharFormat, heading: QTextCharFormat) -> None:
        """Write a block; ``heading`` is for its number and its heading, ``plain`` for the rest."""
        formats = {
            SpanKind.MARKER: heading,
            SpanKind.HEADING: heading,
            SpanKind.RESPONSIBLE: self._typography.note,
        }
        at = block.start
        for span in block.spans:
            if span.kind not in formats or span.start < at:
                continue
            self._write(at, span.start, plain)
            self._write(span.start, span.end, formats[span.kind])
            at = span.end
        self._write(at, block.end, plain)

    def _set_title(self, block: Block, previous: Block | None) -> None:
        """Break a title before 关于, as on paper; :meth:`Page.fit` makes its lines even."""
        style = self._typography.style(BlockKind.TITLE)
        places = [block.start, block.end]
        sense = _TITLE_BREAK.search(self._shown, block.start + 4, block.end)
        if sense and block.end - block.start > _SHORT_TITLE:
            places.insert(1, sense.start())
        for start, end in pairwise(places):
            form = QTextBlockFormat(style.block)
            follows_title = previous is not None and previous.kind is BlockKind.TITLE
            if start == block.start and previous is not None and not follows_title:
                form.setTopMargin(round(3 * self._typography.em))
            if end == block.end:
                form.setBottomMargin(round(1.1 * self._typography.em))
            self._paragraph(form, style.text)
            self._titles.append((self._cursor.position(), self._shown[start:end]))
            self._write(start, end, style.text)

    # Tables

    def _set_table(self, block: Block, table: Table) -> None:
        if table.damaged:
            self._table_note(block, _TABLE_LAID_OUT)
        rows = [row for row in (table.header, *table.rows) if row]
        columns = max(len(row) for row in rows)
        qt_table = self._cursor.insertTable(len(rows), columns, self._table_format(rows, table))
        starts = [cell.start for row in rows for cell in row]
        ends = [*starts[1:], block.end]
        starts[0] = block.start
        place = 0
        for row_number, row in enumerate(rows):
            header = row is table.header
            for column, cell in enumerate(row):
                stop = self._end_of_cell(cell.end, ends[place])
                qt_cell = qt_table.cellAt(row_number, column)
                last = row_number == len(rows) - 1
                qt_cell.setFormat(self._cell_format(top=row_number == 0, strong=header or last))
                self._cursor = qt_cell.firstCursorPosition()
                self._set_cell(starts[place], stop, header=header, first=column == 0)
                place += 1
        self._cursor = QTextCursor(self._qt)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)
        self._fresh = True

    def _end_of_cell(self, end: int, next_start: int) -> int:
        """Words between two cells are shown with the first; mere separators are not."""
        return end if _SEPARATORS.fullmatch(self._shown, end, next_start) else next_start

    def _set_cell(self, start: int, end: int, *, header: bool, first: bool) -> None:
        typography = self._typography
        number = not first and (header or _NUMBER.fullmatch(self._shown, start, end) is not None)
        text = typography.cell_header if header else typography.cell
        self._cursor.setBlockFormat(typography.cell_block(number=number))
        self._write(start, end, text)

    def _cell_format(self, *, top: bool, strong: bool) -> QTextTableCellFormat:
        """Rules as in print: strong ones around header and table, thin ones between rows."""
        theme, em = self._options.theme, self._typography.em
        solid = QTextFrameFormat.BorderStyle.BorderStyle_Solid
        form = QTextTableCellFormat()
        form.setPadding(0.38 * em)
        form.setBottomBorder(1)
        form.setBottomBorderStyle(solid)
        form.setBottomBorderBrush(QBrush(QColor(theme.secondary if strong else theme.border)))
        if top:
            form.setTopBorder(1)
            form.setTopBorderStyle(solid)
            form.setTopBorderBrush(QBrush(QColor(theme.secondary)))
        return form

    def _table_format(self, rows: list[tuple[Cell, ...]], table: Table) -> QTextTableFormat:
        em = self._typography.em
        form = QTextTableFormat()
        form.setBorder(0)
        form.setBorderCollapse(True)
        form.setCellSpacing(0)
        form.setTopMargin(round(0.3 * em))
        form.setBottomMargin(round(1.0 * em))
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setHeaderRowCount(1 if table.header else 0)
        widths = [
            min(max(len(self._shown[cell.start : cell.end]) for cell in column if cell), 21) + 3
            for column in zip_longest(*rows)
        ]
        form.setColumnWidthConstraints(
            [
                QTextLength(QTextLength.Type.PercentageLength, 100 * width / sum(widths))
                for width in widths
            ]
        )
        return form


_LOWEST = 4
_SHORT_TITLE = 18
