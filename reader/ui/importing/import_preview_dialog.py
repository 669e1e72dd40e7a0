"""One file before it is stored: what was recognised, cleaned and doubted; nothing is kept yet."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.corpus.model import Document, Repair
from reader.corpus.rules import RULES, Rule
from reader.indicators.model import Indicator
from reader.library.report import Kind, Outcome
from reader.ui.importing.metadata_form import MetadataForm
from reader.ui.models.outline_model import OutlineModel
from reader.ui.reading.source_dialog import told_repairs, words_of
from reader.ui.side_tree import MessageStack, SideTree

_FIRST_SIZE = (960, 620)
_AROUND = 40
_SHOWN_TEXT = 20_000
"""Characters of the text that are shown; a preview need not lay out a whole law."""
_REPAIRS_PER_RULE = 200
_EXPECTED: dict[Kind, str] = {
    "replaced": "文库中已有这份文件的另一个版本；加入后原来的一篇转为旧版，仍可查看。",
    "unchanged": "文库中已有内容相同的文件，不会重复加入。",
}


class ImportPreviewDialog(QDialog):
    """Facts to edit on the left; outline, text and repairs on the right.

    Signals:
        confirmed(Metadata): Store the file with these facts.
        existing_requested(str): The library has the same text; show it, by its id.
    """

    confirmed = Signal(object)
    existing_requested = Signal(str)

    def __init__(
        self,
        document: Document,
        expected: Outcome,
        indicators: Sequence[Indicator] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Build it; to be shown with ``open()``.

        Args:
            document: As recognised.
            expected: What would become of it.
            indicators: What it promises in numbers.
            parent: Qt parent.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("加入文库前的核对")
        self._storing = False
        self._document = document
        self._expected = expected
        self._indicators = indicators
        self._form = MetadataForm(document.metadata)
        self._form.changed.connect(self._check)
        self._form.setEnabled(expected.kind != "unchanged")
        self._fault = QLabel()
        self._fault.setProperty("role", "secondary")
        self._fault.setWordWrap(True)
        self._same = expected.document_id if expected.kind == "unchanged" else None
        self._words = "打开已有文件" if self._same else "加入文库"
        self._add = QPushButton(self._words)
        self._cancel = QPushButton("取消")
        self._lay_out()
        self._check()
        room = self.screen().availableGeometry().size()
        width, height = _FIRST_SIZE
        self.resize(min(width, room.width() - _AROUND), min(height, room.height() - _AROUND))

    def show_busy(self) -> None:
        """Show that the file is being stored: nothing can be pressed twice."""
        self._storing = True
        self._add.setEnabled(False)
        self._cancel.setEnabled(False)
        self._add.setText("正在加入……")

    def show_ready(self) -> None:
        """Let the user try again after a failure."""
        self._storing = False
        self._cancel.setEnabled(True)
        self._add.setText(self._words)
        self._check()

    def reject(self) -> None:
        """See Qt; what is being stored cannot be called back."""
        if not self._storing:
            super().reject()

    # -- building ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._make_head())
        warnings = self._make_warnings()
        if warnings is not None:
            column.addWidget(warnings)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._make_facts())
        splitter.addWidget(self._make_tabs())
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([520, 440])
        column.addWidget(splitter, 1)
        column.addLayout(self._make_buttons())

    def _make_head(self) -> QLabel:
        document = self._document
        counts = [f"{len(document.text):,} 字", f"{len(document.sections):,} 个章节"]
        repairs = len(told_repairs(document.repairs))
        counts.append(f"清理 {repairs:,} 处" if repairs else "无须清理")
        inferred = len(document.metadata.inferences)
        if inferred:
            counts.append(f"推定 {inferred} 项")
        head = QLabel(f"{self._expected.place}\n{'　'.join(counts)}")
        head.setWordWrap(True)
        head.setTextFormat(Qt.TextFormat.PlainText)
        head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return head

    def _make_warnings(self) -> QFrame | None:
        expected = _EXPECTED.get(self._expected.kind) or self._expected.detail
        sentences = (expected, *self._document.warnings)
        told = [sentence for sentence in dict.fromkeys(sentences) if sentence]
        if not told:
            return None
        frame = QFrame()
        frame.setProperty("role", "warning")
        words = QLabel("\n".join(told))
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setAccessibleName("存疑之处")
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 6, 12, 6)
        row.addWidget(words)
        return frame

    def _make_facts(self) -> QScrollArea:
        area = QScrollArea()
        area.setAccessibleName("文件信息")
        area.setWidget(self._form)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumWidth(240)
        return area

    def _make_tabs(self) -> QTabWidget:
        tabs = QTabWidget()
        tabs.setAccessibleName("识别结果")
        tabs.tabBar().setAccessibleName("识别结果")
        tabs.setDocumentMode(True)
        tabs.setMinimumWidth(240)
        tabs.addTab(self._make_outline(), f"目录 {len(self._document.sections):,}")
        tabs.addTab(self._make_text(), "正文")
        repairs = told_repairs(self._document.repairs)
        tabs.addTab(self._make_repairs(repairs), f"清理 {len(repairs):,}")
        tabs.addTab(self._make_indicators(), f"指标 {len(self._indicators):,}")
        return tabs

    def _make_outline(self) -> MessageStack:
        tree = SideTree("识别出的目录")
        tree.setUniformRowHeights(True)
        model = OutlineModel(tree)
        model.set_sections(self._document.sections)
        tree.setModel(model)
        tree.expandAll()
        stack = MessageStack(tree)
        if not self._document.sections:
            stack.show_message("没有识别出章节标题，加入后没有目录可用。")
        return stack

    def _make_indicators(self) -> MessageStack:
        entries = QListWidget()
        entries.setWordWrap(True)
        entries.setAccessibleName("发现的指标")
        for found in self._indicators:
            year = f"（{found.target_year}年）" if found.target_year else ""
            value = f"{found.value.normalize():f}{found.unit}"
            entries.addItem(f"{found.subject}　{value}{year}\n“{found.quote}”")
        stack = MessageStack(entries)
        if not self._indicators:
            stack.show_message("没有发现量化指标。")
        return stack

    def _make_text(self) -> QPlainTextEdit:
        text = self._document.text
        more = f"\n……（其余 {len(text) - _SHOWN_TEXT:,} 字从略）" if len(text) > _SHOWN_TEXT else ""
        view = QPlainTextEdit(text[:_SHOWN_TEXT] + more)
        view.setProperty("role", "source")
        view.setReadOnly(True)
        view.setTabChangesFocus(True)
        view.setAccessibleName("识别出的正文")
        return view

    def _make_repairs(self, repairs: Sequence[Repair]) -> MessageStack:
        tree = QTreeWidget()
        tree.setHeaderHidden(True)
        tree.setAccessibleName("清理之处")
        by_rule: dict[Rule, list[Repair]] = {}
        for repair in repairs:
            by_rule.setdefault(repair.rule, []).append(repair)
        for rule, of_rule in by_rule.items():
            top = QTreeWidgetItem([f"{RULES[rule].label}　{len(of_rule):,} 处"])
            tree.addTopLevelItem(top)
            for repair in of_rule[:_REPAIRS_PER_RULE]:
                words = words_of(repair).partition("\n")[2]
                below = QTreeWidgetItem([words])
                below.setToolTip(0, words)
                top.addChild(below)
            if len(of_rule) > _REPAIRS_PER_RULE:
                more = len(of_rule) - _REPAIRS_PER_RULE
                top.addChild(QTreeWidgetItem([f"……另有 {more:,} 处，加入后可在原文中查看"]))
        stack = MessageStack(tree)
        if not repairs:
            stack.show_message("没有清理，正文与原文件一致。")
        return stack

    def _make_buttons(self) -> QHBoxLayout:
        self._add.setDefault(True)
        self._add.clicked.connect(self._confirm)
        self._cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self._fault, 1)
        row.addWidget(self._add)
        row.addWidget(self._cancel)
        return row

    def _confirm(self) -> None:
        if self._same:
            self.existing_requested.emit(self._same)
            self.reject()
        else:
            self.confirmed.emit(self._form.metadata())

    def _check(self) -> None:
        """Only what can be stored can be confirmed; else say why not."""
        faults = self._form.faults() if not self._same else []
        self._add.setEnabled(not faults)
        self._fault.setText(faults[0] if faults else "")
