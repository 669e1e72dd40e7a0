"""The source of a document as it came from the web, and all that was taken out or changed."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.corpus.model import Document, Repair
from reader.corpus.rules import RULES, Rule
from reader.ui.fonts import typefaces
from reader.ui.reading.facts import FIELD_LABELS
from reader.ui.reading.positions import Utf16Positions
from reader.ui.theme import Theme

_GROUPS = ("垃圾信息与损坏", "改动的字符", "著录与时效信息", "栏目、页脚等")
"""What the four tints of a theme stand for."""
_CHARACTERS = frozenset(
    {Rule.INLINE_PINYIN, Rule.INVISIBLE, Rule.HTML_ENTITY, Rule.JOINED_LINE, Rule.SPLIT_LINE}
)
_FACTS = frozenset({Rule.PAGE_FIELD, Rule.STATUS_FLAG})
_SHOWN = 60
_CODE_POINTS = 6
_RANGE = Qt.ItemDataRole.UserRole
_INTRODUCTION = (
    "这是网页副本的原始文字，未作任何改动。着色的部分没有进入正文，或在正文中改成了别的文字；"
    "不能确定的文字没有猜补。"
)


def group_of(rule: Rule) -> int:
    """Which tint a rule has: its place in the legend."""
    if rule in _CHARACTERS:
        return 1
    if rule in _FACTS:
        return 2
    return 0 if RULES[rule].damage else 3


def told_repairs(repairs: Sequence[Repair]) -> list[Repair]:
    """The repairs a reader is told of: all but layout, in the order of the source."""
    return sorted(
        (repair for repair in repairs if repair.rule is not Rule.LAYOUT),
        key=lambda repair: (repair.source_start, repair.source_end),
    )


def _quoted(text: str) -> str:
    shown = " ".join(text.split())
    return f"“{shown[:_SHOWN]}…”" if len(shown) > _SHOWN else f"“{shown}”"


def words_of(repair: Repair) -> str:
    """One repair in words: rule, what stood there, what stands there now."""
    after = _named(repair.after) if repair.after else "（删去）"
    return f"{RULES[repair.rule].label}\n{_named(repair.before)} → {after}"


def _named(text: str) -> str:
    """The text in quotation marks; by name or code what cannot be seen."""
    visible = text.strip()
    if not visible:
        return "（换行）" if "\n" in text else "（空白）"
    if len(visible) <= _CODE_POINTS and not visible.isprintable():
        return " ".join(f"U+{ord(character):04X}" for character in visible)
    return _quoted(visible)


@dataclass(frozen=True, slots=True)
class _Place:
    """A range of the source behind an entry of the list."""

    start: int
    end: int


class SourceText(QPlainTextEdit):
    """The source with line numbers; every position is a code point of the source."""

    def __init__(self, source: str, repairs: Sequence[Repair], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "source")
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName("原始网页文字")
        font = QFont()
        font.setFamilies(list(typefaces().sans))
        font.setPixelSize(14)
        self.setFont(font)
        self._repairs = repairs
        self._place = _Place(0, 0)
        self._positions = Utf16Positions(source)
        self._numbers = _LineNumbers(self)
        self.setPlainText(_one_line_end_each(source))
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scroll_numbers)
        self._make_room()

    def set_theme(self, theme: Theme) -> None:
        """Tint the repairs in the theme's colours."""
        self._theme = theme
        self._tint()
        self._numbers.update()

    def show_range(self, start: int, end: int) -> None:
        """Scroll to source ``[start, end)`` and mark it."""
        self._place = _Place(start, end)
        cursor = self._cursor(start, start)
        self.setTextCursor(cursor)
        self.centerCursor()
        self._tint()

    def _cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._positions.to_utf16(start))
        cursor.setPosition(self._positions.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _selection(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = self._cursor(start, end)  # type: ignore[attr-defined]
        selection.format = form  # type: ignore[attr-defined]
        return selection

    def _tint(self) -> None:
        forms = []
        for tint in self._theme.tints:
            form = QTextCharFormat()
            form.setBackground(QColor(tint))
            forms.append(form)
        tinted = [
            self._selection(repair.source_start, repair.source_end, forms[group_of(repair.rule)])
            for repair in self._repairs
        ]
        if self._place.start < self._place.end:
            form = QTextCharFormat()
            form.setBackground(QColor(self._theme.current_hit))
            form.setForeground(QColor(self._theme.on_current_hit))
            tinted.append(self._selection(self._place.start, self._place.end, form))
        self.setExtraSelections(tinted)

    # Line numbers

    def numbers_width(self) -> int:
        """Room the line numbers need, in pixels."""
        digits = max(len(str(self.blockCount())), 2)
        return self.fontMetrics().horizontalAdvance("9") * digits + 20

    @Slot()
    def _make_room(self) -> None:
        self.setViewportMargins(self.numbers_width() + 6, 0, 0, 0)

    @Slot(QRect, int)
    def _scroll_numbers(self, rect: QRect, pixels: int) -> None:
        if pixels:
            self._numbers.scroll(0, pixels)
        else:
            self._numbers.update(0, rect.y(), self._numbers.width(), rect.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the line numbers beside the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(
            QRect(inside.left(), inside.top(), self.numbers_width(), inside.height())
        )

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Draw the numbers of the lines that are seen."""
        painter = QPainter(self._numbers)
        painter.fillRect(event.rect(), QColor(self._theme.panel))
        painter.setPen(QColor(self._theme.secondary))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        height = self.fontMetrics().height()
        while block.isValid():
            top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
            if top > event.rect().bottom():
                break
            painter.drawText(
                QRect(0, int(top), self._numbers.width() - 10, height),
                Qt.AlignmentFlag.AlignRight,
                str(block.blockNumber() + 1),
            )
            block = block.next()
        painter.end()


class _LineNumbers(QWidget):
    """The column of numbers; its text draws it."""

    def __init__(self, text: SourceText) -> None:
        super().__init__(text)
        self._text = text

    def paintEvent(self, event: QPaintEvent) -> None:
        self._text.paint_numbers(event)


def _one_line_end_each(source: str) -> str:
    """The source for a QPlainTextEdit: as many characters, each line end only one paragraph end."""
    return (
        source.replace("\r\n", "\u200b\n")
        .replace("\x00", "\ufffd")
        .replace("\ufdd0", "\ufffd")
        .replace("\ufdd1", "\ufffd")
    )


class SourceDialog(QDialog):
    """Source on the left, what was done to it on the right; stays open beside the main window."""

    def __init__(
        self, document: Document, source: str, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"原始网页文字 · {document.metadata.title}")
        self.setModal(False)
        self.resize(1080, 640)
        repairs = told_repairs(document.repairs)
        self.text = SourceText(source, repairs, self)
        self.list = self._list_of(document, repairs)
        self._chips = [QLabel(name, self) for name in _GROUPS]
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.addWidget(self.text)
        splitter.addWidget(self._side(len(repairs)))
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([720, 360])
        splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        column.addWidget(splitter, 1)
        self.set_theme(theme)

    def _head(self) -> QVBoxLayout:
        introduction = QLabel(_INTRODUCTION, self)
        introduction.setWordWrap(True)
        legend = QHBoxLayout()
        legend.setSpacing(8)
        for chip in self._chips:
            legend.addWidget(chip)
        legend.addStretch()
        head = QVBoxLayout()
        head.setContentsMargins(14, 10, 14, 10)
        head.setSpacing(8)
        head.addWidget(introduction)
        head.addLayout(legend)
        return head

    def _side(self, repairs: int) -> QWidget:
        side = QWidget(self)
        heading = QLabel(f"清理与推定记录（清理 {repairs} 处）", side)
        heading.setProperty("role", "heading")
        column = QVBoxLayout(side)
        column.setContentsMargins(8, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        return side

    def _list_of(self, document: Document, repairs: Sequence[Repair]) -> QListWidget:
        entries = QListWidget(self)
        entries.setWordWrap(True)
        entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        entries.setSpacing(1)
        entries.setAccessibleName("清理与推定记录")
        for inference in document.metadata.inferences:
            label = FIELD_LABELS.get(inference.field, inference.field)
            printed = f"网页上是{_quoted(inference.printed)}。" if inference.printed else ""
            item = QListWidgetItem(f"推定：{label}\n{printed}{inference.reason}")
            entries.addItem(item)
        for repair in repairs:
            item = QListWidgetItem(words_of(repair))
            item.setData(_RANGE, _Place(repair.source_start, repair.source_end))
            entries.addItem(item)
        if not entries.count():
            entries.addItem(QListWidgetItem("没有清理，正文与网页文字一致。"))
        entries.currentItemChanged.connect(self._go)
        entries.itemClicked.connect(self._go)
        return entries

    def set_theme(self, theme: Theme) -> None:
        """Recolour text, legend and list."""
        self.text.set_theme(theme)
        for chip, tint in zip(self._chips, theme.tints, strict=True):
            chip.setStyleSheet(
                f"background: {tint}; color: {theme.text}; border-radius: 4px; padding: 2px 8px;"
            )

    def show_range(self, start: int, end: int) -> None:
        """Scroll to source ``[start, end)`` and mark it; an empty range shows the beginning."""
        self.text.show_range(start, end)

    @Slot(QListWidgetItem)
    def _go(self, item: QListWidgetItem | None) -> None:
        place = item.data(_RANGE) if item is not None else None
        if isinstance(place, _Place):
            self.text.show_range(place.start, place.end)
