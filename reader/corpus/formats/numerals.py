"""Numbers as lists print them: 一, （一）, 1, ①, a, IV."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_TRADITIONAL_FORMAL = "零壹貳參肆伍陸柒捌玖"
_UNITS = ("", "十", "百", "千")
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST = 9999


def numeral(number: int, style: str) -> str:
    """A number in one of the number formats of WordprocessingML; unknown ones are decimal.

    Args:
        number: Numbers below 1 or above 9,999 are always decimal.
        style: ``w:numFmt`` such as "chineseCounting", "decimalEnclosedCircle", "lowerRoman".
    """
    write = _STYLES.get(style)
    if write is None or not 1 <= number <= _MOST:
        return "00" if style == "decimalZero" and number == 0 else str(number)
    return write(number)


def _with_units(number: int, digits: str, units: tuple[str, ...]) -> str:
    text, gap = "", False
    figures = [int(figure) for figure in str(number)]
    for place, figure in zip(range(len(figures) - 1, -1, -1), figures, strict=True):
        if figure == 0:
            gap = True
            continue
        text += ("零" if gap and text else "") + digits[figure] + units[place]
        gap = False
    return text


def _counting(number: int) -> str:
    text = _with_units(number, _DIGITS, _UNITS)
    return text[1:] if text.startswith("一十") else text


def _legal(digits: str) -> Callable[[int], str]:
    return lambda number: _with_units(number, digits, _FORMAL_UNITS)


def _positional(number: int) -> str:
    return "".join(_DIGITS[int(figure)] for figure in str(number))


def _letters(number: int) -> str:
    turns, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * min(turns + 1, 10)


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        turns, number = divmod(number, value)
        text += sign * turns
    return text


def _row(first: str, last: int) -> Callable[[int], str]:
    """A row of characters that follow one another in Unicode, from 1 to ``last``."""
    return lambda number: chr(ord(first) + number - 1) if number <= last else str(number)


def _named(names: str) -> Callable[[int], str]:
    return lambda number: names[number - 1] if number <= len(names) else str(number)


_STYLES: dict[str, Callable[[int], str]] = {
    **dict.fromkeys(
        (
            *("chineseCounting", "chineseCountingThousand", "taiwaneseCounting"),
            *("taiwaneseCountingThousand", "japaneseCounting", "koreanCounting"),
        ),
        _counting,
    ),
    "ideographDigital": _positional,
    "japaneseDigitalTenThousand": _positional,
    "taiwaneseDigital": _positional,
    "chineseLegalSimplified": _legal(_FORMAL),
    "ideographLegalTraditional": _legal(_TRADITIONAL_FORMAL),
    "ideographTraditional": _named(_STEMS),
    "ideographZodiac": _named(_BRANCHES),
    "decimalZero": lambda number: f"{number:02d}",
    "decimalFullWidth": lambda number: "".join(chr(ord(c) + 0xFEE0) for c in str(number)),
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "ideographEnclosedCircle": _row("㊀", 10),
    "lowerLetter": _letters,
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
}
