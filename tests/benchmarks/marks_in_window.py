"""Selections made in the real window: are they marked, kept and shown at their own characters?

``python -m tests.benchmarks.marks_in_window [COUNT]`` selects COUNT (10,000) random stretches of 4
to 20 characters of the five shipped documents on their pages, many of them not unique, and asks the
window what is selected. Of each document 100 are marked by command; the window is closed and opened
again, and what is painted is held against what was marked. Cells of a table are selected whole, as
Qt shows them, and are left out. No display is needed. Exit status 1 if one is not where it was.
"""

import os
import random
import sys
import tempfile
import time
from pathlib import Path

import click
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QTabWidget

from reader.app import Application
from reader.corpus.model import Document
from reader.paths import Paths
from reader.ui.noting.mark_layer import MarkLayer
from reader.ui.reading.document_view import DocumentView
from reader.ui.tasks import TaskRunner

FIVE = ("dongying", "panjin", "gaogang", "quanzhou", "cangzhou")
MARKED = 100


class Inline(TaskRunner):
    """Does everything at once."""

    def run(self, work, on_done, on_error):  # noqa: ANN001, ANN201 - as the protocol says
        del on_error
        on_done(work())


def front(program: Application, document_id: str) -> DocumentView:
    """Open a document in front."""
    program.window.open_document(document_id)
    view = program.window.findChild(QTabWidget).currentWidget()
    assert isinstance(view, DocumentView)
    return view


def stretches(document: Document, count: int, chance: random.Random) -> list[tuple[int, int]]:
    """Random stretches that begin and end with a character and touch no table."""
    tables = [(block.start, block.end) for block in document.blocks if block.table is not None]
    found = []
    while len(found) < count:
        start = chance.randrange(len(document.text) - 20)
        end = start + chance.randint(4, 20)
        words = document.text[start:end]
        in_table = any(start <= high and end >= low for low, high in tables)
        if words == words.strip() and not in_table:
            found.append((start, end))
    return found


def select(view: DocumentView, start: int, end: int) -> tuple[int, int] | None:
    """Select a stretch on the page; what the window takes for selected."""
    page = view.page_view
    cursor = page.textCursor()
    inside = QPoint(2, 0)  # edges of characters lie between pixels
    low = page.cursorForPosition(page.rect_of(start).center() + inside)
    cursor.setPosition(low.position())
    high = page.cursorForPosition(page.rect_of(end - 1).center() + inside)
    cursor.setPosition(high.position(), cursor.MoveMode.KeepAnchor)
    page.setTextCursor(cursor)
    for _ in range(3):  # an invisible place to break a title may stand in front of the character
        selected = view.selected_range()
        if selected is not None and selected[1] >= end:
            break
        cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor)
        page.setTextCursor(cursor)
    return view.selected_range()


def painted(view: DocumentView) -> set[tuple[int, int]]:
    """The marks of a page."""
    layers = view.page_view.findChildren(MarkLayer)
    return {(mark.start, mark.end) for layer in layers for mark in layer.marks}


def start(app: QApplication, folder: Path) -> Application:
    """The program in its window."""
    program = Application(app, Paths.of_this_run(folder), Inline())
    program.start()
    program.window.resize(1366, 768)
    return program


def stop(program: Application) -> None:
    """Close window and stores."""
    program.window.close()
    program.close()


def main(count: int) -> int:
    """Print the table; the exit status."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    chance = random.Random(20)
    wrong, ambiguous, kept, took = 0, 0, {}, 0.0
    with tempfile.TemporaryDirectory() as name:
        program = start(app, Path(name))
        actions = program.window.findChildren(QAction)
        mark = next(each for each in actions if each.shortcut().toString() == "Alt+2")
        for document_id in FIVE:
            view = front(program, document_id)
            wanted = stretches(view.document, count // len(FIVE), chance)
            for low, high in wanted:
                wrong += select(view, low, high) != (low, high)
                ambiguous += view.document.text.count(view.document.text[low:high]) > 1
            kept[document_id] = set(chance.sample(sorted(set(wanted)), MARKED))
            begun = time.perf_counter()
            for low, high in sorted(kept[document_id]):
                select(view, low, high)
                mark.trigger()
            took += time.perf_counter() - begun
        stop(program)
        program = start(app, Path(name))
        lost = sum(painted(front(program, each)) != kept[each] for each in FIVE)
        stop(program)
    click.echo(f"selections                    {count:>8,}")
    click.echo(f"  not unique                  {ambiguous:>8,}")
    click.echo(f"  other characters selected   {wrong:>8,}")
    click.echo(f"marked, closed, opened again  {MARKED * len(FIVE):>8,}")
    click.echo(f"  documents with another mark {lost:>8,}")
    click.echo(f"milliseconds per mark         {1000 * took / MARKED / len(FIVE):>8.1f}")
    return 1 if wrong or lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
