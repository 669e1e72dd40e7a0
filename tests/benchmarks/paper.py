"""Set excerpts on paper and measure what comes out, with the eyes of other programs.

Run it from the project's folder; pdftotext and pdftoppm (poppler-utils) must be there::

    python tests/benchmarks/paper.py [FOLDER]

Prints a table; the PDF files stay in FOLDER if one is given. The exit status is 1 if a character is
lost, a measure is more than 1 mm off, or the pages take too long.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402 (path first)
from PySide6.QtGui import QImage, QPainter  # noqa: E402

from reader.excerpts.model import Brochure, Excerpt, GroupHeading, QuoteLine, Run  # noqa: E402
from reader.ui.paper.composition import paper_steps  # noqa: E402
from reader.ui.paper.headless import make_drawing_ready  # noqa: E402
from reader.ui.paper.measures import LayoutName, PaperOptions  # noqa: E402
from reader.ui.paper.painter import SheetPainter  # noqa: E402
from reader.ui.paper.pdf import pdf_steps  # noqa: E402
from reader.ui.paper.preview_dialog import PreviewDialog  # noqa: E402
from reader.ui.paper.printed import Paper  # noqa: E402
from reader.ui.theme import LIGHT  # noqa: E402
from tests.excerpts.excerpt_samples import sample  # noqa: E402
from tests.ui.paper.pdf_reading import (  # noqa: E402
    by_pdftotext,
    by_pypdf,
    lost,
    texts_of,
    together,
    words_of,
)

MM = 72 / 25.4
MOST_OFF_MM = 1.0
MOST_SECONDS = 5.0
MOST_PAUSE_MS = 100
MOST_STEP_MS = 60
MANY = 200
DOTS_PER_MM = 10

_faults: list[str] = []


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as passing:
        folder = Path(sys.argv[1]) if sys.argv[1:] else Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        make_drawing_ready(ROOT / "resources")
        _texts(folder)
        for layout in ("standard", "compact"):
            _measures(folder, "compact" if layout == "compact" else "standard")
        _footers(folder)
        _pictures(folder)
        _times()
    for fault in _faults:
        click.echo(f"MISSED: {fault}", err=True)
    sys.exit(1 if _faults else 0)


def row(name: str, value: str, *, ok: bool = True) -> None:
    """Print a line of the table; remember what missed its mark."""
    click.echo(f"{name:<58} {value}")
    if not ok:
        _faults.append(f"{name}: {value}")


def finished(steps: Generator[Any, None, Any]) -> tuple[Any, float]:
    """What a generator returns, and its longest step in milliseconds of this processor."""
    longest = 0.0
    while True:
        began = time.thread_time()
        try:
            next(steps)
        except StopIteration as end:
            return end.value, longest
        finally:
            longest = max(longest, (time.thread_time() - began) * 1000)


def _written(brochure: Brochure, options: PaperOptions, path: Path) -> Paper:
    paper: Paper = finished(paper_steps(brochure, options))[0]
    path.write_bytes(finished(pdf_steps(paper))[0])
    return paper


def _texts(folder: Path) -> None:
    """Forty pieces of five cities, one note of 5,000 characters: nothing may be missing."""
    brochure = sample(40).brochure
    path = folder / "forty.pdf"
    paper = _written(brochure, PaperOptions(), path)
    _written(brochure, PaperOptions(mono=True), folder / "forty-mono.pdf")
    _written(brochure, PaperOptions(layout="compact"), folder / "forty-compact.pdf")
    wanted = len(list(texts_of(brochure)))
    characters = sum(map(len, texts_of(brochure)))
    row("40 pieces, pages", f"{len(paper.sheets)}; {brochure.counts}")
    readers = {
        "pdftotext": by_pdftotext(path),
        "pdftotext -raw": by_pdftotext(path, "-raw"),
        "pypdf": by_pypdf(path),
    }
    for name, text in readers.items():
        missing = lost(brochure, text)
        found = f"{wanted - len(missing)} of {wanted} texts, {characters:,} characters"
        row(f"found character for character by {name}", found, ok=not missing)
    _feet(path, brochure)


def _feet(path: Path, brochure: Brochure) -> None:
    """No page ends with a heading, whose text stands on the next one."""
    headings = {together(part.text) for part in brochure.parts if isinstance(part, GroupHeading)}
    headings |= {together(excerpt.heading) for excerpt in brochure.excerpts}
    pages = [page.strip().splitlines() for page in by_pdftotext(path, "-raw").split("\f")]
    body = pages[max(n for n, page in enumerate(pages) if "目录" in page) + 1 :]
    alone = [page[-1] for page in body if page and together(page[-1]) in headings]
    row("headings alone at the foot of a page", str(len(alone)), ok=not alone)


def _plain(count: int) -> Brochure:
    """A brochure of Han characters alone."""
    text = "".join(chr(0x4E00 + place % 800) for place in range(count))
    excerpt = Excerpt(1, "", "", "【1】", (QuoteLine((Run(text),)),), (), (), (), "", text)
    return Brochure("量", "量", (), "", (), (), (excerpt,), ())


def _measures(folder: Path, layout: LayoutName) -> None:
    """The edges of a full page and what stands on it."""
    across, down = (28, 22) if layout == "standard" else (36, 35)
    path = folder / f"full-{layout}.pdf"
    _written(_plain(6000), PaperOptions(layout=layout), path)
    for page, left in ((3, 28), (4, 26)):
        lines = [word for word in words_of(path) if word.page == page]
        full = {len(word.text) for word in lines}
        grid = f"{len(lines)} lines of {sorted(full)} characters"
        row(f"{layout}, page {page}", grid, ok=len(lines) == down and full == {across})
        edges = (
            ("left edge", min(word.left for word in lines), left * MM),
            ("upper edge", min(word.top for word in lines), 37 * MM),
            ("right edge", max(word.right for word in lines), (left + 156) * MM),
            ("lower edge", max(word.bottom for word in lines), 262 * MM),
        )
        for name, found, wanted in edges:
            off = (found - wanted) / MM
            told = f"{found / MM:.2f} mm, standard {wanted / MM:.0f} mm"
            row(f"{layout}, page {page}, {name}", told, ok=abs(off) <= MOST_OFF_MM)
    tops = sorted(word.top for word in words_of(path) if word.page == 3)
    pitch = statistics.median(b - a for a, b in pairwise(tops))
    row(f"{layout}, from line to line", f"{pitch / MM:.2f} mm")


def _footers(folder: Path) -> None:
    """The dashes of the page numbers, measured on the picture of the page."""
    path = folder / "full-standard.pdf"
    resolution = str(DOTS_PER_MM * 25.4)
    command = ["pdftoppm", "-r", resolution, "-gray", "-png", str(path), str(folder / "page")]
    subprocess.run(command, check=True)
    for page, side in ((3, "right"), (4, "left")):
        picture = QImage(str(next(folder.glob(f"page-*{page}.png"))))
        ink = [
            (x / DOTS_PER_MM, y / DOTS_PER_MM)
            for y in range(264 * DOTS_PER_MM, 285 * DOTS_PER_MM)
            for x in range(20 * DOTS_PER_MM, 190 * DOTS_PER_MM)
            if picture.pixelColor(x, y).lightness() < 100
        ]
        low, high = min(x for x, _ in ink), max(x for x, _ in ink)
        edge = 184 - high if side == "right" else low - 26
        dashes = [y for x, y in ink if x < low + 2]
        told = f"{edge:.1f} mm from the {side} edge of the block (one character: 4.9 mm)"
        row(f"page {page}, page number", told, ok=abs(edge - 4.9) <= MOST_OFF_MM)
        below = min(dashes) - 262
        row(
            f"page {page}, dash below the block",
            f"{below:.2f} mm, standard 7 mm",
            ok=abs(below - 7) <= MOST_OFF_MM,
        )
    for picture_file in folder.glob("page-*.png"):
        picture_file.unlink()


def _pictures(folder: Path) -> None:
    """The preview beside the PDF as another program draws it: the same ink at the same places."""
    path = folder / "forty.pdf"
    paper = _written(sample(40).brochure, PaperOptions(), path)
    command = ["pdftoppm", "-r", "288", "-gray", "-png", "-l", "8", str(path), str(folder / "p")]
    subprocess.run(command, check=True)
    painter = SheetPainter(paper.faces, paper.glyphs)
    worst = 0.0
    for sheet, file in zip(paper.sheets[:8], sorted(folder.glob("p-*.png")), strict=True):
        theirs = QImage(str(file)).convertToFormat(QImage.Format.Format_Grayscale8)
        ours = QImage(theirs.size(), QImage.Format.Format_Grayscale8)
        ours.fill(Qt.GlobalColor.white)
        brush = QPainter(ours)
        brush.scale(4, 4)
        painter.paint(brush, sheet)
        brush.end()
        small = [
            bytes(
                picture.scaled(picture.size() / 4, mode=Qt.TransformationMode.SmoothTransformation)
                .convertToFormat(QImage.Format.Format_Grayscale8)
                .constBits()
            )
            for picture in (theirs, ours)
        ]
        differing = sum(abs(a - b) > 96 for a, b in zip(*small, strict=True))
        worst = max(worst, differing / len(small[0]))
        file.unlink()
    row("preview beside pdftoppm, pixels that differ", f"{worst:.3%} at most", ok=worst < 0.001)


def _times() -> None:
    """Two hundred pieces: how long, and how long nothing else can happen."""
    brochure = sample(MANY).brochure
    began = time.perf_counter()
    paper, longest = finished(paper_steps(brochure, PaperOptions()))
    seconds = time.perf_counter() - began
    row(f"{MANY} pieces, pages", str(len(paper.sheets)))
    row(f"{MANY} pieces, set in", f"{seconds:.2f} s", ok=seconds <= MOST_SECONDS)
    row(f"{MANY} pieces, longest step of setting", f"{longest:.0f} ms", ok=longest <= MOST_STEP_MS)
    began = time.perf_counter()
    data, longest = finished(pdf_steps(paper))
    seconds = time.perf_counter() - began
    row(f"{MANY} pieces, PDF written in", f"{seconds:.2f} s, {len(data) / 1e6:.1f} MB")
    row(f"{MANY} pieces, longest step of writing", f"{longest:.0f} ms", ok=longest <= MOST_STEP_MS)
    _pauses(brochure)


def _pauses(brochure: Brochure) -> None:
    """The longest time the window hears nothing while its pages are set.

    Counted is the time that its thread works: what other programs take is not its pause.
    """
    loop, pauses, worked = QEventLoop(), [], [time.thread_time()]
    dialog = PreviewDialog(brochure, PaperOptions(), LIGHT)

    def tick() -> None:
        pauses.append(time.thread_time() - worked[-1])
        worked.append(time.thread_time())
        if dialog.paper is not None:
            loop.quit()

    ticker = QTimer()
    ticker.setInterval(1)
    ticker.timeout.connect(tick)
    dialog.open()
    ticker.start()
    loop.exec()
    dialog.reject()
    longest = max(pauses) * 1000
    told = f"{longest:.0f} ms"
    row(f"{MANY} pieces, longest pause of the window", told, ok=longest <= MOST_PAUSE_MS)


if __name__ == "__main__":
    main()
