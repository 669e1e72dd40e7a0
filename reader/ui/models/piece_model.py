"""The pieces of a collection in a list, as they are printed; they are dragged to their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt, Signal

from reader.library.tables import BETWEEN_CELLS, WHOLE, Seams
from reader.notes.model import Piece
from reader.ui.models.tree_model import AnyIndex, ListModel

PIECES_FORMAT = "application/x-antou-pieces"
"""What is dragged inside the list: ids of pieces, one a line."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The heading of a theme or a place; not a piece of its own.

    Attributes:
        count: How many quotations follow.
    """

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class PieceLine:
    """A piece as it is listed.

    Attributes:
        number: As printed, 0 for a heading and a text of the user.
        heading: What is printed above a quotation.
        source: Place and title of the document, "" for the user's own words.
        doubt: Why it does not stand in the present text: 待核对, 文件已移除; "" if it does.
        noted: True if a note on the quotation is printed.
        seams: Where the quotation is parted if it is from a table.
    """

    piece: Piece
    number: int = 0
    heading: str = ""
    source: str = ""
    doubt: str = ""
    noted: bool = False
    seams: Seams = WHOLE

    @property
    def title(self) -> str:
        """The first line of its row."""
        return f"【{self.number}】 {self.heading}".rstrip() if self.number else self.heading

    @property
    def text(self) -> str:
        """The quotation with its gaps, or the user's own words, in one line."""
        return self.beginning(None)

    def beginning(self, most: int | None) -> str:
        """The first characters of ``text``; a quotation may be a whole document."""
        piece = self.piece
        if piece.anchor is None:
            return " ".join(piece.text.split())[:most]
        shown, place = "", 0
        for start, end in piece.omissions:
            shown += f"{self._quoted(place, start, most)}……"
            place = end
        if most is None or len(shown) < most:
            shown += self._quoted(place, len(piece.anchor.quote), most)
        return shown[:most].replace("\n", " ")

    def _quoted(self, start: int, end: int, most: int | None) -> str:
        """The first characters of a part of the quotation, cells of tables a blank apart."""
        if self.piece.anchor is None:
            return ""
        end = end if most is None else min(end, start + most)
        part = self.piece.anchor.quote[start:end]
        return self.seams.within(start, end).part(part, BETWEEN_CELLS)

    @property
    def words(self) -> str:
        """The row as one line, for those who cannot see it."""
        return "，".join(part for part in (self.title, self.text, self.source, self.doubt) if part)


Line = GroupLine | PieceLine


class PieceModel(ListModel[Line]):
    """Groups and pieces.

    Signals:
        moved(list, str): Pieces with these ids are to stand before the one with this id, "" for the
            end.
    """

    moved = Signal(object, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._movable = True

    def set_lines(self, lines: Sequence[Line], *, movable: bool) -> None:
        """Show other lines.

        Args:
            lines: In their order.
            movable: Whether the user may drag them to other places.
        """
        self._movable = movable
        self.show(lines)

    def row_of(self, piece_id: str) -> QModelIndex:
        """The row of a piece, an invalid index if it is not listed."""
        for number, line in enumerate(self.listed):
            if isinstance(line, PieceLine) and line.piece.id == piece_id:
                return self.index(number)
        return QModelIndex()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """See Qt: groups cannot be chosen; drops fall between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled if self._movable else Qt.ItemFlag.NoItemFlags
        if isinstance(self.listed[index.row()], GroupLine):
            return Qt.ItemFlag.ItemIsEnabled
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsDragEnabled if self._movable else flags

    def words_of(self, line: Line, role: int) -> object:
        """See :class:`ListModel`."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.text if isinstance(line, GroupLine) else line.words
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, PieceLine):
            return line.doubt or None
        return None

    # Dragging

    def supportedDropActions(self) -> Qt.DropAction:
        """See Qt."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """See Qt."""
        return [PIECES_FORMAT]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """See Qt."""
        rows = sorted(index.row() for index in indexes)
        lines = (self.listed[row] for row in rows)
        ids = [line.piece.id for line in lines if isinstance(line, PieceLine)]
        data = QMimeData()
        data.setData(PIECES_FORMAT, "\n".join(ids).encode())
        return data

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: AnyIndex
    ) -> bool:
        """See Qt: nothing is moved here, ``moved`` asks for it; so the view must remove nothing."""
        if not self._movable or not data.hasFormat(PIECES_FORMAT):
            return False
        at = parent.row() if parent.isValid() else row
        behind = (
            [line for line in self.listed[at:] if isinstance(line, PieceLine)] if at >= 0 else []
        )
        ids = bytes(data.data(PIECES_FORMAT).data()).decode().split("\n")
        self.moved.emit([name for name in ids if name], behind[0].piece.id if behind else "")
        return False
