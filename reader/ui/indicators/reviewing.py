"""What the user decides about indicators, from the window to the notes."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.indicators.model import Indicator, Review
from reader.indicators.review import changes
from reader.notes.model import IndicatorReview, ReviewState
from reader.ui.indicators.edit_dialog import EditDialog
from reader.ui.indicators.indicator_desk import Decisions

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.indicators.taxonomy import Canonical


class Reviewing(QObject):
    """Keeps decisions; the window reads everything anew when they are others.

    Signals:
        changed(): Something was decided, withdrawn, undone or done again.
        told(str): A sentence the user should know.
    """

    changed = Signal()
    told = Signal(str)

    def __init__(self, window: QWidget) -> None:
        """Do nothing before :meth:`take`; dialogs stand before ``window``."""
        super().__init__(window)
        self._window = window
        self._decisions: Decisions | None = None
        self._version = ""
        self._keys: frozenset[str] = frozenset()

    def take(self, decisions: Decisions) -> Sequence[IndicatorReview]:
        """Every decision, as the notes are now; none where they cannot be read, which is told."""
        self._decisions = decisions
        found: list[IndicatorReview] = []
        try:
            found = list(decisions.all())
            self._version = decisions.version()
        except ReaderError as error:
            self.told.emit(str(error))
        self._keys = frozenset(review.key for review in found)
        return found

    def is_outdated(self) -> bool:
        """True if the notes are others than when they were read last."""
        if self._decisions is None:
            return False
        try:
            return self._decisions.version() != self._version
        except ReaderError:
            return False

    def is_decided(self, indicator: Indicator | None) -> bool:
        """True if the user decided about this row."""
        return indicator is not None and indicator.key in self._keys

    def confirm(self, indicator: Indicator) -> None:
        """The row says what the sentence says."""
        self._decide(indicator, ReviewState.CONFIRMED)

    def reject(self, indicator: Indicator) -> None:
        """The sentence promises nothing."""
        self._decide(indicator, ReviewState.REJECTED)

    def withdraw(self, indicator: Indicator) -> None:
        """As if the user had not decided; a row of the user's own goes."""
        if self._decisions is not None and self.is_decided(indicator):
            decisions = self._decisions
            self._do(lambda: decisions.withdraw([indicator]))

    def edit(self, indicator: Indicator, canonicals: "Sequence[Canonical]") -> None:
        """Ask for other values."""
        dialog = EditDialog("修改指标", indicator, canonicals, self._window)
        dialog.edited.connect(lambda new: self._take_edit(indicator, new))
        dialog.open()

    def add(self, indicator: Indicator, canonicals: "Sequence[Canonical]") -> None:
        """Ask for the values of a new row."""
        dialog = EditDialog("添加指标", indicator, canonicals, self._window)
        dialog.edited.connect(lambda new: self._decide(new, ReviewState.ADDED))
        dialog.open()

    def undo(self) -> None:
        """Take back the last action."""
        if self._decisions is not None:
            self._step(self._decisions.undo, "已撤销：{}", "没有可撤销的操作。")

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._decisions is not None:
            self._step(self._decisions.redo, "已恢复：{}", "没有可恢复的操作。")

    def _step(self, step: "Callable[[], str | None]", done: str, nothing: str) -> None:
        def tell() -> None:
            label = step()
            self.told.emit(done.format(label) if label else nothing)

        self._do(tell)

    def _take_edit(self, indicator: Indicator, new: Indicator) -> None:
        if indicator.added:
            self._decide(replace(new, key=indicator.key), ReviewState.ADDED)
            return
        changed = changes(indicator.original or indicator, new)
        state = ReviewState.EDITED if changed else ReviewState.CONFIRMED
        if changed or indicator.review is not Review.CONFIRMED:
            self._decide(indicator, state, changed)

    def _decide(
        self, indicator: Indicator, state: ReviewState, changed: Mapping[str, Any] | None = None
    ) -> None:
        if self._decisions is not None:
            decisions = self._decisions
            self._do(lambda: decisions.decide(indicator, state, changed or {}))

    def _do(self, action: "Callable[[], None]") -> None:
        try:
            action()
        except ReaderError as error:
            self.told.emit(str(error))
            return
        self.changed.emit()
