"""Prove that notes stay on their own words: closed and opened, and in documents that are replaced.

Run it from the project's folder::

    python tests/benchmarks/notes_proof.py [PATH] [MARKS] [EDITS]

Over the five shipped documents and some of the texts below PATH (Markdown or text): 10,000 random
selections of 4 to 20 characters are marked, everything is closed and opened again. Then 2,000
random edits of documents that carry 40 marks each; they are replaced in their place, by a newer
version, or removed and added again. Prints a table; the exit status is 1 if a mark came to stand
elsewhere, or on other words, or if less than 99 % of the untouched ones were found again.
"""

import random
import sys
import tempfile
import time
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.corpus.gazetteer import Gazetteer  # noqa: E402 (path first)
from reader.corpus.model import Document  # noqa: E402
from reader.corpus.pipeline import read_document  # noqa: E402
from reader.errors import CorpusError  # noqa: E402
from reader.library.bundle import open_library  # noqa: E402
from reader.library.store import Library  # noqa: E402
from tests.notes.marking import mark_and_reopen, replace_and_look  # noqa: E402

MARKS = 10_000
EDITS = 2_000
MOST_EDITS = 5
"""So many edits at most between two versions of a document."""

OTHERS = 60
"""So many texts below PATH are taken."""

LEAST_FOUND = 0.99


def main() -> None:
    """Print the table."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    folders = [Path(word) for word in sys.argv[1:] if not word.isdigit()]
    marks, edits = (numbers + [MARKS, EDITS][len(numbers) :])[:2]
    chance = random.Random(60)
    with tempfile.TemporaryDirectory() as temporary:
        data = Path(temporary)
        with open_library(data / "library.db", ROOT / "resources") as library:
            for document in others(chance, folders):
                library.add(document, "", "imported")
            documents = [library.document(summary.id) for summary in library.documents()]
        row("documents", f"{len(documents):,}")
        right = marked(chance, data, documents, marks) and edited(chance, data, documents, edits)
    sys.exit(0 if right else 1)


def others(chance: random.Random, folders: list[Path]) -> list[Document]:
    """Some texts of a folder after the pipeline."""
    gazetteer = Gazetteer.load(ROOT / "resources" / "gazetteer.csv")
    paths = sorted(path for folder in folders for path in folder.rglob("*.[mt][dx]*"))
    found = []
    for path in chance.sample(paths, min(OTHERS, len(paths))):
        try:
            document = read_document(path.read_bytes(), path.name, gazetteer=gazetteer).document
        except CorpusError:
            continue
        if len(document.text) > 200:
            found.append(document)
    return found


def marked(chance: random.Random, data: Path, documents: list[Document], marks: int) -> bool:
    """Mark, close, open again."""
    begun = time.monotonic()
    ids = [document.id for document in documents]
    result = mark_and_reopen(chance, data / "library.db", data / "notes.db", ids, marks)
    seconds = time.monotonic() - begun
    row("marks, each an action", f"{result.marks:,} in {seconds:.0f} s")
    row("of them on words that stand repeatedly", f"{result.repeated:,}")
    row("not on the same occurrence", f"{result.misplaced:,}")
    return result.misplaced == 0


def edited(chance: random.Random, data: Path, documents: list[Document], edits: int) -> bool:
    """Replace documents by revised ones."""
    left, versions, untouched, found = edits, 0, 0, 0
    marks = on_others = 0
    wrong: list[str] = []
    with Library.open(data / "library.db") as library:
        while left > 0:
            document = chance.choice(documents)
            step = min(chance.randint(1, MOST_EDITS), left)
            tally, whole, again = replace_and_look(
                chance, library, data / "edited.db", document, step
            )
            left -= step
            versions += 1
            untouched, found = untouched + whole, found + again
            marks += tally.anchors
            on_others += sum(line.startswith("on a different text") for line in tally.wrong)
            wrong += [f"{document.id}: {line}" for line in tally.wrong]
    row("edits", f"{edits:,} in {versions:,} versions")
    row("marks followed", f"{marks:,}")
    row("on different words", f"{on_others:,}")
    row("quote and surroundings untouched", f"{untouched:,}")
    row("of them found again", f"{found:,} = {found / max(untouched, 1):.2%}")
    row("lost or elsewhere though certain", f"{len(wrong):,}")
    for line in wrong[:20]:
        click.echo(f"  {line}")
    return not wrong and found >= LEAST_FOUND * untouched


def row(name: str, value: str) -> None:
    """Print one line of the table."""
    click.echo(f"{name:<42}{value}")


if __name__ == "__main__":
    main()
