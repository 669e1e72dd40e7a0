"""What became of the files of an import, one row each; can be narrowed to a kind and to words."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from reader.library.report import ImportReport, Kind, Outcome
from reader.library.report_text import RESULT_WORDS
from reader.ui.models.tree_model import TOP, AnyIndex

Narrowing = Kind | Literal["all", "doubtful"]
COLUMNS = ("结果", "文件", "说明")
RESULT, FILE, REASON = range(3)


@dataclass(frozen=True, slots=True)
class Row:
    """An outcome as the table shows it.

    Attributes:
        result: 新增, 替换, 未变, 拒绝; with · 存疑 where a person should look at it.
        name: The document's title, for a refused file its own name.
        reason: Why, and what to look at; one line.
    """

    outcome: Outcome
    result: str
    name: str
    reason: str


def row_of(outcome: Outcome) -> Row:
    """An outcome in words."""
    doubtful = " · 存疑" if outcome.doubts else ""
    reasons = [reason for reason in (outcome.detail, *outcome.doubts) if reason]
    return Row(
        outcome,
        f"{RESULT_WORDS[outcome.kind]}{doubtful}",
        outcome.title or file_name(outcome.place),
        " ".join(reasons),
    )


def file_name(place: str) -> str:
    """The last part of a place, be it a path or a member of a zip."""
    return place.replace("\\", "/").rpartition("›")[2].rpartition("/")[2] or place


class ReportModel(QAbstractTableModel):
    """A table of :class:`Row`; ``UserRole`` returns the :class:`Outcome` itself."""

    def __init__(self, report: ImportReport, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = tuple(row_of(outcome) for outcome in report.outcomes)
        self._rows = list(self._all)

    def narrow(self, narrowing: Narrowing, words: str = "") -> None:
        """Show only rows of a kind that hold every one of ``words``, in title, place or reason."""
        wanted = words.casefold().split()
        self.beginResetModel()
        self._rows = [
            row
            for row in self._all
            if _is_of(row.outcome, narrowing) and all(word in _searched(row) for word in wanted)
        ]
        self.endResetModel()

    def outcome(self, index: AnyIndex) -> Outcome | None:
        """The outcome of a row; None for an invalid index."""
        return self._rows[index.row()].outcome if index.isValid() else None

    def rowCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = TOP) -> int:
        """See Qt."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """See Qt."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """See Qt."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return row.outcome
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.result, row.name, row.reason)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            reasons = (row.outcome.detail, *row.outcome.doubts)
            return "\n".join(filter(None, (row.outcome.title, row.outcome.place, *reasons)))
        return None

    def index_of(self, document_id: str) -> QModelIndex:
        """The row of a document; an invalid index if it is not shown."""
        for place, row in enumerate(self._rows):
            if row.outcome.document_id == document_id:
                return self.index(place, FILE)
        return QModelIndex()


def _is_of(outcome: Outcome, narrowing: Narrowing) -> bool:
    if narrowing == "doubtful":
        return bool(outcome.doubts)
    return narrowing in ("all", outcome.kind)


def _searched(row: Row) -> str:
    return f"{row.name}\n{row.outcome.place}\n{row.reason}".casefold()
