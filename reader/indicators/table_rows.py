"""Targets in tables whose cells are known: 指标 | 单位 | 基期 | 目标 (conventions 5.1).

A flattened table has cells only if a person reviewed its splits; without them nothing is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reader.corpus.model import Cell, Table
from reader.indicators.model import Comparator

_YEAR = re.compile(r"(20\d\d)年?")
_NAME = re.compile(r"指标|名称|项目|目标名|内容")
_UNIT = re.compile(r"^(?:计量)?单位")
_BINDING = re.compile(r"属性|类型|性质")
_GOAL = re.compile(r"目标|规划|预期|计划值")
_BASE = re.compile(r"现状|基期|基础|完成|实际|现值")
_VALUE = re.compile(
    r"^(?P<before>≥|>=|>|≤|<=|<|约|不低于|不少于|不超过|突破|超过|达到)?\s?"
    r"[\[〔(]?(?P<number>-?\d[\d, ]*(?:\.\d+)?)"
    r"(?P<percent>%)?[\]〕)]?(?:个百分点)?(?P<unit>[^\d\s以左及]{1,6}?)?(?P<after>以上|以下|以内|左右|及以上)?$"
)
_UNIT_IN_NAME = re.compile(r"\((?P<unit>[^()]{1,12})\)$")
_NO_UNIT = re.compile(r"[一-鿿]{5,}|含|其中|不")
_COMPARATORS = {
    "≥": Comparator.AT_LEAST,
    ">=": Comparator.AT_LEAST,
    "不低于": Comparator.AT_LEAST,
    "不少于": Comparator.AT_LEAST,
    "突破": Comparator.AT_LEAST,
    "超过": Comparator.AT_LEAST,
    ">": Comparator.MORE,
    "<": Comparator.LESS,
    "≤": Comparator.AT_MOST,
    "<=": Comparator.AT_MOST,
    "不超过": Comparator.AT_MOST,
    "约": Comparator.ABOUT,
    "左右": Comparator.ABOUT,
    "以上": Comparator.AT_LEAST,
    "及以上": Comparator.AT_LEAST,
    "以下": Comparator.AT_MOST,
    "以内": Comparator.AT_MOST,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One target of a table; positions as in the document's text."""

    start: int
    end: int
    subject: str
    unit: str
    baseline_year: int | None
    baseline_value: Decimal | None
    target_year: int | None
    comparator: Comparator
    value: Decimal
    binding: bool | None


@dataclass(frozen=True, slots=True)
class _Columns:
    name: int
    unit: int | None
    binding: int | None
    baseline: tuple[int, int | None] | None
    targets: tuple[tuple[int, int | None], ...]


def table_rows(copy: str, table: Table, issued: int | None) -> Iterator[Row]:
    """The targets of a table.

    Args:
        copy: Of ``reading_copy``, of the whole text.
        table: With its cells.
        issued: Year of the document: a column of an earlier year is no target.
    """
    header, rows = _whole_header(copy, table)
    columns = _columns(header, issued)
    if columns is None:
        return
    for cells in rows:
        texts = [_text(copy, cell) for cell in cells]
        for place, year in columns.targets:
            row = _row(texts, cells, columns, place, year)
            if row is not None:
                yield row


def _whole_header(copy: str, table: Table) -> tuple[list[str], tuple[tuple[Cell, ...], ...]]:
    """The names of the columns and the rows below; a header may have two rows.

    In the second one the cells under merged ones say the years: 目标 over 2020年 and 2025年.
    """
    header, rows = [_text(copy, cell) for cell in table.header], table.rows
    if not rows or len(rows[0]) != len(header):
        return header, rows
    second = [_text(copy, cell) for cell in rows[0]]
    years = [text for text in second if _YEAR.match(text)]
    others = [text for text in second if text and text not in header and not _YEAR.match(text)]
    if not years or any(_VALUE.match(text) and not _YEAR.match(text) for text in others):
        return header, rows
    if any(second[place] not in ("", name) for place, name in enumerate(header) if _names(name)):
        return header, rows
    return [below or above for above, below in zip(header, second, strict=True)], rows[1:]


def _names(text: str) -> bool:
    return bool(_NAME.search(text) or _UNIT.search(text))


def _text(copy: str, cell: Cell) -> str:
    return copy[cell.start : cell.end].strip()


def _columns(header: list[str], issued: int | None) -> _Columns | None:
    name = next((i for i, text in enumerate(header) if _NAME.search(text)), None)
    if name is None:
        return None
    issued = issued or _turn(header)
    dated = [(i, _year(text), text) for i, text in enumerate(header) if i != name]
    targets = tuple((i, year) for i, year, text in dated if _is_target(year, text, issued))
    bases = [(i, year) for i, year, text in dated if _is_base(year, text, issued)]
    if not targets:
        return None
    return _Columns(
        name,
        next((i for i, text in enumerate(header) if _UNIT.search(text)), None),
        next((i for i, text in enumerate(header) if _BINDING.search(text)), None),
        bases[-1] if bases else None,
        targets,
    )


def _turn(header: list[str]) -> int | None:
    """Where the document has no date, the last of several years is what is aimed at."""
    years = sorted({year for text in header if (year := _year(text)) is not None})
    return years[-1] if len(years) > 1 else None


def _year(text: str) -> int | None:
    return int(match[1]) if (match := _YEAR.search(text)) else None


def _is_target(year: int | None, text: str, issued: int | None) -> bool:
    if _BASE.search(text) or "增" in text:
        return False
    if year is not None and issued is not None and year < issued:
        return False
    if year is None:
        return bool(_GOAL.search(text)) and not _NAME.search(text)
    return bool(_GOAL.search(text)) or (issued is not None and year >= issued)


def _is_base(year: int | None, text: str, issued: int | None) -> bool:
    if _GOAL.search(text):
        return False
    return bool(_BASE.search(text)) or (year is not None and issued is not None and year < issued)


def _row(
    texts: list[str], cells: tuple[Cell, ...], columns: _Columns, place: int, year: int | None
) -> Row | None:
    if len(texts) <= max(place, columns.name):
        return None
    name, match = texts[columns.name], _VALUE.match(texts[place])
    if match is None or not name:
        return None
    subject, unit = _unit(name, texts, columns, match)
    base = columns.baseline
    base_value = _VALUE.match(texts[base[0]]) if base and base[0] < len(texts) else None
    return Row(
        min(cell.start for cell in cells),
        max(cell.end for cell in cells),
        subject,
        unit,
        base[1] if base and base_value else None,
        _number(base_value["number"]) if base_value else None,
        year,
        _COMPARATORS.get(match["after"] or match["before"] or "", Comparator.EQUAL),
        _number(match["number"]),
        _binding(texts, columns),
    )


def _unit(name: str, texts: list[str], columns: _Columns, match: re.Match[str]) -> tuple[str, str]:
    in_name = _UNIT_IN_NAME.search(name)
    if in_name and not _NO_UNIT.search(in_name["unit"]):
        return name[: in_name.start()], in_name["unit"]
    if columns.unit is not None and columns.unit < len(texts):
        return name, texts[columns.unit].strip("()")
    return name, match["percent"] or match["unit"] or ""


def _binding(texts: list[str], columns: _Columns) -> bool | None:
    if columns.binding is None or columns.binding >= len(texts):
        return None
    text = texts[columns.binding]
    return True if "约束" in text else False if "预期" in text else None


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", "").replace(" ", ""))
