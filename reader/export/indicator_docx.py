"""Indicators as a Word document: one table of all of them, on A4 across."""

from collections.abc import Iterable
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell

from reader.export.cells import printable
from reader.export.docx_styles import BODY_STYLE
from reader.export.docx_template import DocxForm, new_document
from reader.export.docx_writing import Grid, describe
from reader.export.files import replaced
from reader.export.indicator_rows import IndicatorReport
from reader.indicators.model import Indicator
from reader.indicators.wording import COMPARATORS, KINDS, REVIEWS, number_words, period_words
from reader.library.wording import PATH_JOINT

TITLE = "指标明细"
HEADS = (
    "序号",
    "地区",
    "类别",
    "指标",
    "比较",
    "数值",
    "单位",
    "目标年",
    "口径",
    "原文与出处",
    "核对",
)
_WIDTHS_CM = (1.2, 1.7, 1.3, 4.2, 1.6, 2.0, 1.6, 1.5, 1.7, 6.6, 1.2)

_FONT_PT = 10.5


def write_indicators_docx(report: IndicatorReport, path: Path) -> None:
    """Write the indicators as one table; its headings stand on every page.

    Args:
        report: The indicators.
        path: Where; what is there is replaced.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new:
        document = new_document(DocxForm(across=True))
        document.add_paragraph(TITLE, "Title")
        for name, value in report.facts:
            document.add_paragraph(printable(f"{name}：{value}"), BODY_STYLE)
        _write_table(document, report)
        describe(document, TITLE, report.made_on)
        document.save(str(new))


def _write_table(document: Document, report: IndicatorReport) -> None:
    grid = Grid(document, _WIDTHS_CM)
    _fill(grid.add_row(whole=True), HEADS)
    for number, indicator in enumerate(report.indicators, 1):
        place = report.summaries[indicator.document].place
        _fill(grid.add_row(whole=True), _values(number, place, indicator, report))


def _values(
    number: int, place: str, indicator: Indicator, report: IndicatorReport
) -> tuple[str, ...]:
    upper = f"–{number_words(indicator.value_to)}" if indicator.value_to is not None else ""
    scope = f"（{indicator.scope}）" if indicator.scope else ""
    title = report.summaries[indicator.document].title
    path = PATH_JOINT.join((f"《{title}》", *indicator.section_path))
    return (
        str(number),
        place,
        KINDS[indicator.kind],
        indicator.subject + scope,
        COMPARATORS[indicator.comparator],
        number_words(indicator.value) + upper,
        indicator.unit,
        str(indicator.target_year or ""),
        period_words(indicator),
        f"“{indicator.quote}”——{path}",
        REVIEWS[indicator.review],
    )


def _fill(cells: Iterable[_Cell], values: Iterable[str]) -> None:
    for cell, value in zip(cells, values, strict=True):
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
        run = cell.paragraphs[0].add_run(printable(value))
        run.font.size = Pt(_FONT_PT)
