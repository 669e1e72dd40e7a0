"""Measure search beside the literal scan, SQLite FTS5 and Recoll, in one run on one machine.

Run it from the project's folder::

    python tests/benchmarks/search.py [PATH] [--queries N]

Without PATH the documents are the five that are shipped. PATH, a folder or a ``.tar.xz`` of files
the program can read, is imported beside them through the library, in a temporary folder. Prints
Markdown tables and keeps nothing. Ends with 1 if an exact answer is not complete or, from 1,000
documents on, if a budget is missed.
"""

import csv
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from index.folding import fold  # noqa: E402 (the project's folder must be on the path first)
from index.literal import occurrences  # noqa: E402
from reader.errors import SearchError  # noqa: E402
from reader.export.hits import export_hits  # noqa: E402
from reader.library.bundle import open_library  # noqa: E402
from reader.library.gather import gather  # noqa: E402
from reader.library.ingest import Importer, Setting  # noqa: E402
from reader.library.store import Library  # noqa: E402
from reader.search import Mode  # noqa: E402
from reader.search.dictionary import policy_analyzer  # noqa: E402
from reader.search.preparation import prepare_index  # noqa: E402
from reader.search.service import SearchService  # noqa: E402
from tests.benchmarks.other_engines import (  # noqa: E402
    Engine,
    LiteralCounts,
    LiteralPlaces,
    Recoll,
    Trigrams,
    size_of,
)
from tests.benchmarks.queries import mixed_queries  # noqa: E402

RESOURCES = ROOT / "resources"
FIRST_PAGE = 50
"""So many hits are made with their snippets, as the window does before it shows an answer."""

BUDGETS_FROM = 1_000
"""Documents from which on budgets hold; fewer are searched faster than time can be told."""

WORDS = (
    "人民政府",
    "研发",
    "链主",
    "成果转化",
    "应当",
    "規定",
    "R&D",
    "2.5%",
    "〔2018〕",
    "（一）",
)
EXPORTED = "应当"
_MEMORY = """
import sys
from pathlib import Path
sys.path.insert(0, {root!r})
from reader.library.store import Library
from reader.search.service import SearchService
with Library.open(Path({library!r})) as library:
    service = SearchService(library, Path({index!r}))
    for query in ("研发", "的", "R&D", "人民政府"):
        answer = service.search(query)
        [hit for document in answer.documents[:20] for hit in document.hits[:20]]
        service.search(query, "smart")
    status = Path("/proc/self/status").read_text("ascii")
print(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))
"""


@dataclass
class Times:
    """What one way to search took and found.

    Attributes:
        milliseconds: Of every query.
        complete: Queries for which it found every document that holds the string.
        found: Documents found for all queries together, as far as they hold the string.
        wrong: Documents found that do not hold it: for smart mode its synonyms and words, elsewhere
            what was taken for the same, such as a string with another mark in it.
    """

    milliseconds: list[float] = field(default_factory=list)
    complete: int = 0
    found: int = 0
    wrong: int = 0

    @property
    def median(self) -> float:
        """Of the queries, in milliseconds."""
        return statistics.median(self.milliseconds)

    @property
    def p95(self) -> float:
        """So long 95 of 100 queries take at most, in milliseconds."""
        return statistics.quantiles(self.milliseconds, n=20)[-1]


@dataclass
class Corpus:
    """What is searched.

    Attributes:
        folder: Holds library and index.
        texts: Folded texts by id.
        characters: Of the texts as they are read.
    """

    folder: Path
    library: Library
    texts: dict[str, str]
    characters: int

    @property
    def is_large(self) -> bool:
        """True if budgets hold."""
        return len(self.texts) >= BUDGETS_FROM


@click.command()
@click.argument("path", type=click.Path(exists=True, path_type=Path), required=False)
@click.option("--queries", default=200, help="How many mixed queries are asked.")
def main(path: Path | None, queries: int) -> None:
    """Print the tables."""
    misses: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with corpus_of(path, folder, misses) as corpus:
            seconds = timed(lambda: prepare_index(corpus.library, folder / "again"))
            speed = corpus.characters / seconds / 1e6
            row("index built anew", f"{seconds:.1f} s, {speed:.2f} M characters/s")
            demand(misses, speed >= 0.8 or not corpus.is_large, "index: 0.8 M characters/s")
            row("index on disk", megabytes(size_of(folder / "index")))
            files = folder.glob("library.db*")
            row("library on disk", megabytes(sum(size_of(file) for file in files)))
            report_memory(corpus, misses)
            measure(corpus, queries, misses)
            measure_exports(corpus, misses)
    for miss in misses:
        click.echo(f"MISSED {miss}", err=True)
    sys.exit(bool(misses))


@contextmanager
def corpus_of(path: Path | None, folder: Path, misses: list[str]) -> Iterator[Corpus]:
    """The five documents and what is below ``path``, imported; tells how long that took."""
    click.echo("| measured | |\n|---|---|")
    with open_library(folder / "library.db", RESOURCES) as library:
        prepare_index(library, folder / "index")
        if path is not None:
            setting = Setting(library, folder / "index", policy_analyzer(), RESOURCES)
            with unpacked(path) as files:
                report = Importer(setting).run(gather([files]))
            speed = report.characters / report.seconds / 1e6
            row("import", f"{report.seconds:.1f} s, {speed:.2f} M characters/s")
            demand(misses, speed >= 0.3, "import: 0.3 M characters/s")
        prepare_index(library, folder / "index")
        summaries = library.documents()
        texts = {summary.id: fold(library.text(summary.id)).text for summary in summaries}
        corpus = Corpus(folder, library, texts, sum(s.characters for s in summaries))
        row("documents", f"{len(texts):,}")
        row("characters", f"{corpus.characters:,}")
        yield corpus


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder itself, or a temporary one with what is in the archive."""
    if path.is_dir():
        yield path
        return
    with tempfile.TemporaryDirectory() as folder, tarfile.open(path) as archive:
        archive.extractall(folder, filter="data")
        yield Path(folder)


def report_memory(corpus: Corpus, misses: list[str]) -> None:
    """Tell what a new process holds that has answered queries in both modes."""
    if not Path("/proc/self/status").exists():
        row("memory", "only measured on Linux")
        return
    program = _MEMORY.format(
        root=str(ROOT),
        library=str(corpus.folder / "library.db"),
        index=str(corpus.folder / "index"),
    )
    command = [sys.executable, "-c", program]
    output = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    row("memory, open for search", f"{int(output) / 1024:.0f} MB")
    demand(misses, int(output) <= 350 * 1024, "memory: 350 MB")


def measure(corpus: Corpus, number: int, misses: list[str]) -> None:
    """Ask the same queries in every way; print how long it took and what was found."""
    service = SearchService(corpus.library, corpus.folder / "index")
    engines = [*other_engines(corpus)]
    ways: dict[str, Callable[[str], set[str]]] = {
        "**exact: counts, cities, first page**": lambda query: ask(service, query, "exact"),
        "**smart: counts, reasons, first page**": lambda query: ask(service, query, "smart"),
        **{engine.name: folded_first(engine) for engine in engines},
    }
    queries = mixed_queries(corpus.texts, number)
    times = {name: Times() for name in ways}
    total = 0
    for query in queries:
        truth = holders(corpus.texts, query)
        total += len(truth)
        for name, find in ways.items():
            began = time.perf_counter()
            found = find(query)
            times[name].milliseconds.append((time.perf_counter() - began) * 1e3)
            times[name].found += len(found & truth.keys())
            times[name].wrong += len(found - truth.keys())
            times[name].complete += truth.keys() <= found
        check_counts(service, query, truth, misses)
    click.echo(
        f"\n| {len(queries)} mixed queries | complete answers | documents found of {total:,} "
        "| others found | median ms | p95 ms | max ms |\n|---|---|---|---|---|---|---|"
    )
    for name, took in times.items():
        click.echo(
            f"| {name} | {took.complete} | {took.found:,} | {took.wrong:,} "
            f"| {took.median:.1f} | {took.p95:.1f} | {max(took.milliseconds):.1f} |"
        )
    if corpus.is_large:
        check_budgets(list(times.values()), misses)
    compare_words(corpus, service, engines)


def folded_first(engine: Engine) -> Callable[[str], set[str]]:
    """Ask an engine for the folded form of a query."""
    return lambda query: engine.find(fold(query).text)


def other_engines(corpus: Corpus) -> Iterator[Engine]:
    """The engines to compare with; tells how long building them took."""
    yield LiteralCounts(corpus.texts)
    yield LiteralPlaces(corpus.texts)
    kinds: list[Callable[[Mapping[str, str], Path], Engine]] = [Trigrams]
    if Recoll.is_installed():
        kinds.append(Recoll)
    for kind in kinds:
        began = time.perf_counter()
        engine = kind(corpus.texts, corpus.folder)
        seconds = time.perf_counter() - began
        row(f"{engine.name}: built", f"{seconds:.1f} s, {megabytes(engine.size)}")
        yield engine


def ask(service: SearchService, query: str, mode: Mode) -> set[str]:
    """Answer a query as the window does, first page included; ids of the documents found.

    A string that is no query in smart mode is answered in a sentence: no document.
    """
    try:
        answer = service.search(query, mode)
    except SearchError:
        return set()
    left = FIRST_PAGE
    for document in answer.documents:
        left -= len(document.hits[:left])
        if left <= 0:
            break
    return {document.id for document in answer.documents}


def check_counts(
    service: SearchService, query: str, truth: Mapping[str, int], misses: list[str]
) -> None:
    """Compare the counts of every document and of all with those of a literal scan."""
    answer = service.search(query)
    counted = {document.id: len(document.hits) for document in answer.documents}
    complete = counted == truth and answer.total_hits == sum(truth.values())
    cities = sum(count.hits for count in answer.by_city.values()) == answer.total_hits
    demand(misses, complete and cities, f"exact: {query!r} is not answered completely")


def check_budgets(times: Sequence[Times], misses: list[str]) -> None:
    """Compare the first two ways with the third, the literal scan."""
    exact, smart, scan, *_ = times
    demand(misses, exact.median <= 2 * scan.median, "exact: median 2 × the literal scan")
    demand(misses, exact.p95 <= 4 * scan.p95, "exact: p95 4 × the literal scan")
    demand(misses, exact.p95 <= 60, "exact: p95 60 ms")
    demand(misses, smart.p95 <= 100, "smart: p95 100 ms")


def compare_words(corpus: Corpus, service: SearchService, engines: Sequence[Engine]) -> None:
    """Print how many documents each way finds for some words, beside the truth."""
    others = [engine for engine in engines if engine.size]
    heads = " | ".join(engine.name for engine in others)
    click.echo(f"\n| documents that hold | truth | exact | {heads} |")
    click.echo("|---" * (len(others) + 3) + "|")
    for word in WORDS:
        truth = holders(corpus.texts, word).keys()
        found = [ask(service, word, "exact")] + [e.find(fold(word).text) for e in others]
        cells = " | ".join(f"{len(ids & truth):,}" for ids in found)
        click.echo(f"| {word} | {len(truth):,} | {cells} |")


def measure_exports(corpus: Corpus, misses: list[str]) -> None:
    """Take all hits of a frequent word along, and count the rows that were written."""
    service = SearchService(corpus.library, corpus.folder / "index")
    answer = service.search(EXPORTED)
    day = date(2026, 1, 1)
    click.echo(
        f"\n| {answer.total_hits:,} hits of {EXPORTED} | rows | seconds | MB |\n|---|---|---|---|"
    )
    for suffix, rows_in in (".xlsx", rows_of_xlsx), (".csv", rows_of_csv):
        path = corpus.folder / f"hits{suffix}"
        seconds = timed(lambda: export_hits(answer, corpus.library, path, day))  # noqa: B023
        rows = rows_in(path)
        click.echo(f"| {suffix} | {rows:,} | {seconds:.1f} | {size_of(path) / 1e6:.1f} |")
        demand(misses, rows == answer.total_hits, f"{suffix}: every hit is exported")


def rows_of_xlsx(path: Path) -> int:
    """Rows of hits in a workbook."""
    return sum(1 for _ in load_workbook(path, read_only=True)["命中"].rows) - 1


def rows_of_csv(path: Path) -> int:
    """Rows of hits in a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


def holders(texts: Mapping[str, str], query: str) -> dict[str, int]:
    """The documents that hold a string, with the number of places, found by scanning them all."""
    needle = fold(query).text
    counts = {name: len(list(occurrences(text, needle))) for name, text in texts.items()}
    return {name: count for name, count in counts.items() if count}


def timed(work: Callable[[], object]) -> float:
    """Seconds that ``work`` takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def demand(misses: list[str], kept: bool, words: str) -> None:
    """Note what is missed."""
    if not kept:
        misses.append(words)


def megabytes(size: int) -> str:
    """Bytes in words."""
    return f"{size / 1e6:.1f} MB"


def row(name: str, value: str) -> None:
    """Print one line of the first table."""
    click.echo(f"| {name} | {value} |")


if __name__ == "__main__":
    main()
