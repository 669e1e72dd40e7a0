"""Background work: a pure function runs in the thread pool, its answer comes to the GUI thread.

A panel gets a :class:`TaskRunner` and never sees a thread. It numbers its own requests and drops an
answer that is not its newest one.
"""

from collections.abc import Callable
from itertools import count
from typing import Protocol, TypeVar, cast

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal, Slot

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
