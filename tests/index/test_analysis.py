"""Words: what stays one, where they stand, and that both segmenters agree."""

import hashlib
import importlib.util
import re
import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.query import Phrase

from index.analysis import Analyzer
from index.folding import fold
from index.schema import WordTokenizer
from index.segmentation import DICTIONARY_SHA256

rjieba = pytest.importorskip("rjieba")


@pytest.fixture(scope="module")
def folded_sources(sources: dict[str, str]) -> list[str]:
    return [fold(text).text for text in sources.values()]


@pytest.mark.parametrize(
    "word", ["r&d", "2.5%", "5g", "〔2018〕59号", "1,500", "iso9001", "it", "的", "rd", "㐀", "c++"]
)
def test_what_officials_write_stays_one_word(word: str) -> None:
    words = Analyzer().words(f"经费,{word}(支出)")
    assert [found.text for found in words if found.start == 3 and len(found.text) == len(word)] == [
        word
    ]


def test_parts_of_a_word_stand_at_the_position_of_the_word() -> None:
    words = Analyzer(("研发经费投入强度",)).words("提高研发经费投入强度到2.5%")
    assert [(word.text, word.start, word.end, word.position) for word in words] == [
        ("提高", 0, 2, 0),
        ("研发", 2, 4, 1),
        ("经费", 4, 6, 1),
        ("投入", 6, 8, 1),
        ("强度", 8, 10, 1),
        ("研发经费投入强度", 2, 10, 1),
        ("到", 10, 11, 2),
        ("2.5", 11, 14, 3),
        ("2.5%", 11, 15, 3),
    ]


def test_offsets_and_positions_hold_over_the_sources(
    folded_sources: list[str], analyzer: Analyzer
) -> None:
    for text in folded_sources:
        words = analyzer.words(text)
        assert all(text[word.start : word.end] == word.text for word in words)
        steps = {after.position - word.position for word, after in pairwise(words)}
        assert steps == {0, 1}


def test_counting_at_once_finds_the_same_words(
    folded_sources: list[str], analyzer: Analyzer
) -> None:
    for text in folded_sources:
        assert analyzer.counts(text) == Counter(word.text for word in analyzer.words(text))


def test_whoosh_finds_a_phrase_by_the_positions() -> None:
    analyzer = Analyzer()
    schema = Schema(id=ID(stored=True), text=TEXT(analyzer=WordTokenizer(analyzer), phrase=True))
    index = RamStorage().create_index(schema)
    with index.writer() as writer:
        writer.add_document(id="near", text=fold("提高R&D经费投入强度").text)
        writer.add_document(id="far", text=fold("R&D人员，经费投入不足，强度低").text)
    with index.searcher() as whoosh:
        for words in (["r&d", "经费"], ["经费", "投入", "强度"]):
            hits = whoosh.search(Phrase("text", words))
            assert [hit["id"] for hit in hits] == ["near"]


def test_the_dictionary_is_part_of_the_fingerprint(analyzer: Analyzer) -> None:
    assert analyzer.fingerprint != Analyzer().fingerprint
    assert analyzer.fingerprint == Analyzer(analyzer.terms).fingerprint


def test_the_policy_dictionary_is_sorted_simplified_and_large(analyzer: Analyzer) -> None:
    path = Path(__file__).parents[2] / "resources" / "dictionary" / "policy_terms.txt"
    terms = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert terms == sorted(set(terms))
    assert len(terms) == len(analyzer.terms) > 400
    assert all(fold(term).text == term.replace("著", "着") for term in terms)


def _jieba_folder() -> Path:
    specification = importlib.util.find_spec("jieba")
    assert specification is not None
    assert specification.origin is not None
    return Path(specification.origin).parent


def test_both_segmenters_carry_the_dictionary_that_is_fingerprinted() -> None:
    data = (_jieba_folder() / "dict.txt").read_bytes()
    assert hashlib.sha256(data).hexdigest() == DICTIONARY_SHA256
    engine = rjieba.Jieba()
    words = [line.split()[0] for line in data.decode("utf-8").splitlines()]
    assert [word for word in words if not engine.has_word(word)] == []


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore:pkg_resources:UserWarning")
def test_both_segmenters_cut_the_sources_alike_and_leave_no_cache(
    folded_sources: list[str],
    analyzer: Analyzer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    from index.segmentation_jieba import JiebaSegmenter  # noqa: PLC0415 (warns when imported)
    from index.segmentation_rjieba import RjiebaSegmenter  # noqa: PLC0415

    for terms in ((), analyzer.terms):
        python, native = JiebaSegmenter(terms), RjiebaSegmenter(terms)
        for text in folded_sources:
            han = re.sub("[^\u4e00-\u9fd5]+", " ", text)
            assert python.cut(han) == native.cut(han)
            assert python.cut_for_search(han) == native.cut_for_search(han)
    assert list(tmp_path.iterdir()) == []
