"""A part of an index: the folded texts and the words of some documents, in a folder of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from index.analysis import Analyzer
from index.folding import fold
from index.manifest import Part
from index.model import FoldedDocument, FoldedText, IndexDocument
from index.texts import TEXTS_NAME, read_texts, write_texts
from index.word_writer import merge_words, write_words
from index.words import WORDS_NAME


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
