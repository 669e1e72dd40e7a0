"""The documents at hand, in one SQLite file that can be rebuilt from their sources."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Self

from reader.corpus.model import Document
from reader.errors import LibraryError
from reader.library import rows, schema, sql
from reader.library.database import SUSPECT, connected, halves, opened, page_faults, set_aside
from reader.library.faults import DamagedLibraryError, told
from reader.library.model import DocumentSummary, Entry, Layout, Origin, RemovedDocument
from reader.library.namesakes import told_apart

_IDS_NAMED = 20
"""So many ids a sentence about an unknown one names."""


class Library:
    """The documents of ``library.db``.

    May be used from several threads: one connection, behind a lock. Work that takes long beside
    another thread gets a connection of its own from ``reader()``: readers and one writer do not
    wait for one another.

    Attributes:
        path: The file.
        notice: Chinese sentence for the user if the file was found damaged and set aside, else "".
    """

    def __init__(
        self,
        path: Path,
        database: sqlite3.Connection,
        place_order: Mapping[str, int],
        notice: str = "",
    ) -> None:
        self.path = path
        self.notice = notice
        self._database = database
        self._place_order = place_order
        self._lock = RLock()

    @classmethod
    def open(cls, path: Path, place_order: Mapping[str, int] | None = None) -> Self:
        """Open the library, or make an empty one; a damaged file is set aside as ``.bad``.

        Every start looks at the file's head, its length and its tables. Every page is looked at
        (``PRAGMA quick_check``) only where the last run did not end cleanly or met damage: that
        takes longer the larger the library is.

        Args:
            path: The file; its folder is made if need be.
            place_order: Place of each province and city in administrative order; without it they
                stand in the order of their names.

        Raises:
            LibraryError: A newer program wrote the file, or the folder cannot be written.
        """
        with told(path):
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            return cls(path, opened(path), place_order or {})
        except DamagedLibraryError:
            notice = set_aside(path)
        return cls(path, opened(path), place_order or {}, notice)

    def reader(self) -> Self:
        """A second connection to the same file, for work in another thread; close it after use."""
        with told(self.path):
            return type(self)(self.path, connected(self.path), self._place_order)

    def close(self) -> None:
        """Close the file; a second call does nothing."""
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def _guarded(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._lock, told(self.path):
                yield self._database
        except DamagedLibraryError:
            self.path.with_name(self.path.name + SUSPECT).touch()
            raise

    @property
    def version(self) -> str:
        """Changes with whatever the full-text index is made from: ids, titles, headings, texts."""
        with self._guarded() as database:
            return sql.version_of(sql.fingerprints(database))

    def fingerprints(self) -> dict[str, str]:
        """What the full-text index must hold: a fingerprint of each listed document by id."""
        with self._guarded() as database:
            return sql.fingerprints(database)

    def documents(self) -> list[DocumentSummary]:
        """All documents, by province and city in administrative order, then by title.

        Older versions are not among them.
        """
        listed = sorted(self._summaries("successor IS NULL", ()), key=self._place_and_title)
        return told_apart(listed, self._origins)

    def _origins(self, document_ids: Sequence[str]) -> dict[str, str]:
        """The files that documents came from, by id; shipped ones have none."""
        query = "SELECT place FROM documents WHERE id = ? AND place IS NOT NULL"
        found = {name: self.rows_of(query, (name,)) for name in document_ids}
        return {name: rows[0][0] for name, rows in found.items() if rows}

    def versions(self, document_id: str) -> list[DocumentSummary]:
        """The older versions of a document, the newest of them first.

        Args:
            document_id: Of a document that is listed, or of an older version itself: then the
                listed one comes first and it is left out.
        """
        with self._guarded() as database:
            query = "SELECT coalesce(successor, id) FROM documents WHERE id = ?"
            found = database.execute(query, [document_id]).fetchone()
            listed = found[0] if found else document_id
        family = "(id = ? OR successor = ?) AND id != ?"
        summaries = self._summaries(family, (listed, listed, document_id))
        summaries.sort(key=lambda s: s.issue_date or s.publication_date or "", reverse=True)
        return sorted(summaries, key=lambda s: s.id != listed)

    def _summaries(self, condition: str, values: Sequence[str]) -> list[DocumentSummary]:
        with self._guarded() as database:
            inferred: dict[str, set[str]] = {}
            concluded = (
                "SELECT document_id, field FROM inferences "  # noqa: S608 - our own condition
                f"WHERE document_id IN (SELECT id FROM documents WHERE {condition})"
            )
            for document_id, name in database.execute(concluded, values):
                inferred.setdefault(document_id, set()).add(name)
            selected = f"{sql.select('documents', rows.SUMMARY_COLUMNS)} WHERE {condition}"
            return [
                rows.summary_of(row, frozenset(inferred.get(row[0], ())))
                for row in database.execute(selected, values)
            ]

    def _place_and_title(self, summary: DocumentSummary) -> tuple[object, ...]:
        """A province's own documents stand before its cities', unknown places last."""
        last = len(self._place_order)
        province, city = summary.province or "", summary.city or ""
        return (
            not province,
            self._place_order.get(province, last),
            province,
            self._place_order.get(city, last) if city else -1,
            city,
            summary.title,
        )

    def summary(self, document_id: str) -> DocumentSummary:
        """One line of the library, also of an older version.

        Raises:
            LibraryError: There is no such document.
        """
        for summary in self._summaries("id = ?", (document_id,)):
            return summary
        with self._guarded():
            raise self._unknown(document_id)

    def document(self, document_id: str) -> Document:
        """The whole document.

        Raises:
            LibraryError: There is no such document.
        """
        with self._guarded() as database:
            columns = ("id", *rows.METADATA_COLUMNS, "source_sha256", "warnings")
            selected = sql.select("documents", columns) + " WHERE id = ?"
            values = database.execute(selected, [document_id]).fetchone()
            if values is None:
                raise self._unknown(document_id)
            parts = {name: self._part(name, document_id) for name in rows.PART_COLUMNS}
            text = self._text("texts", document_id)
        return rows.document_of(dict(zip(columns, values, strict=True)), text, parts)

    def source(self, document_id: str) -> str:
        """The decoded source text of a document.

        Raises:
            LibraryError: There is no such document.
        """
        with self._guarded():
            return self._text("sources", document_id)

    def layout(self, document_id: str) -> Layout:
        """Text, section paths and tables of a document: what it takes to cite a place of it.

        Raises:
            LibraryError: There is no such document.
        """
        with self._guarded():
            text = self._text("texts", document_id)
            sections = self._part("sections", document_id, ("start", "end", "path"))
            blocks = self._part("blocks", document_id, ("cells",))
        return Layout(text, tuple(sections), tuple(cells for (cells,) in blocks if cells))

    def text(self, document_id: str) -> str:
        """The text of a document.

        Raises:
            LibraryError: There is no such document.
        """
        with self._guarded():
            return self._text("texts", document_id)

    def title(self, document_id: str) -> str:
        """The title of a document.

        Raises:
            LibraryError: There is no such document.
        """
        return self.summary(document_id).title

    def entries(self) -> list[Entry]:
        """What tells whether a file is one of the documents, older versions included."""
        numbered = "SELECT document_id FROM inferences WHERE field = 'document_number'"
        columns = (
            "id, title, issuer, city, province, "
            f"CASE WHEN id IN ({numbered}) THEN NULL ELSE document_number END, "
            "coalesce(issue_date, publication_date, ''), text_sha256, source_sha256, origin"
        )
        with self._guarded() as database:
            query = f"SELECT {columns}, successor FROM documents ORDER BY id"  # noqa: S608
            return [Entry(*row) for row in database.execute(query)]

    def headings(self, document_id: str) -> tuple[str, ...]:
        """The headings of a document with their numbers."""
        with self._guarded():
            sections = self._part("sections", document_id)
        return tuple(path[-1] for _, _, path in rows.section_places(sections))

    def rows_of(self, statement: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Rows of a statement that only reads, for the other modules of ``reader.library``."""
        with self._guarded() as database:
            return database.execute(statement, values).fetchall()

    def write_rows(self, statement: str, values: Iterable[Sequence[object]]) -> None:
        """Run a statement once for each row, for the other modules of ``reader.library``."""
        with self._guarded() as database, sql.atomic(database):
            database.executemany(statement, values)

    def _part(self, table: str, document_id: str, columns: Sequence[str] = ()) -> list[Any]:
        selected = sql.select(table, columns or rows.PART_COLUMNS[table])
        query = f"{selected} WHERE document_id = ? ORDER BY place"
        return self._database.execute(query, [document_id]).fetchall()

    def _text(self, table: str, document_id: str) -> str:
        query = f"{sql.select(table, ('text',))} WHERE document_id = ?"
        found = self._database.execute(query, [document_id]).fetchone()
        if found is None:
            raise self._unknown(document_id)
        return str(found[0])

    def _unknown(self, document_id: str) -> LibraryError:
        known = [str(row[0]) for row in self._database.execute("SELECT id FROM documents")]
        named = "、".join(sorted(known)[:_IDS_NAMED]) or "（空）"
        more = f"等 {len(known)} 篇" if len(known) > _IDS_NAMED else ""
        return LibraryError(f"文库中没有“{document_id}”；现有文件：{named}{more}。")

    def add(self, document: Document, source: str, origin: Origin, stamp: str = "") -> None:
        """Store a document, in place of one with the same id if there is one; all of it or nothing.

        Args:
            document: After the pipeline.
            source: The decoded source text its source positions count in.
            origin: Where it comes from.
            stamp: What it was made from; for whoever stores it to see whether it is up to date.

        Raises:
            LibraryError: The disk is full, the folder read-only …
        """
        self.insert(rows.packed(document, source, origin, stamp))

    def insert(self, packed: rows.Packed, place: str = "", successor: str | None = None) -> None:
        """Store a document in the form of its rows; see ``add``.

        Args:
            packed: The document.
            place: Where it was imported from, as shown.
            successor: The listed document it is an older version of.
        """
        document_id = packed.row["id"]
        added = {"place": place, "added_at": sql.now(), "successor": successor}
        with self._guarded() as database, sql.atomic(database):
            self._delete(document_id)
            database.execute("DELETE FROM removed_documents WHERE id = ?", (document_id,))
            row = {**packed.row, **added}
            database.execute(sql.insert_into("documents", tuple(row)), tuple(row.values()))
            for table, text in (("texts", packed.text), ("sources", packed.source)):
                database.execute(
                    sql.insert_into(table, ("document_id", "text")), (document_id, text)
                )
            for table, columns in rows.PART_COLUMNS.items():
                database.executemany(
                    sql.insert_into(table, ("document_id", "place", *columns)),
                    ((document_id, place, *part) for place, part in enumerate(packed.parts[table])),
                )

    def supersede(self, document_id: str, successor: str) -> None:
        """Make a document, and its older versions, older versions of another document."""
        with self._guarded() as database, sql.atomic(database):
            database.execute(
                "UPDATE documents SET successor = ? WHERE id = ? OR successor = ?",
                (successor, document_id, document_id),
            )

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """What is written inside is written whole or not at all; another writer waits.

        Raises:
            LibraryError: The disk is full, the folder read-only …; nothing was written.
        """
        with self._guarded() as database, sql.atomic(database):
            yield

    def remove(self, document_id: str) -> None:
        """Remove a document, its parts and its older versions.

        What it takes to know them again is kept, for the notes on them.

        Raises:
            LibraryError: There is no such document.
        """
        self.summary(document_id)
        with self._guarded() as database, sql.atomic(database):
            kept = "id, title, document_number, text_sha256, origin"
            database.execute(
                f"INSERT OR REPLACE INTO removed_documents ({kept}, removed_at) "  # noqa: S608
                f"SELECT {kept}, ? FROM documents WHERE id = ? OR successor = ?",
                (sql.now(), document_id, document_id),
            )
            query = "SELECT id FROM documents WHERE id = ? OR successor = ?"
            for (name,) in database.execute(query, [document_id, document_id]).fetchall():
                self._delete(name)

    def removed(self) -> list[RemovedDocument]:
        """What was removed and did not come back, the latest first."""
        columns = ("id", "title", "document_number", "text_sha256", "removed_at")
        with self._guarded() as database:
            query = f"{sql.select('removed_documents', columns)} ORDER BY removed_at DESC, id"
            return [RemovedDocument(*row) for row in database.execute(query)]

    def _delete(self, document_id: str) -> None:
        for table in schema.DOCUMENT_TABLES:
            self._database.execute(
                f"DELETE FROM {table} WHERE document_id = ?",  # noqa: S608 - our own names
                (document_id,),
            )
        self._database.execute("DELETE FROM documents WHERE id = ?", (document_id,))

    def stamps(self, origin: Origin) -> dict[str, str]:
        """The stamp of every document of this origin, by id."""
        with self._guarded() as database:
            query = "SELECT id, stamp FROM documents WHERE origin = ?"
            return dict(database.execute(query, [origin]).fetchall())

    def faults(self) -> list[str]:
        """Look at every page and every text; Chinese sentences, none if all is well."""
        try:
            with self._guarded() as database:
                found = page_faults(database, "quick_check")
                texts = "SELECT id, text, text_sha256 FROM documents JOIN texts ON document_id = id"
                for document_id, text, expected in database.execute(texts):
                    if rows.sha256_of(text) != expected:
                        found.append(f"文件 {document_id} 的文本与入库时不符")
                found += halves(database)
        except DamagedLibraryError as error:
            return [str(error)]
        return found
