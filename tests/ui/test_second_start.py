"""A second start brings the window forward and opens what it was given."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.handover import HANDOVER_FOLDER, Wanted, hand_over, taken_over
from reader.ui.second_start import Errands


class Desk:
    """Notes what is opened."""

    def __init__(self) -> None:
        self.opened: list[object] = []
        self.errands = Errands(self.opened.append, self.opened.append)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk()


def hear(qtbot: QtBot, desk: Desk, folder: Path) -> QWidget:
    """Let ``desk`` hear of second starts; returns its window."""
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    desk.errands.hear_second_starts(folder / HANDOVER_FOLDER, partial(taken_over, folder), window)
    return window


def test_what_is_wanted_waits_for_the_library(desk: Desk) -> None:
    pack = Path("市级.antoupack").absolute()
    desk.errands.open(Wanted("quanzhou", (pack,)))
    assert desk.opened == []
    desk.errands.begin()
    assert desk.opened == ["quanzhou", (pack,)]
    desk.errands.open(Wanted("panjin"))
    assert desk.opened[2:] == ["panjin"]


def test_a_second_start_brings_the_window_forward_and_opens(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    window = hear(qtbot, desk, tmp_path)
    desk.errands.begin()
    assert window.isMinimized()
    hand_over(tmp_path, Wanted("quanzhou"))
    qtbot.waitUntil(lambda: desk.opened == ["quanzhou"])
    assert not window.isMinimized()
    assert window.isActiveWindow()


def test_what_came_while_nobody_watched_is_opened_too(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    hand_over(tmp_path, Wanted("quanzhou"))
    hear(qtbot, desk, tmp_path)
    desk.errands.begin()
    assert desk.opened == ["quanzhou"]


def test_without_a_second_start_the_window_stays_where_it_is(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    window = hear(qtbot, desk, tmp_path)
    assert window.isMinimized()
