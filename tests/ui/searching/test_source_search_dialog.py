"""查找出处 as a user sees it and works it."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.errors import SearchError
from reader.ui.searching.source_search_dialog import NOTHING, SourceSearchDialog, compared
from reader.ui.theme import DARK, LIGHT
from tests.ui.conftest import HeldRunner, InlineRunner
from tests.ui.search_samples import desk_in, find_source
from tests.ui.seen import button, shown_labels

LEFT = Qt.MouseButton.LeftButton
DRAFT = "到2025年，全社会研发经费支出占比重达到3.7%"


def open_dialog(
    qtbot: QtBot, runner: InlineRunner | HeldRunner, folder: Path, **changes: object
) -> SourceSearchDialog:
    dialog = SourceSearchDialog(replace(desk_in(folder), **changes), runner, LIGHT)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot, inline_runner: InlineRunner, tmp_path: Path) -> SourceSearchDialog:
    return open_dialog(qtbot, inline_runner, tmp_path)


def field(dialog: SourceSearchDialog) -> QPlainTextEdit:
    return dialog.findChild(QPlainTextEdit)


def test_ctrl_enter_finds_the_passage_and_leads_there(
    dialog: SourceSearchDialog, qtbot: QtBot
) -> None:
    field(dialog).setPlainText(DRAFT)
    qtbot.keyClick(field(dialog), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert any(label.startswith("列出最相近的 1 处") for label in shown_labels(dialog))
    with qtbot.waitSignal(dialog.passage_activated) as chosen:
        qtbot.mouseClick(button(dialog, "转到原文"), LEFT)
    hit = chosen.args[0]
    assert hit.document_id == "dongying"
    assert hit.quote.startswith("到2020年，全社会研发经费支出")
    with qtbot.waitSignal(dialog.copy_requested):
        qtbot.mouseClick(button(dialog, "复制原文和出处"), LEFT)


def test_differences_are_marked_in_both_directions() -> None:
    found = find_source(DRAFT, lambda: False)[0]
    for theme in (LIGHT, DARK):
        text = compared(found, DRAFT, theme)
        assert f'color:{theme.on_hit}; font-weight:bold">0</span><s' in text
        assert "地区生产总值</span>" in text
        assert "研发经费支出占" in text


def test_text_of_a_page_cannot_become_markup() -> None:
    found = find_source(DRAFT, lambda: False)[0]
    hit = replace(found.hit, quote="<b>" + found.hit.quote[3:])
    assert "<b>" not in compared(replace(found, hit=hit), DRAFT, LIGHT)


def test_nothing_found_and_too_long_a_text_are_said_in_words(
    qtbot: QtBot, inline_runner: InlineRunner, tmp_path: Path
) -> None:
    dialog = open_dialog(qtbot, inline_runner, tmp_path, find_source=lambda *_: ())
    dialog.set_quote("区块链")
    assert NOTHING in shown_labels(dialog)
    field(dialog).setPlainText("研" * 501)
    assert "501 字，请删到 500 字以内" in shown_labels(dialog)
    assert not button(dialog, "查找出处").isEnabled()


def test_an_expected_error_is_a_sentence(
    qtbot: QtBot, inline_runner: InlineRunner, tmp_path: Path
) -> None:
    def fail(*_: object) -> None:
        raise SearchError("请至少粘贴 4 个字。")

    dialog = open_dialog(qtbot, inline_runner, tmp_path, find_source=fail)
    dialog.set_quote("研发")
    assert "请至少粘贴 4 个字。" in shown_labels(dialog)


def test_an_answer_to_an_older_text_is_dropped(
    qtbot: QtBot, held_runner: HeldRunner, tmp_path: Path
) -> None:
    dialog = open_dialog(qtbot, held_runner, tmp_path)
    dialog.set_quote("打造创新平台")
    dialog.set_quote(DRAFT)
    held_runner.release(1)
    held_runner.release(0)
    assert any(label.startswith("列出最相近的 1 处") for label in shown_labels(dialog))
    assert button(dialog, "转到原文")


def test_the_theme_changes_while_passages_are_shown(dialog: SourceSearchDialog) -> None:
    dialog.set_quote(DRAFT)
    dialog.set_theme(DARK)
    assert any(DARK.hit in label for label in shown_labels(dialog))
