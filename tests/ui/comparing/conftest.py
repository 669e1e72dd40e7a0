"""Documents side by side, with notes of their own, and the window that shows them."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.app import Application
from reader.corpus.model import BlockKind
from reader.notes.store import NotesStore
from reader.paths import Paths
from reader.ui.comparing.compare_window import CompareWindow
from reader.ui.comparing.panes_view import PanesView
from reader.ui.main_window import MainWindow
from reader.ui.theme import LIGHT, apply_theme
from tests.ui.comparing.side_by_side import desk_over, scrolls_of, view_of
from tests.ui.comparing.working import SHIFT_CTRL, add, window_of
from tests.ui.conftest import InlineRunner
from tests.ui.reading_samples import FIVE, made, shipped

PLAIN = made([(BlockKind.TITLE, "没有标题的短文"), (BlockKind.PARAGRAPH, "只有一段正文。")])
"""A document without sections, of two lines; its id is "made"."""
Stand = Callable[..., PanesView]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    with NotesStore.open(tmp_path / "notes.db") as opened:
        yield opened


@pytest.fixture
def stand(qtbot: QtBot, store: NotesStore, inline_runner: InlineRunner) -> Stand:
    """Sets shipped documents side by side, given by their names."""

    def begin(*names: str, width: int = 1366, height: int = 740) -> PanesView:
        documents = [*(shipped(name).document for name in FIVE), PLAIN]
        desk = desk_over(documents, lambda: store)
        view = PanesView(desk, view_of, inline_runner, LIGHT)
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitExposed(view):
            view.show()
        for name in names:
            view.add_document(name)
        qtbot.waitUntil(lambda: all(pane.is_settled for pane in scrolls_of(view)))
        return view

    return begin


@pytest.fixture(scope="module")
def program(
    qapp: QApplication, data_dir: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Application]:
    """The program, started once: what is compared goes with each test."""
    folder = tmp_path_factory.mktemp("comparing") / "data"
    shutil.copytree(data_dir, folder)
    program = Application(qapp, Paths.of_this_run(folder), InlineRunner())
    program.start()
    program.window.resize(1366, 768)
    yield program
    program.window.close()
    program.close()
    program.window.deleteLater()


@pytest.fixture
def main(qapp: QApplication, qtbot: QtBot, program: Application) -> Iterator[MainWindow]:
    window = program.window
    window.open_document("dongying")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    for each in QApplication.topLevelWidgets():
        if isinstance(each, CompareWindow):
            each.close()
            each.deleteLater()
    apply_theme(qapp, LIGHT)


@pytest.fixture
def window(main: MainWindow, qtbot: QtBot) -> CompareWindow:
    """Opened as a user does: by its key, then a second document from the list."""
    qtbot.keyClick(main, Qt.Key.Key_D, SHIFT_CTRL)
    found = window_of()
    found.resize(1366, 740)
    add(main, "沧州市人民政府关于“科技创新三年行动”的实施方案")
    qtbot.waitUntil(found.isVisible)
    return found
