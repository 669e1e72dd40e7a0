"""The five shipped sources, and an index of them, for the tests of the index."""

from pathlib import Path

import pytest

from index.analysis import Analyzer
from index.builder import build
from index.model import IndexDocument
from index.searcher import Searcher

ROOT = Path(__file__).parents[2]
NAMES = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")


@pytest.fixture(scope="session")
def sources() -> dict[str, str]:
    folder = ROOT / "resources" / "documents"
    return {name: (folder / name / "source.txt").read_text("utf-8-sig") for name in NAMES}


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer.with_dictionary(ROOT / "resources" / "dictionary" / "policy_terms.txt")


@pytest.fixture(scope="session")
def searcher(
    tmp_path_factory: pytest.TempPathFactory, sources: dict[str, str], analyzer: Analyzer
) -> Searcher:
    folder = tmp_path_factory.mktemp("index") / "index"
    documents = [IndexDocument(name, name, (), text) for name, text in sources.items()]
    build(folder, documents, "1", analyzer=analyzer)
    return Searcher.open(folder, "1", analyzer)
