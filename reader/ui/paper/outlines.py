"""A shape as steps: move, line, curve."""

from collections.abc import Iterator
from typing import Literal, Protocol, cast

from PySide6.QtGui import QPainterPath

Step = tuple[Literal["move", "line", "curve"], tuple[tuple[int, int], ...]]
"""What is done and the points: one, or two controls and the end of a curve."""


class _Element(Protocol):
    """What PySide's own description of an element leaves out."""

    x: float
    y: float


def steps_of(outline: QPainterPath) -> Iterator[Step]:
    """The steps that draw a shape, to a thousandth of an em; every contour begins with a move.

    What the machine tells beyond that differs from call to call.
    """
    place, count = 0, outline.elementCount()
    while place < count:
        element = outline.elementAt(place)
        if element.isCurveTo():
            yield "curve", tuple(_point(outline, place + offset) for offset in range(3))
            place += 3
            continue
        yield "move" if element.isMoveTo() else "line", (_point(outline, place),)
        place += 1


def _point(outline: QPainterPath, place: int) -> tuple[int, int]:
    element = cast("_Element", outline.elementAt(place))
    return round(element.x), round(element.y)
