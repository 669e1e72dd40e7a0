"""PDF files with a text layer: pages → lines at their places → paragraphs, within limits."""

import logging
import struct
import time
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from pypdf import PageObject, PasswordType, PdfReader, apply_configuration
from pypdf.errors import DependencyError, PyPdfError

from reader.corpus.formats.decoded import Decoded
from reader.corpus.formats.pdf_furniture import without_furniture
from reader.corpus.formats.pdf_lines import Fragment, Line, lines_of, origin
from reader.corpus.formats.pdf_paragraphs import paragraphs
from reader.corpus.formats.refusal import Refusal
from reader.corpus.formats.text import plausibility
from reader.corpus.model import UNREADABLE_MARK

ERRORS: tuple[type[Exception], ...] = (
    PyPdfError,
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pypdf raises on a broken file: it trusts the objects it finds to be of the right kind."""

MAX_PAGES = 1_000
"""A file with more pages is refused."""

MAX_SECONDS = 15.0
"""A file that takes longer is given up."""

_LEAST_PLAUSIBLE = 0.3
_SAMPLE = 20_000
_DRAWN_BYTES = 200
_MOST_PICTURES = 0.5

_LOCKED = "是加密的 PDF 文件，请解除密码、另存后再试。"
_OCR = "请换用文字版，或先用文字识别软件转成文字。"


def read_pdf(data: bytes) -> Decoded:
    """Read the text layer of a PDF.

    Page numbers and running heads are left out (``pdf_furniture``), lines broken at the margin
    are joined (``pdf_paragraphs``); a page that is only a picture is told by a line of its own.

    Raises:
        Refusal: It is scanned, protected, too long, takes too long, or its text is garbled.
    """
    # What pypdf mends it tells the log; here either the text is whole or the file is refused.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages, pictures = _read_pages(data)
    except DependencyError as error:
        # pypdf leaves AES to a package that is not shipped.
        raise Refusal(_LOCKED) from error
    if len(pictures) > _MOST_PICTURES * len(pages):
        raise Refusal(f"是扫描件，没有文字层，读不出文字；{_OCR}")
    if not any(pages):
        raise Refusal("是 PDF 文件，但里面没有文字，可能已损坏；请重新下载后再试。")
    lines = paragraphs(without_furniture(pages))
    text = "".join(f"{line}\n" for line in [*lines, *_told(pictures)])
    if plausibility(text[:_SAMPLE]) < _LEAST_PLAUSIBLE:
        raise Refusal(f"是 PDF 文件，但文字层是乱码（字体没有文字对照表）；{_OCR}")
    return Decoded(text, "pdf", "pdf")


def _read_pages(data: bytes) -> tuple[list[list[Line]], list[int]]:
    """The lines of each page, and the numbers of the pages that are only pictures."""
    clock = _Clock()
    pages: list[list[Line]] = []
    pictures: list[int] = []
    with apply_configuration(
        zlib_maximum_output_length=16_000_000,
        lzw_maximum_output_length=16_000_000,
        run_length_maximum_output_length=16_000_000,
        stream_decoding_work_maximum_length=48_000_000,
        stream_parsing_work_maximum_count=500_000,
        page_tree_maximum_entries=10_000,
    ):
        pdf = _opened(data)
        if len(pdf.pages) > MAX_PAGES:
            raise Refusal(
                f"是 PDF 文件，有 {len(pdf.pages)} 页，超过 {MAX_PAGES} 页的上限；请拆成几份再试。"
            )
        for number, page in enumerate(pdf.pages, start=1):
            clock.check()
            pages.append(lines_of(_fragments(page, clock)))
            if not pages[-1] and _is_drawn(page):
                pictures.append(number)
    return pages, pictures


class _Clock:
    """Gives a file up that takes too long."""

    def __init__(self) -> None:
        self._end = time.monotonic() + MAX_SECONDS

    def check(self) -> None:
        if time.monotonic() > self._end:
            raise Refusal(
                f"是 PDF 文件，但 {MAX_SECONDS:.0f} 秒内没有读完，可能已损坏；"
                "请换一份，或另存为 docx 后再试。"
            )


def _opened(data: bytes) -> PdfReader:
    pdf = PdfReader(BytesIO(data), strict=False)
    if pdf.is_encrypted and pdf.decrypt("") is PasswordType.NOT_DECRYPTED:
        raise Refusal(_LOCKED)
    return pdf


def _fragments(page: PageObject, clock: _Clock) -> list[Fragment]:
    """The pieces of text of a page in the order in which they are drawn."""
    fragments: list[Fragment] = []
    turn = page.rotation
    left, low, right, high = (float(edge) for edge in page.cropbox)

    def take(text: str, outer: list[float], inner: list[float], _font: object, size: float) -> None:
        x, y = origin((outer, inner))
        if text.strip() and left <= x <= right and low <= y <= high:
            fragments.append(Fragment.placed(text, (outer, inner), size, turn))

    def watch(*_: object) -> None:
        clock.check()

    page.extract_text(visitor_text=take, visitor_operand_before=watch)
    return fragments


def _is_drawn(page: PageObject) -> bool:
    """True for a page that shows something: a picture, or letters drawn as lines."""
    resources = page.get("/Resources")
    found = resources.get_object() if resources is not None else None
    listed = found.get("/XObject") if isinstance(found, Mapping) else None
    objects = listed.get_object() if listed is not None else None
    for reference in objects.values() if isinstance(objects, Mapping) else ():
        drawn = reference.get_object()
        if isinstance(drawn, Mapping) and drawn.get("/Subtype") in {"/Image", "/Form"}:
            return True
    contents = page.get_contents()
    return contents is not None and len(contents.get_data()) > _DRAWN_BYTES


def _told(pictures: list[int]) -> Iterator[str]:
    for number in pictures:
        yield f"{UNREADABLE_MARK}（原文件第{number}页是图片，没有文字层）"
