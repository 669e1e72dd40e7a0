"""An empty Word document after GB/T 9704, made in code: page, styles, fonts, page numbers.

There is no theme, so that the fonts named in the styles hold (conventions 1.1, 1.2, 2.5, 2.6).
"""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import docx
from docx.document import Document

from reader.export.docx_styles import STANDARD, Sizes, styles_xml
from reader.export.docx_writing import number_pages


@dataclass(frozen=True, slots=True)
class DocxForm:
    """How a document is set.

    Attributes:
        sizes: Of the type.
        line_pitch: From line to line, in twips; 579 gives 22 lines a page.
        duplex: Margins are mirrored, numbers stand on the outer edges; else in the middle.
        across: For tables: the page lies on its side, and no grid of lines holds the rows apart.
    """

    sizes: Sizes = STANDARD
    line_pitch: int = 579
    duplex: bool = True
    across: bool = False


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


_UPRIGHT = """<w:pgSz w:w="11906" w:h="16838"/>
<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="1134" w:footer="1417"
 w:gutter="0"/>"""
"""A4 with margins of 37, 26, 35 and 28 mm (1.1)."""
_ACROSS = """<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>
<w:pgMar w:top="1474" w:right="1417" w:bottom="1474" w:left="1417" w:header="1134" w:footer="1417"
 w:gutter="0"/>"""
"""A4 on its side with margins of 26 and 25 mm."""
ACROSS_CM = 24.7
"""Between the margins of a page on its side."""


def _document_xml(form: DocxForm) -> str:
    """The empty body: the page, and the grid of lines."""
    grid = f'<w:docGrid w:type="lines" w:linePitch="{form.line_pitch}"/>'
    return f"""{_HEAD}<w:document {_W} xmlns:r="{_OFFICE}"><w:body><w:sectPr>
{_ACROSS if form.across else _UPRIGHT + grid}
</w:sectPr></w:body></w:document>"""


def _settings_xml(form: DocxForm) -> str:
    mirror = "<w:mirrorMargins/>" if form.duplex else ""
    return f"""{_HEAD}<w:settings {_W}>{mirror}
<w:defaultTabStop w:val="640"/>
<w:characterSpacingControl w:val="compressPunctuation"/>
<w:compat><w:compatSetting w:name="compatibilityMode"
 w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>
</w:settings>"""


_STANDARD_FORM = DocxForm()


def new_document(form: DocxForm = _STANDARD_FORM) -> Document:
    """An empty document with the styles of ``docx_styles``.

    Pages are numbered — 1 —: in duplex odd ones on the right and even ones on the left.
    """
    package = BytesIO()
    with ZipFile(package, "w", ZIP_DEFLATED) as parts:
        for name, xml in _parts(form).items():
            parts.writestr(name, xml)
    package.seek(0)
    document = docx.Document(package)
    document.settings.odd_and_even_pages_header_footer = form.duplex
    section = document.sections[0]
    number_pages(section.footer.paragraphs[0], "right" if form.duplex else "center")
    if form.duplex:
        number_pages(section.even_page_footer.paragraphs[0], "left")
    return document


def _parts(form: DocxForm) -> dict[str, str]:
    return {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONSHIPS,
        "word/document.xml": _document_xml(form),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONSHIPS,
        "word/styles.xml": styles_xml(form.sizes),
        "word/settings.xml": _settings_xml(form),
        "word/fontTable.xml": _FONT_TABLE,
    }
