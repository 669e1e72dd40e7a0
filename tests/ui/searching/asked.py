"""The panel of the search, shown and asked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from reader.ui.searching.search_panel import SearchPanel
from tests.ui.panel_samples import FIVE

DOWN, UP, ENTER, ESCAPE = Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Escape


def shown(panel: SearchPanel, qtbot: QtBot) -> SearchPanel:
    """The panel as wide as it is on the smallest screen."""
    qtbot.addWidget(panel)
    panel.resize(360, 700)
    panel.set_documents(FIVE)
    with qtbot.waitActive(panel):
        panel.show()
    return panel


def ask(panel: SearchPanel, qtbot: QtBot, text: str) -> None:
    """Type a query and press Enter."""
    field = panel.findChild(QLineEdit)
    field.setText(text)
    qtbot.keyClick(field, ENTER)


def visited(panel: SearchPanel) -> list[tuple[str, int]]:
    """The places the panel asks to go to, from now on."""
    places: list[tuple[str, int]] = []
    panel.hit_activated.connect(lambda hit: places.append((hit.document_id, hit.start)))
    return places
