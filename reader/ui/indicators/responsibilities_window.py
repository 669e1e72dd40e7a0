"""责任分工: which unit is to do what, by unit or by task; a click opens the place."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reader.indicators.responsible import Responsibility, Role
from reader.indicators.wording import ROLES
from reader.ui.flow_layout import FlowLayout
from reader.ui.indicators.indicator_desk import IndicatorDesk
from reader.ui.models.responsibility_model import (
    CITY,
    NAME,
    REVIEW,
    ROLE,
    Arrangement,
    ResponsibilityModel,
    grouped,
)
from reader.ui.searching.answer_summary import secondary_label
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MessageStack
from reader.ui.tasks import LatestOnly, TaskRunner, sentence_of

LOADING = "正在读取责任分工…"
EMPTY = "文库中的文件没有写明责任单位。"
NOTHING = "没有符合条件的责任分工，请放宽上面的条件。"
BUG = "责任分工没有读出：程序出错，详情已记入日志。"
_UNFOLDED = 40
"""So few groups are shown unfolded."""


class ResponsibilitiesWindow(QDialog):
    """Units and tasks of all documents; stays open beside the main window.

    Signals:
        place_activated(str, int, int): Document, start and end of a unit's name to be shown.
        export_requested(object, object): Responsibilities and the conditions they were asked by are
            to be written into a file.
        failed(Exception): Reading ended with a bug; a ReaderError is told in place.
    """

    place_activated = Signal(str, int, int)
    export_requested = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self, desk: IndicatorDesk, tasks: TaskRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle("责任分工")
        self.setModal(False)
        self._desk = desk
        self._tasks = LatestOnly(tasks, self)
        self._rows: tuple[Responsibility, ...] | None = None
        self._cities: dict[str, str] = {}
        self._model = ResponsibilityModel(self)
        self.tree = QTreeView()
        self._stack = MessageStack(self.tree)
        self._by = SegmentedSwitch(
            "排列",
            (
                Segment(Arrangement.UNITS, "按单位", "每个单位承担的任务"),
                Segment(Arrangement.TASKS, "按任务", "每项任务的牵头、责任和配合单位"),
            ),
        )
        self._words = QLineEdit()
        self._city = QComboBox()
        self._role = QComboBox()
        self._export = QPushButton("导出…")
        self._sentence = secondary_label()
        self._lay_out()
        self._connect()
        self._read()

    def _lay_out(self) -> None:
        self._words.setAccessibleName("筛选责任分工")
        self._words.setPlaceholderText("筛选：科技局 平台")
        self._words.setClearButtonEnabled(True)
        self._words.setFixedWidth(200)
        for box, name, everything in (
            (self._city, "地区", "全部地区"),
            (self._role, "职责", "全部职责"),
        ):
            box.setAccessibleName(name)
            box.addItem(everything, "")
        for role in Role:
            self._role.addItem(ROLES[role], role.value)
        self._export.setAutoDefault(False)
        self._export.setToolTip("将所列的责任分工导出为 XLSX 或 CSV")
        self.tree.setAccessibleName("责任分工表")
        self.tree.setProperty("role", "list")
        self.tree.setModel(self._model)
        self.tree.setUniformRowHeights(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((ROLE, 70), (CITY, 110), (REVIEW, 70)):
            header.resizeSection(column, width)
        top = QWidget()
        line = FlowLayout(top, spacing=6)
        for widget in (self._by, self._words, self._city, self._role, self._export):
            line.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addWidget(top)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._sentence, alignment=Qt.AlignmentFlag.AlignRight)
        parent = self.parentWidget()
        room = self.screen().availableGeometry()
        around = parent.geometry().intersected(room) if parent is not None else room
        self.resize(min(around.width() - 16, 860), max(around.height() * 3 // 5, 300))
        self.move(around.right() - self.width() - 8, around.bottom() - self.height() - 8)

    def _connect(self) -> None:
        self._by.value_changed.connect(lambda _by: self._show())
        self._words.textChanged.connect(lambda _words: self._show())
        for box in (self._city, self._role):
            box.currentIndexChanged.connect(lambda _place: self._show())
        self._export.clicked.connect(self._ask_to_export)
        self.tree.clicked.connect(self._open)
        self.tree.activated.connect(self._open)

    def set_desk(self, desk: IndicatorDesk) -> None:
        """Read the responsibilities of a library that has changed."""
        self._desk = desk
        self._read()

    def _read(self) -> None:
        if self._rows is None:
            self._stack.show_message(LOADING)
        self._tasks.run(self._desk.responsibilities, self._read_done, self._read_failed)

    def _read_done(self, rows: Sequence[Responsibility]) -> None:
        self._rows = tuple(rows)
        self._cities = {summary.id: summary.place for summary in self._desk.summaries}
        before = self._city.currentData()
        self._city.blockSignals(True)  # noqa: FBT003 - Qt's own
        while self._city.count() > 1:
            self._city.removeItem(1)
        for city in dict.fromkeys(self._cities[row.document] for row in self._rows):
            self._city.addItem(city, city)
        self._city.setCurrentIndex(max(self._city.findData(before), 0))
        self._city.blockSignals(False)  # noqa: FBT003 - Qt's own
        self._show()

    def _read_failed(self, error: Exception) -> None:
        self._rows = None
        self._stack.show_message(sentence_of(error, BUG, self.failed.emit))

    def _wanted(self) -> list[Responsibility]:
        words = [self._desk.fold(word) for word in self._words.text().split()]
        city, role = str(self._city.currentData()), str(self._role.currentData())
        return [
            row
            for row in self._rows or ()
            if city in ("", self._cities[row.document])
            and role in ("", row.role.value)
            and all(word in self._desk.fold(f"{row.unit}\n{row.task}") for word in words)
        ]

    def _show(self) -> None:
        if self._rows is None:
            return
        wanted = self._wanted()
        by = Arrangement.TASKS if self._by.value is Arrangement.TASKS else Arrangement.UNITS
        groups = grouped(wanted, self._cities, by)
        self._model.show_groups(groups, by)
        if len(groups) <= _UNFOLDED:
            self.tree.expandAll()
        named = "个单位" if by is Arrangement.UNITS else "项任务"
        self._sentence.setText(f"{len(groups):,} {named}，{len(wanted):,} / {len(self._rows):,} 条")
        self._export.setEnabled(bool(wanted))
        if wanted:
            self._stack.show_content()
        else:
            self._stack.show_message(NOTHING if self._rows else EMPTY)

    def _open(self, index: QModelIndex) -> None:
        found = index.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Responsibility):
            self.place_activated.emit(found.document, found.start, found.end)
        elif found is not None:
            self.tree.setExpanded(index.siblingAtColumn(0), not self.tree.isExpanded(index))

    def _ask_to_export(self) -> None:
        chosen = {
            "筛选": self._words.text().strip(),
            "地区": str(self._city.currentData()),
            "职责": self._role.currentText() if self._role.currentData() else "",
        }
        conditions = tuple((name, words) for name, words in chosen.items() if words)
        self.export_requested.emit(self._model.rows, conditions)
