"""A shape as steps: move, line, curve."""

from collections.abc import Iterator
from typing import Literal, Protocol, cast

from PySide6.QtGui import QPainterPath

Step = tuple[Literal["move", "line", "curve"], tuple[tuple[float, float], ...]]
"""What is done and the points: one, or two controls and the end of a curve."""


class _Element(Protocol):
    """What PySide's own description of an element leaves out."""

    x: float
    y: float


def steps_of(outline: QPainterPath) -> Iterator[Step]:
    """The steps that draw a shape; every contour begins with a move."""
    place, count = 0, outline.elementCount()
    while place < count:
        element = outline.elementAt(place)
        if element.isCurveTo():
            yield "curve", tuple(_point(outline, place + offset) for offset in range(3))
            place += 3
            continue
        yield "move" if element.isMoveTo() else "line", (_point(outline, place),)
        place += 1


def _point(outline: QPainterPath, place: int) -> tuple[float, float]:
    element = cast("_Element", outline.elementAt(place))
    return element.x, element.y
