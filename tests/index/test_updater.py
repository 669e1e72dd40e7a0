"""The index follows the library piece by piece, and is whole at every moment."""

import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from index.analysis import Analyzer
from index.builder import build
from index.errors import IndexMissingError, IndexOutdatedError
from index.model import IndexDocument
from index.part_writing import write_part
from index.searcher import Searcher
from index.updater import (
    MANY_PARTS,
    PART_CHARACTERS,
    Aim,
    ReadyPart,
    shares_of,
    stage,
    update,
)


def document(number: int, text: str = "") -> IndexDocument:
    text = text or f"第{number}号文件：研发经费投入强度达到2.{number}%，高新技术企业{number}家。"
    return IndexDocument(f"d{number}", f"科技创新{number}", ("总体要求",), text, f"{hash(text)}")


def aim(documents: list[IndexDocument], version: str) -> Aim:
    known = {each.id: each for each in documents}
    return Aim(version, {name: each.fingerprint for name, each in known.items()}, known.__getitem__)


def found(folder: Path, version: str, query: str = "研发经费") -> dict[str, int]:
    return {each.id: each.count for each in Searcher.open(folder, version).exact(query).documents}


def state_of(folder: Path) -> Mapping[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    build(tmp_path / "index", [document(number) for number in range(4)], "1")
    return tmp_path / "index"


def test_an_added_document_is_found_and_nothing_else_is_written_again(folder: Path) -> None:
    before = state_of(folder)
    update(folder, aim([document(number) for number in range(5)], "2"))
    assert found(folder, "2", "第4号") == {"d4": 1}
    assert len(found(folder, "2")) == 5
    after = state_of(folder)
    assert all(after[name] == data for name, data in before.items() if name.startswith("part-"))


def test_only_what_is_missing_is_loaded(folder: Path) -> None:
    loaded = []

    def load(name: str) -> IndexDocument:
        loaded.append(name)
        return document(int(name[1:]))

    wanted = {f"d{number}": document(number).fingerprint for number in range(6)}
    update(folder, Aim("2", wanted, load))
    assert loaded == ["d4", "d5"]


def test_a_document_that_is_gone_is_not_found_any_more(folder: Path) -> None:
    update(folder, aim([document(0), document(3)], "2"))
    assert found(folder, "2").keys() == {"d0", "d3"}
    assert Searcher.open(folder, "2").exact("研发").documents_searched == 2


def test_a_changed_document_is_found_by_its_new_text_only(folder: Path) -> None:
    documents = [*(document(number) for number in range(3)), document(3, "换成了别的文字")]
    update(folder, aim(documents, "2"))
    assert found(folder, "2").keys() == {"d0", "d1", "d2"}
    assert found(folder, "2", "别的文字") == {"d3": 1}


def test_all_documents_may_go_and_new_ones_come(folder: Path) -> None:
    update(folder, aim([], "2"))
    assert found(folder, "2") == {}
    update(folder, aim([document(7)], "3"))
    assert found(folder, "3").keys() == {"d7"}


def test_a_part_written_elsewhere_is_taken_as_it_is(folder: Path, tmp_path: Path) -> None:
    documents = [document(number) for number in range(6)]
    write_part(tmp_path / "ready", documents[4:], Analyzer())
    fingerprints = {each.id: each.fingerprint for each in documents[4:]}

    def load(name: str) -> IndexDocument:
        raise AssertionError(name)

    wanted = {each.id: each.fingerprint for each in documents}
    ready = [ReadyPart(tmp_path / "ready", fingerprints)]
    stage(folder, Aim("2", wanted, load), ready).switch()
    assert found(folder, "2").keys() == wanted.keys()
    assert not (tmp_path / "ready").exists()


def test_a_staged_change_holds_only_after_the_switch(folder: Path) -> None:
    staged = stage(folder, aim([document(9)], "2"))
    assert len(found(folder, "1")) == 4
    with pytest.raises(IndexOutdatedError):
        Searcher.open(folder, "2")
    staged.switch()
    assert found(folder, "2").keys() == {"d9"}


def test_a_discarded_change_leaves_the_index_as_it_was(folder: Path) -> None:
    stage(folder, aim([document(9)], "2")).discard()
    assert len(found(folder, "1")) == 4
    update(folder, aim([document(8)], "3"))
    assert found(folder, "3").keys() == {"d8"}
    assert len(list(folder.iterdir())) == 2


def test_a_change_that_fails_leaves_the_index_as_it_was(folder: Path) -> None:
    before = state_of(folder)

    class GivenUpError(Exception):
        pass

    def give_up(_done: int, _total: int) -> None:
        raise GivenUpError

    with pytest.raises(GivenUpError):
        update(folder, aim([document(9)], "2"), give_up)
    assert state_of(folder) == before


@pytest.mark.parametrize("leave", ["part-7", "part-1"])
def test_what_a_killed_change_left_is_no_damage_and_is_removed(folder: Path, leave: str) -> None:
    (folder / leave / "words").mkdir(parents=True)
    (folder / leave / "texts.db").write_bytes(b"half")
    (folder / "manifest.json.new").write_bytes(b"{")
    assert len(found(folder, "1")) == 4
    update(folder, aim([document(number) for number in range(5)], "2"))
    assert len(found(folder, "2")) == 5
    assert sorted(path.name for path in folder.iterdir()) == ["manifest.json", "part-0", "part-1"]


def test_a_searcher_that_is_open_keeps_the_old_state(folder: Path) -> None:
    searcher = Searcher.open(folder, "1")
    update(folder, aim([document(9)], "2"))
    assert len(searcher.exact("研发经费").documents) == 4


def test_an_index_of_another_analyzer_or_none_is_not_updated(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(IndexOutdatedError):
        update(folder, aim([], "2"), analyzer=Analyzer(("研发经费",)))
    with pytest.raises(IndexMissingError):
        update(tmp_path / "nothing", aim([], "2"))


def test_many_small_changes_leave_few_parts_and_lose_nothing(folder: Path) -> None:
    documents = {number: document(number) for number in range(4)}
    chance = random.Random(5)
    for version in range(2, 60):
        documents[version + 2] = document(version + 2)
        if version % 3 == 0:
            del documents[chance.choice(list(documents))]
        update(folder, aim(list(documents.values()), str(version)))
        assert len(list(folder.glob("part-*"))) <= MANY_PARTS + 1
    assert found(folder, "59").keys() == {each.id for each in documents.values()}
    build(folder.with_name("anew"), documents.values(), "59")
    for query in ("研发经费", "高新技术企业", "2.1", "第12号"):
        assert found(folder, "59", query) == found(folder.with_name("anew"), "59", query)


def test_parts_of_which_most_is_dropped_are_written_again_without_it(folder: Path) -> None:
    size = sum(len(data) for data in state_of(folder).values())
    update(folder, aim([document(2)], "2"))
    assert found(folder, "2").keys() == {"d2"}
    assert sum(len(data) for data in state_of(folder).values()) < size
    assert "第0号".encode("utf-16-le") not in b"".join(state_of(folder).values())


@pytest.mark.parametrize(
    ("processes", "megacharacters", "parts"), [(1, 3, 1), (2, 3, 2), (2, 19, 4)]
)
def test_no_part_is_too_large_to_be_sorted_in_memory(
    processes: int, megacharacters: int, parts: int
) -> None:
    documents = [document(number, "市" * 1_000_000) for number in range(megacharacters)]
    shares = shares_of(documents, processes)
    assert len(shares) == parts
    assert all(len(share) * 1_000_000 <= PART_CHARACTERS for share in shares)
    assert sorted(each.id for share in shares for each in share) == sorted(
        each.id for each in documents
    )
