"""Icons: drawings in one stroke style (20 × 20, ``currentColor``), recoloured for the theme."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from reader.ui.theme import Theme

ICON_NAMES = (
    "library",
    "outline",
    "search",
    "find",
    "zoom-in",
    "zoom-out",
    "theme",
    "script",
    "source",
    "previous",
    "next",
    "close",
    "warning",
    "info",
    "expired",
    "damaged",
    "settings",
    "help",
    "copy",
    "document",
    "back",
    "forward",
    "bookmark",
    "folder",
    "note",
)

_SIZE = 18
"""Of the tool bar's icons; drawn for the sharpest screen, others are scaled from it.

Every further size is drawn for each icon and mode before the window appears.
"""

_PROGRAM_SIZES = (16, 32, 48)


@cache
def _drawing(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _pixmap(drawing: QSvgRenderer, size: int) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap


def _sharpest() -> float:
    """Device pixels for one pixel on the sharpest screen."""
    return max(screen.devicePixelRatio() for screen in QGuiApplication.screens())


def program_icon(drawing: Path) -> QIcon:
    """The icon of the program's windows, in the sizes desktops ask for.

    Args:
        drawing: SVG, in its own colours.
    """
    icon = QIcon()
    renderer = QSvgRenderer(str(drawing))
    for size in _PROGRAM_SIZES:
        icon.addPixmap(_pixmap(renderer, size))
    return icon


class IconSet:
    """The icons of one folder; hands out the same QIcon for the same name and colour."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: dict[tuple[str, str, str], QIcon] = {}

    def icon(self, name: str, theme: Theme, color: str | None = None) -> QIcon:
        """The icon ``name`` (one of ``ICON_NAMES``).

        Args:
            name: File name in the folder without ".svg".
            theme: Decides the colours of its states.
            color: ``#rrggbb`` of the normal state where it is not ``theme.secondary``.
        """
        key = (name, theme.name, color or theme.secondary)
        if key not in self._made:
            self._made[key] = self._paint(name, theme, key[2])
        return self._made[key]

    def _paint(self, name: str, theme: Theme, color: str) -> QIcon:
        icon = QIcon()
        size = round(_SIZE * _sharpest())
        file = self._folder / f"{name}.svg"
        states = {
            QIcon.Mode.Normal: color,
            QIcon.Mode.Disabled: theme.faint,
            QIcon.Mode.Selected: theme.on_selection,
        }
        for mode, shade in states.items():
            recoloured = _drawing(file).replace("currentColor", shade)
            drawing = QSvgRenderer(QByteArray(recoloured.encode()))
            icon.addPixmap(_pixmap(drawing, size), mode)
        return icon
