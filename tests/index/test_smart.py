"""Smart search: units, nearness, wildcards, synonyms, words, and the reason of every place."""

import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from index.analysis import Analyzer
from index.builder import build
from index.errors import QueryError, SearchCancelledError
from index.folding import fold
from index.model import IndexDocument
from index.query import Filter, parse
from index.searcher import Answer, Extent, Match, Searcher
from index.smart import MAX_EXPANSIONS, Alternative, Synonyms
from index.units import Unit
from tests.index.reference import Reference

Library = Callable[..., Searcher]
UNITS: tuple[Unit, ...] = ("document", "paragraph", "sentence")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Makes an index of texts by id, without titles, cut with the terms given."""

    def make(*terms: str, **texts: str) -> Searcher:
        analyzer = Analyzer(terms)
        documents = [IndexDocument(name, "", (), text) for name, text in texts.items()]
        build(tmp_path / "index", documents, "1", analyzer=analyzer)
        return Searcher.open(tmp_path / "index", "1", analyzer)

    return make


def table(**groups: Sequence[str]) -> Synonyms:
    """Synonyms by folded term; the group's name is the term's."""
    return lambda term: [Alternative(form, term) for form in groups.get(term, ())]


def quotes(answer: Answer, text: str) -> list[str]:
    """What stands at the places in the only document found."""
    (document,) = answer.documents
    assert document.count == len(document.matches) == len(document.ranges)
    assert [(match.start, match.end) for match in document.matches] == list(document.ranges)
    return [text[match.start : match.end] for match in document.matches]


def reasons(answer: Answer) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for document in answer.documents:
        for match in document.matches:
            yield match.why.kind, match.why.form, match.why.words


TEXT = "提高研发投入。完善经费保障；\n研发人员（占比。5%）投入增加\n经费"


@pytest.mark.parametrize(
    ("query", "unit", "found"),
    [
        ('"研发" "投入"', "sentence", ["研发", "投入", "研发", "投入"]),
        ('"研发" "经费"', "sentence", []),
        ('"研发" "经费"', "paragraph", ["研发", "经费"]),
        ('"研发" "人员" "经费"', "document", ["研发", "经费", "研发", "人员", "经费"]),
        ('"研发" -"人员"', "sentence", ["研发"]),
        ('"研发" -"人员"', "document", []),
        ('"人员" 或 "保障"', "sentence", ["保障", "人员"]),
        ('("人员" "经费") 或 "提高"', "sentence", ["提高"]),
        ('("人员" "经费") 或 "提高"', "document", ["提高", "经费", "人员", "经费"]),
        ('"研发投入"', "sentence", ["研发投入"]),
        ('"投入。完善"', "paragraph", ["投入。完善"]),
        ('"投入。完善"', "sentence", []),
    ],
)
def test_words_must_stand_in_one_unit(
    library: Library, query: str, unit: Unit, found: list[str]
) -> None:
    answer = library(one=TEXT).smart(parse(query), extent=Extent(unit=unit))
    assert (quotes(answer, TEXT) if answer.documents else []) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("近(一,二,0)", []),
        ("近(一,二,1)", ["一甲二", "二丙一"]),
        ("近(一,二,2)", ["一甲二", "二丙一", "一乙乙二"]),
        ("近(二,一,2)", ["一甲二", "二丙一", "一乙乙二"]),
        ("近(一,二,丙,1)", ["一甲二丙", "二丙一"]),
        ("近(二丙,丙一,9)", []),
        ("近(一,一,2)", ["一甲二丙一", "一乙乙二。一"][:0]),
        ("近(一,一,3)", ["一甲二丙一"]),
    ],
)
def test_near_words_are_counted_in_characters_between(
    library: Library, query: str, found: list[str]
) -> None:
    text = "一甲二丙一乙乙二。丁"
    answer = library(one=text).smart(parse(query))
    assert (quotes(answer, text) if answer.documents else []) == found


def test_near_words_may_share_characters_in_one_order_only(library: Library) -> None:
    text = "研发投入经费投入"
    answer = library(one=text).smart(parse('近("研发投入","投入经费","投入",9)'))
    assert answer.documents == ()
    answer = library(one=text).smart(parse('近("研发","发投","投入",9)'))
    assert answer.documents == ()
    answer = library(one=text).smart(parse('近("研发投入","投入",9)'))
    assert quotes(answer, text) == ["研发投入经费投入"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("院士工作站", ["院士工作站"]),
        ("院士站", ["院士站"]),
        ("院士" + "一" * 30 + "站", ["院士" + "一" * 30 + "站"]),
        ("院士" + "一" * 31 + "站", []),
        ("院士。工作站", []),
        ("院士（甲。乙）站", ["院士（甲。乙）站"]),
        ("院士院士工作站站", ["院士工作站"]),
        ("院士\n站", []),
    ],
)
def test_a_wildcard_stays_in_its_sentence(library: Library, text: str, found: list[str]) -> None:
    answer = library(one=text).smart(parse("院士*站"))
    assert (quotes(answer, text) if answer.documents else []) == found
    if found:
        assert list(reasons(answer)) == [("wildcard", "", ("院士", "站"))]


def test_synonyms_are_found_once_each_and_say_what_they_are(library: Library) -> None:
    text = "研发、研究与试验发展、科学研究与试验发展、Ｒ＆Ｄ、研發"
    synonyms = table(研发=["研究与试验发展", "科学研究与试验发展", "R&D", "研发"])
    answer = library(one=text).smart(parse("研发"), synonyms)
    assert quotes(answer, text) == [
        "研发",
        "研究与试验发展",
        "科学研究与试验发展",
        "Ｒ＆Ｄ",
        "研發",
    ]
    kinds = [kind for kind, _, _ in reasons(answer)]
    assert kinds == ["literal", "synonym", "synonym", "synonym", "literal"]
    why = answer.documents[0].matches[1].why
    assert (why.term, why.form, why.group) == ("研发", "研究与试验发展", "研发")


def test_a_synonym_with_a_pattern_counts_only_where_it_is_met(library: Library) -> None:
    text = "AI、email、人工智能"

    def synonyms(term: str) -> list[Alternative]:
        forms = [Alternative("AI", "ai", r"(?<![a-z])ai(?![a-z])")]
        return forms if term == "人工智能" else []

    answer = library(one=text, two="email").smart(parse("人工智能"), synonyms)
    assert quotes(answer, text) == ["AI", "人工智能"]


def test_quoted_and_excluded_words_are_taken_as_they_are(library: Library) -> None:
    synonyms = table(研发=["R&D"])
    searcher = library(one="研发一", two="R&D一")
    answer = searcher.smart(parse('"研发"'), synonyms)
    assert [document.id for document in answer.documents] == ["one"]
    answer = searcher.smart(parse("一 -研发"), synonyms)
    assert [document.id for document in answer.documents] == ["two"]


def test_the_words_of_a_term_in_one_sentence_are_a_place(library: Library) -> None:
    text = "研发的经费，要增加投入。研发经费投入，经费。投入研发。研究开发经费大投入"
    searcher = library("研发经费投入", one=text)
    answer = searcher.smart(parse("研发经费投入"), table(研发=["研究开发"]))
    assert quotes(answer, text) == ["研发的经费，要增加投入", "研发经费投入", "研究开发经费大投入"]
    assert list(reasons(answer)) == [
        ("segmentation", "", ("研发", "经费", "投入")),
        ("literal", "研发经费投入", ()),
        ("segmentation", "", ("研究开发", "经费", "投入")),
    ]


def test_a_place_found_for_two_reasons_has_the_better_one(library: Library) -> None:
    synonyms = table(研发=["投入"])
    answer = library(one="投入").smart(parse("研发 或 投入"), synonyms)
    assert list(reasons(answer)) == [("literal", "投入", ())]
    answer = library(one="投入").smart(parse("投入 或 研发"), synonyms)
    assert list(reasons(answer)) == [("literal", "投入", ())]


def test_no_more_forms_than_the_limit_are_looked_for(library: Library) -> None:
    forms = [f"词{number:03}" for number in range(200)]
    searcher = library(one="、".join(forms))
    assert searcher.smart(parse("研发"), lambda _: [Alternative(f) for f in forms]).count == (
        MAX_EXPANSIONS
    )


def test_filters_let_documents_through(library: Library) -> None:
    searcher = library(one="研发", two="研发", three="投入")

    def admits(condition: Filter) -> list[str]:
        assert condition == Filter("城市", "东营")
        return ["one", "three", "unknown"]

    def found(query: str) -> list[tuple[str, int]]:
        answer = searcher.smart(parse(query), admits=admits)
        return [(document.id, document.count) for document in answer.documents]

    assert found("研发 城市:东营") == [("one", 1)]
    assert found("研发 -城市:东营") == [("two", 1)]
    assert found("城市:东营 -研发") == [("three", 0)]
    assert sorted(found("研发 或 城市:东营")) == [("one", 1), ("three", 0), ("two", 1)]


def test_zones_limit_what_counts(library: Library) -> None:
    text = "研发 投入\n研发\n投入"
    searcher = library(one=text, two="无关")
    asked: list[str] = []

    def zones(name: str) -> list[tuple[int, int]]:
        asked.append(name)
        return [(0, 5), (9, 11)]

    answer = searcher.smart(parse('"研发"'), extent=Extent(zones=zones))
    assert answer.documents[0].ranges == ((0, 2),)
    assert set(asked) == {"one"}
    answer = searcher.smart(parse('"投入"'), extent=Extent(zones=zones))
    assert answer.documents[0].ranges == ((3, 5), (9, 11))
    answer = searcher.exact_within("研发 投入", Extent(zones=zones))
    assert answer.documents[0].ranges == ((0, 5),)


def test_only_some_documents_are_searched(library: Library) -> None:
    searcher = library(one="研发一", two="研发", three="一")
    answer = searcher.smart(parse("研发"), extent=Extent(ids={"two", "three"}))
    assert [document.id for document in answer.documents] == ["two"]
    assert (answer.documents_searched, answer.characters_searched) == (2, 3)


def test_a_cancelled_search_ends(library: Library) -> None:
    searcher = library(**{f"d{number}": "研发投入" for number in range(20)})
    asked = iter(range(100))
    with pytest.raises(SearchCancelledError):
        searcher.smart(parse("研发"), extent=Extent(cancelled=lambda: next(asked) == 10))
    assert next(asked) == 11


def test_literal_documents_come_before_those_with_scattered_words(library: Library) -> None:
    searcher = library(
        scattered="研发的经费。" * 5,
        literal="研发经费" + "其他" * 10,
        synonym="R&D" + "其他" * 10,
    )
    answer = searcher.smart(parse("研发经费"), table(研发经费=["R&D"]))
    assert [document.id for document in answer.documents] == ["literal", "synonym", "scattered"]


def test_exact_words_within_a_unit_know_no_syntax(library: Library) -> None:
    text = "研发(R&D) -投入。研发 -投入"
    searcher = library(one=text)
    answer = searcher.exact_within("研发 -投入", Extent(unit="sentence"))
    assert quotes(answer, text) == ["研发", "-投入", "研发", "-投入"]
    answer = searcher.exact_within("研发 -投入", Extent())
    assert quotes(answer, text) == ["研发 -投入"]
    with pytest.raises(QueryError):
        searcher.exact_within(" ", Extent(unit="sentence"))


def test_an_empty_library_answers(library: Library) -> None:
    assert library().smart(parse("研发 -投入 或 近(一,二,3)")).documents == ()


@pytest.fixture(scope="module")
def references(sources: dict[str, str]) -> dict[str, Reference]:
    return {name: Reference(text) for name, text in sources.items()}


def words_of(references: dict[str, Reference], rng: random.Random, number: int) -> list[str]:
    """Strings of one to four characters that stand near one another somewhere."""
    text = references[rng.choice(sorted(references))].folded
    start = rng.randrange(len(text) - 200)
    found: list[str] = []
    while len(found) < number:
        at = start + rng.randrange(100)
        word = text[at : at + rng.randint(1, 4)]
        if not set(word) & set('\n "|*,'):
            found.append(word)
    return found


def found_places(answer: Answer) -> dict[str, set[tuple[int, int]]]:
    found = {document.id: set(document.ranges) for document in answer.documents}
    assert sum(map(len, found.values())) == answer.count
    return found


def test_units_and_nearness_find_what_a_slow_search_finds(
    searcher: Searcher, references: dict[str, Reference]
) -> None:
    rng = random.Random(5)
    for _ in range(60):
        words = words_of(references, rng, rng.choice((2, 2, 3)))
        for unit in UNITS:
            answer = searcher.exact_within(" ".join(words), Extent(unit=unit))
            expected = {
                name: reference.original(places)
                for name, reference in references.items()
                if (places := reference.together(words, unit))
            }
            assert found_places(answer) == expected, (words, unit)
        if "(" in "".join(words) or ")" in "".join(words):
            continue
        distance = rng.randint(0, 30)
        quoted = ",".join(f'"{word}"' for word in words)
        answer = searcher.smart(parse(f"近({quoted},{distance})"))
        expected = {
            name: reference.original(places)
            for name, reference in references.items()
            if (places := reference.near(words, distance))
        }
        assert found_places(answer) == expected, (words, distance)


def test_every_smart_place_has_a_reason_that_is_true(
    searcher: Searcher, sources: dict[str, str]
) -> None:
    synonyms = table(研发=["R&D", "研究与开发"], 经费=["资金"])
    for query in (
        "研发经费投入",
        "科技成果转化基地",
        "近(研发,经费,10)",
        "院士*站",
        "研发 经费",
    ):
        answer = searcher.smart(parse(query), synonyms)
        assert answer.count > 0
        for document in answer.documents:
            text = sources[document.id]
            for match in document.matches:
                assert is_true(match, fold(text[match.start : match.end]).text), match


def is_true(match: Match, quote: str) -> bool:
    why = match.why
    if why.kind in ("literal", "synonym"):
        return quote == why.form and (why.kind == "synonym") == (fold(why.term).text != quote)
    return bool(why.words) and all(word in quote for word in why.words)
