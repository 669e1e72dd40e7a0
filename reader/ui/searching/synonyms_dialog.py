"""自己的同义词: one group a line, used by smart search besides the shipped groups."""

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError

if TYPE_CHECKING:
    from reader.search.synonyms import OwnGroups

RULE = (
    "每行一组，词与词之间用顿号或分号隔开，例如：首台套；首台（套）；首台（套）重大技术装备。\n"
    "智能检索时，输入其中一个词，同组的其他词也一并检索，并在检索结果上方列明，可以随时关闭。"
)
TOO_FEW = "第 {line} 行只有一个词；一组至少要有两个不同的词。"
_BETWEEN = re.compile(r"[、；;]")


class SynonymsDialog(QDialog):
    """The user's own groups as lines of text; to be shown with ``open()``.

    Signals:
        changed(): The groups were saved.
    """

    changed = Signal()

    def __init__(self, groups: "OwnGroups", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("自己的同义词")
        self._groups = groups
        rule = QLabel(RULE)
        rule.setWordWrap(True)
        rule.setProperty("role", "secondary")
        self._field = QPlainTextEdit()
        self._field.setAccessibleName("自己的同义词")
        self._field.setTabChangesFocus(True)
        self._field.setPlainText(
            "\n".join("、".join(form.text for form in group.forms) for group in groups.groups)
        )
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        buttons = QDialogButtonBox()
        buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (rule, self._field, self._fault, buttons):
            layout.addWidget(widget)
        room = self.screen().availableGeometry().size()
        self.resize(min(520, room.width() - 40), min(360, room.height() - 60))

    def _save(self) -> None:
        wanted: list[list[str]] = []
        for number, line in enumerate(self._field.toPlainText().splitlines(), 1):
            forms = list(dict.fromkeys(word.strip() for word in _BETWEEN.split(line)))
            forms = [form for form in forms if form]
            if len(forms) == 1:
                self._fault.setText(TOO_FEW.format(line=number))
                return
            if forms:
                wanted.append(forms)
        try:
            self._replace(wanted)
        except ReaderError as error:
            self._fault.setText(str(error))
            return
        self.changed.emit()
        self.accept()

    def _replace(self, wanted: list[list[str]]) -> None:
        """Make the groups what is wanted; one that is there already stays as it is."""
        kept: list[list[str]] = []
        for group in self._groups.groups:
            forms = [form.text for form in group.forms]
            if forms in wanted:
                kept.append(forms)
            else:
                self._groups.remove(group.id)
        for forms in wanted:
            if forms not in kept:
                self._groups.add(forms[0], forms)
