"""``antou notes`` keeps the contract of the command line."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reader.library.bundle import open_library
from reader.library.noted import open_notes
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Bookmark, Collection, Piece
from tests.command_line import Run

RESOURCES = Path(__file__).parents[1] / "resources"


@pytest.fixture
def user(data_dir: Path, tmp_path: Path) -> Path:
    """A user's folder with notes on two documents."""
    folder = tmp_path / "user"
    shutil.copytree(data_dir, folder)
    with (
        open_library(folder / "library.db", RESOURCES) as library,
        open_notes(folder / "notes.db", library) as store,
    ):
        anchor = make_anchor(library.document("dongying"), 100, 110)
        store.annotations.add(Annotation(anchor=anchor, note="为什么？"))
        store.bookmarks.add(
            Bookmark(anchor=make_anchor(library.document("panjin"), 5, 9), name="开头")
        )
        collection = Collection(title="摘编")
        store.collections.add(collection)
        store.pieces.add(Piece(collection_id=collection.id, order=1.0, anchor=anchor))
    return folder


@pytest.fixture
def run(run: Run, user: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process on the user's folder."""
    monkeypatch.setenv("ANTOU_DATA_DIR", str(user))
    return run


def test_notes_are_listed_by_document(run: Run) -> None:
    status, out, err = run("notes", "list")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("panjin  ")
    assert lines[1].startswith("  书签  “")
    assert lines[1].endswith("”  开头")
    assert lines[2].startswith("dongying  ")
    assert lines[-1] == "摘编“摘编”  1 条"


def test_notes_are_listed_with_the_places_they_stand_at(run: Run) -> None:
    _, out, _ = run("notes", "list", "--json")
    value = json.loads(out)
    [annotation] = value["annotations"]
    assert annotation["note"] == "为什么？"
    assert annotation["places"] == [
        {"document": "dongying", "start": 100, "end": 110, "doubt": None}
    ]
    assert {document["document_id"] for document in value["documents"]} == {"dongying", "panjin"}


def test_only_the_notes_of_one_document_are_listed(run: Run) -> None:
    _, out, _ = run("notes", "list", "--document", "panjin")
    assert "开头" in out
    assert "dongying" not in out
    status, out, err = run("notes", "list", "--document", "nowhere")
    assert (status, out) == (1, "")
    assert "nowhere" in err


def test_notes_go_to_a_file_and_into_another_folder(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "批注.json"
    assert run("notes", "export", file)[:2] == (0, f"已导出 4 条到 {file}。\n")
    other = tmp_path / "other"
    status, out, _ = run("notes", "import", file, "--data-dir", other)
    assert (status, out) == (0, "新增：书签 1 条、批注 1 条、摘编 1 条、摘录 1 条。\n")
    again = json.loads(run("notes", "import", file, "--json", "--data-dir", other)[1])
    assert again == {"added": {}, "unchanged": 4, "both_kept": [], "names_kept": []}
    assert (
        run("notes", "list", "--json", "--data-dir", other)[1] == run("notes", "list", "--json")[1]
    )


def test_notes_are_written_to_be_read(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "notes.md"
    assert run("notes", "export", file, "--markdown", "--document", "dongying")[0] == 0
    text = file.read_text(encoding="utf-8")
    assert "为什么？" in text
    assert "开头" not in text


def test_notes_on_a_document_that_is_gone_are_listed_with_their_full_quotes(
    run: Run, user: Path
) -> None:
    with (
        open_library(user / "library.db", RESOURCES) as library,
        open_notes(user / "notes.db", library) as store,
    ):
        document = library.document("dongying")
        metadata = replace(document.metadata, title="另一篇文件")
        text = f"{document.text}\n另一篇文件"
        other = replace(
            document, id="0123456789ab", text=text, blocks=(), sections=(), metadata=metadata
        )
        library.add(other, "", "imported")
        store.bookmarks.add(Bookmark(anchor=make_anchor(other, 100, 180)))
    assert run("remove", other.id)[0] == 0
    status, out, _ = run("notes", "list", "--document", other.id)
    quote = " ".join(document.text[100:180].split())
    assert (status, out) == (
        0,
        f"{other.id}  另一篇文件\n  书签  “{quote}”（文件已不在文库中）\n",
    )


def test_a_wrong_file_is_told_in_one_sentence_and_changes_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "wrong.json"
    file.write_text("{}")
    before = run("notes", "list", "--json")
    status, out, err = run("notes", "import", file)
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert run("notes", "list", "--json") == before


def test_a_folder_without_notes_has_none(run: Run, user: Path) -> None:
    (user / "notes.db").unlink()
    shutil.rmtree(user / "notes-backups")
    assert run("notes", "list")[:2] == (0, "没有书签和批注。\n")


def test_a_copy_is_looked_at_and_restored(run: Run, user: Path) -> None:
    status, out, _ = run("notes", "backups")
    assert status == 0
    assert out.startswith("  1  20")
    assert "每日备份" in out
    with (
        open_library(user / "library.db", RESOURCES) as library,
        open_notes(user / "notes.db", library) as store,
    ):
        store.bookmarks.remove([bookmark.id for bookmark in store.bookmarks.all()])
        store.backups()[0].path.rename(user / "notes-backups" / "notes-2020-01-01.db")
    _, out, _ = run("notes", "backups", "--json")
    assert [backup["occasion"] for backup in json.loads(out)] == ["daily", "daily"]
    status, out, _ = run("notes", "restore", 2)
    assert "书签：备份中 1 条，现在 0 条；恢复 1，去掉 0，改回 0" in out
    assert out.endswith("没有改动；加 --yes 恢复这份备份。\n")
    assert json.loads(run("notes", "list", "--json")[1])["bookmarks"] == []
    assert json.loads(run("notes", "restore", 2, "--yes", "--json")[1])["restored"]
    assert len(json.loads(run("notes", "list", "--json")[1])["bookmarks"]) == 1
    assert run("notes", "restore", 9)[0] == 1


def test_the_self_check_looks_at_the_notes(run: Run) -> None:
    def checked() -> dict[str, object]:
        value = json.loads(run("check", "--json")[1])
        return {check["name"]: check["detail"] for check in value["checks"]}

    assert checked()["批注"] == "完好（4 条）。"
