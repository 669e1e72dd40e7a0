"""Small packs, well-made and forged."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from nacl.signing import SigningKey

from reader.library.packs.container import ContainerWriter
from reader.library.packs.install import Consent
from reader.library.packs.make import Label, make_pack
from reader.library.packs.manifest import MANIFEST_FILE, SIGNATURE_FILE, Manifest, Member
from reader.library.packs.signature import signature_file

KEY = SigningKey(bytes(range(32)))
OTHER_KEY = SigningKey(bytes(range(1, 33)))
YES = Consent(unsigned=True, older=True)
PROJECT = Path(__file__).parents[3]


def tiny_document(
    document_id: str, sentence: str = "研发经费投入强度达到3.0%。"
) -> dict[str, bytes]:
    """The files of a document of a few lines."""
    source = (
        f"{document_id}市科技创新行动方案\n一、总体目标\n{sentence}\n"
        + "各县区要加强领导，抓好落实。\n" * 9
    ).encode()
    metadata = (
        f'id = "{document_id}"\nsource_sha256 = "{hashlib.sha256(source).hexdigest()}"\n'
        f'[printed]\ntitle = "{document_id}市科技创新行动方案"\n'
    ).encode()
    return {"source.txt": source, "metadata.toml": metadata}


def pack_of(
    path: Path,
    documents: Iterable[str] | Mapping[str, Mapping[str, bytes]] = ("jia", "yi"),
    *,
    name: str = "sample",
    version: str = "1",
    key: SigningKey | None = KEY,
) -> Path:
    """Make a pack of tiny documents, or of documents with these files."""
    files = (
        documents
        if isinstance(documents, Mapping)
        else {document_id: tiny_document(document_id) for document_id in documents}
    )
    label = Label(name, "示范资源包", version, "甲市政府办", date(2026, 11, 1))
    make_pack(path, label, files.items(), key=key)
    return path


def forged(path: Path, members: Mapping[str, bytes], key: SigningKey | None = KEY) -> Path:
    """An archive with these members whose manifest and signature are right, whatever they are."""
    with path.open("wb") as file:
        writer = ContainerWriter(file)
        for name, content in members.items():
            writer.add(name, content)
        manifest = Manifest(
            "sample",
            "示范资源包",
            "1",
            "甲市政府办",
            "2026-11-01",
            "0.1.0",
            tuple(
                Member(name, len(content), hashlib.sha256(content).hexdigest())
                for name, content in members.items()
            ),
            writer.sha256,
            signed=key is not None,
        ).encoded()
        writer.add(MANIFEST_FILE, manifest, deflate=False)
        if key is not None:
            writer.add(SIGNATURE_FILE, signature_file(manifest, key), deflate=False)
        writer.finish()
    return path


def members_of(*document_ids: str) -> dict[str, bytes]:
    """The members of a pack of tiny documents."""
    return {
        f"documents/{document_id}/{name}": content
        for document_id in document_ids
        for name, content in sorted(tiny_document(document_id).items())
    }


def tree(folder: Path) -> dict[str, str]:
    """All there is below a folder, with the content of each file."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
