"""The one style sheet of the program, filled with a theme's colours; sizes in logical pixels."""

from dataclasses import asdict
from string import Template
from typing import TYPE_CHECKING

from reader.paths import shipped_resources

if TYPE_CHECKING:
    from reader.ui.theme import Theme

_SHEET = Template("""
QMainWindow, QMainWindow > QWidget { background: $panel; }
QToolTip { background: $raised; color: $text; border: 1px solid $border; padding: 4px 6px; }

QLabel[role="secondary"] { color: $secondary; }
QLabel[role="display"] { font-size: 26pt; font-weight: bold; }
QLabel[role="heading"] { color: $secondary; font-weight: bold; padding: 4px 2px; }
QLabel[role="fault"] { color: $expired; font-weight: bold; }
QFrame[role="bar"] { background: $panel; border: none; border-bottom: 1px solid $border; }
QFrame[role="warning"], QFrame[role="expired"] { border: none; border-bottom: 1px solid $border; }
QFrame[role="warning"] { background: $warning_surface; }
QFrame[role="expired"] { background: $expired_surface; }
QFrame[role="warning"] QLabel[role="strong"] { color: $warning; font-weight: bold; }
QFrame[role="expired"] QLabel[role="strong"] { color: $expired; font-weight: bold; }

QTextBrowser[role="page"] { background: $window; border: none; }
QPlainTextEdit[role="source"] {
    background: $paper; color: $text; border: none; selection-background-color: $selection;
    selection-color: $on_selection;
}

QPlainTextEdit[role="field"] {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 5px;
    padding: 1px 3px; selection-background-color: $selection; selection-color: $on_selection;
}
QPlainTextEdit[role="field"]:focus { border: 2px solid $accent; padding: 0 2px; }

QLineEdit {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 5px;
    padding: 4px 7px; min-height: 20px; selection-background-color: $selection;
    selection-color: $on_selection;
}
QLineEdit:focus { border: 2px solid $accent; padding: 3px 6px; }
QLineEdit:disabled { color: $faint; }

QComboBox {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 5px;
    padding: 4px 8px; min-height: 20px;
}
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$icons/down.png"); width: 12px; height: 12px; }
QComboBox:focus { border: 2px solid $accent; padding: 3px 7px; }
QComboBox QAbstractItemView { background: $raised; border: 1px solid $border; }

QPushButton {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 5px;
    padding: 4px 12px; min-height: 20px;
}
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $border; }
QPushButton:default { border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 3px 11px; }
QPushButton:disabled { color: $faint; }
QPushButton[role="link"], QToolButton[role="link"] {
    background: transparent; border: 2px solid transparent; color: $accent; padding: 1px 4px;
    text-decoration: underline; border-radius: 4px; min-height: 18px;
}
QPushButton[role="link"]:hover, QToolButton[role="link"]:hover { background: $hover; }
QPushButton[role="link"]:focus, QToolButton[role="link"]:focus { border-color: $accent; }

QToolButton {
    background: transparent; border: 2px solid transparent; border-radius: 5px; padding: 3px;
}
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $hover; }
QToolButton:focus { border-color: $accent; }
QToolButton:disabled { color: $faint; }
QToolButton::menu-indicator { image: none; }

QToolButton[role="segment"] {
    background: $raised; border: 1px solid $border; border-radius: 0; padding: 2px 7px;
    margin-left: -1px;
}
QToolButton[role="segment"][edge="first"] {
    border-top-left-radius: 5px; border-bottom-left-radius: 5px; margin-left: 0;
}
QToolButton[role="segment"][edge="last"] {
    border-top-right-radius: 5px; border-bottom-right-radius: 5px;
}
QToolButton[role="segment"]:hover { background: $hover; }
QToolButton[role="segment"]:checked {
    background: $accent; color: $on_accent; border-color: $accent;
}
QToolButton[role="segment"][quiet="true"]:checked {
    background: $selection; color: $on_selection; border-color: $border; font-weight: bold;
}
QToolButton[role="segment"]:focus { border: 2px solid $accent; padding: 1px 6px; }
QToolButton[role="segment"]:checked:focus { border-color: $text; }
QToolButton[role="quiet"] { color: $secondary; padding: 2px 3px; }
QToolButton[role="quiet"]:checked { background: $hover; color: $text; }
QToolButton[role="chip"] {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 9px;
    padding: 1px 7px;
}
QToolButton[role="chip"]:hover { background: $hover; }
QToolButton[role="chip"]:checked { background: $selection; color: $on_selection; }
QToolButton[role="chip"]:focus { border: 2px solid $accent; padding: 0 6px; }
QPushButton[role="offer"] {
    background: transparent; color: $accent; border: 2px solid transparent; border-radius: 5px;
    padding: 3px 4px; text-align: left;
}
QPushButton[role="offer"]:hover { background: $hover; }
QPushButton[role="offer"]:focus { border-color: $accent; }
QFrame[role="card"] { background: $raised; border: 1px solid $border; border-radius: 6px; }
QPlainTextEdit {
    background: $raised; color: $text; border: 1px solid $border; border-radius: 5px;
}
QPlainTextEdit:focus { border: 2px solid $accent; }
QFrame[role="popover"] { background: $raised; border: 1px solid $border; }
QFrame[role="popover"] QTreeView, QFrame[role="popover"] QListView,
QFrame[role="popover"] QScrollArea, QFrame[role="popover"] QScrollArea > QWidget > QWidget {
    background: $raised;
}

QToolBar {
    background: $panel; border: none; border-bottom: 1px solid $border; spacing: 2px;
    padding: 3px 6px;
}
QToolBar::separator { background: $border; width: 1px; margin: 4px 5px; }
QStatusBar { background: $panel; border-top: 1px solid $border; color: $secondary; }
QStatusBar::item { border: none; }
QMenuBar { background: $panel; color: $text; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $raised; color: $text; border: 1px solid $border; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: $selection; color: $on_selection; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $border; margin: 4px 6px; }

QTreeView, QListView, QTableView {
    background: $panel; color: $text; border: none; outline: none;
    selection-background-color: $selection; selection-color: $on_selection;
}
QTreeView::item, QListView::item { min-height: 26px; padding: 2px 4px; border: none; }
QTreeView::item:hover, QListView::item:hover { background: $hover; }
QTreeView::item:selected, QListView::item:selected { background: $selection; color: $on_selection; }
QTreeView:focus, QListView:focus, QTableView:focus { border: 1px solid $accent; }
QTableView[role="list"]::item { padding: 0 5px; border: none; }
QTableCornerButton::section { background: $panel; border: none; }
QHeaderView::section {
    background: $panel; color: $secondary; border: none; border-bottom: 1px solid $border;
    padding: 5px 8px;
}

QCheckBox::indicator, QTreeView::indicator {
    width: 13px; height: 13px; border: 1px solid $secondary; border-radius: 3px;
    background: $raised;
}
QCheckBox::indicator:checked, QTreeView::indicator:checked {
    border-color: $accent; background: $accent; image: url("$icons/check-$name.png");
}
QCheckBox:focus { color: $accent; }

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { background: $panel; }
QTabBar::tab {
    background: transparent; color: $secondary; padding: 6px 12px; border: none;
    border-bottom: 2px solid transparent; min-height: 20px;
}
QTabBar::tab:hover { background: $hover; color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar:focus { border: 1px solid $accent; }

QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QDockWidget { color: $secondary; }
QDockWidget::title { background: $panel; padding: 6px 8px; border-bottom: 1px solid $border; }

QProgressBar {
    background: $hover; border: none; border-radius: 3px; max-height: 6px; text-align: center;
}
QProgressBar::chunk { background: $positive; border-radius: 3px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $border; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet_of(theme: "Theme") -> str:
    """The style sheet in the colours of ``theme``."""
    icons = (shipped_resources() / "icons").as_posix()
    return _SHEET.substitute(asdict(theme), icons=icons)
