"""Documents opened for reading."""

import re

import pytest
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind, Document
from reader.ui.icons import IconSet
from reader.ui.reading.document_view import Display, DocumentView, ReadingTools
from reader.ui.theme import LIGHT
from tests.ui.reading.viewing import TRADITIONAL, Opener
from tests.ui.reading_samples import made


@pytest.fixture
def open_view(qtbot: QtBot, icons: IconSet) -> Opener:
    """Opens a document in a window of the width it has on the smallest screen."""

    def open_document(document: Document, *, show: bool = True, **display: object) -> DocumentView:
        def find(query: str) -> tuple[tuple[int, int], ...]:
            return tuple(m.span() for m in re.finditer(re.escape(query), document.text))

        tools = ReadingTools(find, lambda text: text.translate(TRADITIONAL), icons)
        view = DocumentView(document, tools, Display(LIGHT, **display))
        qtbot.addWidget(view)
        view.resize(680, 620)
        if show:
            with qtbot.waitActive(view):
                view.show()
                view.activateWindow()
        return view

    return open_document


@pytest.fixture
def long_document() -> Document:
    paragraphs = [
        (BlockKind.PARAGRAPH, f"第{number}段，推动科技创新和产业发展，提高研发投入。" * 4)
        for number in range(120)
    ]
    return made([(BlockKind.TITLE, "关于创新的意见"), *paragraphs])
