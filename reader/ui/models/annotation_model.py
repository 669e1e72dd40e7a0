"""Annotations in a list: those of a document in the order of its text, under its title."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from reader.notes.model import Annotation
from reader.ui.models.tree_model import TOP, AnyIndex


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """The line above the annotations of a document.

    Attributes:
        title: Of the document.
        count: How many annotations follow.
        gone: True if the document is not in the library any more.
    """

    title: str
    count: int
    gone: bool = False


@dataclass(frozen=True, slots=True)
class AnnotationRow:
    """An annotation as it is listed.

    Attributes:
        start: Where it stands now, or where it stood when it was made.
        name: What its meaning is called.
        by: Who wrote it, "" for the user himself.
        lost: Why it does not stand in the present text: 待核对, 文件已移除; "" if it does.
    """

    annotation: Annotation
    start: int
    name: str
    lost: str = ""
    by: str = ""

    @property
    def words(self) -> str:
        """The row as one line, for those who cannot see it."""
        quote = self.annotation.anchor.quote.replace("\n", " ")
        note, tags = self.annotation.note, self.annotation.tags
        parts = [self.name, f"“{quote}”", note, *tags, self.by, self.lost]
        return "，".join(part for part in parts if part)


Line = DocumentHeading | AnnotationRow


class AnnotationModel(QAbstractListModel):
    """Headings and annotations; ``UserRole`` returns the object."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def row_of(self, annotation_id: str) -> QModelIndex:
        """The row of an annotation, an invalid index if it is not listed."""
        for number, line in enumerate(self._lines):
            if isinstance(line, AnnotationRow) and line.annotation.id == annotation_id:
                return self.index(number)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """See Qt: headings cannot be chosen."""
        if index.isValid() and isinstance(self._lines[index.row()], DocumentHeading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if isinstance(line, DocumentHeading):
            return line.title if role in _TOLD else None
        if role == Qt.ItemDataRole.ToolTipRole:
            note = line.annotation.note
            return f"<p>{escape(note)}</p>".replace("\n", "<br>") if note else None
        return line.words if role in _TOLD else None


_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
