"""Titles: centred, 小标宋, broken by sense into even lines (conventions 1.2)."""

import re

from reader.ui.paper.faces import FaceRole
from reader.ui.paper.measures import Lettering
from reader.ui.paper.rows import Row
from reader.ui.paper.typesetter import Style, Typesetter
from reader.ui.reading.title_lines import line_width, units_of, width_of

_PARTS = re.compile(r"(?<=[：:])|(?<=.{4})(?=[关關][于於])")
"""Where a title is broken first: after a colon, before 关于."""


def title_rows(typesetter: Typesetter, title: str, lettering: Lettering) -> list[Row]:
    """The lines of a title.

    Args:
        typesetter: Of the print.
        title: Of any length; a long one makes several lines.
        lettering: Its size.
    """
    style = Style(FaceRole.TITLE, lettering, "centre", keep=True)
    most = typesetter.width / lettering.size
    rows: list[Row] = []
    for line in _lines(title, most):
        rows += typesetter.paragraph(line, style)
    return rows


def _lines(title: str, most: float) -> list[str]:
    """The lines of a title; each of its parts is broken evenly."""
    lines: list[str] = []
    parts = _PARTS.split(title, maxsplit=1) if width_of(title) > most else [title]
    for part in parts:
        width = line_width(part, most)
        line = ""
        for unit in units_of(part):
            if line and width_of(line + unit) > width + 0.01:
                lines.append(line)
                line = ""
            line += unit
        lines.append(line)
    return [line.strip() for line in lines if line.strip()]
