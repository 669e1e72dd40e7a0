"""What the tests of the window share: theme, bundled fonts, task runners one can follow."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.ui.fonts import load_fonts
from reader.ui.icons import IconSet
from reader.ui.theme import LIGHT, apply_theme, use_style
from tests.ui.real_window import Program, Start

RESOURCES = Path(__file__).parents[2] / "resources"


class InlineRunner:
    """Runs the work at once: for tests about what is shown, not about when."""

    def run(
        self,
        work: Callable[[], object],
        on_done: Callable[[object], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        try:
            result = work()
        except Exception as error:  # noqa: BLE001 - hands on whatever the work raised
            on_error(error)
        else:
            on_done(result)


class HeldRunner:
    """Keeps the work until told: for tests about slow, late and overtaken answers."""

    def __init__(self) -> None:
        self.held: list[tuple[Callable[[], object], Callable, Callable]] = []

    def run(
        self,
        work: Callable[[], object],
        on_done: Callable[[object], None],
        on_error: Callable[[Exception], None],
    ) -> None:
        self.held.append((work, on_done, on_error))

    def release(self, index: int = 0) -> None:
        """Do the piece of work number ``index`` of those still held, and report it."""
        InlineRunner().run(*self.held.pop(index))

    def release_all(self) -> None:
        """Do everything held, in order."""
        while self.held:
            self.release()


@pytest.fixture
def resources() -> Path:
    """The folder of everything that ships beside the code."""
    return RESOURCES


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    """Style and bundled fonts, as the program has them."""
    use_style(qapp)
    load_fonts(qapp, RESOURCES / "fonts")


@pytest.fixture(autouse=True)
def themed(qapp: QApplication, fonts: None) -> None:
    """Every test starts with the light theme."""
    apply_theme(qapp, LIGHT)


@pytest.fixture
def icons() -> IconSet:
    return IconSet(RESOURCES / "icons")


@pytest.fixture
def inline_runner() -> InlineRunner:
    return InlineRunner()


@pytest.fixture
def held_runner() -> HeldRunner:
    return HeldRunner()


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path) -> Path:
    """A user's folder of its own, with library and index ready."""
    shutil.copytree(data_dir, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, folder: Path, inline_runner: InlineRunner
) -> Iterator[Start]:
    """Starts the program over ``folder``; it is closed at the end of the test."""
    program = Program(qapp, qtbot, folder, inline_runner)
    yield program.start
    program.close()
    apply_theme(qapp, LIGHT)


@pytest.fixture(autouse=True)
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """The clipboard, empty before and after: Qt without a display crashes at its end over one."""
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()
