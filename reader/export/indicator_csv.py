"""Indicators as CSV: one a line, as in the sheet 明细; and read back from there."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reader.errors import ExportError, IndicatorError, system_reason
from reader.export.csv_table import read_text, write_csv
from reader.export.indicator_rows import COLUMNS, IndicatorReport
from reader.indicators.fields import indicator_of
from reader.indicators.model import Indicator
from reader.indicators.table import PERIOD_WORDS
from reader.indicators.wording import COMPARATORS, KINDS, REVIEWS, YEAR_SOURCES
from reader.library.wording import PATH_JOINT

_TEXTS = {
    "subject": "指标",
    "canonical": "指标标识",
    "scope": "范围",
    "baseline_value": "基期值",
    "value": "数值",
    "value_to": "数值上限",
    "unit": "单位",
    "quote": "原文",
    "note": "备注",
}
_NUMBERS = {
    "baseline_year": "基期年",
    "target_year": "目标年",
    "start": "起始位置",
    "end": "结束位置",
}
_WORDS: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "kind": ("类别", KINDS),
    "year_source": ("年份依据", YEAR_SOURCES),
    "comparator": ("比较", COMPARATORS),
    "period": ("口径", PERIOD_WORDS),
    "binding": ("属性", {True: "约束性", False: "预期性"}),
    "review": ("核对", REVIEWS),
}
_MAY_BE_NONE = {"canonical", "baseline_value", "value_to"}


def write_indicators_csv(report: IndicatorReport, path: Path) -> None:
    """Write every indicator.

    Args:
        report: The indicators.
        path: Where; what is there is replaced.

    Raises:
        ExportError: The file cannot be written.
    """
    write_csv(path, [column.name for column in COLUMNS], report.rows())


def read_indicators_csv(path: Path) -> tuple[Indicator, ...]:
    """Read a file of ``write_indicators_csv`` back.

    Returns:
        The indicators as they were written, in their order; keys and what edited rows said before
        are not in the file.

    Raises:
        ExportError: The file cannot be read, a column is missing, or a value is none of its kind.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        reason = system_reason(error) if isinstance(error, OSError) else "不是 UTF-8 文本"
        raise ExportError(f"无法读取“{path}”：{reason}。") from error
    return tuple(_indicator(row, f"“{path.name}”第{line}行") for line, row in enumerate(rows, 2))


def _indicator(row: Mapping[str, str], place: str) -> Indicator:
    """One line.

    Raises:
        ExportError: A column is missing, or a value is none of its kind.
    """
    try:
        fields: dict[str, Any] = {}
        for name, column in _TEXTS.items():
            text = read_text(row[column])
            fields[name] = None if name in _MAY_BE_NONE and not text else text
        for name, column in _NUMBERS.items():
            fields[name] = int(row[column]) if row[column] else None
        for name, (column, words) in _WORDS.items():
            fields[name] = _meaning(row[column], words)
        path = read_text(row["章节"])
        fields["section_path"] = path.split(PATH_JOINT) if path else []
        return indicator_of(read_text(row["文件标识"]), fields)
    except (KeyError, ValueError, IndicatorError) as error:
        raise ExportError(f"{place}不是导出的指标明细，无法读取。") from error


def _meaning(text: str, words: Mapping[Any, str]) -> object:
    """What a word stands for, None for an empty cell.

    Raises:
        ValueError: It stands for nothing.
    """
    if not text:
        return None
    for meaning, word in words.items():
        if word == text:
            return meaning
    raise ValueError(text)
