"""Asks questions in the background: the newest one counts, an older one is cancelled."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from reader.search import Question, SearchAnswer
from reader.search.question import Cancelled
from reader.ui.tasks import LatestOnly, TaskRunner

BUSY_AFTER_MS = 100
FIRST_DOCUMENTS = 8
"""More than a panel shows at once; fewer than the search keeps the texts of."""
Ask = Callable[[Question, Cancelled], SearchAnswer]


class Asking(QObject):
    """One question at a time.

    Signals:
        answered(SearchAnswer): The newest question has an answer.
        failed(Exception): The newest question has none.
        busy_changed(bool): A question takes long enough to say so, or no longer.
    """

    answered = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, ask: Ask, tasks: TaskRunner, parent: QObject | None = None) -> None:
        """Ask nothing yet.

        Args:
            ask: Answers a question; runs in the background, raises ReaderError.
            tasks: Runs it.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._ask = ask
        self._tasks = LatestOnly(tasks, self)
        self._running = False
        self._busy = QTimer(self)
        self._busy.setSingleShot(True)
        self._busy.setInterval(BUSY_AFTER_MS)
        self._busy.timeout.connect(self._tell_busy)

    @property
    def running(self) -> bool:
        """True while a question waits for its answer."""
        return self._running

    def ask(self, question: Question) -> None:
        """Ask; what was asked before is cancelled and its answer dropped."""
        self.cancel()
        self._running = True
        self._busy.start()
        work = partial(_answer, self._ask, question)
        self._tasks.run_until_dropped(work, self._answered, self._failed)

    def cancel(self) -> None:
        """Wait for no answer any more."""
        self._tasks.drop()
        self._finish()

    def _answered(self, answer: SearchAnswer) -> None:
        self._finish()
        self.answered.emit(answer)

    def _failed(self, error: Exception) -> None:
        self._finish()
        self.failed.emit(error)

    def _tell_busy(self) -> None:
        self.busy_changed.emit(self._running)

    def _finish(self) -> None:
        if self._running:
            self._running = False
            self._busy.stop()
            self._tell_busy()


def _answer(ask: Ask, question: Question, cancelled: Cancelled) -> SearchAnswer:
    """Ask, and make what the panel shows at once while still in the background.

    The first hits are looked at here because their texts come from the library, which another
    question may keep busy just then.
    """
    answer = ask(question, cancelled)
    answer.facets.counts("city")
    for document in answer.documents[:FIRST_DOCUMENTS]:
        _ = document.hits[0]
    return answer
