"""粘贴一句话，查找出处: the passages a sentence of a draft comes from, differences marked."""

from functools import partial
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reader.ui.searching.answer_summary import secondary_label
from reader.ui.searching.search_desk import SearchDesk
from reader.ui.tasks import LatestOnly, TaskRunner, sentence_of
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.search.reverse import Source

MAX_CHARACTERS = 500
HINT = (
    "粘贴草稿中的一句话（4 至 500 字），按 Ctrl+Enter 查找。文字稍有改动也能找到，不同之处会标出。"
)
WORKING = "正在查找…"
NOTHING = "文库中没有找到与这段文字相近的原文。"
BUG = "查找没有完成：程序出错，详情已记入日志。"
LEGEND = "底色为原文与草稿不同的文字；带删除线的是草稿里有、原文没有的文字。"


def compared(found: "Source", quote: str, theme: Theme) -> str:
    """The passage as rich text: what differs from the quotation is marked, what it lacks struck.

    Args:
        found: The passage with its text.
        quote: As it was pasted.
        theme: Colours of the marks.
    """
    parts = []
    for stretch in found.passage.stretches:
        here = escape(
            found.hit.quote[stretch.start - found.hit.start : stretch.end - found.hit.start]
        )
        pasted = escape(quote[stretch.quote_start : stretch.quote_end])
        if stretch.kind == "same":
            parts.append(here)
            continue
        if here:
            look = f"background-color:{theme.hit}; color:{theme.on_hit}; font-weight:bold"
            parts.append(f'<span style="{look}">{here}</span>')
        if pasted:
            parts.append(f'<s style="color:{theme.expired}">{pasted}</s>')
    return "".join(parts).replace("\n", "<br>")


class SourceSearchDialog(QDialog):
    """A field for a sentence and the passages it comes from; stays open beside the main window.

    Signals:
        passage_activated(Hit): Go to this place.
        copy_requested(Hit): It is to be copied with its source.
        failed(Exception): It ended with a bug; a ReaderError is told in place.
    """

    passage_activated = Signal(object)
    copy_requested = Signal(object)
    failed = Signal(object)

    def __init__(
        self, desk: SearchDesk, tasks: TaskRunner, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("查找出处")
        self.setModal(False)
        self._desk = desk
        self._tasks = LatestOnly(tasks, self)
        self._theme = theme
        self._quote = ""
        self._found: tuple[Source, ...] = ()
        self._field = QPlainTextEdit()
        self._field.setAccessibleName("草稿中的一句话")
        self._field.setPlaceholderText(HINT)
        self._field.setTabChangesFocus(True)
        self._field.setFixedHeight(5 * self.fontMetrics().height())
        self._field.textChanged.connect(self._count)
        self._counter = secondary_label()
        self._find = QPushButton("查找出处")
        self._find.setDefault(True)
        self._find.clicked.connect(self.look)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.look)
        self._sentence = secondary_label()
        self._sentence.setWordWrap(True)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self._count()
        room = self.screen().availableGeometry().size()
        self.resize(min(560, room.width() - 40), min(560, room.height() - 60))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._counter)
        row.addStretch(1)
        row.addWidget(self._find)
        layout = QVBoxLayout(self)
        layout.addWidget(self._field)
        layout.addLayout(row)
        layout.addWidget(self._sentence)
        layout.addWidget(self._area, 1)

    def set_theme(self, theme: Theme) -> None:
        """Mark in the colours of ``theme``."""
        self._theme = theme
        self._show_found()

    def set_desk(self, desk: SearchDesk) -> None:
        """Look in a library that has changed; the old passages may not be there any more."""
        self._desk = desk
        if self._found:
            self.look()

    def set_quote(self, quote: str) -> None:
        """Look for this at once; "" leaves the field to the user."""
        if quote.strip():
            self._field.setPlainText(quote.strip())
            self.look()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Look for what stands in the field."""
        quote = self._field.toPlainText().strip()
        if not quote or len(quote) > MAX_CHARACTERS:
            return
        self._quote = quote
        self._tell(WORKING)
        look = partial(self._desk.find_source, quote)
        self._tasks.run_until_dropped(look, self._answered, self._failed)

    def closeEvent(self, event: QCloseEvent) -> None:
        """See Qt; nobody waits for an answer any more."""
        self._tasks.drop()
        super().closeEvent(event)

    def _count(self) -> None:
        length = len(self._field.toPlainText().strip())
        too_long = length > MAX_CHARACTERS
        self._counter.setText(
            f"{length} 字，请删到 {MAX_CHARACTERS} 字以内" if too_long else f"{length} 字"
        )
        self._find.setEnabled(0 < length <= MAX_CHARACTERS)

    def _answered(self, found: "Sequence[Source]") -> None:
        self._tell(f"列出最相近的 {len(found)} 处。{LEGEND}" if found else NOTHING)
        self._found = tuple(found)
        self._show_found()

    def _failed(self, error: Exception) -> None:
        self._tell(sentence_of(error, BUG, self.failed.emit))

    def _tell(self, words: str) -> None:
        self._found = ()
        self._sentence.setText(words)
        self._show_found()

    def _show_found(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for found in self._found:
            column.addWidget(self._card(found))
        column.addStretch(1)
        self._area.setWidget(content)

    def _card(self, found: "Source") -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        title = QLabel(f"<b>{escape(found.title)}</b>")
        title.setWordWrap(True)
        place = " › ".join(part for part in (found.city, *found.hit.section_path) if part)
        foot = secondary_label()
        foot.setText(f"{found.hit.why}　{place}")
        foot.setWordWrap(True)
        text = QLabel(compared(found, self._quote, self._theme))
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        go, copy = QPushButton("转到原文"), QPushButton("复制原文和出处")
        go.clicked.connect(lambda: self.passage_activated.emit(found.hit))
        copy.clicked.connect(lambda: self.copy_requested.emit(found.hit))
        row = QHBoxLayout()
        for button in (go, copy):
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(card)
        for widget in (title, foot, text):
            column.addWidget(widget)
        column.addLayout(row)
        return card
