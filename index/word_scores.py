"""What Whoosh says about the words of an open index; see ``index.words``."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from whoosh.filedb.filestore import RamStorage
from whoosh.query.terms import Term
from whoosh.reading import IndexReader, MultiReader
from whoosh.scoring import BM25F
from whoosh.searching import Searcher

from index.errors import IndexDamagedError
from index.words import COMMON_DOCUMENTS


class WordScores:
    """The parts of a word index, opened in memory. Used by one thread at a time."""

    def __init__(self, parts: Sequence[tuple[Mapping[str, bytes], Collection[str]]]) -> None:
        """Open the parts.

        Args:
            parts: For each the content of its files by name, and the ids that count.

        Raises:
            IndexDamagedError: The parts do not hold just these documents.
        """
        readers: list[IndexReader] = [
            in_memory(files).open_index().reader()  # type: ignore[no-untyped-call]
            for files, _ in parts
        ]
        reader = readers[0] if len(readers) == 1 else MultiReader(readers)
        self._searcher = Searcher(reader, weighting=BM25F())
        self._numbers: dict[str, int] = {}
        first = 0
        for part, (_, wanted) in zip(readers, parts, strict=True):
            for number, stored in part.iter_docs():
                if stored["id"] in wanted:
                    self._numbers[stored["id"]] = first + number
            first += part.doc_count_all()
        if len(self._numbers) != sum(len(wanted) for _, wanted in parts):
            raise IndexDamagedError("words and manifest do not name the same documents")

    def scores(
        self, words: Collection[str], names: Iterable[str], fields: Iterable[str]
    ) -> dict[str, float]:
        """Score documents by Whoosh's BM25F over the title and, for rare words, headings and text.

        What a word that stands in more than ``COMMON_DOCUMENTS`` of them says is little,
        and the literal scan has counted it; reading its postings would take longer than the scan.

        Args:
            words: Words of the query.
            names: The documents to be scored.
            fields: Those of ``index.words.FIELD_WEIGHTS`` that count.

        Returns:
            The score of every document of ``names``, 0.0 where no word occurs.
        """
        wanted = {self._numbers[name]: name for name in names}
        scores = dict.fromkeys(wanted.values(), 0.0)
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


def in_memory(files: Mapping[str, bytes]) -> RamStorage:
    """The files of a word index as a storage of Whoosh: none of them stays open."""
    storage = RamStorage()  # type: ignore[no-untyped-call]
    storage.files = dict(files)
    return storage
