"""Quotations cut into runs: where marks begin and end, where something is left out."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from reader.excerpts.model import (
    MARK_STYLES,
    OMISSION,
    PARAGRAPH_OMISSION,
    Note,
    QuoteLine,
    Role,
    Run,
)
from reader.library.tables import BETWEEN_CELLS, WHOLE, Seams
from reader.library.wording import chinese_date
from reader.notes.model import Annotation, Meaning

NOTE_WORD = "批注"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ORDER = {meaning: place for place, meaning in enumerate(MARK_STYLES)}


@dataclass(frozen=True, slots=True)
class Highlight:
    """A marked range of a text and the number of the note that speaks of it.

    Attributes:
        number: Of the note in its piece; 0 for a mark without one.
        meaning: None for a note without a mark.
    """

    start: int
    end: int
    meaning: Meaning | None
    number: int = 0


def circled(number: int) -> str:
    """① to ⑳, beyond that (21)."""
    return _CIRCLED[number - 1] if number <= len(_CIRCLED) else f"({number})"


def numbered_notes(
    annotations: Sequence[Annotation], first: int = 1, *, numbers: bool
) -> tuple[list[Note], list[int]]:
    """The notes of the annotations in the order of their places.

    Args:
        annotations: In the order of the text; those without a note give none.
        first: Number of the first note.
        numbers: Whether the notes show their numbers.

    Returns:
        The notes, and for each annotation the number of its note, 0 for none.
    """
    notes: list[Note] = []
    given = []
    for annotation in annotations:
        if not annotation.note.strip():
            given.append(0)
            continue
        number = first + len(notes)
        given.append(number)
        notes.append(note_of(annotation, number, shown=numbers))
    return notes, given


def note_of(annotation: Annotation, number: int, *, shown: bool) -> Note:
    """The note of an annotation.

    Args:
        annotation: Has a note.
        number: Of the note.
        shown: Whether the number is printed.
    """
    return Note(
        number=number,
        lead=note_lead(annotation.author, annotation.created, number if shown else 0),
        text=annotation.note.strip("\n"),
        author=annotation.author,
        created=annotation.created,
        meaning=annotation.meaning,
        quote=annotation.anchor.quote,
        tags=annotation.tags,
    )


def note_lead(author: str, created: str, number: int) -> str:
    """What introduces a note: 〔批注②〕王某某 2026年5月3日：.

    Args:
        author: "" if unknown.
        created: ISO 8601; "" if unknown.
        number: 0 where none is printed.
    """
    mark = f"〔{NOTE_WORD}{circled(number) if number else ''}〕"
    facts = " ".join(part for part in (author, chinese_date(created[:10])) if part)
    return f"{mark}{facts}：" if facts else mark


def quote_lines(
    text: str,
    highlights: Iterable[Highlight],
    omissions: Iterable[tuple[int, int]] = (),
    seams: Seams = WHOLE,
) -> tuple[QuoteLine, ...]:
    r"""Cut a quotation into paragraphs and runs.

    Args:
        text: The quotation as it stands in the document; "\n" parts paragraphs.
        highlights: What is marked, in positions of ``text``; parts outside it are left out.
        omissions: Ranges of ``text`` that are left out.
        seams: Where rows and cells of a table begin.
    """
    cells = frozenset(seams.cells)
    cut = _Cutter(text, tuple(highlights), _merged(omissions, len(text)), cells)
    lines: list[QuoteLine] = []
    left_out = False
    for start, end in _paragraphs(text, seams.rows):
        if start == end:
            pass
        elif not cut.is_omitted(start, end):
            lines.append(cut.line(start, end))
            left_out = False
        elif not left_out:
            lines.append(QuoteLine((Run(PARAGRAPH_OMISSION, omission=True),)))
            left_out = True
    return tuple(lines)


def _paragraphs(text: str, rows: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The ranges of paragraphs, and of rows within them."""
    start = 0
    for row in (*rows, len(text) + 1):
        while (end := text.find("\n", start, min(row, len(text)))) >= 0:
            yield start, end
            start = end + 1
        yield start, min(row, len(text))
        start = row


def _merged(omissions: Iterable[tuple[int, int]], length: int) -> tuple[tuple[int, int], ...]:
    """The ranges inside the text, rising, without overlap."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted((max(low, 0), min(high, length)) for low, high in omissions):
        if low >= high:
            continue
        if merged and low <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(merged)


@dataclass(frozen=True)
class _Cutter:
    """Cuts one text."""

    text: str
    highlights: tuple[Highlight, ...]
    omissions: tuple[tuple[int, int], ...]
    cells: frozenset[int] = frozenset()

    def is_omitted(self, start: int, end: int) -> bool:
        """Whether all of a paragraph is left out."""
        return any(low <= start and end <= high for low, high in self.omissions)

    def line(self, start: int, end: int, role: Role = Role.BODY) -> QuoteLine:
        """One paragraph; it is not left out as a whole."""
        inside = [h for h in self.highlights if h.start < end and h.end > start]
        gaps = [(max(a, start), min(b, end)) for a, b in self.omissions if a < end and b > start]
        cuts = {start, end}
        cuts.update(place for h in inside for place in (h.start, h.end) if start < place < end)
        cuts.update(place for gap in gaps for place in gap)
        cuts.update(place for place in self.cells if start < place < end)
        if start == end:
            return QuoteLine((), role)
        places = sorted(cuts)
        runs: list[Run] = []
        for low, high in pairwise(places):
            if any(a <= low < b for a, b in gaps):
                if not (runs and runs[-1].omission):
                    runs.append(Run(OMISSION, omission=True))
                continue
            if low in self.cells and runs:
                runs.append(Run(BETWEEN_CELLS))
            runs.append(self._run(low, high, inside))
        return QuoteLine(tuple(runs), role)

    def _run(self, low: int, high: int, inside: Iterable[Highlight]) -> Run:
        over = [h for h in inside if h.start <= low < h.end]
        marks = {h.meaning for h in over if h.meaning is not None}
        notes = {h.number for h in over if h.number}
        return Run(
            self.text[low:high], tuple(sorted(marks, key=_ORDER.__getitem__)), tuple(sorted(notes))
        )


def marked_line(
    text: str, place: tuple[int, int], highlights: Sequence[Highlight], role: Role
) -> QuoteLine:
    """One paragraph of a document.

    Args:
        text: Of the document.
        place: Start and end of the paragraph.
        highlights: In positions of ``text``.
        role: What the paragraph is.
    """
    return _Cutter(text, tuple(highlights), ()).line(*place, role)


def led_line(
    text: str, place: tuple[int, int], highlights: Sequence[Highlight], heading: tuple[int, int]
) -> QuoteLine:
    """A paragraph that begins with its heading.

    Args:
        text: Of the document.
        place: Start and end of the paragraph.
        highlights: In positions of ``text``.
        heading: Where the heading ends, and its level.
    """
    cutter = _Cutter(text, tuple(highlights), ())
    (start, end), (stop, level) = place, heading
    lead = cutter.line(start, stop).runs
    rest = cutter.line(stop, end).runs
    return QuoteLine((*(replace(run, heading=level) for run in lead), *rest))


def touching(
    annotations: Sequence[Annotation], starts: Sequence[int], start: int, end: int
) -> list[Annotation]:
    """The annotations that share characters with ``[start, end)``, in the order of their starts.

    Args:
        annotations: Of one text, in the order of their starts.
        starts: Their starts.
        start: Of the range.
        end: Of the range.
    """
    stop = bisect_left(starts, end)
    return [a for a in annotations[:stop] if a.anchor.end > start]
