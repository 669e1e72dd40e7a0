"""The facts of a document as fields: what was concluded is marked, what is typed is reviewed."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.corpus.describing.dates import parse_date
from reader.corpus.model import Inference, Metadata
from reader.library.wording import STATUS_WORDS
from reader.ui.reading.facts import FIELD_LABELS

_TEXTS = ("title", "issuer", "document_number", "issue_date", "publication_date")
_PLACES = ("province", "city", "doc_type")
_DATES = frozenset({"issue_date", "publication_date"})
_LABELS = {**FIELD_LABELS, "doc_type": "文种"}
_HINTS = {
    "issuer": "几个机关以“；”分开",
    "issue_date": "如 2018年12月28日、2018-12",
    "publication_date": "如 2019年1月11日",
}
_TITLE_LINES = 2
_AROUND_TITLE = 18
"""Pixels of frame and margins."""
_EDITED = "已由您改定"
_CONFIRMED = "已由您确认"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a field says.

    Attributes:
        value: For the Metadata; None for an empty field.
        fault: Chinese sentence if it cannot be taken, else "".
    """

    value: str | None
    fault: str = ""


def read_field(name: str, typed: str) -> Reading:
    """Understand what stands in a field."""
    text = " ".join(typed.split())
    if name == "title" and not text:
        return Reading(None, "请填写标题。")
    if name in _DATES and text:
        date = parse_date(text)
        if date is None or date.iso is None:
            return Reading(None, f"“{text}”不是确切的日期，请写成 2018年12月28日 或 2018-12。")
        return Reading(date.iso)
    return Reading(text or None)


class TitleEdit(QPlainTextEdit):
    """A field of two lines for a title: titles of policies are long. It holds no line feeds."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("role", "field")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_TITLE_LINES * self.fontMetrics().lineSpacing() + _AROUND_TITLE)

    def text(self) -> str:
        """What stands in the field, in one line."""
        return self.toPlainText().replace("\n", "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt; Enter is left to the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Field(QWidget):
    """An editable value and, below it, why it was concluded.

    Signals:
        changed(): Another value, or a concluded value was confirmed.
    """

    changed = Signal()

    def __init__(self, name: str, value: str, inference: Inference | None) -> None:
        super().__init__()
        self.name = name
        self.inference = inference
        self._recognised = value
        self.line = TitleEdit(value) if name == "title" else QLineEdit(value)
        if isinstance(self.line, QLineEdit):
            self.line.setCursorPosition(0)
        self.line.setPlaceholderText(_HINTS.get(name, "未识别"))
        self.line.setAccessibleName(_LABELS[name])
        self.line.setToolTip(value)
        self.line.textChanged.connect(self._edited)
        self._note = QLabel()
        self._note.setProperty("role", "secondary")
        self._note.setWordWrap(True)
        self._confirm = QToolButton()
        self._confirm.setText("确认")
        self._confirm.setToolTip("核对无误，不再标为推定")
        self._confirm.setAccessibleName(f"确认{_LABELS[name]}")
        self._confirm.setProperty("role", "link")
        self._confirm.clicked.connect(self._confirmed)
        below = QHBoxLayout()
        below.setSpacing(4)
        below.addWidget(self._note, 1)
        below.addWidget(self._confirm, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.line)
        column.addLayout(below)
        self._show_note()

    @property
    def reading(self) -> Reading:
        """What stands in the field."""
        if self.line.text() == self._recognised and self.name != "title":
            return Reading(self._recognised or None)
        return read_field(self.name, self.line.text())

    def _edited(self, *_: object) -> None:
        self.inference = None
        self._show_note(_EDITED if self.line.text() != self._recognised else "")
        self.changed.emit()

    def _confirmed(self) -> None:
        self.inference = None
        self._show_note(_CONFIRMED)
        self.changed.emit()

    def _show_note(self, words: str = "") -> None:
        fault = self.reading.fault
        if fault:
            words = fault
        elif self.inference is not None:
            words = f"推定：{self.inference.reason}"
        self._note.setText(words)
        self._note.setVisible(bool(words))
        self._confirm.setVisible(self.inference is not None and bool(self.line.text()))


class MetadataForm(QWidget):
    """All facts of a document, each in a field of its own.

    Signals:
        changed(): A field was edited or confirmed.
    """

    changed = Signal()

    def __init__(self, metadata: Metadata, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metadata = metadata
        self._fields = {name: self._field(name) for name in (*_TEXTS, *_PLACES)}
        self._status = QComboBox()
        self._status.setAccessibleName(_LABELS["status"])
        for value, words in STATUS_WORDS.items():
            self._status.addItem(words, value)
        self._status.setCurrentIndex(max(self._status.findData(metadata.status), 0))
        self._status.currentIndexChanged.connect(lambda _: self.changed.emit())
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 8, 0)
        form.setHorizontalSpacing(10)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for name, field in self._fields.items():
            form.addRow(self._label(_LABELS[name]), field)
        form.addRow(self._label(_LABELS["status"]), self._status)

    def metadata(self) -> Metadata:
        """What was recognised, with the user's changes; what he changed or confirmed is read."""
        values: dict[str, Any] = {name: field.reading.value for name, field in self._fields.items()}
        concluded = {name for name, field in self._fields.items() if field.inference is not None}
        status = str(self._status.currentData())
        if status == self._metadata.status:
            concluded.add("status")
        kept = [
            inference
            for inference in self._metadata.inferences
            if inference.field in concluded or inference.field not in (*values, "status")
        ]
        title = values.pop("title") or self._metadata.title
        return replace(self._metadata, title=title, status=status, inferences=tuple(kept), **values)

    def faults(self) -> list[str]:
        """Chinese sentences: why it cannot be stored like this; none if it can."""
        return [field.reading.fault for field in self._fields.values() if field.reading.fault]

    def _field(self, name: str) -> _Field:
        value = getattr(self._metadata, name) or ""
        field = _Field(name, value, self._metadata.inference(name))
        field.changed.connect(self.changed)
        return field

    @staticmethod
    def _label(words: str) -> QLabel:
        label = QLabel(words)
        label.setProperty("role", "secondary")
        label.setContentsMargins(0, 5, 0, 0)
        return label
