"""The places that were found: a list to walk through, or a sentence that says why it is empty."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reader.library.model import DocumentSummary
from reader.search import DocumentHits, Hit
from reader.ui.models.hit_model import HitModel
from reader.ui.models.outline_model import as_printed
from reader.ui.searching.hit_tree import HitTree
from reader.ui.searching.search_message import SearchMessage
from reader.ui.theme import Theme


class HitResults(QWidget):
    """The hits of an answer by document.

    Signals:
        hit_selected(Hit): A hit became the current row.
        hit_chosen(Hit): A hit was chosen by Enter or double click.
        copy_requested(Hit): The hit is to be copied with its source.
        excerpt_requested(list): The chosen hits are to be put into a collection.
        position_changed(str): Where one is among all hits, in words.
    """

    hit_selected = Signal(object)
    hit_chosen = Signal(object)
    copy_requested = Signal(object)
    excerpt_requested = Signal(object)
    position_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = HitModel(self)
        self.tree = HitTree(self._hits, theme)
        self.tree.hit_selected.connect(self._select)
        self.tree.hit_chosen.connect(self.hit_chosen)
        self.tree.add_action("打开这一处", self._choose)
        self.tree.add_action("复制原文和出处", self.copy, QKeySequence.StandardKey.Copy)
        self.tree.add_action("加入摘编", self._excerpt)
        self.tree.add_action("全部展开", self.tree.open_all)
        self.tree.add_action("全部收起", self.tree.collapseAll)
        self.message = SearchMessage()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    @property
    def total(self) -> int:
        """Number of hits, shown as rows or not."""
        return self._hits.total

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self.tree.delegate.theme = theme
        self.tree.viewport().update()

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Tell what the library knows of its documents: for marks and for citing."""
        self.tree.delegate.summaries = {each.id: each for each in summaries}
        self._hits.apart = {each.id: each.apart for each in summaries}
        self.tree.viewport().update()

    def set_display(self, display: Callable[[str], str] | None) -> None:
        """Show texts through ``display`` (繁→简, same length); None shows them as printed."""
        self.tree.delegate.display = display or as_printed
        self.tree.viewport().update()

    def show_hits(self, documents: Sequence[DocumentHits], *, reasons: bool) -> None:
        """Show hits; there must be some.

        Args:
            documents: In the order of the answer.
            reasons: Leave room under each hit for why it is one.
        """
        self.tree.delegate.reasons = reasons
        self._hits.set_documents(documents)
        self.tree.open_first()
        self._stack.setCurrentWidget(self.tree)
        self._tell_position()

    def show_message(self) -> None:
        """Show :attr:`message` in place of hits."""
        self._hits.set_documents(())
        self._stack.setCurrentWidget(self.message)
        self._tell_position()

    def step(self, by: int) -> None:
        """Go to the next (1) or previous (-1) hit, across documents."""
        self.tree.step(by)

    def enter(self) -> bool:
        """Take the focus, on the first hit if there was none; False if there is nothing."""
        if self._stack.currentWidget() is self.message:
            return self.message.enter()
        self.tree.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.tree.current_hit() is None:
            self.step(1)
        return True

    @Slot()
    def copy(self) -> None:
        """Ask for the current hit to be copied with its source."""
        hit = self.tree.current_hit()
        if hit is not None:
            self.copy_requested.emit(hit)

    def _choose(self) -> None:
        hit = self.tree.current_hit()
        if hit is not None:
            self.hit_chosen.emit(hit)

    def _excerpt(self) -> None:
        """Ask for the chosen hits; a chosen document stands for all of its hits."""
        hits: list[Hit] = []
        for index in self.tree.selectedIndexes():
            value = index.data(Qt.ItemDataRole.UserRole)
            hits += [value] if isinstance(value, Hit) else value.hits
        if hits:
            self.excerpt_requested.emit(hits)

    def _select(self, hit: Hit) -> None:
        self._tell_position()
        self.hit_selected.emit(hit)

    def _tell_position(self) -> None:
        place = self._hits.ordinal(self.tree.currentIndex())
        words = f"第 {place:,} / {self.total:,} 处" if place is not None else ""
        self.position_changed.emit(words)
