"""An expected error is one sentence, a bug has details to copy and is logged."""

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reader.errors import LibraryError
from reader.ui.error_dialog import show_error


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def buttons(dialog: QMessageBox) -> dict[str, QPushButton]:
    return {button.text(): button for button in dialog.findChildren(QPushButton)}


def test_an_expected_error_is_told_in_its_own_sentence(window: QWidget) -> None:
    dialog = show_error(LibraryError("文库文件打不开，请检查磁盘。"), window)

    assert dialog.isVisible()
    assert dialog.text() == "文库文件打不开，请检查磁盘。"
    assert not dialog.detailedText()
    assert list(buttons(dialog)) == ["知道了"]
    buttons(dialog)["知道了"].click()
    assert not dialog.isVisible()


def test_a_bug_is_logged_and_its_details_can_be_copied(
    window: QWidget, clipboard: QClipboard, caplog: pytest.LogCaptureFixture
) -> None:
    try:
        int("没有数")
    except ValueError as error:
        dialog = show_error(error, window)

    assert "意外的错误" in dialog.text()
    assert "ValueError" in dialog.detailedText()
    buttons(dialog)["复制详细信息"].click()
    assert clipboard.text() == dialog.detailedText()
    assert "test_error_dialog.py" in clipboard.text()
    assert dialog.isVisible()
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    assert caplog.records[0].exc_info is not None
    buttons(dialog)["知道了"].click()
    assert not dialog.isVisible()
    caplog.clear()
