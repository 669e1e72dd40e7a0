"""Prove that tables of indicators come out of LibreOffice as they went in, number by number.

Run it from the project's folder, where ``soffice`` is installed::

    python tests/benchmarks/indicator_tables.py

The five shipped documents' rows are written as XLSX, CSV and DOCX; LibreOffice without a window
opens each and writes it anew (XLSX as XLSX and CSV, DOCX as DOCX), and every cell that names a
value, a year, a unit, a text or a place is compared. Ends with 1 if one differs.
"""

import csv
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import click
import docx
from openpyxl import load_workbook

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.export.indicator_csv import read_indicators_csv  # noqa: E402 (project's folder first)
from reader.export.indicator_docx import HEADS  # noqa: E402
from reader.export.indicator_rows import COLUMNS, IndicatorReport  # noqa: E402
from reader.export.indicators import export_indicators  # noqa: E402
from reader.indicators.taxonomy import Taxonomy  # noqa: E402
from reader.library.bundle import open_library  # noqa: E402
from reader.library.indicators import indicators_of  # noqa: E402

RESOURCES = ROOT / "resources"
LIMIT_S = 180
Table = list[list[str]]


def report_of(folder: Path) -> IndicatorReport:
    """All indicators of the shipped documents."""
    with open_library(folder / "library.db", RESOURCES) as library:
        return IndicatorReport(
            indicators_of(library, RESOURCES),
            {summary.id: summary for summary in library.documents()},
            Taxonomy.load(RESOURCES / "taxonomy.toml"),
            (),
            date(2026, 1, 1),
        )


def converted(soffice: str, path: Path, kind: str, folder: Path) -> Path:
    """What LibreOffice makes of a file."""
    folder.mkdir(exist_ok=True)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    # Without a window nobody can say that a CSV is UTF-8 (76), with commas (44) and quotes (34).
    given = ["--infilter=CSV:44,34,76,1"] if path.suffix == ".csv" else []
    words = [soffice, profile, *given, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    subprocess.run([*words, str(path)], check=True, capture_output=True, timeout=LIMIT_S)
    return folder / f"{path.stem}.{kind}"


def plain(value: object) -> str:
    """A cell as it compares: a number without needless zeros, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, int | float | Decimal):
        return f"{Decimal(str(value)).normalize():f}"
    return str(value)


def book(path: Path) -> dict[str, Table]:
    """The sheets of a workbook."""
    return {
        sheet.title: [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in load_workbook(path)
    }


def letter(path: Path) -> Table:
    """The table of a Word document."""
    (table,) = docx.Document(str(path)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def differences(name: str, before: Sequence[Sequence[str]], after: Table) -> Iterator[str]:
    """Every cell that is another."""
    if len(before) != len(after):
        yield f"{name}: {len(before)} rows, then {len(after)}"
    for number, (one, other) in enumerate(zip(before, after, strict=False), 1):
        yield from (
            f"{name} row {number}: {a!r} became {b!r}"
            for a, b in zip(one, other, strict=False)
            if a != b
        )


def _book_differences(soffice: str, report: IndicatorReport, folder: Path) -> Iterator[str]:
    path = folder / "table.xlsx"
    export_indicators(report, path)
    before, after = book(path), book(converted(soffice, path, "xlsx", folder / "again"))
    for title, rows in before.items():
        found = list(differences(title, rows, after.get(title, [])))
        cells = sum(len(row) for row in rows)
        click.echo(f"XLSX {title:<6}{len(rows):>5} rows{cells:>7} cells{len(found):>5} differ")
        yield from found
    numbers = [row[COLUMN["数值"]] for row in after["明细"][1:]]
    wrong = [n for n, i in zip(numbers, report.indicators, strict=True) if Decimal(n) != i.value]
    yield from (f"明细: {each} is no value of the table" for each in wrong)


COLUMN = {column.name: place for place, column in enumerate(COLUMNS)}


def _letter_differences(soffice: str, report: IndicatorReport, folder: Path) -> Iterator[str]:
    path = folder / "table.docx"
    export_indicators(report, path)
    before, after = letter(path), letter(converted(soffice, path, "docx", folder / "again"))
    found = list(differences("DOCX", before, after))
    lower = [row[HEADS.index("数值")].replace(",", "").split("–")[0] for row in after[1:]]
    found += [
        f"DOCX: {n} for {i.value}"
        for n, i in zip(lower, report.indicators, strict=True)
        if Decimal(n) != i.value
    ]
    cells = sum(len(row) for row in before)
    click.echo(f"DOCX table {len(before):>6} rows{cells:>7} cells{len(found):>5} differ")
    yield from found


def _csv_differences(soffice: str, report: IndicatorReport, folder: Path) -> Iterator[str]:
    path = folder / "list.csv"
    export_indicators(report, path)
    if read_indicators_csv(path) != report.indicators:
        yield "CSV: the rows read back are others"
    with path.open(encoding="utf-8-sig", newline="") as file:
        before = [[plain_text(cell) for cell in row] for row in csv.reader(file)]
    after = book(converted(soffice, path, "xlsx", folder / "again"))
    rows = [[plain_text(cell) for cell in row] for row in next(iter(after.values()))]
    found = list(differences("CSV", before, rows))
    cells = sum(len(row) for row in before)
    click.echo(f"CSV list   {len(before):>6} rows{cells:>7} cells{len(found):>5} differ")
    yield from found


def plain_text(cell: str) -> str:
    """A cell of a CSV: a number compares as a number, also where it was written 2.70."""
    try:
        return plain(Decimal(cell))
    except ArithmeticError:
        return cell


@click.command()
def main() -> None:
    """Print what was compared; exit 1 if a cell differs or LibreOffice is missing."""
    soffice = shutil.which("soffice")
    if soffice is None:
        click.echo("soffice is not installed: nothing was proven")
        sys.exit(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = report_of(folder)
        click.echo(f"{len(report.indicators)} indicators")
        found = [
            *_book_differences(soffice, report, folder),
            *_csv_differences(soffice, report, folder),
            *_letter_differences(soffice, report, folder),
        ]
    for line in found[:40]:
        click.echo(f"missed: {line}")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
