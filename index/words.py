"""The word index: Whoosh, written in parts that processes can write side by side, read as one."""

import threading
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from whoosh.filedb.filestore import RamStorage
from whoosh.index import create_in
from whoosh.query.terms import Term
from whoosh.reading import IndexReader, MultiReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.analysis import Analyzer
from index.model import FoldedDocument
from index.schema import FIELD_WEIGHTS, make_schema

_LOCK_FILES = "*_WRITELOCK"
_MEMORY_MB = 256
"""What a writer keeps in memory before it sorts its postings on disk."""


def part_name(number: int | str) -> str:
    """Name of a part's folder in the folder of the index; ``"*"`` for a pattern of all."""
    return f"words-{number}"


def parts_of(folder: Path) -> list[Path]:
    """Folders of all parts of the index in ``folder``, in the order of their numbers."""
    return sorted(folder.glob(part_name("*")), key=lambda part: (len(part.name), part.name))


def write_part(
    folder: Path,
    documents: Iterable[FoldedDocument],
    analyzer: Analyzer,
    on_document: Callable[[], None],
) -> None:
    """Write a part of a word index into the new folder ``folder``.

    Args:
        folder: Does not exist yet.
        documents: What the part holds.
        analyzer: Cuts the texts; the same for all parts of an index.
        on_document: Called after each document.
    """
    folder.mkdir(parents=True)
    index = create_in(str(folder), make_schema(analyzer))
    writer = index.writer(limitmb=_MEMORY_MB)
    try:
        for document in documents:
            writer.add_document(
                id=document.id,
                title=document.title,
                headings=document.headings,
                text=document.text,
            )
            on_document()
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    index.close()  # type: ignore[no-untyped-call]
    for lock in folder.glob(_LOCK_FILES):
        lock.unlink()


class WordIndex:
    """The parts of a word index, read into memory.

    No file stays open, so a new index can take the place of this one at any time.
    May be used from several threads: Whoosh's searcher is used by one at a time.
    """

    def __init__(self, parts: Sequence[Path]) -> None:
        readers = [_open(part) for part in parts]
        reader = readers[0] if len(readers) == 1 else MultiReader(readers)
        self._searcher = Searcher(reader, weighting=BM25F())
        self._numbers = {stored["id"]: number for number, stored in reader.iter_docs()}
        self._lock = threading.Lock()

    def __contains__(self, name: object) -> bool:
        return name in self._numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def scores(self, words: Collection[str], names: Iterable[str]) -> dict[str, float]:
        """Score documents by Whoosh's BM25F over title, headings and text.

        Only the postings of the documents asked for are read, which is why this takes a few
        milliseconds where a search of Whoosh over the same words takes fifty.

        Args:
            words: Words of the query.
            names: The documents to be scored.

        Returns:
            The score of every document of ``names``, 0.0 where no word occurs.
        """
        names_by_number = sorted((self._numbers[name], name) for name in names)
        scores = dict.fromkeys((name for _, name in names_by_number), 0.0)
        with self._lock:
            leaves = self._searcher.leaf_searchers()  # type: ignore[no-untyped-call]
            for searcher, offset in leaves:
                count = searcher.doc_count_all()
                local = [
                    (number - offset, name)
                    for number, name in names_by_number
                    if offset <= number < offset + count
                ]
                for field in FIELD_WEIGHTS:
                    for word in words:
                        _add_scores(scores, local, searcher, Term(field, word))
        return scores


def _add_scores(
    scores: dict[str, float], documents: list[tuple[int, str]], searcher: Searcher, term: Term
) -> None:
    """Add what ``term`` is worth in each of ``documents``, which are sorted by number."""
    matcher = term.matcher(searcher)
    for number, name in documents:
        if not matcher.is_active():
            return
        if matcher.id() < number:
            matcher.skip_to(number)
        if matcher.is_active() and matcher.id() == number:
            scores[name] += matcher.score()


def _open(folder: Path) -> IndexReader:
    """Read a part from a copy in memory."""
    storage = RamStorage()  # type: ignore[no-untyped-call]
    storage.files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    index = storage.open_index()  # type: ignore[no-untyped-call]
    reader: IndexReader = index.reader()
    return reader
