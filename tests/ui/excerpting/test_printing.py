"""A collection on paper: preview, PDF, Word document, and how it is to be printed."""

from pathlib import Path

import docx
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from reader.ui.excerpting.print_form import PrintForm
from reader.ui.paper.preview_dialog import PreviewDialog
from tests.ui.excerpting.shelf import Shelf


def save_as(shelf: Shelf, words: str, path: Path) -> None:
    """Press a button and choose a file."""
    shelf.press(words)
    dialog = shelf.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_a_collection_is_written_as_word_document(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    shelf.fill_three()
    path = tmp_path / "摘编.docx"
    save_as(shelf, "存为 DOCX", path)
    qtbot.waitUntil(lambda: f"已存为 Word 文档：{path}" in shelf.said)
    texts = [p.text for p in docx.Document(str(path)).paragraphs]
    quotes = [p.anchor.quote for p in shelf.pieces() if p.anchor is not None]
    assert [text for text in texts if text in quotes] == quotes
    assert any(text.startswith("【1】") and text[-1].isdigit() for text in texts)


def test_a_collection_is_written_as_pdf(shelf: Shelf, qtbot: QtBot, tmp_path: Path) -> None:
    shelf.fill_three()
    path = tmp_path / "摘编.pdf"
    save_as(shelf, "存为 PDF", path)
    qtbot.waitUntil(path.exists)
    assert path.read_bytes().startswith(b"%PDF")


def test_how_it_is_printed_is_chosen_once_and_remembered(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    shelf.fill_three()
    shelf.choose_from_menu("编印单位和版式…")
    form = shelf.window.findChild(PrintForm)
    title, unit, _editor = form.findChildren(QLineEdit)
    title.setText("研发投入摘编")
    unit.setText("某市政府研究室")
    (compact,) = [b for b in form.findChildren(QToolButton) if b.text().startswith("紧凑")]
    compact.click()
    qtbot.keyClick(form, Qt.Key.Key_Return)
    assert shelf.store.collections.all()[0].title == "研发投入摘编"
    shelf.choose_from_menu("编印单位和版式…")
    again = next(each for each in shelf.window.findChildren(PrintForm) if each.isVisible())
    assert again.findChildren(QLineEdit)[1].text() == "某市政府研究室"
    again.close()
    path = tmp_path / "a.docx"
    save_as(shelf, "存为 DOCX", path)
    qtbot.waitUntil(path.exists)
    document = docx.Document(str(path))
    assert document.paragraphs[0].text == "研发投入摘编"
    assert document.paragraphs[1].text == "编印单位：某市政府研究室"
    assert document.styles["Heading 1"].font.size.pt == 12


def test_the_preview_shows_the_pages_and_writes_the_word_document(
    shelf: Shelf, qtbot: QtBot, tmp_path: Path
) -> None:
    shelf.fill_three()
    shelf.press("打印预览")
    preview = shelf.window.findChild(PreviewDialog)
    qtbot.waitUntil(lambda: preview.paper is not None)
    assert preview.paper.title == "我的摘编"
    path = tmp_path / "a.docx"
    preview.save_docx(path)
    qtbot.waitUntil(path.exists)
    assert docx.Document(str(path)).paragraphs[0].text == "我的摘编"
    preview.close()


def test_nothing_is_printed_of_an_empty_collection(shelf: Shelf) -> None:
    shelf.tools.preview()
    assert shelf.said == ["摘编还是空的，没有可以打印的内容。"]
