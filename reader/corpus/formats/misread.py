"""Texts that somebody saved after reading their bytes in a wrong encoding: 娌у窞甯 for 沧州市.

The way back is the same way: the characters give the bytes, the bytes are read as what they are.
Characters that were lost on the way stay lost (U+FFFD). A text is taken for such a one only if it
looks like noise and what comes out looks like Chinese: both by ``plausibility``.
"""

import codecs
import re
from dataclasses import replace

from reader.corpus.formats.decoded import Decoded
from reader.corpus.formats.text import plausibility

_LATIN, _GBK, _BIG5, _UTF8 = "cp1252", "gb18030", "big5hkscs", "utf-8"
_PAIRS = (
    (_UTF8, _GBK),
    (_UTF8, _LATIN),
    (_GBK, _LATIN),
    (_BIG5, _LATIN),
    (_UTF8, _BIG5),
    (_GBK, _BIG5),
    (_BIG5, _GBK),
)
"""What the bytes are, and as what they were read."""

_NAMES = {_LATIN: "西文", _GBK: "GBK", _BIG5: "Big5", _UTF8: "UTF-8"}
_GLANCE = 1000
_SAMPLE = 4000
_NOISE = 0.6
"""Below it a text is looked at: policy documents have 0.83 and more, misread ones 0.45 and less."""
_CHINESE = 0.62
"""What comes out has more, though a quarter of it may be lost."""
_HAN = re.compile("[\u4e00-\u9fff]")
_LEAST_HAN = 10
_MOST_ROUNDS = 3
_LOST = "\ufffd"
_HALF = "\ud800"
"""Stands for a lost character while bytes are made: GB18030 would encode U+FFFD itself."""
_AS_LOST = "misread-lost"
_LOST_RUN = re.compile(f"{_LOST}[{_LOST}?]*")
_SIGN = re.compile("锛|銆|[\u0080-\u00ff\u0152-\u0178\u2013-\u2122]{4}")
"""In every line of some length that was misread: the bytes of ， and 。 in GBK, Western letters."""
_SHORTEST_LINE = 12
_WESTERN = {
    ord(bytes([code]).decode(_LATIN)): code
    for code in range(0x80, 0xA0)
    if bytes([code]).decode(_LATIN, "ignore")
}


def _lost_byte(error: UnicodeError) -> tuple[bytes, int]:
    """A byte that is in no encoding, for each character that stands for no byte."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return b"\xff" * (error.end - error.start), error.end


codecs.register_error(_AS_LOST, _lost_byte)


def restored(decoded: Decoded) -> Decoded:
    """The text as it was before it was misread, whole or in single lines; else as it is."""
    text = decoded.text
    if plausibility(text[:_GLANCE]) >= _NOISE:
        return _with_lines(decoded)
    for _ in range(_MOST_ROUNDS):
        pair = _best(text[:_SAMPLE])
        if _is_chinese(_back(text[:_SAMPLE], *pair)):
            return replace(decoded, text=_kept(_back(text, *pair)), misread=_told(pair))
        # UTF-8 that was read as Western twice still looks like noise after one way back.
        text = _back(text, _UTF8, _LATIN)
    return _with_lines(decoded)


def _with_lines(decoded: Decoded) -> Decoded:
    """A text of which only some lines were misread: one that was put together from two files."""
    if not _SIGN.search(decoded.text):
        return decoded
    told: list[tuple[str, str]] = []
    lines = decoded.text.split("\n")
    for place, line in enumerate(lines):
        if len(line) < _SHORTEST_LINE or not _SIGN.search(line) or plausibility(line) >= _NOISE:
            continue
        best = _best(line)
        back = _back(line, *best)
        if _is_chinese(back):
            lines[place] = _kept(back)
            told.append(best)
    if not told:
        return decoded
    return replace(decoded, text="\n".join(lines), misread=_told(told[0]))


def _best(text: str) -> tuple[str, str]:
    """The way back after which the text looks most like Chinese."""
    return max(_PAIRS, key=lambda pair: plausibility(_back(text, *pair)))


def _kept(text: str) -> str:
    """One mark for each gap, which several bytes and a question mark may stand for."""
    return _LOST_RUN.sub(_LOST, text)


def _is_chinese(text: str) -> bool:
    return len(_HAN.findall(text)) >= _LEAST_HAN and plausibility(text) >= _CHINESE


def _told(pair: tuple[str, str]) -> str:
    return f"{_NAMES[pair[0]]} 被当作{'' if pair[1] == _LATIN else ' '}{_NAMES[pair[1]]}"


def _back(text: str, codec: str, read_as: str) -> str:
    """The bytes that ``text`` was read from as ``read_as``, read as ``codec``."""
    if read_as == _LATIN:
        data = text.translate(_WESTERN).encode("latin-1", _AS_LOST)
    else:
        pieces = text.replace(_LOST, _HALF).split("€")
        data = b"\x80".join(piece.encode(read_as, _AS_LOST) for piece in pieces)
    return data.decode(codec, "replace")
