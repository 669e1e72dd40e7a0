"""Background work: a pure function runs in the thread pool, its answer comes to the GUI thread.

A panel gets a :class:`TaskRunner` and never sees a thread. One that may ask again before it is
answered does so through :class:`LatestOnly`.
"""

from collections.abc import Callable
from itertools import count
from threading import Event
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

from reader.errors import ReaderError

T = TypeVar("T")


class TaskRunner(Protocol):
    """Runs work elsewhere and reports back with exactly one of two callbacks."""

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Start ``work``; exactly one of the callbacks follows, later, on the GUI thread.

        Args:
            work: Uses neither Qt nor the notes store.
            on_done: Gets what ``work`` returned.
            on_error: Gets what ``work`` raised; hand it to ``show_error`` or show it in place.
        """


class LatestOnly:
    """A task runner for one question after another: the answers to older ones are dropped."""

    def __init__(self, tasks: TaskRunner, asker: QObject) -> None:
        """Ask nothing yet.

        Args:
            tasks: Runs the work.
            asker: Once it is deleted no answer is waited for: it could not take one.
        """
        self._tasks = tasks
        self._dropped = Event()
        # A bound method would not keep this object: nothing would be dropped.
        asker.destroyed.connect(lambda: self.drop())  # noqa: PLW0108

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """See :class:`TaskRunner`; what was started before calls back nobody any more."""
        self.run_until_dropped(lambda _is_dropped: work(), on_done, on_error)

    def run_until_dropped(
        self,
        work: Callable[[Callable[[], bool]], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """As :meth:`run`, for work that may end early.

        Args:
            work: Gets a function that says, on any thread, whether nobody waits for it any more.
            on_done: Gets what ``work`` returned, unless it was dropped.
            on_error: Gets what ``work`` raised, unless it was dropped.
        """
        self.drop()
        self._dropped = dropped = Event()

        def done(result: T) -> None:
            if not dropped.is_set():
                on_done(result)

        def failed(error: Exception) -> None:
            if not dropped.is_set():
                on_error(error)

        self._tasks.run(lambda: work(dropped.is_set), done, failed)

    def drop(self) -> None:
        """Wait for no answer any more."""
        self._dropped.set()


def sentence_of(error: Exception, bug: str, report: Callable[[Exception], object]) -> str:
    """What a panel says in place of an answer.

    Args:
        error: What ``work`` raised.
        bug: The sentence for anything but a :class:`ReaderError`, which brings its own.
        report: Gets what is not a ReaderError.
    """
    if isinstance(error, ReaderError):
        return str(error)
    report(error)
    return bug


class PoolRunner(QObject):
    """The task runner of the running program: a pool and one signal that outlives every worker.

    Built once on the GUI thread, kept as long as the program; :meth:`shut_down` before it goes.
    """

    _finished = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None, *, max_threads: int | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        if max_threads is not None:
            self._pool.setMaxThreadCount(max_threads)
        self._tickets = count()
        self._waiting: dict[int, tuple[Callable[[object], None], Callable[[Exception], None]]] = {}
        self._closed = False
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """See :class:`TaskRunner`; after :meth:`shut_down` nothing is started any more."""
        if self._closed:
            return
        ticket = next(self._tickets)
        self._waiting[ticket] = (cast("Callable[[object], None]", on_done), on_error)

        def job() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - the one door out of a worker
                self._finished.emit(ticket, None, error)
            else:
                self._finished.emit(ticket, result, None)

        self._pool.start(job)

    @Slot(int, object, object)
    def _deliver(self, ticket: int, result: object, error: Exception | None) -> None:
        callbacks = self._waiting.pop(ticket, None)
        if callbacks is None:
            return
        on_done, on_error = callbacks
        if error is None:
            on_done(result)
        else:
            on_error(error)

    def shut_down(self) -> None:
        """Drop what has not started, wait for what runs, and call back nobody any more."""
        self._closed = True
        self._waiting.clear()
        self._pool.clear()
        self._pool.waitForDone()
