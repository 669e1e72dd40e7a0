"""The bundled fonts show every character we know of, on a machine without Chinese fonts."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QRawFont
from PySide6.QtWidgets import QApplication

RESOURCES = Path(__file__).parents[2] / "resources"
FAMILIES = {
    "NotoSansCJKsc-Regular-subset.otf": "Noto Sans CJK SC Subset",
    "NotoSerifCJKsc-Regular-subset.otf": "Noto Serif CJK SC Subset",
}
SIGNS = (
    "，。、；：？！“”‘’（）《》〈〉〔〕﹝﹞［］【】〖〗—…·～「」『』﹁﹂〇○□■▲△●◆◇★☆※→←↑↓"
    "①⑳⑴⒈㈠㊀ⅠⅫⅰ≥≤≈≠±×÷√‰％℃㎡㎞㎏№￥€§°′″ａＺ０９āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿêɑɡ"
)
RARE_NAMES = "喆镕垚瀍溇浉滘鸮垟凈䶮𬭬𫖯𨱏"


@pytest.fixture(params=sorted(FAMILIES))
def font(request: pytest.FixtureRequest, qapp: QApplication) -> QRawFont:
    """One bundled font after the other."""
    return QRawFont(str(RESOURCES / "fonts" / request.param), 16)


def absent(font: QRawFont, text: str) -> list[str]:
    """The characters of a text the font has no shape for."""
    return sorted(
        character
        for character in set(text)
        if not character.isspace() and not font.supportsCharacter(ord(character))
    )


def test_every_character_of_the_shipped_documents_has_a_shape(font: QRawFont) -> None:
    sources = sorted((RESOURCES / "documents").glob("*/source.txt"))
    assert sources
    for source in sources:
        assert absent(font, source.read_text(encoding="utf-8-sig")) == [], source


def test_signs_of_official_documents_have_shapes(font: QRawFont) -> None:
    assert absent(font, SIGNS) == []


def test_both_scripts_and_rare_names_have_shapes(font: QRawFont) -> None:
    everyday = bytes(range(0xB0, 0xF8)).hex(" ").split()
    hanzi = "".join(
        bytes((int(lead, 16), trail)).decode("gb2312", errors="ignore")
        for lead in everyday
        for trail in range(0xA1, 0xFF)
    )
    assert len(hanzi) == 6763
    assert absent(font, hanzi + "貫徹研發產業園區體製" + RARE_NAMES) == []


def test_fonts_have_family_names_of_their_own(qapp: QApplication) -> None:
    for name, family in FAMILIES.items():
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / name))
        assert QFontDatabase.applicationFontFamilies(number) == [family]


def test_lines_are_not_set_too_far_apart(font: QRawFont) -> None:
    assert 1.3 <= (font.ascent() + font.descent() + font.leading()) / font.pixelSize() <= 1.6
