"""``antou excerpts`` lists collections and writes them as PDF and Word documents."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from reader.cli import main
from reader.library.bundle import open_library
from reader.library.noted import open_notes
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Collection, Meaning, Piece
from tests.ui.paper.pdf_reading import by_pypdf, together

RESOURCES = Path(__file__).parents[2] / "resources"
NOTE = "请核对基期"


@pytest.fixture(scope="module")
def folder(data_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A user's folder with a collection of two quotations and a note."""
    folder = tmp_path_factory.mktemp("user")
    shutil.copy(data_dir / "library.db", folder)
    collection = Collection(title="研发投入摘编", arrangement="city")
    with (
        open_library(folder / "library.db", RESOURCES) as library,
        open_notes(folder / "notes.db", library) as store,
    ):
        store.collections.add(collection)
        for order, name in enumerate(("quanzhou", "dongying")):
            document = library.document(name)
            start = document.text.index("研发")
            anchor = make_anchor(document, start, start + 40)
            store.pieces.add(Piece(collection_id=collection.id, order=order, anchor=anchor))
            marked = replace(make_anchor(document, start, start + 2))
            store.annotations.add(
                Annotation(anchor=marked, meaning=Meaning.TARGET, note=NOTE, author="张三")
            )
    return folder


def run(folder: Path, *words: str) -> int:
    return main([*words, "--data-dir", str(folder)])


def test_collections_are_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(folder, "excerpts", "list") == 0
    assert "2 条  研发投入摘编" in capsys.readouterr().out
    assert run(folder, "excerpts", "list", "--json") == 0
    (value,) = json.loads(capsys.readouterr().out)
    assert (value["title"], value["pieces"]) == ("研发投入摘编", 2)


def test_a_collection_is_written_as_pdf_and_word(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, word = tmp_path / "摘编.pdf", tmp_path / "摘编.docx"
    words = ("--pdf", str(pdf), "--docx", str(word), "--unit", "市科技局", "--json")
    assert run(folder, "excerpts", "print", "研发投入摘编", *words) == 0
    value = json.loads(capsys.readouterr().out)
    assert value["excerpts"] == 2
    text = together(by_pypdf(pdf))
    assert text.count(NOTE) == 2
    assert "编印单位：市科技局" in text
    assert text.index("泉州市") < text.index("东营市")
    written = together("".join(p.text for p in docx.Document(str(word)).paragraphs))
    assert "研发投入摘编" in written


def test_notes_can_be_left_out_and_the_layout_chosen(folder: Path, tmp_path: Path) -> None:
    pdf = tmp_path / "摘编.pdf"
    words = ("--layout", "小四", "--mono", "--single", "--no-notes", "--no-date")
    assert run(folder, "excerpts", "print", "研发投入摘编", "--pdf", str(pdf), *words) == 0
    assert NOTE not in together(by_pypdf(pdf))


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("print", "没有", "--pdf", "a.pdf"), 1, "没有摘编“没有”；现有："),
        (("print", "研发投入摘编"), 2, "--pdf 或 --docx"),
        (("print", "研发投入摘编", "--pdf", "a.txt"), 2, "文件名请以 .pdf 结尾"),
        (("print", "研发投入摘编", "--pdf", "/没有/a.pdf"), 1, "不存在"),
    ],
)
def test_what_cannot_be_done_is_told_in_a_sentence(
    folder: Path,
    words: tuple[str, ...],
    status: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(folder, "excerpts", *words) == status
    assert said in capsys.readouterr().err
