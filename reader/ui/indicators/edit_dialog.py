"""修改指标: the values of one row; its sentence stands above them and cannot be changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.indicators.fields import indicator_of, plain_fields
from reader.indicators.model import Comparator, Indicator, Kind
from reader.indicators.table import PERIOD_WORDS
from reader.indicators.wording import COMPARATORS, KINDS, promise_words

if TYPE_CHECKING:
    from reader.indicators.taxonomy import Canonical

_YEARS = range(1949, 2101)
_BINDING = {True: "约束性", False: "预期性"}


@dataclass(frozen=True, slots=True)
class _Text:
    """A field that is typed.

    Attributes:
        name: Of the indicator.
        label: In the form.
        kind: "text", "number" or "year".
    """

    name: str
    label: str
    kind: str = "text"


_TYPED = (
    _Text("subject", "指标"),
    _Text("value", "数值", "number"),
    _Text("value_to", "数值上限", "number"),
    _Text("unit", "单位"),
    _Text("target_year", "目标年", "year"),
    _Text("baseline_value", "基期值", "number"),
    _Text("baseline_year", "基期年", "year"),
    _Text("scope", "范围"),
    _Text("note", "备注"),
)
_NEEDED = {"subject", "value"}


class EditDialog(QDialog):
    """The values of one indicator; to be shown with ``open()``.

    Signals:
        edited(Indicator): Accepted, with the values as they stand in the form.
    """

    edited = Signal(object)

    def __init__(
        self,
        title: str,
        indicator: Indicator,
        canonicals: "Sequence[Canonical]",
        parent: QWidget | None = None,
    ) -> None:
        """Show the values of ``indicator``.

        Args:
            title: Of the dialog.
            indicator: As it is now.
            canonicals: To choose from.
            parent: The dialog stands before it.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._indicator = indicator
        self._fields = {field.name: QLineEdit() for field in _TYPED}
        self._choices = _choices(indicator, canonicals)
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._lay_out()
        self._fields["subject"].setFocus()

    def _lay_out(self) -> None:
        quote = QLabel(f"“{self._indicator.quote}”".replace("\u2028", " "))
        quote.setTextFormat(Qt.TextFormat.PlainText)
        quote.setWordWrap(True)
        inner = QWidget()
        form = QFormLayout(inner)
        form.setContentsMargins(0, 0, 6, 0)
        values = plain_fields(self._indicator)
        if not self._indicator.subject:
            values["value"] = None
        for field in _TYPED:
            box = self._fields[field.name]
            box.setText("" if values[field.name] is None else str(values[field.name]))
            box.setCursorPosition(0)
            form.addRow(field.label, box)
        for row, (name, label) in enumerate(_CHOSEN, 1):
            form.insertRow(
                row if name in {"canonical", "comparator"} else -1, label, self._choices[name]
            )
        buttons = QDialogButtonBox()
        buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(quote)
        if self._indicator.original is not None:
            was = QLabel(f"改前：{promise_words(self._indicator.original)}")
            was.setProperty("role", "secondary")
            layout.addWidget(was)
        area = QScrollArea()  # on a low screen the form is higher than the dialog can be
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        layout.addWidget(area, 1)
        layout.addWidget(self._fault)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        height = self.sizeHint().height() + inner.sizeHint().height() - area.sizeHint().height()
        self.resize(min(520, room.width() - 40), min(height + 8, room.height() - 60))

    def _accept(self) -> None:
        fault = next(filter(None, map(self._fault_of, _TYPED)), "")
        if fault:
            self._fault.setText(fault)
            return
        try:
            new = indicator_of(
                self._indicator.document, plain_fields(self._indicator) | self._values()
            )
        except ReaderError as error:
            self._fault.setText(str(error))
            return
        self.edited.emit(new)
        self.accept()

    def _fault_of(self, field: _Text) -> str:
        """Why a field cannot be taken as it is, "" if it can."""
        text = self._fields[field.name].text().strip()
        if not text:
            return f"请填写{field.label}。" if field.name in _NEEDED else ""
        if field.kind == "year" and not (text.isdecimal() and int(text) in _YEARS):
            return f"{field.label}请写四位年份，如 2020。"
        if field.kind == "number" and _number(text) is None:
            return f"{field.label}请写数字，如 2.5。"
        return ""

    def _values(self) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for field in _TYPED:
            text = self._fields[field.name].text().strip()
            values[field.name] = _READ[field.kind](text)
        for name, box in self._choices.items():
            values[name] = box.currentData()
        if values["value_to"] is not None:
            values["comparator"] = Comparator.RANGE
        elif values["comparator"] == Comparator.RANGE:
            values["comparator"] = Comparator.EQUAL
        return values


_CHOSEN = (
    ("canonical", "统一指标"),
    ("comparator", "比较"),
    ("period", "口径"),
    ("kind", "类别"),
    ("binding", "属性"),
)


def _choices(indicator: Indicator, canonicals: "Sequence[Canonical]") -> dict[str, QComboBox]:
    names = {each.id: f"{each.name}（{each.unit}）" for each in canonicals}
    return {
        "canonical": _choice({None: "（无）", **names}, indicator.canonical),
        "comparator": _choice(
            {each: COMPARATORS[each] for each in Comparator}, indicator.comparator
        ),
        "period": _choice({None: "（无）", **PERIOD_WORDS}, indicator.period),
        "kind": _choice({kind: KINDS[kind] for kind in Kind}, indicator.kind),
        "binding": _choice({None: "未标明", **_BINDING}, indicator.binding),
    }


def _choice(entries: Mapping[Any, str], chosen: object) -> QComboBox:
    box = QComboBox()
    box.setMaxVisibleItems(18)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    for value, words in entries.items():
        box.addItem(words, value)
    box.setCurrentIndex(list(entries).index(chosen) if chosen in entries else 0)
    return box


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


_READ: Mapping[str, Any] = {
    "text": lambda text: text,
    "number": lambda text: None if not text else str(_number(text)),
    "year": lambda text: int(text) if text else None,
}
