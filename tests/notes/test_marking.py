"""A small sample of what ``tests/benchmarks/notes_proof.py`` proves."""

import random
import shutil
from pathlib import Path

from reader.library.store import Library
from tests.notes.marking import mark_and_reopen, replace_and_look

IDS = ("cangzhou", "dongying", "gaogang", "panjin", "quanzhou")


def test_marks_stand_where_they_were_made_after_a_restart(data_dir: Path, tmp_path: Path) -> None:
    shutil.copyfile(data_dir / "library.db", tmp_path / "library.db")
    marked = mark_and_reopen(
        random.Random(1), tmp_path / "library.db", tmp_path / "notes.db", IDS, 200
    )
    assert marked.misplaced == 0
    assert marked.repeated > 40


def test_marks_follow_their_words_through_random_edits(library: Library, tmp_path: Path) -> None:
    chance = random.Random(2)
    untouched = found = 0
    for name in IDS:
        document = library.document(name)
        tally, whole, again = replace_and_look(
            chance, library, tmp_path / "notes.db", document, edits=5
        )
        assert tally.wrong == []
        untouched, found = untouched + whole, found + again
    assert found >= 0.99 * untouched
