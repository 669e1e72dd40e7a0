"""What was asked is remembered; a saved search knows what is new."""

import json
from pathlib import Path

import pytest

from reader.errors import SearchError
from reader.library.store import Library
from reader.search import Narrowing, Question
from reader.search.history import HISTORY_LIMIT, Searches, new_hits
from reader.search.preparation import prepare_index
from reader.search.service import SearchService
from tests.library.samples import short_document

WHOLE = Question(
    "研发 投入",
    "smart",
    "heading",
    "sentence",
    ("东营",),
    Narrowing("2018", "2020-05", status=("lapsed", "in force"), year=("2019",)),
    "date",
    None,
    frozenset({"rd", "gdp"}),
)


def test_questions_are_remembered_the_latest_first_and_none_twice(tmp_path: Path) -> None:
    searches = Searches(tmp_path / "data" / "searches.json")
    for question in (Question("研发"), WHOLE, Question("创新"), Question("研发", limit=20)):
        searches.remember(question)
    expected = (Question("研发"), Question("创新"), WHOLE)
    assert searches.history == expected
    assert Searches(tmp_path / "data" / "searches.json").history == expected
    searches.forget_history()
    assert Searches(tmp_path / "data" / "searches.json").history == ()


def test_old_questions_are_forgotten(tmp_path: Path) -> None:
    searches = Searches(tmp_path / "searches.json")
    for number in range(HISTORY_LIMIT + 3):
        searches.remember(Question(str(number)))
    assert len(searches.history) == HISTORY_LIMIT
    assert searches.history[-1] == Question("3")


def test_a_query_with_any_character_comes_back(tmp_path: Path) -> None:
    searches = Searches(tmp_path / "searches.json")
    question = Question('研发\x00\ud800"\n𠮷')
    searches.remember(question)
    assert Searches(tmp_path / "searches.json").history == (question,)


def test_a_saved_search_tells_what_is_new_after_an_import(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        for name in ("甲", "乙"):
            library.add(short_document(name, name, None, name), "", "imported")
        prepare_index(library, tmp_path / "index")
        answer = SearchService(library, tmp_path / "index").search("正文", limit=9)
        searches = Searches(tmp_path / "searches.json")
        saved = searches.save(" 正文\n检索 ", answer, library.version)
        assert saved.name == "正文 检索"
        assert new_hits(saved, answer) == 0

        library.remove("甲")
        library.add(short_document("丙", "丙", None, "丙"), "", "imported")
        prepare_index(library, tmp_path / "index")
        kept = Searches(tmp_path / "searches.json").saved
        assert kept == (saved,)
        assert kept[0].library_version != library.version
        later = SearchService(library, tmp_path / "index").ask(kept[0].question)
        (added,) = (each for each in later.documents if each.id == "丙")
        assert new_hits(kept[0], later) == len(added.hits) > 0

        seen = searches.save("正文 检索", later, library.version)
        assert searches.saved == (seen,)
        assert new_hits(seen, later) == 0
        searches.remove("正文 检索")
        assert Searches(tmp_path / "searches.json").saved == ()


def test_a_search_without_a_name_is_not_saved(tmp_path: Path, service: SearchService) -> None:
    searches = Searches(tmp_path / "searches.json")
    with pytest.raises(SearchError, match="起一个名字"):
        searches.save(" \n", service.search("研发"), "1")
    assert searches.saved == ()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{",
        '{"format": 2, "history": [], "saved": []}',
        '{"format": 1, "history": []}',
        '{"format": 1, "history": [{}], "saved": []}',
        '{"format": 1, "history": ["研发"], "saved": []}',
        '{"format": 1, "history": [], "saved": [{"name": "甲"}]}',
        "[" * 100_000,
    ],
)
def test_a_file_that_means_nothing_is_set_aside(tmp_path: Path, content: str) -> None:
    path = tmp_path / "searches.json"
    path.write_text(content, encoding="utf-8")
    searches = Searches(path)
    assert "searches.json.bad" in searches.notice
    assert searches.history == ()
    assert (tmp_path / "searches.json.bad").read_text(encoding="utf-8") == content
    searches.remember(Question("研发"))
    assert Searches(path).notice == ""


def test_a_file_set_aside_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "searches.json"
    for content in ("一", "二", "三"):
        path.write_text(content, encoding="utf-8")
        Searches(path)
    kept = [path.with_name(f"searches.json.bad{number}") for number in ("", "2", "3")]
    assert [each.read_text(encoding="utf-8") for each in kept] == ["一", "二", "三"]


@pytest.mark.parametrize(
    ("name", "value"), [("mode", "fuzzy"), ("cities", "东营"), ("query", 1), ("narrowing", {})]
)
def test_a_question_that_means_nothing_is_not_asked(
    tmp_path: Path, name: str, value: object
) -> None:
    path = tmp_path / "searches.json"
    Searches(path).remember(WHOLE)
    content = json.loads(path.read_text(encoding="utf-8"))
    content["history"][0][name] = value
    path.write_text(json.dumps(content), encoding="utf-8")
    assert Searches(path).notice


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    searches = Searches(tmp_path / "data" / "searches.json")
    (tmp_path / "data").touch()
    with pytest.raises(SearchError, match="无法保存检索记录"):
        searches.remember(Question("研发"))
    assert searches.history == ()
