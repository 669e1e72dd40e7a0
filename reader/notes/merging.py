"""Taking in another person's notes: they are added, what is there is never overwritten.

- The same id and the same content: nothing is to be done.
- The same id and another content: both are kept. The copy gets an id that follows from its content,
  so that taking in the same file again adds nothing.
- A collection that differs is kept beside the other one as a whole, with all its pieces.
- A decision about an indicator row that is decided already is kept too; one's own holds.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from reader.notes.bundle import Bundle
from reader.notes.documents import KnownDocuments
from reader.notes.journal import Journal, Row
from reader.notes.meanings import Meanings
from reader.notes.model import (
    MEANING_NAMES,
    IndicatorReview,
    Meaning,
    Piece,
    copy_id,
    is_copy,
)
from reader.notes.rows import (
    ANNOTATIONS,
    BOOKMARKS,
    COLLECTIONS,
    PIECES,
    PINS,
    REVIEWS,
    Item,
    ItemT,
    Shape,
    json_text,
    words_of,
)


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What became of the notes of a file.

    Attributes:
        added: How many are new here, by kind in Chinese; copies are among them.
        unchanged: How many were here already, the same.
        both_kept: Notes that differ from those here with the same id, as lines of text.
        names_kept: Meanings that are called otherwise here, as lines of text.
    """

    added: dict[str, int]
    unchanged: int
    both_kept: tuple[str, ...]
    names_kept: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """The report in Chinese."""
        counts = "、".join(f"{named} {count} 条" for named, count in self.added.items())
        lines = [f"新增：{counts}。" if counts else "没有新的批注。"]
        if self.unchanged:
            lines.append(f"已有且相同：{self.unchanged} 条。")
        if self.both_kept:
            lines.append(f"与已有的不同，两份都保留：{len(self.both_kept)} 条。")
        lines += [f"  {line}" for line in self.both_kept]
        lines += [f"  {line}" for line in self.names_kept]
        return tuple(lines)


class _Merge:
    """What happened so far."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._copied: dict[str, frozenset[str]] = {}
        self.added: Counter[str] = Counter()
        self.unchanged = 0
        self.both_kept: list[str] = []
        self._ids: dict[str, str] = {}

    def take(self, shape: Shape[ItemT], item: ItemT) -> None:
        """Add a note, unless it is here already."""
        row = shape.row(item)
        here = self._journal.row(shape.table, item.id)
        same = here is not None and _content(here) == _content(row)
        if same or self._is_copy_of_what_is_here(shape.table, item.id):
            self.unchanged += 1
        elif here is None and not self._is_decided(item):
            self._add(shape, row)
        else:
            self._add_copy(shape, item, row)

    def take_piece(self, piece: Piece) -> None:
        """Add a piece, to the copy of its collection if that was copied."""
        collection_id = self._ids.get(piece.collection_id, piece.collection_id)
        annotation_id = self._ids.get(piece.annotation_id or "", piece.annotation_id)
        here = self._journal.row(PIECES.table, piece.id)
        if here is None or collection_id != piece.collection_id:
            piece = replace(piece, collection_id=collection_id, annotation_id=annotation_id)
        self.take(PIECES, piece)

    def _add_copy(self, shape: Shape[ItemT], item: ItemT, row: Row) -> None:
        copy = copy_id(item.id, _content(row))
        self._ids[item.id] = copy
        if self._journal.row(shape.table, copy) is not None:
            self.unchanged += 1
            return
        self.both_kept.append(f"{shape.named}“{words_of(item)}”")
        self._add(shape, {**row, "id": copy})

    def _add(self, shape: Shape[ItemT], row: Row) -> None:
        self._journal.write(shape.table, str(row["id"]), row)
        self.added[shape.named] += 1

    def _is_copy_of_what_is_here(self, table: str, item_id: str) -> bool:
        """Whether it is what is here, as others keep it who had it and changed it."""
        if not is_copy(item_id):
            return False
        if table not in self._copied:
            rows = self._journal.rows(table)
            self._copied[table] = frozenset(copy_id(str(r["id"]), _content(r)) for r in rows)
        return item_id in self._copied[table]

    def _is_decided(self, item: Item) -> bool:
        """Whether another decision about the same indicator row is here."""
        if not isinstance(item, IndicatorReview):
            return False
        where = "document_id = ? AND key = ? AND id != ?"
        values = (item.document_id, item.key, item.id)
        return bool(self._journal.rows(REVIEWS.table, where, values))


def merge(journal: Journal, documents: KnownDocuments, bundle: Bundle) -> MergeReport:
    """Add the notes of a bundle, as one action.

    Raises:
        NotesError: The file cannot be written; nothing was.
    """
    merging = _Merge(journal)
    with journal.action("导入批注"):
        for bookmark in bundle.bookmarks:
            merging.take(BOOKMARKS, bookmark)
        for annotation in bundle.annotations:
            merging.take(ANNOTATIONS, annotation)
        for collection in bundle.collections:
            merging.take(COLLECTIONS, collection)
        for piece in bundle.pieces:
            merging.take_piece(piece)
        for review in bundle.reviews:
            merging.take(REVIEWS, review)
        for pin in bundle.pins:
            merging.take(PINS, pin)
        names_kept = _merge_names(journal, bundle.meanings)
        known = documents.infos()
        for document_id, info in bundle.documents.items():
            if not documents.keep(document_id) and document_id not in known:
                documents.keep_info(info)
    added, both_kept = dict(merging.added), tuple(merging.both_kept)
    return MergeReport(added, merging.unchanged, both_kept, names_kept)


def _merge_names(journal: Journal, theirs: Mapping[Meaning, str]) -> tuple[str, ...]:
    """Take over names of meanings that have none of one's own."""
    meanings = Meanings(journal)
    here = meanings.names()
    kept = []
    for meaning, name in theirs.items():
        if name in (here[meaning], MEANING_NAMES[meaning]):
            continue
        if here[meaning] == MEANING_NAMES[meaning] and name not in here.values():
            here[meaning] = name
        else:
            kept.append(f"对方所称的“{name}”，这里仍称“{here[meaning]}”。")
    meanings.rename(here)
    return tuple(kept)


def _content(row: Row) -> str:
    """A row without the time of its last change, to compare."""
    return json_text({name: row[name] for name in sorted(row) if name != "changed"})
