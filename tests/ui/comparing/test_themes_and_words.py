"""What the documents say of a theme and which words they share: shown, printed, taken along."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFileDialog, QListWidget
from pytestqt.qtbot import QtBot

from reader.ui.comparing.compare_window import CompareWindow
from reader.ui.notice_bar import NoticeBar
from reader.ui.paper.preview_dialog import PreviewDialog
from tests.ui.comparing.working import LEFT, push


def test_a_theme_lists_what_each_city_says_and_leads_there(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "主题")
    window.themes.ask("人才")
    text = window.themes.text
    shown = text.toPlainText()
    assert "东营市" in shown
    assert "沧州市" in shown
    assert "▪ 引进高端领军人才 200 名（2017年）" in shown
    place = shown.index("引进高端领军人才达到200名")
    cursor = text.textCursor()
    cursor.setPosition(place + 1)
    text.anchorClicked.emit(cursor.charFormat().anchorHref())
    view = window.panes.row.panes[1].view
    assert view is not None
    assert view.isVisible()
    assert "领军人才达到200名" in view.document.text[view.reading_position() :][:600]


def test_words_of_a_theme_are_parted_by_blanks_or_commas(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "主题")
    for typed in ("领军人才 孵化器", "领军人才，孵化器"):
        window.themes.ask(typed)
        shown = window.themes.text.toPlainText()
        assert "引进高端领军人才达到200名" in shown
        assert "孵化器" in shown.replace(typed, "")


def test_all_documents_of_a_small_library_can_be_columns(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "主题")
    window.themes.ask("研发")
    assert "泉州市" not in window.themes.text.toPlainText()
    window.themes.others.click()
    assert "泉州市" in window.themes.text.toPlainText()


def test_shared_words_are_marked_in_all_panes_and_lead_to_their_places(
    window: CompareWindow, qtbot: QtBot
) -> None:
    push(window, qtbot, "用词")
    listed = window.words.findChild(QListWidget)
    assert listed.count() > 10
    item = listed.item(0)
    words = item.text().split("\n")[0]
    qtbot.mouseClick(
        listed.viewport(), LEFT, pos=listed.visualItemRect(item).center() - QPoint(40, 0)
    )
    for pane in window.panes.row.panes:
        view = pane.view
        assert view is not None
        near = view.document.text[max(view.position() - 50, 0) :][:1500]
        assert words in near
    push(window, qtbot, "独有")
    heads = [listed.item(row).text() for row in range(listed.count())]
    assert "只见于或多见于东营市" in heads
    assert "只见于或多见于沧州市" in heads


def test_comparisons_go_onto_paper(window: CompareWindow, qtbot: QtBot) -> None:
    push(window, qtbot, "主题")
    window.themes.ask("人才")
    push(window, qtbot, "打印…")
    preview = window.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: preview.paper is not None, timeout=8000)
    assert preview.paper.title == "主题对照：人才"
    preview.close()


@pytest.mark.parametrize("ending", ["xlsx", "docx"])
def test_a_theme_table_is_taken_along(window: CompareWindow, tmp_path: Path, ending: str) -> None:
    window.show_view("themes")
    window.themes.ask("人才")
    window.theme_export_requested.emit(window.themes.table)
    file = tmp_path / f"主题.{ending}"
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    assert file.stat().st_size > 1000
    notices = window.findChild(NoticeBar)
    assert notices.isVisible()
    assert notices.currentMessage() == f"已导出主题对照：{file}"
