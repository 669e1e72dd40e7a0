"""Prove that the Word document of a collection is what it is meant to be, in another program too.

Run it from the project's folder::

    python tests/benchmarks/brochure.py [PIECES] [SEEDS]

Without PIECES there are 40, without SEEDS three collections, from the five shipped documents. Each
is written as Word document and as PDF. LibreOffice reads the Word document (without a window) and
writes it again: every comment must stand on exactly the characters its note speaks of, in both; the
outline must be that of the headings; the text must be that of the PDF (read by pdftotext). Prints a
table; the exit status is 1 if something differs. Needs ``soffice`` and ``pdftotext``.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.excerpts.annotated import annotate  # noqa: E402 (path first)
from reader.excerpts.model import Excerpt, Note  # noqa: E402
from reader.export.brochure_docx import (  # noqa: E402
    BrochureForm,
    write_brochure_docx,
    write_document_docx,
)
from reader.library.bundle import open_library  # noqa: E402
from reader.library.store import Library  # noqa: E402
from reader.ui.paper.composition import Content, compose_paper  # noqa: E402
from reader.ui.paper.headless import make_drawing_ready  # noqa: E402
from reader.ui.paper.measures import PaperOptions  # noqa: E402
from reader.ui.paper.pdf import write_pdf  # noqa: E402
from tests.export.brochure_samples import Collected, collected  # noqa: E402
from tests.export.docx_reading import comments, outline  # noqa: E402

RESOURCES = ROOT / "resources"
NEEDED = ("soffice", "pdftotext")
GAPS = ("……", "（略）\n", "\n（略）", "（略）")


@dataclass
class Tally:
    """What was counted over all collections."""

    notes: int = 0
    anchored: int = 0
    anchored_after: int = 0
    headings: int = 0
    outlines: int = 0
    documents: int = 0
    texts: int = 0
    characters: int = 0
    seconds: float = 0.0

    @property
    def missed(self) -> bool:
        """Whether anything is not as it must be."""
        wanted = (self.notes, self.notes, self.documents, self.documents)
        return wanted != (self.anchored, self.anchored_after, self.outlines, self.texts)


def main() -> None:
    """Print the table."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        click.echo(f"skipped: {', '.join(missing)} is not installed")
        return
    pieces = int(sys.argv[1]) if sys.argv[1:] else 40
    seeds = int(sys.argv[2]) if sys.argv[2:] else 3
    make_drawing_ready(RESOURCES)
    tally = Tally()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with open_library(folder / "library.db", RESOURCES) as library:
            for seed in range(seeds):
                prove_collection(collected(library, seed, pieces), library, folder, tally)
            prove_document(library, folder, tally)
    row("collections of pieces", f"{seeds} of {pieces}, and one document with notes")
    row("notes, all as comments on their characters", f"{tally.anchored} of {tally.notes}")
    row("the same after LibreOffice wrote it", f"{tally.anchored_after} of {tally.notes}")
    row("headings", f"{tally.headings}")
    row("outline equals headings", f"{tally.outlines} of {tally.documents}")
    row("text equals that of the PDF", f"{tally.texts} of {tally.documents}")
    row("characters compared", f"{tally.characters:,}")
    row("seconds to write the Word documents", f"{tally.seconds:.2f}")
    sys.exit(1 if tally.missed else 0)


def prove_collection(sample: Collected, library: Library, folder: Path, tally: Tally) -> None:
    """One collection."""
    brochure = sample.brochure(library)
    pages = print_paper(brochure, folder / "paper.pdf")
    began = time.perf_counter()
    write_brochure_docx(brochure, folder / "word.docx", BrochureForm(), pages)
    tally.seconds += time.perf_counter() - began
    expected = [(n, spoken_of(e, n)) for e in brochure.excerpts for n in e.notes]
    headings = [(entry.level, entry.text) for entry in brochure.contents]
    prove(folder, expected, headings, tally)


def prove_document(library: Library, folder: Path, tally: Tally) -> None:
    """A whole document with its notes."""
    notes = collected(library, 99, 40).annotations
    origin = library.documents()[-1]
    annotated = annotate(library.document(origin.id), origin, notes)
    print_paper(annotated, folder / "paper.pdf")
    write_document_docx(annotated, folder / "word.docx")
    expected = [(note, note.quote) for block in annotated.blocks for note in block.notes]
    headings = [
        (int(block.line.role[-1]), block.line.text)
        for block in annotated.blocks
        if block.line is not None and block.line.role.startswith("heading")
    ]
    tables = [block.rows[0] for block in annotated.blocks if block.rows and block.header]
    heads = ["".join(cell.text for cell in row) for row in tables]
    prove(folder, expected, headings, tally, ["".join(head.split()) for head in heads])


def print_paper(content: Content, path: Path) -> tuple[int, ...]:
    """Write the PDF; the pages of the lines of its 目录."""
    paper = compose_paper(content, PaperOptions())
    write_pdf(paper, path)
    return paper.contents


def spoken_of(excerpt: Excerpt, note: Note) -> str:
    """The characters a note speaks of, as far as they are printed."""
    runs = ["".join(r.text for r in line.runs if note.number in r.notes) for line in excerpt.lines]
    lines = runs if any(runs) else [without_gaps(line.text) for line in excerpt.lines]
    return "\n".join(filter(None, lines))


def without_gaps(text: str) -> str:
    """A text without the signs of what is left out."""
    for gap in GAPS:
        text = text.replace(gap, "")
    return text


def prove(
    folder: Path,
    expected: Sequence[tuple[Note, str]],
    headings: Sequence[tuple[int, str]],
    tally: Tally,
    heads: Sequence[str] = (),
) -> None:
    """Compare what was written with what LibreOffice and pdftotext read.

    Args:
        folder: Holds both files.
        expected: The notes and the characters they speak of.
        headings: Levels and texts.
        tally: Is counted up.
        heads: Of tables; the PDF has them again at the head of a page.
    """
    word = folder / "word.docx"
    again, plain = converted(word, "docx"), converted(word, "txt:Text (encoded):UTF8")
    tally.documents += 1
    tally.notes += len(expected)
    tally.anchored += agreeing(word, expected)
    tally.anchored_after += agreeing(again, expected)
    tally.headings += len(headings)
    tally.outlines += outline(word) == outline(again) == list(headings)
    shown = "".join(plain.read_text(encoding="utf-8-sig").split())
    run = subprocess.run(
        ["pdftotext", "-raw", "-nopgbrk", str(folder / "paper.pdf"), "-"],  # noqa: S607
        capture_output=True,
        check=True,
    )
    printed = without_repeats("".join(run.stdout.decode().split()), shown, heads)
    tally.texts += shown == printed
    tally.characters += len(printed)
    if shown != printed:
        tell_difference(shown, printed)


def without_repeats(printed: str, shown: str, heads: Sequence[str]) -> str:
    """The printed text without the heads of tables that stand again at the head of a page."""
    place = parting(shown, printed)
    while place < len(printed):
        near = [(n, h) for h in heads for n in range(place - len(h), place + 1) if n >= 0]
        again = next(((n, h) for n, h in near if printed.startswith(h, n)), None)
        if again is None or parting(shown, cut(printed, *again)) <= place:
            return printed
        printed = cut(printed, *again)
        place = parting(shown, printed)
    return printed


def cut(text: str, place: int, part: str) -> str:
    """A text without a part of it."""
    return text[:place] + text[place + len(part) :]


def parting(shown: str, printed: str) -> int:
    """Where two texts part; the length of the printed one if they do not."""
    if shown == printed:
        return len(printed)
    pairs = zip(shown, printed, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(shown), len(printed)))


def agreeing(path: Path, expected: Sequence[tuple[Note, str]]) -> int:
    """How many comments have text, author and characters of their note."""
    found = sorted((c.text, c.author, squeezed(c.anchored)) for c in comments(path))
    wanted = sorted((note.text, note.author, squeezed(quote)) for note, quote in expected)
    return (
        sum(a == b for a, b in zip(found, wanted, strict=False)) if len(found) == len(wanted) else 0
    )


def squeezed(text: str) -> str:
    """Without gaps and the ends of paragraphs and cells."""
    return without_gaps(text).replace("\n", "")


def converted(path: Path, kind: str) -> Path:
    """What LibreOffice makes of a file; it must be read without repair."""
    target = path.parent / "converted"
    profile = (path.parent / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    subprocess.run(
        [*command, "--outdir", str(target), str(path)], check=True, capture_output=True, timeout=300
    )
    return target / f"{path.stem}.{kind.partition(':')[0]}"


def tell_difference(shown: str, printed: str) -> None:
    """Print where two texts part."""
    place = parting(shown, printed)
    click.echo(f"  Word: …{shown[max(place - 20, 0) : place + 40]}")
    click.echo(f"  PDF:  …{printed[max(place - 20, 0) : place + 40]}")


def row(name: str, value: str) -> None:
    """A line of the table."""
    click.echo(f"{name:<46}{value}")


if __name__ == "__main__":
    main()
