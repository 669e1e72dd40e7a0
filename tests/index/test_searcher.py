"""Exact search: complete, in the original's positions, best documents first."""

import random
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from opencc import OpenCC

from index.analysis import Analyzer
from index.builder import build
from index.errors import QueryError
from index.folding import fold
from index.literal import occurrences, overlaps_itself
from index.model import IndexDocument
from index.searcher import Answer, Searcher
from index.words import COMMON_DOCUMENTS

Places = set[tuple[str, int, int]]


def places(answer: Answer) -> Places:
    return {(found.id, *place) for found in answer.documents for place in found.ranges}


def slowly_folded(text: str) -> tuple[str, list[int]]:
    """Fold character by character, as the rules are written; with the origin of each character."""
    kept = [(fold(c).text or (" " if c.isspace() else ""), at) for at, c in enumerate(text)]
    kept = [(character, at) for character, at in kept if character]
    result: list[tuple[str, int]] = []
    for number, (character, at) in enumerate(kept):
        if character == " ":
            after = next((c for c, _ in kept[number:] if c != " "), "\n")
            before = result[-1][0] if result else "\n"
            if not re.fullmatch("[a-z0-9]{2}", before + after):
                continue
        result.append((character, at))
    return "".join(character for character, _ in result), [at for _, at in result]


class NaiveScan:
    """Finds strings in a second, slow way."""

    def __init__(self, sources: dict[str, str]) -> None:
        self.texts = {name: slowly_folded(text) for name, text in sources.items()}

    def places(self, query: str) -> Places:
        needle = slowly_folded(query)[0]
        return {
            (name, origins[hit.start()], origins[hit.start() + len(needle) - 1] + 1)
            for name, (text, origins) in self.texts.items()
            for hit in re.finditer(f"(?={re.escape(needle)})", text)
        }


@pytest.fixture(scope="module")
def naive(sources: dict[str, str]) -> NaiveScan:
    return NaiveScan(sources)


@pytest.fixture(scope="module")
def substrings(sources: dict[str, str]) -> list[str]:
    """500 substrings of the sources, 1 to 12 characters, that are more than blanks."""
    rng = random.Random(20)
    found: list[str] = []
    while len(found) < 500:
        text = sources[rng.choice(sorted(sources))]
        length = rng.randint(1, 12)
        start = rng.randrange(len(text) - length)
        if fold(text[start : start + length]).text.strip("\n"):
            found.append(text[start : start + length])
    return found


def test_exact_search_finds_what_a_naive_scan_finds(
    searcher: Searcher, naive: NaiveScan, substrings: list[str]
) -> None:
    for query in substrings:
        answer = searcher.exact(query)
        assert places(answer) == naive.places(query), query
        assert answer.count == len(places(answer)) > 0


@pytest.mark.parametrize("table", ["s2t", "s2tw", "t2s"])
def test_either_script_finds_the_other(
    searcher: Searcher, naive: NaiveScan, substrings: list[str], table: str
) -> None:
    convert = OpenCC(table).convert
    for query in substrings:
        assert places(searcher.exact(convert(query))) == naive.places(query), query


@pytest.mark.parametrize(
    ("query", "same_as"),
    [
        ("研發", "研发"),
        ("R & D", "r&d"),
        ("Ｒ＆Ｄ", "R&D"),
        ("２．５％", "2.5%"),
        ("研", "研"),
        ("“十三五”", '"十三五"'),
    ],
)
def test_spellings_that_mean_the_same_find_the_same(
    searcher: Searcher, query: str, same_as: str
) -> None:
    answer = searcher.exact(query)
    assert answer.count > 0
    assert places(answer) == places(searcher.exact(same_as))


def small_library(folder: Path, **texts: str) -> Searcher:
    documents = [IndexDocument(name, "", (), text) for name, text in texts.items()]
    build(folder, documents, "1")
    return Searcher.open(folder, "1")


def test_signs_are_content_and_not_syntax(tmp_path: Path) -> None:
    text = "国科函创〔2018〕59号，研发（R&D）投入占2.5%，100%覆盖，a*b"
    searcher = small_library(tmp_path / "index", one=text)
    for query in ("〔2018〕59号", "R&D", "2.5%", "%", "*", "（R＆D）", "a*b"):
        (start, end), *_ = searcher.exact(query).documents[0].ranges
        assert fold(text[start:end]).text == fold(query).text
    assert searcher.exact("a?b").documents == ()


def test_overlapping_occurrences_all_count(tmp_path: Path) -> None:
    searcher = small_library(tmp_path / "index", one="一一一一 二", two="二一 一一")
    answer = searcher.exact("一一")
    assert answer.count == 5
    assert places(answer) == {
        ("one", 0, 2),
        ("one", 1, 3),
        ("one", 2, 4),
        ("two", 1, 4),
        ("two", 3, 5),
    }
    assert list(occurrences("aaaa", "aa")) == [0, 1, 2]
    assert overlaps_itself("一二一")
    assert not overlaps_itself("一二")


@pytest.mark.parametrize("query", ["", " ", "\u3000\t", "\u200b", "\n"])
def test_a_query_of_blanks_is_refused(searcher: Searcher, query: str) -> None:
    with pytest.raises(QueryError, match="nothing but blanks"):
        searcher.exact(query)


def test_the_answer_says_how_much_was_searched_also_when_nothing_was_found(
    searcher: Searcher, sources: dict[str, str]
) -> None:
    answer = searcher.exact("绝无此语")
    assert answer.documents == ()
    assert answer.documents_searched == 5
    assert answer.characters_searched == sum(map(len, sources.values()))


def test_a_search_within_some_documents_knows_only_those(
    searcher: Searcher, sources: dict[str, str]
) -> None:
    answer = searcher.exact("创新", within={"panjin", "gaogang"})
    assert {found.id for found in answer.documents} == {"panjin", "gaogang"}
    assert answer.documents_searched == 2
    assert answer.characters_searched == len(sources["panjin"]) + len(sources["gaogang"])
    whole = searcher.exact("创新")
    assert places(answer) == {p for p in places(whole) if p[0] in {"panjin", "gaogang"}}


def test_a_title_counts_more_than_a_heading_and_a_heading_more_than_the_text(
    tmp_path: Path,
) -> None:
    filler = "落实各项工作。" * 20
    documents = [
        IndexDocument("a", "工作方案", ("总则",), filler + "知识产权" + filler),
        IndexDocument("b", "工作方案", ("知识产权",), filler + "知识产权" + filler),
        IndexDocument("c", "知识产权", ("总则",), filler + "知识产权" + filler),
        IndexDocument("d", "工作方案", ("总则",), filler * 2),
    ]
    build(tmp_path / "index", documents, "1")
    answer = Searcher.open(tmp_path / "index", "1").exact("知识产权")
    assert [found.id for found in answer.documents] == ["c", "b", "a"]


def test_a_word_of_very_many_documents_still_ranks_by_its_number(tmp_path: Path) -> None:
    texts = {f"d{number:03}": "研发，" + "投入" * 20 for number in range(COMMON_DOCUMENTS + 20)}
    searcher = small_library(tmp_path / "index", **texts, often="研发" * 5 + "投入" * 15)
    assert [found.id for found in searcher.exact("研发").documents[:2]] == ["often", "d000"]


def test_where_whoosh_knows_no_word_the_count_and_then_the_id_decide(tmp_path: Path) -> None:
    searcher = small_library(tmp_path / "index", c="、、", b="、", a="、", d="研发")
    assert [found.id for found in searcher.exact("、").documents] == ["c", "a", "b"]


def test_a_document_cut_into_other_words_is_found(tmp_path: Path) -> None:
    searcher = small_library(
        tmp_path / "index", one="完善供应链主要环节", two="培育链主企业", three="首台套"
    )
    assert {found.id for found in searcher.exact("链主").documents} == {"one", "two"}


def test_several_threads_get_the_same_answers(searcher: Searcher, substrings: list[str]) -> None:
    queries = substrings[:100]
    alone = [searcher.exact(query) for query in queries]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(searcher.exact, queries))
    assert [[f.id for f in a.documents] for a in together] == [
        [f.id for f in a.documents] for a in alone
    ]
    assert [places(answer) for answer in together] == [places(answer) for answer in alone]


def test_an_empty_library_can_be_searched(tmp_path: Path) -> None:
    searcher = small_library(tmp_path / "index")
    answer = searcher.exact("研发")
    assert (answer.documents, answer.documents_searched, answer.count) == ((), 0, 0)


def test_lone_surrogates_and_rare_characters_survive(tmp_path: Path, analyzer: Analyzer) -> None:
    text = "\ud83d研发𠮷研发"
    build(tmp_path / "index", [IndexDocument("one", "", (), text)], "1", analyzer=analyzer)
    answer = Searcher.open(tmp_path / "index", "1", analyzer).exact("研发")
    assert answer.documents[0].ranges == ((1, 3), (4, 6))
