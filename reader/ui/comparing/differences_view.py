"""版本对照: two versions of a text in two columns, from difference to difference."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QColor, QKeySequence, QShortcut, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTextBrowser,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.compare.model import Differences
from reader.ui.comparing.difference_rows import are_unlike, counts, rows_of
from reader.ui.comparing.differences_page import FOLD_LINK, DifferencesPage
from reader.ui.side_tree import MessageStack
from reader.ui.tasks import LatestOnly, TaskRunner, sentence_of
from reader.ui.theme import Theme

CHOOSE = "请选择两个不同的文本。"
WORKING = "正在比较…"
BUG = "比较没有完成：程序出错，详情已记入日志。"
UNLIKE = "这两个文本几乎没有相同的段落，像是两份文件；要比较内容，可改用“章节”或“主题”。"
PASTE = "粘贴文稿…"
DRAFT = "粘贴的文稿"
_TOP_GAP = 60


@dataclass(frozen=True, slots=True)
class TextChoice:
    """A text that can be compared.

    Attributes:
        name: As listed.
        load: Gives it, in the background; raises LibraryError.
    """

    name: str
    load: Callable[[], str]


class DifferencesView(QWidget):
    """What became of one text in another.

    Signals:
        print_requested(object, str, str): Differences, and what the two texts are called.
        noticed(str): Something the user should know about them.
        failed(Exception): Comparing ended with a bug.
    """

    print_requested = Signal(object, str, str)
    noticed = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        compare: Callable[[str, str], Differences],
        tasks: TaskRunner,
        theme: Theme,
    ) -> None:
        """Build it without texts.

        Args:
            compare: Gives the differences of an old and a new text; takes long.
            tasks: Runs it.
            theme: Colours to start with.
        """
        super().__init__()
        self._compare = compare
        self._tasks = LatestOnly(tasks, self)
        self._theme = theme
        self._choices: list[TextChoice] = []
        self._differences: Differences | None = None
        self._shown = ("", "")
        self._opened: frozenset[int] = frozenset()
        self._current = -1
        self._old = _choice("旧文本")
        self._new = _choice("新文本")
        self._swap = QToolButton()
        self._sentence = QLabel()
        self._fold = QToolButton()
        self._previous = QPushButton("上一处")
        self._next = QPushButton("下一处")
        self._print = QPushButton("打印…")
        self._text = QTextBrowser()
        self.setFocusProxy(self._text)
        self._page = DifferencesPage(self._text.document(), theme, self)
        self._stack = MessageStack(self._text)
        self._set_up()
        self._lay_out()
        self._tell(CHOOSE)

    def _set_up(self) -> None:
        self._text.setAccessibleName("差异")
        self._text.setOpenLinks(False)
        self._text.anchorClicked.connect(self._open_fold)
        self._swap.setText("⇄")
        self._swap.setToolTip("交换新旧")
        self._swap.clicked.connect(self._exchange)
        self._fold.setText("展开未变")
        self._fold.setCheckable(True)
        self._fold.setToolTip("显示没有变化的段落")
        self._fold.toggled.connect(lambda _on: self._draw())
        self._sentence.setProperty("role", "secondary")
        self._previous.setToolTip("上一处差异（Shift+F7）")
        self._previous.clicked.connect(lambda: self.step(-1))
        self._next.setToolTip("下一处差异（F7）")
        self._next.clicked.connect(lambda: self.step(1))
        self._print.clicked.connect(self._ask_to_print)
        QShortcut(QKeySequence("F7"), self, lambda: self.step(1))
        QShortcut(QKeySequence("Shift+F7"), self, lambda: self.step(-1))
        self._old.activated.connect(lambda _place: self._chosen(self._old))
        self._new.activated.connect(lambda _place: self._chosen(self._new))
        self._page.drawn.connect(self._show_current)

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 5, 8, 5)
        for words, widget in (("旧", self._old), ("新", self._new)):
            label = QLabel(words)
            label.setProperty("role", "secondary")
            row.addWidget(label)
            row.addWidget(widget, 1)
            if widget is self._old:
                row.addWidget(self._swap)
        below = QHBoxLayout()
        below.setContentsMargins(8, 4, 8, 4)
        below.addWidget(self._sentence, 1)
        for button in (self._fold, self._previous, self._next, self._print):
            below.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addLayout(below)
        layout.addWidget(self._stack, 1)

    # -- texts ------------------------------------------------------------------------------

    def set_choices(self, choices: Sequence[TextChoice], old: int = 0, new: int = 1) -> None:
        """Offer these texts; nothing is compared yet.

        Args:
            choices: What can be compared.
            old: Number of the one to be the old text.
            new: Number of the one to be the new text.
        """
        kept = [each for each in self._choices if each.name == DRAFT]
        self._choices = [*choices, *kept]
        for box, number in ((self._old, old), (self._new, new)):
            before = box.currentText()
            box.clear()
            for each in self._choices:
                box.addItem(each.name)
            box.addItem(PASTE)
            found = box.findText(before) if before else -1
            box.setCurrentIndex(found if found >= 0 else min(number, len(self._choices)))

    def choose(self, old: int, new: int) -> None:
        """Compare these two of the choices."""
        self._old.setCurrentIndex(old)
        self._new.setCurrentIndex(new)
        self.compare()

    def compare_if_new(self) -> None:
        """Compare what is chosen, unless it is shown already."""
        if self._shown != (self._old.currentText(), self._new.currentText()):
            self.compare()

    def compare(self) -> None:
        """Compare what is chosen."""
        self._shown = (self._old.currentText(), self._new.currentText())
        old, new = self._old.currentIndex(), self._new.currentIndex()
        self._tasks.drop()
        self._differences = None
        if old == new or max(old, new) >= len(self._choices):
            self._tell(CHOOSE)
            return
        self._tell(WORKING)
        first, second, compare = self._choices[old].load, self._choices[new].load, self._compare
        self._tasks.run(lambda: compare(first(), second()), self._compared, self._failed)

    def rest(self) -> None:
        """Drop every answer that is still to come: the window closes."""
        self._tasks.drop()

    def _chosen(self, box: QComboBox) -> None:
        if box.currentText() == PASTE and box.currentIndex() >= len(self._choices):
            self._ask_for_draft(box)
        else:
            self.compare()

    def _ask_for_draft(self, box: QComboBox) -> None:
        dialog = DraftDialog(self)
        dialog.pasted.connect(lambda words: self._take_draft(box, words))
        dialog.open()

    def _take_draft(self, box: QComboBox, words: str) -> None:
        others = [each for each in self._choices if each.name != DRAFT]
        self._choices = [*others, TextChoice(DRAFT, lambda: words)]
        for each in (self._old, self._new):
            chosen = each.currentIndex()
            each.clear()
            each.addItems([*(choice.name for choice in self._choices), PASTE])
            each.setCurrentIndex(min(chosen, len(others) - 1))
        box.setCurrentIndex(len(others))
        self.compare()

    def _exchange(self) -> None:
        self.choose(self._new.currentIndex(), self._old.currentIndex())

    def _compared(self, differences: Differences) -> None:
        self._differences = differences
        self._opened = frozenset()
        self._current = -1
        self._sentence.setText(counts(differences))
        for widget in (self._fold, self._print):
            widget.setEnabled(True)
        for widget in (self._previous, self._next):
            widget.setEnabled(bool(differences.changes))
        self._stack.show_content()
        self._draw()
        if are_unlike(differences):
            self.noticed.emit(UNLIKE)
        if differences.changes:
            self.step(1)

    def _failed(self, error: Exception) -> None:
        self._tell(sentence_of(error, BUG, self.failed.emit))

    def _tell(self, words: str) -> None:
        self._sentence.setText("")
        for widget in (self._fold, self._previous, self._next, self._print):
            widget.setEnabled(False)
        self._stack.show_message(words)

    # -- showing ----------------------------------------------------------------------------

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours."""
        self._theme = theme
        self._page.set_theme(theme)
        self._draw()

    def _draw(self) -> None:
        if self._differences is not None:
            rows = rows_of(self._differences, self._opened, all_open=self._fold.isChecked())
            self._page.draw(self._differences, rows)

    def _open_fold(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(FOLD_LINK):
            self._opened |= {int(address.removeprefix(FOLD_LINK))}
            value = self._text.verticalScrollBar().value()
            self._draw()
            self._page.finish()
            self._text.verticalScrollBar().setValue(value)

    def step(self, steps: int) -> None:
        """Go so many differences forward, round at the ends."""
        if self._differences is None or not self._differences.changes:
            return
        total = len(self._differences.changes)
        self._current = (self._current + steps) % total
        if self._current >= len(self._page.places):
            self._page.finish()
        self._show_current()

    def _show_current(self) -> None:
        """Bring the current difference into the upper part and frame it."""
        places = self._page.places
        if self._differences is None or not 0 <= self._current < len(places):
            return
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(places[self._current])
        bar = self._text.verticalScrollBar()
        top = self._text.cursorRect(cursor).top()
        bar.setValue(bar.value() + top - _TOP_GAP)
        total = len(self._differences.changes)
        self._sentence.setText(
            f"第 {self._current + 1:,} 处，共 {total:,} 处：{counts(self._differences)}"
        )
        mark = QTextEdit.ExtraSelection()
        chosen = cursor.currentTable().cellAt(0, 1).firstCursorPosition()
        chosen.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        form = QTextCharFormat()
        form.setBackground(QColor(self._theme.current_hit))
        form.setForeground(QColor(self._theme.on_current_hit))
        mark.cursor = chosen  # type: ignore[attr-defined]
        mark.format = form  # type: ignore[attr-defined]
        self._text.setExtraSelections([mark])

    def _ask_to_print(self) -> None:
        if self._differences is not None:
            self.print_requested.emit(
                self._differences, self._old.currentText(), self._new.currentText()
            )


class DraftDialog(QDialog):
    """A field to paste a draft into; to be shown with ``open()``.

    Signals:
        pasted(str): The draft.
    """

    pasted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(DRAFT)
        words = QLabel("把文稿粘贴到这里，与所选文件比较。文稿只用于这次比较，不存入文库。")
        words.setWordWrap(True)
        self._field = QPlainTextEdit()
        self._field.setAccessibleName("文稿")
        buttons = QDialogButtonBox()
        comparing = buttons.addButton("比较", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton("取消", QDialogButtonBox.ButtonRole.RejectRole)
        comparing.setEnabled(False)
        self._field.textChanged.connect(
            lambda: comparing.setEnabled(not self._field.document().isEmpty())
        )
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(words)
        layout.addWidget(self._field, 1)
        layout.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(640, room.width() - 40), min(460, room.height() - 40))
        self._field.setFocus()
        self.finished.connect(self.deleteLater)

    def _take(self) -> None:
        lines = self._field.toPlainText().split("\n")
        self.pasted.emit("\n".join(line.strip() for line in lines if line.strip()))
        self.accept()


def _choice(name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box
