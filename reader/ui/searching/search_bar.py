"""The upper part of 检索: field, mode, options, and what the field offers while one types."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from reader.search import EVERYTHING, Mode, Narrowing, Question, Within
from reader.ui.models.offer_model import Offer
from reader.ui.searching.offer_list import OfferList
from reader.ui.searching.query_field import QueryField
from reader.ui.searching.search_options import SearchOptions
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MARGIN
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.ui.searching.query_help import Example

TYPING_PAUSE_MS = 250
MODES: Sequence[Segment] = (
    Segment("exact", "精确", "输入什么就找什么，一处不漏，数目准确"),
    Segment("smart", "智能", "按词检索，并查同义说法；每处注明为什么算命中"),
)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchBar(QWidget):
    """What is asked and how.

    Signals:
        typed(str): Other words stand in the field; for suggestions.
        asked(): The question is to be answered now: after a pause in typing or a choice.
        entered(): Enter was pressed in the field.
        results_wanted(): The arrow down was pressed where the field has nothing to offer.
        filter_pressed(): The button of the facets was pressed.
    """

    typed = Signal(str)
    asked = Signal()
    entered = Signal()
    results_wanted = Signal()
    filter_pressed = Signal()

    def __init__(self, theme: Theme, overlay: QWidget) -> None:
        """Build it empty, in exact mode.

        Args:
            theme: Colours to start with.
            overlay: The widget over which the list of offers may lie.
        """
        super().__init__()
        self._overlay = overlay
        self.narrowing: Narrowing = EVERYTHING
        self.without_groups: frozenset[str] = frozenset()
        self.field = QueryField(theme)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(TYPING_PAUSE_MS)
        self._pause.timeout.connect(self.asked)
        self._offers = OfferList(theme, overlay)
        self._offers.offer_chosen.connect(self.take)
        self._mode = SegmentedSwitch("检索方式", MODES)
        self._mode.value_changed.connect(lambda _mode: self._mode_changed())
        self.options = SearchOptions()
        self.options.changed.connect(self.asked)
        self.options_button = _button("选项", "范围、多词、排序", self._toggle_options)
        self.options_button.setCheckable(True)
        self.filter_button = _button("筛选", "按地区、年份等筛选文件", self.filter_pressed.emit)
        self.help_button = _button("?", "检索说明和例子", self._show_help)
        self._lay_out()
        self.setFocusProxy(self.field)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._mode)
        row.addStretch(1)
        row.addWidget(self.options_button)
        row.addWidget(self.filter_button)
        row.addWidget(self.help_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 2, MARGIN, 2)
        layout.setSpacing(5)
        layout.addWidget(self.field)
        layout.addLayout(row)
        layout.addWidget(self.options)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self.field.set_theme(theme)
        self._offers.set_theme(theme)

    # -- the question -----------------------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """How the query is understood."""
        return cast("Mode", self._mode.value)

    @property
    def within(self) -> Within | None:
        """What all words must stand in; None for what is usual in the mode."""
        within = self.options.within
        return None if self.mode == "smart" and within == "document" else within

    @property
    def query(self) -> str:
        """What stands in the field, without blanks around it.

        A line break that was pasted cannot be seen there: it counts as a blank.
        """
        return self.field.text().replace("\n", " ").strip()

    def question(self) -> Question:
        """Everything that is asked."""
        return Question(
            self.query,
            self.mode,
            self.options.scope,
            self.within,
            narrowing=self.narrowing,
            sort=self.options.sort,
            without_groups=self.without_groups,
        )

    def set_query(self, text: str) -> None:
        """Put words into the field without offering anything for them."""
        self.field.blockSignals(True)  # noqa: FBT003 - Qt's
        self.field.setText(text)
        self.field.blockSignals(False)  # noqa: FBT003 - Qt's
        self.field.set_fault(None)
        self.without_groups = frozenset()
        self.close_offers()

    def set_fault(self, position: int | None) -> None:
        """Underline what stands at a position of the query; None for nothing."""
        text = self.field.text()
        blanks = len(text) - len(text.lstrip())
        self.field.set_fault(None if position is None else position + blanks)

    def set_mode(self, mode: Mode) -> None:
        """Choose a mode without asking."""
        self._mode.set_value(mode)
        self.options.set_mode(mode)

    def switch_mode(self) -> None:
        """Go over to the other mode, as the switch does."""
        self.set_mode("exact" if self.mode == "smart" else "smart")
        self.asked.emit()

    def set_question(self, question: Question) -> None:
        """Show a whole question, as it was saved or asked before."""
        self.set_query(question.query)
        self._mode.set_value(question.mode)
        self.options.set_choices(question.scope, question.within, question.sort, question.mode)
        self.narrowing = question.narrowing
        self.without_groups = question.without_groups

    def choose_group(self, group_id: str) -> None:
        """Switch a group of synonyms off or on again, for this query."""
        self.without_groups = self.without_groups ^ {group_id}

    # -- offers -----------------------------------------------------------------------------

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Offer something under the field, if the cursor is in it."""
        if not self.field.hasFocus():
            return
        corner = self.field.mapTo(self._overlay, QPoint(0, 0))
        self._offers.show_offers(offers, QRect(corner, self.field.size()))

    def close_offers(self) -> None:
        """Offer nothing."""
        self._offers.hide()

    def stop_waiting(self) -> None:
        """The question is being asked: no need to wait for a pause in typing."""
        self._pause.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: the keys of the field lead through the offers and on to the results."""
        if watched is self.field:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event) or super().eventFilter(watched, event)
            if isinstance(event, QFocusEvent) and event.lostFocus():
                self.close_offers()
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _ENTER:
            self._enter()
        elif key == Qt.Key.Key_Down:
            self._down()
        elif key == Qt.Key.Key_Up and self._offers.isVisible():
            self._offers.step(-1)
        elif key == Qt.Key.Key_Escape:
            self._escape()
        else:
            return False
        return True

    def _down(self) -> None:
        if self._offers.isVisible():
            self._offers.step(1)
        else:
            self.results_wanted.emit()

    def _enter(self) -> None:
        """Search what stands there; an offer only if the arrow keys have led to it."""
        offer = self._offers.current() if self._offers.isVisible() else None
        if offer is not None:
            self.take(offer)
        else:
            self.close_offers()
            self.entered.emit()

    def _escape(self) -> None:
        if self._offers.isVisible():
            self.close_offers()
        else:
            self.field.clear()

    def take(self, offer: Offer) -> None:
        """Search for what was offered."""
        if offer.question is not None:
            self.set_question(offer.question)
        else:
            self.set_query(offer.text)
        self.asked.emit()

    # -- reactions --------------------------------------------------------------------------

    def _typed(self, text: str) -> None:
        self.without_groups = frozenset()
        self.typed.emit(text.strip())
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.close_offers()
            self.asked.emit()

    def _mode_changed(self) -> None:
        self.options.set_mode(self.mode)
        self.asked.emit()

    def _toggle_options(self) -> None:
        self.options.setVisible(self.options.isHidden())
        self.options_button.setChecked(not self.options.isHidden())

    def _show_help(self) -> None:
        from reader.ui.searching.query_help import QueryHelp  # noqa: PLC0415

        helper = QueryHelp(self)
        helper.example_chosen.connect(self._try)
        helper.open_at(self.help_button)

    def _try(self, example: "Example") -> None:
        self.set_question(replace(Question(example.query), mode=example.mode))
        self.asked.emit()


def _button(text: str, tip: str, run: Callable[[], object]) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setProperty("role", "quiet")
    button.clicked.connect(lambda _on=False: run())
    return button
