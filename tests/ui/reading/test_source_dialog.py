"""The source beside the text: everything that was done can be seen and is found by a click."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind, Inference, Metadata, Repair
from reader.corpus.rules import RULES, Rule
from reader.ui.reading.source_dialog import SourceDialog, group_of, told_repairs, words_of
from reader.ui.theme import DARK, LIGHT
from tests.ui.reading_samples import FIVE, made, shipped

SOURCE = "赌博𠮷广告\r\n浏览次数：3\r\n关于創(chuang)新的意见\r\n"
REPAIRS = (
    Repair(Rule.LAYOUT, 5, 7, "\r\n", ""),
    Repair(Rule.INLINE_PINYIN, 18, 26, "(chuang)", ""),
    Repair(Rule.SPAM_LINE, 0, 5, "赌博𠮷广告", ""),
    Repair(Rule.VIEW_COUNTER, 7, 13, "浏览次数：3", ""),
)


@pytest.fixture
def dialog(qtbot: QtBot) -> SourceDialog:
    document = made(
        [(BlockKind.TITLE, "关于創新的意见")],
        metadata=Metadata("题", inferences=(Inference("issuer", "", "由文号推定。"),)),
        repairs=REPAIRS,
    )
    dialog = SourceDialog(document, SOURCE, LIGHT)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def entries(entry_list: QListWidget) -> list[str]:
    return [entry_list.item(row).text() for row in range(entry_list.count())]


def marked(dialog: SourceDialog) -> dict[str, str]:
    """Tinted words and their colour."""
    selections = dialog.text.extraSelections()
    return {
        selection.cursor.selectedText(): selection.format.background().color().name()
        for selection in selections
    }


def test_inferences_and_repairs_are_listed_in_order_without_layout(dialog: SourceDialog) -> None:
    assert entries(dialog.list) == [
        "推定：发文机关\n由文号推定。",
        "垃圾信息\n“赌博𠮷广告” → （删去）",
        "浏览次数\n“浏览次数：3” → （删去）",
        "夹注拼音\n“(chuang)” → （删去）",
    ]


def test_each_kind_of_repair_has_its_tint(dialog: SourceDialog) -> None:
    assert marked(dialog) == {
        "赌博𠮷广告": LIGHT.tints[0],
        "浏览次数：3": LIGHT.tints[3],
        "(chuang)": LIGHT.tints[1],
    }
    dialog.set_theme(DARK)
    assert marked(dialog)["(chuang)"] == DARK.tints[1]


def test_a_click_on_an_entry_goes_to_its_place(qtbot: QtBot, dialog: SourceDialog) -> None:
    item = dialog.list.item(3)
    place = dialog.list.visualItemRect(item).center()

    qtbot.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert marked(dialog)["(chuang)"] == LIGHT.current_hit
    assert dialog.text.textCursor().blockNumber() == 2


def test_the_arrow_keys_go_from_place_to_place(qtbot: QtBot, dialog: SourceDialog) -> None:
    dialog.list.setFocus()
    for _ in range(2):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Down)

    assert marked(dialog)["浏览次数：3"] == LIGHT.current_hit


def test_the_dialog_does_not_block_the_window(dialog: SourceDialog) -> None:
    assert not dialog.isModal()
    assert dialog.isVisible()


def test_a_document_without_repairs_says_so(qtbot: QtBot) -> None:
    document = made([(BlockKind.PARAGRAPH, "正文")])
    dialog = SourceDialog(document, document.text, LIGHT)
    qtbot.addWidget(dialog)

    assert entries(dialog.list) == ["没有清理，正文与网页文字一致。"]


@pytest.mark.parametrize("name", FIVE)
def test_every_repair_of_a_shipped_document_stands_where_it_says(qtbot: QtBot, name: str) -> None:
    read = shipped(name)
    dialog = SourceDialog(read.document, read.source, LIGHT)
    qtbot.addWidget(dialog)

    for repair in told_repairs(read.document.repairs):
        dialog.show_range(repair.source_start, repair.source_end)
        selections = dialog.text.extraSelections()
        shown = selections[-1].cursor.selectedText()
        expected = read.source[repair.source_start : repair.source_end]
        assert shown.split() == expected.replace("\r", "\u200b").replace("\n", "\u2029").split()


def test_the_spam_of_panjin_can_be_seen_here() -> None:
    read = shipped("panjin")
    told = [words_of(repair) for repair in told_repairs(read.document.repairs)]

    assert any(words.startswith("垃圾信息\n“国产") for words in told)


@pytest.mark.parametrize("rule", [rule for rule in Rule if RULES[rule].damage])
def test_damage_has_a_tint_of_its_own(rule: Rule) -> None:
    assert group_of(rule) in (0, 1)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("\n", "", "（换行） → （删去）"),
        ("\ue010", ".", "U+E010 → “.”"),
        ("\u3000", " ", "（空白） → （空白）"),
        ("字" * 80, "", f"“{'字' * 60}…” → （删去）"),
    ],
)
def test_what_cannot_be_seen_is_named(before: str, after: str, words: str) -> None:
    assert words_of(Repair(Rule.PRIVATE_USE, 0, 1, before, after)).split("\n")[1] == words
