"""Measure the extraction of targets against the reviewed table, field by field, and its speed.

Run it from the project's folder::

    python tests/benchmarks/indicators.py [--show-aside] [--laws FOLDER]

Found is a reviewed row of which kind and value were extracted with a quote that overlaps it. The
rules were written on three documents; the other two were kept aside, so their misses are printed
only with ``--show-aside``: who writes rules must not read them. ``--laws`` reads a folder of
regulations, prints what is found in a seeded sample of 100, and the speed over all of them. Ends
with 1 if a figure is missed.
"""

import random
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.corpus.gazetteer import Gazetteer  # noqa: E402 (the project's folder must be first)
from reader.corpus.model import Document  # noqa: E402
from reader.corpus.pipeline import read_document  # noqa: E402
from reader.corpus.review import load_review  # noqa: E402
from reader.errors import CorpusError  # noqa: E402
from reader.indicators.extract import extract  # noqa: E402
from reader.indicators.model import Indicator, Kind  # noqa: E402
from reader.indicators.reviewed import load_reviewed  # noqa: E402
from reader.indicators.taxonomy import Taxonomy  # noqa: E402

RESOURCES = ROOT / "resources"
TUNED = ("dongying", "panjin", "gaogang")
ASIDE = ("cangzhou", "quanzhou")
SAMPLE = 100
SEED = 20
ROUNDS = 20
MIN_SPEED = 500_000
"""Characters a second."""

FIELDS: dict[str, tuple[float, Callable[[Indicator], object]]] = {
    "unit": (0.98, lambda row: row.unit),
    "target year": (0.90, lambda row: row.target_year),
    "comparator": (0.95, lambda row: row.comparator),
    "period": (0.85, lambda row: row.period if row.kind is Kind.TARGET else None),
    "canonical": (0.85, lambda row: row.canonical),
}
"""What must hold of the rows that are found, and how it is read."""

Pair = tuple[Indicator, Indicator]


@dataclass(frozen=True)
class Measured:
    """One document: pairs (reviewed, extracted), what was missed, what was too much."""

    name: str
    found: tuple[Pair, ...]
    missed: tuple[Indicator, ...]
    too_much: tuple[Indicator, ...]

    @property
    def precision(self) -> float:
        """Share of the extracted rows that are right."""
        return len(self.found) / max(len(self.found) + len(self.too_much), 1)

    @property
    def recall(self) -> float:
        """Share of the reviewed rows that are found."""
        return len(self.found) / max(len(self.found) + len(self.missed), 1)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / max(self.precision + self.recall, 1e-9)

    def accuracy(self, field: str) -> float:
        """Share of the found rows whose ``field`` is as reviewed."""
        read = FIELDS[field][1]
        right = sum(read(reviewed) == read(got) for reviewed, got in self.found)
        return right / max(len(self.found), 1)


def measure(name: str, reviewed: Sequence[Indicator], extracted: Sequence[Indicator]) -> Measured:
    """Pair each reviewed row with the extracted one that fits it best; none is used twice."""
    free = list(extracted)
    found: list[Pair] = []
    missed: list[Indicator] = []
    for row in reviewed:
        fitting = [got for got in free if _fits(row, got)]
        if not fitting:
            missed.append(row)
            continue
        best = max(fitting, key=lambda got: _closeness(row, got))
        free.remove(best)
        found.append((row, best))
    return Measured(name, tuple(found), tuple(missed), tuple(free))


def _fits(row: Indicator, got: Indicator) -> bool:
    same = (row.kind, row.value, row.value_to) == (got.kind, got.value, got.value_to)
    return same and _overlap(row, got) > 0


def _overlap(row: Indicator, got: Indicator) -> int:
    return min(row.end, got.end) - max(row.start, got.start)


def _closeness(row: Indicator, got: Indicator) -> tuple[bool, bool, int]:
    return row.subject == got.subject, row.canonical == got.canonical, _overlap(row, got)


def together(name: str, parts: Iterable[Measured]) -> Measured:
    """Several documents as one."""
    parts = tuple(parts)
    return Measured(
        name,
        tuple(pair for part in parts for pair in part.found),
        tuple(row for part in parts for row in part.missed),
        tuple(row for part in parts for row in part.too_much),
    )


def shipped(name: str, gazetteer: Gazetteer) -> Document:
    """A shipped document, read with its review."""
    folder = RESOURCES / "documents" / name
    return read_document(
        (folder / "source.txt").read_bytes(),
        "source.txt",
        gazetteer=gazetteer,
        review=load_review(folder),
    ).document


def _show_figures(measured: Measured) -> None:
    click.echo(
        f"{measured.name:<12}{len(measured.found) + len(measured.missed):>9}"
        f"{len(measured.found) + len(measured.too_much):>10}"
        f"{measured.precision:>10.3f}{measured.recall:>8.3f}{measured.f1:>8.3f}"
        + "".join(f"{measured.accuracy(field):>13.3f}" for field in FIELDS)
    )


def _show_errors(measured: Measured) -> None:
    for row in measured.missed:
        click.echo(f"  missed      {row.kind} {row.value} {row.unit}  {row.quote}")
    for row in measured.too_much:
        click.echo(f"  false alarm {row.kind} {row.value} {row.unit}  {row.quote}")
    for reviewed, got in measured.found:
        for field, (_, read) in FIELDS.items():
            if read(reviewed) != read(got):
                values = f"{read(reviewed)} read as {read(got)}"
                click.echo(f"  {field:<12}{values}  {reviewed.subject}")


def _shortfalls(measured: Measured, f1: float) -> list[str]:
    short = [f"{measured.name}: F1 {measured.f1:.3f} < {f1}"] if measured.f1 < f1 else []
    return short + [
        f"{measured.name}: {field} {measured.accuracy(field):.3f} < {least}"
        for field, (least, _) in FIELDS.items()
        if measured.accuracy(field) < least
    ]


def _speed(documents: Sequence[Document], taxonomy: Taxonomy, rounds: int) -> float:
    start = time.process_time()
    for _ in range(rounds):
        for document in documents:
            extract(document, taxonomy)
    seconds = time.process_time() - start
    return rounds * sum(len(document.text) for document in documents) / seconds


def _laws(folder: Path, gazetteer: Gazetteer, taxonomy: Taxonomy) -> float:
    """Print what is found in the sample; characters a second over all."""
    files = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".txt"})
    documents = []
    for path in files:
        try:
            documents.append(read_document(path.read_bytes(), path.name, gazetteer=gazetteer))
        except CorpusError as error:
            click.echo(f"  not read: {error}")
    texts = [read.document for read in documents]
    sample = random.Random(SEED).sample(texts, min(SAMPLE, len(texts)))
    rows = [row for document in sample for row in extract(document, taxonomy)]
    everywhere = sum(len(extract(document, taxonomy)) for document in texts)
    click.echo(
        f"\n{len(sample)} regulations of {len(texts)}: {len(rows)} rows; in all {everywhere}"
    )
    for row in rows:
        click.echo(f"  {row.kind} {row.target_year} {row.value} {row.unit}  {row.quote}")
    return _speed(texts, taxonomy, 1)


@click.command()
@click.option("--show-aside", is_flag=True, help="Print the errors of the two kept aside, too.")
@click.option("--laws", type=click.Path(path_type=Path, exists=True), help="Regulations.")
def main(*, show_aside: bool, laws: Path | None) -> None:
    """Print the table; exit 1 if a figure is missed."""
    gazetteer = Gazetteer.load(RESOURCES / "gazetteer.csv")
    taxonomy = Taxonomy.load(RESOURCES / "taxonomy.toml")
    documents = {name: shipped(name, gazetteer) for name in (*TUNED, *ASIDE)}
    reviewed = RESOURCES / "indicators.csv"
    parts = {
        name: measure(name, load_reviewed(reviewed, document), extract(document, taxonomy))
        for name, document in documents.items()
    }
    click.echo(
        f"{'document':<12}{'reviewed':>9}{'extracted':>10}{'precision':>10}{'recall':>8}{'F1':>8}"
        + "".join(f"{field:>13}" for field in FIELDS)
    )
    tuned = together("tuned", (parts[name] for name in TUNED))
    aside = together("kept aside", (parts[name] for name in ASIDE))
    everything = together("all", (tuned, aside))
    for measured in (*parts.values(), tuned, aside, everything):
        _show_figures(measured)
    for name in (*TUNED, *(ASIDE if show_aside else ())):
        click.echo(f"\n{name}")
        _show_errors(parts[name])
    speed = _speed(tuple(documents.values()), taxonomy, ROUNDS)
    click.echo(f"\n{speed / 1e6:.2f} million characters/s on the five documents")
    if laws is not None:
        click.echo(f"{_laws(laws, gazetteer, taxonomy) / 1e6:.2f} million characters/s on laws")
    short = _shortfalls(tuned, 0.92) + _shortfalls(aside, 0.85)
    short += [f"speed {speed:.0f} < {MIN_SPEED}"] if speed < MIN_SPEED else []
    for line in short:
        click.echo(f"missed: {line}")
    sys.exit(1 if short else 0)


if __name__ == "__main__":
    main()
