"""A packed program brings library and index along ready-made."""

import shutil
import sys
from pathlib import Path

import pytest

from reader.library.bundle import open_library
from reader.search.preparation import prepare_index

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def packed(data_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The resources of a program that brings along what was made for ``data_dir``."""
    resources = tmp_path / "program" / "resources"
    shutil.copytree(RESOURCES, resources)
    ready = resources / "ready"
    ready.mkdir()
    shutil.copy(data_dir / "library.db", ready)
    shutil.copytree(data_dir / "index", ready / "index")
    monkeypatch.setattr(sys, "_MEIPASS", str(resources.parent), raising=False)
    return resources


def test_a_first_start_reads_and_indexes_nothing(tmp_path: Path, packed: Path) -> None:
    told: list[str] = []
    user = tmp_path / "user"
    with open_library(user / "library.db", packed, lambda *step: told.append(step[2])) as library:
        state = prepare_index(library, user / "index", lambda *step: told.append(step[2]))
        assert len(library.documents()) == 5
    assert (state.rebuilt, state.reason, told) == (False, "", [])
    assert not list(user.glob("*.new"))


def test_what_the_user_has_is_not_replaced(tmp_path: Path, packed: Path) -> None:
    user = tmp_path / "user"
    with open_library(user / "library.db", packed) as library:
        prepare_index(library, user / "index")
    (packed / "ready" / "library.db").write_bytes(b"another")
    (packed / "ready" / "index" / "manifest.json").write_bytes(b"another")
    with open_library(user / "library.db", packed) as library:
        assert not library.notice
        assert not prepare_index(library, user / "index").rebuilt


def test_a_ready_library_of_another_version_is_brought_up_to_date(
    tmp_path: Path, packed: Path
) -> None:
    with (packed / "documents" / "panjin" / "metadata.toml").open("a", encoding="utf-8") as facts:
        facts.write("\n")
    told: list[str] = []
    path = tmp_path / "user" / "library.db"
    with open_library(path, packed, lambda *step: told.append(step[2])) as library:
        assert len(library.documents()) == 5
    assert told


def test_a_damaged_ready_index_is_built_anew(tmp_path: Path, packed: Path) -> None:
    (packed / "ready" / "index" / "manifest.json").write_bytes(b"{")
    user = tmp_path / "user"
    with open_library(user / "library.db", packed) as library:
        assert prepare_index(library, user / "index").rebuilt
