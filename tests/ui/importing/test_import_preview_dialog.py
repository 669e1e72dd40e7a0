"""One file before it is stored: facts to edit, outline, text, repairs, doubts."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTabWidget,
    QTreeView,
    QTreeWidget,
)
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind, Document, Metadata
from reader.library.indicators import found_in
from reader.library.report import Outcome
from reader.ui.importing.import_preview_dialog import ImportPreviewDialog
from reader.ui.importing.metadata_form import TitleEdit
from tests.ui.reading_samples import made, shipped
from tests.ui.seen import button, words

ADDED = Outcome("/数据/高港.txt", "added", "gaogang", "高港")


def shown(qtbot: QtBot, document: Document, expected: Outcome = ADDED) -> ImportPreviewDialog:
    dialog = ImportPreviewDialog(document, expected)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> ImportPreviewDialog:
    return shown(qtbot, shipped("gaogang").document)


def test_place_counts_and_doubts_are_told_above(dialog: ImportPreviewDialog) -> None:
    told = words(dialog)
    assert "/数据/高港.txt" in told
    assert "8,331 字" in told
    assert "推定 1 项" in told
    for warning in shipped("gaogang").document.warnings:
        assert warning in told


def test_outline_text_and_repairs_have_a_page_each(dialog: ImportPreviewDialog) -> None:
    document = shipped("gaogang").document
    tabs = dialog.findChild(QTabWidget)
    pages = [tabs.tabText(place) for place in range(tabs.count())]
    assert pages[:2] == [f"目录 {len(document.sections)}", "正文"]
    tree = tabs.widget(0).findChild(QTreeView)
    assert tree.model().index(0, 0).data() == "一、指导思想"
    assert tabs.widget(1).toPlainText() == document.text


def test_repairs_are_counted_by_what_they_are(dialog: ImportPreviewDialog) -> None:
    tree = dialog.findChild(QTreeWidget)
    tops = [tree.topLevelItem(place) for place in range(tree.topLevelItemCount())]
    spam = next(top for top in tops if top.text(0).startswith("被垃圾信息替换的文字"))
    assert spam.text(0).endswith("1 处")
    assert "bet365" in spam.child(0).text(0)


def test_confirming_reports_the_edited_facts(qtbot: QtBot, dialog: ImportPreviewDialog) -> None:
    field = next(
        each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "发文机关"
    )
    field.setText("泰州市高港区人民政府办公室（核）")
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        qtbot.mouseClick(button(dialog, "加入文库"), Qt.MouseButton.LeftButton)
    metadata = confirmed.args[0]
    assert metadata.issuer == "泰州市高港区人民政府办公室（核）"
    assert metadata.inference("issuer") is None


def test_without_a_title_it_cannot_be_added_and_that_is_told(dialog: ImportPreviewDialog) -> None:
    title = dialog.findChild(TitleEdit)
    title.clear()
    assert not button(dialog, "加入文库").isEnabled()
    assert "请填写标题。" in words(dialog)
    title.setPlainText("某办法")
    assert button(dialog, "加入文库").isEnabled()


def test_what_is_being_stored_can_be_neither_sent_twice_nor_called_back(
    dialog: ImportPreviewDialog,
) -> None:
    dialog.show_busy()
    assert not button(dialog, "正在加入……").isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    dialog.show_ready()
    assert button(dialog, "加入文库").isEnabled()
    dialog.reject()
    assert not dialog.isVisible()


def test_a_file_that_is_there_already_leads_to_its_document(qtbot: QtBot) -> None:
    document = made([(BlockKind.PARAGRAPH, "请贯彻执行。")], metadata=Metadata("通知"))
    dialog = shown(qtbot, document, replace(ADDED, kind="unchanged"))
    assert "文库中已有内容相同的文件" in words(dialog)
    with qtbot.waitSignal(dialog.existing_requested) as requested:
        qtbot.mouseClick(button(dialog, "打开已有文件"), Qt.MouseButton.LeftButton)
    assert requested.args == ["gaogang"]


def test_a_new_version_says_what_becomes_of_the_old_one(qtbot: QtBot) -> None:
    dialog = shown(qtbot, shipped("gaogang").document, replace(ADDED, kind="replaced"))
    assert "原来的一篇转为旧版" in words(dialog)


def test_a_text_without_headings_and_repairs_says_so(qtbot: QtBot) -> None:
    document = made([(BlockKind.PARAGRAPH, "字" * 30_000)], metadata=Metadata("通知"))
    dialog = shown(qtbot, document)
    tabs = dialog.findChild(QTabWidget)
    assert "没有识别出章节标题" in words(dialog)
    tabs.setCurrentIndex(2)
    assert "没有清理" in words(dialog)
    assert "其余 10,000 字从略" in tabs.findChild(QPlainTextEdit).toPlainText()


def test_the_dialog_fits_the_smallest_screen_at_twice_the_size(dialog: ImportPreviewDialog) -> None:
    smallest = dialog.minimumSizeHint()
    assert smallest.width() <= 683
    assert smallest.height() <= 384


def test_what_is_promised_in_numbers_is_shown_with_its_sentence(qtbot: QtBot) -> None:
    document = shipped("cangzhou").document
    resources = Path(__file__).parents[3] / "resources"
    found = found_in(document, resources)
    dialog = ImportPreviewDialog(document, ADDED, found)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    entries = next(
        each for each in dialog.findChildren(QListWidget) if each.accessibleName() == "发现的指标"
    )
    shown_entries = [entries.item(row).text() for row in range(entries.count())]
    assert any("1.4%" in entry and "占GDP比重达到1.4%" in entry for entry in shown_entries)


def test_a_file_without_numbers_says_so(qtbot: QtBot) -> None:
    dialog = shown(qtbot, shipped("cangzhou").document)
    assert "指标 0" in [dialog.findChild(QTabWidget).tabText(place) for place in range(4)]
