"""Measure exact search against the bare literal scan of the same folded texts.

Run it from the project's folder::

    python tests/benchmarks/exact_search.py [FOLDER]

Without FOLDER the documents are the five that are shipped; with it, every ``.txt`` and ``.md`` file
below it, each as one document, as it is. Prints a table and keeps nothing.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.analysis import Analyzer  # noqa: E402 (the project's folder must be on the path first)
from index.builder import build  # noqa: E402
from index.folding import fold  # noqa: E402
from index.literal import occurrences  # noqa: E402
from index.model import IndexDocument  # noqa: E402
from index.searcher import Searcher  # noqa: E402

QUERIES = 300
FIRST_PAGE = 20
"""Documents whose places are asked for with the answer."""

DICTIONARY = ROOT / "resources" / "dictionary" / "policy_terms.txt"
_MEMORY = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from index.analysis import Analyzer
from index.searcher import Searcher
analyzer = Analyzer.with_dictionary(Path({dictionary!r}))
searcher = Searcher.open(Path({folder!r}), "1", analyzer)
searcher.exact("研发")
searcher.exact("的")
status = Path("/proc/self/status").read_text("ascii")
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))
"""


def main() -> None:
    """Print the table."""
    documents = read(Path(sys.argv[1]) if sys.argv[1:] else ROOT / "resources" / "documents")
    characters = sum(len(document.text) for document in documents)
    row("documents", f"{len(documents):,}")
    row("characters", f"{characters:,}")
    analyzer = Analyzer.with_dictionary(DICTIONARY)
    fold("")
    seconds = timed(lambda: [fold(document.text) for document in documents])
    row("folding", f"{characters / seconds / 1e6:.1f} M characters/s")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "index"
        for processes in (1, 2):
            seconds = timed(
                lambda: build(folder, documents, "1", analyzer=analyzer, processes=processes)  # noqa: B023
            )
            speed = characters / seconds / 1e6
            row(f"build, processes={processes}", f"{seconds:.1f} s, {speed:.2f} M characters/s")
        size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        row("index on disk", f"{size / 1e6:.1f} MB")
        searcher = Searcher.open(folder, "1", analyzer)
        seconds = timed(lambda: Searcher.open(folder, "1", analyzer))
        row("open (checked and loaded)", f"{seconds * 1e3:.0f} ms")
        row("memory of a process with it open", memory(folder))
    compare(searcher, [fold(document.text).text for document in documents])


def compare(searcher: Searcher, texts: list[str]) -> None:
    """Print median, 95th percentile and maximum of the same queries, asked in different ways."""

    def first_page(query: str) -> None:
        for found in searcher.exact(query).documents[:FIRST_PAGE]:
            found.ranges  # noqa: B018 (asked for to be computed)

    def every_place(query: str) -> None:
        for found in searcher.exact(query).documents:
            found.ranges  # noqa: B018

    ways: dict[str, Callable[[str], object]] = {
        "literal scan, every place": lambda query: [list(occurrences(t, query)) for t in texts],
        "literal scan, counts": lambda query: [text.count(query) for text in texts],
        f"exact, counts and {FIRST_PAGE} documents": first_page,
        "exact, every place": every_place,
    }
    queries = substrings(texts)
    times: dict[str, list[float]] = {name: [] for name in ways}
    for query in queries:
        for name, ask in ways.items():
            times[name].append(timed(lambda: ask(query)) * 1e3)  # noqa: B023
    click.echo(
        f"\n{len(queries)} substrings of 1 to 12 characters{'median':>11}{'p95':>9}{'max':>9}  ms"
    )
    for name, values in times.items():
        p95 = statistics.quantiles(values, n=20)[-1]
        click.echo(f"{name:<36}{statistics.median(values):>11.2f}{p95:>9.2f}{max(values):>9.2f}")


def read(folder: Path) -> list[IndexDocument]:
    """All text files below ``folder``, in the order of their paths."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".txt", ".md"})
    return [
        IndexDocument(str(path.relative_to(folder)), path.stem, (), path.read_text("utf-8-sig"))
        for path in paths
    ]


def substrings(texts: list[str]) -> list[str]:
    """The same random queries every time."""
    rng = random.Random(7)
    found: list[str] = []
    while len(found) < QUERIES:
        text = rng.choice(texts)
        length = rng.randint(1, 12)
        start = rng.randrange(max(len(text) - length, 1))
        query = text[start : start + length].strip()
        if query:
            found.append(query)
    return found


def memory(folder: Path) -> str:
    """Resident memory of a new process that has the index open and has answered two queries."""
    if not Path("/proc/self/status").exists():
        return "only measured on Linux"
    program = _MEMORY.format(root=str(ROOT), dictionary=str(DICTIONARY), folder=str(folder))
    output = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    ).stdout
    return f"{int(output) / 1024:.0f} MB"


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def row(name: str, value: str) -> None:
    """Print one line of the table."""
    click.echo(f"{name:<36}{value}")


if __name__ == "__main__":
    main()
