"""Text files: which encoding the bytes are in, told by how much the result looks like Chinese."""

import codecs
import html
import re
from collections.abc import Iterator

from reader.corpus.formats.decoded import Decoded
from reader.corpus.formats.refusal import Refusal

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


def read_text(data: bytes) -> Decoded:
    """Read a text file in whatever encoding it is.

    Raises:
        Refusal: No encoding fits, or what comes out is no text.
    """
    decoded = decode_bytes(data)
    if decoded is None:
        raise Refusal("的文字编码无法识别，可能已损坏；请用记事本打开它，另存为 UTF-8 编码后再试。")
    if _is_written_in_references(decoded.text):
        text = _REFERENCE.sub(lambda match: html.unescape(match.group()), decoded.text)
        decoded = Decoded(text, decoded.encoding)
    if len(_CONTROLS.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise Refusal("不是文本文件（含有大量控制字符），请选择政策文件的文本。")
    return decoded


def decode_bytes(data: bytes) -> Decoded | None:
    """The bytes as text by their byte order mark or by trial; None if no encoding fits."""
    return _by_bom(data) or _by_trial(data)


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
    frequent = sum(map(_FREQUENT.__contains__, text))
    usual = sum(map(_USUAL.__contains__, text))
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
