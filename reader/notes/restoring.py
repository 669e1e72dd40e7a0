"""Bringing back an earlier state: looked at first, then done as one action that can be undone."""

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass

from reader.notes.backup import Backup
from reader.notes.database import in_memory
from reader.notes.journal import Journal, Row
from reader.notes.rows import NAMES, anchor_of, shortened
from reader.notes.schema import ITEM_TABLES

_NEWEST = 10
_WORDY = ("name", "note", "title", "text")


@dataclass(frozen=True, slots=True)
class Difference:
    """What restoring a copy does to the notes of one kind.

    Attributes:
        named: The kind in Chinese: 书签, 批注 …
        there: How many are in the copy.
        now: How many there are now.
        returning: How many are only in the copy, and come back.
        going: How many are not in the copy, and go.
        changing: How many are in both and differ.
    """

    named: str
    there: int
    now: int
    returning: int
    going: int
    changing: int


@dataclass(frozen=True, slots=True)
class Preview:
    """A copy, before it is restored.

    Attributes:
        backup: The copy.
        differences: By kind; kinds without any note are left out.
        newest: The notes of the copy that were changed last, as lines of text: time, kind, words.
    """

    backup: Backup
    differences: tuple[Difference, ...]
    newest: tuple[str, ...]

    @property
    def changes_nothing(self) -> bool:
        """True if the notes now are those of the copy."""
        return not any(d.returning or d.going or d.changing for d in self.differences)


Tables = Mapping[str, Mapping[str, Row]]
"""Rows by id, by table."""


def preview_of(backup: Backup, journal: Journal) -> Preview:
    """What restoring a copy would do; nothing is changed.

    Raises:
        NotesError: The copy is damaged, or a newer program wrote it.
    """
    with closing(in_memory(backup.path)) as connection:
        then = _tables(connection)
    now = journal.tables()
    differences = (
        _difference(NAMES[table], then[table], now[table])
        for table in ITEM_TABLES
        if table in NAMES
    )
    return Preview(backup, tuple(d for d in differences if d.there or d.now), _newest(then))


def restore(backup: Backup, before: Callable[[], object], journal: Journal) -> None:
    """Make the notes those of a copy, as one action.

    Args:
        backup: The copy.
        before: Called when it has been read and is sound; it may remove the copy.
        journal: Of the notes.

    Raises:
        NotesError: The copy is damaged, or a newer program wrote it; nothing was changed.
    """
    with closing(in_memory(backup.path)) as connection:
        before()
        then = _tables(connection)
        with journal.action(f"恢复 {backup.made_at:%Y-%m-%d %H:%M} 的备份"):
            for table, now in journal.tables().items():
                for row_id in now.keys() | then[table].keys():
                    journal.replace(table, row_id, now.get(row_id), then[table].get(row_id))
            journal.keep_documents_of(connection)


def _tables(connection: sqlite3.Connection) -> Tables:
    found: dict[str, dict[str, Row]] = {}
    for table in ITEM_TABLES:
        cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - our own names
        names = [column[0] for column in cursor.description]
        rows = (dict(zip(names, values, strict=True)) for values in cursor)
        found[table] = {str(row["id"]): row for row in rows}
    return found


def _difference(named: str, then: Mapping[str, Row], now: Mapping[str, Row]) -> Difference:
    both = then.keys() & now.keys()
    return Difference(
        named,
        there=len(then),
        now=len(now),
        returning=len(then.keys() - now.keys()),
        going=len(now.keys() - then.keys()),
        changing=sum(then[row_id] != now[row_id] for row_id in both),
    )


def _newest(tables: Tables) -> tuple[str, ...]:
    dated = [
        (
            str(row["changed"]),
            f"{str(row['changed'])[:16].replace('T', ' ')} {NAMES[table]} {words}",
        )
        for table, rows in tables.items()
        for row in rows.values()
        if "changed" in row and (words := _words(row))
    ]
    return tuple(line for _, line in sorted(dated, reverse=True)[:_NEWEST])


def _words(row: Row) -> str:
    own = next((str(row[name]) for name in _WORDY if row.get(name)), "")
    if own:
        return shortened(own)
    anchor = anchor_of(str(row.get("anchor") or row.get("left_section") or "null"))
    return shortened(anchor.quote) if anchor else ""
