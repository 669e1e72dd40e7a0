"""One document of a comparison: a head that says which, the text, the section being read."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.library.model import UNKNOWN_PLACE
from reader.ui.comparing.document_chooser import DocumentChooser
from reader.ui.comparing.pane_scroll import PaneScroll
from reader.ui.comparing.section_reach import OwnParts
from reader.ui.models.library_model import DOCUMENT_MIME
from reader.ui.reading.document_view import DocumentView

LEAST_WIDTH = 200
CHOOSE = "选择要对照的文件，或从文库拖入"


class ElidedLabel(QLabel):
    """One line of text, cut with … where the room ends; the tooltip has all of it."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def set_whole(self, words: str) -> None:
        """Show these words."""
        self._whole = words
        self.setToolTip(words)
        self._cut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See Qt."""
        super().resizeEvent(event)
        self._cut()

    def _cut(self) -> None:
        right = Qt.TextElideMode.ElideRight
        self.setText(self.fontMetrics().elidedText(self._whole, right, self.width()))


class Pane(QFrame):
    """A place for a document; without one it offers those of the library.

    Attributes:
        scrolling: How it is scrolled, None without a document.
        parts: Its sections, None without a document.
        awaited: Id of the document that is being read for it, "" for none.

    Signals:
        document_chosen(str): This document is to stand here.
        close_requested(): The pane is not needed any more.
        section_menu_requested(): The reader wants to say something about the section in front.
    """

    document_chosen = Signal(str)
    close_requested = Signal()
    section_menu_requested = Signal()

    def __init__(self, fold: Callable[[str], str]) -> None:
        super().__init__()
        self.scrolling: PaneScroll | None = None
        self.parts: OwnParts | None = None
        self.awaited = ""
        self.setMinimumWidth(LEAST_WIDTH)
        self.setAcceptDrops(True)
        self._city = QLabel()
        self._title = ElidedLabel()
        self._title.setProperty("role", "secondary")
        self._change = _button("更换", "改为对照另一份文件")
        self._change.clicked.connect(self._toggle_chooser)
        self._close = _button("×", "不再对照这份文件")
        self._close.setAccessibleName("关闭此栏")
        self._close.clicked.connect(self.close_requested)
        self._section = _button("", "")
        self._section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._section.clicked.connect(self.section_menu_requested)
        self.chooser = DocumentChooser(CHOOSE, fold)
        self.chooser.chosen.connect(self.document_chosen)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.chooser)
        self._lay_out()
        self._show_head()

    def _lay_out(self) -> None:
        font = self._city.font()
        font.setBold(True)
        self._city.setFont(font)
        head = QFrame()
        head.setProperty("role", "bar")
        row = QHBoxLayout(head)
        row.setContentsMargins(8, 3, 4, 3)
        row.setSpacing(6)
        row.addWidget(self._city)
        row.addWidget(self._title, 1)
        row.addWidget(self._change)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._section)

    @property
    def view(self) -> DocumentView | None:
        """The document that stands here."""
        return self.scrolling.view if self.scrolling is not None else None

    @property
    def document_id(self) -> str:
        """Id of the document that stands here, "" for none."""
        return self.view.document.id if self.view is not None else ""

    def take(self, view: DocumentView, place: str) -> None:
        """Show a document in place of the one before.

        Args:
            view: Made for this pane.
            place: Where the document holds.
        """
        before = self.view
        self.scrolling = PaneScroll(view, view)
        self.parts = OwnParts(view.document)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        if before is not None:
            self._stack.removeWidget(before)
            before.deleteLater()
        self._city.setText(place or UNKNOWN_PLACE)
        self._title.set_whole(view.document.metadata.title)
        self._show_head()

    def show_section(self, words: str, tip: str) -> None:
        """Say which section is in front and what answers it."""
        self._section.setText(
            self._section.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideMiddle, max(self.width() - 24, 60)
            )
        )
        self._section.setToolTip(tip)
        self._section.setAccessibleName(words)

    def section_button(self) -> QWidget:
        """What the menu of the section stands above."""
        return self._section

    def _show_head(self) -> None:
        filled = self.view is not None
        self._city.setVisible(filled)
        self._change.setVisible(filled)
        self._section.setVisible(filled)
        if not filled:
            self._title.set_whole("未选文件")

    def _toggle_chooser(self) -> None:
        if self.view is None:
            return
        choosing = self._stack.currentWidget() is self.chooser
        self._stack.setCurrentWidget(self.view if choosing else self.chooser)
        self._change.setText("更换" if choosing else "返回")
        if not choosing:
            self.chooser.setFocus()

    # -- dropping ---------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See Qt: documents of the library may be dropped here."""
        if dropped_document(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """See Qt."""
        document_id = dropped_document(event.mimeData())
        if document_id:
            event.acceptProposedAction()
            self.document_chosen.emit(document_id)


def dropped_document(data: QMimeData) -> str:
    """Id of the document that is being dragged, "" for anything else."""
    return data.data(DOCUMENT_MIME).toStdString() if data.hasFormat(DOCUMENT_MIME) else ""


def _button(words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setToolTip(tip)
    button.setProperty("role", "quiet")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
