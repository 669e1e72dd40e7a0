"""What became of the files of an import: counted, narrowed, each a click from its document."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.library.report import ImportReport, Outcome
from reader.library.report_text import counts_of, duration, report_text
from reader.ui.error_dialog import show_error
from reader.ui.models.report_model import FILE, REASON, RESULT, Narrowing, ReportModel
from reader.ui.side_tree import MessageStack

_NARROWINGS: tuple[tuple[Narrowing, str], ...] = (
    ("all", "全部"),
    ("added", "新增"),
    ("replaced", "替换"),
    ("unchanged", "未变"),
    ("refused", "拒绝"),
    ("doubtful", "存疑"),
)
_FIRST_SIZE = (860, 560)
_AROUND = 40
"""Pixels a dialog leaves of a small screen."""
_WIDEST = "新增 · 存疑"
_PADDING = 16
_NO_FILES = "没有找到可以导入的文件"
_NO_MATCH = "没有符合的文件"


@dataclass(frozen=True, slots=True)
class ReportSaving:
    """How a report is kept.

    Attributes:
        save: Writes it to a file; raises ReaderError.
        file_name: What is proposed as the file's name.
    """

    save: Callable[[ImportReport, Path], None]
    file_name: str = "导入报告.txt"


class ImportReportDialog(QDialog):
    """The report of one import; stays open beside the window.

    Signals:
        document_activated(str): The reader wants to see a document; its id.
    """

    document_activated = Signal(str)

    def __init__(
        self, report: ImportReport, saving: ReportSaving, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("导入报告")
        self._report = report
        self._saving = saving
        self._narrowing: Narrowing = "all"
        self._model = ReportModel(report, self)
        self._field = self._make_field()
        self._kinds = self._make_kinds()
        self._table = self._make_table()
        self._stack = MessageStack(self._table)
        self._detail = self._make_detail()
        self._lay_out()
        self._narrow()
        room = self.screen().availableGeometry().size()
        width, height = _FIRST_SIZE
        self.resize(min(width, room.width() - _AROUND), min(height, room.height() - _AROUND))

    # -- building ---------------------------------------------------------------------------

    def _make_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText("筛选：标题、位置、原因")
        field.setAccessibleName("筛选报告")
        field.setClearButtonEnabled(True)
        field.textChanged.connect(self._narrow)
        return field

    def _make_kinds(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, (narrowing, words) in enumerate(_NARROWINGS):
            count = self._count(narrowing)
            button = QToolButton()
            button.setText(f"{words} {count:,}")
            button.setCheckable(True)
            button.setChecked(narrowing == "all")
            button.setEnabled(bool(count) or narrowing == "all")
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            group.addButton(button, number)
        group.idClicked.connect(self._choose_kind)
        return group

    def _count(self, narrowing: Narrowing) -> int:
        if narrowing == "all":
            return len(self._report.outcomes)
        if narrowing == "doubtful":
            return len(self._report.doubtful)
        return len(self._report.of_kind(narrowing))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName("导入的文件")
        table.setProperty("role", "list")
        table.setModel(self._model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(RESULT, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(RESULT, table.fontMetrics().horizontalAdvance(_WIDEST) + _PADDING)
        head.setSectionResizeMode(FILE, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        table.clicked.connect(self._open)
        table.activated.connect(self._open)
        table.selectionModel().currentChanged.connect(self._show_detail)
        return table

    @staticmethod
    def _make_detail() -> QLabel:
        detail = QLabel()
        detail.setProperty("role", "secondary")
        detail.setWordWrap(True)
        detail.setTextFormat(Qt.TextFormat.PlainText)
        detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return detail

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(self._make_head())
        kinds = QHBoxLayout()
        kinds.setSpacing(4)
        for button in self._kinds.buttons():
            kinds.addWidget(button)
        kinds.addStretch(1)
        layout.addLayout(kinds)
        layout.addWidget(self._field)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._detail)
        layout.addLayout(self._make_buttons())

    def _make_head(self) -> QLabel:
        report = self._report
        sentences = [f"{counts_of(report)}；用时 {duration(report.seconds)}。"]
        if report.cancelled:
            sentences.append("导入中途停止，已导入的保留，其余文件没有处理。")
        if report.notice:
            sentences.append(report.notice)
        head = QLabel("\n".join(sentences))
        head.setWordWrap(True)
        return head

    def _make_buttons(self) -> QHBoxLayout:
        copy = QPushButton("复制报告")
        copy.clicked.connect(self._copy)
        export = QPushButton("导出为文本…")
        export.clicked.connect(self._export)
        close = QPushButton("关闭")
        close.setDefault(True)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addWidget(export)
        row.addStretch(1)
        row.addWidget(close)
        return row

    # -- narrowing --------------------------------------------------------------------------

    def _choose_kind(self, number: int) -> None:
        self._narrowing = _NARROWINGS[number][0]
        self._narrow()

    def _narrow(self) -> None:
        self._model.narrow(self._narrowing, self._field.text())
        if self._model.rowCount():
            self._stack.show_content()
        else:
            self._stack.show_message(_NO_MATCH if self._report.outcomes else _NO_FILES)
        self._show_detail(QModelIndex())

    # -- one file ---------------------------------------------------------------------------

    def _open(self, index: QModelIndex) -> None:
        outcome = self._model.outcome(index)
        if outcome is not None and outcome.document_id is not None:
            self.document_activated.emit(outcome.document_id)

    def _show_detail(self, index: QModelIndex) -> None:
        outcome = self._model.outcome(index)
        if outcome is None:
            self._detail.setText("单击一行即打开该文件；被拒绝的文件在此显示原因。")
        else:
            self._detail.setText(_told(outcome))

    def _show_menu(self, where: QPoint) -> None:
        outcome = self._model.outcome(self._table.indexAt(where))
        if outcome is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document_id = outcome.document_id
        opening = menu.addAction("打开")
        opening.setEnabled(document_id is not None)
        opening.triggered.connect(lambda: self.document_activated.emit(document_id))
        menu.addAction("复制位置和原因").triggered.connect(lambda: _to_clipboard(_told(outcome)))
        menu.popup(self._table.viewport().mapToGlobal(where))

    # -- the whole report -------------------------------------------------------------------

    def _copy(self) -> None:
        _to_clipboard(report_text(self._report))

    def _export(self) -> None:
        dialog = QFileDialog(self, "导出导入报告")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("文本文件 (*.txt)")
        dialog.setDefaultSuffix("txt")
        dialog.selectFile(self._saving.file_name)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    def _save(self, file: str) -> None:
        try:
            self._saving.save(self._report, Path(file))
        except ReaderError as error:
            show_error(error, self)


def _told(outcome: Outcome) -> str:
    """A file in full: title, place, reasons; a line each."""
    reasons = (outcome.detail, *outcome.doubts)
    return "\n".join(filter(None, (outcome.title, outcome.place, *reasons)))


def _to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
