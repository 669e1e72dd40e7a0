"""How each part of a document is set: typeface, size, spacing, by kind and level.

After GB/T 9704 (conventions 1.2) as far as it serves reading on a screen: title in a heavy 宋体,
level 1 in 黑体, level 2 in 楷体 where there is one, everything else in 宋体, paragraphs indented by
two characters. All sizes are in pixels and grow with the zoom.
"""

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat

from reader.corpus.model import BlockKind
from reader.ui.fonts import typefaces
from reader.ui.theme import Theme

BODY_PIXELS = 16
"""Body size at 100 %: 小四."""
LINE_HEIGHT = 1.75
MEASURE = 40
"""Characters in a full line."""
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class BlockStyle:
    """The style of one kind of paragraph, and of its text where no span says otherwise."""

    block: QTextBlockFormat
    text: QTextCharFormat


@dataclass(frozen=True)
class Typography:
    """Formats for one theme and zoom; each is made once and shared by all paragraphs.

    Attributes:
        theme: Decides the colours.
        zoom_percent: 100 is 小四 (16 px).
    """

    theme: Theme
    zoom_percent: int = 100

    @cached_property
    def em(self) -> float:
        """Width of a body character in whole pixels, so that characters stand on the grid."""
        return float(max(round(BODY_PIXELS * self.zoom_percent / 100), 6))

    def _font(self, families: tuple[str, ...], size: float, *, bold: bool = False) -> QFont:
        font = QFont()
        font.setFamilies(list(families))
        font.setPixelSize(max(round(self.em * size), 6))
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
        return font

    def _text(self, font: QFont, color: str) -> QTextCharFormat:
        text = QTextCharFormat()
        text.setFont(font)
        text.setForeground(QColor(color))
        return text

    def _block(
        self,
        *,
        indent: float = 0,
        above: float = 0,
        below: float = 0,
        line: float = LINE_HEIGHT,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignJustify,
    ) -> QTextBlockFormat:
        """A paragraph; all measures in body characters."""
        block = QTextBlockFormat()
        block.setAlignment(align)
        block.setTextIndent(indent * self.em)
        block.setTopMargin(round(above * self.em))
        block.setBottomMargin(round(below * self.em))
        block.setLineHeight(
            round(line * self.em), QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        return block

    @cached_property
    def body(self) -> QTextCharFormat:
        """Running text."""
        return self._text(self._font(typefaces().serif, 1), self.theme.text)

    @cached_property
    def _headings(self) -> tuple[QTextCharFormat, ...]:
        faces, color = typefaces(), self.theme.text
        second = (
            self._font((*faces.kai, *faces.serif), 1.1)
            if faces.kai
            else self._font(faces.serif, 1.05, bold=True)
        )
        lower = self._font(faces.serif, 1, bold=True)
        fonts = (self._font(faces.sans, 1.2, bold=True), second, lower, lower)
        return tuple(self._text(font, color) for font in fonts)

    def heading(self, level: int) -> QTextCharFormat:
        """The words of a heading of ``level``, 1 and up."""
        return self._headings[min(max(level, 1), _LEVELS) - 1]

    def heading_block(self, level: int) -> QTextBlockFormat:
        """The paragraph of a heading of ``level``, 1 and up."""
        return self._heading_blocks[min(max(level, 1), _LEVELS) - 1]

    @cached_property
    def _heading_blocks(self) -> tuple[QTextBlockFormat, ...]:
        left = Qt.AlignmentFlag.AlignLeft
        return (
            self._block(indent=2, above=1.5, below=0.45, align=left),
            self._block(indent=2, above=0.8, below=0.3, align=left),
            self._block(indent=2, above=0.35, below=0.3, align=left),
            self._block(indent=2, above=0.2, below=0.3, align=left),
        )

    @cached_property
    def title(self) -> QTextCharFormat:
        """The title: large and heavy."""
        return self._text(self._font(typefaces().serif, 1.625, bold=True), self.theme.text)

    @cached_property
    def note(self) -> QTextCharFormat:
        """Responsible units: smaller, set back."""
        faces = typefaces()
        families = (*faces.kai, *faces.serif)
        return self._text(
            self._font(families, 0.9375 if faces.kai else 0.875), self.theme.secondary
        )

    @cached_property
    def fact(self) -> QTextCharFormat:
        """What the program says about the document: clearly not part of it."""
        return self._text(self._font(typefaces().sans, 0.8125), self.theme.secondary)

    @cached_property
    def organ(self) -> QTextCharFormat:
        """The issuing organ above the title."""
        text = self._text(self._font(typefaces().sans, 0.9375), self.theme.secondary)
        text.setFontLetterSpacing(108)
        return text

    @cached_property
    def inferred(self) -> QTextCharFormat:
        """The word 推定."""
        return self._text(self._font(typefaces().sans, 0.75), self.theme.warning)

    @cached_property
    def link(self) -> QTextCharFormat:
        """A link in the program's own words; the caller sets its address."""
        text = QTextCharFormat(self.fact)
        text.setForeground(QColor(self.theme.accent))
        text.setFontUnderline(True)
        text.setAnchor(True)
        return text

    def special(self, text: QTextCharFormat, *, unreadable: bool) -> QTextCharFormat:
        """``text`` for 〔?〕, or for a half-width mark that gets the room of a full-width one."""
        key = (id(text), unreadable)
        if key not in self._special:
            self._special[key] = (self._unreadable if unreadable else self._roomy)(text)
        return self._special[key]

    @cached_property
    def _special(self) -> dict[tuple[int, bool], QTextCharFormat]:
        return {}

    def _unreadable(self, text: QTextCharFormat) -> QTextCharFormat:
        marked = QTextCharFormat(text)
        marked.setForeground(QColor(self.theme.warning))
        marked.setToolTip("原网页此处的文字已丢失，无法复原")
        return marked

    def _roomy(self, text: QTextCharFormat) -> QTextCharFormat:
        roomy = QTextCharFormat(text)
        roomy.setFontLetterSpacingType(QFont.SpacingType.AbsoluteSpacing)
        roomy.setFontLetterSpacing(round(0.3 * self.em))
        return roomy

    @cached_property
    def cell(self) -> QTextCharFormat:
        """A table cell."""
        return self._text(self._font(typefaces().serif, 0.9375), self.theme.text)

    @cached_property
    def cell_header(self) -> QTextCharFormat:
        """A table cell of the header row."""
        return self._text(self._font(typefaces().sans, 0.875, bold=True), self.theme.text)

    def cell_block(self, *, number: bool) -> QTextBlockFormat:
        """The paragraph in a table cell: numbers stand on the right."""
        return self._cell_blocks[number]

    @cached_property
    def _cell_blocks(self) -> tuple[QTextBlockFormat, QTextBlockFormat]:
        return (
            self._block(line=1.45, align=Qt.AlignmentFlag.AlignLeft),
            self._block(line=1.45, align=Qt.AlignmentFlag.AlignRight),
        )

    @cached_property
    def fact_block(self) -> QTextBlockFormat:
        """A centred line above the title."""
        return self._block(line=1.6, align=Qt.AlignmentFlag.AlignHCenter)

    @cached_property
    def table_note_block(self) -> QTextBlockFormat:
        """The line above a damaged table."""
        return self._block(above=0.9, below=0.35, line=1.5, align=Qt.AlignmentFlag.AlignLeft)

    def style(self, kind: BlockKind) -> BlockStyle:
        """How a paragraph of ``kind`` is set; headings: see :meth:`heading_block`."""
        return self._styles.get(kind, self._styles[BlockKind.PARAGRAPH])

    @cached_property
    def _styles(self) -> dict[BlockKind, BlockStyle]:
        right, centre = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
        signature = self._block(line=LINE_HEIGHT, align=right)
        signature.setRightMargin(2 * self.em)
        first_signature = QTextBlockFormat(signature)
        first_signature.setTopMargin(round(1.2 * self.em))
        paragraph = self._block(indent=2, below=0.3)
        apart = self._block(indent=2, above=0.9, below=0.3)
        note = self._block(indent=2, below=0.45, line=1.6)
        return {
            BlockKind.PARAGRAPH: BlockStyle(paragraph, self.body),
            BlockKind.TITLE: BlockStyle(self._block(line=2.4, align=centre), self.title),
            BlockKind.DOCUMENT_NUMBER: BlockStyle(
                self._block(above=0.5, below=0.5, align=centre), self.body
            ),
            BlockKind.ADDRESSEE: BlockStyle(self._block(above=0.4, below=0.3), self.body),
            BlockKind.SIGNATURE: BlockStyle(first_signature, self.body),
            BlockKind.DATE: BlockStyle(signature, self.body),
            BlockKind.ATTACHMENT_NOTE: BlockStyle(apart, self.body),
            BlockKind.DISTRIBUTION_NOTE: BlockStyle(apart, self.body),
            BlockKind.RESPONSIBLE_NOTE: BlockStyle(note, self.note),
        }
