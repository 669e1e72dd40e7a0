"""Opens the window of the indicators and keeps it up to date."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.indicators.model import Indicator
from reader.ui.save_dialog import ask_for_file
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme
from reader.ui.tool import NOT_READY, Tool

if TYPE_CHECKING:  # loaded when it is opened: a start does not wait for it
    from reader.ui.desk import Desk
    from reader.ui.indicators.indicator_desk import IndicatorDesk
    from reader.ui.indicators.indicators_window import IndicatorsWindow

FILTERS = "Excel 工作簿 (*.xlsx);;Word 文档 (*.docx);;CSV 表格 (*.csv)"


class IndicatorTools(Tool):
    """The one window of the indicators, open or not."""

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
        self.commands = {"indicators": self.open}

    def take(self, desk: "Desk") -> None:
        """Take the opened library, or the library as it is now."""
        self._desk = desk.indicators
        if self._window is not None:
            self._window.set_desk(desk.indicators)

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
            self._window.failed.connect(self.failed)
            self._window.destroyed.connect(partial(setattr, self, "_window", None))
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def _export(
        self, indicators: Sequence[Indicator], conditions: Sequence[tuple[str, str]]
    ) -> None:
        """Ask for a file and write the indicators into it."""
        if self._window is not None:
            name = " ".join(("指标对照", *(words for _name, words in conditions)))
            then = partial(self._write, indicators, conditions)
            ask_for_file(self._window, "导出指标", name, FILTERS, then)

    def _write(
        self, indicators: Sequence[Indicator], conditions: Sequence[tuple[str, str]], path: Path
    ) -> None:
        if self._desk is None:
            return
        words = f"{len(indicators):,} 条指标"
        self.noticed.emit(f"正在导出{words}…")
        self._tasks.run(
            partial(self._desk.export, indicators, conditions, path),
            lambda _done: self.noticed.emit(f"已导出{words}：{path}"),
            self.tell,
        )
