"""The index on disk: whole or refused, and never half built."""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.analysis import Analyzer
from index.builder import build
from index.errors import IndexDamagedError, IndexMissingError, IndexOutdatedError
from index.model import IndexDocument
from index.searcher import Searcher

DOCUMENTS = [
    IndexDocument("one", "科技创新规划", ("总体要求",), "研发经费投入强度达到2.5%"),
    IndexDocument("two", "实施方案", (), "研 发 R&D"),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path / "index", DOCUMENTS, "1")
    return tmp_path / "index"


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_an_index_is_made_of_a_manifest_and_one_part(folder: Path) -> None:
    names = [path.relative_to(folder).as_posix() for path in files(folder)]
    assert names[:2] == ["manifest.json", "part-0/texts.db"]
    assert all(name.startswith("part-0/words/") for name in names[2:])
    assert len(names) == 4
    assert sorted(path.name for path in folder.parent.iterdir()) == ["index"]


def remove(path: Path) -> None:
    path.unlink()


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def fill_with_garbage(path: Path) -> None:
    path.write_bytes(os.urandom(path.stat().st_size))


def change_one_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x55
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [remove, cut_short, empty, fill_with_garbage, change_one_byte])
@pytest.mark.parametrize("number", range(4))
def test_any_damage_to_any_file_is_noticed(
    folder: Path, damage: Callable[[Path], None], number: int
) -> None:
    damage(files(folder)[number])
    with pytest.raises((IndexDamagedError, IndexOutdatedError)):
        Searcher.open(folder, "1")


@pytest.mark.parametrize(
    "name", ["stray", "part-0/stray", "part-0/words/stray", "part-0/more/stray"]
)
def test_a_file_too_many_is_noticed(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_bytes(b"")
    with pytest.raises(IndexDamagedError, match="stray"):
        Searcher.open(folder, "1")


@pytest.mark.parametrize(
    "content", ["[]", "{}", '{"format": 1}', "null", "\ufeff{}", '{"files": []}']
)
def test_a_manifest_that_is_none_is_refused(folder: Path, content: str) -> None:
    (folder / "manifest.json").write_text(content, "utf-8")
    with pytest.raises((IndexDamagedError, IndexOutdatedError)):
        Searcher.open(folder, "1")


def test_a_manifest_without_parts_or_files_is_refused(folder: Path) -> None:
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    (part,) = manifest["parts"]
    wrong = [
        *({**part, "files": files} for files in ([], None, {"texts.db": 1})),
        *({**part, "documents": documents} for documents in ([], None, {"one": "", "three": ""})),
        *({**part, "name": name} for name in ("", "part-1", "../part-0", "part-0/words", 0)),
        {},
        [],
        None,
    ]
    for parts in (*([each] for each in wrong), None, {}, "part-0"):
        path.write_text(json.dumps({**manifest, "parts": parts}), "utf-8")
        with pytest.raises(IndexDamagedError):
            Searcher.open(folder, "1")


def test_no_index_is_told_from_a_damaged_one(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError):
        Searcher.open(tmp_path / "nothing", "1")
    (tmp_path / "empty").mkdir()
    with pytest.raises(IndexMissingError):
        Searcher.open(tmp_path / "empty", "1")


def test_an_index_of_another_library_analyzer_or_format_is_outdated(folder: Path) -> None:
    with pytest.raises(IndexOutdatedError):
        Searcher.open(folder, "2")
    with pytest.raises(IndexOutdatedError):
        Searcher.open(folder, "1", Analyzer(("研发经费投入强度",)))
    path = folder / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps({**manifest, "format": 99}), "utf-8")
    with pytest.raises(IndexOutdatedError):
        Searcher.open(folder, "1")


def test_nothing_is_unpickled_before_it_is_checked(folder: Path, tmp_path: Path) -> None:
    witness = tmp_path / "witness"
    pickled = f"cbuiltins\nopen\n(V{witness}\nVw\ntR.".encode()
    next(folder.glob("part-0/words/*.toc")).write_bytes(pickled)
    with pytest.raises(IndexDamagedError):
        Searcher.open(folder, "1")
    assert not witness.exists()


def test_an_open_searcher_outlives_its_index(folder: Path) -> None:
    searcher = Searcher.open(folder, "1")
    build(folder, DOCUMENTS[:1], "2")
    assert [found.id for found in searcher.exact("研发").documents] == ["two", "one"]
    assert Searcher.open(folder, "2").exact("研发").documents_searched == 1
    shutil.rmtree(folder)
    assert searcher.exact("R&D").count == 1


def test_a_build_that_fails_leaves_the_old_index(folder: Path) -> None:
    class GivenUpError(Exception):
        pass

    def give_up(_done: int, _total: int) -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        build(folder, DOCUMENTS, "2", give_up)
    assert sorted(path.name for path in folder.parent.iterdir()) == ["index"]
    assert Searcher.open(folder, "1").exact("研发").count == 2


def test_what_a_killed_build_left_is_cleaned(folder: Path) -> None:
    (folder / "manifest.json.new").write_text("{", "utf-8")
    (folder / "part-1" / "words").mkdir(parents=True)
    (folder / "part-1" / "words" / "leftover").write_text("x", "utf-8")
    assert Searcher.open(folder, "1").exact("研发").count == 2
    build(folder, DOCUMENTS, "2")
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "part-2"]
    assert Searcher.open(folder, "2").exact("研发").count == 2


def test_a_file_where_the_index_should_be_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("x", "utf-8")
    with pytest.raises(IndexMissingError):
        Searcher.open(tmp_path / "index", "1")
    build(tmp_path / "index", DOCUMENTS, "1")
    assert Searcher.open(tmp_path / "index", "1").exact("研发").count == 2


def test_progress_counts_the_documents(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    build(tmp_path / "index", DOCUMENTS, "1", lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]


def test_two_processes_build_the_same_index_as_one(
    tmp_path: Path, sources: dict[str, str], analyzer: Analyzer
) -> None:
    documents = [
        IndexDocument(f"{name}-{number:03}", name, (), text[number * 100 : number * 100 + 400])
        for name, text in sources.items()
        for number in range(44)
    ]
    steps: list[tuple[int, int]] = []
    build(tmp_path / "one", documents, "1", analyzer=analyzer)
    build(
        tmp_path / "two",
        documents,
        "1",
        lambda done, total: steps.append((done, total)),
        analyzer=analyzer,
        processes=2,
    )
    assert steps == [(done, 220) for done in range(1, 221)]
    one = Searcher.open(tmp_path / "one", "1", analyzer)
    two = Searcher.open(tmp_path / "two", "1", analyzer)
    assert sorted(path.name for path in (tmp_path / "two").glob("part-*")) == [
        "part-0",
        "part-1",
    ]
    for query in ("科技创新", "知识产权", "企业", "2020年", "R&D", "的"):
        assert [found.id for found in one.exact(query).documents] == [
            found.id for found in two.exact(query).documents
        ]


def test_giving_up_stops_the_processes(tmp_path: Path) -> None:
    class GivenUpError(Exception):
        pass

    def give_up(_done: int, _total: int) -> None:
        raise GivenUpError

    documents = [IndexDocument(str(number), "", (), "研发经费" * 500) for number in range(300)]
    with pytest.raises(GivenUpError):
        build(tmp_path / "index", documents, "1", give_up, processes=2)
    assert list(tmp_path.iterdir()) == []
