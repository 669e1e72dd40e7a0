"""The list of pieces: chosen by click and key, dragged to their places."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QAbstractItemView, QListView

from reader.ui.excerpting.piece_delegate import PieceDelegate
from reader.ui.models.piece_model import PIECES_FORMAT, PieceLine, PieceModel
from reader.ui.theme import Theme


class PieceList(QListView):
    """Rows of different heights.

    Attributes:
        pieces: What is listed.
        delegate: Paints it.

    Signals:
        entered_row(): Enter was pressed.
        removal_pressed(): Delete was pressed.
        step_pressed(int): The chosen pieces are to go one place up (-1) or down (1).
        chosen(): Another row is current.
    """

    entered_row = Signal()
    removal_pressed = Signal()
    step_pressed = Signal(int)
    chosen = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.pieces = PieceModel(self)
        self.delegate = PieceDelegate(theme, self)
        self.setAccessibleName("摘录列表")
        self.setModel(self.pieces)
        self.setItemDelegate(self.delegate)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMinimumHeight(60)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.selectionModel().currentChanged.connect(lambda *_: self.chosen.emit())

    def current(self) -> PieceLine | None:
        """The piece of the current row."""
        value = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        return value if isinstance(value, PieceLine) else None

    def selected(self) -> list[PieceLine]:
        """The chosen pieces in their order."""
        rows = sorted(self.selectedIndexes(), key=lambda index: index.row())
        values = [index.data(Qt.ItemDataRole.UserRole) for index in rows]
        return [value for value in values if isinstance(value, PieceLine)]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See Qt: Enter, Delete, Alt+↑ and Alt+↓."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_row.emit()
        elif event.matches(QKeySequence.StandardKey.Delete):
            self.removal_pressed.emit()
        elif event.key() in steps and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.step_pressed.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """See Qt: text from a document is taken by the panel around."""
        if event.mimeData().hasFormat(PIECES_FORMAT):
            super().dragEnterEvent(event)
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """See Qt."""
        if event.mimeData().hasFormat(PIECES_FORMAT):
            super().dragMoveEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """See Qt: only the store moves pieces; left to itself the view would take rows away."""
        self.dragLeaveEvent(QDragLeaveEvent())
        place = event.position().toPoint()
        index = self.indexAt(place)
        row = self.pieces.rowCount()
        if index.isValid():
            row = index.row() + (place.y() > self.visualRect(index).center().y())
        action = event.dropAction()
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.pieces.dropMimeData(event.mimeData(), action, row, 0, QModelIndex())
