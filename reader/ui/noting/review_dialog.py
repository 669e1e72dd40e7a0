"""核对批注位置: notes whose place is in doubt after an update, and those of removed documents."""

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.notes.anchors import CONTEXT, Candidate
from reader.notes.following import Unplaced, moved
from reader.notes.model import Annotation, Bookmark, Piece
from reader.notes.rows import Item
from reader.notes.store import NotesStore
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.side_tree import MessageStack

if TYPE_CHECKING:
    from reader.notes.topic import Topic

NOTHING = "没有需要核对的批注：所有批注都在原来的文字上。"
NO_ORPHANS = "没有孤立批注：所有批注的文件都在文库里。"
ABOUT = (
    "文件更新后，下面这些批注不能确定在新文本中的位置，没有移动。"
    "请对照原文，逐条决定；每一步都可以按 Ctrl+Z 撤销。"
)
ABOUT_ORPHANS = (
    "下面的批注所在的文件已从文库移除，批注和原文仍完整保留；重新添加同一文件后会自动回到原处。"
)
NO_CANDIDATE = "新文本中没有找到可能的位置。"
_LISTED = 24


class ReviewDialog(QDialog):
    """Two lists: what is to be decided, and what has lost its document.

    Signals:
        place_activated(str, int, int): A place of a document is to be shown.
    """

    place_activated = Signal(str, int, int)

    def __init__(self, keeper: NoteKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        summaries = keeper.desk.summaries if keeper.desk is not None else ()
        self._titles = {summary.id: summary.title for summary in summaries}
        self.setWindowTitle("核对批注位置")
        self._list = QListWidget()
        self._list.setAccessibleName("待核对")
        self._list.setMinimumWidth(240)
        self._list.currentItemChanged.connect(lambda *_: self._show_current())
        self._old = QTextBrowser()
        self._old.setAccessibleName("原来的文字")
        self._candidates = QListWidget()
        self._candidates.setAccessibleName("新文本中可能的位置")
        self._candidates.setWordWrap(True)
        self._candidates.setSpacing(2)
        self._candidates.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._candidates.currentItemChanged.connect(lambda *_: self._show_actions())
        self._candidates.itemDoubleClicked.connect(lambda _item: self._look())
        self._title = QLabel()
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._reason = QLabel()
        self._reason.setWordWrap(True)
        self._move = QPushButton("移到此处")
        self._see = QPushButton("查看新文本")
        self._keep = QPushButton("保留原文")
        self._remove = QPushButton("删除")
        self._move.clicked.connect(self._move_current)
        self._see.clicked.connect(self._look)
        self._keep.clicked.connect(self._keep_current)
        self._remove.clicked.connect(self._remove_current)
        for button in (self._move, self._see, self._keep, self._remove):
            button.setAutoDefault(False)
        self._orphans = QPlainTextEdit()
        self._orphans.setReadOnly(True)
        self._orphans.setTabChangesFocus(True)
        self._orphans.setAccessibleName("孤立批注")
        self._tabs = QTabWidget()
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        about = QLabel(ABOUT)
        about.setWordWrap(True)
        about.setProperty("role", "secondary")
        right = QVBoxLayout()
        right.addWidget(self._title)
        right.addWidget(_heading("原来的文字"))
        right.addWidget(self._old, 2)
        right.addWidget(self._reason)
        right.addWidget(_heading("新文本中可能的位置"))
        right.addWidget(self._candidates, 3)
        acts = QHBoxLayout()
        for button in (self._move, self._see, self._keep, self._remove):
            acts.addWidget(button)
        right.addLayout(acts)
        deciding = QWidget()
        parts = QHBoxLayout()
        parts.addWidget(self._list, 2)
        parts.addLayout(right, 3)
        column = QVBoxLayout(deciding)
        column.addWidget(about)
        column.addLayout(parts, 1)
        self._first = MessageStack(deciding)
        second = QWidget()
        below = QVBoxLayout(second)
        words = QLabel(ABOUT_ORPHANS)
        words.setWordWrap(True)
        words.setProperty("role", "secondary")
        below.addWidget(words)
        below.addWidget(self._orphans, 1)
        self._tabs.addTab(self._first, "待核对")
        self._tabs.addTab(second, "孤立批注")
        buttons = QDialogButtonBox()
        buttons.addButton("关闭", QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.addWidget(self._tabs, 1)
        whole.addWidget(buttons)
        room = self.screen().availableGeometry().size()
        self.resize(min(900, room.width() - 40), min(580, room.height() - 60))

    # -- filling ----------------------------------------------------------------------------

    def _fill(self) -> None:
        row = max(self._list.currentRow(), 0)
        noted = self._keeper.noted
        unplaced: tuple[Unplaced[Item], ...] = ()
        try:
            unplaced = noted.review_list() if noted is not None else ()
            self._orphans.setPlainText(self._words_of_orphans())
        except ReaderError as error:
            self._keeper.failed.emit(error)
        self._list.clear()
        for note in unplaced:
            item = QListWidgetItem(words_of(note.item, note.anchor.quote))
            item.setData(Qt.ItemDataRole.UserRole, note)
            self._list.addItem(item)
        self._tabs.setTabText(0, f"待核对（{len(unplaced)}）" if unplaced else "待核对")
        if unplaced:
            self._first.show_content()
        else:
            self._first.show_message(NOTHING)
        self._list.setCurrentRow(min(row, len(unplaced) - 1))
        self._show_current()
        self._list.setFocus()

    def _words_of_orphans(self) -> str:
        noted = self._keeper.noted
        lines: list[str] = []
        for orphan in noted.orphans() if noted is not None else ():
            number = f"（{orphan.info.document_number}）" if orphan.info.document_number else ""
            lines.append(f"《{orphan.info.title}》{number}")
            for item in orphan.items:
                lines += _lines_of(item)
            lines.append("")
        return "\n".join(lines) or NO_ORPHANS

    def _current(self) -> "Unplaced[Item] | None":
        item = self._list.currentItem()
        note = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return note if isinstance(note, Unplaced) else None

    def _show_current(self) -> None:
        note = self._current()
        self._candidates.clear()
        if note is None:
            self._old.clear()
            self._title.clear()
            self._reason.clear()
        else:
            anchor = note.anchor
            self._title.setText(f"《{self._titles.get(note.document_id, note.document_id)}》")
            self._old.setHtml(
                f"{_html(anchor.before)}<b>{_html(anchor.quote)}</b>{_html(anchor.after)}"
            )
            self._reason.setText(str(note.doubt.reason.value))
            for candidate in note.doubt.candidates:
                item = QListWidgetItem(words_of_candidate(candidate))
                item.setData(Qt.ItemDataRole.UserRole, candidate)
                self._candidates.addItem(item)
            if not note.doubt.candidates:
                self._reason.setText(f"{note.doubt.reason.value}{NO_CANDIDATE}")
            self._candidates.setCurrentRow(0)
        self._show_actions()

    def _candidate(self) -> Candidate | None:
        item = self._candidates.currentItem()
        candidate = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        return candidate if isinstance(candidate, Candidate) else None

    def _show_actions(self) -> None:
        chosen = self._current() is not None
        for button in (self._keep, self._remove, self._see):
            button.setEnabled(chosen)
        candidate = self._candidate()
        self._move.setEnabled(chosen and candidate is not None)
        note = self._current()
        same = note is not None and candidate is not None and candidate.text == note.anchor.quote
        self._move.setText("移到此处" if same or candidate is None else "移到此处（文字不同）")

    # -- deciding ---------------------------------------------------------------------------

    def _look(self) -> None:
        note, candidate = self._current(), self._candidate()
        if note is not None:
            start, end = (candidate.start, candidate.end) if candidate is not None else (0, 0)
            self.place_activated.emit(note.document_id, start, end)

    def _move_current(self) -> None:
        note, candidate, desk = self._current(), self._candidate(), self._keeper.desk
        if note is None or candidate is None or desk is None:
            return
        try:
            document = desk.document(note.document_id)
        except ReaderError as error:
            self._keeper.failed.emit(error)
            return
        item = moved(note.item, note.anchor, document, candidate.start, candidate.end)
        if self._keeper.act(
            lambda store: topic_of(store, item).update(item, label="批注移到新位置")
        ):
            self._fill()

    def _keep_current(self) -> None:
        note = self._current()
        if note is not None and self._keeper.act(
            lambda store: store.settled.keep(note.item.id, note.text_sha256)
        ):
            self._fill()

    def _remove_current(self) -> None:
        note = self._current()
        if note is not None and self._keeper.act(
            lambda store: topic_of(store, note.item).remove([note.item.id])
        ):
            self._fill()


def topic_of(store: NotesStore, item: Item) -> "Topic[Item]":
    """Where a note is kept."""
    topics = {
        "Bookmark": store.bookmarks,
        "Annotation": store.annotations,
        "Piece": store.pieces,
        "IndicatorReview": store.reviews,
        "SectionPin": store.pins,
    }
    return topics[type(item).__name__]  # type: ignore[return-value]


def words_of(item: Item, quote: str) -> str:
    """A note in one line: what it is, and its quote."""
    kinds = {"Bookmark": "书签", "Annotation": "批注", "Piece": "摘录"}
    kind = kinds.get(type(item).__name__, "核对")
    line = quote.replace("\n", " ")
    return f"{kind}　{line if len(line) <= _LISTED else f'{line[:_LISTED]}…'}"


def words_of_candidate(candidate: Candidate) -> str:
    """A place of the new text in its context, between 【 and 】."""
    before = candidate.in_context[: min(CONTEXT, candidate.start)]
    after = candidate.in_context[len(before) + len(candidate.text) :]
    return f"…{before}【{candidate.text}】{after}…".replace("\n", " ")


def _lines_of(item: Item) -> list[str]:
    if isinstance(item, Annotation):
        tags = "".join(f" #{tag}" for tag in item.tags)
        return [
            f"　“{item.anchor.quote}”",
            *([f"　　批注：{item.note}{tags}"] if item.note else []),
        ]
    if isinstance(item, Bookmark):
        return [f"　书签：{item.name}　“{item.anchor.quote}”"]
    if isinstance(item, Piece) and item.anchor is not None:
        return [f"　摘录：“{item.anchor.quote}”"]
    return []


def _heading(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "heading")
    return label


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")
