"""Files as they come out of a bad disk or a bad hand: seeded changes of a good file."""

import random
import zipfile
from collections.abc import Iterator
from io import BytesIO

from tests.document_files import zipped
from tests.hostile.good import NOTICE, SENTENCE
from tests.hostile.pdf import GOOD_PDF
from tests.hostile.web import GOOD_HTML
from tests.hostile.word import GOOD_DOCX

MARKUP = (b"<", b">", b"&", b"/", b'"', b"]]>", b"<!--", b"<w:p>", b"</w:p>", b"<table><tr><td>")
PDF_WORDS = (
    *(b"<<", b">>", b"[", b"]", b"(", b")", b"/", b"null", b"-1", b"99999999999", b"0 R", b"obj"),
    *(
        b"stream",
        b"endstream",
        b"endobj",
        b"/Kids",
        b"/Length",
        b"/Filter",
        b"1e999",
        b"<",
        b"xref",
    ),
)
FORMATS = ("txt", "html", "docx", "docx-part", "pdf", "pdf-words")


def mutations(kind: str, count: int, seed: int = 0) -> Iterator[bytes]:
    """``count`` damaged copies of a good file of one of FORMATS; the same for the same seed."""
    generator = random.Random(f"{kind}{seed}")
    for _ in range(count):
        yield _MUTATORS[kind](generator)


def _bytes_changed(generator: random.Random, data: bytes) -> bytes:
    """Some bytes changed, taken out, doubled or moved."""
    changed = bytearray(data)
    for _ in range(generator.choice((1, 1, 2, 5, 20))):
        start = generator.randrange(len(changed))
        length = generator.choice((1, 1, 2, 8, 64, 500))
        piece = changed[start : start + length]
        act = generator.randrange(5)
        if act == 0:
            changed[start : start + length] = generator.randbytes(len(piece))
        elif act == 1 and len(changed) > length + 1:
            del changed[start : start + length]
        elif act == 2:
            changed[start:start] = piece * generator.choice((1, 3))
        elif act == 3:
            other = generator.randrange(len(changed))
            changed[other:other] = piece
        else:
            changed[start] ^= 1 << generator.randrange(8)
    return bytes(changed)


def _words_changed(generator: random.Random, data: bytes, words: tuple[bytes, ...]) -> bytes:
    """Words of the format put in, or put over what stands there."""
    for _ in range(generator.choice((1, 2, 4, 10))):
        start = generator.randrange(len(data))
        word = generator.choice(words)
        end = start + generator.choice((0, len(word), 12))
        data = data[:start] + word + data[end:]
    return data


def _docx_part(generator: random.Random) -> bytes:
    """A sound zip with a damaged part."""
    with zipfile.ZipFile(BytesIO(GOOD_DOCX)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = generator.choice(["word/document.xml"] * 4 + ["_rels/.rels"])
    members[name] = _either(generator, members[name], MARKUP)
    return zipped(members)


def _either(generator: random.Random, data: bytes, words: tuple[bytes, ...]) -> bytes:
    if generator.random() < 0.5:
        return _bytes_changed(generator, data)
    return _words_changed(generator, data, words)


_TEXT = (NOTICE + SENTENCE).encode()
_HTML = (
    f"<html><head><meta charset='utf-8'><title>通知</title></head><body><div class=nav><a>首页</a>"
    f"</div>{GOOD_HTML}<table><tr><td rowspan=2>一<td>二<tr><td>三</table><ol><li>四</ol></body>"
).encode()
_PLAIN_PDF = GOOD_PDF

_MUTATORS = {
    "txt": lambda generator: _bytes_changed(generator, _TEXT),
    "html": lambda generator: _either(generator, _HTML, MARKUP),
    "docx": lambda generator: _bytes_changed(generator, GOOD_DOCX),
    "docx-part": _docx_part,
    "pdf": lambda generator: _bytes_changed(generator, GOOD_PDF),
    "pdf-words": lambda generator: _words_changed(generator, _PLAIN_PDF, PDF_WORDS),
}
