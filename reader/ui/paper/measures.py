"""The measures of a page, in points, after GB/T 9704-2012 (conventions 1.1 and 1.2).

The text block is 156 × 225 mm, 28 mm from the binding edge and 37 mm from the upper one. Its unit
down is the height of a character and 7/8 of the height of a 三号 character: 22 characters and 21
gaps make 224.3 mm, so that the first line stands at the upper and the last at the lower edge of the
block. Its unit across is the width of a character: 28 make 155.6 mm.
"""

from dataclasses import dataclass, replace
from typing import Literal

LayoutName = Literal["standard", "compact"]

MM = 72 / 25.4
"""Points in a millimetre."""
A4 = (210 * MM, 297 * MM)
BLOCK = (156 * MM, 225 * MM)
BINDING_MARGIN = 28 * MM
OUTER_MARGIN = 26 * MM
TOP_MARGIN = 37 * MM
FOOTER_DISTANCE = 7 * MM
"""From the lower edge of the text block to the upper edge of the dashes around a page number."""
HEADER_DISTANCE = 8 * MM
"""From the baseline of the header to the upper edge of the text block."""

SIZE_2, SIZE_SMALL_2, SIZE_3, SIZE_4 = 21.0, 18.0, 15.75, 13.75
"""二号, 小二, 三号, 四号 of the type system, not of Word."""
SIZE_SMALL_4, SIZE_5, SIZE_SMALL_5 = 12.0, 10.5, 9.0
"""小四, 五号, 小五."""
_UNIT_DOWN = SIZE_3 * 15 / 8


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """What the user chooses for a print.

    Attributes:
        layout: 28 × 22 characters at 三号, or 36 × 35 at 小四.
        mono: Black and white.
        duplex: Both sides: margins and page numbers are mirrored.
        notes: Whether notes are printed.
    """

    layout: LayoutName = "standard"
    mono: bool = False
    duplex: bool = True
    notes: bool = True


@dataclass(frozen=True, slots=True)
class Lettering:
    """Size of characters and distance from line to line, in points."""

    size: float
    pitch: float


@dataclass(frozen=True, slots=True)
class Measures:
    """The sizes of one layout.

    Attributes:
        body: Quotations and headings of pieces.
        title: Of the brochure.
        note: Notes.
        small: Sources, facts, legend, lists at the end.
        contents: The 目录.
        cell: Tables.
        mark_step: From one line under the characters to the next one below it, points.
        gap: Above a piece, points.
    """

    body: Lettering
    title: Lettering
    note: Lettering
    small: Lettering
    contents: Lettering
    cell: Lettering
    mark_step: float
    gap: float


STANDARD = Measures(
    body=Lettering(SIZE_3, _UNIT_DOWN),
    title=Lettering(SIZE_2, SIZE_2 * 1.6),
    note=Lettering(SIZE_SMALL_4, 20.0),
    small=Lettering(SIZE_5, 17.0),
    contents=Lettering(SIZE_4, 24.0),
    cell=Lettering(SIZE_5, 15.0),
    mark_step=3.6,
    gap=12.0,
)
COMPACT = Measures(
    body=Lettering(SIZE_SMALL_4, 18.4),
    title=Lettering(SIZE_SMALL_2, SIZE_SMALL_2 * 1.5),
    note=Lettering(SIZE_5, 15.5),
    small=Lettering(SIZE_SMALL_5, 13.5),
    contents=Lettering(SIZE_SMALL_4, 18.4),
    cell=Lettering(SIZE_SMALL_5, 12.5),
    mark_step=2.2,
    gap=8.0,
)
MEASURES: dict[LayoutName, Measures] = {"standard": STANDARD, "compact": COMPACT}


@dataclass(frozen=True, slots=True)
class Geometry:
    """Where the text block lies on the sheet; points from the upper left corner.

    Attributes:
        left: Of the block on an odd page.
        even_left: Of the block on an even page.
    """

    width: float
    height: float
    left: float
    even_left: float
    top: float
    block_width: float
    block_height: float

    def block_left(self, page: int) -> float:
        """Left edge of the block on ``page``, counted from 1."""
        return self.left if page % 2 else self.even_left


def portrait(*, duplex: bool) -> Geometry:
    """An upright sheet."""
    outer = OUTER_MARGIN if duplex else BINDING_MARGIN
    return Geometry(*A4, BINDING_MARGIN, outer, TOP_MARGIN, *BLOCK)


def landscape() -> Geometry:
    """A sheet on its side, bound at its upper edge; the block is turned with it."""
    return replace(
        portrait(duplex=False),
        width=A4[1],
        height=A4[0],
        left=TOP_MARGIN,
        even_left=TOP_MARGIN,
        top=BINDING_MARGIN,
        block_width=BLOCK[1],
        block_height=BLOCK[0],
    )
