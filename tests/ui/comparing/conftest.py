"""Documents side by side, with notes of their own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind
from reader.notes.store import NotesStore
from reader.ui.comparing.panes_view import PanesView
from reader.ui.theme import LIGHT
from tests.ui.comparing.side_by_side import desk_over, scrolls_of, view_of
from tests.ui.conftest import InlineRunner
from tests.ui.reading_samples import FIVE, made, shipped

PLAIN = made([(BlockKind.TITLE, "没有标题的短文"), (BlockKind.PARAGRAPH, "只有一段正文。")])
"""A document without sections, of two lines; its id is "made"."""
Stand = Callable[..., PanesView]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[NotesStore]:
    with NotesStore.open(tmp_path / "notes.db") as opened:
        yield opened


@pytest.fixture
def stand(qtbot: QtBot, store: NotesStore, inline_runner: InlineRunner) -> Stand:
    """Sets shipped documents side by side, given by their names."""

    def begin(*names: str, width: int = 1366, height: int = 740) -> PanesView:
        documents = [*(shipped(name).document for name in FIVE), PLAIN]
        desk = desk_over(documents, lambda: store)
        view = PanesView(desk, view_of, inline_runner, LIGHT)
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitExposed(view):
            view.show()
        for name in names:
            view.add_document(name)
        qtbot.waitUntil(lambda: all(pane.is_settled for pane in scrolls_of(view)))
        return view

    return begin
