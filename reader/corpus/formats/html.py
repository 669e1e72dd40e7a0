"""Web pages: bytes → the lines of the document that stands on the page.

The parser loads nothing, runs nothing and expands no entities of its own; scripts, frames and
pictures are left where they are.
"""

import re

from lxml import etree

from reader.corpus.formats.decoded import Decoded
from reader.corpus.formats.html_main import main_lines
from reader.corpus.formats.refusal import Refusal
from reader.corpus.formats.text import decode_bytes

ERRORS: tuple[type[Exception], ...] = (etree.LxmlError, AssertionError, RecursionError, ValueError)
"""What lxml raises on a page that it cannot parse."""

MAX_TAGS = 200_000
"""A page with more tags is refused: its tree would take some 100 MB."""

_META_BYTES = 4096
_META_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-]{2,20})", re.IGNORECASE)
_CODECS = {
    **dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-big5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8"), "utf-8"),
}
_LABELS = {"big5hkscs": "big5"}
_MOST_DAMAGED = 0.01
_LEAST_HAN = 20
_HAN = re.compile("[\u4e00-\u9fff]")
_EMBEDDED = re.compile(r"data:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=\s]*")
_FORMATTING = re.compile(
    r"</?(?:font|span|b|i|u|em|strong|big|small|ins|o:p|st1:\w+|a)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_UNSEEN = dict.fromkeys([*range(9), 0xB, *range(0xE, 0x20), 0xFFFE, 0xFFFF])


def read_html(data: bytes) -> Decoded:
    """Read the document on a web page.

    Raises:
        Refusal: The page has too many tags, is nested too deeply, or no text stands on it.
    """
    decoded = _decoded(data)
    if decoded is None:
        raise Refusal("是网页文件，但文字编码无法识别；请在浏览器中打开它，重新保存后再试。")
    if decoded.text.count("<") > MAX_TAGS:
        raise Refusal(
            f"是网页文件，但标记多于 {MAX_TAGS // 10_000} 万个，不像政策文件；"
            "请把正文另存为 docx 后再试。"
        )
    lines = main_lines(_tree(decoded.text))
    if len(_HAN.findall("".join(lines))) < _LEAST_HAN:
        raise Refusal(
            "是网页文件，但里面没有正文（正文可能由脚本载入或在框架页里）；"
            "请在浏览器中打开它，把正文另存为 docx 或 txt 后再试。"
        )
    return Decoded("\n".join(lines) + "\n", decoded.encoding, "html")


def _decoded(data: bytes) -> Decoded | None:
    """The page as text: a byte order mark decides, then UTF-8, what the page says, what fits."""
    found = decode_bytes(data)
    if found is not None and found.encoding.startswith("utf"):
        return found
    meta = _META_CHARSET.search(data[:_META_BYTES])
    codec = _CODECS.get(meta.group(1).decode("ascii").lower()) if meta else None
    if codec is None:
        return found
    text = data.decode(codec, errors="replace")
    if text.count("\ufffd") > _MOST_DAMAGED * len(text):
        return found
    return Decoded(text, _LABELS.get(codec, codec))


def _tree(text: str) -> etree._Element:
    text = _EMBEDDED.sub("", text.translate(_UNSEEN))
    tree, complete = _parsed(text)
    if not complete:
        # Formatting that is never closed nests without end; nothing of the text depends on it.
        tree, complete = _parsed(_FORMATTING.sub("", text))
    if not complete:
        raise Refusal(
            "是网页文件，但标记嵌套过深或过长，可能已损坏；请把正文另存为 docx 或 txt 后再试。"
        )
    return tree


def _parsed(text: str) -> tuple[etree._Element, bool]:
    """The tree of a page, and whether the parser came to its end within its limits."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )
    tree = etree.fromstring(text.encode("utf-8", errors="replace"), parser)
    limits = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_NO_MEMORY)
    return tree, not any(entry.type in limits for entry in parser.error_log)
