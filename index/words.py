"""The word index of an open index: Whoosh, written in parts, read as one into memory."""

import threading
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from whoosh.filedb.filestore import RamStorage
from whoosh.query.terms import Term
from whoosh.reading import IndexReader, MultiReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

WORDS_NAME = "words"
"""Name of the word index in the folder of a part."""

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
    reader: IndexReader = words_in_memory(folder).open_index().reader()  # type: ignore[no-untyped-call]
    return reader


def words_in_memory(folder: Path) -> RamStorage:
    """The files of a word index, copied into memory: none of them stays open."""
    storage = RamStorage()  # type: ignore[no-untyped-call]
    storage.files = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    return storage
