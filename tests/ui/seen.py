"""Finding what a user sees in a widget, and pressing it."""

from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QTreeView, QWidget
from pytestqt.qtbot import QtBot

T = TypeVar("T", bound=QWidget)

_EXACTLY_ANYWHERE = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive


def row_of(tree: QTreeView, text: str) -> QModelIndex:
    """The row that shows ``text``."""
    model = tree.model()
    start = model.index(0, 0)
    found = model.match(start, Qt.ItemDataRole.DisplayRole, text, 1, _EXACTLY_ANYWHERE)
    assert found, f"no row {text}"
    return found[0]


def visible_rows(tree: QTreeView) -> list[str]:
    """Texts of the rows a user can scroll to, from top to bottom: those in closed rows are not."""
    rows = []
    index = tree.model().index(0, 0)
    while index.isValid():
        rows.append(index.data(Qt.ItemDataRole.DisplayRole))
        index = tree.indexBelow(index)
    return rows


def shown_labels(panel: QWidget) -> list[str]:
    """Texts of all labels that are in sight and say something."""
    labels = panel.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisible() and label.text()]


def button(parent: QWidget, text: str) -> QAbstractButton:
    """The one button in sight with these words."""
    found = [
        each
        for each in parent.findChildren(QAbstractButton)
        if each.isVisible() and each.text().replace("&&", "&") == text
    ]
    assert len(found) == 1, (text, [each.text() for each in parent.findChildren(QAbstractButton)])
    return found[0]


def named(parent: QWidget, kind: type[T], name: str) -> T:
    """The one part of this kind with this accessible name."""
    found = [each for each in parent.findChildren(kind) if each.accessibleName() == name]
    assert len(found) == 1, found
    return found[0]


def part(parent: QWidget, kind: type[T], name: str | None = None) -> T:
    """The one part in sight of this kind, and with this accessible name if there is one."""
    found = [
        child
        for child in parent.findChildren(kind)
        if child.isVisible() and name in (None, child.accessibleName())
    ]
    assert len(found) == 1, found
    return found[0]


def words(parent: QWidget) -> str:
    """All words of the labels that are seen, one line each."""
    return "\n".join(each.text() for each in parent.findChildren(QLabel) if each.isVisible())


def press(qtbot: QtBot, parent: QWidget, text: str) -> None:
    """Press the one button in sight with these words."""
    found = button(parent, text)
    assert found.isEnabled()
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
