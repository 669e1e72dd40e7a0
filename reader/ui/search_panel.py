"""检索: one field, one sentence that says how much was searched, and every place that was found."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.library.model import DocumentSummary
from reader.search import Hit, SearchAnswer
from reader.ui.city_bars import CityBars
from reader.ui.hit_tree import HitTree
from reader.ui.marks import cite
from reader.ui.models.hit_model import HitModel
from reader.ui.models.outline_model import as_printed
from reader.ui.side_tree import MARGIN, MessageStack, panel_header
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme

TYPING_PAUSE_MS = 250
BUSY_AFTER_MS = 100
IDLE = "输入词语，在全部文件中逐字检索。\n不分繁体简体、全角半角和大小写。"
NOTHING = (
    "没有一份文件写到“{query}”。\n"
    "已不分繁体简体、全角半角和大小写；可以换一个更短的词，或换一种说法再试。"
)
NOTHING_HERE = "{city}的文件没有写到“{query}”。"
NO_DOCUMENTS = "文库里还没有文件，无从检索。"
BUG = "检索没有完成：程序出错，详情已记入日志。"


def sentence(answer: SearchAnswer) -> str:
    """What was searched and what was found, in one sentence, also for nothing found."""
    return (
        f"检索 {answer.documents_searched:,} 篇、{answer.characters_searched:,} 字；"
        f"命中 {answer.total_hits:,} 处、{answer.total_documents:,} 篇"
    )


class SearchPanel(QWidget):
    """Search in all documents.

    Signals:
        hit_activated(Hit): Go to this place: the reader moved to it by arrow key, F4 or click, or
            chose it by Enter or double click. The focus should stay in the panel.
        reading_requested(): Comes after ``hit_activated`` for Enter and double click: the reader
            wants to read on in the document, the focus may go there.
        answer_changed(SearchAnswer | None): Another answer is shown; None when there is none.
        failed(Exception): A search ended with a bug; a ReaderError is told in place.
    """

    hit_activated = Signal(object)
    reading_requested = Signal()
    answer_changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        find: Callable[[str], SearchAnswer],
        tasks: TaskRunner,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Build the panel, nothing searched yet.

        Args:
            find: Answers a query; runs in the background, raises ReaderError.
            tasks: Runs it.
            theme: Colours to start with.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._find = find
        self._tasks = tasks
        self._newest = 0
        self._running = False
        self._answer: SearchAnswer | None = None
        self._city: str | None = None
        self._hits = HitModel(self)
        self._typing = self._make_timer(TYPING_PAUSE_MS, self.search_now)
        self._busy = self._make_timer(BUSY_AFTER_MS, partial(self._show_busy, busy=True))
        self._field = self._make_field()
        self._progress = self._make_progress()
        self._sentence, self._position = _secondary_label(), _secondary_label()
        self._sentence.setWordWrap(True)
        self._error, self._error_text = _make_error()
        self._bars = CityBars(theme)
        self._bars.city_activated.connect(self.show_city)
        self._narrowed, self._narrowed_text = self._make_narrowed()
        self._tree = self._make_tree(theme)
        self._stack = MessageStack(self._tree)
        self._previous = _step_button("上一处（Shift+F4）", Qt.ArrowType.UpArrow, self.previous_hit)
        self._next = _step_button("下一处（F4）", Qt.ArrowType.DownArrow, self.next_hit)
        self._lay_out()
        self.setFocusProxy(self._field)
        self._show_answer(None)

    def _make_timer(self, interval_ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(run)
        return timer

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("在全部文件中检索…")
        field.setAccessibleName("检索词")
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._typed)
        field.returnPressed.connect(self._enter)
        field.installEventFilter(self)
        return field

    def _make_progress(self) -> QProgressBar:
        progress = QProgressBar()
        progress.setRange(0, 0)
        progress.setTextVisible(False)
        progress.setAccessibleName("正在检索")
        progress.setFixedHeight(3)
        policy = progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        progress.setSizePolicy(policy)
        progress.hide()
        return progress

    def _make_narrowed(self) -> tuple[QWidget, QLabel]:
        line, text = QWidget(), QLabel()
        all_cities = QPushButton("显示全部")
        all_cities.setProperty("role", "link")
        all_cities.clicked.connect(lambda: self.show_city(None))
        row = QHBoxLayout(line)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.addWidget(text)
        row.addWidget(all_cities)
        row.addStretch(1)
        return line, text

    def _make_tree(self, theme: Theme) -> HitTree:
        tree = HitTree(self._hits, theme)
        tree.hit_selected.connect(self._select)
        tree.hit_chosen.connect(self._choose)
        tree.add_action("打开这一处", lambda: self._choose(tree.current_hit()))
        tree.add_action("复制原文和出处", self._copy_hit, QKeySequence.StandardKey.Copy)
        tree.add_action("全部展开", tree.expandAll)
        tree.add_action("全部收起", tree.collapseAll)
        tree.installEventFilter(self)
        return tree

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(panel_header("检索", self._position, self._previous, self._next))
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 2, MARGIN, 4)
        top.setSpacing(4)
        top.addWidget(self._field)
        top.addWidget(self._progress)
        top.addWidget(self._sentence)
        layout.addLayout(top)
        layout.addWidget(self._error)
        layout.addWidget(self._bars)
        layout.addWidget(self._narrowed)
        layout.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._tree.delegate.theme = theme
        self._tree.viewport().update()
        self._bars.set_theme(theme)

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Tell what the library knows of its documents: for marks and for citing."""
        self._tree.delegate.summaries = {each.id: each for each in summaries}
        self._tree.viewport().update()

    def set_display(self, display: Callable[[str], str] | None) -> None:
        """Show texts through ``display`` (繁→简, same length); None shows them as printed."""
        self._tree.delegate.display = display or as_printed
        self._tree.viewport().update()

    @Slot()
    def next_hit(self) -> None:
        """Go to the next hit, in the next document after the last one of a document."""
        self._tree.step(1)

    @Slot()
    def previous_hit(self) -> None:
        """Go to the previous hit."""
        self._tree.step(-1)

    def focus_query(self, text: str = "") -> None:
        """Put the cursor into the field; search ``text`` at once if there is any."""
        if text:
            self._field.setText(text)
            self.search_now()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def search_now(self) -> None:
        """Search what stands in the field; also to be called when the library has changed."""
        self._typing.stop()
        self._newest += 1
        query = self._field.text().strip()
        if not query:
            self._finish()
            self._show_answer(None)
            return
        self._running = True
        self._busy.start()
        self._tasks.run(
            partial(self._find, query),
            partial(self._answered, self._newest),
            partial(self._failed, self._newest),
        )

    def show_city(self, city: str | None) -> None:
        """Show the hits of one city only; None shows all."""
        self._city = city
        documents = self._answer.documents if self._answer is not None else ()
        self._hits.set_documents([d for d in documents if city is None or d.city == city])
        self._tree.open_first()
        self._narrowed.setVisible(city is not None)
        self._narrowed_text.setText(f"只看 {city}：{self._hits.total:,} 处")
        self._show_position()
        if self._hits.total:
            self._stack.show_content()
        else:
            self._stack.show_message(self._why_nothing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt; on a low screen the results keep their room."""
        super().resizeEvent(event)
        self._bars.set_room(event.size().height() // 4)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: arrow down leads from the field to the results, Esc back; then it empties it."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if watched is self._field and event.key() == Qt.Key.Key_Down:
                self._enter_results()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if watched is self._field:
                    self._field.clear()
                else:
                    self.focus_query()
                return True
        return super().eventFilter(watched, event)

    def _typed(self, text: str) -> None:
        if text.strip():
            self._typing.start()
        else:
            self.search_now()

    def _enter(self) -> None:
        """Enter in the field: search, or, if the answer is there already, go to the next hit."""
        shown = self._answer is not None and self._answer.query == self._field.text().strip()
        if shown and not self._running:
            self.next_hit()
        else:
            self.search_now()

    def _enter_results(self) -> None:
        if self._hits.total:
            self._tree.setFocus(Qt.FocusReason.OtherFocusReason)
            if self._tree.current_hit() is None:
                self.next_hit()

    def _answered(self, number: int, answer: SearchAnswer) -> None:
        if number == self._newest:
            self._finish()
            self._show_answer(answer)

    def _failed(self, number: int, error: Exception) -> None:
        if number != self._newest:
            return
        self._finish()
        self._show_answer(None)
        self._stack.show_message("")
        self._error_text.setText(str(error) if isinstance(error, ReaderError) else BUG)
        self._error.show()
        if not isinstance(error, ReaderError):
            self.failed.emit(error)

    def _finish(self) -> None:
        self._running = False
        self._busy.stop()
        self._show_busy(busy=False)
        self._error.hide()

    def _show_busy(self, *, busy: bool) -> None:
        self._progress.setVisible(busy)

    def _show_answer(self, answer: SearchAnswer | None) -> None:
        self._answer = answer
        self._sentence.setVisible(answer is not None)
        self._bars.setVisible(answer is not None and len(answer.by_city) > 0)
        if answer is not None:
            self._sentence.setText(sentence(answer))
            self._bars.set_counts(answer.by_city)
        self.show_city(None)
        self.answer_changed.emit(answer)

    def _why_nothing(self) -> str:
        if self._answer is None:
            return IDLE
        if not self._answer.documents_searched:
            return NO_DOCUMENTS
        if self._city is not None:
            return NOTHING_HERE.format(city=self._city, query=self._answer.query)
        return NOTHING.format(query=self._answer.query)

    def _show_position(self) -> None:
        total = self._hits.total
        place = self._hits.ordinal(self._tree.currentIndex())
        self._position.setText(f"第 {place:,} / {total:,} 处" if place is not None else "")
        for button in (self._previous, self._next):
            button.setEnabled(total > 0)

    def _select(self, hit: Hit) -> None:
        self._show_position()
        self.hit_activated.emit(hit)

    def _choose(self, hit: Hit | None) -> None:
        if hit is not None:
            self.hit_activated.emit(hit)
            self.reading_requested.emit()

    def _copy_hit(self) -> None:
        hit = self._tree.current_hit()
        if hit is None or self._answer is None:
            return
        summary = self._tree.delegate.summaries.get(hit.document_id)
        titles = {each.id: each.title for each in self._answer.documents}
        source = cite(summary) if summary is not None else f"《{titles[hit.document_id]}》"
        place = " → ".join(hit.section_path)
        QGuiApplication.clipboard().setText(
            f"{hit.snippet}\n出处：{source}{'；' if place else ''}{place}"
        )


def _secondary_label() -> QLabel:
    label = QLabel()
    label.setProperty("role", "secondary")
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _make_error() -> tuple[QFrame, QLabel]:
    frame, text = QFrame(), QLabel()
    frame.setProperty("role", "warning")
    text.setProperty("role", "strong")
    text.setWordWrap(True)
    row = QHBoxLayout(frame)
    row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    row.addWidget(text)
    frame.hide()
    return frame, text


def _step_button(tip: str, arrow: Qt.ArrowType, run: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setArrowType(arrow)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(run)
    return button
