"""What is selected in a document, and what is copied."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind, Document
from reader.ui.theme import DARK
from tests.ui.reading.viewing import Opener, choose, drag, open_menu
from tests.ui.reading_samples import made, shipped, three_columns


def test_ctrl_c_copies_the_original_characters_also_when_simplified_ones_are_shown(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "研發投入，關於創新")]), simplified=True)
    assert "研发投入" in view.page_view.toPlainText()

    drag(qtbot, view, 0, 4)
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == "研發投入"


def test_ctrl_a_and_ctrl_c_copy_the_whole_text_and_nothing_but_the_text(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    document = shipped("dongying").document
    view = open_view(document)

    qtbot.keyClick(view.page_view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == document.text


def test_a_selection_across_a_table_copies_the_original_line(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    document = made(
        [
            (BlockKind.PARAGRAPH, "表前一段"),
            (BlockKind.TABLE, "指标|甲|乙|高企|149|220"),
            (BlockKind.PARAGRAPH, "表后一段"),
        ],
        table=three_columns,
    )
    view = open_view(document)

    drag(qtbot, view, 0, document.text.index("一段", 5))
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == "表前一段\n指标|甲|乙|高企|149|220\n表后"


def test_cells_chosen_in_a_table_are_copied_with_tabs_between_them(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    document = made([(BlockKind.TABLE, "指标|甲|乙|高企|149|220|增速|6.4|5")], table=three_columns)
    view = open_view(document)

    drag(qtbot, view, document.text.index("149"), document.text.index("5", -1))
    qtbot.keyClick(view.page_view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert clipboard.text() == "149\t220\n6.4\t5"


def test_shift_and_arrows_select_from_what_is_seen(
    qtbot: QtBot, open_view: Opener, long_document: Document
) -> None:
    view = open_view(long_document)
    start = long_document.text.index("第60段")
    view.go_to_position(start)

    for _ in range(4):
        qtbot.keyClick(view.page_view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)

    assert view.selected_range() == (start, start + 4)


def test_the_context_menu_copies_finds_and_leads_to_the_source(
    qtbot: QtBot, open_view: Opener, clipboard: QClipboard
) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "推动科技创新和产业发展")]))
    drag(qtbot, view, 2, 6)

    choose(qtbot, view, 3, "复制")
    assert clipboard.text() == "科技创新"
    with qtbot.waitSignal(view.source_requested) as told:
        choose(qtbot, view, 3, "查看此处的原始网页文字")
    assert told.args == [2, 6]
    choose(qtbot, view, 3, "在本文中查找“科技创新”")
    assert view.find_bar.count.text() == "第 1 / 1 处"


def test_without_a_selection_there_is_nothing_to_copy(qtbot: QtBot, open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "推动科技创新")]))

    menu = open_menu(view, 2)
    assert [action.isEnabled() for action in menu.actions() if action.text() == "复制"] == [False]
    menu.close()
    with qtbot.waitSignal(view.source_requested) as told:
        choose(qtbot, view, 2, "查看此处的原始网页文字")
    assert told.args == [2, 3]
    choose(qtbot, view, 2, "在本文中查找…")
    assert view.find_bar.field.hasFocus()
    choose(qtbot, view, 2, "全选")
    assert view.selected_range() == (0, 6)


def test_the_selection_stays_when_the_theme_changes(qtbot: QtBot, open_view: Opener) -> None:
    view = open_view(made([(BlockKind.PARAGRAPH, "推动科技创新和产业发展")]))
    drag(qtbot, view, 2, 6)

    view.set_theme(DARK)

    assert view.selected_range() == (2, 6)
