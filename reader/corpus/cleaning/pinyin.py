"""Pinyin in brackets after each character, left over from texts made for reading aloud (4.1)."""

import re
import unicodedata

from reader.corpus.cleaning.characters import HAN
from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.model import UNREADABLE_MARK
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

# The legal syllables of Mandarin, by initial.
_SYLLABLES = {
    "": "a ai an ang ao e ei en eng er o ou",
    "b": "a ai an ang ao ei en eng i ian iao ie in ing o u",
    "p": "a ai an ang ao ei en eng i ian iao ie in ing o ou u",
    "m": "a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u",
    "f": "a an ang ei en eng o ou u",
    "d": "a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo",
    "t": "a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo",
    "n": "a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve",
    "l": "a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve",
    "g": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "k": "a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo",
    "h": "a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo",
    "j": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "q": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "x": "i ia ian iang iao ie in ing iong iu u uan ue un",
    "zh": "a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo",
    "ch": "a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo",
    "sh": "a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo",
    "r": "an ang ao e en eng i ong ou u ua uan ui un uo",
    "z": "a ai an ang ao e ei en eng i ong ou u uan ui un uo",
    "c": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "s": "a ai an ang ao e en eng i ong ou u uan ui un uo",
    "y": "a an ang ao e i in ing o ong ou u uan ue un",
    "w": "a ai an ang ao ei en eng o u",
}
SYLLABLES = frozenset(
    initial + final for initial, finals in _SYLLABLES.items() for final in finals.split()
)
"""The legal syllables, without tones, v for ü."""

# Words and units that are legal syllables as well; without a tone they are taken for words.
_WORDS = frozenset(
    (
        *("a", "e", "o", "an", "he", "me", "she", "ma", "pa", "ha", "can", "fan", "pan", "ban"),
        *("man", "men", "ten", "pin", "ren", "song", "long", "sun", "pi", "mu", "nu"),
    )
)
_TONES = frozenset("\u0301\u0300\u0304\u030c\u0306\u0302")
_LATIN = (
    "a-z\u00e0-\u00fc\u0101\u0113\u011b\u012b\u014d\u016b\u01ce-\u01dc"
    "\u0103\u0115\u012d\u014f\u016d\u0251\u0261"
)
_BRACKETED = re.compile(
    rf"[(（]\s?(?P<pinyin>[{_LATIN}\u0300-\u030c]{{1,8}}(?:[ '’][{_LATIN}]{{1,7}}){{0,3}})\s?[)）]"
)
_HALF = re.compile(rf"(?<=[{HAN}])\?+\s?(?P<pinyin>[{_LATIN}]{{1,8}})\s?[)）]")
_AFTER_HAN = re.compile(f"[{HAN}]")
_LEAST_PAIRS = 2


def remove_pinyin(lines: list[Traced], ledger: Ledger) -> list[Traced]:
    """Take out (guàn) and, where it is the document's habit, (guan); (R&D), (app), (eg) stay."""
    lines = [_mark_halves(line, ledger) for line in lines]
    matches = [match for line in lines for match in _BRACKETED.finditer(line.text)]
    if not matches:
        return lines
    pairs = sum(_is_syllable_after_han(match) for match in matches)
    toneless = pairs >= _LEAST_PAIRS

    def replacement(match: re.Match[str]) -> str:
        read = _has_tone(match) or (toneless and _is_syllable_after_han(match))
        return "" if read else match.group()

    return [
        ledger.replace(_mark_letters(line, ledger), _BRACKETED, replacement, Rule.INLINE_PINYIN)
        for line in lines
    ]


def _mark_halves(line: Traced, ledger: Ledger) -> Traced:
    """Mark ``?jié)``: the character and the bracket before its pinyin were lost."""
    return ledger.replace(
        line,
        _HALF,
        lambda match: UNREADABLE_MARK if _has_tone(match) else match.group(),
        Rule.UNREADABLE,
    )


def _mark_letters(line: Traced, ledger: Ledger) -> Traced:
    """Mark the F of ``F(xiàn)``: pinyin explains a character, so one was lost there."""
    lost = {
        match.start() - 1
        for match in _BRACKETED.finditer(line.text)
        if _has_tone(match) and re.search("(?<![A-Za-z])[A-Z]$", line.text[: match.start()][-2:])
    }
    if not lost:
        return line
    return ledger.replace(
        line,
        re.compile("[A-Z]"),
        lambda match: UNREADABLE_MARK if match.start() in lost else match.group(),
        Rule.UNREADABLE,
    )


def _plain(pinyin: str) -> str:
    """Without tones; v for ü, plain a and g for their phonetic forms."""
    spelled = pinyin.replace("\u0251", "a").replace("\u0261", "g")
    decomposed = unicodedata.normalize("NFD", spelled).replace("u\u0308", "v")
    return "".join(character for character in decomposed if character not in _TONES)


def _has_tone(match: re.Match[str]) -> bool:
    """True for legal syllables of which at least one carries a tone mark."""
    pinyin = match.group("pinyin")
    if not any(mark in unicodedata.normalize("NFD", pinyin) for mark in _TONES):
        return False
    return all(_is_syllables(word) for word in re.split("[ '’]", _plain(pinyin)))


def _is_syllables(letters: str) -> bool:
    """True if the letters can be cut into legal syllables."""
    reachable = {0}
    for end in range(1, len(letters) + 1):
        if any(end - start <= 6 and letters[start:end] in SYLLABLES for start in reachable):
            reachable.add(end)
    return len(letters) in reachable


def _is_syllable_after_han(match: re.Match[str]) -> bool:
    """True for one toneless syllable directly after a Chinese character."""
    pinyin, start = _plain(match.group("pinyin")), match.start()
    if pinyin not in SYLLABLES or pinyin in _WORDS or start == 0:
        return False
    return _AFTER_HAN.match(match.string[start - 1]) is not None
