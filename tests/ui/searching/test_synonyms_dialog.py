"""The user's own groups of synonyms, typed line by line."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from reader.search.synonyms import OwnGroups
from reader.ui.searching.synonyms_dialog import SynonymsDialog
from tests.ui.seen import button, shown_labels


def open_dialog(qtbot: QtBot, groups: OwnGroups) -> SynonymsDialog:
    dialog = SynonymsDialog(groups)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def forms(groups: OwnGroups) -> list[list[str]]:
    return [[form.text for form in group.forms] for group in groups.groups]


def save(qtbot: QtBot, dialog: SynonymsDialog, text: str) -> None:
    dialog.findChild(QPlainTextEdit).setPlainText(text)
    qtbot.mouseClick(button(dialog, "保存"), Qt.MouseButton.LeftButton)


@pytest.fixture
def groups(tmp_path: Path) -> OwnGroups:
    groups = OwnGroups(tmp_path / "synonyms.toml")
    groups.add("首台套", ["首台套", "首台（套）"])
    return groups


def test_lines_become_groups_and_stay(qtbot: QtBot, groups: OwnGroups, tmp_path: Path) -> None:
    dialog = open_dialog(qtbot, groups)
    known = groups.groups[0]
    assert dialog.findChild(QPlainTextEdit).toPlainText() == "首台套、首台（套）"
    with qtbot.waitSignal(dialog.changed):
        save(qtbot, dialog, "首台套、首台（套）\n\n专精特新；小巨人; 单项冠军\n")
    assert groups.groups[0] == known
    assert forms(OwnGroups(tmp_path / "synonyms.toml")) == [
        ["首台套", "首台（套）"],
        ["专精特新", "小巨人", "单项冠军"],
    ]


def test_a_line_that_is_deleted_is_a_group_less(qtbot: QtBot, groups: OwnGroups) -> None:
    save(qtbot, open_dialog(qtbot, groups), "")
    assert groups.groups == ()


def test_a_line_with_one_word_is_told_and_nothing_is_saved(qtbot: QtBot, groups: OwnGroups) -> None:
    dialog = open_dialog(qtbot, groups)
    save(qtbot, dialog, "专精特新、小巨人\n首台套")
    assert "第 2 行只有一个词；一组至少要有两个不同的词。" in shown_labels(dialog)
    assert dialog.isVisible()
    assert forms(groups) == [["首台套", "首台（套）"]]
    dialog.reject()
