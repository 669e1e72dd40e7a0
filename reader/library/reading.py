"""Reads one file after the other for an import, and indexes what was taken; runs in a worker."""

import logging
import pickle
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from index.analysis import Analyzer
from index.model import IndexDocument
from index.part_writing import write_part
from reader.corpus.decode import MAX_BYTES
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document, Inference, Metadata
from reader.corpus.pipeline import read_document
from reader.errors import CorpusError, system_reason
from reader.library.gather import Candidate
from reader.library.model import Entry
from reader.library.rows import Packed, packed
from reader.library.zips import read_member

_log = logging.getLogger(__name__)

LEAST_CHARACTERS = 120
"""Shorter documents are an index page, or the empty shell of one."""

FOLDERS_ASKED = 4
"""So many folders around a file, the nearest first, may tell its place."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it was read, small enough to be handed from process to process.

    Attributes:
        entry: What tells whether it is new.
        fingerprint: Of the document in the index.
        characters: Length of its text.
        doubts: As in ``Outcome``.
        pickled: A ``reader.library.rows.Packed``.
    """

    entry: Entry
    fingerprint: str
    characters: int
    doubts: tuple[str, ...]
    pickled: bytes

    def packed(self) -> Packed:
        """The document as it is stored."""
        form: Packed = pickle.loads(self.pickled)  # noqa: S301 - written by our own worker
        return form


class FileReader:
    """Reads files, and keeps what the index needs of them until it is written."""

    def __init__(self, gazetteer: Path, analyzer: Analyzer) -> None:
        """Make ready.

        Args:
            gazetteer: The table of places.
            analyzer: The one the index is built with.
        """
        self._gazetteer = Gazetteer.load(gazetteer)
        self._analyzer = analyzer
        self._kept: dict[str, IndexDocument] = {}

    def read(self, candidate: Candidate) -> FileRead | str:
        """Read a file.

        Returns:
            What was read, or the Chinese sentence that says why it cannot be.
        """
        try:
            return self._read(candidate)
        except CorpusError as error:
            return str(error)
        except MemoryError:
            return f"读取“{candidate.name}”要用的内存太多，未导入；它可能已损坏或是恶意文件。"
        except Exception:  # noqa: BLE001 - one file's fault must not end the import of the others
            _log.exception("a file could not be read")
            return f"读取“{candidate.name}”时程序出错，未导入；请把它另存为 txt 后再试。"

    def _read(self, candidate: Candidate) -> FileRead:
        data = bytes_of(candidate)
        read = read_document(data, candidate.name, gazetteer=self._gazetteer)
        document = placed(read.document, candidate.place, self._gazetteer)
        found = file_read(document, read.source)
        self._kept[document.id] = IndexDocument(
            document.id,
            document.metadata.title,
            tuple(section.label for section in document.sections),
            document.text,
            found.fingerprint,
        )
        return found

    def write_part(self, folder: Path, taken: Collection[str]) -> dict[str, str]:
        """Write a part of the index with what was read since the last one.

        Args:
            folder: Does not exist yet; nothing is written if there is nothing to write.
            taken: Ids of the documents that go into the library.

        Returns:
            Fingerprints of the documents of the part, by id.

        Raises:
            OSError: The disk is full, the folder not writable.
        """
        documents = [document for name, document in self._kept.items() if name in taken]
        self._kept.clear()
        if documents:
            write_part(folder, documents, self._analyzer)
        return {document.id: document.fingerprint for document in documents}


def bytes_of(candidate: Candidate) -> bytes:
    """The bytes of a candidate, one more than a document may have at most.

    Raises:
        CorpusError: It cannot be read.
    """
    if candidate.member is not None:
        return read_member(candidate.path, candidate.member, candidate.name)
    try:
        with candidate.path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise CorpusError(f"无法读取“{candidate.place}”（{system_reason(error)}）。") from error


def file_read(document: Document, source: str) -> FileRead:
    """A document in the form in which it is handed over.

    Args:
        document: After the pipeline, its metadata possibly changed by the user.
        source: The decoded source.
    """
    form = packed(document, source, "imported")
    return FileRead(
        entry_of(document),
        str(form.row["index_sha256"]),
        len(document.text),
        doubts_of(document),
        pickle.dumps(form, pickle.HIGHEST_PROTOCOL),
    )


def entry_of(document: Document) -> Entry:
    """What tells whether a document is new."""
    metadata = document.metadata
    printed = None if metadata.inference("document_number") else metadata.document_number
    return Entry(
        document.id,
        metadata.title,
        metadata.issuer,
        metadata.city,
        metadata.province,
        printed,
        metadata.issue_date or metadata.publication_date or "",
        document.text_sha256,
        document.source_sha256,
    )


def doubts_of(document: Document) -> tuple[str, ...]:
    """What a person should look at, worst first."""
    count = len(document.text)
    if count < LEAST_CHARACTERS:
        return (f"全文只有{count}字，像是目录页或网页的空壳。", *document.warnings)
    return document.warnings


def placed(document: Document, place: str, gazetteer: Gazetteer) -> Document:
    """The document with city and province from the folders around it, if its text tells none."""
    metadata = document.metadata
    if metadata.city or metadata.province or metadata.level == "state":
        return document
    return replace(document, metadata=_placed(metadata, place, gazetteer))


def _placed(metadata: Metadata, place: str, gazetteer: Gazetteer) -> Metadata:
    folders = PurePosixPath(place.replace("\\", "/").replace("›", "/")).parts[:-1]
    for folder in folders[: -FOLDERS_ASKED - 1 : -1]:
        found = gazetteer.find(folder)
        if found is not None:
            reason = f"文中未写明地区，据所在文件夹“{folder}”推定。"
            inference = Inference("city" if found.city else "province", "", reason)
            return replace(
                metadata,
                city=found.city,
                province=found.province,
                inferences=(*metadata.inferences, inference),
            )
    return metadata
