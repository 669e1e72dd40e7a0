"""Takes responsibilities along: one unit and one task a row, as XLSX or CSV."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader.errors import ExportError
from reader.export.columns import Value
from reader.export.csv_table import write_csv
from reader.export.xlsx_book import new_book, write_facts
from reader.indicators.responsible import Responsibility
from reader.indicators.wording import ROLES
from reader.library.citation import cite
from reader.library.model import DocumentSummary
from reader.library.wording import PATH_JOINT, PUBLIC_TEXT, chinese_date

COLUMNS = (
    ("序号", 8),
    ("地区", 12),
    ("单位", 26),
    ("职责", 8),
    ("任务", 44),
    ("章节", 44),
    ("出处", 44),
    ("核对", 8),
    ("起始位置", 10),
    ("结束位置", 10),
    ("文件标识", 14),
)
"""Names and widths of the columns."""


@dataclass(frozen=True)
class ResponsibilityReport:
    """Responsibilities to be taken along.

    Attributes:
        rows: In the order in which they are written.
        summaries: Their documents by id.
        conditions: What was asked for: name and words.
        made_on: The day that is written on it.
    """

    rows: Sequence[Responsibility]
    summaries: Mapping[str, DocumentSummary]
    conditions: tuple[tuple[str, str], ...]
    made_on: date

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """Name and value of what one must know of the list."""
        documents = len({row.document for row in self.rows})
        return (
            *self.conditions,
            ("责任分工", f"{len(self.rows):,} 条，出自 {documents:,} 篇文件。"),
            ("导出日期", chinese_date(self.made_on.isoformat())),
            ("说明", PUBLIC_TEXT),
        )

    def values(self) -> Iterator[list[Value]]:
        """The values of COLUMNS for every row."""
        for number, row in enumerate(self.rows, 1):
            summary = self.summaries[row.document]
            yield [
                number,
                summary.place,
                row.unit,
                ROLES[row.role],
                row.task,
                PATH_JOINT.join(row.section_path),
                cite(summary),
                "已核" if row.reviewed else "未核",
                row.start,
                row.end,
                row.document,
            ]


def export_responsibilities(report: ResponsibilityReport, path: Path) -> None:
    """Write responsibilities to a file.

    Args:
        report: The rows.
        path: Ends in .xlsx or .csv; what is there is replaced.

    Raises:
        ExportError: The file has another ending, or cannot be written.
    """
    heads, widths = zip(*COLUMNS, strict=True)
    suffix = path.suffix.lower()
    if suffix == ".csv":
        write_csv(path, heads, report.values())
    elif suffix == ".xlsx":
        with new_book(path, "责任分工") as book:
            sheet = book.table("责任分工", widths, heads, 0)
            last = 0
            for last, row in enumerate(report.values(), 1):
                sheet.write_row(last, row)
            sheet.worksheet.autofilter(0, 0, last, len(heads) - 1)
            write_facts(book, report.facts)
    else:
        raise ExportError(f"不能导出为“{path.name}”；文件名请以 .xlsx、.csv 结尾。")
