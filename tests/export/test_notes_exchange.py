"""Notes are handed over as W3C Web Annotations; taking them in adds and never overwrites."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.errors import NotesError
from reader.export.notes_json import notes_json
from reader.export.notes_markdown import notes_markdown
from reader.export.notes_reading import read_notes
from reader.notes.bundle import Bundle
from reader.notes.documents import Surroundings
from reader.notes.model import (
    Annotation,
    Bookmark,
    Collection,
    IndicatorReview,
    Meaning,
    OrphanInfo,
    Piece,
    ReviewState,
)
from reader.notes.store import NotesStore
from tests.notes.note_samples import add_one_of_each, anchor, everything


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[NotesStore]:
    """My notes, on documents the library knows."""
    surroundings = Surroundings(lambda name: OrphanInfo(name, f"{name}的规划", "〔2021〕1号"))
    with NotesStore.open(tmp_path / "mine" / "notes.db", surroundings) as store:
        yield store


@pytest.fixture
def other(tmp_path: Path) -> Iterator[NotesStore]:
    """Another person's notes; her library knows none of the documents."""
    with NotesStore.open(tmp_path / "other" / "notes.db") as store:
        yield store


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A file that can be read."""
    with NotesStore.open(tmp_path_factory.mktemp("right") / "notes.db") as store:
        add_one_of_each(store)
        return notes_json(store.everything())


@pytest.fixture
def handed(tmp_path: Path) -> Callable[[NotesStore], Bundle]:
    """What comes out of the file another person writes."""

    def through_file(store: NotesStore) -> Bundle:
        path = tmp_path / "notes.json"
        path.write_text(notes_json(store.everything()), encoding="utf-8")
        return read_notes(path)

    return through_file


Handed = Callable[[NotesStore], Bundle]


def test_notes_of_all_kinds_come_out_as_they_went_in(
    mine: NotesStore, other: NotesStore, handed: Handed
) -> None:
    add_one_of_each(mine)
    mine.annotations.add(Annotation(anchor=anchor(50), tags=("", "a/b"), id="not a uuid/é"))
    report = other.merge(handed(mine))
    assert everything(other) == everything(mine)
    assert other.noted_documents() == mine.noted_documents()
    assert not report.both_kept
    assert other.undo() == "导入批注"
    assert other.everything().size == 0


def test_the_file_follows_the_model_of_web_annotations(mine: NotesStore) -> None:
    add_one_of_each(mine)
    value = json.loads(notes_json(mine.everything()))
    assert value["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    assert value["type"] == "AnnotationCollection"
    items = value["first"]["items"]
    assert value["total"] == len(items)
    by_motivation = {item["motivation"]: item for item in items}
    assert set(by_motivation) == {"bookmarking", "commenting", "assessing", "linking"}
    comment = by_motivation["commenting"]
    assert comment["id"].startswith("urn:uuid:")
    assert comment["creator"] == {"type": "Person", "name": "张三"}
    assert [body["purpose"] for body in comment["body"]] == ["commenting", "tagging", "tagging"]
    quoted, placed = comment["target"]["selector"]
    assert quoted == {
        "type": "TextQuoteSelector",
        "exact": "研发投入4",
        "prefix": "全社会",
        "suffix": "。",
    }
    assert placed == {"type": "TextPositionSelector", "start": 4, "end": 9}
    known = set(value["@context"][1]) | _MODEL
    assert _keys(value) <= known, "a word without a meaning in the context"


_MODEL = {
    *("@context", "id", "type", "label", "total", "first", "items", "startIndex", "modified"),
    *("created", "creator", "name", "motivation", "body", "value", "format", "purpose", "target"),
    *("source", "selector", "exact", "prefix", "suffix", "start", "end", "annotation"),
}


_OWN = ("@context", "fields", "original", "meanings")


def _keys(value: object) -> set[str]:
    if isinstance(value, list):
        return set().union(*map(_keys, value))
    if not isinstance(value, dict):
        return set()
    inner = (_keys(part) for key, part in value.items() if key not in _OWN)
    return set(value).union(*inner)


def test_taking_the_same_file_in_again_changes_nothing(
    mine: NotesStore, other: NotesStore, handed: Handed
) -> None:
    add_one_of_each(mine)
    other.merge(handed(mine))
    before = everything(other)
    report = other.merge(handed(mine))
    assert report.added == {}
    assert report.unchanged == mine.everything().size
    assert everything(other) == before


def test_what_differs_is_kept_beside_one_s_own_and_told(
    mine: NotesStore, other: NotesStore, handed: Handed
) -> None:
    add_one_of_each(mine)
    other.merge(handed(mine))
    own = other.annotations.all()[0]
    mine.annotations.update(replace(own, note="别的话"))
    report = other.merge(handed(mine))
    assert report.both_kept == ("批注“研发投入4”",)
    assert "与已有的不同，两份都保留：1 条。" in report.sentences
    assert {a.note for a in other.annotations.all()} == {"多少？", "别的话"}
    assert other.merge(handed(mine)).added == {}
    assert other.annotations.get(own.id) == own


def test_my_own_note_does_not_come_back_as_another_one(
    mine: NotesStore, other: NotesStore, handed: Handed
) -> None:
    add_one_of_each(mine)
    other.merge(handed(mine))
    mine.annotations.update(replace(mine.annotations.all()[0], note="甲"))
    other.annotations.update(replace(other.annotations.all()[0], note="乙"))
    assert len(other.merge(handed(mine)).both_kept) == 1
    assert len(mine.merge(handed(other)).both_kept) == 1
    for _ in range(2):
        for here, there in ((mine, other), (other, mine)):
            report = here.merge(handed(there))
            assert report.added == {}
    assert {a.note for a in mine.annotations.all()} == {"甲", "乙"}
    assert {a.note for a in other.annotations.all()} == {"甲", "乙"}


def test_a_collection_with_another_title_is_kept_whole_beside_one_s_own(
    mine: NotesStore, other: NotesStore, handed: Handed
) -> None:
    add_one_of_each(mine)
    other.merge(handed(mine))
    mine.collections.update(replace(mine.collections.all()[0], title="改了名"))
    other.merge(handed(mine))
    by_title = {c.title: other.pieces.of_collection(c.id) for c in other.collections.all()}
    assert [p.text for p in by_title["五市摘编"]] == [p.text for p in by_title["改了名"]]
    other.merge(handed(mine))
    assert len(other.collections.all()) == 2


def test_a_piece_another_person_added_to_a_collection_comes_into_it(
    mine: NotesStore, other: NotesStore, handed: Handed
) -> None:
    add_one_of_each(mine)
    other.merge(handed(mine))
    collection = mine.collections.all()[0]
    mine.pieces.add(Piece(collection_id=collection.id, order=9.0, kind="text", text="新"))
    other.merge(handed(mine))
    assert [p.text for p in other.pieces.of_collection(collection.id)] == ["", "一", "新"]


def test_one_s_own_decision_about_an_indicator_holds(
    mine: NotesStore, other: NotesStore, handed: Handed
) -> None:
    def decided(state: ReviewState) -> IndicatorReview:
        return IndicatorReview(anchor=anchor(), document_id="dongying", key="k", state=state)

    other.reviews.put(decided(ReviewState.CONFIRMED))
    mine.reviews.put(decided(ReviewState.REJECTED))
    for _ in range(2):
        other.merge(handed(mine))
        assert len(other.reviews.all()) == 2
    assert other.reviews.by_key("dongying")["k"].state is ReviewState.CONFIRMED


def test_a_name_of_a_meaning_is_taken_over_only_where_there_is_none_of_one_s_own(
    mine: NotesStore, other: NotesStore, handed: Handed
) -> None:
    mine.meanings.rename({Meaning.KEY: "要点", Meaning.MEASURE: "做法"})
    other.meanings.rename({Meaning.KEY: "关键"})
    report = other.merge(handed(mine))
    names = other.meanings.names()
    assert (names[Meaning.KEY], names[Meaning.MEASURE]) == ("关键", "做法")
    assert report.names_kept == ("对方所称的“要点”，这里仍称“关键”。",)


def _changed(text: str, path: tuple[Any, ...], new: object) -> str:
    value = json.loads(text)
    inner = value
    for step in path[:-1]:
        inner = inner[step]
    if new is KeyError:
        del inner[path[-1]]
    else:
        inner[path[-1]] = new
    return json.dumps(value)


_FIRST = ("first", "items", 0)
_WRONG = [
    (("type",), "Annotation"),
    (("format",), "1"),
    (("first",), None),
    ((*_FIRST, "noteType"), "picture"),
    ((*_FIRST, "noteType"), ["bookmark"]),
    ((*_FIRST, "created"), "gestern"),
    ((*_FIRST, "created"), "2026-11-21T10:00:00"),
    ((*_FIRST, "folder"), 7),
    ((*_FIRST, "folder"), "\ud800"),
    ((*_FIRST, "id"), "http://example.org/1"),
    ((*_FIRST, "id"), "urn:uuid:xyz"),
    ((*_FIRST, "target"), KeyError),
    ((*_FIRST, "target", "source"), "urn:antou:document:"),
    ((*_FIRST, "target", "selector", 0, "exact"), ""),
    ((*_FIRST, "target", "selector", 0, "exact"), "别的长度"),
    ((*_FIRST, "target", "selector", 1, "start"), -1),
    ((*_FIRST, "target", "selector", 1, "start"), 1e300),
    ((*_FIRST, "target", "selector"), []),
    (("first", "items", 1, "meaning"), "picture"),
    (("first", "items", 2, "state"), "perhaps"),
    (("first", "items", 2, "fields"), []),
    (("first", "items", 3, "target"), []),
    (("first", "items", 3, "kind"), "beside"),
    (("collections", 0, "arrangement"), "size"),
    (("collections", 0, "pieces", 0, "omissions"), [[0, 99]]),
    (("collections", 0, "pieces", 0, "omissions"), [[3, 1]]),
    (("collections", 0, "pieces", 0, "target"), KeyError),
    (("collections", 0, "pieces", 0, "order"), "1"),
    (("meanings", "key"), ""),
    (("meanings", "key"), "资金"),
    (("meanings", "other"), "别的"),
    (("documents", 0, "title"), None),
]


@pytest.mark.parametrize(("path", "new"), _WRONG, ids=lambda value: str(value)[:40])
def test_a_file_that_says_what_it_must_not_is_refused_in_one_sentence(
    tmp_path: Path, right: str, path: tuple[Any, ...], new: object
) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(_changed(right, path, new))
    with pytest.raises(NotesError, match=r"wrong\.json.*没有导入：[^。]+。$"):
        read_notes(file)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b"PK\3\4",
        b'{"type": "AnnotationCollection", "format": NaN}',
        b"[" * 100_000,
    ],
)
def test_what_is_no_file_of_notes_is_refused_in_one_sentence(
    tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "wrong.json"
    file.write_bytes(content)
    with pytest.raises(NotesError, match=r"wrong\.json.*没有导入"):
        read_notes(file)


def test_a_file_with_the_same_note_twice_is_refused(mine: NotesStore, tmp_path: Path) -> None:
    add_one_of_each(mine)
    value = json.loads(notes_json(mine.everything()))
    value["first"]["items"].append(value["first"]["items"][0])
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps(value))
    with pytest.raises(NotesError, match="标识相同"):
        read_notes(file)


def test_a_file_of_a_newer_program_is_refused_in_a_sentence(
    mine: NotesStore, tmp_path: Path
) -> None:
    file = tmp_path / "newer.json"
    file.write_text(_changed(notes_json(mine.everything()), ("format",), 2))
    with pytest.raises(NotesError, match="更新版本"):
        read_notes(file)


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NotesError, match="文件不存在"):
        read_notes(tmp_path / "gone.json")


def test_the_markdown_shows_every_quote_and_every_note(mine: NotesStore) -> None:
    add_one_of_each(mine)
    mine.annotations.add(Annotation(anchor=anchor(60), note="# 不是标题\n- 不是列表\n1. 也不是"))
    mine.bookmarks.add(Bookmark(anchor=anchor(70), name="*星*"))
    text = notes_markdown(mine.everything())
    assert "## dongying的规划" in text
    assert "**资金** 〔甲〕 〔乙〕\n\n> 研发投入4\n>\n> ——一、\n\n多少？\n\n（张三）" in text
    assert "\\# 不是标题\n\n\\- 不是列表\n\n1\\. 也不是" in text
    assert "**书签** \\*星\\*" in text
    assert "- value：2.7 → 3.0" in text
    assert "## 摘编：五市摘编\n\n说明\n\n两行\n" in text
    assert "> ——《dongying的规划》一、" in text
    assert "**章节对应**：一、\n\n- 《panjin的规划》一、" in text
    assert "**章节不对应**：一、\n\n- 《panjin的规划》（无）" in text


def test_an_empty_store_gives_files_that_say_so(mine: NotesStore, handed: Handed) -> None:
    assert notes_markdown(mine.everything()) == "# 批注\n"
    assert handed(mine) == mine.everything()


def test_the_notes_of_one_document_are_taken_along_without_collections(mine: NotesStore) -> None:
    add_one_of_each(mine)
    mine.bookmarks.add(Bookmark(anchor=anchor(3, "quanzhou")))
    bundle = mine.notes_on(["panjin"])
    assert (bundle.bookmarks, bundle.annotations, bundle.collections) == ((), (), ())
    assert len(bundle.pins) == 2
    assert set(bundle.documents) == {"dongying", "panjin"}


def test_a_collection_is_known_by_its_title(mine: NotesStore) -> None:
    collection = Collection(title="一个很长很长很长的标题在这里")
    mine.collections.add(collection)
    assert mine.undo_label == "添加摘编“一个很长很长很长的标题在…”"
