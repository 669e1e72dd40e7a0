"""Pieces of text at their places on a page → lines."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

_SAME_LINE = 0.5
_SAME_PLACE = 0.35
_WORD_GAP = 0.2
_HAN_GAP = 0.9
_CELL_GAP = 1.2
_NO_ROOM = 0.12
_LEAST_CELLS = 3
_LEAST_ROWS = 3
_LEVEL = 0.1
_MOST_SHARED = 0.2
_WIDEST = 1e5


def _pairs(signs: str, characters: str) -> dict[int, str]:
    """A table that replaces each sign by the character at the same place."""
    return {ord(sign): character for sign, character in zip(signs, characters, strict=True)}


_RADICALS: dict[int, str] = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xF900, 0xFA6E)},
    **_pairs(
        "⺁⺄⺅⺆⺇⺈⺊⺋⺌⺍⺎⺐⺓⺖⺗⺘⺙⺝⺟⺠⺡⺢⺣⺤⺥⺦⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺶⺷⺸⺹⺺⺼⺽⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻠⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "厂乙亻冂几刀卜㔾小小兀尤幺忄㣺扌攵月母民氵氺灬爪爫丬王疋目示礻竹糹纟罓罒网羊羊羊耂肀月臼虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食食饣马骨鬼鱼鸟麦黄齐齿龙龟",
    ),
}
_UNSEEN = dict.fromkeys([*range(0x20), 0x7F, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
_ROOMLESS = re.compile(r"[\u2e80-\uffef\d.,%] +$")
_AFTER_RADICAL = re.compile("(?<=[\u2e80-\u2fdf]) ")

Matrices = tuple[Sequence[float], Sequence[float]]
"""The page's and the text's matrix, six numbers each."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of text as it is drawn.

    Attributes:
        x: Where it begins, points from the left edge of the page as it is shown.
        y: Height of its base line, points from the lower edge.
        size: Height of its letters in points.
        level: False for text that is drawn slanting or upright, such as a watermark.
    """

    text: str
    x: float
    y: float
    size: float
    level: bool

    @classmethod
    def placed(cls, text: str, matrices: Matrices, size: float, turn: int) -> "Fragment":
        """A piece drawn under two matrices (page and text) on a page that is shown turned.

        Args:
            text: What is drawn.
            matrices: Those of the page and of the text.
            size: The size of the font before the matrices enlarge it.
            turn: By how many degrees the page is turned clockwise when shown.
        """
        (a, b, c, d, *_), inner = matrices
        x, y = origin(matrices)
        along = (inner[0] * a + inner[1] * c, inner[0] * b + inner[1] * d)
        for _quarter in range(turn // 90 % 4):
            x, y, along = y, -x, (along[1], -along[0])
        scale = math.hypot(*along)
        level = along[0] > 0 and abs(along[1]) <= _LEVEL * scale
        height = abs(size) * scale
        usable = all(map(math.isfinite, (x, y, height))) and 0 < height < _WIDEST
        if not usable:
            return cls(text, 0.0, 0.0, 1.0, level=False)
        return cls(text, x, y, height, level)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page.

    Attributes:
        x: Where it begins.
        end: Where it ends, estimated from its characters.
        y: Height of its base line.
        size: Size of its letters.
        cells: The text in the pieces that wide gaps part.
    """

    text: str
    x: float
    end: float
    y: float
    size: float
    cells: tuple[str, ...] = ()


def origin(matrices: Matrices) -> tuple[float, float]:
    """Where text under two matrices begins, in the page's own points."""
    (a, b, c, d, e, f), inner = matrices
    return inner[4] * a + inner[5] * c + e, inner[4] * b + inner[5] * d + f


def lines_of(fragments: Sequence[Fragment]) -> list[Line]:
    """The lines of a page from top to bottom; slanting text is a watermark and left out.

    Where lines stand side by side (columns) they stay in the order in which they are drawn.
    """
    lines: list[Line] = []
    for fragment in fragments:
        if not fragment.level:
            continue
        for number, drawn in enumerate(fragment.text.strip("\r\n").split("\n")):
            # pypdf does not know how wide a radical is and sees a gap behind it.
            text = _AFTER_RADICAL.sub("", drawn).translate(_UNSEEN).translate(_RADICALS)
            if not text.strip():
                continue
            piece = _line(replace(fragment, text=text))
            if lines and number == 0 and _continues(lines[-1], piece):
                lines[-1] = _joined(lines[-1], piece)
            elif not lines or not _is_same(lines[-1], piece):
                lines.append(piece)
    lines = [replace(line, text=line.text.strip()) for line in lines]
    heights = Counter(round(line.y) for line in lines)
    shared = sum(count for count in heights.values() if count > 1)
    if shared <= _MOST_SHARED * len(lines):
        lines.sort(key=lambda line: (-line.y, line.x))
    return _with_rows(lines)


def _with_rows(lines: Sequence[Line]) -> list[Line]:
    """The lines, tabs between the cells where several lines in a row have as many of them."""
    found: list[Line] = []
    for cells, group in groupby(lines, key=lambda line: len(line.cells)):
        rows = list(group)
        if cells >= _LEAST_CELLS and len(rows) >= _LEAST_ROWS:
            rows = [replace(row, text="\t".join(map(str.strip, row.cells))) for row in rows]
        found += rows
    return found


def width(text: str) -> float:
    """Width of a text in letters of full width; ASCII and the like count half."""
    return sum(
        0.5 if ord(character) < 0x2E80 and character not in "“”‘’…—" else 1.0 for character in text
    )


def _line(fragment: Fragment) -> Line:
    end = fragment.x + width(fragment.text.rstrip()) * fragment.size
    return Line(fragment.text, fragment.x, end, fragment.y, fragment.size, (fragment.text,))


def _continues(line: Line, piece: Line) -> bool:
    """True for a piece on the same line, further right."""
    size = max(line.size, piece.size)
    return (
        abs(line.y - piece.y) <= _SAME_LINE * size
        and piece.x >= line.x + size * _SAME_PLACE
        and not _is_same(line, piece)
    )


def _is_same(line: Line, piece: Line) -> bool:
    """True for a piece drawn twice at nearly the same place to look bold."""
    near = _SAME_PLACE * piece.size
    start = line.end - width(piece.text.rstrip()) * piece.size
    return (
        line.text.endswith(piece.text)
        and abs(line.y - piece.y) <= near
        and min(abs(start - piece.x), abs(line.x - piece.x)) <= near
    )


def _joined(line: Line, piece: Line) -> Line:
    gap = (piece.x - line.end) / max(line.size, piece.size)
    crowded = not (piece.text[0].isascii() and piece.text[0].isalpha())
    if gap < _NO_ROOM and crowded and _ROOMLESS.search(line.text):
        line = _without_blank(line)
    left, right = line.text[-1:], piece.text[:1]
    wide = _HAN_GAP if ord(left) >= 0x2E80 or ord(right) >= 0x2E80 else _WORD_GAP
    blank = " " if gap > wide and not left.isspace() and not right.isspace() else ""
    size = line.size if len(line.text) >= len(piece.text) else piece.size
    cells = (
        (*line.cells, piece.text)
        if gap > _CELL_GAP
        else (*line.cells[:-1], f"{line.cells[-1]}{blank}{piece.text}")
    )
    text = f"{line.text}{blank}{piece.text}"
    return Line(text, line.x, max(line.end, piece.end), line.y, size, cells)


def _without_blank(line: Line) -> Line:
    """Without a blank that has no room before the next piece: some programs draw one a letter."""
    cells = (*line.cells[:-1], line.cells[-1].rstrip())
    return replace(line, text=line.text.rstrip(), cells=cells)
