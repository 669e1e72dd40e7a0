"""Measure the comparison of documents: pairs of sections, differences of texts, and their time.

Run it from the project's folder::

    python tests/benchmarks/compare.py [PATH] [--show-faults]

PATH is a folder of regulations in Markdown: the ten of ``tests/data/regulation_subjects.csv`` are
paired, and regulations that stand there in two versions are compared. What the measures mean is
told in ``tests/compare/gold.py``. Ends with 1 if a figure is missed.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.compare.differences import differences  # noqa: E402 (the project's folder is first)
from reader.compare.evidence import Evidence  # noqa: E402
from reader.compare.pairing import pair_sections  # noqa: E402
from reader.compare.words import shared_and_own  # noqa: E402
from reader.corpus.gazetteer import Gazetteer  # noqa: E402
from reader.corpus.model import Document  # noqa: E402
from reader.corpus.pipeline import read_document  # noqa: E402
from reader.library.bundle import open_library  # noqa: E402
from reader.library.upkeep import no_progress  # noqa: E402
from reader.paths import shipped_resources  # noqa: E402
from tests.compare.edits import edited  # noqa: E402
from tests.compare.gold import (  # noqa: E402
    Gold,
    Score,
    five_gold,
    judged,
    kept_aside,
    regulation_gold,
    regulation_names,
)

FIVE_ASKED = 0.90
REGULATIONS_ASKED = 0.85
LARGE = 100_000
SECONDS = 1.0
"""Of one processor, for two texts of 100,000 characters that are versions of one another."""
HARD_SECONDS = 2.0
"""For texts of that size that are made to be hard."""
EDITS = 500
SEED = 11


class Report:
    """Prints rows and remembers whether all was well."""

    def __init__(self) -> None:
        self.missed = 0

    def row(self, name: str, figure: str, *, holds: bool | None = None) -> None:
        """Print a row; ``holds`` None for one that is only told."""
        mark = "" if holds is None else ("ok" if holds else "MISSED")
        self.missed += holds is False
        click.echo(f"{name:<46} {figure:>28}  {mark}")


def pairing_rows(
    report: Report,
    name: str,
    documents: Mapping[str, Document],
    golds: Iterable[tuple[str, str, Gold]],
    asked: float | None,
    *,
    show_faults: bool,
) -> None:
    """Pair every two documents and judge the pairs; without ``asked`` figures are only told."""
    evidence = Evidence.shipped()
    total, seconds = Score(), []
    for left, right, gold in golds:
        start = process_time()
        pairing = pair_sections(documents[left], documents[right], evidence)
        seconds.append(process_time() - start)
        total += judged(pairing, documents[left], documents[right], gold)
    for measure in ("found", "right", "alone"):
        share = total.share(measure)
        figure = f"{share:.1%} of {total.judged[measure]}"
        holds = None if asked is None else share >= asked
        report.row(f"{name}: {measure}", figure, holds=holds)
    for kind in ("certain", "presumed"):
        measure = f"right, {kind}"
        report.row(f"{name}: {measure}", f"{total.share(measure):.1%} of {total.judged[measure]}")
    report.row(f"{name}: median seconds a pair", f"{median(seconds):.2f}")
    if show_faults:
        click.echo("\n".join(sorted(fault for fault in total.faults if not fault.endswith(": "))))


def five_documents() -> dict[str, Document]:
    """The shipped documents."""
    with (
        TemporaryDirectory() as folder,
        open_library(Path(folder) / "library.db", shipped_resources(), no_progress) as library,
    ):
        return {each.id: library.document(each.id) for each in library.documents()}


def read(path: Path) -> Document:
    """A file after the pipeline."""
    gazetteer = Gazetteer.load(shipped_resources() / "gazetteer.csv")
    return read_document(path.read_bytes(), path.name, gazetteer=gazetteer).document


def versions(folder: Path) -> Iterator[tuple[str, Path, Path]]:
    """Regulations that stand there in two versions: name, older and newer file."""
    by_title: dict[str, list[Path]] = defaultdict(list)
    for path in sorted(folder.rglob("*(*).md")):
        by_title[path.name.partition("(")[0]].append(path)
    for title, paths in by_title.items():
        if len(paths) == 2:
            older, newer = sorted(paths, key=lambda path: path.name.partition("(")[2])
            yield title, older, newer


def version_rows(report: Report, folder: Path) -> None:
    """Compare the regulations that stand there in two versions."""
    compared = 0
    for title, older, newer in versions(folder):
        old, new = read(older).text, read(newer).text
        found = differences(old, new)
        compared += 1
        figure = f"{len(found.changes)} paragraphs, {len(found.numbers)} numbers"
        report.row(f"versions: {title[:20]}", figure, holds=found.rebuild() == new)
    report.row("versions compared (at least 3)", str(compared), holds=compared >= 3)


def edit_rows(report: Report, documents: Mapping[str, Document]) -> None:
    """Rebuild randomly edited texts."""
    chance = random.Random(SEED)
    texts = [document.text for document in documents.values()]
    wrong = 0
    for _ in range(EDITS):
        old = chance.choice(texts)
        new = edited(old, chance)
        wrong += differences(old, new).rebuild() != new
    report.row("random edits rebuilt", f"{EDITS - wrong} of {EDITS}", holds=not wrong)


def time_rows(report: Report, documents: Mapping[str, Document]) -> None:
    """Time texts of 100,000 characters: versions, and texts made to be hard."""
    chance = random.Random(SEED)
    joined = "\n".join(document.text for document in documents.values())
    large = (joined * (LARGE // len(joined) + 1))[:LARGE]
    unique = "\n".join(f"{line}{place}" for place, line in enumerate(large.split("\n")))[:LARGE]
    versions_of: dict[str, tuple[str, str]] = {
        "edited 40 times": (unique, _often(unique, chance, 40)),
        "every paragraph changed": (unique, unique.replace("企业", "单位").replace("2", "3")),
        "3,000 characters changed": (unique, _sprinkled(unique, chance, 3000)),
    }
    hard: dict[str, tuple[str, str]] = {
        "equal lines": ("甲\n" * (LARGE // 2), "甲\n" * (LARGE // 2 - 9) + "乙\n" * 9),
        "lines of two kinds": _two(lambda: "\n".join(chance.choices("甲乙", k=LARGE // 2))),
        "no common lines": (
            "\n".join(f"{place}甲" for place in range(LARGE // 6)),
            "\n".join(f"{place}乙" for place in range(LARGE // 6)),
        ),
        "one line of 100,000": _two(lambda: "".join(chance.choices("甲乙丙丁", k=LARGE))),
        "one line, reversed": (large.replace("\n", ""), large.replace("\n", "")[::-1]),
    }
    for limit, cases in ((SECONDS, versions_of), (HARD_SECONDS, hard)):
        for name, (old, new) in cases.items():
            start = process_time()
            found = differences(old, new)
            seconds = process_time() - start
            holds = seconds <= limit and found.rebuild() == new
            report.row(f"differences: {name}", f"{seconds:.2f} s", holds=holds)


def _two(make: Callable[[], str]) -> tuple[str, str]:
    return make(), make()


def _often(text: str, chance: random.Random, times: int) -> str:
    for _ in range(times):
        text = edited(text, chance)
    return text


def _sprinkled(text: str, chance: random.Random, count: int) -> str:
    characters = list(text)
    for place in chance.sample(range(len(characters)), count):
        if characters[place] != "\n":
            characters[place] = chance.choice("的一是在不了有和人这")
    return "".join(characters)


def word_rows(report: Report, documents: Mapping[str, Document]) -> None:
    """Time the words of all documents."""
    start = process_time()
    found = shared_and_own(list(documents.values()))
    figure = f"{len(found.shared)} shared, {len(found.own)} own"
    report.row("words of five documents", figure)
    report.row("words of five documents, seconds", f"{process_time() - start:.2f}")


@click.command()
@click.argument("path", required=False, type=click.Path(exists=True, path_type=Path))
@click.option("--show-faults", is_flag=True, help="Print what was judged wrong.")
def main(path: Path | None, *, show_faults: bool) -> None:
    """Print the table."""
    report = Report()
    five = five_documents()
    gold = list(five_gold(five))
    pairing_rows(report, "five documents", five, gold, FIVE_ASKED, show_faults=show_faults)
    edit_rows(report, five)
    time_rows(report, five)
    word_rows(report, five)
    if path is not None:
        files = {file.stem: file for file in path.rglob("*.md")}
        ten = {name: read(files[name]) for name in regulation_names()}
        told = list(regulation_gold(ten))
        pairing_rows(
            report, "ten regulations", ten, told, REGULATIONS_ASKED, show_faults=show_faults
        )
        for name, aside in (("fitted to", False), ("kept aside", True)):
            half = [each for each in told if kept_aside(*each[:2]) is aside]
            pairing_rows(report, f"of them {name}", ten, half, None, show_faults=False)
        version_rows(report, path)
    sys.exit(1 if report.missed else 0)


if __name__ == "__main__":
    main()
