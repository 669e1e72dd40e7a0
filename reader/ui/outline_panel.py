"""The 目录 of the open document: where one is, and a way to every heading."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.models.outline_model import READING_ROLE, OutlineModel, as_printed
from reader.ui.models.tree_model import AnyIndex
from reader.ui.row_painting import row_of
from reader.ui.side_tree import MessageStack, SideTree, panel_header
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.corpus.model import Document

NO_DOCUMENT = "打开文件后显示目录"
NO_SECTIONS = "这份文件没有可识别的目录"
_BAR_WIDTH = 3


class _HeadingDelegate(QStyledItemDelegate):
    """Sets the section being read in bold, with a bar at the left edge of the panel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.accent = QColor()

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """See Qt."""
        super().initStyleOption(option, index)
        if index.data(READING_ROLE):
            raw = cast("Any", option)  # the stubs leave font and palette out
            raw.font.setBold(True)
            raw.palette.setColor(QPalette.ColorRole.Text, self.accent)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """See Qt."""
        super().paint(painter, option, index)
        if index.data(READING_ROLE):
            row = row_of(option).rect
            painter.fillRect(QRect(0, row.top(), _BAR_WIDTH, row.height()), self.accent)


class OutlinePanel(QWidget):
    """The sections of one document as a tree; follows the reading position without taking focus.

    Signals:
        section_activated(int): The reader chose a heading; the start of its section in the text.
    """

    section_activated = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = OutlineModel(self)
        self._tree = SideTree("目录")
        self._tree.setUniformRowHeights(True)
        self._tree.setModel(self._model)
        self._delegate = _HeadingDelegate(self._tree)
        self._tree.setItemDelegate(self._delegate)
        self._tree.clicked.connect(self._activate)
        self._tree.activated.connect(self._activate)
        self._tree.add_action("复制标题", self._copy_heading, QKeySequence.StandardKey.Copy)
        self._tree.add_action("全部展开", self._tree.expandAll)
        self._tree.add_action("全部收起", self._tree.collapseAll)
        self._stack = MessageStack(self._tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(panel_header("目录"))
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self._tree)
        self.set_theme(theme)
        self.set_document(None)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._delegate.accent = QColor(theme.accent)
        self._tree.viewport().update()

    def set_document(self, document: "Document | None") -> None:
        """Show the outline of another document, all of it open; None while no document is open."""
        self._model.set_sections(document.sections if document is not None else ())
        self._tree.expandAll()
        if document is None:
            self._stack.show_message(NO_DOCUMENT)
        elif not document.sections:
            self._stack.show_message(NO_SECTIONS)
        else:
            self._stack.show_content()

    def set_display(self, display: Callable[[str], str] | None) -> None:
        """Show every heading through ``display`` (繁→简); None shows them as printed."""
        self._model.set_display(display or as_printed)

    def set_position(self, position: int) -> None:
        """Mark the section that holds ``position`` and bring it into view.

        Args:
            position: Code-point offset in the document's text.
        """
        index = self._model.set_position(position)
        if not self._tree.hasFocus():
            self._tree.make_current(index)
        elif index.isValid():
            self._tree.scrollTo(index)

    def _activate(self, index: QModelIndex) -> None:
        self.section_activated.emit(index.data(Qt.ItemDataRole.UserRole).start)

    def _copy_heading(self) -> None:
        index = self._tree.currentIndex()
        if index.isValid():
            QGuiApplication.clipboard().setText(index.data(Qt.ItemDataRole.DisplayRole))
