"""Characters that look like others and are none: radicals, compatible and vertical forms.

A PDF gives ⼈ (a radical) for 人, a page set for columns ︐ for ，: shown alike, found never. The
equivalents are those of Unicode (NFKC, EquivalentUnifiedIdeograph).
"""

import re
import unicodedata
from collections.abc import Set

from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

_RADICALS = (
    "⺁厂⺄乙⺇几⺌小⺎兀⺐尢⺕彐⺗心⺙攵⺛旡⺟母⺠民⺡水⺢水⺣火⺤爪⺦丬⺧牛⺨犬⺩王⺫目⺬示⺭示⺮竹⺰纟⺲网⺶羊⺸羊⺹老⺺聿⺻聿"
    "⺼肉⺾艹⺿艹⻀艹⻁虎⻂衣⻃西⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒長⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞"
    "⻝食⻠饣⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻲龟⻳龟"
)
_VERTICAL_MARKS = "︐，︑、︒。︓：︔；︕！︖？"
_VERTICAL_BRACKETS = "︗〖︘〗︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』"
_SMALL = "﹐，﹑、﹔；﹙（﹚）"
_PAIRS = _RADICALS + _VERTICAL_MARKS + _VERTICAL_BRACKETS + _SMALL


def _equivalents() -> dict[str, str]:
    codes = (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFAFF), *range(0x2F800, 0x2FA1E))
    found = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in codes}
    found.update(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
    return {form: plain for form, plain in found.items() if form != plain and len(plain) == 1}


_PLAIN = _equivalents()
_FORMS = frozenset(_PLAIN)
_FORM = re.compile(f"[{''.join(_PLAIN)}]")


def has_variants(characters: Set[str]) -> bool:
    """True if a text of ``characters`` needs the step."""
    return not _FORMS.isdisjoint(characters)


def put_plain(line: Traced, ledger: Ledger) -> Traced:
    """The line with the usual character for each form."""
    return ledger.replace(line, _FORM, lambda match: _PLAIN[match.group()], Rule.VARIANT_FORM)
