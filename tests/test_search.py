"""A search finds every place, says where it is, and how much was searched."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

import pytest

from index.folding import fold
from index.han import simplify
from index.manifest import part_of, read_manifest, stage_manifest, switch_manifest
from index.model import IndexDocument
from index.part_writing import write_part
from index.words import WORDS_NAME
from reader.check import scan
from reader.errors import SearchError
from reader.library.bundle import open_library
from reader.library.model import CONTEXT_CHARACTERS, DocumentSummary
from reader.library.store import Library
from reader.search import CityCount, Narrowing, SearchAnswer
from reader.search.dictionary import policy_analyzer
from reader.search.find import find_in_text
from reader.search.preparation import prepare_index
from reader.search.service import SearchService
from tests.library.samples import short_document

RESOURCES = Path(__file__).parents[1] / "resources"
RANDOM_STRINGS = 500
Places = set[tuple[str, int, int]]


@pytest.fixture(scope="module")
def library(data_dir: Path) -> Iterator[Library]:
    with open_library(data_dir / "library.db", RESOURCES) as opened:
        yield opened


@pytest.fixture(scope="module")
def service(library: Library, data_dir: Path) -> SearchService:
    return SearchService(library, data_dir / "index")


@pytest.fixture(scope="module")
def texts(library: Library) -> dict[str, str]:
    return {summary.id: library.text(summary.id) for summary in library.documents()}


def places(answer: SearchAnswer) -> Places:
    return {(d.id, hit.start, hit.end) for d in answer.documents for hit in d.hits}


def scanned(texts: dict[str, str], query: str) -> Places:
    return {(name, *place) for name, text in texts.items() for place in scan(text, query)}


def random_strings(texts: dict[str, str]) -> list[str]:
    """Substrings of 1 to 12 characters of one line, equally often of each document and length."""
    chance = random.Random(20181228)
    names = sorted(texts)
    strings = []
    while len(strings) < RANDOM_STRINGS:
        text = texts[names[len(strings) % len(names)]]
        length = len(strings) % 12 + 1
        start = chance.randrange(len(text) - length)
        string = text[start : start + length]
        if "\n" not in string and fold(string).text:
            strings.append(string)
    return strings


def test_500_random_strings_are_found_as_a_literal_scan_finds_them(
    service: SearchService, texts: dict[str, str]
) -> None:
    for string in random_strings(texts):
        expected = scanned(texts, string)
        answer = service.search(string)
        assert places(answer) == expected, string
        assert answer.total_hits == len(expected) > 0


def test_the_random_strings_are_found_from_the_other_script_too(
    service: SearchService, texts: dict[str, str]
) -> None:
    traditional = [string for string in random_strings(texts) if simplify(string) != string]
    assert len(traditional) > 20
    for string in traditional:
        assert places(service.search(simplify(string))) == places(service.search(string)), string


@pytest.mark.parametrize(
    ("query", "same"),
    [
        ("研发", "研發"),
        ("R&D", "r＆d"),
        ("〔2018〕", "[2018]"),
        ("2.5%", "２．５％"),
        ("科技创新", "科 技　创新"),
        ("“科技创新", "「科技创新"),
    ],
)
def test_ways_of_writing_find_each_other(service: SearchService, query: str, same: str) -> None:
    assert places(service.search(query)) == places(service.search(same))


def test_line_ends_around_a_query_do_not_count(service: SearchService) -> None:
    pasted = service.search("\r\n研发\r\n")
    assert pasted.documents == service.search("研发").documents
    assert pasted.total_hits


def test_simplified_finds_traditional_and_says_so(service: SearchService) -> None:
    answer = service.search("研发", cities=["盘锦"])
    assert answer.total_hits
    hits = [hit for document in answer.documents for hit in document.hits]
    assert {hit.quote for hit in hits} == {"研發"}
    assert {hit.why for hit in hits} == {"写法不同（繁简、全半角、大小写、标点或空格）"}
    same = service.search("研發", cities=["盘锦"])
    assert {hit.why for d in same.documents for hit in d.hits} == {"原文一致"}


def test_overlapping_places_are_all_found() -> None:
    assert find_in_text("一一一", "一一") == ((0, 2), (1, 3))


def test_finding_in_one_text_is_the_same_as_searching(
    service: SearchService, texts: dict[str, str]
) -> None:
    for query in ("的", "研发", "R&D", "没有这个词"):
        expected = {place for place in places(service.search(query)) if place[0] == "panjin"}
        found = find_in_text(texts["panjin"], query)
        assert {("panjin", *place) for place in found} == expected
        assert list(found) == sorted(found)
    assert find_in_text(texts["panjin"], " ") == ()
    assert find_in_text("研发\n研发，", "研发\n") == ((0, 2), (3, 5))


@pytest.mark.parametrize("query", ["的", "创新", "没有这个词", "。"])
def test_the_totals_are_the_sums(service: SearchService, query: str) -> None:
    answer = service.search(query)
    assert answer.total_hits == sum(len(d.hits) for d in answer.documents)
    assert answer.total_hits == sum(count.hits for count in answer.by_city.values())
    assert answer.total_documents == len(answer.documents)
    assert answer.total_documents == sum(count.documents for count in answer.by_city.values())


def test_the_answer_says_how_much_was_searched_also_without_a_hit(
    service: SearchService, texts: dict[str, str]
) -> None:
    answer = service.search("没有这个词")
    assert answer.total_hits == answer.total_documents == 0
    assert answer.documents_searched == 5
    assert answer.characters_searched == sum(map(len, texts.values()))
    assert answer.by_city["东营市"] == CityCount(0, 0)


def test_every_searched_city_is_counted_in_administrative_order(service: SearchService) -> None:
    assert list(service.search("创新").by_city) == [
        "沧州市",
        "盘锦市",
        "泰州市",
        "泉州市",
        "东营市",
    ]


def test_the_hits_of_a_document_stand_in_the_order_of_the_text(service: SearchService) -> None:
    for document in service.search("的").documents:
        starts = [hit.start for hit in document.hits]
        assert starts == sorted(set(starts))


def test_a_hit_quotes_its_place_inside_its_block(service: SearchService, library: Library) -> None:
    for found in service.search("创新").documents:
        document = library.document(found.id)
        for hit in found.hits:
            assert document.text[hit.start : hit.end] == hit.quote
            snippet_end = hit.snippet_start + len(hit.snippet)
            assert document.text[hit.snippet_start : snippet_end] == hit.snippet
            block = next(b for b in document.blocks if b.start <= hit.start < b.end)
            assert hit.snippet_start == max(block.start, hit.start - CONTEXT_CHARACTERS)
            assert snippet_end == min(block.end, hit.end + CONTEXT_CHARACTERS)
            section = document.section_at(hit.start)
            assert hit.section_path == (section.path if section else ())


def test_hits_can_be_taken_one_by_one_and_in_slices(service: SearchService) -> None:
    hits = service.search("创新").documents[0].hits
    listed = list(hits)
    assert len(listed) == len(hits) > 3
    assert hits[0] == listed[0]
    assert hits[-1] == listed[-1]
    assert hits[1:3] == tuple(listed[1:3])
    assert hits == service.search("创新").documents[0].hits
    with pytest.raises(IndexError):
        hits[len(hits)]


@pytest.mark.parametrize("limit", [1, 7, 60, 100_000])
def test_a_limit_shows_the_best_and_keeps_the_totals(service: SearchService, limit: int) -> None:
    everything, limited = service.search("创新"), service.search("创新", limit=limit)
    shown = [hit for document in limited.documents for hit in document.hits]
    assert shown == [hit for d in everything.documents for hit in d.hits][:limit]
    assert all(len(document.hits) for document in limited.documents)
    assert limited.total_hits == everything.total_hits
    assert limited.total_documents == everything.total_documents
    assert limited.by_city == everything.by_city


@pytest.mark.parametrize("names", [["东营市"], ["东营"], ["山东"], ["山东省", "东营"]])
def test_a_city_is_known_by_full_and_short_name_and_province(
    service: SearchService, names: list[str]
) -> None:
    answer = service.search("创新", cities=names)
    assert {document.id for document in answer.documents} == {"dongying"}
    assert answer.documents_searched == 1
    assert list(answer.by_city) == ["东营市"]
    assert places(answer) == {p for p in places(service.search("创新")) if p[0] == "dongying"}


def test_several_cities_are_searched_together(service: SearchService) -> None:
    answer = service.search("创新", cities=["泉州", "沧州"])
    assert {document.id for document in answer.documents} == {"quanzhou", "cangzhou"}


@pytest.mark.parametrize("name", ["北京", "营", ""])
def test_a_city_without_documents_is_told_with_those_there_are(
    service: SearchService, name: str
) -> None:
    with pytest.raises(SearchError, match="现有：沧州市、盘锦市、泰州市、泉州市、东营市。"):
        service.search("创新", cities=["东营", name])


@pytest.mark.parametrize("query", ["", " ", "\u3000", "\n", "\u200b"])
def test_a_query_without_characters_is_told(service: SearchService, query: str) -> None:
    with pytest.raises(SearchError, match="请输入要检索的文字"):
        service.search(query)


def test_marks_of_query_languages_are_taken_literally(service: SearchService) -> None:
    for query in ("*", "创新 AND 企业", '"创新', "创新*", "(", "%"):
        answer = service.search(query)
        assert answer.query == query


SUMMARY = DocumentSummary(
    id="a",
    title="甲",
    city=None,
    province=None,
    issuer=None,
    document_number=None,
    issue_date="2018-12-28",
    publication_date="2019-01-11",
    doc_type=None,
    status="not stated",
    script="hans",
    characters=1,
    indicators=None,
    damaged=False,
    origin="shipped",
    inferred=frozenset(),
)


@pytest.mark.parametrize(
    ("first", "last", "admitted"),
    [
        (None, None, True),
        ("2018-12-28", "2018-12-28", True),
        ("2018-12-29", None, False),
        (None, "2018-12-27", False),
        ("2018", "2018", True),
        ("2018-12", "2018-12", True),
        ("2019", None, False),
        (None, "2018-11", False),
    ],
)
def test_dates_narrow_by_the_date_of_issue(
    first: str | None, last: str | None, *, admitted: bool
) -> None:
    assert Narrowing(first, last).admits(SUMMARY) is admitted


@pytest.mark.parametrize(
    ("date", "first", "last", "admitted"),
    [
        ("2018-12", "2018-12-31", None, True),
        ("2018-12", "2019-01-01", None, False),
        ("2018-12", None, "2018-12-01", True),
        ("2018-12", None, "2018-11-30", False),
        ("2018", "2018-06", "2018-06", True),
    ],
)
def test_an_imprecise_date_is_admitted_if_it_may_fit(
    date: str, first: str | None, last: str | None, *, admitted: bool
) -> None:
    assert Narrowing(first, last).admits(replace(SUMMARY, issue_date=date)) is admitted


def test_the_date_of_publication_stands_in_and_no_date_at_all_is_left_out() -> None:
    published = replace(SUMMARY, issue_date=None)
    assert Narrowing("2019", "2019").admits(published)
    undated = replace(published, publication_date=None)
    assert not Narrowing("1949").admits(undated)
    assert Narrowing().admits(undated)


def test_status_narrows(service: SearchService) -> None:
    answer = service.search("创新", narrowing=Narrowing(status=("lapsed",)))
    assert {document.id for document in answer.documents} == {"panjin"}
    assert answer.documents_searched == 1


def test_a_narrowing_that_leaves_nothing_says_that_nothing_was_searched(
    service: SearchService,
) -> None:
    answer = service.search("创新", narrowing=Narrowing(first_date="2030"))
    assert answer.documents_searched == answer.characters_searched == answer.total_hits == 0


def test_documents_of_a_province_and_of_nowhere_are_counted_too(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        library.add(short_document("a", "甲", "山东省", None), "", "imported")
        library.add(short_document("b", "乙", None, None), "", "imported")
        prepare_index(library, tmp_path / "index")
        answer = SearchService(library, tmp_path / "index").search("正文")
        assert answer.by_city == {"山东省": CityCount(1, 1), "未注明地区": CityCount(1, 1)}


def test_an_empty_library_can_be_searched(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        assert prepare_index(library, tmp_path / "index").rebuilt
        answer = SearchService(library, tmp_path / "index").search("创新")
        assert answer.documents_searched == answer.total_hits == 0


def test_words_of_other_documents_are_told_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "index"
    with Library.open(tmp_path / "library.db") as library:
        for name in ("甲", "乙"):
            library.add(short_document(name, name, None, name), "", "imported")
        prepare_index(library, folder)
        origin, (part,) = read_manifest(folder)
        alone = [IndexDocument("甲", "甲", (), "正文", "")]
        write_part(tmp_path / "alone", alone, policy_analyzer())
        rmtree(folder / part.name / WORDS_NAME)
        (tmp_path / "alone" / WORDS_NAME).rename(folder / part.name / WORDS_NAME)
        stage_manifest(folder, origin, [part_of(folder, part.name, part.documents)])
        switch_manifest(folder)
        service = SearchService(library, folder)
        for _ in range(2):
            with pytest.raises(SearchError, match="索引不可用；请重新启动程序"):
                service.search("正文")
