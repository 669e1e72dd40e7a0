"""Writes the parts of a word index in several processes at once."""

import multiprocessing
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from index.analysis import Analyzer
from index.model import FoldedDocument
from index.words import part_name, write_part

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue
    from multiprocessing.synchronize import Event

Progress = Callable[[int, int], None]
"""Told how many documents are done, and of how many; may raise to give up."""

_POLL_SECONDS = 0.1


class _GivenUpError(Exception):
    """Ends a worker's part when the parent has given up."""


def write_parts(
    folder: Path,
    documents: Sequence[FoldedDocument],
    analyzer: Analyzer,
    processes: int,
    progress: Progress,
) -> None:
    """Write ``documents`` as ``processes`` parts into ``folder``, one process each.

    Whoosh's own multi-process writer is not used: it waits for ever for a worker that was killed,
    or leaves its documents out without a word.

    Raises:
        ChildProcessError: A worker was killed; nothing of the index can be used.
    """
    # A fork of a program with threads may hang; a new interpreter cannot.
    context = multiprocessing.get_context("spawn")
    done: SimpleQueue[None] = context.SimpleQueue()
    given_up = context.Event()
    with ProcessPoolExecutor(processes, context, _join, (done, given_up)) as pool:
        parts = [
            pool.submit(_write, folder / part_name(number), documents[number::processes], analyzer)
            for number in range(processes)
        ]
        try:
            _follow(parts, done, lambda count: progress(count, len(documents)))
        except BrokenProcessPool as error:
            raise ChildProcessError("a process that wrote the index was killed") from error
        finally:
            given_up.set()


def _follow(
    parts: Sequence[Future[None]], done: "SimpleQueue[None]", report: Callable[[int], None]
) -> None:
    """Report each finished document until all parts are written."""
    count = 0
    running = True
    while running:
        running = bool(wait(parts, _POLL_SECONDS).not_done)
        while not done.empty():
            done.get()
            count += 1
            report(count)
    for part in parts:
        part.result()


_worker: dict[str, Callable[[], None]] = {}
"""In a worker: what it calls after each document."""


def _join(done: "SimpleQueue[None]", given_up: "Event") -> None:
    def on_document() -> None:
        if given_up.is_set():
            raise _GivenUpError
        done.put(None)

    _worker["on_document"] = on_document


def _write(folder: Path, documents: Sequence[FoldedDocument], analyzer: Analyzer) -> None:
    write_part(folder, documents, analyzer, _worker["on_document"])
