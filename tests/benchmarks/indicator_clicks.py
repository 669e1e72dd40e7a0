"""How long it takes from a click in 对照 to the sentence, highlighted on the screen.

    python tests/benchmarks/indicator_clicks.py

Opens the real window without a display over the five shipped documents, clicks every value of the
comparison once (in an order in which each click opens another document than the one before, where
that is possible) and waits until the document is painted with its sentence marked and in sight.
Prints median, 95th percentile and slowest, by the clock and of computing (they differ where other
programs run); ends with 1 if one takes longer than 300 ms by the clock.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import click
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.app import Application  # noqa: E402 (the project's folder must be first)
from reader.paths import Paths  # noqa: E402
from reader.ui.indicators.comparison import Cell  # noqa: E402
from reader.ui.indicators.indicator_tools import IndicatorTools  # noqa: E402
from reader.ui.indicators.indicators_window import IndicatorsWindow  # noqa: E402
from reader.ui.reading.reading_area import ReadingArea  # noqa: E402
from reader.ui.tasks import PoolRunner  # noqa: E402

LIMIT_MS = 300
SEED = 5
PATIENCE_S = 10


def wait(app: QApplication, done: Callable[[], object]) -> None:
    """Let the program work until ``done()`` holds."""
    end = time.monotonic() + PATIENCE_S
    while not done():
        app.processEvents()
        if time.monotonic() > end:
            sys.exit("gave up waiting for a sentence")


def cells_of(window: IndicatorsWindow) -> list[QModelIndex]:
    """The cells that say something, mixed."""
    model = window.table.model()
    found = [
        model.index(row, column)
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    said = [i for i in found if isinstance(i.data(Qt.ItemDataRole.UserRole), Cell)]
    said = [i for i in said if i.data(Qt.ItemDataRole.UserRole).promises]
    random.Random(SEED).shuffle(said)
    return said


Place = tuple[str, int, int]


def clicked(
    app: QApplication, window: IndicatorsWindow, shown: Callable[[], bool], at: QPoint
) -> tuple[float, float]:
    """Milliseconds from the click to the painted sentence: by the clock, and of computing."""
    began, computing = time.perf_counter(), time.process_time()
    QTest.mouseClick(window.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    wait(app, shown)
    return (time.perf_counter() - began) * 1000, (time.process_time() - computing) * 1000


def is_shown(reading: ReadingArea, place: Place) -> bool:
    """Whether the document is painted in front with the place marked and in sight."""
    view = reading.current()
    if view is None or view.document.id != place[0]:
        return False
    page = view.page_view
    page.viewport().repaint()
    beginning = view.document.text[place[1] : place[1] + 2]
    for mark in page.extraSelections():
        cursor = mark.cursor  # type: ignore[attr-defined]
        if cursor.selectedText().startswith(beginning):
            cursor.setPosition(cursor.selectionStart())
            return page.viewport().rect().intersects(page.cursorRect(cursor))
    return False


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as name:
        tasks = PoolRunner(app)
        program = Application(app, Paths.of_this_run(Path(name)), tasks)
        program.start()
        program.window.resize(1366, 768)
        tools = program.window.findChild(IndicatorTools)
        reading = program.window.findChild(ReadingArea)
        wait(app, lambda: program.window.findChild(IndicatorsWindow) or tools.open())
        window = program.window.findChild(IndicatorsWindow)
        wait(app, lambda: window.table.model().rowCount())
        places: list[Place] = []
        window.place_activated.connect(lambda *place: places.append(place))
        cells, times = cells_of(window), list[tuple[float, float]]()
        for index in cells:
            window.table.scrollTo(index)
            app.processEvents()
            box = window.table.visualRect(index)
            places.clear()
            at = QPoint(box.left() + 20, box.top() + 12)
            took = clicked(app, window, lambda: bool(places) and is_shown(reading, places[-1]), at)
            times.append(took)
        tasks.shut_down()
        program.close()
    for name, column in (("by the clock", 0), ("of computing", 1)):
        ordered = sorted(took[column] for took in times)
        p95 = ordered[int(len(ordered) * 0.95)]
        click.echo(
            f"{len(ordered)} clicks, {name}: median {statistics.median(ordered):.0f} ms, "
            f"95 % {p95:.0f} ms, slowest {ordered[-1]:.0f} ms (limit {LIMIT_MS} ms)"
        )
    sys.exit(1 if max(took[0] for took in times) > LIMIT_MS else 0)


if __name__ == "__main__":
    main()
