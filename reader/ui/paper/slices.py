"""Long work on the GUI thread, a few milliseconds at a time, so that the window stays fluent."""

from collections.abc import Callable, Generator
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

SLICE_MS = 15
"""So long one slice goes on; a single step may take a little longer."""


class Slices(QObject):
    """Runs one generator at a time; a new one takes the place of the one that runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: Generator[Any, None, Any] | None = None
        self._on_step: Callable[[Any], None] = _nothing
        self._on_done: Callable[[Any], None] = _nothing
        self._on_error: Callable[[Exception], None] = _nothing
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def running(self) -> bool:
        """Whether there is something to do."""
        return self._steps is not None

    def start(
        self,
        steps: Generator[Any, None, Any],
        on_step: Callable[[Any], None],
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        """Begin; exactly one of the last two is called, unless it is stopped.

        Args:
            steps: Each takes a few milliseconds.
            on_step: Gets what the last step of every slice yielded.
            on_done: Gets what the generator returned.
            on_error: Gets what it raised.
        """
        self.stop()
        self._steps = steps
        self._on_step, self._on_done, self._on_error = on_step, on_done, on_error
        self._timer.start()

    def stop(self) -> None:
        """Give up what runs; nobody is called."""
        self._timer.stop()
        if self._steps is not None:
            steps, self._steps = self._steps, None
            steps.close()

    def _go_on(self) -> None:
        steps = self._steps
        if steps is None:
            return
        clock = QElapsedTimer()
        clock.start()
        step: object = None
        try:
            while not clock.hasExpired(SLICE_MS):
                step = next(steps)
        except StopIteration as finished:
            self.stop()
            self._on_done(finished.value)
            return
        except Exception as error:  # noqa: BLE001 - handed to who began it
            self.stop()
            self._on_error(error)
            return
        self._on_step(step)


def _nothing(_: object) -> None:
    """What is called before anything is begun."""
