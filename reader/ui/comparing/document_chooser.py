"""A list of the library's documents with a field to narrow it: which one is to stand here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout

from reader.library.model import DocumentSummary
from reader.ui.side_tree import MARGIN

MOST_LISTED = 200
"""Of a large library so many are listed; the field leads to the others."""
_ID = Qt.ItemDataRole.UserRole


class DocumentChooser(QFrame):
    """Choose a document by typing and Enter, or by a click.

    Signals:
        chosen(str): Its id.
    """

    chosen = Signal(str)

    def __init__(self, prompt: str, fold: Callable[[str], str]) -> None:
        """Build it without documents.

        Args:
            prompt: Above the field.
            fold: Makes two texts comparable.
        """
        super().__init__()
        self._fold = fold
        self._summaries: tuple[DocumentSummary, ...] = ()
        words = QLabel(prompt)
        words.setProperty("role", "heading")
        words.setWordWrap(True)
        self._field = QLineEdit()
        self._field.setPlaceholderText("筛选：标题、城市、文号")
        self._field.setAccessibleName("筛选可对照的文件")
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(lambda _typed: self._list_documents())
        self._field.returnPressed.connect(self._choose_first)
        self._field.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName("可对照的文件")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._choose)
        self._list.itemActivated.connect(self._choose)
        self._more = QLabel()
        self._more.setProperty("role", "secondary")
        self._more.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(words)
        layout.addWidget(self._field)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._more)
        self.setFocusProxy(self._field)

    def set_documents(self, summaries: Sequence[DocumentSummary]) -> None:
        """Offer these documents."""
        self._summaries = tuple(summaries)
        self._list_documents()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: the arrow down leads from the field into the list."""
        if (
            watched is self._field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self._list.count()
        ):
            self._list.setFocus()
            return True
        return super().eventFilter(watched, event)

    def _list_documents(self) -> None:
        words = [self._fold(word) for word in self._field.text().split()]
        found = [each for each in self._summaries if self._matches(each, words)]
        self._list.clear()
        for summary in found[:MOST_LISTED]:
            item = QListWidgetItem(f"{summary.place}\n{summary.title}")
            item.setToolTip(summary.title)
            item.setData(_ID, summary.id)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        left = len(found) - MOST_LISTED
        self._more.setText(f"另有 {left:,} 篇，请输入标题或城市缩小范围。" if left > 0 else "")
        self._more.setVisible(left > 0 or not found)
        if not found:
            self._more.setText("没有可选的文件。" if not words else "没有符合的文件。")

    def _matches(self, summary: DocumentSummary, words: Sequence[str]) -> bool:
        if not words:
            return True
        text = self._fold("\n".join((summary.title, summary.place, summary.document_number or "")))
        return all(word in text for word in words)

    def _choose_first(self) -> None:
        self._choose(self._list.currentItem())

    def _choose(self, item: QListWidgetItem | QModelIndex | None) -> None:
        if isinstance(item, QListWidgetItem):
            self.chosen.emit(str(item.data(_ID)))
