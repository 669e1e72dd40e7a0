"""A process that is killed loses nothing it confirmed; two that write at once lose nothing."""

import random
import subprocess
import sys
from pathlib import Path

from reader.notes.model import Annotation
from reader.notes.store import NotesStore
from tests.notes.killing import ROOT, Expected, kill_once
from tests.notes.note_samples import anchor


def test_a_killed_process_loses_no_confirmed_action(tmp_path: Path) -> None:
    chance, expected = random.Random(66), Expected()
    for _ in range(4):
        assert kill_once(tmp_path / "notes.db", expected, chance, longest=0.3) == []
    assert expected.actions > 4


def test_processes_that_begin_and_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path, count = tmp_path / "notes.db", 40
    words = [sys.executable, "-m", "tests.notes.note_writer", str(path)]
    processes = [
        subprocess.Popen([*words, seed, str(count)], cwd=ROOT, stdout=subprocess.DEVNULL)
        for seed in ("1", "2")
    ]
    with NotesStore.open(path) as store:
        for number in range(count):
            store.annotations.add(Annotation(anchor=anchor(), note=f"{number}"))
        assert [process.wait(30) for process in processes] == [0, 0]
        assert len(store.annotations.all()) == 3 * count
        assert store.faults() == []
