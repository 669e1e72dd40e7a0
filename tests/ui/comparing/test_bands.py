"""Bands between panes: where they are drawn, what can be said with them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QMenu
from pytestqt.qtbot import QtBot

from reader.compare.model import PairKind, SectionPair
from reader.notes.store import NotesStore
from reader.ui.comparing.bands import BandStrip
from reader.ui.comparing.panes_view import PanesView
from reader.ui.comparing.section_menu import SectionDialog
from tests.ui.comparing.side_by_side import scrolls_of

Stand = Callable[..., PanesView]
LEFT = Qt.MouseButton.LeftButton


def strip_of(view: PanesView) -> BandStrip:
    """The strip between the first two panes, painted."""
    strip = view.row.strips[0]
    strip.repaint()
    return strip


def seen_pair(view: PanesView, *kinds: PairKind) -> tuple[SectionPair, QPoint]:
    """The next pair of one of these kinds as one scrolls down, and a place on its band."""
    pane = scrolls_of(view)[0]
    for value in range(pane.value, pane.maximum, 400):
        pane.put(value)
        strip = strip_of(view)
        wanted = [pair for pair, *_spans in strip.bands() if pair.kind in kinds]
        for y in range(40, strip.height(), 3):
            for x in (4, 9, 13, strip.width() // 2, strip.width() - 9, strip.width() - 4):
                pair = strip.pair_at(QPoint(x, y))
                if pair in wanted and pair is not None:
                    return pair, QPoint(x, y)
    raise AssertionError("no such pair is seen")


def choose(view: PanesView, words: str) -> None:
    """Choose an entry of the menu that is open, also in a menu below it."""
    menus = [menu for menu in view.findChildren(QMenu) if not menu.parent().inherits("QMenu")]
    for menu in reversed(menus):
        found = [each for each in menu.findChildren(QAction) if each.text().startswith(words)]
        if found:
            found[0].trigger()
            menu.close()
            return
    raise AssertionError(f"no entry {words}")


def kinds(view: PanesView, pair: SectionPair) -> list[PairKind]:
    """How the pair of the same two sections is called now."""
    paired = view.pairings.between(0, 1)
    assert paired is not None
    assert pair.left is not None
    found = paired.pairing.of_left(pair.left.start)
    return [each.kind for each in found if each.right == pair.right]


@pytest.fixture
def view(stand: Stand) -> PanesView:
    view = stand("dongying", "quanzhou")
    scrolls_of(view)[0].put(2600)
    return view


def test_a_band_begins_and_ends_where_its_sections_are_drawn(view: PanesView) -> None:
    strip = strip_of(view)
    bands = strip.bands()
    assert bands
    for pair, *spans in bands:
        for pane, section, span in zip(
            view.row.panes, (pair.left, pair.right), spans, strict=False
        ):
            if section is None or pane.view is None:
                continue
            page = pane.view.page_view
            drawn = page.viewport().mapToGlobal(page.rect_of(section.start).topLeft()).y()
            assert strip.mapToGlobal(QPoint(0, round(span[0]))).y() == pytest.approx(drawn, abs=2)


def test_a_click_on_a_band_pins_the_pair_and_the_pin_lasts(
    view: PanesView, store: NotesStore, qtbot: QtBot
) -> None:
    pair, place = seen_pair(view, PairKind.CERTAIN, PairKind.PRESUMED)
    qtbot.mouseClick(strip_of(view), LEFT, pos=place)
    choose(view, "固定这一对")
    assert kinds(view, pair) == [PairKind.PINNED]
    assert [pin.kind for pin in store.pins.all()] == ["paired"]
    store.undo()
    view.pairings.refresh()
    assert store.pins.all() == []
    assert kinds(view, pair) == [pair.kind]


def test_a_pair_can_be_taken_apart_and_a_section_left_alone(
    view: PanesView, store: NotesStore, qtbot: QtBot
) -> None:
    pair, place = seen_pair(view, PairKind.CERTAIN, PairKind.PRESUMED)
    qtbot.mouseClick(strip_of(view), LEFT, pos=place)
    choose(view, "取消配对")
    assert kinds(view, pair) == []
    assert [pin.kind for pin in store.pins.all()] == ["apart"]
    lone, at = seen_pair(view, PairKind.ALONE)
    qtbot.mouseClick(strip_of(view), LEFT, pos=at)
    choose(view, "确认无对应")
    assert len(store.pins.all()) == 2
    now = seen_pair(view, PairKind.PINNED)[0]
    assert (now.left, now.right) == (lone.left, lone.right)


def test_a_section_can_be_paired_with_another_one(
    view: PanesView, store: NotesStore, qtbot: QtBot
) -> None:
    lone, at = seen_pair(view, PairKind.ALONE)
    qtbot.mouseClick(strip_of(view), LEFT, pos=at)
    choose(view, "与另一节配对")
    dialog = view.findChild(SectionDialog)
    listed = dialog.findChild(QListWidget)
    listed.setCurrentRow(3)
    chosen = listed.currentItem().data(Qt.ItemDataRole.UserRole)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    dialog.accept()
    paired = view.pairings.between(0, 1)
    assert paired is not None
    pinned = [each for each in paired.pairing.pairs if each.kind is PairKind.PINNED]
    assert {chosen} < {pinned[0].left, pinned[0].right}
    assert (lone.left or lone.right) in (pinned[0].left, pinned[0].right)
    assert len(store.pins.all()) == 1


def test_the_foot_of_a_pane_names_what_answers_its_section(view: PanesView, qtbot: QtBot) -> None:
    pane = view.row.panes[0]
    button = pane.section_button()
    qtbot.waitUntil(lambda: "→" in button.accessibleName())
    qtbot.mouseClick(button, LEFT)
    assert [menu for menu in view.findChildren(QMenu) if menu.isVisible()]
    for menu in view.findChildren(QMenu):
        menu.close()


def test_the_menu_of_the_text_offers_the_pairs_of_its_section(
    view: PanesView, store: NotesStore
) -> None:
    pane = view.row.panes[0]
    reader = pane.view
    assert reader is not None
    menu = QMenu(view)
    reader.menu_opening.emit(menu, reader.reading_position())
    below = menu.actions()[0].menu()
    assert isinstance(below, QMenu)
    assert below.title() == "本节的对应章节"
    next(each for each in below.actions() if each.text() == "固定这一对").trigger()
    assert len(store.pins.all()) == 1
    menu.deleteLater()
