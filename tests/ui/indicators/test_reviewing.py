"""已核, 改, 否, and a row of the user's own: in the real window, kept in the notes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from reader.indicators.model import Review
from reader.ui.indicators.edit_dialog import EditDialog
from reader.ui.indicators.filter_bar import LIST, FilterBar
from reader.ui.indicators.indicator_tools import IndicatorTools
from reader.ui.indicators.indicators_window import IndicatorsWindow
from reader.ui.indicators.review_bar import ReviewBar
from reader.ui.main_window import MainWindow
from reader.ui.reading.reading_area import ReadingArea
from tests.ui.real_window import Start
from tests.ui.seen import button, named, shown_labels

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def main(start: Start) -> MainWindow:
    return start()


@pytest.fixture
def window(main: MainWindow, qtbot: QtBot) -> IndicatorsWindow:
    qtbot.keyClick(main, Qt.Key.Key_T, CTRL)
    found = main.findChild(IndicatorsWindow)
    qtbot.waitUntil(found.isActiveWindow)
    found.findChild(FilterBar).set_view(LIST)
    return found


def shown(window: IndicatorsWindow) -> list[tuple[str, Review]]:
    """Subject and state of the rows of the list."""
    model = window.list.model()
    rows = (model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount()))
    return [(row.indicator.subject, row.indicator.review) for row in rows]


def current(window: IndicatorsWindow) -> tuple[str, Review, str]:
    row = window.list.currentIndex().data(Qt.ItemDataRole.UserRole).indicator
    return row.subject, row.review, str(row.value)


def press(window: IndicatorsWindow, qtbot: QtBot, words: str) -> None:
    qtbot.mouseClick(button(window.findChild(ReviewBar), words), Qt.MouseButton.LeftButton)


def choose(window: IndicatorsWindow, name: str, entry: str) -> None:
    box = named(window, QComboBox, name)
    box.setCurrentIndex(box.findText(entry))


def test_a_row_is_rejected_left_out_of_the_comparison_and_taken_back(
    window: IndicatorsWindow, qtbot: QtBot
) -> None:
    subject = current(window)[0]
    press(window, qtbot, "否")
    assert current(window)[:2] == (subject, Review.REJECTED)
    choose(window, "核对", "否")
    assert shown(window) == [(subject, Review.REJECTED)]
    choose(window, "核对", "全部核对")
    window.list.select(0)
    press(window, qtbot, "撤销")
    assert current(window)[:2] == (subject, Review.CONFIRMED)


def test_an_edit_keeps_what_was_read_and_can_be_undone(
    window: IndicatorsWindow, qtbot: QtBot
) -> None:
    subject, _review, value = current(window)
    press(window, qtbot, "修改…")
    dialog = window.findChild(EditDialog)
    field = next(f for f in dialog.findChildren(QLineEdit) if f.text() == value)
    field.setText("许多")
    qtbot.mouseClick(button(dialog, "保存"), Qt.MouseButton.LeftButton)
    assert any("请写数字" in words for words in shown_labels(dialog))
    field.setText("230")
    qtbot.mouseClick(button(dialog, "保存"), Qt.MouseButton.LeftButton)
    assert current(window) == (subject, Review.EDITED, "230")
    tip = window.list.currentIndex().data(Qt.ItemDataRole.ToolTipRole)
    assert f"改前：{value}%" in tip
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert current(window) == (subject, Review.CONFIRMED, value)
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert current(window) == (subject, Review.EDITED, "230")


def test_a_selection_becomes_a_row_of_the_users_own(
    main: MainWindow, window: IndicatorsWindow, qtbot: QtBot
) -> None:
    main.open_document("dongying")
    view = main.findChild(ReadingArea).current()
    assert view is not None
    tools = main.findChild(IndicatorTools)
    with qtbot.waitSignal(tools.noticed) as told:
        tools.commands["add_indicator"]()
    assert "请先在正文中选中" in told.args[0]
    words = "高新技术企业达到220家"
    assert view.page_view.find(words)
    tools.commands["add_indicator"]()
    dialog = window.findChild(EditDialog)
    values = [field.text() for field in dialog.findChildren(QLineEdit)]
    assert {"高新技术企业", "220", "家"} <= set(values)
    field = next(f for f in dialog.findChildren(QLineEdit) if f.text() == "高新技术企业")
    field.setText("自己的高新技术企业")
    qtbot.mouseClick(button(dialog, "保存"), Qt.MouseButton.LeftButton)
    named(window, QLineEdit, "筛选指标").setText("自己的")
    assert shown(window) == [("自己的高新技术企业", Review.CONFIRMED)]
    press(window, qtbot, "撤销")
    assert shown(window) == []


def test_years_and_words_narrow_the_list(window: IndicatorsWindow) -> None:
    choose(window, "目标年", "2017")
    rows = shown(window)
    assert 0 < len(rows) < 242
    named(window, QLineEdit, "筛选指标").setText("知识产权")
    assert 0 < len(shown(window)) < len(rows)


def test_what_a_document_says_differently_is_listed_with_the_reason(
    window: IndicatorsWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(window, "前后不一 9"), Qt.MouseButton.LeftButton)
    subjects = [subject for subject, _review in shown(window)]
    assert "提前完成“十三五”高新技术企业培育目标" in subjects
    window.list.select(subjects.index("提前完成“十三五”高新技术企业培育目标"))
    assert any("提前2年应为2018年，目标年写作2020年" in each for each in shown_labels(window))


def test_the_keys_decide_without_opening_the_document(
    window: IndicatorsWindow, qtbot: QtBot
) -> None:
    opened: list[object] = []
    window.place_activated.connect(lambda *place: opened.append(place))
    subject = current(window)[0]
    window.list.setFocus()
    qtbot.keyClick(window.list, Qt.Key.Key_Delete)
    assert current(window)[:2] == (subject, Review.REJECTED)
    qtbot.keyClick(window.list, Qt.Key.Key_Return, CTRL)
    assert current(window)[:2] == (subject, Review.CONFIRMED)
    qtbot.keyClick(window.list, Qt.Key.Key_Backspace)
    assert current(window)[:2] == (subject, Review.CONFIRMED)
    assert opened == []
    qtbot.keyClick(window.list, Qt.Key.Key_Return)
    assert len(opened) == 1
