"""Writes the parts of an index in several processes at once."""

import multiprocessing
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING

from index.analysis import Analyzer
from index.model import IndexDocument
from index.part_writing import write_part

if TYPE_CHECKING:
    from multiprocessing.queues import SimpleQueue
    from multiprocessing.synchronize import Event

Progress = Callable[[int, int], None]
"""Told how many documents are done, and of how many; may raise to give up."""

_POLL_SECONDS = 0.1


class _GivenUpError(Exception):
    """Ends a worker's part when the parent has given up."""


def write_parts(
    parts: Mapping[Path, Sequence[IndexDocument]],
    analyzer: Analyzer,
    progress: Progress,
    processes: int,
) -> None:
    """Write several parts of an index in several processes.

    Whoosh's own multi-process writer is not used: it waits for ever for a worker that was killed,
    or leaves its documents out without a word.

    Args:
        parts: The documents of each part by its folder, which does not exist yet.
        analyzer: Cuts the texts.
        progress: Called on this thread.
        processes: How many write at once, each one part after the other.

    Raises:
        ChildProcessError: A worker was killed; nothing of the parts can be used.
    """
    # A fork of a program with threads may hang; a new interpreter cannot.
    context = multiprocessing.get_context("spawn")
    done: SimpleQueue[None] = context.SimpleQueue()
    given_up = context.Event()
    total = sum(len(documents) for documents in parts.values())
    with ProcessPoolExecutor(processes, context, _join, (done, given_up)) as pool:
        jobs = [pool.submit(_write, *part, analyzer) for part in parts.items()]
        try:
            _follow(jobs, done, lambda count: progress(count, total))
        except BrokenProcessPool as error:
            raise ChildProcessError("a process that wrote the index was killed") from error
        finally:
            given_up.set()


def _follow(
    jobs: Sequence[Future[None]], done: "SimpleQueue[None]", report: Callable[[int], None]
) -> None:
    """Report each finished document until all parts are written."""
    count = 0
    running = True
    while running:
        running = bool(wait(jobs, _POLL_SECONDS).not_done)
        while not done.empty():
            done.get()
            count += 1
            report(count)
    for job in jobs:
        job.result()


_worker: dict[str, Callable[[], None]] = {}
"""In a worker: what it calls after each document."""


def _join(done: "SimpleQueue[None]", given_up: "Event") -> None:
    def on_document() -> None:
        if given_up.is_set():
            raise _GivenUpError
        done.put(None)

    _worker["on_document"] = on_document


def _write(folder: Path, documents: Sequence[IndexDocument], analyzer: Analyzer) -> None:
    write_part(folder, documents, analyzer, _worker["on_document"])
