"""Document → QTextDocument: the one way a document is drawn, for the screen and for paper.

The text of the document stands in the page unchanged (simplified, only its shapes change, character
for character); the page's own words (facts above the title, notes about tables) lie outside the map
of positions.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor, QTextBlockFormat, QTextCharFormat, QTextLength

from reader.corpus.model import Block, BlockKind, Document, SpanKind
from reader.ui.reading.facts import Fact, facts_of
from reader.ui.reading.page import Page
from reader.ui.reading.page_table import write_table
from reader.ui.reading.page_writer import PageWriter
from reader.ui.theme import Theme
from reader.ui.typography import Typography

SOURCE_LINK = "source:"
"""Start of the address of a link to the source: ``source:START-END`` in source positions."""

_TITLE_BREAK = re.compile(r"[关關][于於]")
_SHORT_TITLE = 18
_LONGEST_TITLE = 150
"""A longer "title" is some damage and is set like one, but without care for its lines."""
_HEADINGS = frozenset({BlockKind.HEADING, BlockKind.LEAD_HEADING})
_CLOSING = frozenset({BlockKind.SIGNATURE, BlockKind.DATE})
_LOWEST_LEVEL = 4
_TABLE_LAID_OUT = "原文中的表格已散乱，以下按审校结果排列。"
_TABLE_LOST = "疑似表格，原版式已丢失。"
_SEE_SOURCE = "看原文"


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


def render(document: Document, options: RenderOptions) -> Page:
    """Set ``document`` as a page. The caller calls :meth:`Page.fit` when it knows the width.

    Args:
        document: What to set.
        options: How to set it.
    """
    return _Setter(document, options).set_page()


class _Setter:
    """Sets one page from top to bottom."""

    def __init__(self, document: Document, options: RenderOptions) -> None:
        shown = options.simplify(document.text) if options.simplify else document.text
        if len(shown) != len(document.text):
            raise ValueError("simplify must keep the length of the text")
        self._document = document
        self._options = options
        self._typography = Typography(options.theme, options.zoom_percent)
        self._writer = PageWriter(shown, self._typography)
        self._levels = {section.start: section.level for section in document.sections}

    def set_page(self) -> Page:
        writer = self._writer
        edit = writer.cursor
        edit.beginEditBlock()
        if self._options.facts:
            self._set_facts(facts_of(self._document.metadata))
        previous: BlockKind | None = None
        for block in self._document.blocks:
            self._set_block(block, previous)
            previous = block.kind
        edit.endEditBlock()
        return Page(
            writer.text_document, writer.positions(), self._typography, tuple(writer.titles)
        )

    # The page's own words

    def _set_facts(self, facts: tuple[tuple[Fact, ...], ...]) -> None:
        typography = self._typography
        for row, line in enumerate(facts):
            self._writer.paragraph(typography.fact_block, typography.fact)
            for place, fact in enumerate(line):
                if place:
                    self._writer.say("　　", typography.fact)
                self._say_fact(fact, typography.organ if row == 0 else typography.fact)
        if facts:
            self._rule()

    def _say_fact(self, fact: Fact, text: QTextCharFormat) -> None:
        if fact.label:
            self._writer.say_unbroken(fact.label + "\u00a0", self._typography.fact)
        self._writer.say_unbroken(fact.value, text)
        if fact.reason:
            mark = QTextCharFormat(self._typography.inferred)
            mark.setToolTip(fact.reason)
            self._writer.say_unbroken("\u00a0推定", mark)

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
        self._writer.paragraph(form, self._typography.fact)

    def _table_note(self, block: Block, words: str) -> None:
        self._writer.paragraph(self._typography.table_note_block, self._typography.fact)
        self._writer.say(words, self._typography.fact)
        link = QTextCharFormat(self._typography.link)
        link.setAnchorHref(f"{SOURCE_LINK}{block.source_start}-{block.source_end}")
        link.setToolTip("打开原始网页文字，看这张表原来的样子")
        self._writer.say(_SEE_SOURCE, link)

    # The document's text

    def _set_block(self, block: Block, previous: BlockKind | None) -> None:
        if block.kind is BlockKind.TITLE:
            self._set_title(block, previous)
        elif block.kind in _HEADINGS:
            self._set_heading(block)
        elif block.table is not None:
            self._set_table(block)
        else:
            self._set_paragraph(block, previous)

    def _set_table(self, block: Block) -> None:
        table = block.table
        if table is not None and table.damaged:
            self._table_note(block, _TABLE_LAID_OUT if table.rows else _TABLE_LOST)
        if table is not None and table.rows:
            write_table(self._writer, block, table)
        else:
            self._set_paragraph(block, None)

    def _set_paragraph(self, block: Block, previous: BlockKind | None) -> None:
        style = self._typography.style(block.kind)
        follows = block.kind in _CLOSING and previous in _CLOSING
        form = self._typography.style(BlockKind.DATE).block if follows else style.block
        self._writer.paragraph(form, style.text)
        self._write_spans(block, style.text, self._typography.body)

    def _set_heading(self, block: Block) -> None:
        typography = self._typography
        level = self._levels.get(block.start, _LOWEST_LEVEL)
        heading = typography.heading(level)
        if block.kind is BlockKind.HEADING:
            self._writer.paragraph(typography.heading_block(level), heading)
            self._write_spans(block, heading, heading)
            return
        form = typography.style(BlockKind.PARAGRAPH).block
        if level <= 2:
            form = QTextBlockFormat(typography.heading_block(level))
            form.setAlignment(Qt.AlignmentFlag.AlignJustify)
        self._writer.paragraph(form, heading)
        self._write_spans(block, typography.body, heading)

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
            self._writer.write(at, span.start, plain)
            self._writer.write(span.start, span.end, formats[span.kind])
            at = span.end
        self._writer.write(at, block.end, plain)

    def _set_title(self, block: Block, previous: BlockKind | None) -> None:
        """Break a title before 关于, as on paper; :meth:`Page.fit` makes its lines even."""
        style = self._typography.style(BlockKind.TITLE)
        for start, end in pairwise(self._title_places(block)):
            form = QTextBlockFormat(style.block)
            if start == block.start and previous not in (None, BlockKind.TITLE):
                form.setTopMargin(round(3 * self._typography.em))
            if end == block.end:
                form.setBottomMargin(round(1.1 * self._typography.em))
            self._writer.paragraph(form, style.text)
            if end - start > _LONGEST_TITLE:
                self._writer.write(start, end, style.text)
            else:
                self._writer.write_title(start, end, style.text)

    def _title_places(self, block: Block) -> list[int]:
        sense = _TITLE_BREAK.search(self._writer.text, block.start + 4, block.end)
        if sense is None or block.end - block.start <= _SHORT_TITLE:
            return [block.start, block.end]
        return [block.start, sense.start(), block.end]
