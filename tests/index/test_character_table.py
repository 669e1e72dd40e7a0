"""The table of folded characters is kept from one run to the next, and never a wrong one."""

from array import array
from pathlib import Path
from unicodedata import unidata_version

import pytest

from index.character_table import CharacterTable, kept
from index.folding import folding_fingerprint
from index.han import CONVERTER_VERSION

NUMBERS = array("I", [1, 3, 0x20000])


def never() -> "array[int]":
    """Makes numbers where none should be made."""
    pytest.fail("made anew")


def test_what_was_kept_is_not_made_again(tmp_path: Path) -> None:
    file = tmp_path / "numbers"
    assert kept(file, "1", lambda: NUMBERS) == NUMBERS
    assert kept(file, "1", never) == NUMBERS
    assert [path.name for path in tmp_path.iterdir()] == ["numbers"]


def test_what_another_version_kept_is_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "numbers"
    kept(file, "1", lambda: array("I", [9]))
    assert kept(file, "2", lambda: NUMBERS) == NUMBERS
    assert kept(file, "2", never) == NUMBERS


@pytest.mark.parametrize("damage", [b"", b"half", bytes(36), bytes(35)])
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    file = tmp_path / "numbers"
    kept(file, "1", lambda: NUMBERS)
    file.write_bytes(damage)
    assert kept(file, "1", lambda: NUMBERS) == NUMBERS
    assert kept(file, "1", never) == NUMBERS


def test_a_file_that_cannot_be_written_is_no_hindrance(tmp_path: Path) -> None:
    assert kept(tmp_path / "missing" / "numbers", "1", lambda: NUMBERS) == NUMBERS
    (tmp_path / "folder").mkdir()
    assert kept(tmp_path / "folder", "1", lambda: NUMBERS) == NUMBERS
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_kept_table_is_the_one_that_is_made(tmp_path: Path) -> None:
    made, written, read = CharacterTable(), CharacterTable(), CharacterTable()
    written.keep_in(tmp_path / "table")
    read.keep_in(tmp_path / "table")
    assert made.codes() == written.codes() == read.codes()


@pytest.mark.skipif(
    (CONVERTER_VERSION, unidata_version) != ("1.4.2", "14.0.0"), reason="of other tables"
)
def test_the_edition_is_raised_when_the_rules_change() -> None:
    """If this fails, raise ``TABLE_EDITION``, or tables of the old rules go on being used."""
    assert folding_fingerprint() == (
        "2c91b8b330b55923ad0010e8dfbd0bae6f22dd3deb1944afb7eff6c9a556139c"
    )
