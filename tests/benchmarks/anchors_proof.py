"""Prove that anchors keep their place in texts that are revised at random.

Run it from the project's folder::

    python tests/benchmarks/anchors_proof.py [EDITS]

Without EDITS there are 2,000. Prints a table; the exit status is 1 if an anchor was lost that had
to be found, or found where its text does not stand.
"""

import random
import sys
import time
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.corpus.model import Document, Metadata, SourceMap  # noqa: E402 (path first)
from reader.notes.anchors import make_anchor  # noqa: E402
from tests.notes.relocating import relocate_all  # noqa: E402
from tests.notes.revisions import (  # noqa: E402
    Revision,
    Tally,
    random_anchors,
    revised,
    shipped_documents,
)

ANCHORS = 40
MOST_EDITS = 5
"""So many edits at most between two versions of a document."""

LONG_TEXT = 300_000
MANY_ANCHORS = 10_000


def main() -> None:
    """Print the table."""
    chance = random.Random(20)
    documents = shipped_documents()
    left = int(sys.argv[1]) if sys.argv[1:] else 2000
    edits, versions, tally = left, 0, Tally()
    while left > 0:
        document = chance.choice(documents)
        anchors = random_anchors(chance, document, ANCHORS)
        revision = Revision(chance, document.text)
        for _ in range(min(chance.randint(1, MOST_EDITS), left)):
            revision.edit()
            left -= 1
        review = relocate_all(anchors, document, revised(document, revision.text))
        tally.count(revision, document, review)
        versions += 1
    row("edits", f"{edits:,} in {versions:,} versions")
    row("anchors", f"{tally.anchors:,}")
    row("quote and surroundings unique in both", f"{tally.certain:,}, all to be found")
    row("quote untouched", f"{tally.intact:,}, of them found {tally.found_intact:,}")
    row("found / to review", f"{tally.found:,} / {tally.review:,}")
    row("of them in a copy, or joined by one", f"{tally.copies:,}")
    row("lost or on a different text", f"{len(tally.wrong):,}")
    for line in tally.wrong[:20]:
        click.echo(f"  {line}")
    speed(chance, "".join(document.text for document in documents))
    sys.exit(1 if tally.wrong else 0)


def speed(chance: random.Random, alphabet: str) -> None:
    """Print how long many anchors of a long text take."""
    lines = ("".join(chance.choices(alphabet, k=80)).replace("\n", "") for _ in range(LONG_TEXT))
    text = "\n".join(line for line, _ in zip(lines, range(LONG_TEXT // 78), strict=False))
    old = Document("long", text, (), (), (), Metadata("long"), SourceMap(()), "0" * 64)
    starts = [chance.randrange(len(text) - 80) for _ in range(MANY_ANCHORS)]
    anchors = [make_anchor(old, start, start + chance.randint(1, 40)) for start in starts]
    for edits in (1, 300, 10_000):
        revision = Revision(chance, text)
        for _ in range(edits):
            place = chance.randrange(len(revision.text) - 5)
            revision.text = f"{revision.text[:place]}改{revision.text[place + 5 :]}"
        begun = time.perf_counter()
        relocate_all(anchors, old, revised(old, revision.text))
        seconds = time.perf_counter() - begun
        row(
            f"{MANY_ANCHORS:,} anchors, {len(text):,} characters",
            f"{edits:>6,} edits {seconds:.1f} s",
        )


def row(name: str, value: str) -> None:
    """Print one line of the table."""
    click.echo(f"{name:<42}{value}")


if __name__ == "__main__":
    main()
