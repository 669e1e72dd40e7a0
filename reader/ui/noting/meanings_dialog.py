"""The names of the five meanings, and of who writes."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from reader.errors import NotesError
from reader.excerpts.model import MARK_STYLES
from reader.notes.model import MEANING_NAMES, Meaning
from reader.settings import LONGEST_AUTHOR
from reader.ui.noting.meaning_look import meaning_icon
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.theme import Theme

LONGEST = 12
"""Characters of a name: it stands in buttons and in the legend on paper."""


class MeaningsDialog(QDialog):
    """Five fields; colour, letter and shape of a meaning stay as they are. And one for a name.

    Signals:
        author_changed(str): The name that is to stand with new annotations.
    """

    author_changed = Signal(str)

    def __init__(self, keeper: NoteKeeper, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.setWindowTitle("批注名称和署名")
        grid = QGridLayout()
        self._fields: dict[Meaning, QLineEdit] = {}
        for row, (meaning, called) in enumerate(keeper.names().items()):
            swatch = QLabel()
            swatch.setPixmap(meaning_icon(meaning, theme).pixmap(QSize(18, 18)))
            field = QLineEdit(called)
            field.setMaxLength(LONGEST)
            field.setAccessibleName(f"名称 {MARK_STYLES[meaning].letter}")
            shape = QLabel(MARK_STYLES[meaning].shape.value)
            shape.setProperty("role", "secondary")
            for place, widget in enumerate((swatch, field, shape)):
                grid.addWidget(widget, row, place)
            self._fields[meaning] = field
        grid.setColumnStretch(1, 1)
        self._author = QLineEdit(keeper.author)
        self._author.setMaxLength(LONGEST_AUTHOR)
        self._author.setPlaceholderText("可不填")
        self._author.setAccessibleName("批注人")
        self._author.setToolTip("写在新批注上，打印批注和交给别人时用来区分。")
        name = QLabel("批注人")
        grid.addWidget(name, len(self._fields), 0, 1, 1)
        grid.addWidget(self._author, len(self._fields), 1, 1, 2)
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._lay_out(grid)

    def _lay_out(self, grid: QGridLayout) -> None:
        words = QLabel("字母、颜色和线型不变，只改名称；屏幕、摘编和打印都用新名称。")
        words.setWordWrap(True)
        words.setProperty("role", "secondary")
        buttons = QDialogButtonBox()
        buttons.addButton("保存", QDialogButtonBox.ButtonRole.AcceptRole).setDefault(True)
        usual = buttons.addButton("恢复默认名称", QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._keep)
        buttons.rejected.connect(self.reject)
        usual.setAutoDefault(False)
        usual.clicked.connect(self._fill_usual)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addLayout(grid)
        column.addWidget(self._fault)
        column.addWidget(buttons)

    def _fill_usual(self) -> None:
        for meaning, field in self._fields.items():
            field.setText(MEANING_NAMES[meaning])

    def _keep(self) -> None:
        try:
            store = self._keeper.ready()
            store.meanings.rename({m: field.text() for m, field in self._fields.items()})
        except NotesError as error:
            self._fault.setText(str(error))
            self._fault.show()
            return
        self._keeper.look()
        author = " ".join(self._author.text().split())
        if author != self._keeper.author:
            self.author_changed.emit(author)
        self.accept()
