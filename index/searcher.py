"""Answers queries from an index, in memory."""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from index.analysis import Analyzer
from index.errors import QueryError
from index.folding import Folded, fold
from index.literal import count, occurrences, overlaps_itself
from index.manifest import Origin
from index.model import FoldedText
from index.parts import read_contents
from index.words import WordIndex

_PLAIN = Analyzer()


@dataclass(frozen=True)
class DocumentMatches:
    """All occurrences of a query in one document.

    Attributes:
        id: The document.
        count: How many there are. Known at once; where they are is found out when it is asked for.
    """

    id: str
    count: int
    _folded: Folded = field(repr=False)
    _needle: str = field(repr=False)

    @cached_property
    def ranges(self) -> tuple[tuple[int, int], ...]:
        """Range of each occurrence in the document's original text, rising."""
        places = occurrences(self._folded.text, self._needle)
        length = len(self._needle)
        if not self._folded.gaps.total:
            return tuple((place, place + length) for place in places)
        return tuple(self._folded.original_range(place, place + length) for place in places)


@dataclass(frozen=True)
class ExactAnswer:
    """Every place where a query stands.

    Attributes:
        folded_query: The string that was looked for.
        documents: Those in which it stands, the best first.
        documents_searched: How many documents were searched.
        characters_searched: Length of their original texts together, in code points.
    """

    folded_query: str
    documents: tuple[DocumentMatches, ...]
    documents_searched: int
    characters_searched: int

    @property
    def count(self) -> int:
        """Occurrences in all documents together."""
        return sum(matches.count for matches in self.documents)


class Searcher:
    """An index, opened: everything is in memory, no file stays open.

    May be used from several threads at once.
    """

    def __init__(self, texts: tuple[FoldedText, ...], words: WordIndex, analyzer: Analyzer) -> None:
        self._texts = texts
        self._words = words
        self._analyzer = analyzer

    @classmethod
    def open(cls, folder: Path, library_version: str, analyzer: Analyzer = _PLAIN) -> "Searcher":
        """Read the index in ``folder``.

        Args:
            folder: Where ``build`` put it.
            library_version: Version of the library's content that the index must be built from.
            analyzer: The one it must be built with.

        Raises:
            IndexMissingError: There is no index.
            IndexOutdatedError: It is of another library version, analyzer or format.
            IndexDamagedError: It is not as it was built; checked before anything of it is
            interpreted.
        """
        contents = read_contents(folder, Origin(library_version, analyzer.fingerprint))
        return cls(contents.texts, contents.words, analyzer)

    def exact(self, query: str, within: Collection[str] | None = None) -> ExactAnswer:
        """Find every occurrence of ``query`` in the folded texts, overlapping ones included.

        Args:
            query: Taken literally after folding: ``%``, ``&``, quotes and brackets are content.
            within: Ids of the documents to search; None for all.

        Returns:
            The documents in which it stands: by Whoosh's score for the words of the query, then
            by number of occurrences, then by id. A document in which Whoosh knows none of the
            words is not lost.

        Raises:
            QueryError: Nothing is left of the query after folding.
        """
        needle = fold(query).text.strip("\n")
        if not needle:
            raise QueryError("the query holds nothing but blanks")
        texts = self._texts
        if within is not None:
            texts = tuple(text for text in texts if text.id in within)
        overlapping = overlaps_itself(needle)
        found = [
            DocumentMatches(text.id, number, text.folded, needle)
            for text in texts
            if (number := count(text.folded.text, needle, overlapping=overlapping))
        ]
        return ExactAnswer(
            needle,
            self._ranked(found, needle),
            len(texts),
            sum(text.folded.original_length for text in texts),
        )

    def _ranked(self, found: list[DocumentMatches], needle: str) -> tuple[DocumentMatches, ...]:
        if len(found) < 2:
            return tuple(found)
        words = self._analyzer.counts(needle)
        scores = self._words.scores(words, [matches.id for matches in found])
        found.sort(key=lambda matches: (-scores[matches.id], -matches.count, matches.id))
        return tuple(found)
