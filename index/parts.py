"""The parts of an index, read: folders that hold folded texts and words of some documents."""

from dataclasses import dataclass
from pathlib import Path

from index.errors import IndexDamagedError
from index.manifest import Origin, check_manifest
from index.model import FoldedText
from index.texts import TEXTS_NAME, read_texts
from index.words import WORDS_NAME, WordIndex


@dataclass(frozen=True, slots=True)
class Contents:
    """All that an index holds, in memory."""

    texts: tuple[FoldedText, ...]
    words: WordIndex


def read_contents(folder: Path, origin: Origin) -> Contents:
    """Read the index in ``folder`` once everything about it has been checked.

    Raises:
        IndexMissingError: There is no index.
        IndexOutdatedError: It is of another origin.
        IndexDamagedError: It is not as it was built.
    """
    parts = {folder / part.name: part.documents for part in check_manifest(folder, origin)}
    texts = tuple(
        text for part, wanted in parts.items() for text in read_texts(part / TEXTS_NAME, wanted)
    )
    words = WordIndex({part / WORDS_NAME: wanted.keys() for part, wanted in parts.items()})
    listed = {name for wanted in parts.values() for name in wanted}
    if {text.id for text in texts} != listed or len(texts) != len(listed):
        raise IndexDamagedError("texts and manifest do not name the same documents")
    return Contents(texts, words)
