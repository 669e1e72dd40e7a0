"""What the tests of the pipeline share."""

from pathlib import Path

import pytest

from reader.corpus.gazetteer import Gazetteer

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load(RESOURCES / "gazetteer.csv")


@pytest.fixture(scope="session")
def documents_folder() -> Path:
    return RESOURCES / "documents"
