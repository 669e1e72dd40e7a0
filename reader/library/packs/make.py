"""Makes packs from documents' folders and from documents of the library."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from nacl.signing import SigningKey

from reader import __version__
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document
from reader.corpus.pipeline import read_document
from reader.corpus.review import METADATA_FILE, PRINTED_FIELDS, SPLITS_FILE, parse_review
from reader.errors import CorpusError, system_reason
from reader.library.bundle import GAZETTEER_FILE
from reader.library.packs.container import ContainerWriter
from reader.library.packs.faults import DamagedPackError, PackError
from reader.library.packs.installed import packs_folder, read_versions
from reader.library.packs.manifest import (
    INDICATORS_FILE,
    MANIFEST_FILE,
    SIGNATURE_FILE,
    Manifest,
    Member,
    is_content,
    is_content_version,
    is_name,
    is_on_one_line,
)
from reader.library.packs.signature import signature_file
from reader.library.packs.verify import verify_pack
from reader.library.store import Library

Files = Mapping[str, bytes]
"""The files of one document by name: ``source.*``, ``metadata.toml``, possibly ``table.csv``."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a pack says of itself; see ``Manifest``."""

    name: str
    title: str
    content_version: str
    made_by: str
    made_on: date


def make_pack(
    out: Path,
    label: Label,
    documents: Iterable[tuple[str, Files]],
    indicators: bytes | None = None,
    key: SigningKey | None = None,
) -> Manifest:
    """Write a pack; the same input gives the same bytes.

    The finished file is verified before it gets its name.

    Args:
        out: The pack to write.
        label: What it says of itself.
        documents: Id and files of each document.
        indicators: Reviewed indicators, CSV in UTF-8.
        key: Signs the pack; None for a pack without signature.

    Raises:
        PackError: The label, a document or a file name is not allowed, or the file cannot be
            written.
    """
    _refuse_label(label)
    part = out.with_name(out.name + ".part")
    try:
        with part.open("wb") as file:
            manifest = _write(ContainerWriter(file), label, documents, indicators, key)
        verify_pack(part, ())
        part.replace(out)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise PackError(f"无法写入“{out}”（{system_reason(error)}）。") from error
    except DamagedPackError as error:
        part.unlink(missing_ok=True)
        raise PackError(f"无法制作资源包：{error.fault}。") from error
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return manifest


def _refuse_label(label: Label) -> None:
    if not is_name(label.name):
        raise PackError(
            f"资源包名称“{label.name}”不合规定：用小写字母、数字和 -，不超过 40 个字符。"
        )
    if not is_content_version(label.content_version):
        raise PackError(
            f"内容版本“{label.content_version}”不合规定：写成数字，可用 . 分段，如 2026.11。"
        )
    for words in (label.title, label.made_by):
        if not is_on_one_line(words):
            raise PackError(f"“{words}”不合规定：写成一行，1 到 120 个字符。")


def _write(
    writer: ContainerWriter,
    label: Label,
    documents: Iterable[tuple[str, Files]],
    indicators: bytes | None,
    key: SigningKey | None,
) -> Manifest:
    members = []
    for path, content in _contents(documents, indicators):
        if not is_content(path):
            raise PackError(f"资源包中不能有文件“{path}”。")
        writer.add(path, content)
        members.append(Member(path, len(content), hashlib.sha256(content).hexdigest()))
    manifest = Manifest(
        label.name,
        label.title,
        label.content_version,
        label.made_by,
        label.made_on.isoformat(),
        __version__,
        tuple(members),
        writer.sha256,
        signed=key is not None,
    )
    encoded = manifest.encoded()
    writer.add(MANIFEST_FILE, encoded, deflate=False)
    if key is not None:
        writer.add(SIGNATURE_FILE, signature_file(encoded, key), deflate=False)
    writer.finish()
    return manifest


def _contents(
    documents: Iterable[tuple[str, Files]], indicators: bytes | None
) -> Iterator[tuple[str, bytes]]:
    seen: set[str] = set()
    for document_id, files in documents:
        if document_id in seen:
            raise PackError(f"文件 {document_id} 给出了两次。")
        seen.add(document_id)
        for name, content in sorted(files.items()):
            yield f"documents/{document_id}/{name}", content
    if not seen:
        raise PackError("没有给出要装入资源包的文件。")
    if indicators is not None:
        yield INDICATORS_FILE, indicators


def documents_below(folder: Path) -> Iterator[tuple[str, Files]]:
    """The documents in a folder: it is one itself, or holds a folder for each.

    Raises:
        PackError: There are none, or a file cannot be read.
    """
    one = (folder / METADATA_FILE).is_file()
    folders = [folder] if one else sorted(path.parent for path in folder.glob(f"*/{METADATA_FILE}"))
    if not folders:
        raise PackError(
            f"“{folder}”中没有文件：每篇文件一个文件夹，内有 source.txt 和 metadata.toml。"
        )
    for each in folders:
        try:
            files = {path.name: path.read_bytes() for path in each.iterdir() if path.is_file()}
        except OSError as error:
            raise PackError(f"无法读取“{error.filename}”（{system_reason(error)}）。") from error
        yield each.resolve().name, files


def document_of(
    library: Library, document_id: str, user_data: Path, resources: Path
) -> tuple[str, Files]:
    """A document of the library: its folder if it came in one, else what the library knows of it.

    Raises:
        PackError: It cannot be read again from what the library keeps of its source.
        LibraryError: There is no such document.
    """
    origin = library.summary(document_id).origin
    for folder in _folders(origin, user_data, resources):
        if (folder / document_id / METADATA_FILE).is_file():
            return next(documents_below(folder / document_id))
    document = library.document(document_id)
    source = library.source(document_id).encode("utf-8", "surrogatepass")
    sha256 = hashlib.sha256(source).hexdigest()
    metadata = metadata_file(replace(document, source_sha256=sha256))
    gazetteer = Gazetteer.load(resources / GAZETTEER_FILE)
    try:
        review = parse_review(metadata)
        again = read_document(source, "source.txt", gazetteer=gazetteer, review=review).document
    except (CorpusError, ValueError):
        again = None
    if again is None or again.text != document.text:
        raise PackError(
            f"文件 {document_id} 不能由文库中保存的原文重新读出；"
            f"请改用它的文件夹（原文件、{METADATA_FILE} 和 {SPLITS_FILE}）制作资源包。"
        )
    return document_id, {"source.txt": source, METADATA_FILE: metadata}


def _folders(origin: str, user_data: Path, resources: Path) -> list[Path]:
    if origin == "shipped":
        return [resources / "documents"]
    if origin == "pack":
        used = [versions.current for versions in read_versions(user_data).values()]
        return [packs_folder(user_data) / name / "documents" for name in used if name]
    return []


def metadata_file(document: Document) -> bytes:
    """The content of ``metadata.toml`` for a document; see ``reader.corpus.review``."""
    metadata = document.metadata
    lines = [f"id = {_quoted(document.id)}", f"source_sha256 = {_quoted(document.source_sha256)}"]
    lines += ["", "[printed]"]
    inferred = {inference.field for inference in metadata.inferences}
    for name in sorted(PRINTED_FIELDS - inferred):
        value = getattr(metadata, name)
        if value is not None:
            lines.append(f"{name} = {_quoted(value)}")
    for inference in metadata.inferences:
        lines += ["", f"[inferred.{inference.field}]"]
        value = getattr(metadata, inference.field)
        if value is not None:
            lines.append(f"value = {_quoted(value)}")
        lines.append(f"printed = {_quoted(inference.printed)}")
        lines.append(f"reason = {_quoted(inference.reason)}")
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    """As a TOML basic string; JSON escapes are the same, but for DEL."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
