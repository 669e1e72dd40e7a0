"""版本对照: rows, marks, folds, keys, drafts, paper."""

import random
import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from reader.compare.differences import differences
from reader.compare.model import ChangeKind
from reader.ui.comparing.difference_rows import (
    DifferenceRow,
    Fold,
    are_unlike,
    counts,
    rows_of,
    shown_text,
)
from reader.ui.comparing.differences_view import DifferencesView, DraftDialog, TextChoice
from reader.ui.comparing.sheets import differences_sheet
from reader.ui.theme import LIGHT
from tests.ui.conftest import HeldRunner, InlineRunner
from tests.ui.reading_samples import shipped
from tests.ui.seen import named

CLAUSE = "完善维权援助机制"
OLD = "\n".join(
    (
        "一、总体要求",
        "坚持创新驱动发展，建设创新型城市。",
        "到2020年，研发经费占比达到2.5%，高新技术企业达到120家。",
        "二、重点任务",
        "培育创新主体，建设研发平台，引进高层次人才和创新团队。",
        "三、深化国际科技合作，支持企业在境外设立研发机构。",
        "四、建设科技金融服务体系，发展创业投资。",
        "五、加强知识产权保护，完善维权援助机制。",
        "六、营造创新创业氛围，弘扬科学家精神。",
    )
)
NEW = "\n".join(
    (
        "一、总体要求",
        "坚持创新驱动发展，建设创新型城市。",
        "到2025年，研发经费占比达到3.0%，高新技术企业达到120家。",
        "二、重点任务",
        "五、加强知识产权保护，完善维权援助机制。",
        "培育创新主体，建设研发平台，引进高层次人才和创新团队。",
        "三、深化国际科技合作，支持企业在境外设立研发机构。",
        "四、建设科技金融服务体系，发展创业投资。",
        "六、营造创新创业氛围，弘扬科学家精神。",
        "七、本方案自印发之日起施行，有效期五年。",
    )
)


@pytest.fixture
def view(qtbot: QtBot, inline_runner: InlineRunner) -> DifferencesView:
    found = DifferencesView(differences, inline_runner, LIGHT)
    qtbot.addWidget(found)
    found.resize(1000, 600)
    with qtbot.waitExposed(found):
        found.show()
    found.set_choices([TextChoice("旧版", lambda: OLD), TextChoice("现行版", lambda: NEW)])
    found.choose(0, 1)
    return found


def text_of(view: DifferencesView) -> QTextBrowser:
    return named(view, QTextBrowser, "差异")


def sentence(view: DifferencesView) -> str:
    return "\n".join(label.text() for label in view.findChildren(QLabel) if label.isVisible())


def format_of(view: DifferencesView, words: str, nth: int = 0) -> QTextCharFormat:
    """How the last character of the nth occurrence of some words is set."""
    text = text_of(view).toPlainText()
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    cursor = QTextCursor(text_of(view).document())
    cursor.setPosition(at + len(words))
    return cursor.charFormat()


def test_every_paragraph_of_both_texts_stands_in_a_row_or_a_fold() -> None:
    chance = random.Random(5)
    lines = shipped("dongying").document.text.split("\n")
    changed = list(lines)
    for _ in range(12):
        changed.insert(chance.randrange(len(changed)), changed.pop(chance.randrange(len(changed))))
        del changed[chance.randrange(len(changed))]
    told = differences("\n".join(lines), "\n".join(changed))
    rows = [row for row in rows_of(told, all_open=True) if isinstance(row, DifferenceRow)]
    new = [shown_text(row.new, old=None) for row in rows if row.kind is not ChangeKind.REMOVED]
    assert [line for line in new if line] == [line for line in changed if line]
    arrivals = [row for row in rows if row.kind is ChangeKind.MOVED and row.paragraph >= 0]
    old = [shown_text(row.old, old=told.old_text) for row in rows if row not in arrivals]
    assert [line for line in old if line] == [line for line in lines if line]


def test_kinds_and_numbers_are_told_without_colour(view: DifferencesView) -> None:
    shown = text_of(view).toPlainText()
    assert "2.5%→3.0%" in shown
    assert {"改", "增", "移", "移走"} <= set(re.split(r"[\n\u2028]", shown))
    assert format_of(view, "2.5%").fontStrikeOut()
    assert format_of(view, "有效期五年").fontUnderline()
    moved = format_of(view, "完善维权援助")
    assert moved.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
    assert "数字变化" in counts(differences(OLD, NEW))


def test_what_moved_says_on_which_side_its_other_place_is() -> None:
    told = [
        (row.mark, shown_text(row.new, old=None))
        for row in rows_of(differences(OLD, NEW))
        if isinstance(row, DifferenceRow) and row.kind is ChangeKind.MOVED
    ]
    moved = "五、加强知识产权保护，完善维权援助机制。"
    assert told == [("移\n原在下文", moved), ("移走\n移到上文", "")]
    back = [
        row.mark
        for row in rows_of(differences(NEW, OLD))
        if isinstance(row, DifferenceRow) and row.kind is ChangeKind.MOVED
    ]
    assert back == ["移走\n移到下文", "移\n原在上文"]


def test_versions_with_many_changes_are_not_called_two_documents() -> None:
    lines = shipped("dongying").document.text.split("\n")
    changed = [line if number % 3 else f"改写{number}" for number, line in enumerate(lines)]
    assert not are_unlike(differences("\n".join(lines), "\n".join(changed)))
    assert are_unlike(differences("\n".join(lines), shipped("panjin").document.text))
    assert not are_unlike(differences("甲\n乙", "丙\n丁"))


def test_unchanged_paragraphs_are_folded_and_can_be_opened(view: DifferencesView) -> None:
    long = "\n".join(f"第{n}段，内容互不相同，编号{n * 7}。" for n in range(40))
    view.set_choices(
        [TextChoice("旧", lambda: long), TextChoice("新", lambda: f"{long}\n新的一段。")]
    )
    view.choose(0, 1)
    assert "第3段" not in text_of(view).toPlainText()
    fold = next(
        row for row in rows_of(differences(long, f"{long}\n新的一段。")) if isinstance(row, Fold)
    )
    assert "未变的 39 段" in text_of(view).toPlainText()
    text_of(view).anchorClicked.emit(QUrl(f"fold:{fold.first}"))
    assert "第3段" in text_of(view).toPlainText()


def test_keys_lead_from_difference_to_difference_and_round(
    view: DifferencesView, qtbot: QtBot
) -> None:
    total = len(differences(OLD, NEW).changes)
    assert f"第 1 处，共 {total} 处" in sentence(view)
    qtbot.keyClick(text_of(view), Qt.Key.Key_F7)
    assert f"第 2 处，共 {total} 处" in sentence(view)
    qtbot.keyClick(text_of(view), Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(text_of(view), Qt.Key.Key_F7, Qt.KeyboardModifier.ShiftModifier)
    assert f"第 {total} 处，共 {total} 处" in sentence(view)


def test_a_pasted_draft_is_compared(view: DifferencesView, qtbot: QtBot) -> None:
    box = named(view, QComboBox, "新文本")
    box.setCurrentIndex(box.count() - 1)
    box.activated.emit(box.count() - 1)
    dialog = view.findChild(DraftDialog)
    dialog.findChild(QPlainTextEdit).setPlainText(f"  {OLD}\n\n八、粘贴的一段。 ")
    button = next(b for b in dialog.findChildren(QPushButton) if b.text() == "比较")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert box.currentText() == "粘贴的文稿"
    assert "新增 1 段" in sentence(view)
    assert "八、粘贴的一段。" in text_of(view).toPlainText()


def test_the_same_text_twice_says_so(view: DifferencesView) -> None:
    view.set_choices([TextChoice("甲", lambda: OLD), TextChoice("乙", lambda: OLD)])
    view.choose(0, 1)
    assert "两个文本完全相同" in sentence(view)
    view.choose(1, 1)
    assert "请选择两个不同的文本" in sentence(view)


def test_an_older_answer_is_dropped(qtbot: QtBot, held_runner: HeldRunner) -> None:
    view = DifferencesView(differences, held_runner, LIGHT)
    qtbot.addWidget(view)
    view.set_choices([TextChoice("旧", lambda: OLD), TextChoice("新", lambda: NEW)])
    view.choose(0, 1)
    view.choose(1, 0)
    held_runner.release(1)
    shown = text_of(view).toPlainText()
    held_runner.release(0)
    assert text_of(view).toPlainText() == shown


def test_paper_tells_what_went_and_came_in_brackets() -> None:
    sheet = differences_sheet(differences(OLD, NEW), "旧版", "现行版")
    cells = "\n".join(cell for row in sheet.rows for cell in row)
    assert "〔" in cells
    assert "【七、本方案自印发之日起施行，有效期五年。】" in cells
    assert "2.5%→3.0%" in cells
    assert {len(row) for row in sheet.rows} == {3}


def test_a_clause_that_moved_within_its_paragraph_is_told_as_moved() -> None:
    old = f"五、加强知识产权保护工作，{CLAUSE}，建设快速维权中心。"
    new = f"五、{CLAUSE}，加强知识产权保护工作，建设快速维权中心。"
    found = differences(old, new)
    (row,) = [row for row in rows_of(found) if isinstance(row, DifferenceRow)]
    assert row.mark == "移\n段内移动"
    ((before, _, after),) = differences_sheet(found, "旧", "新").rows
    moved = set(re.findall("〔移：([^〕]*)〕", before))
    assert moved == set(re.findall("【移：([^】]*)】", after))
    assert len(moved) == 1
    added = differences(old, new.replace("中心", "工作站"))
    (row,) = [row for row in rows_of(added) if isinstance(row, DifferenceRow)]
    assert row.mark == "移、改\n段内移动"
