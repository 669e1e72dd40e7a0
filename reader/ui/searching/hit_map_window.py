"""命中分布: which words stand where and how often; a count leads to exactly its hits."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.search import Question
from reader.ui.models.hit_map_model import HitMapModel, Order
from reader.ui.searching.answer_summary import secondary_label
from reader.ui.searching.hit_map_table import HitMapTable
from reader.ui.searching.search_desk import SearchDesk
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MessageStack
from reader.ui.tasks import LatestOnly, TaskRunner, sentence_of
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.search.hit_map import Columns, HitMap

BETWEEN = "；"
"""Stands between two rows in the field."""
EMPTY = "在上面输入词语，每个词一行，词与词之间用分号隔开。"
WORKING = "正在统计…"
NOTHING = "没有一个词在所检索的文件中出现。"
BUG = "统计没有完成：程序出错，详情已记入日志。"


class HitMapWindow(QDialog):
    """A table of words against cities or documents; stays open beside the main window.

    Signals:
        question_chosen(Question): A count of a city: this question gives exactly its hits.
        answer_chosen(SearchAnswer): A count of a document: this answer has exactly its hits.
        export_requested(HitMap): The counts are to be written into a file.
        failed(Exception): It ended with a bug; a ReaderError is told in place.
    """

    question_chosen = Signal(object)
    answer_chosen = Signal(object)
    export_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self, desk: SearchDesk, tasks: TaskRunner, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setWindowTitle("命中分布")
        self.setModal(False)
        self._desk = desk
        self._tasks = LatestOnly(tasks, self)
        self._question = Question("")
        self._model = HitMapModel(self)
        self._words = QLineEdit()
        self._words.setAccessibleName("各行的词语")
        self._words.setPlaceholderText("词语之间用分号隔开：研发投入；孵化器；人才")
        self._words.setClearButtonEnabled(True)
        self._words.returnPressed.connect(self._ask)
        self._kind = SegmentedSwitch(
            "列", (Segment("city", "按城市"), Segment("document", "按文件"))
        )
        self._kind.value_changed.connect(lambda _kind: self._ask())
        self._order = SegmentedSwitch(
            "列的次序",
            (Segment("given", "按地区排列"), Segment("most", "命中多的在前")),
            quiet=True,
        )
        self._order.value_changed.connect(lambda _order: self._show())
        self._with_hits = QCheckBox("隐藏没有命中的列")
        self._with_hits.toggled.connect(lambda _on: self._show())
        self._export = QPushButton("导出…")
        self._export.setToolTip("导出为 XLSX 或 CSV")
        self._export.setAutoDefault(False)
        self._export.clicked.connect(lambda: self.export_requested.emit(self._model.hit_map))
        self._sentence = secondary_label()
        self.table = HitMapTable(self._model, theme)
        self.table.cell_chosen.connect(self._choose)
        self._stack = MessageStack(self.table)
        self._map: HitMap | None = None
        self._lay_out()
        room = self.screen().availableGeometry().size()
        self.resize(min(960, room.width() - 40), min(520, room.height() - 60))
        self._tell(EMPTY)

    def _lay_out(self) -> None:
        asked, shown = QHBoxLayout(), QHBoxLayout()
        label = QLabel("词语")
        label.setProperty("role", "secondary")
        count = QPushButton("统计")
        count.setDefault(True)
        count.clicked.connect(self._ask)
        for widget in (label, self._words, count):
            asked.addWidget(widget)
        for each in (self._kind, self._order, self._with_hits):
            shown.addWidget(each)
            shown.addSpacing(8)
        shown.addStretch(1)
        shown.addWidget(self._export)
        layout = QVBoxLayout(self)
        layout.addLayout(asked)
        layout.addLayout(shown)
        layout.addWidget(self._sentence)
        layout.addWidget(self._stack, 1)

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self.table.set_theme(theme)

    def set_desk(self, desk: SearchDesk) -> None:
        """Count once more in a library that has changed."""
        self._desk = desk
        if self._map is not None:
            self._ask()

    def ask(self, question: Question) -> None:
        """Show where the words of a question stand; its filters and mode hold for all rows."""
        self._question = replace(question, limit=None)
        self._words.setText(question.query)
        if question.query:
            self._ask()

    def closeEvent(self, event: QCloseEvent) -> None:
        """See Qt; nobody waits for an answer any more."""
        self._tasks.drop()
        super().closeEvent(event)

    def _queries(self) -> list[str]:
        words = self._words.text().replace(";", BETWEEN).split(BETWEEN)
        return list(dict.fromkeys(word.strip() for word in words if word.strip()))

    def _ask(self) -> None:
        queries = self._queries()
        self._tasks.drop()
        if not queries:
            self._tell(EMPTY)
            return
        self._tell(WORKING)
        question = replace(self._question, query=queries[0])
        rows = queries if len(queries) > 1 else []
        kind = cast("Columns", self._kind.value)
        count = partial(self._desk.hit_map, question, rows, kind)
        self._tasks.run_until_dropped(count, self._answered, self._failed)

    def _answered(self, hit_map: "HitMap") -> None:
        self._map = hit_map
        self._words.setText(BETWEEN.join(row.query for row in hit_map.rows))
        self._show()

    def _failed(self, error: Exception) -> None:
        self._tell(sentence_of(error, BUG, self.failed.emit))

    def _tell(self, words: str) -> None:
        self._map = None
        self._sentence.setText("")
        self._export.setEnabled(False)
        self._stack.show_message(words)

    def _show(self) -> None:
        hit_map = self._map
        if hit_map is None:
            return
        order = cast("Order", self._order.value)
        self._model.set_map(hit_map, order, with_hits=self._with_hits.isChecked())
        first = hit_map.answers[0]
        unit = "个地区" if hit_map.kind == "city" else "份有命中的文件"
        self._sentence.setText(
            f"检索 {first.documents_searched:,} 篇、{first.characters_searched:,} 字；"
            f"{len(hit_map.rows):,} 个词，{len(hit_map.columns):,} {unit}。点击数字即列出这些命中。"
        )
        self._export.setEnabled(True)
        if self._model.columnCount():
            self._stack.show_content()
            self.table.setCurrentIndex(self._model.index(0, 0))
        else:
            self._stack.show_message(NOTHING)

    def _choose(self, row: int, section: int) -> None:
        hit_map = self._map
        if hit_map is None:
            return
        column = self._model.column_at(section)
        asked = hit_map.answers[row].question
        if hit_map.kind == "city" and asked is not None:
            here = replace(asked.narrowing, city=(column.key,))
            self.question_chosen.emit(replace(asked, narrowing=here))
        else:
            self.answer_chosen.emit(hit_map.answer(row, column))
