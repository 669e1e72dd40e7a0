"""Facets are exact counts; the cells of a hit map give exactly their hits."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import SearchError
from reader.library.model import DocumentSummary
from reader.library.store import Library
from reader.search import FACET_LABELS, FACETS, Facet, Narrowing, Question, SearchAnswer
from reader.search.hit_map import HitMap, make_hit_map, rows_of
from reader.search.narrowing import facet_value
from reader.search.preparation import prepare_index
from reader.search.service import SearchService
from tests.library.samples import short_document

Values = dict[str, tuple[int, int]]
BY_HAND: dict[Facet, Callable[[DocumentSummary], str]] = {
    "province": lambda s: s.province or "",
    "city": lambda s: s.city or s.province or "未注明地区",
    "year": lambda s: (s.issue_date or s.publication_date or "")[:4],
    "level": lambda s: s.level or "",
    "doc_type": lambda s: (s.doc_type or "").split("(")[0],
    "status": lambda s: s.status,
    "origin": lambda s: s.origin,
}


def counted(answer: SearchAnswer, facet: Facet) -> Values:
    return {c.value: (c.hits, c.documents) for c in answer.facets.counts(facet)}


def naive(
    summaries: list[DocumentSummary], hits: dict[str, int], facet: Facet, narrowing: Narrowing
) -> Values:
    """Counted one by one over the documents that all other chosen facets admit."""
    values: Values = dict.fromkeys(narrowing.chosen(facet), (0, 0))
    for summary in summaries:
        others = (f for f in FACETS if f != facet and narrowing.chosen(f))
        if all(BY_HAND[other](summary) in narrowing.chosen(other) for other in others):
            value = BY_HAND[facet](summary)
            before, documents = values.get(value, (0, 0))
            found = hits.get(summary.id, 0)
            values[value] = (before + found, documents + bool(found))
    return values


@pytest.mark.parametrize("query", ["创新", "渤海粮仓", "研究院", "没有这个词"])
@pytest.mark.parametrize(
    "narrowing",
    [
        Narrowing(),
        Narrowing(city=("东营市",)),
        Narrowing(year=("2018", "2019"), status=("lapsed",)),
        Narrowing(level=("city",), province=("山东省", "河北省")),
        Narrowing(origin=("imported",)),
        Narrowing(doc_type=("实施方案",), year=("1999",)),
    ],
)
def test_facets_are_what_one_counts_by_hand(
    service: SearchService, library: Library, query: str, narrowing: Narrowing
) -> None:
    hits = {d.id: len(d.hits) for d in service.search(query).documents}
    answer = service.search(query, narrowing=narrowing)
    for facet in FACETS:
        assert counted(answer, facet) == naive(library.documents(), hits, facet, narrowing), facet


@pytest.mark.parametrize("facet", FACETS)
def test_choosing_a_value_gives_what_its_count_says(service: SearchService, facet: Facet) -> None:
    chosen = Narrowing(first_date="2016")
    answer = service.search("创新", narrowing=chosen)
    for count in answer.facets.counts(facet):
        assert not count.chosen
        narrowed = service.search("创新", narrowing=chosen.toggled(facet, count.value))
        assert (narrowed.total_hits, narrowed.total_documents) == (count.hits, count.documents)
        again = narrowed.facets.counts(facet)
        assert [(c.value, c.hits) for c in again] == [
            (c.value, c.hits) for c in answer.facets.counts(facet)
        ]
        assert next(c for c in again if c.value == count.value).chosen


def test_choices_are_undone_one_by_one() -> None:
    narrowing = Narrowing().toggled("city", "东营市").toggled("city", "盘锦市").toggled("year", "")
    assert narrowing.choices == (("city", "东营市"), ("city", "盘锦市"), ("year", ""))
    assert narrowing.toggled("city", "东营市").choices == (("city", "盘锦市"), ("year", ""))
    assert narrowing.without_facets() == Narrowing()


def test_values_have_chinese_labels_in_an_order_one_expects(service: SearchService) -> None:
    facets = service.search("创新").facets
    assert set(FACET_LABELS) == set(FACETS)
    assert [c.label for c in facets.counts("year")] == ["2019年", "2018年", "2017年", "2016年"]
    assert [c.label for c in facets.counts("level")] == ["市级", "区县级"]
    assert [c.label for c in facets.counts("status")] == ["已失效", "未注明"]
    assert [c.label for c in facets.counts("origin")] == ["随附"]
    assert [c.value for c in facets.counts("city")] == list(service.search("创新").by_city)


def test_what_is_not_known_is_counted_too(tmp_path: Path) -> None:
    with Library.open(tmp_path / "library.db") as library:
        library.add(short_document("a", "甲", None, None), "", "imported")
        prepare_index(library, tmp_path / "index")
        service = SearchService(library, tmp_path / "index")
        answer = service.search("正文")
        for facet in ("province", "year", "level", "doc_type"):
            (count,) = answer.facets.counts(facet)  # type: ignore[arg-type]
            assert (count.value, count.label, count.hits) == ("", "未注明", 1)
        assert service.search("正文", narrowing=Narrowing(year=("",))).total_hits == 1
        assert facet_value(library.summary("a"), "city") == "未注明地区"


def by_city_map(service: SearchService, query: str, mode: str = "smart") -> HitMap:
    question = Question(query, mode)  # type: ignore[arg-type]
    return make_hit_map(service.ask, question)


def test_the_cells_of_a_map_are_the_counts_of_a_search(service: SearchService) -> None:
    found = by_city_map(service, "研发 孵化器 -渤海粮仓 或 人才 “高新技术企业”")
    assert [row.label for row in found.rows] == ["研发", "孵化器", "人才", "“高新技术企业”"]
    assert [column.label for column in found.columns] == list(service.search("创新").by_city)
    for number, row in enumerate(found.rows):
        answer = service.search(row.query, "smart")
        assert sum(found.cell(number, c).hits for c in found.columns) == answer.total_hits
        for column in found.columns:
            assert found.cell(number, column) == answer.by_city[column.key]


@pytest.mark.parametrize("kind", ["city", "document"])
def test_a_cell_gives_exactly_its_hits(service: SearchService, kind: str) -> None:
    queries = ("创新", "渤海粮仓", "没有这个词")
    found = make_hit_map(service.ask, Question(""), queries, kind)  # type: ignore[arg-type]
    for number, query in enumerate(queries):
        everything = service.search(query)
        for column in found.columns:
            answer = found.answer(number, column)
            mine = [
                hit for d in everything.documents if column.key in (d.city, d.id) for hit in d.hits
            ]
            listed = [hit for d in answer.documents for hit in d.hits]
            assert sorted(listed, key=str) == sorted(mine, key=str)
            assert answer.total_hits == found.cell(number, column).hits == len(mine)
            assert answer.by_city[column.city] == found.cell(number, column)


def test_filters_of_the_query_hold_for_every_row(service: SearchService) -> None:
    found = by_city_map(service, "研发 人才 城市:东营")
    assert [row.query for row in found.rows] == ["研发 城市:东营", "人才 城市:东营"]
    assert [column.key for column in found.columns] == ["东营市"]


def test_the_rows_of_an_exact_question() -> None:
    assert [r.label for r in rows_of(Question("研发 投入 研发"))] == ["研发 投入 研发"]
    within = Question("研发 投入 研发", within="sentence")
    assert [r.label for r in rows_of(within)] == ["研发", "投入"]
    unseen = Question("研发 \u200b 投入", within="sentence")
    assert [r.label for r in rows_of(unseen)] == ["研发", "投入"]
    with pytest.raises(SearchError, match="第1个字处"):
        rows_of(Question('"研发', "smart"))
