"""Files dragged onto the window: a hint while they hover, their paths when they are dropped."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from reader.ui.importing.drop_area import DropArea, paths_of
from reader.ui.theme import DARK, LIGHT

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(700, 400)
    window.show()
    return window


@pytest.fixture
def area(window: QMainWindow) -> DropArea:
    return DropArea(window, LIGHT)


def files(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def enter(window: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(window, event)
    return event.isAccepted()


def test_dragged_files_bring_up_the_hint_over_the_whole_window(
    window: QMainWindow, area: DropArea
) -> None:
    assert enter(window, files([Path("/甲.txt")]))
    assert area.isVisible()
    assert area.geometry() == window.rect()
    window.resize(800, 500)
    assert area.geometry() == window.rect()


def test_the_hint_is_painted_in_both_themes(window: QMainWindow, area: DropArea) -> None:
    enter(window, files([Path("/甲.txt")]))
    light = area.grab().toImage()
    area.set_theme(DARK)
    assert area.grab().toImage() != light


def test_dragged_text_and_web_addresses_are_not_taken(window: QMainWindow, area: DropArea) -> None:
    text = QMimeData()
    text.setText("研发")
    address = QMimeData()
    address.setUrls([QUrl("https://example.org/a.txt")])
    assert not enter(window, text)
    assert not enter(window, address)
    assert paths_of(address) == []
    assert not area.isVisible()


def test_files_that_leave_take_the_hint_away(window: QMainWindow, area: DropArea) -> None:
    data = files([Path("/甲.txt")])
    enter(window, data)
    enter(area, data)
    QApplication.sendEvent(area, QDragLeaveEvent())
    assert not area.isVisible()


def test_files_that_leave_the_window_at_once_take_the_hint_away(
    qtbot: QtBot, window: QMainWindow, area: DropArea
) -> None:
    enter(window, files([Path("/甲.txt")]))
    QApplication.sendEvent(window, QDragLeaveEvent())
    qtbot.waitUntil(area.isHidden)


@pytest.mark.parametrize("over_the_hint", [True, False])
def test_dropped_files_are_reported(
    qtbot: QtBot, window: QMainWindow, area: DropArea, over_the_hint: bool
) -> None:
    paths = [Path("/数据/甲.txt"), Path("/数据/文件夹")]
    data = files(paths)
    enter(window, data)
    if over_the_hint:
        enter(area, data)
    drop = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, LEFT, NONE)
    with qtbot.waitSignal(area.paths_dropped) as dropped:
        QApplication.sendEvent(area if over_the_hint else window, drop)
    assert dropped.args == [paths]
    assert not area.isVisible()
