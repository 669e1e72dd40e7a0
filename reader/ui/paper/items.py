"""What stands on a page: glyphs, filled rectangles and lines, in points from its upper left."""

from dataclasses import dataclass
from typing import NamedTuple


class Glyph(NamedTuple):
    """A character of a text with the shape that is drawn for it; lengths in ems.

    Attributes:
        face: Place of its face in ``Faces.faces``.
        shape: Its number in that face; negative for shapes of our own.
        text: The character, as it is found when the page is searched or copied.
        advance: Room it takes.
        left: Blank at its left side.
        right: Blank at its right side.
        number: Its place in ``Faces.glyphs``.
    """

    face: int
    shape: int
    text: str
    advance: float
    left: float
    right: float
    number: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """Characters on one baseline.

    Attributes:
        glyphs: Their numbers, from left to right; see ``Glyph.number``.
        xs: Where each begins.
        y: The baseline.
        size: Of the em.
        color: ``#rrggbb``.
        furniture: Page numbers, headers, letters in the margin: they are drawn as shapes, so that
            text that runs over a page break is found and copied without them.
    """

    glyphs: tuple[int, ...]
    xs: tuple[float, ...]
    y: float
    size: float
    color: str = "#000000"
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Fill:
    """A filled rectangle."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line.

    Attributes:
        points: Its corners; with ``curved`` the first point, then two controls and an end for each
            curve.
        width: Of the line.
        dashes: Lengths of dashes and gaps in points; empty for a solid line.
    """

    points: tuple[tuple[float, float], ...]
    width: float
    color: str
    dashes: tuple[float, ...] = ()
    curved: bool = False


Item = Text | Fill | Stroke


def moved(item: Item, dx: float, dy: float) -> Item:
    """The same item elsewhere."""
    if isinstance(item, Text):
        xs = tuple(x + dx for x in item.xs)
        return Text(item.glyphs, xs, item.y + dy, item.size, item.color, item.furniture)
    if isinstance(item, Fill):
        return Fill(item.x + dx, item.y + dy, item.width, item.height, item.color)
    points = tuple((x + dx, y + dy) for x, y in item.points)
    return Stroke(points, item.width, item.color, item.dashes, item.curved)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page, ready to be drawn.

    Attributes:
        number: From 1.
        width: Points.
        height: Points.
        items: In the order in which they are drawn.
    """

    number: int
    width: float
    height: float
    items: tuple[Item, ...]


def shifted(items: tuple[Item, ...], dx: float) -> tuple[Item, ...]:
    """The same items further to the right."""
    return tuple(moved(item, dx, 0.0) for item in items)
