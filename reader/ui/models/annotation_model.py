"""Annotations in a list: those of a document in the order of its text, under its title."""

from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QModelIndex, Qt

from reader.notes.model import Annotation
from reader.ui.models.tree_model import AnyIndex, ListModel


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


class AnnotationModel(ListModel[Line]):
    """Headings and annotations."""

    def row_of(self, annotation_id: str) -> QModelIndex:
        """The row of an annotation, an invalid index if it is not listed."""
        for number, line in enumerate(self.listed):
            if isinstance(line, AnnotationRow) and line.annotation.id == annotation_id:
                return self.index(number)
        return QModelIndex()

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """See Qt: headings cannot be chosen."""
        if index.isValid() and isinstance(self.listed[index.row()], DocumentHeading):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def words_of(self, line: Line, role: int) -> object:
        """See :class:`ListModel`."""
        if isinstance(line, DocumentHeading):
            return line.title if role in _TOLD else None
        if role == Qt.ItemDataRole.ToolTipRole:
            note = line.annotation.note
            return f"<p>{escape(note)}</p>".replace("\n", "<br>") if note else None
        return line.words if role in _TOLD else None


_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
