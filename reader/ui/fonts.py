"""Which typefaces the program uses: the bundled ones, and 楷体 where the machine has it.

Families officials know (conventions 1.6) are asked for by their Chinese and their English name.
Nothing is assumed to be installed: the bundled subsets of Noto Sans and Serif cover every role.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

SANS = ("Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans CJK SC Subset", "Microsoft YaHei")
SERIF = ("Noto Serif CJK SC", "Source Han Serif SC", "Noto Serif CJK SC Subset", "SimSun", "宋体")
KAI = (
    "楷体",
    "KaiTi",
    "楷体_GB2312",
    "KaiTi_GB2312",
    "STKaiti",
    "华文楷体",
    "LXGW WenKai",
    "FandolKai",
)
UI_POINTS = 9.5
"""Size of the interface text: 12.7 px at 96 dpi, between 小五 and 五号."""


@dataclass(frozen=True, slots=True)
class Typefaces:
    """Families by role, best first; each ends in one that is bundled.

    Attributes:
        sans: 黑体: headings of level 1, the interface.
        serif: 宋体: body and title.
        kai: 楷体: headings of level 2; empty where the machine has none.
    """

    sans: tuple[str, ...]
    serif: tuple[str, ...]
    kai: tuple[str, ...]


def load_fonts(app: QApplication, folder: Path) -> None:
    """Load the fonts in ``folder`` and make the sans the font of the interface.

    A missing or unreadable file is passed over: the machine's own fonts then stand in.
    """
    for file in sorted(folder.glob("*.otf")):
        QFontDatabase.addApplicationFont(str(file))
    typefaces.cache_clear()
    font = QFont(app.font())
    font.setFamilies(list(typefaces().sans))
    font.setPointSizeF(UI_POINTS)
    app.setFont(font)


@cache
def typefaces() -> Typefaces:
    """The families this machine has, by role. Needs a QGuiApplication."""
    present = frozenset(QFontDatabase.families())
    return Typefaces(
        sans=_present(SANS, present) or SANS[:1],
        serif=_present(SERIF, present) or SERIF[:1],
        kai=_present(KAI, present),
    )


def _present(wanted: Sequence[str], present: Collection[str]) -> tuple[str, ...]:
    return tuple(family for family in wanted if family in present)
