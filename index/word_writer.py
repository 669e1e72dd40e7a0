"""Writes the word index of a part, from documents or from the word indexes of other parts."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh.codec.base import PerDocumentReader
from whoosh.index import create_in
from whoosh.writing import IndexWriter, SegmentWriter

from index.analysis import Analyzer
from index.model import FoldedDocument
from index.schema import make_schema
from index.word_scores import in_memory
from index.words import files_of

_LOCK_FILES = "*_WRITELOCK"
_MEMORY_MB = 256
"""What a writer keeps in memory at most before it sorts on disk, which takes half as long again."""


def write_words(
    folder: Path,
    documents: Iterable[FoldedDocument],
    analyzer: Analyzer,
    on_document: Callable[[], None],
) -> None:
    """Write the word index of a part into the new folder ``folder``.

    Args:
        folder: Does not exist yet.
        documents: What the part holds.
        analyzer: Cuts the texts; the same for all parts of an index.
        on_document: Called after each document.
    """
    with _writer(folder, analyzer) as writer:
        for document in documents:
            writer.add_document(
                id=document.id,
                title=document.title,
                headings=document.headings,
                text=document.text,
            )
            on_document()


def merge_words(folder: Path, merged: Mapping[Path, Collection[str]], analyzer: Analyzer) -> None:
    """Write several word indexes as one, without cutting a text again.

    Args:
        folder: Does not exist yet.
        merged: Folders of word indexes, each with the ids of the documents that count.
        analyzer: The one they were written with.
    """
    with _writer(folder, analyzer) as writer:
        for source, wanted in merged.items():
            storage = in_memory(files_of(source))
            index = storage.open_index()  # type: ignore[no-untyped-call]
            with index.reader() as reader:
                dropped = {stored["id"] for _, stored in reader.iter_docs()} - set(wanted)
            remover = index.writer()
            for name in dropped:
                remover.delete_by_term("id", name)
            remover.commit(merge=False)
            with storage.open_index().reader() as reader:  # type: ignore[no-untyped-call]
                writer.add_reader(reader)  # type: ignore[no-untyped-call]


@contextmanager
def _writer(folder: Path, analyzer: Analyzer) -> Iterator[IndexWriter]:
    """A writer into the new folder ``folder``; it commits at the end, if all went well."""
    folder.mkdir(parents=True)
    index = create_in(str(folder), make_schema(analyzer))
    writer: IndexWriter = _WordWriter(index, limitmb=_MEMORY_MB)  # type: ignore[no-untyped-call]
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    index.close()  # type: ignore[no-untyped-call]
    for lock in folder.glob(_LOCK_FILES):
        lock.unlink()


class _Lengths:
    """How many words the fields of documents hold.

    They are read once; Whoosh reads them for every posting, a sixth of the time of writing.
    """

    def __init__(self, reader: PerDocumentReader) -> None:
        self._reader: Any = reader

    def doc_field_length_reader(self, field: str) -> Callable[[int], int | None]:
        """Gives the length of ``field``, in words, by the number of a document."""
        length = self._reader.doc_field_length_reader(field)
        return [length(number) for number in range(self._reader.doc_count_all())].__getitem__

    def close(self) -> None:
        """Close the files the lengths were read from."""
        self._reader.close()


class _WordWriter(SegmentWriter):
    """Whoosh's writer, with the lengths of documents in memory while postings are written."""

    def per_document_reader(self) -> _Lengths:
        """What the writing of postings asks for the lengths."""
        return _Lengths(super().per_document_reader())  # type: ignore[no-untyped-call]
