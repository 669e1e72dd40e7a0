"""The faces of a print, by role, and the shape of every character (conventions 1.6).

Nothing is assumed to be installed: each role has a chain of families, best first, asked for by
their Chinese and their English names, and ends in a face that comes with the program. A character
that a face lacks is taken from the next one that has it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from unicodedata import category

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontDatabase, QPainterPath, QRawFont, QTextLayout

from reader.ui.fonts import SANS, SERIF
from reader.ui.paper.items import Glyph
from reader.ui.paper.right_to_left import shapes_of

_EM = 1000.0
_BUNDLED = " Subset"
_HEAVIER = 1.1
"""A heavy face draws 一 thicker by this factor than the usual one of its family."""
EMBOLDENED = 0.024
"""Width of the line drawn around the shapes of a face that stands in for a heavy one, in ems."""
_DASH = "—"
JOINED_DASH = "——"
"""Asks for a dash that reaches to its neighbour."""
_BOX = -1
_JOINED = -2
_NOTHING = -3
_NAMED = 20
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Categories of characters that are no ink: they stay in the text and take no room."""


class FaceRole(StrEnum):
    """What a face is for; the value is what officials call it."""

    TITLE = "小标宋"
    BODY = "仿宋"
    KAI = "楷体"
    HEI = "黑体"
    SONG = "宋体"


_WANTED: dict[FaceRole, tuple[str, ...]] = {
    FaceRole.TITLE: (
        "方正小标宋简体",
        "方正小标宋_GBK",
        "FZXiaoBiaoSong-B05S",
        "FZXiaoBiaoSong-B05",
        "文星标宋",
        "华文中宋",
        "STZhongsong",
    ),
    FaceRole.BODY: (
        "仿宋_GB2312",
        "FangSong_GB2312",
        "方正仿宋_GBK",
        "方正仿宋简体",
        "仿宋",
        "FangSong",
        "华文仿宋",
        "STFangsong",
        "Zhuque Fangsong",
        "FandolFang R",
        "FandolFang",
    ),
    FaceRole.KAI: (
        "楷体_GB2312",
        "KaiTi_GB2312",
        "方正楷体_GBK",
        "楷体",
        "KaiTi",
        "华文楷体",
        "STKaiti",
        "LXGW WenKai",
        "AR PL UKai CN",
        "AR PL KaitiM GB",
        "FandolKai",
    ),
    FaceRole.HEI: ("黑体", "SimHei", "方正黑体_GBK", "华文黑体", "STHeiti"),
    FaceRole.SONG: ("宋体", "SimSun", "方正书宋_GBK"),
}
_STAND_INS: dict[FaceRole, tuple[tuple[str, ...], bool]] = {
    FaceRole.TITLE: (SERIF, True),
    FaceRole.BODY: (SERIF, False),
    FaceRole.KAI: ((*SANS, "WenQuanYi Zen Hei"), False),
    FaceRole.HEI: ((*SANS, "WenQuanYi Zen Hei"), True),
    FaceRole.SONG: ((*SERIF, "AR PL UMing CN"), False),
}
"""Families that stand in, and whether they are set bold; 黑体 for 楷体 keeps notes apart."""
_USES = {
    FaceRole.TITLE: "标题",
    FaceRole.BODY: "引文",
    FaceRole.KAI: "批注",
    FaceRole.HEI: "小标题",
    FaceRole.SONG: "出处和页码",
}


@dataclass(frozen=True)
class Face:
    """A face of the machine.

    Attributes:
        name: Family and style, as the machine calls them.
        font: At 1,000 pixels an em, so that its lengths are thousandths of an em.
        heavy: It stands in for a heavy face.
        emboldened: Its shapes are drawn with a line around them: the machine has no heavy ones.
    """

    name: str
    font: QRawFont
    heavy: bool = False
    emboldened: bool = False

    @cached_property
    def _known(self) -> dict[int, bool]:
        return {}

    def has(self, character: str) -> bool:
        """Whether the face has a shape for ``character``."""
        code = ord(character)
        if code not in self._known:
            self._known[code] = self.font.supportsCharacter(code)
        return self._known[code]

    def outline(self, index: int) -> QPainterPath:
        """A shape, in thousandths of an em, downwards from the baseline."""
        if index == _NOTHING:
            return QPainterPath()
        if index == _BOX:
            return _box()
        if index == _JOINED:
            return self._joined_dash()
        return self.font.pathForGlyph(index)

    def _joined_dash(self) -> QPainterPath:
        """The dash of this face, drawn out to a whole em."""
        index = self.font.glyphIndexesForString(_DASH)[0]
        bar = self.font.boundingRect(index)
        path = QPainterPath()
        path.addRect(QRectF(0, bar.top(), _EM, bar.height()))
        return path


def _box() -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(100, -800, 800, 840))
    path.addRect(QRectF(140, -760, 720, 760))
    return path


class Faces:
    """The faces of one print and what had to be replaced. Needs a QGuiApplication."""

    def __init__(self) -> None:
        self.faces: list[Face] = []
        self.glyphs: list[Glyph] = []
        self._places: dict[str, int] = {}
        self._glyphs: dict[tuple[FaceRole, str, str], Glyph] = {}
        self._missing: dict[str, None] = {}
        self._replaced: dict[FaceRole, str] = {}
        self._used: set[FaceRole] = set()
        present = frozenset(QFontDatabase.families())
        self._chains = {role: self._chain(role, present) for role in FaceRole}

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user is told once: faces that stand in, characters without a shape."""
        replaced = "；".join(
            f"{role}（{_USES[role]}）改用 {name}"
            for role, name in self._replaced.items()
            if role in self._used
        )
        sentences = [f"本机没有这些公文字体：{replaced}。"] if replaced else []
        if self._missing:
            shown = "、".join(map(_named, list(self._missing)[:_NAMED]))
            more = f"等 {len(self._missing)} 个" if len(self._missing) > _NAMED else ""
            sentences.append(f"本机字体没有这些字：{shown}{more}；打印时以方框代替，文字内容不变。")
        return tuple(sentences)

    def glyph(self, role: FaceRole, text: str, drawn: str = "") -> Glyph:
        """The shape of a character.

        Args:
            role: Of the face.
            text: One character, or ``JOINED_DASH``.
            drawn: The character whose shape is drawn for it, if a face has that; "" for its own.
        """
        key = (role, text, drawn)
        found = self._glyphs.get(key)
        if found is None:
            shaped = self._find(role, drawn) if drawn else None
            if shaped is not None and shaped.shape == _BOX:
                self._missing.pop(drawn, None)
                shaped = None
            found = (shaped or self._find(role, text))._replace(number=len(self.glyphs))
            if shaped is not None:
                found = found._replace(text=text)
            self._glyphs[key] = found
            self.glyphs.append(found)
        return found

    def _find(self, role: FaceRole, text: str) -> Glyph:
        self._used.add(role)
        character = " " if text == "\t" else text[0]
        if category(character) in _UNSEEN:
            return Glyph(self._chains[role][0], _NOTHING, character, 0.0, 0.0, 0.0)
        place = next((p for p in self._chains[role] if self.faces[p].has(character)), None)
        if place is None:
            place = self._elsewhere(role, character)
        if place is None:
            self._missing.setdefault(character)
            return Glyph(self._chains[role][0], _BOX, character, 1.0, 0.1, 0.1)
        if text == JOINED_DASH:
            return Glyph(place, _JOINED, _DASH, 1.0, 0.0, 0.0)
        return self._measured(place, character)

    def _measured(self, place: int, character: str) -> Glyph:
        font = self.faces[place].font
        index = font.glyphIndexesForString(character)[0]
        advance = font.advancesForGlyphIndexes([index])[0].x() / _EM
        shape = font.boundingRect(index)
        if shape.isEmpty():
            return Glyph(place, index, character, advance, 0.0, 0.0)
        left, right = shape.left() / _EM, advance - shape.right() / _EM
        return Glyph(place, index, character, advance, left, right)

    def _elsewhere(self, role: FaceRole, character: str) -> int | None:
        """A face outside the chain that has the character: of another role, or Qt's own choice."""
        others = (place for chain in self._chains.values() for place in chain)
        place = next((p for p in others if self.faces[p].has(character)), None)
        if place is not None:
            return place
        font = QFont()
        font.setFamilies([self.faces[p].font.familyName() for p in self._chains[role]])
        font.setPixelSize(int(_EM))
        layout = QTextLayout(character, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        for run in layout.glyphRuns():
            raw = run.rawFont()
            if raw.supportsCharacter(ord(character)):
                raw.setPixelSize(_EM)
                return self._add(Face(f"{raw.familyName()} {raw.styleName()}", raw))
        return None

    def _chain(self, role: FaceRole, present: frozenset[str]) -> list[int]:
        families, bold = _STAND_INS[role]
        wanted = [self._face(name, bold=False) for name in _WANTED[role] if name in present]
        chain = [place for place in wanted if place is not None]
        stand_ins = [
            place
            for name in families
            if name in present and (place := self._face(name, bold=bold)) is not None
        ]
        if not chain:
            chain = stand_ins or [self._any(bold=bold)]
            self._replaced[role] = self._told(chain[0])
        return list(dict.fromkeys((*chain, *stand_ins)))

    def _told(self, place: int) -> str:
        face = self.faces[place]
        family = face.font.familyName()
        if family.endswith(_BUNDLED):
            family = f"随附的{family.removesuffix(_BUNDLED)}"
        return f"{family}{'（加粗）' if face.heavy else ''}"

    def _any(self, *, bold: bool) -> int:
        """What the machine takes by itself: there may be no Chinese font at all."""
        place = self._face(QFont().defaultFamily(), bold=bold)
        return 0 if place is None else place

    def _face(self, family: str, *, bold: bool) -> int | None:
        raw = _raw(family, bold=bold)
        if not raw.isValid():
            return None
        name = f"{raw.familyName()} {raw.styleName()}"
        thin = bold and not _is_heavier(raw, _raw(family, bold=False))
        return self._add(Face(name, raw, heavy=bold, emboldened=thin))

    def _add(self, face: Face) -> int:
        key = f"{face.name}|{face.heavy}"
        if key not in self._places:
            self._places[key] = len(self.faces)
            self.faces.append(face)
        return self._places[key]


def _raw(family: str, *, bold: bool) -> QRawFont:
    font = QFont()
    font.setFamilies([family])
    font.setPixelSize(int(_EM))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    raw = QRawFont.fromFont(font, QFontDatabase.WritingSystem.SimplifiedChinese)
    if raw.isValid():
        raw.setPixelSize(_EM)
    return raw


def _is_heavier(bold: QRawFont, usual: QRawFont) -> bool:
    """Whether a face asked for as bold is drawn so: what it says of its weight may not hold."""
    heights = [
        raw.pathForGlyph(raw.glyphIndexesForString("一")[0]).boundingRect().height()
        for raw in (bold, usual)
    ]
    return heights[0] > _HEAVIER * heights[1]


def glyphs_of(faces: Faces, role: FaceRole, text: Iterable[str]) -> Iterator[Glyph]:
    """The shapes of a text, character by character."""
    before = ""
    characters = list(text)
    for place, (character, shape) in enumerate(zip(characters, shapes_of(characters), strict=True)):
        after = characters[place + 1] if place + 1 < len(characters) else ""
        joined = character == _DASH and _DASH in (before, after)
        drawn = shape if shape != character else ""
        yield faces.glyph(role, JOINED_DASH if joined else character, drawn)
        before = character


def _named(character: str) -> str:
    """A character as a notice shows it: with its code, since the screen may lack it too."""
    code = f"U+{ord(character):04X}"
    return f"{character}（{code}）" if character.isprintable() else code
