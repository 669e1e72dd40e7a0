"""Kills a process that writes notes, and holds what is left against what it confirmed."""

import json
import random
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from reader.notes.journal import KEPT_ACTIONS
from reader.notes.store import NotesStore
from tests.notes.note_writer import Effect, mark

ROOT = Path(__file__).parents[2]


@dataclass
class Expected:
    """What must be in the file, by what the processes said.

    Attributes:
        notes: Mark of the text of each note by id.
        done: What to undo, the last at the end: marks before and after.
        undone: What to do again, the next at the end.
        actions: How many were confirmed.
    """

    notes: dict[str, str] = field(default_factory=dict)
    done: list[tuple[Effect, Effect]] = field(default_factory=list)
    undone: list[tuple[Effect, Effect]] = field(default_factory=list)
    actions: int = 0

    def act(self, what: str, effect: Effect) -> None:
        """Follow an action."""
        if what == "do":
            before: Effect = {name: self.notes.get(name) for name in effect}
            self.undone.clear()
            self.done.append((before, effect))
            del self.done[:-KEPT_ACTIONS]
            self._put(effect)
        elif what == "undo":
            self.undone.append(self.done.pop())
            self._put(self.undone[-1][0])
        else:
            self.done.append(self.undone.pop())
            self._put(self.done[-1][1])

    def _put(self, effect: Effect) -> None:
        for name, text in effect.items():
            if text is None:
                self.notes.pop(name, None)
            else:
                self.notes[name] = text


def kill_once(path: Path, expected: Expected, chance: random.Random, longest: float) -> list[str]:
    """Let a process write, kill it at a random moment, look at what is left.

    Args:
        path: Of the notes.
        expected: What must be there; follows what the process confirms.
        chance: When it is killed, and what it writes.
        longest: So many seconds at most after it began to write; half of it at times before.

    Returns:
        What is wrong.
    """
    words = [sys.executable, "-m", "tests.notes.note_writer", str(path), str(chance.random())]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines: list[str] = []
        if chance.random() < 0.9:
            lines.append(process.stdout.readline())
        stop = time.monotonic() + chance.uniform(0, longest)
        try:
            process.wait(max(stop - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            process.kill()
        lines += process.stdout.readlines()
    return _held_against([line for line in lines if line.endswith("\n")], path, expected)


def _held_against(lines: list[str], path: Path, expected: Expected) -> list[str]:
    """Follow the lines of a process that was killed; an action at the end may be there or not."""
    announced: tuple[str, Effect] | None = None
    for line in lines:
        what, effect = json.loads(line)
        if what == "done" and announced:
            expected.act(*announced)
            expected.actions += 1
            announced = None
        elif what != "open":
            announced = (what, effect)
    with NotesStore.open(path) as store:
        wrong = store.faults() + ([store.notice] if store.notice else [])
        left = {a.id: mark(a.note) for a in store.annotations.all()}
        left |= {c.id: mark(c.title) for c in store.collections.all()}
        left |= {p.id: mark(p.text) for p in store.pieces.all()}
    if left != expected.notes and announced:
        expected.act(*announced)
    if left != expected.notes:
        names = [
            n for n in left.keys() | expected.notes.keys() if left.get(n) != expected.notes.get(n)
        ]
        wrong.append(f"{len(names)} notes are not as they were confirmed: {names[:3]}")
    return wrong
