"""What is asked of the indicators: view, words, dimension, year, city, kind, review state."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from reader.indicators.wording import KINDS, REVIEWS
from reader.ui.flow_layout import FlowLayout
from reader.ui.indicators.loading import Loaded
from reader.ui.models.indicator_model import Wanted
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch

COMPARISON, LIST, CHART = "comparison", "list", "chart"


class FilterBar(QWidget):
    """The line above the views.

    Signals:
        view_changed(): Another view was chosen.
        changed(): Something else is asked for.
    """

    view_changed = Signal()
    changed = Signal()

    def __init__(self, *buttons: QPushButton) -> None:
        """Build it with ``buttons`` at its end."""
        super().__init__()
        self._view = SegmentedSwitch(
            "视图",
            (
                Segment(COMPARISON, "对照", "各地区并排，每个指标一行"),
                Segment(LIST, "明细", "每个指标一行，可以排序、核对"),
                Segment(CHART, "图表", "一个指标在各地区的目标与基期"),
            ),
        )
        self._words = QLineEdit()
        self._words.setAccessibleName("筛选指标")
        self._words.setPlaceholderText("筛选指标：研发投入")
        self._words.setClearButtonEnabled(True)
        self._words.setFixedWidth(170)
        self._dimension = _filter("维度", "全部维度")
        self._year = _filter("目标年", "全部年份")
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
        self._review = _filter("核对", "全部核对")
        _fill(self._kind, list(KINDS.values()))
        _fill(self._review, list(REVIEWS.values()))
        self._doubtful = QPushButton("前后不一")
        self._doubtful.setCheckable(True)
        self._doubtful.setAutoDefault(False)
        self._doubtful.setToolTip("只列同一文件前后说法不一的指标")
        layout = FlowLayout(self, spacing=6)
        self._of_list: tuple[QWidget, ...] = (self._city, self._kind, self._review, self._doubtful)
        always: tuple[QWidget, ...] = (
            self._view,
            self._words,
            self._dimension,
            self._year,
            self._spread,
        )
        for widget in (*always, *self._of_list, *buttons):
            layout.addWidget(widget)
        self._connect()
        self._show_fitting()

    def _connect(self) -> None:
        self._view.value_changed.connect(lambda _view: self._switch())
        self._words.textChanged.connect(lambda _words: self.changed.emit())
        self._spread.value_changed.connect(lambda _spread: self.changed.emit())
        self._doubtful.toggled.connect(lambda _on: self.changed.emit())
        boxes = (self._dimension, self._year, self._city, self._kind, self._review)
        for box in boxes:
            box.currentIndexChanged.connect(lambda _place: self.changed.emit())

    def _switch(self) -> None:
        self._show_fitting()
        self.view_changed.emit()

    def _show_fitting(self) -> None:
        """Only what the view can be asked by."""
        for widget in self._of_list:
            widget.setVisible(self.view == LIST)
        self._spread.setVisible(self.view == COMPARISON)
        for field in (self._words, self._dimension, self._year):
            field.setVisible(self.view != CHART)

    def offer(self, loaded: Loaded) -> None:
        """Offer what there is; what was chosen stays chosen if it is still there."""
        found = {row.dimension for row in loaded.rows}
        _fill(self._dimension, [each for each in loaded.dimensions if each in found])
        _fill(self._city, list(dict.fromkeys(row.city for row in loaded.rows)))
        _fill(self._year, list(map(str, loaded.years)))
        self._doubtful.setText(f"前后不一 {len(loaded.contradictions)}")
        self._doubtful.setEnabled(bool(loaded.contradictions))

    @property
    def view(self) -> str:
        """COMPARISON, LIST or CHART."""
        return str(self._view.value)

    def set_view(self, view: str) -> None:
        """Choose a view."""
        self._view.set_value(view)
        self._switch()

    @property
    def words(self) -> list[str]:
        """The words of the field; folding them together would lose the spaces between them."""
        return self._words.text().split()

    @property
    def dimension(self) -> str:
        """The dimension, "" for all."""
        return str(self._dimension.currentData())

    @property
    def year(self) -> int | None:
        """The target year, None for all."""
        chosen = str(self._year.currentData())
        return int(chosen) if chosen else None

    def least_cities(self, reviewed: int) -> int:
        """So many cities must name an indicator; ``reviewed`` cities were looked through."""
        return {"any": 1, "two": 2}.get(str(self._spread.value), max(reviewed, 1))

    def wanted(self, words: tuple[str, ...]) -> Wanted:
        """What the list is asked for; ``words`` are folded."""
        return Wanted(
            city=str(self._city.currentData()),
            kind=str(self._kind.currentData()),
            dimension=self.dimension,
            words=words,
            year=self.year,
            review=str(self._review.currentData()),
            doubtful=self._doubtful.isChecked(),
        )

    def ask_for_cell(self, dimension: str, city: str) -> None:
        """List all that a city says in a dimension."""
        for box in (self._year, self._kind, self._review):
            box.setCurrentIndex(0)
        self._doubtful.setChecked(False)
        self._words.clear()
        _choose(self._dimension, dimension)
        _choose(self._city, city)
        self.set_view(LIST)

    def conditions(self) -> tuple[tuple[str, str], ...]:
        """Name and words of what is asked for."""
        chosen = {
            "筛选": " ".join(self.words),
            "维度": self.dimension,
            "目标年": str(self._year.currentData()),
        }
        if self.view == LIST:
            chosen["地区"] = str(self._city.currentData())
            chosen["类别"] = str(self._kind.currentData())
            chosen["核对"] = str(self._review.currentData())
            chosen["前后不一"] = "是" if self._doubtful.isChecked() else ""
        return tuple((name, words) for name, words in chosen.items() if words)


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
