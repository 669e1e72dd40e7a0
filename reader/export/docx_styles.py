"""The styles of our Word documents, as XML: built-in names, Chinese fonts, sizes as 号.

Built-in styles carry their English names: Word and WPS show them in Chinese, headings fill the
导航窗格 and the 目录, comments find the small type they expect (conventions 1.2, 2.5).
"""

from dataclasses import dataclass

HEADING_STYLES = ("Heading 1", "Heading 2", "Heading 3", "Heading 4")
"""As python-docx calls them; the file itself has ``heading 1``, as Word does."""
TITLE_STYLE = "Title"
SUBTITLE_STYLE = "Subtitle"
BODY_STYLE = "Body Text"
QUOTE_STYLE = "Quote"
OWN_STYLE = "编者按"
REMARK_STYLE = "编印说明"
SOURCE_STYLE = "出处"
NOTE_STYLE = "批注说明"
CONTENTS_HEADING_STYLE = "TOC Heading"
CONTENTS_STYLES = ("toc 1", "toc 2", "toc 3")
TABLE_STYLE = "Table Grid"

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_CENTRED = '<w:jc w:val="center"/>'
_LOOSE = '<w:snapToGrid w:val="0"/>'
_HEADING_FONTS = ("黑体", "楷体_GB2312", "仿宋_GB2312", "仿宋_GB2312")


@dataclass(frozen=True, slots=True)
class Lettering:
    """Size of the type in half-points, and from line to line in twips, off the grid."""

    size: int
    pitch: int

    @property
    def spacing(self) -> str:
        """The 22 lines of the grid are for 三号."""
        return f'<w:snapToGrid w:val="0"/><w:spacing w:line="{self.pitch}" w:lineRule="exact"/>'


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of type; 32 half-points are 三号, 28 四号, 24 小四, 21 五号.

    Attributes:
        body: Body and headings, half-points; its lines follow the grid of the page.
        title: Title of the whole.
        contents: Lines of the 目录, who made it and when.
        note: Notes under a quotation.
        small: Sources, facts, legend, lists at the end.
        gap: Above a piece, twips.
        squeeze: What body and headings are set closer by, in twips a character.
    """

    body: int = 32
    title: Lettering = Lettering(44, 672)
    contents: Lettering = Lettering(28, 480)
    note: Lettering = Lettering(24, 400)
    small: Lettering = Lettering(21, 340)
    gap: int = 240
    squeeze: int = 5


STANDARD = Sizes()
"""After GB/T 9704: 三号, title 二号. Word's 三号 is 16 pt, and 156 mm hold 27 of it: a quarter of a
point less makes the 28 of the standard, in every program. A grid of characters, which is made for
this, gives 28 in Word but 14 in LibreOffice: a character wider than its cell takes two (1.1)."""
COMPACT = Sizes(
    24, Lettering(36, 540), Lettering(24, 368), Lettering(21, 310), Lettering(18, 270), 160, 0
)
"""小四 with 36 characters a line, title 小二, small type 五号 and 小五."""


def styles_xml(sizes: Sizes = STANDARD) -> str:
    """``word/styles.xml`` with every style that our documents use."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:styles {_NAMESPACE}>{_defaults(sizes)}{_tables(sizes)}{_headings(sizes)}"
        f"{_texts(sizes)}{_contents(sizes)}{_edges()}{_comments()}</w:styles>"
    )


def _defaults(sizes: Sizes) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_fonts('仿宋_GB2312', sizes.body)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr></w:pPrDefault>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        '<w:name w:val="Normal"/><w:qFormat/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/>'
        "<w:semiHidden/><w:unhideWhenUsed/></w:style>"
    )


def _tables(sizes: Sizes) -> str:
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>'
        '<w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        '</w:tblPr></w:style><w:style w:type="table" w:styleId="TableGrid">'
        f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:rPr>'
        f'<w:sz w:val="{sizes.small.size}"/><w:szCs w:val="{sizes.small.size}"/></w:rPr>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr></w:style>"
    )


def _headings(sizes: Sizes) -> str:
    title = _style(
        "Title",
        TITLE_STYLE,
        f"{sizes.title.spacing}{_CENTRED}",
        _fonts("方正小标宋简体", sizes.title.size),
        "BodyText",
    )
    subtitle = _style(
        "Subtitle",
        SUBTITLE_STYLE,
        f"{sizes.contents.spacing}{_CENTRED}",
        _fonts("楷体_GB2312", sizes.contents.size),
    )
    return f"{title}{subtitle}" + "".join(
        _style(
            f"Heading{level}",
            f"heading {level}",
            f'<w:keepNext/><w:spacing w:before="{sizes.gap}"/>{_indent(sizes)}'
            f'<w:outlineLvl w:val="{level - 1}"/>',
            _fonts(font, sizes.body, squeeze=_squeezed(sizes)),
            "BodyText",
        )
        for level, font in enumerate(_HEADING_FONTS, 1)
    )


def _texts(sizes: Sizes) -> str:
    squeeze = _squeezed(sizes)
    block = f'<w:ind w:leftChars="200" w:left="{sizes.note.size * 20}"/>'
    own = _fonts("楷体_GB2312", sizes.body, squeeze=squeeze)
    source = _fonts("宋体", sizes.small.size)
    note = _fonts("楷体_GB2312", sizes.note.size)
    return (
        _style("BodyText", BODY_STYLE, _indent(sizes), squeeze)
        + _style("Quote", QUOTE_STYLE, _indent(sizes), squeeze, "Source")
        + _style("OwnText", OWN_STYLE, _indent(sizes), own)
        + _style("Source", SOURCE_STYLE, f"{sizes.small.spacing}{block}", source, "BodyText")
        + _style("Remark", REMARK_STYLE, f"{sizes.small.spacing}{_CENTRED}", source)
        + _style("NoteText", NOTE_STYLE, f"{sizes.note.spacing}{block}", note)
    )


def _contents(sizes: Sizes) -> str:
    """目录: its lines end in a tab with dots before the number of the page."""
    tab = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8845"/></w:tabs>'
    heading = _style(
        "TOCHeading",
        CONTENTS_HEADING_STYLE,
        f'<w:keepNext/><w:spacing w:before="{2 * sizes.gap}"/>{_CENTRED}',
        _fonts("黑体", sizes.body),
    )
    size = sizes.contents.size
    levels = "".join(
        _style(
            f"TOC{level}",
            name,
            f"{tab}{sizes.contents.spacing}"
            f'<w:ind w:leftChars="{100 * (level - 1)}" w:left="{size * 10 * (level - 1)}"/>'
            '<w:jc w:val="left"/>',
            _fonts("仿宋_GB2312", size),
        )
        for level, name in enumerate(CONTENTS_STYLES, 1)
    )
    return heading + levels


def _edges() -> str:
    """Header and footer: page numbers are 四号 宋体 whatever the size of the body."""
    return _style("Header", "header", f"{_LOOSE}{_CENTRED}", _fonts("宋体", 18)) + _style(
        "Footer", "footer", _LOOSE, _fonts("宋体", 28, "宋体")
    )


def _comments() -> str:
    """The styles python-docx writes into comments but does not define: without them 三号 shows."""
    return (
        _style(
            "CommentText", "annotation text", f'{_LOOSE}<w:jc w:val="left"/>', _fonts("宋体", 21)
        )
        + '<w:style w:type="character" w:styleId="CommentReference">'
        '<w:name w:val="annotation reference"/><w:basedOn w:val="DefaultParagraphFont"/>'
        '<w:rPr><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr></w:style>'
    )


def _indent(sizes: Sizes) -> str:
    return f'<w:ind w:firstLineChars="200" w:firstLine="{sizes.body * 20}"/>'


def _squeezed(sizes: Sizes) -> str:
    return f'<w:spacing w:val="-{sizes.squeeze}"/>' if sizes.squeeze else ""


def _fonts(
    east_asian: str, half_points: int, latin: str = "Times New Roman", squeeze: str = ""
) -> str:
    return (
        f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:cs="{latin}" w:eastAsia="{east_asian}"/>'
        f'{squeeze}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _style(identifier: str, name: str, paragraph: str, run: str, following: str = "") -> str:
    after = f'<w:next w:val="{following}"/>' if following else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="Normal"/>{after}<w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )
