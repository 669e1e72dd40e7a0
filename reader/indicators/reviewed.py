"""The reviewed indicators of the shipped documents, each proven at its place in the text."""

import csv
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path

from reader.corpus.model import Document
from reader.errors import IndicatorError
from reader.indicators.model import Comparator, Indicator, Kind, Period, Review


def load_reviewed(path: Path, document: Document) -> tuple[Indicator, ...]:
    """Read the reviewed rows of one document, in the order of the table.

    Args:
        path: ``indicators.csv``, UTF-8; ``start`` and ``end`` are positions of the source file.
        document: The document the rows speak of.

    Raises:
        IndicatorError: The file is missing, a value is no number, or a quote does not stand where
            the row says it does; names file and line.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as error:
        raise IndicatorError(f"无法读取指标表“{path}”，请重新安装程序。") from error
    return tuple(
        _indicator(row, document, f"{path.name}第{line}行")
        for line, row in enumerate(rows, start=2)
        if row.get("doc") == document.id
    )


def _indicator(row: Mapping[str, str], document: Document, place: str) -> Indicator:
    """One row.

    Raises:
        IndicatorError: A value cannot be read, or the quote stands elsewhere.
    """
    try:
        found = document.source_map.text_range(int(row["start"]), int(row["end"]))
        if found is None or document.text[slice(*found)] != row["quote"]:
            raise IndicatorError(f"{place}的原文与文件不符，请重新安装程序。")
        start, end = found
        section = document.section_at(start)
        lower, _, upper = row["value"].partition("..")
        return Indicator(
            document=document.id,
            kind=Kind(row["kind"]),
            subject=row["subject"],
            canonical=row["canonical_id"] or None,
            scope=row["scope"],
            baseline_year=int(row["baseline_year"]) if row["baseline_year"] else None,
            baseline_value=Decimal(row["baseline_value"]) if row["baseline_value"] else None,
            target_year=int(row["target_year"]) if row["target_year"] else None,
            year_source=None,
            comparator=Comparator.RANGE if upper else Comparator(row["comparator"]),
            value=Decimal(lower),
            value_to=Decimal(upper) if upper else None,
            unit=row["unit"],
            period=Period(row["period"]) if row["period"] else None,
            binding=None,
            quote=row["quote"],
            start=start,
            end=end,
            section_path=section.path if section is not None else (),
            review=Review.CONFIRMED,
        )
    except (KeyError, ValueError, InvalidOperation) as error:
        raise IndicatorError(f"{place}有无法读取的内容，请重新安装程序。") from error
