"""The report of an import: counted, narrowed, a click from each document, kept as text."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from reader.errors import LibraryError
from reader.library.report import ImportReport
from reader.library.report_text import report_text, save_report
from reader.ui.importing.import_report_dialog import ImportReportDialog, ReportSaving
from tests.ui.models.test_report_model import REPORT, names
from tests.ui.seen import press, words


@pytest.fixture
def dialog(qtbot: QtBot) -> ImportReportDialog:
    return shown(qtbot, REPORT)


def shown(qtbot: QtBot, report: ImportReport) -> ImportReportDialog:
    dialog = ImportReportDialog(report, ReportSaving(save_report))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_counts_stand_above_and_on_the_buttons(dialog: ImportReportDialog) -> None:
    assert "新增 1，替换 1，未变 1，拒绝 1，其中存疑 1" in words(dialog)
    assert [each.text() for each in dialog.findChildren(QToolButton) if " " in each.text()] == [
        "全部 4",
        "新增 1",
        "替换 1",
        "未变 1",
        "拒绝 1",
        "存疑 1",
    ]


def test_a_click_on_a_file_leads_to_its_document(qtbot: QtBot, dialog: ImportReportDialog) -> None:
    table = dialog.findChild(QTableView)
    place = table.visualRect(table.model().index(2, 1)).center()
    with qtbot.waitSignal(dialog.document_activated) as activated:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert activated.args == ["b2"]


def test_a_click_on_a_refused_file_shows_its_whole_reason(
    qtbot: QtBot, dialog: ImportReportDialog
) -> None:
    table = dialog.findChild(QTableView)
    place = table.visualRect(table.model().index(0, 1)).center()
    with qtbot.assertNotEmitted(dialog.document_activated):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "/数据/坏.pdf\n是扫描件，没有文字层。" in words(dialog)


def test_buttons_and_field_narrow_the_list(qtbot: QtBot, dialog: ImportReportDialog) -> None:
    model = dialog.findChild(QTableView).model()
    press(qtbot, dialog, "存疑 1")
    assert names(model) == ["甲市办法"]
    dialog.findChild(QLineEdit).setText("扫描")
    assert "没有符合的文件" in words(dialog)
    press(qtbot, dialog, "全部 4")
    assert names(model) == ["坏.pdf"]


def test_an_import_without_files_says_so(qtbot: QtBot) -> None:
    dialog = shown(qtbot, ImportReport(cancelled=True, notice="磁盘已满。"))
    assert "没有找到可以导入的文件" in words(dialog)
    assert "导入中途停止" in words(dialog)
    assert "磁盘已满。" in words(dialog)


def test_the_report_is_copied_as_text(
    qtbot: QtBot, dialog: ImportReportDialog, clipboard: QClipboard
) -> None:
    press(qtbot, dialog, "复制报告")
    assert clipboard.text() == report_text(REPORT)


def test_the_report_is_exported_to_the_file_that_is_chosen(
    qtbot: QtBot, dialog: ImportReportDialog, tmp_path: Path
) -> None:
    press(qtbot, dialog, "导出为文本…")
    chooser = dialog.findChild(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path / "报告.txt"))
    chooser.close()
    assert (tmp_path / "报告.txt").read_text(encoding="utf-8-sig") == report_text(REPORT)


def test_a_failed_export_is_told_in_a_sentence(
    qtbot: QtBot, dialog: ImportReportDialog, tmp_path: Path
) -> None:
    press(qtbot, dialog, "导出为文本…")
    chooser = dialog.findChild(QFileDialog)
    chooser.fileSelected.emit(str(tmp_path))
    chooser.close()
    box = dialog.findChild(QMessageBox)
    assert "无法写到" in box.text()
    box.close()
    with pytest.raises(LibraryError):
        save_report(REPORT, tmp_path)


def test_the_dialog_fits_the_smallest_screen_at_twice_the_size(dialog: ImportReportDialog) -> None:
    smallest = dialog.minimumSizeHint()
    assert smallest.width() <= 683
    assert smallest.height() <= 384


@pytest.mark.usefixtures("nothing_to_collect")
def test_two_thousand_files_open_without_a_pause_one_can_feel(qtbot: QtBot) -> None:
    outcome = REPORT.outcomes[1]
    report = ImportReport((outcome,) * 2000)
    begun = time.thread_time()
    shown(qtbot, report)
    assert time.thread_time() - begun < 0.1
