"""Bytes of a file → text, whatever Chinese encoding they are in."""

import codecs
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from reader.errors import CorpusError

MAX_BYTES = 20_000_000
"""Larger files are refused: the longest policy documents have some hundred thousand characters."""

_SAMPLE_BYTES = 200_000
_LEAST_PLAUSIBLE = 0.55
_MOST_CONTROLS = 0.02
_CUT_OFF_BYTES = 3
_FEW_DAMAGED = 3
_MOST_DAMAGED = 0.002

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig", "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le-bom", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be-bom", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le-bom", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be-bom", "utf-16-be"),
)

_SAVE_AS_TEXT = "请用相应的软件打开它，把文字另存为 .txt 文件后再试。"
_MAGIC = (
    (b"%PDF", "PDF 文件", _SAVE_AS_TEXT),
    (b"{\\rtf", "RTF 文档", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "旧版 Word、Excel 或 WPS 文档", _SAVE_AS_TEXT),
    (b"PK\x03\x04", "压缩包", "请解压后选择其中的文本文件。"),
    (b"Rar!", "RAR 压缩包", "请解压后选择其中的文本文件。"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包", "请解压后选择其中的文本文件。"),
    (b"\x1f\x8b", "gzip 压缩包", "请解压后选择其中的文本文件。"),
    (b"\x89PNG", "图片", "图片里的文字读不出来，请改用文字版。"),
    (b"\xff\xd8\xff", "图片", "图片里的文字读不出来，请改用文字版。"),
    (b"GIF8", "图片", "图片里的文字读不出来，请改用文字版。"),
    (b"II*\x00", "图片", "图片里的文字读不出来，请改用文字版。"),
    (b"SQLite format 3", "数据库文件", "请选择政策文件的文本。"),
    (b"\x7fELF", "程序文件", "请选择政策文件的文本。"),
    (b"MZ\x90\x00", "程序文件", "请选择政策文件的文本。"),
)
_ZIP_MEMBERS = (
    (b"word/", "Word 文档（docx）"),
    (b"xl/", "Excel 表格（xlsx）"),
    (b"ppt/", "演示文稿（pptx）"),
    (b"OFD.xml", "OFD 版式文件"),
    (b"mimetypeapplication/vnd.oasis", "ODF 文档"),
    (b"mimetypeapplication/epub", "EPUB 电子书"),
)

_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
    "而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把"
    "性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质"
    "气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活"
    "设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指区强放决西被干做必战先回则任取"
    "据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采"
    "转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今"
    "集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技"
    "备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼"
    "這個們來時對會發動說產種後經進電現實體機當點從業應開還實關無線數變條沒結問題見條並總設長員黨給將組計別"
    "論運農強決則隊處門壓導統較際團稱構選標寫親號華確務達報類離勞維劃術極階證轉單風廣場車東級資責質規範創"
    "市县区镇乡村局厅处办科创新企业技术项目资金项实施意见通知方案人民政府"
    "，。、；：“”《》（）〔〕！？—…·％　"
)

_REFERENCE = re.compile("&#(?:[0-9]{3,6}|[xX][0-9a-fA-F]{3,5});")
_REFERENCE_LENGTH = 8
_REFERENCE_SHARE = 0.3

_MARKS = re.compile("[\\s!-~，。、；：“”‘’《》〈〉（）〔〕【】！？—…·％\u3000\u2002\u2003\xa0]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text.

    Attributes:
        text: Without byte order mark, line ends as in the file; U+FFFD where bytes were damaged.
        encoding: "utf-8", "utf-8-sig", "gb18030", "big5", "utf-16-le", "utf-16-be" and the like;
            "-bom" at the end (for UTF-8 "-sig") where a byte order mark stood in front.
    """

    text: str
    encoding: str


def decode(data: bytes, name: str) -> Decoded:
    """Read the bytes of a file as text.

    Args:
        data: The whole file.
        name: What the file is called in the sentences for the user.

    Raises:
        CorpusError: The file is empty, too large, no text, or in no encoding we can tell; the
            sentence names the file and what to do.
    """
    _refuse_foreign(data, name)
    decoded = _by_bom(data) or _by_trial(data)
    if decoded and _is_written_in_references(decoded.text):
        text = _REFERENCE.sub(lambda match: html.unescape(match.group()), decoded.text)
        decoded = Decoded(text, decoded.encoding)
    if decoded is None:
        raise CorpusError(
            f"“{name}”的文字编码无法识别，可能已损坏；请用记事本打开它，另存为 UTF-8 编码后再试。"
        )
    if not decoded.text.strip("\x00\ufeff \t\r\n\u3000\xa0"):
        raise CorpusError(f"“{name}”里没有文字，请确认选择的是政策文件的文本。")
    if len(_CONTROLS.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise CorpusError(f"“{name}”不是文本文件（含有大量控制字符），请选择政策文件的文本。")
    return decoded


def _refuse_foreign(data: bytes, name: str) -> None:
    """Refuse what needs no decoding to be refused."""
    if not data:
        raise CorpusError(f"“{name}”是空文件，请重新下载或另选一个文件。")
    if len(data) > MAX_BYTES:
        megabytes = len(data) / 1_000_000
        raise CorpusError(
            f"“{name}”有 {megabytes:.0f} MB，超过 {MAX_BYTES // 1_000_000} MB 的上限；"
            "请确认它是一份政策文件，或者拆成几份再试。"
        )
    kind, advice = _kind_of(data)
    if kind:
        raise CorpusError(f"“{name}”看起来是{kind}，不是文本文件；{advice}")


def _kind_of(data: bytes) -> tuple[str, str]:
    """What kind of file starts like this, and what to do with it; empty for text."""
    for magic, kind, advice in _MAGIC:
        if not data.startswith(magic):
            continue
        if magic.startswith(b"PK"):
            # The names of a zip's members stand in clear in its directory, at its end.
            inside = next((k for part, k in _ZIP_MEMBERS if part in data), None)
            return (inside, _SAVE_AS_TEXT) if inside else (kind, advice)
        return kind, advice
    return "", ""


def _is_written_in_references(text: str) -> bool:
    """True for &#25919;&#24220;: there the references are the encoding, not damage."""
    if "&#" not in text:
        return False
    references = sum(1 for _ in _REFERENCE.finditer(text))
    return references * _REFERENCE_LENGTH > _REFERENCE_SHARE * len(text)


def _by_bom(data: bytes) -> Decoded | None:
    for mark, label, codec in _BOMS:
        if data.startswith(mark):
            body = data[len(mark) :]
            text = _strict(body, codec)
            if text is None:
                text = body.decode(codec, errors="replace")
            return Decoded(text, label)
    return None


def _strict(data: bytes, codec: str) -> str | None:
    """Decode without damage but for a character cut off at the end, which becomes U+FFFD."""
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        if error.start < len(data) - _CUT_OFF_BYTES or error.start == 0:
            return None
        try:
            return data[: error.start].decode(codec) + "\ufffd"
        except UnicodeDecodeError:
            return None


def _by_trial(data: bytes) -> Decoded | None:
    """The encoding in which the bytes look most like Chinese text."""
    if b"\x00" not in data:
        text = _strict(data, "utf-8")
        if text is not None:
            return Decoded(text, "utf-8")
    candidates = [
        (plausibility(text[:_SAMPLE_BYTES]), -rank, codec, text)
        for rank, (codec, text) in enumerate(_candidates(data))
    ]
    if not candidates:
        return None
    share, _, codec, text = max(candidates)
    return Decoded(text, codec) if share >= _LEAST_PLAUSIBLE else None


def _candidates(data: bytes) -> Iterator[tuple[str, str]]:
    """Every encoding in which the bytes make a text at all, likely ones first."""
    damaged = data.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") <= _FEW_DAMAGED + _MOST_DAMAGED * len(damaged):
        yield "utf-8", damaged
    for label, codec in (
        ("gb18030", "gb18030"),
        ("big5", "big5hkscs"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
    ):
        text = _strict(data, codec)
        if text is not None:
            yield label, text
    text = data.decode("gb18030", errors="replace")
    if text.count("\ufffd") <= _MOST_DAMAGED * len(text):
        yield "gb18030", text


def plausibility(text: str) -> float:
    """How much ``text`` looks like Chinese prose: 0 for noise, about 1 for a policy document.

    A character of the most frequent ones counts fully, one of the first levels of GB 2312 or Big5
    for two thirds, ASCII and Chinese punctuation for two thirds, any other for nothing.
    """
    if not text:
        return 0.0
    frequent = sum(character in _FREQUENT for character in text)
    usual = sum(character in _USUAL for character in text)
    marks = len(_MARKS.findall(text))
    return (3 * frequent + 2 * (usual + marks)) / (3 * len(text))


def _usual_characters() -> frozenset[str]:
    """The first levels of GB 2312 (3,755) and Big5 (5,401), without the most frequent."""
    pairs = [bytes([lead, trail]) for lead in range(0xB0, 0xD8) for trail in range(0xA1, 0xFF)]
    simplified = {pair.decode("gb2312", errors="ignore") for pair in pairs}
    trails = [*range(0x40, 0x7F), *range(0xA1, 0xFF)]
    pairs = [bytes([lead, trail]) for lead in range(0xA4, 0xC7) for trail in trails]
    traditional = {pair.decode("big5", errors="ignore") for pair in pairs}
    return frozenset((simplified | traditional) - {""} - _FREQUENT)


_USUAL = _usual_characters()
