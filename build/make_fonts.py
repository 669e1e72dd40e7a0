"""Make the two bundled fonts from Debian's package ``fonts-noto-cjk``.

Needs fontTools, which the program itself does not need, so it is no part of the lock::

    apt-get install fonts-noto-cjk
    python3 -m venv FOLDER && FOLDER/bin/pip install fonttools==4.60.1
    FOLDER/bin/python build/make_fonts.py

The same package and the same fontTools give the same bytes. The fonts get family names of their
own, so that a full Noto on the machine never mixes with them and every machine shows the same page.
Regional forms (``locl``) are left out for the same reason: the language of the machine does not
change the shape of a character.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTCollection, TTFont

PROJECT = Path(__file__).resolve().parent.parent
SOURCES = Path("/usr/share/fonts/opentype/noto")
TARGETS = PROJECT / "resources" / "fonts"

SC_FACE_SUFFIX = "CJKsc-Regular"
FEATURES = ["ccmp", "kern", "mark", "liga"]
KEPT_NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]
# 2022-01-27, the date of the Debian package: stands in place of today, for the same bytes again.
SOURCE_DATE = "1643241600"

SYMBOL_RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0x17F),  # Latin-1, Latin Extended-A
    (0x1CD, 0x1DC),  # pinyin: ǎ ǐ ǒ ǔ ǖ ǘ ǚ ǜ
    (0x1F8, 0x1F9),  # pinyin: ǹ
    (0x251, 0x251),  # pinyin: ɑ
    (0x261, 0x261),  # pinyin: ɡ
    (0x2C7, 0x2DC),  # tone marks alone
    (0x391, 0x3C9),  # Greek
    (0x401, 0x451),  # Cyrillic
    (0x1E3E, 0x1E3F),  # pinyin: ḿ
    (0x2002, 0x205E),  # general punctuation
    (0x2070, 0x209C),  # superscripts, subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x218B),  # ℃ № ℡, fractions, Ⅰ Ⅱ
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # ≈ ≤ ≥
    (0x2460, 0x24FF),  # ① ⑴ ⒈
    (0x2500, 0x25FF),  # table rules, □ ■ ▲ ● ◆
    (0x2600, 0x266F),  # ★ ☆ ☑
    (0x2713, 0x2718),  # ✓ ✗
    (0x2776, 0x2793),  # ❶
    (0x3000, 0x303F),  # Chinese punctuation, 〇 〔 〕
    (0x3105, 0x312F),  # bopomofo
    (0x3220, 0x325F),  # ㈠ ㈱
    (0x3280, 0x32CB),  # ㊀ ㋀
    (0x3358, 0x33FF),  # ㍙ ㎡ ㏑ ㏠
    (0xFE10, 0xFE1F),
    (0xFE30, 0xFE6B),  # ﹁ ﹝ ﹞ ﹪
    (0xFF01, 0xFF65),  # full-width forms
    (0xFFE0, 0xFFEE),
)
# What 通用规范汉字表 (国发〔2013〕23号) has and GBK has not: characters of names and places.
BEYOND_GBK = (
    "鿍鿎鿏㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫"
    "䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮𠅤𠙶𠳐𡎚𡐓𣗋𣲗𣲘𣸣𤧛𤩽𤫉𥔲𥕢𥖨𥻗𦈡𦒍𦙶𦝼𦭜𦰡𧿹𨐈𨙸𨚕𨟠𨭉𨱇𨱏𨱑"
    "𨱔𨺙𩽾𩾃𩾌𪟝𪣻𪤗𪨰𪨶𪩘𪾢𫄧𫄨𫄷𫄸𫇭𫌀𫍣𫍯𫍲𫍽𫐄𫐐𫐓𫑡𫓧𫓯𫓶𫓹𫔍𫔎𫔶𫖮𫖯𫖳𫗧𫗴𫘜𫘝𫘦𫘧𫘨𫘪𫘬𫚕𫚖𫚭𫛭𫞩𫟅𫟦𫟹"
    "𫟼𫠆𫠊𫠜𫢸𫫇𫭟𫭢𫭼𫮃𫰛𫵷𫶇𫷷𫸩𬀩𬀪𬂩𬃊𬇕𬇙𬇹𬉼𬊈𬊤𬌗𬍛𬍡𬍤𬒈𬒔𬒗𬕂𬘓𬘘𬘡𬘩𬘫𬘬𬘭𬘯𬙂𬙊𬙋𬜬𬜯𬞟𬟁𬟽𬣙𬣞𬣡𬣳"
    "𬤇𬤊𬤝𬨂𬨎𬩽𬪩𬬩𬬭𬬮𬬱𬬸𬬹𬬻𬬿𬭁𬭊𬭎𬭚𬭛𬭤𬭩𬭬𬭯𬭳𬭶𬭸𬭼𬮱𬮿𬯀𬯎𬱖𬱟𬳵𬳶𬳽𬳿𬴂𬴃𬴊𬶋𬶍𬶏𬶐𬶟𬶠𬶨𬶭𬶮𬷕𬸘𬸚"
    "𬸣𬸦𬸪𬹼𬺈𬺓"
)


@dataclass(frozen=True)
class Bundled:
    """One font to make: the collection it comes from, its new family and file name."""

    collection: str
    family: str
    file_stem: str


FONTS = (
    Bundled("NotoSansCJK-Regular.ttc", "Noto Sans CJK SC Subset", "NotoSansCJKsc-Regular-subset"),
    Bundled(
        "NotoSerifCJK-Regular.ttc", "Noto Serif CJK SC Subset", "NotoSerifCJKsc-Regular-subset"
    ),
)


def symbols() -> frozenset[int]:
    """Return the code points of letters, punctuation, numbers and signs."""
    return frozenset(point for first, last in SYMBOL_RANGES for point in range(first, last + 1))


def encoded(codec: str, leads: range) -> frozenset[int]:
    """Return the code points of all two-byte characters of a legacy encoding.

    Args:
        codec: Name of a Python codec with two-byte characters.
        leads: The first bytes to take.
    """
    found = set()
    for lead in leads:
        for trail in range(0x40, 0x100):
            text = bytes((lead, trail)).decode(codec, errors="ignore")
            if len(text) == 1:
                found.add(ord(text))
    return frozenset(found)


def characters() -> frozenset[int]:
    """Return what texts are written in: GBK (with GB 2312), level 1 of Big5, signs, names.

    GB 2312 and Big5 alone are not enough: 凈, 垟, 溇 and 瀍 stand in real documents.
    """
    simplified = encoded("gbk", range(0x81, 0xFF))
    traditional = encoded("big5", range(0xA4, 0xC7))
    return symbols() | simplified | traditional | frozenset(map(ord, BEYOND_GBK))


def rename(font: TTFont, family: str, postscript: str) -> None:
    """Give a font its own family and PostScript name, in English only."""
    table = font["name"]
    for name_id, text in ((1, family), (3, postscript), (4, family), (6, postscript)):
        table.removeNames(nameID=name_id)
        table.setName(text, name_id, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [postscript]
    cff.topDictIndex[0].FamilyName = family
    cff.topDictIndex[0].FullName = family


def source_face(collection: Path) -> TTFont:
    """Return the Simplified Chinese regular face of a Noto CJK collection."""
    for font in TTCollection(collection, lazy=True).fonts:
        name = font["name"].getDebugName(6)
        if name.endswith(SC_FACE_SUFFIX) and "Mono" not in name:
            return font
    raise SystemExit(f"{collection}: no face {SC_FACE_SUFFIX}")


def options() -> Options:
    """Return what is kept: outlines, kerning, marks; no hints, no vertical and regional forms."""
    chosen = Options()
    chosen.layout_features = FEATURES
    chosen.name_IDs = KEPT_NAMES
    chosen.name_languages = [0x409]
    chosen.hinting = False
    chosen.desubroutinize = False
    chosen.notdef_outline = True
    chosen.drop_tables += ["BASE", "VORG", "vhea", "vmtx"]
    chosen.recalc_timestamp = False
    return chosen


def make(bundled: Bundled) -> Path:
    """Write one bundled font and return its path."""
    font = source_face(SOURCES / bundled.collection)
    subsetter = Subsetter(options())
    subsetter.populate(unicodes=characters())
    subsetter.subset(font)
    rename(font, bundled.family, bundled.file_stem)
    font.recalcTimestamp = False
    path = TARGETS / f"{bundled.file_stem}.otf"
    font.save(path)
    return path


def main() -> int:
    """Make both fonts and print their sizes."""
    os.environ["SOURCE_DATE_EPOCH"] = SOURCE_DATE
    for bundled in FONTS:
        path = make(bundled)
        cmap = TTFont(path, lazy=True).getBestCmap()
        print(f"{path.name}: {len(cmap)} characters, {path.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
