"""Dates as policy pages print them, and what is wrong with the damaged ones (conventions 3.5).

Nothing is guessed: a date that can be read in two ways, or that lost characters, has no ISO value
but the list of its possible readings.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import combinations

EARLIEST_YEAR = 1949
ZERO_MARKS = "〇○◯零０0OoＯОо"
_DIGITS = str.maketrans(
    "０１２３４５６７８９／－．" + ZERO_MARKS.replace("0", ""),
    "0123456789/-." + "0" * (len(ZERO_MARKS) - 1),
)
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_BEFORE_THE_REPUBLIC = 1911
_TENS = {"廿": "二十", "卅": "三十", "元": "一"}


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as printed and what it says.

    Attributes:
        printed: The characters as they stand.
        start: Place of ``printed`` in the text that was searched.
        iso: "2018-12-28", or "2018-12" where no day is printed; None without a sure reading.
        candidates: All valid readings where there is no sure one.
        damaged: True if characters of the date are lost, as in 201974.
    """

    printed: str
    start: int
    iso: str | None
    candidates: tuple[str, ...] = ()
    damaged: bool = False

    @property
    def end(self) -> int:
        """One past the last character of ``printed``."""
        return self.start + len(self.printed)


def find_dates(text: str) -> tuple[DateReading, ...]:
    """All dates in running text, in order; numbers that are no valid date are left out."""
    readings = [
        reading
        for pattern, read in _FORMS
        for match in pattern.finditer(text)
        if (reading := read(match)) is not None
    ]
    return tuple(_without_overlaps(sorted(readings, key=lambda r: (r.start, -r.end))))


def parse_date(text: str) -> DateReading | None:
    """Read a text that is nothing but a date; bare digits (20190704, 201974) count only here.

    Returns:
        The reading; None if the text is no date or has no valid reading.
    """
    stripped = text.strip()
    for reading in find_dates(stripped):
        if reading.start == 0 and _NOTHING_BUT_DATE.fullmatch(stripped[reading.end :]):
            return reading
    if match := _BARE.fullmatch(stripped):
        return _read_bare(match)
    return None


def latest_year() -> int:
    """The last year a date can have: next year, for pages dated ahead."""
    return datetime.now(UTC).year + 1


def _iso(year: int, month: int, day: int | None) -> str | None:
    """The date in ISO 8601 if it exists and lies between 1949 and next year."""
    if not EARLIEST_YEAR <= year <= latest_year() or not 1 <= month <= 12:
        return None
    if day is None:
        return f"{year:04}-{month:02}"
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _chinese_number(text: str) -> int | None:
    """A number up to 99 in Chinese numerals or digits: 二十八, 廿八, 一〇, 12."""
    digits = text.translate(_DIGITS)
    if digits.isdecimal():
        return int(digits)
    for short, long in _TENS.items():
        digits = digits.replace(short, long)
    tens, ten, ones = digits.rpartition("十")
    if ten:
        return (
            _numeral(tens, 1) * 10 + _numeral(ones, 0) if len(tens) < 2 and len(ones) < 2 else None
        )
    value = "".join(str(_NUMERALS.get(character, character)) for character in digits)
    return int(value) if value.isdecimal() else None


def _numeral(character: str, absent: int) -> int:
    return _NUMERALS.get(character, absent)


def _read_western(match: re.Match[str]) -> DateReading | None:
    """2018年12月28日, 2018 年 2 月 13 日, 2020年5月."""
    year, month, day = match.group("year", "month", "day")
    iso = _iso(_int(year), _int(month), _int(day) if day else None)
    return DateReading(match.group(), match.start(), iso) if iso else None


def _read_republican(match: re.Match[str]) -> DateReading | None:
    """民國110年5月21日; a year of three digits can only be one of those."""
    year = _int(match["era"] or match["year"]) + _BEFORE_THE_REPUBLIC
    iso = _iso(year, _int(match["month"]), _int(match["day"]))
    return DateReading(match.group(), match.start(), iso) if iso else None


def _int(digits: str) -> int:
    return int("".join(digits.split()).translate(_DIGITS))


def _read_chinese(match: re.Match[str]) -> DateReading | None:
    """二〇一六年七月八日; a year of two or three characters lost its 〇."""
    year, month, day = (
        "".join((part or "").split()) for part in match.group("year", "month", "day")
    )
    digits = "".join(str(_NUMERALS.get(c, c)) for c in year.translate(_DIGITS))
    month_value, day_value = _chinese_number(month), _chinese_number(day) if day else None
    if month_value is None or (day and day_value is None):
        return None
    printed, start = match.group(), match.start()
    if len(digits) == 4:
        iso = _iso(int(digits), month_value, day_value)
        return DateReading(printed, start, iso) if iso else None
    candidates = _isos((full, month_value, day_value) for full in _years_that_lost_zeros(digits))
    return DateReading(printed, start, None, candidates, damaged=True) if candidates else None


def _years_that_lost_zeros(digits: str) -> list[int]:
    """The years that read like ``digits`` when their zeros are left out of the print."""
    years = []
    for kept in combinations(range(4), len(digits)):
        full = ["0"] * 4
        for place, digit in zip(kept, digits, strict=True):
            full[place] = digit
        years.append(int("".join(full)))
    return sorted(set(years))


def _read_year_first(match: re.Match[str]) -> DateReading | None:
    """2018-03-05, 2018.3.5, 2019/1/11, 2018-12-20 00:00:00."""
    iso = _iso(_int(match["year"]), _int(match["month"]), _int(match["day"]))
    return DateReading(match.group(), match.start(), iso) if iso else None


def _read_year_last(match: re.Match[str]) -> DateReading | None:
    """3/26/2016 can only be month/day/year; 3/4/2016 can be either and stays open."""
    first, second, year = (_int(part) for part in match.group("first", "second", "year"))
    return _only_reading(match, _isos([(year, first, second), (year, second, first)]))


def _read_bare(match: re.Match[str]) -> DateReading | None:
    """20190704 is a date; 201974 lost its 年月日 and has the readings its digits allow."""
    digits = match.group().translate(_DIGITS)
    year, rest = int(digits[:4]), digits[4:]
    if len(rest) == 4:
        iso = _iso(year, int(rest[:2]), int(rest[2:]))
        return DateReading(match.group(), match.start(), iso) if iso else None
    splits = [(rest[:cut], rest[cut:]) for cut in range(1, len(rest)) if len(rest) - cut <= 2]
    candidates = _isos(
        (year, int(month), int(day)) for month, day in splits if "0" not in (month[0], day[0])
    )
    if not candidates:
        return None
    return DateReading(match.group(), match.start(), None, candidates, damaged=True)


def _isos(parts: Iterable[tuple[int, int, int | None]]) -> tuple[str, ...]:
    found = (_iso(*part) for part in parts)
    return tuple(dict.fromkeys(iso for iso in found if iso is not None))


def _only_reading(match: re.Match[str], candidates: tuple[str, ...]) -> DateReading | None:
    if not candidates:
        return None
    sure = candidates[0] if len(candidates) == 1 else None
    return DateReading(match.group(), match.start(), sure, () if sure else candidates)


def _without_overlaps(readings: Iterable[DateReading]) -> Iterator[DateReading]:
    free_from = 0
    for reading in readings:
        if reading.start >= free_from:
            free_from = reading.end
            yield reading


_D = r"[0-9０-９]"
_S = r"[ \u00a0\u3000\u2002\u2003]*"
_CHINESE = f"一二三四五六七八九{ZERO_MARKS}"
_YEAR = rf"(?<!{_D})(?P<year>(?:19|20|１９|２０){_S}{_D}{_S}{_D})"
_L = r"[0-9０-９OoＯ〇○]"
"""A digit, or what OCR takes for a zero: 2O21年1O月."""
_LIKE_YEAR = rf"(?<!{_D})(?P<year>(?:1[9９]|[2２][0０OoＯ〇○]|１[9９]){_S}{_L}{_S}{_L})"
_TIME = rf"(?:[ T]{_S}{_D}{{1,2}}[:：]{_D}{{2}}(?:[:：]{_D}{{2}})?(?:\.\d+)?)?"
_NOTHING_BUT_DATE = re.compile(rf"{_S}(?:印发|发布|公布)?")
_BARE = re.compile(rf"(?:19|20|１９|２０){_D}{{2}}{_D}{{2,4}}")
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], DateReading | None]], ...] = (
    (
        re.compile(
            rf"{_LIKE_YEAR}{_S}年{_S}(?P<month>{_L}{{1,2}}){_S}月"
            rf"(?:{_S}(?P<day>{_L}{{1,2}}){_S}[日号])?"
        ),
        _read_western,
    ),
    (
        re.compile(
            rf"(?:(?:中[华華])?民[国國]{_S}(?P<era>{_D}{{2,3}})|(?<!{_D})(?P<year>1[01]\d)){_S}年"
            rf"{_S}(?P<month>{_D}{{1,2}}){_S}月{_S}(?P<day>{_D}{{1,2}}){_S}日"
        ),
        _read_republican,
    ),
    (
        re.compile(
            rf"(?<![{_CHINESE}十])(?P<year>[一二](?:{_S}[{_CHINESE}]){{1,3}}){_S}年"
            rf"{_S}(?P<month>[{_CHINESE}十元]{{1,3}}){_S}月(?:{_S}(?P<day>[{_CHINESE}十廿卅]{{1,3}}){_S}[日号])?"
        ),
        _read_chinese,
    ),
    (
        re.compile(
            rf"{_YEAR}(?P<mark>[-－/／.．])(?P<month>{_D}{{1,2}})(?P=mark)(?P<day>{_D}{{1,2}})(?!{_D}){_TIME}"
        ),
        _read_year_first,
    ),
    (
        re.compile(
            rf"(?<![{_D[1:-1]}/])(?P<first>{_D}{{1,2}})[/／](?P<second>{_D}{{1,2}})[/／]"
            rf"(?P<year>(?:19|20|１９|２０){_D}{{2}})(?!{_D}){_TIME}"
        ),
        _read_year_last,
    ),
)
