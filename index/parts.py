"""A part of an index: the folded texts and the words of some documents, in a folder of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.analysis import Analyzer
from index.errors import IndexDamagedError
from index.folding import fold
from index.manifest import Origin, Part, check_manifest
from index.model import FoldedDocument, FoldedText, IndexDocument
from index.texts import TEXTS_NAME, read_texts, write_texts
from index.word_writer import merge_words, write_words
from index.words import WORDS_NAME, WordIndex


def write_part(
    folder: Path,
    documents: Sequence[IndexDocument],
    analyzer: Analyzer,
    on_document: Callable[[], None] = lambda: None,
) -> None:
    """Fold and cut ``documents`` into the new folder ``folder``.

    Args:
        folder: Does not exist yet; its parents are made.
        documents: What the part holds, with unique ids.
        analyzer: Cuts the texts; the same for all parts of an index.
        on_document: Called after each document; may raise to give up.
    """
    folder.mkdir(parents=True)
    texts = [FoldedText(document.id, fold(document.text)) for document in documents]
    write_texts(folder / TEXTS_NAME, texts)
    folded = (
        FoldedDocument(
            document.id,
            fold(document.title).text,
            fold("\n".join(document.headings)).text,
            text.folded.text,
        )
        for document, text in zip(documents, texts, strict=True)
    )
    write_words(folder / WORDS_NAME, folded, analyzer, on_document)


def merge_parts(folder: Path, merged: Mapping[Path, Part], analyzer: Analyzer) -> None:
    """Write several parts as one, without what is dropped.

    Args:
        folder: Does not exist yet.
        merged: The parts by folder.
        analyzer: The one they were written with.
    """
    folder.mkdir(parents=True)
    texts: Iterator[FoldedText] = (
        text
        for source, part in merged.items()
        for text in read_texts(source / TEXTS_NAME, part.documents)
    )
    write_texts(folder / TEXTS_NAME, texts)
    words = {source / WORDS_NAME: part.documents.keys() for source, part in merged.items()}
    merge_words(folder / WORDS_NAME, words, analyzer)


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
    if {text.id for text in texts} != listed or not len(words) == len(texts) == len(listed):
        raise IndexDamagedError("texts, words and manifest do not name the same documents")
    return Contents(texts, words)
