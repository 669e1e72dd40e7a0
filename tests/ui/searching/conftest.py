"""The panel of the search over five small texts."""

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from reader.ui.searching.hit_tree import HitTree
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.theme import LIGHT
from tests.ui.conftest import InlineRunner
from tests.ui.panel_samples import ask_five
from tests.ui.searching.asked import shown


@pytest.fixture
def panel(qtbot: QtBot, inline_runner: InlineRunner) -> SearchPanel:
    return shown(SearchPanel(ask_five, inline_runner, LIGHT), qtbot)


@pytest.fixture
def field(panel: SearchPanel) -> QLineEdit:
    return panel.findChild(QLineEdit)


@pytest.fixture
def tree(panel: SearchPanel) -> HitTree:
    return panel.results.tree
