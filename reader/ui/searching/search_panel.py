"""检索: what is asked, how much was searched for it, and every place that was found."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QVBoxLayout,
    QWidget,
)

from reader.errors import SearchError
from reader.library.model import DocumentSummary
from reader.search import FACETS, CityCount, Facet, FacetCount, Hit, Question, SearchAnswer
from reader.ui.models.offer_model import Offer
from reader.ui.searching.answer_summary import AnswerSummary, secondary_label
from reader.ui.searching.asking import Ask, Asking
from reader.ui.searching.city_bars import CityBars
from reader.ui.searching.hit_results import HitResults
from reader.ui.searching.nothing_found import why_nothing
from reader.ui.searching.search_bar import SearchBar
from reader.ui.searching.search_offers import SearchOffers
from reader.ui.searching.search_parts import (
    error_line,
    link_line,
    menu_button,
    progress_line,
    step_button,
)
from reader.ui.side_tree import panel_header
from reader.ui.tasks import TaskRunner, sentence_of
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.ui.searching.facet_popover import FacetPopover

IDLE = "输入词语，在全部文件中检索。\n不分繁体简体、全角半角和大小写。"
ROOM_FOR_BARS = 400
"""In a lower panel, on a small screen at 200 %, the hits come first."""
BUG = "检索没有完成：程序出错，详情已记入日志。"


class SearchPanel(QWidget):
    """Search in all documents.

    Signals:
        hit_activated(Hit): Go to this place: the reader moved to it by arrow key, F4 or click, or
            chose it by Enter or double click. The focus should stay in the panel.
        reading_requested(): Comes after ``hit_activated`` for Enter and double click: the reader
            wants to read on in the document, the focus may go there.
        answer_changed(SearchAnswer | None): Another answer is shown; None when there is none.
        copy_requested(Hit): The hit is to be copied with its source.
        notes_requested(str): The notes in which this query stands are to be listed.
        failed(Exception): A search ended with a bug; a ReaderError is told in place.
    """

    hit_activated = Signal(object)
    reading_requested = Signal()
    answer_changed = Signal(object)
    copy_requested = Signal(object)
    notes_requested = Signal(str)
    failed = Signal(object)

    def __init__(
        self, ask: Ask, tasks: TaskRunner, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Build the panel, nothing searched yet.

        Args:
            ask: Answers a question; runs in the background, raises ReaderError.
            tasks: Runs it.
            theme: Colours to start with.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._tasks = tasks
        self._answer: SearchAnswer | None = None
        self._entered = False
        self._popover: FacetPopover | None = None
        self._asking = Asking(ask, tasks, self)
        self._asking.answered.connect(self._answered)
        self._asking.failed.connect(self._failed)
        self.bar = SearchBar(theme, self)
        self.offers = SearchOffers(tasks, self)
        self._progress = progress_line()
        self._summary = AnswerSummary()
        self._position = secondary_label()
        self._error, self._error_text = error_line()
        self._notes = link_line()
        self._notes.clicked.connect(lambda: self.notes_requested.emit(self.bar.query))
        self._bars = CityBars(theme)
        self.results = HitResults(theme)
        self._previous = step_button("上一处（Shift+F4）", Qt.ArrowType.UpArrow, self.previous_hit)
        self._next = step_button("下一处（F4）", Qt.ArrowType.DownArrow, self.next_hit)
        self._menu = menu_button()
        self._connect()
        self._lay_out()
        self.setFocusProxy(self.bar)
        self._show_answer(None)

    def _connect(self) -> None:
        self._asking.busy_changed.connect(self._progress.setVisible)
        self.bar.asked.connect(self.search_now)
        self.bar.entered.connect(self._enter)
        self.bar.results_wanted.connect(self.results.enter)
        self.bar.filter_pressed.connect(self._show_facets)
        self.bar.typed.connect(self.offers.suggest)
        self.offers.suggested.connect(self.bar.show_offers)
        self.offers.changed.connect(self._show_offers)
        self._summary.group_pressed.connect(self._choose_group)
        self._summary.choice_removed.connect(self._remove_choice)
        self._summary.choices_cleared.connect(self._clear_choices)
        self._bars.city_activated.connect(partial(self._choose, "city"))
        self.results.position_changed.connect(self._position.setText)
        self.results.hit_selected.connect(self.hit_activated)
        self.results.hit_chosen.connect(self._choose_hit)
        self.results.copy_requested.connect(self.copy_requested)
        self.results.message.offer_chosen.connect(self._take)
        self.results.tree.installEventFilter(self)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        buttons = (self._position, self._previous, self._next, self._menu)
        layout.addLayout(panel_header("检索", *buttons))
        layout.addWidget(self.bar)
        for widget in (self._progress, self._summary, self._notes, self._error, self._bars):
            layout.addWidget(widget)
        layout.addWidget(self.results, 1)

    # -- from outside -----------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self.bar.set_theme(theme)
        self._bars.set_theme(theme)
        self.results.set_theme(theme)

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Tell what the library knows of its documents: for marks and for citing."""
        self.results.set_documents(summaries)

    def set_display(self, display: Callable[[str], str] | None) -> None:
        """Show texts through ``display`` (繁→简, same length); None shows them as printed."""
        self.results.set_display(display)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Put what can be done with the answer into the menu of the panel."""
        menu = QMenu(self._menu)
        menu.addActions(list(actions))
        self._menu.setMenu(menu)

    def show_notes_found(self, count: int) -> None:
        """Say in how many notes the query stands too; nothing for none."""
        self._notes.setText(f"批注中 {count:,} 处")
        self._notes.setVisible(count > 0)

    @property
    def answer(self) -> SearchAnswer | None:
        """What is shown; None while there is no answer."""
        return self._answer

    @Slot()
    def next_hit(self) -> None:
        """Go to the next hit, in the next document after the last one of a document."""
        self.results.step(1)

    @Slot()
    def previous_hit(self) -> None:
        """Go to the previous hit."""
        self.results.step(-1)

    def focus_query(self, text: str = "") -> None:
        """Put the cursor into the field; search ``text`` at once if there is any."""
        if text:
            self.bar.set_query(text)
            self.search_now()
        self.bar.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.field.selectAll()

    def search_now(self) -> None:
        """Search what stands in the field."""
        self.bar.stop_waiting()
        self._summary.set_choices(self.bar.narrowing, self.bar.options.chosen(self.bar.mode))
        if self.bar.query:
            self._asking.ask(self.bar.question())
        else:
            self._asking.cancel()
            self._tell_error("", None)
            self._show_answer(None)

    def search_again(self) -> None:
        """Search once more in a library that has changed; the old hits may be gone."""
        if self.bar.query:
            self._show_answer(None)
            self.results.message.set_words("")
            self.search_now()

    def show_question(self, question: Question) -> None:
        """Ask a question as it was asked before, with all its choices."""
        self.bar.set_question(question)
        self.search_now()

    def show_answer(self, answer: SearchAnswer) -> None:
        """Show an answer that was found elsewhere, in the hit map, as if it had been asked here."""
        self._asking.cancel()
        if answer.question is not None:
            self.bar.set_question(answer.question)
            self._summary.set_choices(self.bar.narrowing, self.bar.options.chosen(self.bar.mode))
        self._answered(answer)

    # -- keys -------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; on a low screen the results keep their room."""
        super().resizeEvent(event)
        self._bars.set_room(event.size().height() // 4)
        self._show_bars()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: Esc leads back from the results to the field."""
        if (
            watched is self.results.tree
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            self.focus_query()
            return True
        return super().eventFilter(watched, event)

    def _enter(self) -> None:
        """Enter in the field: search, or, if the answer is there already, go to the next hit."""
        self._entered = True
        shown = self._answer is not None and self._answer.question == self.bar.question()
        if shown and not self._asking.running:
            self._remember()
            self.next_hit()
        else:
            self.offers.stop()
            self.search_now()

    def _remember(self) -> None:
        """Keep in the history what was asked for by Enter, not what stood there in passing."""
        if self._entered and self._answer is not None and self._answer.question is not None:
            self._entered = False
            self.offers.remember(self._answer.question)

    # -- choices ----------------------------------------------------------------------------

    def _choose(self, facet: Facet, value: str) -> None:
        self.bar.narrowing = self.bar.narrowing.toggled(facet, value)
        self.search_now()

    def _remove_choice(self, key: object) -> None:
        if isinstance(key, tuple):
            self._choose(*key)
        else:
            self.bar.options.reset(str(key), self.bar.mode)
            self.search_now()

    def _clear_choices(self) -> None:
        for name, _words in self.bar.options.chosen(self.bar.mode):
            self.bar.options.reset(name, self.bar.mode)
        self.bar.narrowing = self.bar.narrowing.without_facets()
        self.search_now()

    def _choose_group(self, group_id: str) -> None:
        self.bar.choose_group(group_id)
        self.search_now()

    def _take(self, offer: Offer) -> None:
        self.bar.take(offer)
        self.bar.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_hit(self, hit: Hit) -> None:
        self._entered = True
        self._remember()
        self.hit_activated.emit(hit)
        self.reading_requested.emit()

    # -- facets -----------------------------------------------------------------------------

    def _show_facets(self) -> None:
        from reader.ui.searching.facet_popover import FacetPopover  # noqa: PLC0415

        popover = FacetPopover(self)
        popover.choice_toggled.connect(self._choose)
        popover.closed.connect(self._forget_popover)
        self._popover = popover
        self._count_facets()
        popover.open_at(self.bar.filter_button)

    def _forget_popover(self) -> None:
        self._popover = None

    def _count_facets(self) -> None:
        """Count in the background; each facet is counted only when it is asked for."""
        answer = self._answer
        if answer is not None and self._popover is not None:
            self._tasks.run(
                lambda: {facet: answer.facets.counts(facet) for facet in FACETS},
                partial(self._show_counts, answer),
                self.failed.emit,
            )

    def _show_counts(
        self, answer: SearchAnswer, counts: dict[Facet, tuple[FacetCount, ...]]
    ) -> None:
        if answer is self._answer and self._popover is not None:
            self._popover.set_counts(counts)

    # -- answers ----------------------------------------------------------------------------

    def _answered(self, answer: SearchAnswer) -> None:
        self._tell_error("", None)
        self._show_answer(answer)
        self._remember()

    def _failed(self, error: Exception) -> None:
        self._show_answer(None)
        self.results.message.set_words("")
        position = error.position if isinstance(error, SearchError) else None
        self._tell_error(sentence_of(error, BUG, self.failed.emit), position)

    def _tell_error(self, sentence: str, position: int | None) -> None:
        self._error_text.setText(sentence)
        self._error.setVisible(bool(sentence))
        self.bar.set_fault(position)

    def _show_answer(self, answer: SearchAnswer | None) -> None:
        self._answer = answer
        self._summary.set_answer(answer)
        counts = answer.facets.counts("city") if answer is not None else ()
        self._bars.set_counts({each.value: CityCount(each.hits, each.documents) for each in counts})
        self._show_bars()
        self.bar.filter_button.setEnabled(answer is not None)
        if answer is not None and answer.total_hits:
            self.results.show_hits(answer.documents, reasons=answer.mode == "smart")
        else:
            self.results.message.set_words(self._why_nothing())
            self.results.show_message()
            self._show_offers()
        for button in (self._previous, self._next):
            button.setEnabled(self.results.total > 0)
        self._count_facets()
        self.answer_changed.emit(answer)

    def _show_bars(self) -> None:
        """Show the counts of the cities where they tell something and there is room for them."""
        counts = self._answer.facets.counts("city") if self._answer is not None else ()
        shown = [each for each in counts if each.chosen] or counts
        found = sum(each.hits for each in shown)  # more than the total for one cell of a hit map
        total = self._answer.total_hits if self._answer is not None else 0
        told = len(counts) > 1 and found == total and any(each.hits for each in counts)
        self._bars.setVisible(told and self.height() >= ROOM_FOR_BARS)

    def _show_offers(self) -> None:
        """Offer searches where there are no hits: earlier ones, or words that do occur."""
        if self._answer is None:
            if not self.bar.query:
                self.results.message.set_offers(self.offers.kept())
        elif not self._answer.total_hits and self._answer.question is not None:
            self.offers.find_nearest(self._answer, self.results.message.set_offers)

    def _why_nothing(self) -> str:
        answer = self._answer
        if answer is None:
            return IDLE
        return why_nothing(answer, narrowed=bool(self.bar.narrowing.choices))
