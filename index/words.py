"""The word index: Whoosh, written in parts, read as one.

Processes can write parts side by side, and a change of the library adds a small one.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from whoosh.filedb.filestore import RamStorage
from whoosh.index import create_in
from whoosh.query.terms import Term
from whoosh.reading import IndexReader, MultiReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher
from whoosh.writing import IndexWriter

from index.analysis import Analyzer
from index.model import FoldedDocument
from index.schema import make_schema

_LOCK_FILES = "*_WRITELOCK"
_MEMORY_MB = 256
"""What a writer keeps in memory at most before it sorts on disk, which takes half as long again."""


WORDS_NAME = "words"
"""Name of the word index in the folder of a part."""


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
            storage = _in_memory(source)
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
    writer = index.writer(limitmb=_MEMORY_MB)
    try:
        yield writer
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    index.close()  # type: ignore[no-untyped-call]
    for lock in folder.glob(_LOCK_FILES):
        lock.unlink()


COMMON_DOCUMENTS = 300
"""A word in more texts than this is common."""


class WordIndex:
    """The parts of a word index, read into memory.

    No file stays open, so a new index can take the place of this one at any time.
    May be used from several threads: Whoosh's searcher is used by one at a time.
    """

    def __init__(self, parts: Mapping[Path, Collection[str]]) -> None:
        """Read the parts.

        Args:
            parts: Folders of word indexes, each with the ids of the documents that count.
        """
        readers = [_open(part) for part in parts]
        reader = readers[0] if len(readers) == 1 else MultiReader(readers)
        self._searcher = Searcher(reader, weighting=BM25F())
        self._numbers: dict[str, int] = {}
        first = 0
        for part, wanted in zip(readers, parts.values(), strict=True):
            for number, stored in part.iter_docs():
                if stored["id"] in wanted:
                    self._numbers[stored["id"]] = first + number
            first += part.doc_count_all()
        self._lock = threading.Lock()

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def scores(
        self, words: Collection[str], names: Iterable[str], fields: Iterable[str]
    ) -> dict[str, float]:
        """Score documents by Whoosh's BM25F over the title and, for rare words, headings and text.

        What a word that stands in more than ``COMMON_DOCUMENTS`` of them says is little,
        and the literal scan has counted it; reading its postings would take longer than the scan.

        Args:
            words: Words of the query.
            names: The documents to be scored.
            fields: Those of ``index.schema.FIELD_WEIGHTS`` that count.

        Returns:
            The score of every document of ``names``, 0.0 where no word occurs.
        """
        wanted = {self._numbers[name]: name for name in names}
        scores = dict.fromkeys(wanted.values(), 0.0)
        with self._lock:
            for field in fields:
                for word in words:
                    holders = self._holders(field, word)
                    if field != "title" and sum(holders.values()) > COMMON_DOCUMENTS:
                        continue
                    for searcher, offset in holders:
                        matcher = Term(field, word).matcher(searcher)
                        while matcher.is_active():
                            name = wanted.get(matcher.id() + offset)
                            if name is not None:
                                scores[name] += matcher.score()
                            matcher.next()
        return scores

    def _holders(self, field: str, word: str) -> dict[tuple[Searcher, int], int]:
        """The parts in which the word stands in this field, and in how many documents of each."""
        counts = {
            leaf: leaf[0].reader().doc_frequency(field, word)
            for leaf in self._searcher.leaf_searchers()  # type: ignore[no-untyped-call]
        }
        return {leaf: count for leaf, count in counts.items() if count}


def _open(folder: Path) -> IndexReader:
    """Read a part from a copy in memory."""
    reader: IndexReader = _in_memory(folder).open_index().reader()  # type: ignore[no-untyped-call]
    return reader


def _in_memory(folder: Path) -> RamStorage:
    storage = RamStorage()  # type: ignore[no-untyped-call]
    storage.files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return storage
