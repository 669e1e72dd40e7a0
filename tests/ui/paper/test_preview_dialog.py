"""The preview shows the pages that are written and printed, and stays fluent."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from reader.excerpts.model import Brochure, TableSheet
from reader.ui.paper.composition import Content, compose_paper
from reader.ui.paper.measures import PaperOptions
from reader.ui.paper.painter import SheetPainter
from reader.ui.paper.preview_dialog import PreviewDialog, WriteDocx
from reader.ui.theme import LIGHT
from tests.excerpts.excerpt_samples import sample
from tests.ui.paper.pdf_reading import by_pypdf, lost

PATIENCE_MS = 20_000
"""A busy machine sets pages slowly."""


@pytest.fixture(scope="module")
def brochure() -> Brochure:
    return sample(5).brochure


def opened(
    qtbot: QtBot,
    content: Content,
    options: PaperOptions | None = None,
    write_docx: WriteDocx | None = None,
) -> PreviewDialog:
    """The dialog with its pages set."""
    dialog = PreviewDialog(content, options or PaperOptions(), LIGHT, None, write_docx)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: dialog.paper is not None, timeout=PATIENCE_MS)
    return dialog


def marks(reader: PdfReader, entries: Iterable[object]) -> Iterator[tuple[Destination, int]]:
    """The bookmarks of a file, those below others too, each with its page from 0."""
    for entry in entries:
        if isinstance(entry, Destination):
            yield entry, reader.get_destination_page_number(entry) or 0
        elif isinstance(entry, list):
            yield from marks(reader, entry)


def button(dialog: PreviewDialog, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def choose(qtbot: QtBot, dialog: PreviewDialog, words: str) -> None:
    segment = next(each for each in dialog.findChildren(QToolButton) if each.text() == words)
    qtbot.mouseClick(segment, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.paper is not None, timeout=PATIENCE_MS)


def shown(dialog: PreviewDialog) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel))


def test_the_preview_is_the_output(qtbot: QtBot, brochure: Brochure) -> None:
    dialog = opened(qtbot, brochure)
    assert dialog.paper is not None
    assert dialog.paper.sheets == compose_paper(brochure, PaperOptions()).sheets
    assert f"共 {len(dialog.paper.sheets)} 页" in shown(dialog)


def test_what_is_painted_is_ink_on_every_page(qtbot: QtBot, brochure: Brochure) -> None:
    dialog = opened(qtbot, brochure)
    paper = dialog.paper
    assert paper is not None
    painter = SheetPainter(paper.faces, paper.glyphs)
    for sheet in paper.sheets:
        picture = QImage(300, 424, QImage.Format.Format_Grayscale8)
        picture.fill(Qt.GlobalColor.white)
        brush = QPainter(picture)
        brush.scale(300 / sheet.width, 300 / sheet.width)
        painter.paint(brush, sheet)
        brush.end()
        dark = sum(
            picture.pixelColor(x, y).lightness() < 128
            for x in range(0, 300, 2)
            for y in range(0, 424, 2)
        )
        assert dark > 0


def test_choices_set_the_pages_anew_and_are_told(qtbot: QtBot, brochure: Brochure) -> None:
    dialog = opened(qtbot, brochure)
    assert dialog.paper is not None
    pages = len(dialog.paper.sheets)
    with qtbot.waitSignal(dialog.options_changed, timeout=PATIENCE_MS) as told:
        choose(qtbot, dialog, "紧凑（小四）")
    assert told.args == [PaperOptions(layout="compact")]
    assert dialog.paper is not None
    assert len(dialog.paper.sheets) < 0.65 * pages
    choose(qtbot, dialog, "黑白")
    assert dialog.paper is not None
    colors = {item.color for sheet in dialog.paper.sheets for item in sheet.items}
    assert all(color[1:3] == color[3:5] == color[5:7] for color in colors)


def test_notes_can_be_left_out(qtbot: QtBot, brochure: Brochure, tmp_path: Path) -> None:
    dialog = opened(qtbot, brochure)
    box = dialog.findChild(QCheckBox)
    box.click()
    qtbot.waitUntil(lambda: dialog.paper is not None, timeout=PATIENCE_MS)
    path = tmp_path / "无批注.pdf"
    dialog.save_pdf(path)
    qtbot.waitUntil(path.exists, timeout=PATIENCE_MS)
    assert "〔批注" not in by_pypdf(path)
    assert not lost(brochure.without_notes(), by_pypdf(path))


def test_the_pages_are_saved_as_pdf(qtbot: QtBot, brochure: Brochure, tmp_path: Path) -> None:
    dialog = opened(qtbot, brochure)
    path = tmp_path / "摘编.pdf"
    with qtbot.waitSignal(dialog.noticed, timeout=PATIENCE_MS) as told:
        dialog.save_pdf(path)
    assert "已存为" in told.args[0]
    assert not lost(brochure, by_pypdf(path))
    assert button(dialog, "打印…").isEnabled()


def test_a_folder_that_is_not_there_is_told_in_a_sentence(
    qtbot: QtBot, brochure: Brochure, tmp_path: Path
) -> None:
    dialog = opened(qtbot, brochure)
    with qtbot.waitSignal(dialog.failed, timeout=PATIENCE_MS):
        dialog.save_pdf(tmp_path / "没有" / "摘编.pdf")
    assert "不存在" in shown(dialog)
    assert button(dialog, "存为 PDF…").isEnabled()


def test_printing_to_a_file_writes_the_same_pdf(
    qtbot: QtBot, brochure: Brochure, tmp_path: Path
) -> None:
    dialog = opened(qtbot, brochure)
    assert dialog.paper is not None
    path = tmp_path / "打印.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    with qtbot.waitSignal(dialog.noticed, timeout=PATIENCE_MS) as told:
        dialog.print_pages(printer)
    assert "已送去打印" in told.args[0]
    assert not lost(brochure, by_pypdf(path))
    assert len(PdfReader(path).pages) == len(dialog.paper.sheets)


def test_only_the_pages_asked_for_are_printed(
    qtbot: QtBot, brochure: Brochure, tmp_path: Path
) -> None:
    dialog = opened(qtbot, brochure)
    path = tmp_path / "两页.pdf"
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    with qtbot.waitSignal(dialog.noticed, timeout=PATIENCE_MS) as told:
        dialog.print_pages(printer)
    assert "共 2 页" in told.args[0]
    reader = PdfReader(path)
    assert len(reader.pages) == 2
    assert dialog.paper is not None
    on_them = [each for each in dialog.paper.headings if each.page in (2, 3)]
    assert [(mark.title, page + 2) for mark, page in marks(reader, reader.outline)] == [
        (each.text, each.page) for each in on_them
    ]


def test_a_word_document_gets_options_and_pages(
    qtbot: QtBot, brochure: Brochure, tmp_path: Path
) -> None:
    written: list[tuple[Path, PaperOptions, tuple[int, ...]]] = []
    dialog = opened(
        qtbot, brochure, write_docx=lambda *words: written.append((*words[:2], tuple(words[2])))
    )
    assert dialog.paper is not None
    dialog.save_docx(tmp_path / "摘编.docx")
    (told,) = written
    assert told == (tmp_path / "摘编.docx", PaperOptions(), dialog.paper.contents)
    assert len(dialog.paper.contents) == len(brochure.contents)
    assert button(dialog, "存为 Word…").isVisible()


def test_a_table_offers_neither_notes_nor_word(qtbot: QtBot) -> None:
    dialog = opened(qtbot, TableSheet("表", ("甲", "乙"), (("1", "2"),)))
    assert not button(dialog, "存为 Word…").isVisible()
    assert not dialog.findChild(QCheckBox).isVisible()


def test_the_pages_are_walked_through_by_key_and_fit_the_window(
    qtbot: QtBot, brochure: Brochure
) -> None:
    dialog = opened(qtbot, brochure)
    assert dialog.paper is not None
    pages = dialog.pages
    qtbot.keyClick(pages, Qt.Key.Key_End)
    assert pages.page == len(dialog.paper.sheets)
    qtbot.keyClick(pages, Qt.Key.Key_Home)
    assert pages.page == 1
    pages.go_to(3)
    pages.fit("page")
    assert pages.page == 3
    pages.zoom_in()
    assert pages.page == 3


def test_closing_while_pages_are_set_stops_it(qtbot: QtBot, brochure: Brochure) -> None:
    dialog = PreviewDialog(brochure, PaperOptions(), LIGHT)
    dialog.open()
    with qtbot.waitSignal(dialog.destroyed, timeout=PATIENCE_MS):
        dialog.reject()
