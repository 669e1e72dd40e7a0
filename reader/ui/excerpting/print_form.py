"""A small form: what stands on the first page, and how the pages are set."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.ui.excerpting.print_choices import DocxNotes, LayoutName, PrintChoices
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch

_LAYOUTS = (
    Segment("standard", "标准（三号）", "每页 22 行，每行 28 字"),
    Segment("compact", "紧凑（小四）", "一页约容两页的内容"),
)
_COLOURS = (
    Segment(True, "彩色", "标记有颜色，也有线形"),  # noqa: FBT003
    Segment(False, "黑白", "标记只用线形，适合黑白打印和复印"),  # noqa: FBT003
)
_SIDES = (
    Segment(True, "双面（长边翻转）", "单页码居右，双页码居左，左侧装订"),  # noqa: FBT003
    Segment(False, "单面", "页码居中"),  # noqa: FBT003
)
_DOCX_NOTES: Mapping[DocxNotes, str] = {
    "both": "列在原文之后，并作 Word 批注",
    "comments": "只作 Word 批注",
    "text": "只列在原文之后",
}


class PrintForm(QDialog):
    """Asks for title and choices.

    Signals:
        chosen(str, PrintChoices): The title of the collection and the choices, agreed to.
    """

    chosen = Signal(str, object)

    def __init__(self, title: str, choices: PrintChoices, parent: QWidget | None = None) -> None:
        """Fill it.

        Args:
            title: Of the collection.
            choices: Made the last time.
            parent: Stands before it.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("摘编版式")
        self._title = QLineEdit(title)
        self._unit = QLineEdit(choices.unit)
        self._unit.setPlaceholderText("可不填")
        self._editor = QLineEdit(choices.editor)
        self._editor.setPlaceholderText("可不填；也作自己附注的署名")
        self._dated = QCheckBox("印出当天日期")
        self._dated.setChecked(choices.dated)
        self._layout = SegmentedSwitch("版式", _LAYOUTS)
        self._layout.set_value(choices.layout)
        self._colour = SegmentedSwitch("颜色", _COLOURS)
        self._colour.set_value(choices.colour)
        self._sides = SegmentedSwitch("单双面", _SIDES)
        self._sides.set_value(choices.duplex)
        self._notes = QCheckBox("印出批注和附注")
        self._notes.setChecked(choices.notes)
        self._docx_notes = QComboBox()
        for value, words in _DOCX_NOTES.items():
            self._docx_notes.addItem(words, value)
        self._docx_notes.setCurrentIndex(self._docx_notes.findData(choices.docx_notes))
        self._docx_notes.setEnabled(choices.notes)
        self._notes.toggled.connect(self._docx_notes.setEnabled)
        self._lay_out()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        for words, widget in (
            ("标题", self._title),
            ("编印单位", self._unit),
            ("编印人", self._editor),
            ("日期", self._dated),
            ("版式", self._layout),
            ("颜色", self._colour),
            ("纸张", self._sides),
            ("批注", self._notes),
            ("DOCX 中批注", self._docx_notes),
        ):
            form.addRow(words, widget)
        self._title.setCursorPosition(0)
        buttons = QDialogButtonBox()
        buttons.addButton("确定", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(buttons)
        self.setMinimumWidth(440)

    def _agree(self) -> None:
        layout: LayoutName = "compact" if self._layout.value == "compact" else "standard"
        docx_notes: DocxNotes = self._docx_notes.currentData()
        choices = PrintChoices(
            unit=self._unit.text().strip(),
            editor=self._editor.text().strip(),
            dated=self._dated.isChecked(),
            layout=layout,
            colour=bool(self._colour.value),
            duplex=bool(self._sides.value),
            notes=self._notes.isChecked(),
            docx_notes=docx_notes,
        )
        self.chosen.emit(self._title.text().strip(), choices)
        self.accept()
