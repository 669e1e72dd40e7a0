"""The document in front goes onto paper whole, with the notes that stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.library.store import Library
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Meaning
from reader.ui.excerpting.print_choices import load_choices
from reader.ui.icons import IconSet
from reader.ui.noting.over_library import NotesFile
from reader.ui.paper.document_printing import NO_DOCUMENT, DocumentPrinting
from reader.ui.paper.measures import PaperOptions
from reader.ui.reading.document_view import Display, DocumentView, ReadingTools
from reader.ui.theme import LIGHT
from tests.ui.paper.pdf_reading import by_pypdf, together

PATIENCE_MS = 20_000
"""A busy machine sets pages slowly."""
NOTE = "与泉州比较，基期口径不一致。"


@dataclass
class Desk:
    """A window with the tool, the notes and the five documents."""

    window: QWidget
    tool: DocumentPrinting
    library: Library
    said: list[str] = field(default_factory=list)


@pytest.fixture
def desk(qtbot: QtBot, data_dir: Path, tmp_path: Path) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    notes = NotesFile(tmp_path / "notes.db")
    with Library.open(data_dir / "library.db") as library:
        tool = DocumentPrinting(LIGHT, window)
        made = Desk(window, tool, library)
        tool.noticed.connect(made.said.append)
        document = library.document("cangzhou")
        start = document.text.index("科技创新")
        notes_desk = notes.desk_over(library, library.documents())
        notes_desk.store().annotations.add(
            Annotation(
                anchor=make_anchor(document, start, start + 4),
                meaning=Meaning.TARGET,
                note=NOTE,
                author="张三",
            )
        )
        tool.set_desk(notes_desk, tmp_path / "print.json")
        yield made
        notes.close()


def show(desk: Desk, icons: IconSet) -> None:
    document = desk.library.document("cangzhou")
    tools = ReadingTools(lambda _words: (), lambda text: text, icons)
    desk.tool.current_changed(DocumentView(document, tools, Display(LIGHT), desk.window))


def test_the_whole_document_and_its_notes_are_printed(
    qtbot: QtBot, desk: Desk, icons: IconSet, tmp_path: Path
) -> None:
    show(desk, icons)
    desk.tool.commands["print_document"]()
    dialog = desk.tool.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.paper is not None, timeout=PATIENCE_MS)
    path = tmp_path / "文件.pdf"
    with qtbot.waitSignal(dialog.noticed, timeout=PATIENCE_MS):
        dialog.save_pdf(path)
    text = together(by_pypdf(path))
    assert "〔批注①〕张三" in text
    assert NOTE in text
    for block in desk.library.document("cangzhou").blocks:
        assert together(block.text) in text
    word = tmp_path / "文件.docx"
    dialog.save_docx(word)
    assert word.exists()
    dialog.reject()
    assert desk.tool.dialog is None


def test_choices_are_kept_for_the_next_print(
    qtbot: QtBot, desk: Desk, icons: IconSet, tmp_path: Path
) -> None:
    show(desk, icons)
    desk.tool.preview()
    dialog = desk.tool.dialog
    assert dialog is not None
    dialog.options_changed.emit(PaperOptions("compact", mono=True, duplex=False, notes=False))
    kept = load_choices(tmp_path / "print.json")
    assert (kept.layout, kept.colour, kept.duplex, kept.notes) == ("compact", False, False, False)
    dialog.reject()


def test_without_a_document_it_says_so(desk: Desk) -> None:
    desk.tool.preview()
    assert desk.said == [NO_DOCUMENT]
