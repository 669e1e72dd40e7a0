"""From a source file to a document, step by step: decode, clean, structure, describe, check."""

import hashlib
from dataclasses import dataclass, replace

from reader.corpus.checks import warnings_of
from reader.corpus.clean import clean
from reader.corpus.decode import decode
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.metadata import describe
from reader.corpus.model import Document
from reader.corpus.review import Review
from reader.corpus.structure import build_structure
from reader.errors import CorpusError

ID_DIGITS = 12
"""Hex digits of the source file's SHA-256 that name an imported document."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document together with what it was read from.

    Attributes:
        source: The decoded text, without byte order mark; source positions count in it.
        encoding: Name of the encoding it was decoded from.
    """

    document: Document
    source: str
    encoding: str


def read_document(
    data: bytes, name: str, *, gazetteer: Gazetteer, review: Review | None = None
) -> ReadDocument:
    """Read one source file.

    Args:
        data: The file, byte for byte.
        name: What the file is called in the sentences for the user.
        gazetteer: Finds city and province.
        review: What a person found out about this very file; its metadata replaces what the steps
            would find.

    Raises:
        CorpusError: The file cannot be decoded, or nothing is left of it without the web page
            and its spam; names the file.
    """
    decoded = decode(data, name)
    cleaned = clean(decoded.text)
    structured = build_structure(cleaned.lines, decoded.text, review.splits if review else ())
    if not structured.text:
        raise CorpusError(f"“{name}”中没有可读的正文，请确认选择的是政策文件的文本。")
    described = review.metadata if review else None
    metadata = described or describe(structured, cleaned.page_fields, decoded.text, gazetteer)
    sha256 = hashlib.sha256(data).hexdigest()
    repairs = sorted(
        (*cleaned.repairs, *structured.repairs), key=lambda r: (r.source_start, r.source_end)
    )
    document = Document(
        id=review.id if review else sha256[:ID_DIGITS],
        text=structured.text,
        blocks=structured.blocks,
        sections=structured.sections,
        repairs=tuple(repairs),
        metadata=metadata,
        source_map=structured.source_map,
        source_sha256=sha256,
    )
    warnings = warnings_of(document, decoded.text)
    if decoded.misread:
        warnings = (f"文件的文字曾被误读（{decoded.misread}），已还原，引用前请核对。", *warnings)
    checked = replace(document, warnings=warnings)
    return ReadDocument(checked, decoded.text, decoded.encoding)
