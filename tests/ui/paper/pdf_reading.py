"""What a PDF says when it is read by somebody else's program."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdf import PdfReader

from reader.excerpts.model import Brochure

_BLANKS = re.compile(r"\s")
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
HAS_POPPLER = shutil.which("pdftotext") is not None


@dataclass(frozen=True)
class Word:
    """A word where it stands, in points from the upper left corner of its page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


def together(text: str) -> str:
    """A text without its blanks: lines end where the paper ends."""
    return _BLANKS.sub("", text)


def by_pypdf(path: Path) -> str:
    """All text of a PDF, as pypdf reads it."""
    return "".join(page.extract_text() for page in PdfReader(path).pages)


def by_pdftotext(path: Path, *options: str) -> str:
    """All text of a PDF, as pdftotext reads it."""
    command = ["pdftotext", *options, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def words_of(path: Path) -> list[Word]:
    """Every word of a PDF with its place, as pdftotext measures it."""
    words = []
    for page, part in enumerate(by_pdftotext(path, "-bbox").split("<page ")[1:], 1):
        words += [Word(page, *map(float, found[:4]), found[4]) for found in _WORD.findall(part)]
    return words


def texts_of(brochure: Brochure) -> Iterator[str]:
    """Everything that must be found in it whole: quotations, notes, headings, sources."""
    yield from (brochure.title, *brochure.introduction, brochure.counts, brochure.statement)
    for excerpt in brochure.excerpts:
        yield excerpt.heading
        yield "".join(line.text for line in excerpt.lines)
        yield from (note.lead + note.text for note in excerpt.notes)
        yield from excerpt.source
    for index in brochure.indexes:
        yield from (f"{entry.label}：{entry.places}" for entry in index.entries)


def lost(brochure: Brochure, text: str) -> list[str]:
    """What is not found in the text of a PDF, character for character."""
    found = together(text)
    return [words for words in texts_of(brochure) if together(words) not in found]
