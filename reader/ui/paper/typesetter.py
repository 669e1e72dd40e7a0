"""Paragraphs → rows: letters in their faces, lines, marks under the characters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from reader.excerpts.marking import circled
from reader.excerpts.model import MARK_STYLES, Run
from reader.ui.paper.breaking import Letter, SetLine, set_lines
from reader.ui.paper.faces import FaceRole, Faces, glyphs_of
from reader.ui.paper.items import Item, Text
from reader.ui.paper.measures import Lettering
from reader.ui.paper.rows import MarginMark, Row
from reader.ui.paper.underlines import DISTANCE, Span, spans_of, underline, wash

ASCENT = 0.88
"""From the upper edge of the em of a Chinese face to its baseline."""

_CLOSEST_STEP = 0.23
"""From one line under small characters to the next one, ems."""
_LINE_ROOM = 3.2
"""What the lowest line and the blank below it take, points."""

_LEADS = {1: FaceRole.HEI, 2: FaceRole.KAI}
"""Faces of headings by their level; lower ones are set as the text (conventions 1.2)."""

Alignment = Literal["justified", "left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a paragraph is set.

    Attributes:
        indent: Of the first line, in characters.
        inset: Of all lines, at both sides, points.
        before: Blank above the paragraph, points.
        keep: All of it stays on the page of what follows.
        keep_first: So many lines stay together at its beginning.
        numbered: Whether the numbers of notes stand in the margin.
    """

    role: FaceRole
    lettering: Lettering
    align: Alignment = "justified"
    indent: float = 0
    inset: float = 0
    before: float = 0
    keep: bool = False
    keep_first: int = 0
    numbered: bool = True


@dataclass(frozen=True)
class Typesetter:
    """Sets paragraphs for one print.

    Attributes:
        width: Of the text block.
        mono: Black and white.
        mark_step: From one line under the characters to the next one.
    """

    faces: Faces
    width: float
    mono: bool
    mark_step: float

    def paragraph(self, text: str, style: Style) -> list[Row]:
        """Set a paragraph of one face without marks."""
        return self.runs((Run(text),), style)

    def led(self, lead: str, text: str, style: Style, lead_role: FaceRole) -> list[Row]:
        """Set a paragraph whose first words are in another face."""
        letters = [
            *self._letters(lead, lead_role, style.lettering.size, 0),
            *self._letters(text, style.role, style.lettering.size, 0),
        ]
        return self._rows(letters, (Run(lead + text),), style)

    def runs(self, runs: Sequence[Run], style: Style) -> list[Row]:
        """Set a paragraph with its marks; none without any text."""
        return self._rows(self._letters_of(runs, style), runs, style)

    def width_of(self, text: str, role: FaceRole, size: float) -> float:
        """Width of a text on one line, points."""
        return sum(glyph.advance for glyph in glyphs_of(self.faces, role, text)) * size

    def line(self, text: str, role: FaceRole, size: float, x: float, y: float) -> Text:
        """A text on one line; ``y`` is the upper edge of its em."""
        glyphs = tuple(glyphs_of(self.faces, role, text))
        xs = []
        for glyph in glyphs:
            xs.append(x)
            x += glyph.advance * size
        numbers = tuple(glyph.number for glyph in glyphs)
        return Text(numbers, tuple(xs), y + ASCENT * size, size)

    def lines(
        self, runs: Sequence[Run], style: Style, width: float
    ) -> list[tuple[tuple[Item, ...], SetLine]]:
        """The lines of a paragraph in a measure of its own: a cell of a table."""
        letters = self._letters_of(runs, style)
        spans = spans_of(runs)
        return [
            (
                self._items(line, runs, spans, self._offset(line, style, width), style.lettering),
                line,
            )
            for line in set_lines(letters, width, justified=style.align == "justified")
        ]

    # Lines

    def _letters_of(self, runs: Sequence[Run], style: Style) -> list[Letter]:
        """The letters of a paragraph; a heading at its beginning has a face of its own."""
        text = "".join(run.text for run in runs)
        tags = [tag for tag, run in enumerate(runs) for _ in run.text]
        size = style.lettering.size
        leads = {tag: _LEADS[run.heading] for tag, run in enumerate(runs) if run.heading in _LEADS}
        glyphs = glyphs_of(self.faces, style.role, text)
        letters = [Letter(g, size, tag) for g, tag in zip(glyphs, tags, strict=True)]
        for place, letter in enumerate(letters):
            if letter.tag not in leads:
                break
            glyph = self.faces.glyph(leads[letter.tag], letter.glyph.text)
            letters[place] = Letter(glyph, size, letter.tag)
        return letters

    def _letters(self, text: str, role: FaceRole, size: float, tag: int) -> Iterator[Letter]:
        return (Letter(glyph, size, tag) for glyph in glyphs_of(self.faces, role, text))

    def _rows(self, letters: Sequence[Letter], runs: Sequence[Run], style: Style) -> list[Row]:
        size, pitch = style.lettering.size, style.lettering.pitch
        width = self.width - 2 * style.inset
        justified = style.align == "justified"
        lines = set_lines(letters, width, style.indent * size, justified=justified)
        spans = spans_of(runs)
        begun: set[int] = set()
        rows = []
        for number, line in enumerate(lines):
            offset = style.inset + self._offset(line, style, width)
            together = style.keep or number < style.keep_first - 1
            rows.append(
                Row(
                    size,
                    pitch,
                    self._items(line, runs, spans, offset, style.lettering),
                    before=style.before if number == 0 else 0.0,
                    keep=together and (style.keep or number < len(lines) - 1),
                    margin=self._margin(line, runs, begun, style) if spans else None,
                )
            )
        return rows

    @staticmethod
    def _offset(line: SetLine, style: Style, width: float) -> float:
        if style.align == "centre":
            return (width - line.width) / 2
        return width - line.width if style.align == "right" else 0.0

    def _items(
        self,
        line: SetLine,
        runs: Sequence[Run],
        spans: Sequence[Span],
        offset: float,
        lettering: Lettering,
    ) -> tuple[Item, ...]:
        items: list[Item] = []
        if spans:
            items += self._marks(line, runs, spans, offset, lettering)
        for size, places in groupby(range(len(line.letters)), lambda p: line.letters[p].size):
            here = sorted(places, key=line.xs.__getitem__)  # as readers of the file expect
            items.append(
                Text(
                    tuple(line.letters[place].glyph.number for place in here),
                    tuple(line.xs[place] + offset for place in here),
                    ASCENT * size,
                    size,
                )
            )
        return tuple(items)

    def _step(self, spans: Sequence[Span], lettering: Lettering) -> float:
        """From one line under the characters to the next one: all must stand above the next row."""
        deepest = max(span.level for span in spans)
        room = max(lettering.pitch - lettering.size - DISTANCE - _LINE_ROOM, 0.0)
        step = min(self.mark_step, _CLOSEST_STEP * lettering.size)
        return min(step, room / deepest) if deepest else step

    def _marks(
        self,
        line: SetLine,
        runs: Sequence[Run],
        spans: Sequence[Span],
        offset: float,
        lettering: Lettering,
    ) -> Iterator[Item]:
        """What lies behind and under the characters of a line."""
        tags = [letter.tag for letter in line.letters]
        size = lettering.size
        for tag, places in groupby(range(len(tags)), tags.__getitem__):
            here = list(places)
            if runs[tag].marks:
                left, right = (edge + offset for edge in line.reach(here))
                yield from wash(runs[tag].marks, left, right, size, mono=self.mono)
        for span in spans:
            inside = [place for place, tag in enumerate(tags) if span.first <= tag <= span.last]
            if inside:
                left, right = (edge + offset for edge in line.reach(inside))
                top = size + DISTANCE + span.level * self._step(spans, lettering)
                yield from underline(span.meaning, left, right, top, mono=self.mono)

    @staticmethod
    def _margin(
        line: SetLine, runs: Sequence[Run], begun: set[int], style: Style
    ) -> MarginMark | None:
        """What stands beside a line: bars; letters and numbers where marks begin.

        Args:
            line: Of the paragraph.
            runs: Of the paragraph.
            begun: Runs that have begun in lines before; those of this line are added.
            style: Of the paragraph.
        """
        tags = list(dict.fromkeys(letter.tag for letter in line.letters))
        present = {meaning for tag in tags for meaning in runs[tag].marks}
        if not present:
            return None
        letters = ""
        for tag in tags:
            if tag not in begun:
                begun.add(tag)
                before = runs[tag - 1] if tag else Run("")
                letters += letters_of(runs[tag], before, numbered=style.numbered)
        meanings = tuple(meaning for meaning in MARK_STYLES if meaning in present)
        return MarginMark(meanings, letters)


def letters_of(run: Run, before: Run, *, numbered: bool) -> str:
    """Letters of the marks and numbers of the notes that begin with a run: A①.

    Args:
        run: Of a paragraph.
        before: The run in front of it.
        numbered: Whether numbers are shown.
    """
    marks = [MARK_STYLES[m].letter for m in run.marks if m not in before.marks]
    notes = [circled(n) for n in run.notes if n not in before.notes] if numbered else []
    return "".join((*marks, *notes))
