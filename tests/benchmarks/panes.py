"""Panes that scroll together: does the led one stand where the pairing says, and how fast.

    python tests/benchmarks/panes.py [PATH]

Opens four panes, first of the longest shipped documents, then (with PATH, a folder of Markdown) of
the longest texts under it, and scrolls a thousand times each in a pane chosen by chance: to any
place, by a page, by a notch of the wheel. After each it looks

- whether every led pane has the position that the pairing gives in the line of reading, within one
  line, by Qt's own measure of where that position is drawn; ends of the text apart, where a page
  cannot be scrolled further. Another pane that takes the lead while one reads on may not make the
  others jump: as long as they make up for that, it is only looked whether they come nearer;
- whether the pane that was scrolled stayed where it was put, and nothing moved afterwards;
- how long it took until everything was painted: the processor time of the window's own thread, and
  the time by the clock, which holds what other programs take of the processor as well.

Prints a table; exit status 1 if a line or 50 milliseconds of its own were missed.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

import click
from PySide6.QtWidgets import QApplication

from reader.compare.scrolling import Track, position_map
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document
from reader.corpus.pipeline import read_document
from reader.errors import CorpusError
from reader.notes.store import NotesStore
from reader.ui.comparing.pane_scroll import PaneScroll
from reader.ui.comparing.panes_view import PanesView
from reader.ui.fonts import load_fonts
from reader.ui.reading.document_view import DocumentView
from reader.ui.theme import LIGHT, apply_theme, use_style
from tests.ui.comparing.side_by_side import desk_over, scrolls_of, view_of
from tests.ui.conftest import InlineRunner
from tests.ui.reading_samples import FIVE, RESOURCES, shipped

SCROLLS = 1000
PANES = 4
BUDGET_MS = 50.0
SIZE = 1920, 1080
_UNEVEN = 0.6
"""Lines by which a steady distance seems to vary, as lines are counted whole."""
TRIED = 12
"""Of the largest files so many are read; a document that is refused does not count."""


@dataclass
class Found:
    """What was measured."""

    wall_ms: list[float] = field(default_factory=list)
    own_ms: list[float] = field(default_factory=list)
    lines: list[float] = field(default_factory=list)
    catching_up: int = 0
    beside: int = 0
    faults: list[str] = field(default_factory=list)


def longest(folder: Path) -> list[Document]:
    """The longest documents of a folder."""
    gazetteer = Gazetteer.load(RESOURCES / "gazetteer.csv")
    files = sorted(folder.rglob("*.md"), key=lambda file: -file.stat().st_size)[:TRIED]
    documents = []
    for number, file in enumerate(files):
        try:
            read = read_document(file.read_bytes(), f"long{number}", gazetteer=gazetteer)
        except CorpusError:
            continue
        documents.append(read.document)
    return sorted(documents, key=lambda document: -len(document.text))[:PANES]


def row_of(view: DocumentView, position: int) -> tuple[int, int]:
    """Upper and lower edge of the line of a position, of the row in a table."""
    page = view.page_view
    rect = page.rect_of(position)
    tables = (block.table for block in view.document.blocks if block.start <= position < block.end)
    table = next(tables, None)
    starts = [row[0].start for row in table.rows if row] if table is not None else []
    below = [start for start in starts if start > position]
    if not below or position < starts[0]:
        return rect.top(), rect.bottom()
    first = max(start for start in starts if start <= position)
    return page.rect_of(first).top(), page.rect_of(below[0]).top()


def panes_of(documents: Sequence[Document], store: NotesStore) -> PanesView:
    """The documents side by side, paired."""
    view = PanesView(desk_over(documents, lambda: store, ()), view_of, InlineRunner(), LIGHT)
    view.resize(*SIZE)
    view.show()
    for document in documents:
        view.add_document(document.id)
    QApplication.processEvents()
    return view


class Trial:
    """A thousand scrolls of some panes."""

    def __init__(self, view: PanesView, chance: random.Random) -> None:
        self._view = view
        self._chance = chance
        self._panes = scrolls_of(view)
        self._leader: PaneScroll | None = None
        self._allowed: dict[PaneScroll, float] = {}
        self.found = Found()

    def run(self) -> Found:
        """Scroll, look, scroll on."""
        for _ in range(SCROLLS):
            leader = self._chance.choice(self._panes)
            before = leader.value
            value = self._scroll(leader)
            if leader.value != value:
                self.found.faults.append("the pane that was scrolled has moved by itself")
            values = [pane.value for pane in self._panes]
            QApplication.processEvents()
            if values != [pane.value for pane in self._panes]:
                self.found.faults.append("a pane moved afterwards")
            if leader.value != before:
                self._look(leader, abs(leader.value - before))
        return self.found

    def _scroll(self, pane: PaneScroll) -> int:
        """Scroll a pane in some way, until all is painted; the value it was put to."""
        kind = self._chance.choice(("anywhere", "anywhere", "page", "notch", "notch"))
        step = self._chance.choice((-1, 1)) * (pane.height - 56 if kind == "page" else 84)
        anywhere = self._chance.randrange(pane.maximum + 1)
        value = anywhere if kind == "anywhere" else pane.value + step
        value = min(max(value, 0), pane.maximum)
        began, used = time.perf_counter(), time.thread_time()
        pane.put(value)
        QApplication.processEvents()
        self.found.wall_ms.append((time.perf_counter() - began) * 1000)
        self.found.own_ms.append((time.thread_time() - used) * 1000)
        return value

    def _look(self, leader: PaneScroll, moved: int) -> None:
        """Look where the led panes stand."""
        reading_on = moved <= leader.height / 2
        took_over = leader is not self._leader
        self._leader = leader
        for led in self._panes:
            if led is leader:
                continue
            lines = self._off_by(led, leader)
            allowed = 1.0
            if reading_on:
                allowed = float("inf") if took_over else max(self._allowed.get(led, 1.0), 1.0)
            self._allowed[led] = lines
            if lines <= 1:
                self.found.lines.append(lines)
            elif reading_on and lines <= allowed + _UNEVEN:
                self.found.catching_up += 1
            else:
                self.found.lines.append(lines)
                self.found.faults.append(f"{lines:.1f} lines off, {allowed:.1f} at most")

    def _off_by(self, led: PaneScroll, leader: PaneScroll) -> float:
        """Lines between where the answering position is drawn and the line of reading.

        A line is what one step of the scroll bar moves: a line of the text with its spacing. A row
        of a table is looked upon as one line, however high it is.
        """
        place = leader.lines.place_at(leader.value + leader.reach(leader.value))
        there = self._way(leader, led)(place)
        page = led.view.page_view
        position = min(max(round(there), 0), len(led.view.document.text) - 1)
        top, bottom = row_of(led.view, position)
        wanted = leader.reach(leader.value) + leader.top - led.top
        if not (0 <= place < len(leader.view.document.text) and there > 0):
            self.found.beside += 1
            return 0.0
        least, most = (
            min(max(led.value + edge - wanted, 0), led.maximum) for edge in (top, bottom)
        )
        return max(least - led.value, led.value - most, 0.0) / page.verticalScrollBar().singleStep()

    def _way(self, leader: PaneScroll, led: PaneScroll) -> Track:
        """From the one text to the other, as the pairing has it."""
        one, other = self._panes.index(leader), self._panes.index(led)
        paired = self._view.pairings.between(one, other)
        if paired is None:
            raise RuntimeError("two documents were not paired")
        return position_map(paired.pairing).to_right


def main() -> None:
    """Measure and print."""
    app = QApplication([])
    use_style(app)
    load_fonts(app, RESOURCES / "fonts")
    apply_theme(app, LIGHT)
    five = sorted((shipped(name).document for name in FIVE), key=lambda each: -len(each.text))
    sets = {"shipped": five[:PANES]}
    if len(sys.argv) > 1:
        sets["PATH"] = longest(Path(sys.argv[1]))
    missed = False
    head = "documents|characters|led panes looked at|lines off, max|catching up|outside the text"
    click.echo(f"| {head.replace('|', ' | ')} | ms own median | p95 | max | ms wall p95 | max |")
    click.echo("|---" * 11 + "|")
    with tempfile.TemporaryDirectory() as folder, NotesStore.open(Path(folder) / "n.db") as store:
        for name, documents in sets.items():
            view = panes_of(documents, store)
            missed |= report(name, documents, Trial(view, random.Random(7)).run())
            view.close()
    sys.exit(1 if missed else 0)


def report(name: str, documents: Sequence[Document], found: Found) -> bool:
    """Print a line; True if something was missed."""
    sizes = "/".join(f"{len(document.text):,}" for document in documents)
    own, wall = sorted(found.own_ms), sorted(found.wall_ms)
    p95 = int(len(own) * 0.95)
    looked = len(found.lines) + found.catching_up
    click.echo(
        f"| {name} | {sizes} | {looked:,} | {max(found.lines):.2f} | {found.catching_up:,} |"
        f" {found.beside:,} | {statistics.median(own):.1f} | {own[p95]:.1f} | {own[-1]:.1f} |"
        f" {wall[p95]:.1f} | {wall[-1]:.1f} |"
    )
    for fault in found.faults[:10]:
        click.echo(f"  {fault}")
    return bool(found.faults) or max(found.lines) > 1 or own[-1] > BUDGET_MS


if __name__ == "__main__":
    main()
