"""The journal: every action is one transaction, kept row by row, so that it can be undone."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from reader.errors import NotesError
from reader.notes.faults import ConflictError, told
from reader.notes.model import new_id, now
from reader.notes.schema import ITEM_TABLES
from reader.notes.written import Mark, Written

KEPT_ACTIONS = 200
"""So many actions can be undone; older ones are forgotten."""

_KNOWLEDGE = {
    "documents": "id, title, document_number, text_sha256, city",
    "texts": "text_sha256, deflated",
}
_UNDATED = ("meanings", "settled", "documents")

Value = str | int | float | None
Row = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class _Change:
    table: str
    row_id: str
    before: Row | None
    after: Row | None

    @property
    def reversed(self) -> "_Change":
        return _Change(self.table, self.row_id, self.after, self.before)


class Journal:
    """Reads and writes rows of the item tables.

    Actions of this session are undone, and those that were done before it began; never what
    another window does meanwhile.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        """Take a connection in autocommit mode to a file whose tables are up to date.

        Args:
            path: Of the file, for the sentences.
            connection: Closed by the caller.
        """
        self._path = path
        self._connection = connection
        self._session = new_id()
        self._pending: list[_Change] | None = None
        self._writes = 0
        self._written = Written()
        with told(path):
            query = "SELECT coalesce(max(id), 0) FROM actions"
            self._began: int = connection.execute(query).fetchone()[0]

    @property
    def has_written(self) -> bool:
        """Whether this session changed anything."""
        return self._writes > 0

    @property
    def version(self) -> str:
        """Changes with every commit, by this store or by another window or process."""
        return f"{self._foreign()}-{self._writes}"

    def _foreign(self) -> int:
        with told(self._path):
            found: int = self._connection.execute("PRAGMA data_version").fetchone()[0]
        return found

    def written_since(self, mark: Mark | None, table: str) -> tuple[Mark, frozenset[str] | None]:
        """Which rows of a table must be read again; see :meth:`Written.since`."""
        return self._written.since(mark, self._foreign(), table)

    @contextmanager
    def action(self, label: str) -> Iterator[None]:
        """What is written inside is one action: kept whole or not at all, undone at once.

        An action inside another one is part of it; one that changes nothing is not kept.

        Args:
            label: What the user did, in Chinese: 添加书签.

        Raises:
            NotesError: The disk is full, the file locked …; nothing was written.
        """
        if self._pending is not None:
            with self._part(self._pending):
                yield
            return
        self._pending = []
        try:
            with self._transaction():
                yield
                if self._pending:
                    self._forget_undone()
                    self._keep(label, self._pending)
        finally:
            self._pending = None

    @contextmanager
    def _part(self, pending: list[_Change]) -> Iterator[None]:
        """A part of an action: if it fails and the rest goes on, nothing of it is written."""
        known = len(pending)
        self._connection.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            del pending[known:]
            if self._connection.in_transaction:  # a full disk ends it all at once
                self._written.take_back()
                self._connection.execute("ROLLBACK TO part")
                self._connection.execute("RELEASE part")
            raise
        self._connection.execute("RELEASE part")

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with told(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.execute("PRAGMA defer_foreign_keys = ON")
                yield
                self._refuse_ended()
                self._connection.execute("COMMIT")
            except sqlite3.IntegrityError as error:
                self._roll_back()
                raise ConflictError("这条摘录所属的摘编已在别处删除。") from error
            except BaseException:
                self._roll_back()
                raise
        self._writes += 1

    def _refuse_ended(self) -> None:
        """A full disk ends a transaction at once: what follows must not be written by itself."""
        if not self._connection.in_transaction:
            raise NotesError("磁盘已满，整个操作没有保存；请腾出空间后再试。")

    def _roll_back(self) -> None:
        self._written.take_back()
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def rows(self, table: str, condition: str = "1", values: tuple[Value, ...] = ()) -> list[Row]:
        """Rows of a table in the order in which they were made.

        Args:
            table: One of ``ITEM_TABLES``, or ``documents``.
            condition: An SQL condition with ``?`` for each value.
            values: Its values.
        """
        query = f"SELECT * FROM {table} WHERE {condition} ORDER BY {_order(table)}"  # noqa: S608
        with told(self._path):
            cursor = self._connection.execute(query, values)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor]

    def ids(self, table: str, condition: str, values: tuple[Value, ...]) -> list[str]:
        """Ids of the rows that :meth:`rows` would give, in the same order."""
        query = f"SELECT id FROM {table} WHERE {condition} ORDER BY {_order(table)}"  # noqa: S608
        with told(self._path):
            return [str(row[0]) for row in self._connection.execute(query, values)]

    def row(self, table: str, row_id: str) -> Row | None:
        """The row with this id, None if there is none."""
        query = f"SELECT * FROM {table} WHERE id = ?"  # noqa: S608 - our own
        with told(self._path):
            cursor = self._connection.execute(query, (row_id,))
            found = cursor.fetchone()
        names = (column[0] for column in cursor.description)
        return dict(zip(names, found, strict=True)) if found is not None else None

    def tables(self) -> dict[str, dict[str, Row]]:
        """All rows of all item tables, by table and id."""
        return {table: {str(r["id"]): r for r in self.rows(table)} for table in ITEM_TABLES}

    def names(self, table: str, columns: Iterable[str]) -> list[str]:
        """What stands in some columns of a table, each once."""
        found: dict[str, None] = {}
        with told(self._path):
            for column in columns:
                query = f"SELECT DISTINCT {column} FROM {table} WHERE {column} IS NOT NULL"  # noqa: S608
                found.update(dict.fromkeys(row[0] for row in self._connection.execute(query)))
        return list(found)

    def write(self, table: str, row_id: str, after: Row | None) -> None:
        """Write a row inside an action, in place of the one with its id if there is one.

        Args:
            table: One of ``ITEM_TABLES``.
            row_id: Its id.
            after: All of its columns; None removes it.
        """
        self.replace(table, row_id, self.row(table, row_id), after)

    def replace(self, table: str, row_id: str, before: Row | None, after: Row | None) -> None:
        """Write a row whose present columns are known; see :meth:`write`.

        Args:
            table: One of ``ITEM_TABLES``.
            row_id: Its id.
            before: All of its columns, read inside this action; None if it is not there.
            after: All of its columns; None removes it.
        """
        if self._pending is None:
            raise ValueError("a row is written outside of an action")
        self._refuse_ended()
        if before == after:
            return
        self._put(_Change(table, row_id, before, after))
        self._pending.append(_Change(table, row_id, before, after))

    def keep_document(self, row: Row) -> None:
        """Keep what a document is called; inside an action, but not part of what is undone."""
        self._replace("documents", row)

    def has_text(self, text_sha256: str) -> bool:
        """Whether the text with this SHA-256 is kept."""
        query = "SELECT 1 FROM texts WHERE text_sha256 = ?"
        with told(self._path):
            return self._connection.execute(query, (text_sha256,)).fetchone() is not None

    def keep_text(self, text_sha256: str, text: str) -> None:
        """Keep a text that notes are made on; inside an action, but not part of what is undone.

        One that does not fit its SHA-256 is not kept.
        """
        data = text.encode()
        if hashlib.sha256(data).hexdigest() == text_sha256:
            self._connection.execute(
                "INSERT OR IGNORE INTO texts (text_sha256, deflated) VALUES (?, ?)",
                (text_sha256, zlib.compress(data)),
            )

    def keep_documents_of(self, other: sqlite3.Connection) -> None:
        """Keep what another file of notes knows about documents, where nothing is known here."""
        for table, columns in _KNOWLEDGE.items():
            marks = ", ".join("?" * len(columns.split(", ")))
            self._connection.executemany(
                f"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608
                other.execute(f"SELECT {columns} FROM {table}"),  # noqa: S608 - our own names
            )

    def kept_text(self, text_sha256: str) -> str | None:
        """A text that notes were made on; None if it was not at hand when they were."""
        query = "SELECT deflated FROM texts WHERE text_sha256 = ?"
        with told(self._path):
            found = self._connection.execute(query, (text_sha256,)).fetchone()
        return zlib.decompress(found[0]).decode() if found else None

    def undo_label(self) -> str | None:
        """What ``undo`` would undo, None if there is nothing."""
        found = self._next("done", "DESC")
        return found[1] if found else None

    def redo_label(self) -> str | None:
        """What ``redo`` would do again, None if there is nothing."""
        found = self._next("undone", "ASC")
        return found[1] if found else None

    def undo(self) -> str | None:
        """Undo the last action.

        Returns:
            Its label, None if there is nothing to undo.

        Raises:
            ConflictError: Its rows were changed elsewhere since. It is passed over: the next call
                goes on to the action before it.
            NotesError: The disk is full, the file locked …; nothing was written.
        """
        return self._go("done", "DESC", "undone", "撤销")

    def redo(self) -> str | None:
        """Do the action again that was undone last; see ``undo``."""
        return self._go("undone", "ASC", "done", "重做")

    def _go(self, state: str, direction: str, new_state: str, verb: str) -> str | None:
        found = self._next(state, direction)
        if found is None:
            return None
        action_id, label = found
        try:
            with self._transaction():
                changes = self._changes(action_id)
                if new_state == "undone":
                    changes = [change.reversed for change in reversed(changes)]
                for change in changes:
                    self._refuse_overtaken(change)
                    self._put(change)
                self._set_state(action_id, new_state)
        except ConflictError as error:
            with self._transaction():
                self._set_state(action_id, "passed")
            raise ConflictError(_overtaken(verb, label)) from error
        return label

    def _refuse_overtaken(self, change: _Change) -> None:
        if self.row(change.table, change.row_id) != change.before:
            raise ConflictError(f"{change.table} {change.row_id}")

    def _next(self, state: str, direction: str) -> tuple[int, str] | None:
        query = (
            "SELECT id, label FROM actions WHERE state = ? AND (session = ? OR id <= ?) "  # noqa: S608
            f"ORDER BY id {direction} LIMIT 1"
        )
        with told(self._path):
            values = (state, self._session, self._began)
            found = self._connection.execute(query, values).fetchone()
        return (found[0], found[1]) if found else None

    def _changes(self, action_id: int) -> list[_Change]:
        query = (
            "SELECT table_name, row_id, before, after FROM changes WHERE action_id = ? "
            "ORDER BY place"
        )
        return [
            _Change(table, row_id, json.loads(before), json.loads(after))
            for table, row_id, before, after in self._connection.execute(query, (action_id,))
        ]

    def _set_state(self, action_id: int, state: str) -> None:
        values = (state, action_id)
        self._connection.execute("UPDATE actions SET state = ? WHERE id = ?", values)

    def _keep(self, label: str, changes: list[_Change]) -> None:
        cursor = self._connection.execute(
            "INSERT INTO actions (label, at, session, state) VALUES (?, ?, ?, 'done')",
            (label, now(), self._session),
        )
        self._connection.executemany(
            "INSERT INTO changes (action_id, place, table_name, row_id, before, after) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (
                (cursor.lastrowid, place, c.table, c.row_id, _json(c.before), _json(c.after))
                for place, c in zip(count(), changes, strict=False)
            ),
        )
        oldest = "SELECT id FROM actions ORDER BY id DESC LIMIT -1 OFFSET ?"
        self._forget(f"id IN ({oldest})", (KEPT_ACTIONS,))

    def _forget_undone(self) -> None:
        mine = "state != 'done' AND (session = ? OR id <= ?)"
        self._forget(mine, (self._session, self._began))

    def _forget(self, condition: str, values: tuple[Value, ...]) -> None:
        ids = f"SELECT id FROM actions WHERE {condition}"  # noqa: S608 - our own conditions
        self._connection.execute(f"DELETE FROM changes WHERE action_id IN ({ids})", values)  # noqa: S608
        self._connection.execute(f"DELETE FROM actions WHERE {condition}", values)  # noqa: S608

    def _put(self, change: _Change) -> None:
        self._written.put(change.table, change.row_id)
        if change.table not in ITEM_TABLES:
            raise NotesError(f"批注文件{self._path}的撤销记录有误。")
        if change.after is None:
            self._connection.execute(f"DELETE FROM {change.table} WHERE id = ?", (change.row_id,))  # noqa: S608
        elif change.before is None:
            self._insert(change.table, change.after)
        else:
            names = ", ".join(f'"{name}" = ?' for name in change.after)
            self._connection.execute(
                f"UPDATE {change.table} SET {names} WHERE id = ?",  # noqa: S608 - our own names
                (*change.after.values(), change.row_id),
            )

    def _insert(self, table: str, row: Row) -> None:
        self._connection.execute(f"INSERT INTO {_columns(table, row)}", tuple(row.values()))

    def _replace(self, table: str, row: Row) -> None:
        self._connection.execute(f"REPLACE INTO {_columns(table, row)}", tuple(row.values()))


def _order(table: str) -> str:
    return "id" if table in _UNDATED else "julianday(created), created, id"


def _columns(table: str, row: Row) -> str:
    names = ", ".join(f'"{name}"' for name in row)
    return f"{table} ({names}) VALUES ({', '.join('?' * len(row))})"


_json = json.JSONEncoder(ensure_ascii=False).encode


def _overtaken(verb: str, label: str) -> str:
    return f"无法{verb}“{label}”：这些内容后来又在别处（另一个窗口）改过。"
