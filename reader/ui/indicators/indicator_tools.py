"""Opens the window of the indicators and keeps it up to date."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPageLayout
from PySide6.QtWidgets import QDialog, QWidget

from reader.errors import ReaderError
from reader.ui.save_dialog import ask_for_file
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme
from reader.ui.tool import NOT_READY, Tool

if TYPE_CHECKING:  # loaded when it is opened: a start does not wait for it
    from collections.abc import Callable

    from PySide6.QtPrintSupport import QPrinter

    from reader.excerpts.model import TableSheet
    from reader.indicators.model import Indicator
    from reader.indicators.responsible import Responsibility
    from reader.ui.desk import Desk
    from reader.ui.indicators.indicator_desk import IndicatorDesk
    from reader.ui.indicators.indicators_window import IndicatorsWindow
    from reader.ui.indicators.responsibilities_window import ResponsibilitiesWindow
    from reader.ui.reading.document_view import DocumentView

PICTURES = "PNG 图片 (*.png);;SVG 图形 (*.svg);;PDF 文件 (*.pdf)"
NOTHING_SELECTED = "请先在正文中选中写有指标的文字，再选“所选文字列为指标…”。"
TABLES = "Excel 工作簿 (*.xlsx);;CSV 表格 (*.csv)"
FILTERS = "Excel 工作簿 (*.xlsx);;Word 文档 (*.docx);;CSV 表格 (*.csv)"


class IndicatorTools(Tool):
    """The one window of the indicators, open or not.

    Signals:
        excerpt_requested(object): Indicators are to be put into a collection.
    """

    excerpt_requested = Signal(object)

    def __init__(self, tasks: TaskRunner, theme: Theme, window: QWidget) -> None:
        """Do nothing before :meth:`take`.

        Args:
            tasks: Runs what takes long.
            theme: Colours to start with.
            window: What is opened stands before it.
        """
        super().__init__(window)
        self._tasks = tasks
        self._theme = theme
        self._before = window
        self._desk: IndicatorDesk | None = None
        self._window: IndicatorsWindow | None = None
        self._view: DocumentView | None = None
        self._tasks_window: ResponsibilitiesWindow | None = None
        self.commands = {
            "indicators": self.open,
            "add_indicator": self.add_selected,
            "responsibilities": self.open_responsibilities,
        }

    def take(self, desk: "Desk") -> None:
        """Take the opened library, or the library as it is now."""
        self._desk = desk.indicators
        if self._window is not None:
            self._window.set_desk(desk.indicators)
        if self._tasks_window is not None:
            self._tasks_window.set_desk(desk.indicators)

    def set_theme(self, theme: Theme) -> None:
        """Paint what is open in the colours of ``theme``."""
        self._theme = theme
        if self._window is not None:
            self._window.set_theme(theme)

    def open(self) -> None:
        """Show the window, or bring it to the front."""
        if self._desk is None:
            self.noticed.emit(NOT_READY)
            return
        if self._window is None:
            from reader.ui.indicators.indicators_window import (  # noqa: PLC0415
                IndicatorsWindow,
            )

            self._window = IndicatorsWindow(self._desk, self._tasks, self._theme, self._before)
            self._window.place_activated.connect(self.place_activated)
            self._window.export_requested.connect(self._export)
            self._window.excerpt_requested.connect(self.excerpt_requested)
            self._window.picture_requested.connect(self._ask_for_picture)
            self._window.paper_requested.connect(self._preview)
            self._window.printer_requested.connect(self._ask_printer)
            self._window.noticed.connect(self.noticed)
            self._window.failed.connect(self.failed)
            self._window.destroyed.connect(partial(setattr, self, "_window", None))
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def open_responsibilities(self) -> None:
        """Show who is to do what, or bring it to the front."""
        if self._desk is None:
            self.noticed.emit(NOT_READY)
            return
        if self._tasks_window is None:
            from reader.ui.indicators.responsibilities_window import (  # noqa: PLC0415
                ResponsibilitiesWindow,
            )

            self._tasks_window = ResponsibilitiesWindow(self._desk, self._tasks, self._before)
            self._tasks_window.place_activated.connect(self.place_activated)
            self._tasks_window.export_requested.connect(self._export_tasks)
            self._tasks_window.failed.connect(self.failed)
            self._tasks_window.destroyed.connect(partial(setattr, self, "_tasks_window", None))
        self._tasks_window.show()
        self._tasks_window.raise_()
        self._tasks_window.activateWindow()

    def look_again(self) -> None:
        """The notes may be others: show what was decided meanwhile."""
        if self._window is not None:
            self._window.look_again()

    def current_changed(self, view: "DocumentView | None") -> None:
        """See Tool."""
        self._view = view

    def add_selected(self) -> None:
        """Ask for the values of a row whose sentence is selected in the document in front."""
        selection = self._view.selected_range() if self._view is not None else None
        if self._view is None or selection is None:
            self.noticed.emit(NOTHING_SELECTED)
            return
        self.open()
        if self._desk is None or self._window is None:
            return
        from reader.indicators.guess import guessed  # noqa: PLC0415

        try:
            row = guessed(self._view.document, *selection, self._desk.taxonomy())
        except ReaderError as error:
            self.noticed.emit(str(error))
            return
        self._window.add(row)

    def _ask_for_picture(self, title: str) -> None:
        if self._window is not None:
            ask_for_file(self._window, "保存图表", title, PICTURES, self._save_picture)

    def _preview(self, sheet: "TableSheet") -> None:
        """Show a table as it comes out of the printer."""
        from reader.ui.paper.measures import PaperOptions  # noqa: PLC0415
        from reader.ui.paper.preview_dialog import PreviewDialog  # noqa: PLC0415

        if self._window is not None:
            options = PaperOptions(layout="compact", duplex=False)
            dialog = PreviewDialog(sheet, options, self._theme, self._window)
            dialog.noticed.connect(self.noticed)
            dialog.failed.connect(self.tell)
            dialog.open()

    def _ask_printer(self) -> None:
        """Ask for a printer and put the chart on its paper."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415

        window = self._window
        if window is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
        dialog = QPrintDialog(printer, window)
        dialog.setWindowTitle("打印图表")
        dialog.accepted.connect(lambda: self._print_chart(printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog's own asks for a slot by name

    def _print_chart(self, printer: "QPrinter") -> None:
        if self._window is None:
            return
        try:
            self._window.chart.put_on(printer)
        except ReaderError as error:
            self.tell(error)

    def _save_picture(self, path: Path) -> None:
        if self._window is None:
            return
        try:
            self._window.save_picture(path)
        except ReaderError as error:
            self.tell(error)
        else:
            self.noticed.emit(f"已保存图表：{path}")

    def _export(
        self, indicators: Sequence["Indicator"], conditions: Sequence[tuple[str, str]]
    ) -> None:
        """Ask for a file and write the indicators into it."""
        if self._window is not None:
            name = " ".join(("指标对照", *(words for _name, words in conditions)))
            then = partial(self._write, indicators, conditions)
            ask_for_file(self._window, "导出指标", name, FILTERS, then)

    def _write(
        self, indicators: Sequence["Indicator"], conditions: Sequence[tuple[str, str]], path: Path
    ) -> None:
        if self._desk is not None:
            export = partial(self._desk.export, indicators, conditions, path)
            self._write_with(export, f"{len(indicators):,} 条指标", path)

    def _export_tasks(
        self, rows: "Sequence[Responsibility]", conditions: Sequence[tuple[str, str]]
    ) -> None:
        """Ask for a file and write the responsibilities into it."""
        if self._tasks_window is None or self._desk is None:
            return
        export, words = self._desk.export_responsibilities, f"{len(rows):,} 条责任分工"

        def write(path: Path) -> None:
            self._write_with(partial(export, rows, conditions, path), words, path)

        name = " ".join(("责任分工", *(chosen for _name, chosen in conditions)))
        ask_for_file(self._tasks_window, "导出责任分工", name, TABLES, write)

    def _write_with(self, export: "Callable[[], None]", words: str, path: Path) -> None:
        self.noticed.emit(f"正在导出{words}…")
        self._tasks.run(
            export, lambda _done: self.noticed.emit(f"已导出{words}：{path}"), self.tell
        )
