"""Bytes of a file → text: txt, md, html, docx, pdf, told apart by content first, then by name."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath

from reader.corpus.formats.decoded import Decoded, Format
from reader.corpus.formats.foreign import WORD_DOCUMENT, foreign_kind, spaced, zip_kind
from reader.corpus.formats.misread import restored
from reader.corpus.formats.refusal import Refusal
from reader.corpus.formats.text import read_text
from reader.errors import CorpusError

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "Decoded", "decode"]

MAX_BYTES = 20_000_000
"""Larger files are refused: the longest policy documents have some hundred thousand characters."""

MAX_CHARACTERS = 2_000_000
"""Longer texts are refused, whatever they were read from: six times the longest document known."""

_HEAD_BYTES = 4096
_PDF_MARK_WITHIN = 1024
_HTML_NAMES = (".html", ".htm", ".shtml", ".xhtml")
_HTML_START = re.compile(
    rb"(?:\s|<\?xml[^>]{0,200}>|<!--.{0,2000}?-->)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|title|script|link|style)[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(
    rb"<(?:html|body|div|p|br|table|tr|td|span|h[1-6]|ul|li|a|font|center|article)[\s>/]",
    re.IGNORECASE,
)
_EXPECTED = {".docx": "Word 文档（docx）", ".pdf": "PDF 文件", ".doc": "Word 文档"}
_HALF = re.compile("[\ud800-\udfff]")
_BLANK = "\x00\ufeff \t\r\n\u3000\xa0"


@dataclass(frozen=True, slots=True)
class _Reader:
    """How a format is read.

    Attributes:
        label: What the user calls such a file.
        read: Takes the text out of the bytes.
        errors: What its library raises on a broken file.
    """

    label: str
    read: Callable[[bytes], Decoded]
    errors: tuple[type[Exception], ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """Read the bytes of a file as text.

    Args:
        data: The whole file.
        name: What the file is called in the sentences for the user; its ending decides only where
            the content does not.

    Raises:
        CorpusError: The file is empty, too large, broken, protected, of another kind, or in no
            encoding we can tell; the sentence names the file and what to do.
    """
    try:
        reader = _reader(data, name)
        try:
            decoded = reader.read(data)
        except reader.errors as error:
            raise Refusal(
                f"是{spaced(reader.label)}，但已损坏或没有下载完整，请重新下载后再试。"
            ) from error
        decoded = restored(replace(decoded, text=_without_halves(decoded.text)))
        _check(decoded.text)
    except Refusal as refusal:
        shown = "".join(sign if sign.isprintable() else "\ufffd" for sign in name)
        raise CorpusError(f"“{shown}”{refusal}") from refusal
    return decoded


def _reader(data: bytes, name: str) -> _Reader:
    """The reader of the format that the file is in.

    Raises:
        Refusal: It is in none that is read.
    """
    if not data:
        raise Refusal("是空文件，请重新下载或另选一个文件。")
    if len(data) > MAX_BYTES:
        raise Refusal(
            f"有 {len(data) / 1_000_000:.0f} MB，超过 {MAX_BYTES // 1_000_000} MB 的上限；"
            "请确认它是一份政策文件，或者拆成几份再试。"
        )
    suffix = PurePath(name).suffix.lower()
    kind = _format(data, suffix)
    if kind == "txt" and suffix in _EXPECTED and b"\x00" in data[:_HEAD_BYTES]:
        raise Refusal(
            f"不是有效的{spaced(_EXPECTED[suffix])}，可能没有下载完整，请重新下载后再试。"
        )
    return _READERS[kind]()


def _format(data: bytes, suffix: str) -> Format:
    if b"%PDF-" in data[:_PDF_MARK_WITHIN]:
        return "pdf"
    if data.startswith(b"PK\x03\x04") and zip_kind(data) == WORD_DOCUMENT:
        return "docx"
    head = data[:_HEAD_BYTES].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _HTML_START.match(head) or (suffix in _HTML_NAMES and _HTML_TAG.search(head)):
        return "html"
    kind, advice = foreign_kind(data)
    if kind:
        raise Refusal(f"看起来是{spaced(kind)}，程序读不了这种文件；{advice}")
    return "txt"


def _html() -> _Reader:
    from reader.corpus.formats.html import ERRORS, read_html  # noqa: PLC0415 - loads lxml

    return _Reader("网页文件", read_html, ERRORS)


def _docx() -> _Reader:
    from reader.corpus.formats.docx import ERRORS, read_docx  # noqa: PLC0415 - loads lxml

    return _Reader(WORD_DOCUMENT, read_docx, ERRORS)


def _pdf() -> _Reader:
    from reader.corpus.formats.pdf import ERRORS, read_pdf  # noqa: PLC0415 - loads pypdf

    return _Reader("PDF 文件", read_pdf, ERRORS)


_READERS: dict[Format, Callable[[], _Reader]] = {
    "txt": lambda: _Reader("文本文件", read_text),
    "html": _html,
    "docx": _docx,
    "pdf": _pdf,
}


def _without_halves(text: str) -> str:
    """The text with U+FFFD for half characters, which no database takes; pairs become whole."""
    if not _HALF.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _check(text: str) -> None:
    """Refuse a text that is empty or far too long."""
    if not text.strip(_BLANK):
        raise Refusal("里没有文字，请确认选择的是政策文件的文本。")
    if len(text) > MAX_CHARACTERS:
        raise Refusal(
            f"有 {len(text) // 10_000} 万字，超过 {MAX_CHARACTERS // 10_000} 万字的上限；"
            "请确认它是一份政策文件，或者拆成几份再试。"
        )
