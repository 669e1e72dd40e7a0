"""指标对照: the numbers of all cities, side by side (对照), in a list (明细), drawn (图表)."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.indicators.model import Indicator
from reader.ui.indicators.chart_view import ChartView
from reader.ui.indicators.comparison import Comparison, Row, of_year
from reader.ui.indicators.comparison_table import ComparisonTable
from reader.ui.indicators.filter_bar import CHART, COMPARISON, LIST, FilterBar
from reader.ui.indicators.indicator_desk import IndicatorDesk
from reader.ui.indicators.indicator_list import IndicatorList
from reader.ui.indicators.loading import Loaded, load
from reader.ui.indicators.review_bar import ReviewBar
from reader.ui.indicators.reviewing import Reviewing
from reader.ui.models.comparison_model import ComparisonModel
from reader.ui.models.indicator_model import IndicatorModel, WantedIndicators
from reader.ui.searching.answer_summary import secondary_label
from reader.ui.side_tree import MessageStack
from reader.ui.tasks import LatestOnly, TaskRunner, sentence_of
from reader.ui.theme import Theme

LOADING = "正在读取指标…"
LOADING_LONG = (
    f"{LOADING}\n程序更新后第一次打开时，要从全部文件重新提取；上千份文件约需十几秒，可以先做别的。"
)
_LONG_MS = 1500
"""So long after the beginning it is said why reading takes long."""
BUG = "指标没有读出：程序出错，详情已记入日志。"
EMPTY = "文库中还没有指标。"
NOTHING = "没有符合条件的指标，请放宽上面的条件。"
HINT = "用方向键移动；回车或点击打开原文。"
CHART_HINT = "点击一条打开原文。"


class IndicatorsWindow(QDialog):
    """The numbers of all cities; stays open beside the main window.

    Signals:
        place_activated(str, int, int): Document, start and end of a sentence to be shown.
        export_requested(object, object): Indicators and the conditions they were asked by are to be
            written into a file.
        excerpt_requested(object): Indicators are to be put into a collection.
        paper_requested(TableSheet): A table is to be shown as it comes out of the printer.
        printer_requested(): The chart is to be printed.
        picture_requested(str): The chart is to be saved by ``save_picture``; its title.
        noticed(str): A sentence the user should know.
        failed(Exception): Reading ended with a bug; a ReaderError is told in place.
    """

    place_activated = Signal(str, int, int)
    export_requested = Signal(object, object)
    excerpt_requested = Signal(object)
    paper_requested = Signal(object)
    printer_requested = Signal()
    picture_requested = Signal(str)
    noticed = Signal(str)
    failed = Signal(object)

    def __init__(
        self, desk: IndicatorDesk, tasks: TaskRunner, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle("指标对照")
        self.setModal(False)
        self._desk = desk
        self._tasks = LatestOnly(tasks, self)
        self._loaded: Loaded | None = None
        self._current: Indicator | None = None
        self._to_add: Indicator | None = None
        self._reviewing = Reviewing(self)
        self._cells = ComparisonModel(self)
        self._rows = IndicatorModel(self)
        self._listed = WantedIndicators(self._rows, self)
        self.table = ComparisonTable(self._cells, theme)
        self.list = IndicatorList(self._listed)
        self.chart = ChartView(theme)
        self._views = QStackedWidget()
        self._stack = MessageStack(self._views)
        self._sentence = secondary_label()
        self._export = QPushButton("导出…")
        self._export.setToolTip("将所列的指标导出为 XLSX、DOCX 或 CSV")
        self._export.setAutoDefault(False)
        self._export.setEnabled(False)
        self._print = QPushButton("打印…")
        self._print.setToolTip("预览、打印所列的内容，或存为 PDF")
        self._print.setAutoDefault(False)
        self._print.setEnabled(False)
        self._filters = FilterBar(self._export, self._print)
        self._reviews = ReviewBar()
        self._quote = QLabel()
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(_LONG_MS)
        self._long.timeout.connect(lambda: self._stack.show_message(LOADING_LONG))
        self._lay_out()
        self._connect()
        self._take_place()
        self._read()

    def _lay_out(self) -> None:
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setWordWrap(True)
        self._quote.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._quote.setFixedHeight(2 * self._quote.fontMetrics().lineSpacing() + 4)
        self._quote.setAccessibleName("所选的原文")
        for view in (self.table, self.list, self.chart):
            self._views.addWidget(view)
        right = QVBoxLayout()
        right.addWidget(self._reviews)
        right.addWidget(self._sentence, alignment=Qt.AlignmentFlag.AlignRight)
        below = QHBoxLayout()
        below.addWidget(self._quote, 1)
        below.addLayout(right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addWidget(self._filters)
        layout.addWidget(self._stack, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self._filters.view_changed.connect(self._show_view)
        self._filters.changed.connect(self._show)
        self._export.clicked.connect(self._ask_to_export)
        self._print.clicked.connect(self._ask_to_print)
        for view in (self.table, self.list, self.chart):
            view.chosen.connect(self._open)
        for table in (self.table, self.list):
            table.looked_at.connect(self._show_quote)
        self.table.rest_chosen.connect(self._show_rest)
        self.table.name_chosen.connect(self._show_chart)
        self.chart.picture_requested.connect(self.picture_requested)
        self._reviewing.changed.connect(self._read)
        self._reviewing.told.connect(self.noticed)
        self._reviewing.told.connect(self._sentence.setText)
        self._reviews.confirmed.connect(lambda: self._decide(self._reviewing.confirm))
        self._reviews.rejected.connect(lambda: self._decide(self._reviewing.reject))
        self._reviews.withdrawn.connect(lambda: self._decide(self._reviewing.withdraw))
        self._reviews.edit_requested.connect(self._edit)
        self._views.addActions(self._reviews.commands)
        for action in self._reviews.commands:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for view in (self.table, self.list):
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
            view.addActions(self._reviews.commands)
            view.addAction("加入摘编").triggered.connect(lambda: self._decide(self._excerpt))
            view.addAction("列出的全部加入摘编").triggered.connect(self._excerpt_all)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._reviewing.undo)
        for keys in ("Ctrl+Shift+Z", "Ctrl+Y"):
            QShortcut(QKeySequence(keys), self, self._reviewing.redo)

    def _take_place(self) -> None:
        """Below the upper third of the window, where the sentence is shown that was chosen."""
        parent = self.parentWidget()
        room = self.screen().availableGeometry()
        around = parent.geometry().intersected(room) if parent is not None else room
        height = max(around.height() * 3 // 5, 300)
        self.resize(QSize(around.width() - 16, min(height, room.height() - 60)))
        self.move(around.left() + 8, around.bottom() - self.height() - 8)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self.table.set_theme(theme)
        self.chart.set_theme(theme)

    def set_desk(self, desk: IndicatorDesk) -> None:
        """Read the indicators of a library that has changed."""
        self._desk = desk
        self._read()

    def look_again(self) -> None:
        """Read anew if the notes are others than when they were read last."""
        if self._reviewing.is_outdated():
            self._read()

    def changeEvent(self, event: QEvent) -> None:
        """See Qt; what another window decided is shown when this one comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.look_again()

    # -- reading ----------------------------------------------------------------------------

    def _read(self) -> None:
        if self._loaded is None:
            self._stack.show_message(LOADING)
            self._long.start()
        reviews = self._reviewing.take(self._desk.decisions)
        self._tasks.run(partial(load, self._desk, reviews), self._read_done, self._read_failed)

    def _read_done(self, loaded: Loaded) -> None:
        self._long.stop()
        current, again = self._current, self._loaded is not None
        self._loaded = loaded
        self._rows.set_rows(loaded.rows)
        self._filters.offer(loaded)
        self._show()
        if again and current is not None and (now := loaded.row_of(current)) is not None:
            self._select(now)
        elif not again:
            self.table.setFocus()
        if self._to_add is not None:
            self.add(self._to_add)

    def _select(self, indicator: Indicator) -> None:
        """Put the cursor where it was before everything was read anew."""
        if self._filters.view == LIST:
            self.list.select(self._listed.row_of(indicator))
        elif self._filters.view == COMPARISON:
            self.table.select_indicator(indicator)
        self._show_quote(indicator)

    def _read_failed(self, error: Exception) -> None:
        self._long.stop()
        self._loaded = None
        self._stack.show_message(sentence_of(error, BUG, self.failed.emit))

    # -- showing ----------------------------------------------------------------------------

    def _show_view(self) -> None:
        views = {COMPARISON: self.table, LIST: self.list, CHART: self.chart}
        looked_at = self._current
        self._views.setCurrentWidget(views[self._filters.view])
        self._show()
        if self._filters.view == CHART and looked_at is not None and looked_at.canonical:
            self.chart.show_indicator(looked_at.canonical)
        self._views.currentWidget().setFocus()

    def _show(self) -> None:
        """Show what the filters leave, and say how much that is."""
        loaded = self._loaded
        if loaded is None:
            return
        shows = {COMPARISON: self._show_comparison, LIST: self._show_list, CHART: self._draw}
        shown = shows[self._filters.view](loaded)
        self._export.setEnabled(shown > 0)
        self._print.setEnabled(shown > 0)
        self._show_quote(self._under_cursor())
        if shown:
            self._stack.show_content()
        else:
            self._stack.show_message(NOTHING if loaded.rows else EMPTY)

    def _under_cursor(self) -> Indicator | None:
        if self._filters.view == COMPARISON:
            return self.table.current_indicator()
        return self.list.current_indicator() if self._filters.view == LIST else None

    def _show_comparison(self, loaded: Loaded) -> int:
        words, dimension, year = self._typed(), self._filters.dimension, self._filters.year
        reviewed = loaded.comparison.reviewed
        cities = self._filters.least_cities(reviewed)

        def wanted(row: Row) -> bool:
            name = loaded.names[row.canonical.id]
            return (
                row.cities >= cities
                and dimension in ("", row.canonical.dimension)
                and all(word in name for word in words)
            )

        comparison: Comparison = loaded.comparison
        self._cells.show_rows(comparison if year is None else of_year(comparison, year), wanted)
        self.table.select_first()
        self._sentence.setText(
            f"{self._cells.indicators:,} / {len(comparison.rows):,} 项指标，"
            f"{len(comparison.columns):,} 个地区（已核对 {reviewed:,}）"
        )
        return self._cells.indicators

    def _show_list(self, loaded: Loaded) -> int:
        self._listed.set_wanted(self._filters.wanted(self._typed()))
        self.list.select_first()
        shown = self._listed.rowCount()
        self._sentence.setText(f"{shown:,} / {len(loaded.rows):,} 条")
        return shown

    def _draw(self, loaded: Loaded) -> int:
        self.chart.set_comparison(loaded.comparison, loaded.sources)
        shown = len(self.chart.indicators)
        self._sentence.setText(f"{shown:,} 个目标")
        return shown

    def _typed(self) -> tuple[str, ...]:
        return tuple(self._desk.fold(word) for word in self._filters.words)

    def _show_quote(self, indicator: Indicator | None) -> None:
        self._current = indicator
        self._reviews.show_for(indicator, decided=self._reviewing.is_decided(indicator))
        if indicator is None or self._loaded is None:
            self._quote.setText(CHART_HINT if self._filters.view == CHART else HINT)
            return
        city = self._loaded.cities.get(indicator.document, "")
        path = " › ".join((city, *indicator.section_path))
        reason = self._loaded.reason_of(indicator)
        doubt = f"　前后不一：{reason}" if reason else ""
        self._quote.setText(f"“{indicator.quote}”\n{path}{doubt}".replace("\u2028", " "))

    def _show_rest(self, row: int, column: int) -> None:
        """List all values of one cell."""
        line = self._cells.line_at(row)
        if isinstance(line, Row) and self._loaded is not None:
            city = self._loaded.comparison.columns[column].label
            self._filters.ask_for_cell(line.canonical.dimension, city)

    def _show_chart(self, row: int) -> None:
        """Draw the indicator of a row."""
        line = self._cells.line_at(row)
        if isinstance(line, Row):
            self._filters.set_view(CHART)
            self.chart.show_indicator(line.canonical.id)

    # -- doing ------------------------------------------------------------------------------

    def _decide(self, act: Callable[[Indicator], None]) -> None:
        if self._current is not None:
            act(self._current)

    def _excerpt(self, indicator: Indicator) -> None:
        self.excerpt_requested.emit((indicator,))

    def _edit(self) -> None:
        if self._current is not None and self._loaded is not None:
            self._reviewing.edit(self._current, self._loaded.canonicals)

    def add(self, indicator: Indicator) -> None:
        """Ask for the values of a row that the user selected in a text, once all is read."""
        if self._loaded is None:
            self._to_add = indicator
        else:
            self._to_add = None
            self._reviewing.add(indicator, self._loaded.canonicals)

    def save_picture(self, path: Path) -> None:
        """Write the chart; raises ExportError."""
        self.chart.save(path)

    def _ask_to_export(self) -> None:
        """Hand on what the filters leave, in the order shown."""
        self.export_requested.emit(self._shown(), self._filters.conditions())

    def _excerpt_all(self) -> None:
        self.excerpt_requested.emit(self._shown())

    def _shown(self) -> Sequence[Indicator]:
        """What the filters leave, in the order shown."""
        if self._filters.view == COMPARISON:
            return self._cells.shown_indicators()
        if self._filters.view == LIST:
            return self._listed.shown_indicators()
        return self.chart.indicators

    def _ask_to_print(self) -> None:
        """Hand on what is shown, as a table; a chart goes to the printer as it is."""
        from reader.ui.indicators.sheets import comparison_sheet, list_sheet  # noqa: PLC0415

        summaries, asked = self._desk.summaries, self._filters.conditions()
        if self._filters.view == CHART:
            self.printer_requested.emit()
        elif self._filters.view == LIST:
            by_id = {summary.id: summary for summary in summaries}
            self.paper_requested.emit(list_sheet(self._listed.shown_indicators(), by_id, asked))
        elif self._loaded is not None:
            columns = self._loaded.comparison.columns
            sheet = comparison_sheet(self._cells.shown_rows(), columns, summaries, asked)
            self.paper_requested.emit(sheet)

    def _open(self, indicator: Indicator) -> None:
        self._show_quote(indicator)
        self.place_activated.emit(indicator.document, indicator.start, indicator.end)
