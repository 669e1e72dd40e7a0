"""指标对照: the numbers of all cities, side by side (对照) or in a list (明细)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.indicators.model import Indicator
from reader.indicators.wording import KINDS
from reader.ui.indicators.comparison import Comparison, Row, compare
from reader.ui.indicators.comparison_table import ComparisonTable
from reader.ui.indicators.indicator_desk import IndicatorDesk
from reader.ui.indicators.indicator_list import IndicatorList
from reader.ui.models.comparison_model import ComparisonModel
from reader.ui.models.indicator_model import (
    IndicatorModel,
    IndicatorRow,
    Wanted,
    WantedIndicators,
    rows_of,
)
from reader.ui.searching.answer_summary import secondary_label
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MessageStack
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme

LOADING = "正在读取指标…"
BUG = "指标没有读出：程序出错，详情已记入日志。"
EMPTY = "文库中还没有指标。"
NOTHING = "没有符合条件的指标，请放宽上面的条件。"
HINT = "用方向键移动；回车或点击打开原文。"


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the window shows, made ready in the background.

    Attributes:
        cities: By id of the document.
        dimensions: In their order.
        names: Of the canonical indicators with their synonyms, folded, by id.
    """

    comparison: Comparison
    rows: tuple[IndicatorRow, ...]
    cities: dict[str, str]
    dimensions: tuple[str, ...]
    names: dict[str, str]


def load(desk: IndicatorDesk) -> Loaded:
    """Read and arrange everything the window shows; raises IndicatorError."""
    taxonomy, indicators = desk.taxonomy(), desk.rows()
    cities = {summary.id: summary.place for summary in desk.summaries}
    dimensions = {each.id: each.dimension for each in taxonomy.canonicals}
    return Loaded(
        compare(desk.summaries, indicators, taxonomy),
        rows_of(indicators, cities, dimensions, desk.fold),
        cities,
        taxonomy.dimensions,
        {each.id: desk.fold(" ".join((each.name, *each.synonyms))) for each in taxonomy.canonicals},
    )


class IndicatorsWindow(QDialog):
    """The numbers of all cities; stays open beside the main window.

    Signals:
        place_activated(str, int, int): Document, start and end of a sentence to be shown.
        export_requested(object, object): Indicators and the conditions they were asked by are to be
            written into a file.
        failed(Exception): Reading ended with a bug; a ReaderError is told in place.
    """

    place_activated = Signal(str, int, int)
    export_requested = Signal(object, object)
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
        self._tasks = tasks
        self._newest = 0
        self._loaded: Loaded | None = None
        self._cells = ComparisonModel(self)
        self._rows = IndicatorModel(self)
        self._listed = WantedIndicators(self._rows, self)
        self.table = ComparisonTable(self._cells, theme)
        self.list = IndicatorList(self._listed)
        self._views = QStackedWidget()
        self._stack = MessageStack(self._views)
        self._view = SegmentedSwitch(
            "视图",
            (
                Segment("comparison", "对照", "各地区并排，每个指标一行"),
                Segment("list", "明细", "每个指标一行，可以排序"),
            ),
        )
        self._words = QLineEdit()
        self._words.setAccessibleName("筛选指标")
        self._words.setPlaceholderText("筛选指标：研发投入")
        self._words.setClearButtonEnabled(True)
        self._dimension = _filter("维度", "全部维度")
        self._spread = SegmentedSwitch(
            "多少地区提出",
            (
                Segment("any", "全部", "至少一个地区提出的指标"),
                Segment("two", "至少两地", "至少两个地区提出的指标"),
                Segment("all", "各地都有", "已核对的地区都提出的指标"),
            ),
            quiet=True,
        )
        self._city = _filter("地区", "全部地区")
        self._kind = _filter("类别", "全部类别")
        _fill(self._kind, list(KINDS.values()))
        self._sentence = secondary_label()
        self._export = QPushButton("导出…")
        self._export.setToolTip("将所列的指标导出为 XLSX、DOCX 或 CSV")
        self._export.setAutoDefault(False)
        self._export.setEnabled(False)
        self._export.clicked.connect(self._ask_to_export)
        self._quote = QLabel()
        self._lay_out()
        self._connect()
        self._take_place()
        self._read()

    def _lay_out(self) -> None:
        self._words.setMinimumWidth(110)
        self._words.setMaximumWidth(240)
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setWordWrap(True)
        self._quote.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._quote.setFixedHeight(2 * self._quote.fontMetrics().lineSpacing() + 4)
        self._quote.setAccessibleName("所选的原文")
        self._views.addWidget(self.table)
        self._views.addWidget(self.list)
        top = QHBoxLayout()
        for widget in (self._view, self._words, self._dimension, self._spread):
            top.addWidget(widget, 1 if widget is self._words else 0)
        for widget in (self._city, self._kind):
            top.addWidget(widget)
            widget.hide()
        top.addStretch(1)
        top.addWidget(self._export)
        below = QHBoxLayout()
        below.addWidget(self._quote, 1)
        below.addWidget(self._sentence, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        layout.addLayout(below)

    def _connect(self) -> None:
        self._view.value_changed.connect(lambda _view: self._show_view())
        self._words.textChanged.connect(lambda _words: self._show())
        self._spread.value_changed.connect(lambda _spread: self._show())
        for box in (self._dimension, self._city, self._kind):
            box.currentIndexChanged.connect(lambda _place: self._show())
        for view in (self.table, self.list):
            view.chosen.connect(self._open)
            view.looked_at.connect(self._show_quote)
        self.table.rest_chosen.connect(self._show_rest)

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

    def set_desk(self, desk: IndicatorDesk) -> None:
        """Read the indicators of a library that has changed."""
        self._desk = desk
        self._read()

    # -- reading ----------------------------------------------------------------------------

    def _read(self) -> None:
        self._newest += 1
        if self._loaded is None:
            self._stack.show_message(LOADING)
        self._tasks.run(
            partial(load, self._desk),
            partial(self._read_done, self._newest),
            partial(self._read_failed, self._newest),
        )

    def _read_done(self, number: int, loaded: Loaded) -> None:
        if number != self._newest:
            return
        self._loaded = loaded
        self._rows.set_rows(loaded.rows)
        found = {row.dimension for row in loaded.rows}
        _fill(self._dimension, [each for each in loaded.dimensions if each in found])
        _fill(self._city, list(dict.fromkeys(row.city for row in loaded.rows)))
        self._show()
        self.table.select_first()
        self.table.setFocus()

    def _read_failed(self, number: int, error: Exception) -> None:
        if number != self._newest:
            return
        self._loaded = None
        self._stack.show_message(str(error) if isinstance(error, ReaderError) else BUG)
        if not isinstance(error, ReaderError):
            self.failed.emit(error)

    # -- showing ----------------------------------------------------------------------------

    def _show_view(self) -> None:
        compared = self._view.value == "comparison"
        self._spread.setVisible(compared)
        self._city.setVisible(not compared)
        self._kind.setVisible(not compared)
        self._views.setCurrentWidget(self.table if compared else self.list)
        self._show()
        self._views.currentWidget().setFocus()

    def _show(self) -> None:
        """Show what the filters leave, and say how much that is."""
        loaded = self._loaded
        if loaded is None:
            return
        self._quote.setText(HINT)
        if self._view.value == "comparison":
            self._show_comparison(loaded)
            shown = self._cells.indicators
        else:
            self._show_list(loaded)
            shown = self._listed.rowCount()
        self._export.setEnabled(shown > 0)
        if shown:
            self._stack.show_content()
        else:
            self._stack.show_message(NOTHING if loaded.rows else EMPTY)

    def _show_comparison(self, loaded: Loaded) -> None:
        words = self._typed()
        dimension = str(self._dimension.currentData())
        least = {"any": 1, "two": 2, "all": max(loaded.comparison.reviewed, 1)}
        cities = least[str(self._spread.value)]

        def wanted(row: Row) -> bool:
            name = loaded.names[row.canonical.id]
            return (
                row.cities >= cities
                and dimension in ("", row.canonical.dimension)
                and all(word in name for word in words)
            )

        self._cells.show_rows(loaded.comparison, wanted)
        self.table.select_first()
        columns = loaded.comparison.columns
        self._sentence.setText(
            f"{self._cells.indicators:,} / {len(loaded.comparison.rows):,} 项指标，"
            f"{len(columns):,} 个地区（已核对 {loaded.comparison.reviewed:,}）"
        )

    def _show_list(self, loaded: Loaded) -> None:
        self._listed.set_wanted(
            Wanted(
                str(self._city.currentData()),
                str(self._kind.currentData()),
                str(self._dimension.currentData()),
                self._typed(),
            )
        )
        self.list.select_first()
        self._sentence.setText(f"{self._listed.rowCount():,} / {len(loaded.rows):,} 条")

    def _typed(self) -> tuple[str, ...]:
        """The words of the field; folding them together would lose the spaces between them."""
        return tuple(self._desk.fold(word) for word in self._words.text().split())

    def _show_quote(self, indicator: Indicator | None) -> None:
        if indicator is None or self._loaded is None:
            self._quote.setText(HINT)
            return
        city = self._loaded.cities.get(indicator.document, "")
        path = " › ".join((city, *indicator.section_path))
        self._quote.setText(f"“{indicator.quote}”\n{path}".replace("\u2028", " "))

    def _show_rest(self, row: int, column: int) -> None:
        """List all values of one cell."""
        line = self._cells.line_at(row)
        if not isinstance(line, Row) or self._loaded is None:
            return
        self._view.set_value("list")
        self._words.clear()
        _choose(self._dimension, line.canonical.dimension)
        _choose(self._city, self._loaded.comparison.columns[column].label)
        self._show_view()

    def _ask_to_export(self) -> None:
        """Hand on what the filters leave, in the order shown."""
        if self._view.value == "comparison":
            indicators = self._cells.shown_indicators()
        else:
            indicators = self._listed.shown_indicators()
        chosen = {"筛选": self._words.text().strip(), "维度": str(self._dimension.currentData())}
        if self._view.value == "list":
            chosen["地区"] = str(self._city.currentData())
            chosen["类别"] = str(self._kind.currentData())
        conditions = tuple((name, words) for name, words in chosen.items() if words)
        self.export_requested.emit(indicators, conditions)

    def _open(self, indicator: Indicator) -> None:
        self._show_quote(indicator)
        self.place_activated.emit(indicator.document, indicator.start, indicator.end)


def _filter(name: str, everything: str) -> QComboBox:
    """A list to choose one of; the first entry, with "" for its data, stands for all."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(5)
    box.addItem(everything, "")
    return box


def _fill(box: QComboBox, entries: Sequence[str]) -> None:
    """Offer other entries; what was chosen stays chosen if it is still there."""
    before = box.currentData()
    box.blockSignals(True)  # noqa: FBT003 - Qt's own
    while box.count() > 1:
        box.removeItem(1)
    for entry in entries:
        box.addItem(entry, entry)
    box.setCurrentIndex(max(box.findData(before), 0))
    box.blockSignals(False)  # noqa: FBT003 - Qt's own


def _choose(box: QComboBox, entry: str) -> None:
    box.setCurrentIndex(max(box.findData(entry), 0))
