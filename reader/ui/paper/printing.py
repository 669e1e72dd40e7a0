"""Pages → printer."""

from collections.abc import Generator
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from reader.errors import ExportError
from reader.ui.paper.measures import A4
from reader.ui.paper.painter import SheetPainter
from reader.ui.paper.pdf import pdf_steps, save_pdf
from reader.ui.paper.printed import Paper

_POINTS_PER_INCH = 72


def printer_for(paper: Paper) -> QPrinter:
    """A printer that is set for the pages: A4, upright or on its side, one or both sides."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(paper.title)
    printer.setCreator("案头")
    wide = bool(paper.sheets) and paper.sheets[0].width > A4[0] + 1
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageLayout(
        QPageLayout(QPageSize(QPageSize.PageSizeId.A4), turned, QMarginsF(), QPageLayout.Unit.Point)
    )
    printer.setFullPage(True)
    duplex = QPrinter.DuplexMode.DuplexLongSide if paper.duplex else QPrinter.DuplexMode.DuplexNone
    printer.setDuplex(duplex)
    return printer


def print_steps(paper: Paper, printer: QPrinter) -> Generator[int, None, int]:
    """Print in steps, one for each page; the return value is the number of pages printed.

    "Print to file" writes the very file that 存为 PDF writes.

    Args:
        paper: All pages.
        printer: As the printer dialog left it: range, copies.

    Raises:
        ExportError: The printer does not take anything.
    """
    paper = _chosen(paper, printer)
    if printer.outputFormat() == QPrinter.OutputFormat.PdfFormat and printer.outputFileName():
        data = yield from pdf_steps(paper)
        save_pdf(data, Path(printer.outputFileName()))
        return len(paper.sheets)
    painter = QPainter()
    if not painter.begin(printer):
        raise ExportError(f"打印机“{printer.printerName()}”没有响应，请检查后再试。")
    try:
        return (yield from _painted(paper, printer, painter))
    finally:
        painter.end()


def _chosen(paper: Paper, printer: QPrinter) -> Paper:
    """The pages that are to be printed, with the headings that stand on them."""
    if printer.printRange() != QPrinter.PrintRange.PageRange:
        return paper
    before, last = max(printer.fromPage(), 1) - 1, printer.toPage()
    headings = (
        replace(heading, page=heading.page - before)
        for heading in paper.headings
        if before < heading.page <= last
    )
    return replace(paper, sheets=paper.sheets[before:last], headings=tuple(headings))


def _painted(paper: Paper, printer: QPrinter, painter: QPainter) -> Generator[int, None, int]:
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    sheets = SheetPainter(paper.faces, paper.glyphs)
    scale = printer.resolution() / _POINTS_PER_INCH
    done = 0
    for sheet in paper.sheets * copies:
        if done and not printer.newPage():
            raise ExportError(f"打印在第 {done} 页后中断，请检查打印机后再试。")
        painter.save()
        painter.scale(scale, scale)
        sheets.paint(painter, sheet)
        painter.restore()
        done += 1
        yield done
    return done
