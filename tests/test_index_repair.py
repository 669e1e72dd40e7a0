"""Whatever happens to the index, the next start makes it fit again and says so."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import LibraryError, SearchError
from reader.library.store import Library
from reader.search.preparation import prepare_index
from reader.search.service import SearchService
from tests.library.samples import short_document


@pytest.fixture
def own_dir(data_dir: Path, tmp_path: Path) -> Path:
    """A copy of the user's folder that a test may change."""
    folder = tmp_path / "own"
    shutil.copytree(data_dir, folder)
    return folder


def remove_all(index: Path) -> None:
    shutil.rmtree(index)


def empty_folder(index: Path) -> None:
    for path in index.iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def each_file(index: Path) -> Iterator[Path]:
    """One file after the other; names change whenever the index is built."""
    for place in range(len(files_of(index))):
        yield files_of(index)[place]


def files_of(index: Path) -> list[Path]:
    return sorted(path for path in index.rglob("*") if path.is_file())


@pytest.mark.parametrize("lose", [remove_all, empty_folder])
def test_a_missing_index_is_built_and_told(own_dir: Path, lose: object) -> None:
    assert callable(lose)
    lose(own_dir / "index")
    assert_repaired(own_dir, "索引缺失，已重新建立。")


def test_each_file_cut_short_is_noticed(own_dir: Path) -> None:
    for path in each_file(own_dir / "index"):
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        assert_repaired(own_dir, "索引损坏，已重新建立。")


def test_each_file_replaced_by_garbage_is_noticed(own_dir: Path) -> None:
    for path in each_file(own_dir / "index"):
        path.write_bytes(b"\xa5" * path.stat().st_size)
        assert_repaired(own_dir, "索引损坏，已重新建立。")


def test_each_file_removed_is_noticed(own_dir: Path) -> None:
    for path in each_file(own_dir / "index"):
        path.unlink()
        assert_repaired(own_dir, "索引损坏，已重新建立。")


def test_an_index_that_lacks_a_document_gets_it_and_nothing_else(own_dir: Path) -> None:
    parts = set(files_of(own_dir / "index")) - {own_dir / "index" / "manifest.json"}
    with Library.open(own_dir / "library.db") as library:
        library.add(short_document("new", "新文件", None, None), "", "imported")
    assert_repaired(own_dir, "索引与文库不符，已补齐。", documents=6)
    assert parts < set(files_of(own_dir / "index"))


def test_an_index_that_holds_too_much_drops_it(own_dir: Path) -> None:
    with Library.open(own_dir / "library.db") as library:
        library.add(short_document("new", "新文件", None, None), "", "imported")
        prepare_index(library, own_dir / "index")
        library.remove("new")
        library.remove("panjin")
        assert prepare_index(library, own_dir / "index").reason == "索引与文库不符，已补齐。"
        answer = SearchService(library, own_dir / "index").search("科技创新")
        assert answer.documents_searched == 4


def test_an_index_that_is_behind_and_damaged_is_built_anew(own_dir: Path) -> None:
    with Library.open(own_dir / "library.db") as library:
        library.add(short_document("new", "新文件", None, None), "", "imported")
    path = next(own_dir.glob("index/part-*/texts.db"))
    path.write_bytes(path.read_bytes()[:-1])
    assert_repaired(own_dir, "索引损坏，已重新建立。", documents=6)


def test_an_index_of_another_program_version_is_built_anew(own_dir: Path) -> None:
    path = own_dir / "index" / "manifest.json"
    path.write_text(path.read_text("utf-8").replace('"format":2', '"format":1'), "utf-8")
    assert_repaired(own_dir, "索引由另一版本的程序建立，已重新建立。")


def assert_repaired(folder: Path, reason: str, documents: int = 5) -> None:
    with Library.open(folder / "library.db") as library:
        seen: list[str] = []
        state = prepare_index(library, folder / "index", lambda _d, _t, words: seen.append(words))
        assert state.rebuilt
        assert state.reason == reason
        assert set(seen) == {"正在建立索引"}
        assert not prepare_index(library, folder / "index").rebuilt
        answer = SearchService(library, folder / "index").search("科技创新")
        assert answer.documents_searched == documents
        assert answer.total_hits


def test_a_service_without_an_index_says_what_to_do(own_dir: Path) -> None:
    shutil.rmtree(own_dir / "index")
    with (
        Library.open(own_dir / "library.db") as library,
        pytest.raises(SearchError, match="请重新启动程序"),
    ):
        SearchService(library, own_dir / "index")


def test_an_index_folder_that_cannot_be_written_is_told(own_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("x", encoding="utf-8")
    with (
        Library.open(own_dir / "library.db") as library,
        pytest.raises(LibraryError, match="请用 --data-dir 另选一个可写的文件夹"),
    ):
        prepare_index(library, file / "index")
