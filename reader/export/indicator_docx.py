"""Indicators as a Word document: one table of all of them, on A4 across."""

from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import _Row

from reader.export.cells import printable
from reader.export.docx_styles import BODY_STYLE
from reader.export.docx_template import new_document
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
        document = new_document()
        _turn(document)
        document.add_paragraph(TITLE, "Title")
        for name, value in report.facts:
            document.add_paragraph(printable(f"{name}：{value}"), BODY_STYLE)
        _write_table(document, report)
        properties = document.core_properties
        properties.title = TITLE
        properties.author = properties.last_modified_by = ""
        properties.created = properties.modified = datetime.combine(report.made_on, time(), UTC)
        document.save(str(new))


def _turn(document: Document) -> None:
    section = document.sections[0]
    width, height = section.page_width, section.page_height
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = height, width
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.6)
    grid = section._sectPr.find(qn("w:docGrid"))  # noqa: SLF001 - python-docx has no other way
    if grid is not None:  # 22 lines a page are for letters, not for tables
        section._sectPr.remove(grid)  # noqa: SLF001


def _write_table(document: Document, report: IndicatorReport) -> None:
    table = document.add_table(rows=1, cols=len(HEADS), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, _WIDTHS_CM, strict=True):
        column.width = Cm(width)
    _fill(table.rows[0], HEADS)
    heading = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001
    heading.append(OxmlElement("w:tblHeader"))
    for number, indicator in enumerate(report.indicators, 1):
        place = report.summaries[indicator.document].place
        _fill(table.add_row(), _values(number, place, indicator, report))


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


def _fill(row: _Row, values: Iterable[str]) -> None:
    for cell, value, width in zip(row.cells, values, _WIDTHS_CM, strict=True):
        cell.width = Cm(width)
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.LEFT
        run = cell.paragraphs[0].add_run(printable(value))
        run.font.size = Pt(_FONT_PT)
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
