"""A brochure → rows: title page block, 目录, pieces, indexes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from reader.excerpts.model import (
    CONTENTS_TITLE,
    Brochure,
    ContentsEntry,
    Excerpt,
    GroupHeading,
    Index,
    LegendEntry,
    Note,
    Part,
    Run,
)
from reader.ui.paper.faces import FaceRole
from reader.ui.paper.items import Item, shifted
from reader.ui.paper.measures import Lettering, Measures
from reader.ui.paper.rows import Row
from reader.ui.paper.title_block import title_rows
from reader.ui.paper.typesetter import Style, Typesetter

_PAGE_ROOM = 3
"""Characters kept free at the right of the 目录 for the page number."""
_LEADER_GAP = 4.0
LEGEND_TITLE = "标记说明"


@dataclass(frozen=True)
class BrochureSetter:
    """Sets a brochure, part by part."""

    type: Typesetter
    measures: Measures

    def steps(self, brochure: Brochure) -> Iterator[list[Row]]:
        """All rows, in batches that take a few milliseconds each."""
        yield list(self._front(brochure))
        yield from self._contents(brochure)
        opening = True
        for place, part in enumerate(brochure.parts):
            rows = self._part(part)
            if rows:
                rows[0] = replace(rows[0], target=("part", place), new_page=opening)
                opening = False
            yield rows
        for place, index in enumerate(brochure.indexes):
            rows = self._index(index)
            rows[0] = replace(rows[0], target=("index", place))
            yield rows

    # The first page

    def _front(self, brochure: Brochure) -> Iterator[Row]:
        yield from title_rows(self.type, brochure.title, self.measures.title)
        centred = Style(FaceRole.KAI, self._middle, "centre")
        for place, line in enumerate(brochure.imprint):
            before = self.measures.gap if place == 0 else 0
            yield from self.type.paragraph(line, replace(centred, before=before))
        own = Style(FaceRole.KAI, self.measures.body, indent=2)
        for place, paragraph in enumerate(brochure.introduction):
            before = self.measures.gap if place == 0 else 0
            yield from self.type.paragraph(paragraph, replace(own, before=before))
        said = Style(FaceRole.SONG, self.measures.small, "centre", before=self.measures.gap)
        yield from self.type.paragraph(brochure.counts, said)
        yield from self.type.paragraph(brochure.statement, replace(said, before=0))
        yield from legend_rows(self.type, brochure.legend, self.measures)

    @property
    def _middle(self) -> Lettering:
        return self.measures.contents

    def _contents(self, brochure: Brochure) -> Iterator[list[Row]]:
        entries = brochure.contents
        if not entries:
            return
        heading = Style(
            FaceRole.HEI, self.measures.body, "centre", before=2 * self.measures.gap, keep=True
        )
        yield self.type.paragraph(CONTENTS_TITLE, heading)
        for entry, following in zip_longest(entries, entries[1:]):
            rows = self._entry(entry)
            if following is not None and following.level > entry.level:
                rows[-1] = replace(rows[-1], keep=True)
            yield rows

    def _entry(self, entry: ContentsEntry) -> list[Row]:
        lettering = self.measures.contents
        role = FaceRole.HEI if entry.level == 1 and entry.text[:1] != "【" else FaceRole.BODY
        indent = (entry.level - 1) * lettering.size
        room = _PAGE_ROOM * lettering.size
        lines = self.type.lines(
            (Run(entry.text),),
            Style(role, lettering, "left"),
            self.type.width - room - indent,
        )
        rows = [
            Row(lettering.size, lettering.pitch, shifted(items, indent), keep=True)
            for items, _ in lines
        ]
        leader = indent + lines[-1][1].width + _LEADER_GAP
        rows[-1] = replace(rows[-1], keep=False, page_of=target_of(entry), leader_from=leader)
        return rows

    # The pieces

    def _part(self, part: Part) -> list[Row]:
        if isinstance(part, GroupHeading):
            return self._group(part.text)
        if isinstance(part, Excerpt):
            return self._excerpt(part)
        style = Style(FaceRole.KAI, self.measures.body, indent=2)
        return [
            row
            for place, words in enumerate(part.paragraphs)
            for row in self.type.paragraph(
                words, replace(style, before=self.measures.gap if place == 0 else 0)
            )
        ]

    def _group(self, text: str) -> list[Row]:
        style = Style(
            FaceRole.TITLE, self.measures.body, "centre", before=2 * self.measures.gap, keep=True
        )
        return self.type.paragraph(text, style)

    def _excerpt(self, excerpt: Excerpt) -> list[Row]:
        heading = Style(
            FaceRole.HEI, self.measures.body, "left", before=self.measures.gap, keep=True
        )
        rows = self.type.paragraph(excerpt.heading, heading)
        numbered = len(excerpt.notes) > 1
        body = Style(FaceRole.BODY, self.measures.body, indent=2, numbered=numbered)
        on_all = {note.number for note in excerpt.notes if note.meaning is None}
        for line in excerpt.lines:
            rows += self.type.runs(_beside(line.runs, on_all), body)
        small = Style(FaceRole.SONG, self.measures.small, indent=2)
        for fact in excerpt.facts:
            rows += self.type.paragraph(fact, small)
        for note in excerpt.notes:
            rows += note_rows(self.type, note, self.measures)
        # the source must not stand alone at the head of a page
        rows[-1] = replace(rows[-1], keep=True)
        for place, words in enumerate(excerpt.source):
            before = 3.0 if place == 0 else 0.0
            last = place == len(excerpt.source) - 1
            rows += self.type.paragraph(words, replace(small, before=before, keep=not last))
        return rows

    # The end

    def _index(self, index: Index) -> list[Row]:
        heading = Style(
            FaceRole.HEI, self.measures.body, "left", before=2 * self.measures.gap, keep=True
        )
        rows = self.type.paragraph(index.title, heading)
        style = Style(FaceRole.SONG, self.measures.note, "left")
        for entry in index.entries:
            rows += self.type.paragraph(f"{entry.label}：{entry.places}", style)
        return rows


def target_of(entry: ContentsEntry) -> tuple[str, int | None]:
    """The name of the place that an entry of the 目录 leads to."""
    return ("part", entry.part) if entry.part is not None else ("index", entry.index)


def _beside(runs: Sequence[Run], on_all: set[int]) -> tuple[Run, ...]:
    """The runs without the numbers of notes on the whole piece: they have no place there."""
    return tuple(
        replace(run, notes=tuple(number for number in run.notes if number not in on_all))
        for run in runs
    )


def note_rows(typesetter: Typesetter, note: Note, measures: Measures) -> list[Row]:
    """A note: 楷体, smaller, set in, so that it is clearly not part of the document."""
    style = Style(FaceRole.KAI, measures.note, indent=2, inset=measures.note.size)
    rows: list[Row] = []
    first, *others = note.text.split("\n")
    rows += typesetter.led(note.lead, first, replace(style, before=3.0, keep_first=2), FaceRole.HEI)
    for paragraph in others:
        if paragraph:
            rows += typesetter.paragraph(paragraph, style)
    if note.tags:
        rows += typesetter.paragraph(f"标签：{'、'.join(note.tags)}", style)
    return rows


def legend_rows(
    typesetter: Typesetter, legend: Sequence[LegendEntry], measures: Measures
) -> Iterator[Row]:
    """The five marks with their letters, each drawn as it is in the text."""
    if not legend:
        return
    size = measures.small.size
    heading = Style(FaceRole.HEI, measures.small, "centre", before=measures.gap, keep=True)
    yield from typesetter.paragraph(LEGEND_TITLE, heading)
    style = Style(FaceRole.SONG, measures.small, "left")
    columns = [
        typesetter.lines(
            (Run(f"{entry.style.letter} "), Run(entry.name, (entry.meaning,))), style, 1000
        )[0]
        for entry in legend
    ]
    widths = [line.width + 2 * size for _, line in columns]
    x = (typesetter.width - sum(widths) + 2 * size) / 2
    items: list[Item] = []
    for (drawn, _), width in zip(columns, widths, strict=True):
        items += shifted(drawn, x)
        x += width
    yield Row(size, measures.small.pitch * 1.4, tuple(items))
