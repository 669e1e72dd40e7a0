"""The line in the status bar that tells how far an import is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QToolButton
from pytestqt.qtbot import QtBot

from reader.library.report import ImportProgress
from reader.ui.importing.import_progress import ImportProgressPanel, remaining, shortened

PROGRESS = ImportProgress(12, 1918, "办法.txt", "正在读取", 95.0)


@pytest.fixture
def panel(qtbot: QtBot) -> ImportProgressPanel:
    panel = ImportProgressPanel()
    qtbot.addWidget(panel)
    return panel


def words(panel: ImportProgressPanel) -> str:
    return panel.findChild(QLabel).text()


def button(panel: ImportProgressPanel, text: str) -> QToolButton:
    return next(each for each in panel.findChildren(QToolButton) if each.text() == text)


@pytest.mark.parametrize(
    ("seconds", "told"),
    [
        (None, "正在估算剩余时间"),
        (2.0, "马上完成"),
        (23.0, "约剩 25 秒"),
        (95.0, "约剩 1 分 30 秒"),
        (3700.0, "约剩 1 小时 2 分钟"),
    ],
)
def test_the_time_left_is_as_coarse_as_an_estimate_is(seconds: float | None, told: str) -> None:
    assert remaining(seconds) == told


def test_a_long_name_loses_its_middle() -> None:
    assert shortened("关于印发某某细则及配套办法的修订稿.txt") == "关于印发某某细则…的修订稿.txt"
    assert shortened("办法.txt") == "办法.txt"


def test_done_total_time_and_name_are_told(panel: ImportProgressPanel) -> None:
    panel.begin("正在准备导入……")
    assert not panel.isHidden()
    assert panel.findChild(QProgressBar).maximum() == 0
    panel.show_progress(PROGRESS)
    assert words(panel) == "12 / 1,918 · 约剩 1 分 30 秒 · 正在读取：办法.txt"
    assert panel.findChild(QProgressBar).value() == 12
    panel.finish()
    assert panel.isHidden()


def test_pause_and_resume_take_turns(qtbot: QtBot, panel: ImportProgressPanel) -> None:
    panel.begin("正在准备导入……")
    panel.show_progress(PROGRESS)
    with qtbot.waitSignal(panel.pause_requested):
        qtbot.mouseClick(button(panel, "暂停"), Qt.MouseButton.LeftButton)
    assert "已暂停" in words(panel)
    with qtbot.waitSignal(panel.resume_requested):
        qtbot.mouseClick(button(panel, "继续"), Qt.MouseButton.LeftButton)
    assert "约剩" in words(panel)


def test_stopping_can_be_asked_for_once(qtbot: QtBot, panel: ImportProgressPanel) -> None:
    panel.begin("正在准备导入……")
    with qtbot.waitSignal(panel.cancel_requested):
        qtbot.mouseClick(button(panel, "停止"), Qt.MouseButton.LeftButton)
    panel.show_progress(PROGRESS)
    assert words(panel) == "正在停止，已导入的会保留……"
    assert not button(panel, "停止").isEnabled()


def test_what_cannot_be_stopped_offers_no_buttons(panel: ImportProgressPanel) -> None:
    panel.begin("正在更新文库……", can_stop=False)
    panel.show()
    assert not button(panel, "停止").isVisible()
    panel.begin("正在准备导入……")
    assert button(panel, "停止").isVisible()
    panel.close()
