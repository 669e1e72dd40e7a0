"""A small sample of what ``tests/benchmarks/search_proof.py`` proves on thousands of queries."""

from pathlib import Path

import pytest

from tests.benchmarks.search_proof import (
    Corpus,
    open_corpus,
    prove_any_string,
    prove_exact,
    prove_together,
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, sources: dict[str, str]) -> Corpus:
    return open_corpus(sources, tmp_path_factory.mktemp("proof") / "index")


def test_exact_search_finds_what_a_literal_scan_finds(corpus: Corpus) -> None:
    assert prove_exact(corpus, 200).missed == ()


def test_words_in_one_unit_and_near_words_are_those_of_a_slow_check(corpus: Corpus) -> None:
    assert prove_together(corpus, 100).missed == ()


def test_any_string_is_answered_or_refused_in_time(corpus: Corpus) -> None:
    assert prove_any_string(corpus, 300).missed == ()


def test_the_proof_notices_what_is_missed(corpus: Corpus, tmp_path: Path) -> None:
    others = {name: text.replace("创", "闯") for name, text in corpus.texts.items()}
    wrong = Corpus(corpus.texts, open_corpus(others, tmp_path / "index").searcher, corpus.synonyms)
    assert prove_exact(wrong, 200).missed
    assert prove_together(wrong, 100).missed
