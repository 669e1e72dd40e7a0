"""The menu of a band or a section: pin it, undo it, say that nothing answers, pair it otherwise."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from reader.compare.model import PairKind, SectionPair
from reader.corpus.model import Document, Section
from reader.ui.comparing.pinning import Pinning
from reader.ui.comparing.wording import certainty, label_of

Change = Callable[[Callable[[], object]], None]
"""Runs something that writes into the notes, and shows what has come of it."""


@dataclass(frozen=True, slots=True)
class MenuTools:
    """What the menu needs.

    Attributes:
        pinning: Writes what the reader says.
        change: Runs it.
        go_to: Shows both sides of a pair.
    """

    pinning: Pinning
    change: Change
    go_to: Callable[[SectionPair], None]


class SectionMenu(QMenu):
    """What can be said about pairs of two neighbours; to be shown with ``popup()``."""

    def __init__(self, left: Document, right: Document, tools: MenuTools, parent: QWidget) -> None:
        """Build it empty.

        Args:
            left: Document of the left pane.
            right: Document of the right pane.
            tools: What the menu needs.
            parent: Dialogs stand before it.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._left = left
        self._right = right
        self._tools = tools
        self._before = parent

    def add_pair(self, pair: SectionPair) -> None:
        """Offer what can be said about a pair, or about a section alone."""
        self.addSeparator()
        if pair.left is not None and pair.right is not None:
            self._add_couple(pair, pair.left, pair.right)
        elif pair.left is not None:
            self._add_lone(pair, self._left, pair.left, self._right)
        elif pair.right is not None:
            self._add_lone(pair, self._right, pair.right, self._left)

    def show_at(self, place: QPoint) -> None:
        """Show the menu there."""
        self.popup(place)

    def _add_couple(self, pair: SectionPair, left: Section, right: Section) -> None:
        pinning = self._tools.pinning
        self._say(f"{label_of(left)}  ↔  {label_of(right)}　{certainty(pair)}")
        self.addAction("两栏都转到这里", partial(self._tools.go_to, pair))
        both = (self._left, left, self._right, right)
        if pair.kind is PairKind.PINNED:
            self._add("取消固定", pinning.release, self._left, self._right, pair)
        else:
            self._add("固定这一对", pinning.pair, *both)
        self._add("取消配对（两节不对应）", pinning.part, *both)
        self._add_otherwise(self._left, left, self._right)
        self._add_otherwise(self._right, right, self._left)

    def _add_lone(
        self, pair: SectionPair, document: Document, section: Section, other: Document
    ) -> None:
        self._say(f"{label_of(section)}　无对应")
        pinning = self._tools.pinning
        if pair.kind is PairKind.PINNED:
            self._add("取消“无对应”", pinning.release, self._left, self._right, pair)
        else:
            self._add("确认无对应", pinning.leave_alone, document, section, other)
        self._add_choice(document, section, other)

    def _add_otherwise(self, document: Document, section: Section, other: Document) -> None:
        below = self.addMenu(f"{_place(document)}“{label_of(section)}”")
        self._add_choice(document, section, other, below)
        action = below.addAction("标为无对应")
        work = partial(self._tools.pinning.leave_alone, document, section, other)
        action.triggered.connect(lambda: self._tools.change(work))

    def _add_choice(
        self, document: Document, section: Section, other: Document, menu: QMenu | None = None
    ) -> None:
        action = (menu or self).addAction("与另一节配对…")
        action.setEnabled(bool(other.sections))
        action.triggered.connect(lambda: self._choose(document, section, other))

    def _choose(self, document: Document, section: Section, other: Document) -> None:
        dialog = SectionDialog(section, other, self._before)
        pinning, change = self._tools.pinning, self._tools.change
        left_first = document is self._left

        def take(chosen: Section) -> None:
            if left_first:
                change(partial(pinning.pair, document, section, other, chosen))
            else:
                change(partial(pinning.pair, other, chosen, document, section))

        dialog.chosen.connect(take)
        dialog.open()

    def _say(self, words: str) -> None:
        self.addAction(words.replace("&", "&&")).setEnabled(False)

    def _add(self, words: str, work: Callable[..., object], *given: object) -> None:
        self.addAction(words, lambda: self._tools.change(partial(work, *given)))


class SectionDialog(QDialog):
    """A list of the sections of a document, one of which answers; to be shown with ``open()``.

    Signals:
        chosen(Section): The one.
    """

    chosen = Signal(object)

    def __init__(self, section: Section, other: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("选择对应的章节")
        words = QLabel(f"{_place(other)}的哪一节与“{label_of(section)}”对应？")
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setWordWrap(True)
        self._list = QListWidget()
        self._list.setAccessibleName("章节")
        for each in other.sections:
            item = QListWidgetItem(f"{'　' * (each.depth - 1)}{label_of(each)}")
            item.setToolTip(" › ".join(each.path))
            item.setData(Qt.ItemDataRole.UserRole, each)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(self._take)
        buttons = QDialogButtonBox()
        pairing = buttons.addButton("配对", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        pairing.setDefault(True)
        buttons.accepted.connect(lambda: self._take(self._list.currentItem()))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self._list, 1)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(480, room.width() - 40), min(460, room.height() - 40))
        self._list.setFocus()

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
            self.accept()


def _place(document: Document) -> str:
    return document.metadata.city or document.metadata.province or "这份文件"
