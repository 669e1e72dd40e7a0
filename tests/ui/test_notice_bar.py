"""Notices in the status bar: none drives out another, a menu does not wipe them away."""

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from reader.ui.notice_bar import NoticeBar


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    bar = NoticeBar()
    qtbot.addWidget(bar)
    return bar


def test_a_second_notice_stands_behind_the_first(bar: NoticeBar) -> None:
    bar.tell("文库损坏，已另存。")
    bar.tell("索引缺失，已重新建立。")
    assert bar.currentMessage() == "文库损坏，已另存。索引缺失，已重新建立。"
    assert bar.toolTip() == "文库损坏，已另存。\n索引缺失，已重新建立。"


def test_the_same_notice_is_told_once(bar: NoticeBar) -> None:
    bar.tell("索引缺失，已重新建立。")
    bar.tell("")
    bar.tell("索引缺失，已重新建立。")
    assert bar.currentMessage() == "索引缺失，已重新建立。"


def test_a_menu_that_opens_does_not_wipe_a_notice_away(qtbot: QtBot) -> None:
    window = QMainWindow()
    bar = NoticeBar()
    qtbot.addWidget(window)
    window.setStatusBar(bar)
    action = window.menuBar().addMenu("文件").addAction("退出")
    bar.tell("索引缺失，已重新建立。")
    action.showStatusText(window)
    assert bar.currentMessage() == "索引缺失，已重新建立。"


def test_after_a_while_all_notices_are_taken_down(bar: NoticeBar) -> None:
    bar.tell("文库损坏，已另存。")
    bar.tell("索引缺失，已重新建立。")
    bar.take_down()
    assert bar.currentMessage() == ""
