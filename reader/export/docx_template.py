"""An empty Word document after GB/T 9704, made in code: page, styles, fonts, page numbers.

Built-in styles carry their English names: Word and WPS show them in Chinese, and the headings fill
the 导航窗格. There is no theme, so that the fonts named here hold (conventions 1.1, 1.2, 2.5).
"""

from io import BytesIO
from typing import TYPE_CHECKING, cast
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement

HEADING_STYLES = ("Heading 1", "Heading 2")
"""As python-docx calls them; the file itself has ``heading 1``, as Word does."""
BODY_STYLE = "Body Text"
SOURCE_STYLE = "出处"

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_CONTENT_TYPES = f"""{_HEAD}<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>
<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>
<Override PartName="/word/fontTable.xml" ContentType="{_WORD}.fontTable+xml"/>
</Types>"""
_RELATIONSHIPS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>
</Relationships>"""
_DOCUMENT_RELATIONSHIPS = f"""{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/settings" Target="settings.xml"/>
<Relationship Id="rId3" Type="{_OFFICE}/fontTable" Target="fontTable.xml"/>
</Relationships>"""

# A4 with margins of 37, 26, 35 and 28 mm and 22 lines: 1.1 gives the figures. There is no grid of
# characters: other programs than Word spread smaller ones over it.
_DOCUMENT = f"""{_HEAD}<w:document {_W} xmlns:r="{_OFFICE}"><w:body><w:sectPr>
<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="851" w:footer="1417"
 w:gutter="0"/>
<w:docGrid w:type="lines" w:linePitch="579"/>
</w:sectPr></w:body></w:document>"""
_SETTINGS = f"""{_HEAD}<w:settings {_W}>
<w:mirrorMargins/>
<w:defaultTabStop w:val="640"/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>"""
_FONTS = {
    "方正小标宋简体": "华文中宋",
    "黑体": "SimHei",
    "楷体_GB2312": "楷体",
    "仿宋_GB2312": "仿宋",
    "宋体": "SimSun",
}
_FONT_TABLE = f"""{_HEAD}<w:fonts {_W}>{
    "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _FONTS.items()
    )
}</w:fonts>"""


def _fonts(east_asian: str, half_points: int, latin: str = "Times New Roman") -> str:
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}"'
        f' w:eastAsia="{east_asian}"/><w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _style(identifier: str, name: str, paragraph: str, run: str, following: str = "") -> str:
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_STYLES = f"""{_HEAD}<w:styles {_W}>
<w:docDefaults><w:rPrDefault><w:rPr>{_fonts("仿宋_GB2312", 32)}
<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>
<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>
<w:pPr><w:jc w:val="both"/></w:pPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>
<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/>
<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/>
<w:basedOn w:val="TableNormal"/><w:rPr><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>
<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>
{_style("Title", "Title", '<w:jc w:val="center"/>', _fonts("方正小标宋简体", 44), "BodyText")}
{
    "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/>{_INDENT}<w:outlineLvl w:val="{level - 1}"/>',
            _fonts(font, 32),
            "BodyText",
        )
        for level, font in ((1, "黑体"), (2, "楷体_GB2312"))
    )
}
{_style("BodyText", BODY_STYLE, _INDENT, "")}
{
    _style(
        "Source",
        SOURCE_STYLE,
        '<w:snapToGrid w:val="0"/><w:ind w:leftChars="200" w:left="640"/>',
        _fonts("楷体_GB2312", 24),
        "BodyText",
    )
}
{_style("Footer", "footer", "", _fonts("宋体", 28, "宋体"))}
</w:styles>"""

_PARTS = {
    "[Content_Types].xml": _CONTENT_TYPES,
    "_rels/.rels": _RELATIONSHIPS,
    "word/document.xml": _DOCUMENT,
    "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
    "word/styles.xml": _STYLES,
    "word/settings.xml": _SETTINGS,
    "word/fontTable.xml": _FONT_TABLE,
}


def new_document() -> Document:
    """An empty document with the styles ``Title``, ``heading 1`` and 2, ``Body Text`` and 出处.

    Pages are numbered — 1 —, odd ones on the right, even ones on the left.
    """
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as parts:
        for name, xml in _PARTS.items():
            parts.writestr(name, xml)
    package.seek(0)
    document = docx.Document(package)
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    _number_pages(section.footer.paragraphs[0], "right")
    _number_pages(section.even_page_footer.paragraphs[0], "left")
    return document


def _number_pages(paragraph: Paragraph, side: str) -> None:
    """Write — 1 — one character away from the outer edge.

    Every part of the field has a run of its own: WPS shows no number otherwise (conventions 2.6).
    """
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no other way
    properties.append(_element("w:ind", **{f"{side}Chars": "100", side: "280"}))
    properties.append(_element("w:jc", val=side))
    paragraph.add_run("— ")
    for kind in ("begin", "", "separate"):
        run = paragraph.add_run()._r  # noqa: SLF001
        if kind:
            run.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = "PAGE"
            run.append(instruction)
    paragraph.add_run("1")
    paragraph.add_run()._r.append(_element("w:fldChar", fldCharType="end"))  # noqa: SLF001
    paragraph.add_run(" —")


def _element(name: str, **attributes: str) -> "BaseOxmlElement":
    element = cast("BaseOxmlElement", OxmlElement(name))
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
