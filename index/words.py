"""The word index of an open index: Whoosh, written in parts, read as one into memory.

Its words rank documents, they do not find them: Whoosh, which takes longer to load than all else
that is read when an index is opened, is loaded when documents are ranked for the first time.
"""

import threading
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.word_scores import WordScores

WORDS_NAME = "words"
"""Name of the word index in the folder of a part."""

COMMON_DOCUMENTS = 300
"""A word in more texts than this is common."""

FIELD_WEIGHTS = {"title": 4.0, "headings": 2.0, "text": 1.0}
"""The searched fields, and how much more than in the text a word in them counts for the ranking."""


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
        self._parts = [(files_of(part), wanted) for part, wanted in parts.items()]
        self._opened: WordScores | None = None
        self._lock = threading.Lock()

    def scores(
        self, words: Collection[str], names: Iterable[str], fields: Iterable[str]
    ) -> dict[str, float]:
        """Score documents by the words of a query; see ``WordScores.scores``.

        Raises:
            IndexDamagedError: The parts do not hold just the documents that count.
        """
        with self._lock:
            if self._opened is None:
                from index.word_scores import WordScores  # noqa: PLC0415 - see above

                self._opened = WordScores(self._parts)
                self._parts = []
            return self._opened.scores(words, names, fields)


def files_of(folder: Path) -> dict[str, bytes]:
    """The content of the files of a word index by their names."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
