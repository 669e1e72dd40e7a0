"""Draw the program's icon in all sizes, and the installer's side, from the one drawing.

    python build/packing/draw_icons.py DRAWING FOLDER

Runs with the project's own Python. Writes ``SIZE.png`` for each size, ``antou.ico`` and
``installer-side.bmp``.
"""

import os
import struct
import sys
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 22, 24, 32, 48, 64, 128, 256)
IN_ICO = (16, 24, 32, 48, 64, 256)
SIDE = QSize(164, 314)
"""Of the picture at the left of NSIS's first and last page, in pixels."""
_SIDE_COLOR = "#23577d"
"""The icon's own blue: only the sheet of paper in it shows on the side."""
_SIDE_ICON = QRectF(34, 48, 96, 96)
_PNG_FROM = 128
"""In an ICO, sizes from this on are PNG; older readers know smaller ones as bitmaps only."""


def draw(drawing: Path, folder: Path) -> None:
    """Write all files; needs a ``QGuiApplication``.

    Args:
        drawing: SVG.
        folder: Made if need be.
    """
    renderer = QSvgRenderer(str(drawing))
    folder.mkdir(parents=True, exist_ok=True)
    parts = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        image.save(str(folder / f"{size}.png"))
        pixels = bytes(image.mirrored().constBits())
        parts[size] = pixels if size < _PNG_FROM else (folder / f"{size}.png").read_bytes()
    (folder / "antou.ico").write_bytes(ico({size: parts[size] for size in IN_ICO}))
    _side(renderer).save(str(folder / "installer-side.bmp"))


def _side(renderer: QSvgRenderer) -> QImage:
    image = QImage(SIDE, QImage.Format.Format_RGB32)
    image.fill(QColor(_SIDE_COLOR))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, _SIDE_ICON)
    painter.end()
    return image


def ico(parts: dict[int, bytes]) -> bytes:
    """An icon file.

    Args:
        parts: By size: a PNG file, or pixels as BGRA, the lowest line first.
    """
    head = struct.pack("<HHH", 0, 1, len(parts))
    place = len(head) + 16 * len(parts)
    entries, contents = [], []
    for size, part in parts.items():
        content = part if part.startswith(b"\x89PNG") else _bitmap(size, part)
        entries.append(
            struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(content), place)
        )
        contents.append(content)
        place += len(content)
    return b"".join([head, *entries, *contents])


def _bitmap(size: int, pixels: bytes) -> bytes:
    mask = bytes((size + 31) // 32 * 4 * size)
    head = struct.pack("<IiiHHIIiiII", 40, size, 2 * size, 1, 32, 0, len(pixels), 0, 0, 0, 0)
    return head + pixels + mask


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    draw(Path(sys.argv[1]), Path(sys.argv[2]))
