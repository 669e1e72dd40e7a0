"""What all kinds of notes have in common: added, changed, removed, listed, searched."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Generic

from reader.errors import NotesError
from reader.notes.documents import KnownDocuments, Surroundings
from reader.notes.faults import ConflictError
from reader.notes.journal import Journal, Row, Value
from reader.notes.model import now
from reader.notes.rows import Item, ItemT, Shape, anchors_of, words_of

if TYPE_CHECKING:
    from reader.notes.written import Mark

_SINGLY = 50
"""So many rows are asked for one by one; more are read at once."""


@dataclass(slots=True)
class _Known(Generic[ItemT]):
    """A note that was read before.

    Attributes:
        row: As it stood then.
        folded: The texts a search looks into, parted by line feeds; None as long as none did.
    """

    row: Row
    item: ItemT
    folded: str | None = None


class Topic(Generic[ItemT]):
    """All notes of one kind. Every call that changes something is one action of the journal.

    All methods raise ``NotesError`` if the file cannot be read or written; then nothing was.
    """

    def __init__(self, shape: Shape[ItemT], journal: Journal, surroundings: Surroundings) -> None:
        self._shape = shape
        self._journal = journal
        self._fold = surroundings.fold
        self._known: dict[str, _Known[ItemT]] = {}
        self._sure: set[str] = set()
        self._mark: Mark | None = None
        self._documents = KnownDocuments(journal, surroundings)

    def all(self) -> list[ItemT]:
        """All of them, in the order in which they were made."""
        return self._where("1")

    def get(self, item_id: str) -> ItemT | None:
        """The one with this id, None if there is none."""
        return next(iter(self._where("id = ?", item_id)), None)

    def of_document(self, document_id: str) -> list[ItemT]:
        """Those that were made on a document, in the order of its text.

        What stands in it now, also if it was replaced, tells ``reader.notes.following``.
        """
        return sorted(self._where("document_id = ?", document_id), key=_place)

    def of_documents(self, document_ids: Iterable[str]) -> list[ItemT]:
        """Those that were made on any of some documents."""
        ids = dict.fromkeys(document_ids)
        return [item for document_id in ids for item in self.of_document(document_id)]

    def add(self, *items: ItemT, label: str = "") -> None:
        """Add one or several, as one action.

        Args:
            items: With ids that are not there yet.
            label: Of the action, in Chinese; without it, what the first one is about.
        """
        with self._journal.action(label or self._label("添加", items)):
            if any(self._journal.row(self._shape.table, item.id) for item in items):
                raise ConflictError(f"这条{self._shape.named}已经有了。")
            self._write(*items)

    def update(self, item: ItemT, *, label: str = "", overwrite: bool = False) -> ItemT:
        """Put a changed value in place of the one with its id.

        Args:
            item: As it was read from here, with other fields.
            label: Of the action, in Chinese.
            overwrite: Also if it was changed elsewhere since it was read.

        Returns:
            The value as it is kept, with the time of this change: what the next update must start
            from.

        Raises:
            ConflictError: Since it was read it was changed or removed elsewhere, by another window
                or by undoing.
        """
        with self._journal.action(label or self._label("修改", [item])):
            kept = self.get(item.id)
            if kept is None:
                raise ConflictError(f"这条{self._shape.named}已在别处删除。")
            if kept == item:
                return kept
            if kept.changed != item.changed and not overwrite:
                raise ConflictError(f"这条{self._shape.named}已在别处（另一个窗口）改过。")
            changed = replace(item, changed=now())
            self._write(changed)
        return changed

    def remove(self, ids: Iterable[str], *, label: str = "") -> None:
        """Remove some, as one action; ids that are not there mean nothing."""
        found = [item for item in map(self.get, dict.fromkeys(ids)) if item is not None]
        with self._journal.action(label or self._label("删除", found)):
            for item in found:
                self._remove(item)

    def search(self, words: str) -> list[ItemT]:
        """Those that hold every one of the words, in the order in which they were made.

        Args:
            words: Parted by blanks; compared in their folded form, as in a search of the documents.
        """
        wanted = [word for word in map(self._fold, words.split()) if word]
        if not wanted:
            return []
        return [item for item in self.all() if self._holds(item, wanted)]

    def _holds(self, item: ItemT, wanted: list[str]) -> bool:
        known = self._known[item.id]
        if known.folded is None:
            parts = (" ".join(part.split()) for part in self._searched(item))
            known.folded = self._fold("\n".join(parts))
        return all(word in known.folded for word in wanted)

    def _searched(self, item: ItemT) -> tuple[str, ...]:
        """The texts of an item that a search looks into."""
        return tuple(anchor.quote for anchor in anchors_of(item))

    def _remove(self, item: ItemT) -> None:
        self._journal.write(self._shape.table, item.id, None)

    def _where(self, condition: str, *values: Value) -> list[ItemT]:
        """The notes of some rows; what was read before and did not change is not read again.

        Raises:
            NotesError: A row cannot be understood, or the file cannot be read.
        """
        table = self._shape.table
        self._mark, put = self._journal.written_since(self._mark, table)
        if put is None:
            self._sure.clear()
        else:
            self._sure -= put
        ids = self._journal.ids(table, condition, values)
        missing = [row_id for row_id in ids if row_id not in self._sure]
        if len(missing) > _SINGLY:
            for row in self._journal.rows(table, condition, values):
                self._read(row)
        else:
            for found in (self._journal.row(table, row_id) for row_id in missing):
                if found is not None:
                    self._read(found)
        return [self._known[row_id].item for row_id in ids if row_id in self._sure]

    def _read(self, row: Row) -> None:
        """Know a row as it stands in the file now."""
        row_id = str(row["id"])
        known = self._known.get(row_id)
        if known is None or known.row != row:
            try:
                item = self._shape.value(row)
            except (ValueError, KeyError, TypeError) as error:
                raise NotesError(
                    f"有一条{self._shape.named}已损坏，无法读出；请恢复较早的备份。"
                ) from error
            self._known[row_id] = _Known(row, item)
        self._sure.add(row_id)

    def _write(self, *items: ItemT) -> None:
        for item in items:
            self._journal.write(self._shape.table, item.id, self._shape.row(item))
        for name in dict.fromkeys(a.document_id for item in items for a in anchors_of(item)):
            self._documents.keep(name)

    def _label(self, verb: str, items: Sequence[ItemT]) -> str:
        if len(items) != 1:
            return f"{verb} {len(items)} 条{self._shape.named}"
        return f"{verb}{self._shape.named}“{words_of(items[0])}”"


def _place(item: Item) -> tuple[int, int]:
    return next(((anchor.start, anchor.end) for anchor in anchors_of(item)), (-1, -1))
