"""``manifest.json``: what a pack is, and the SHA-256 of everything in it."""

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

MANIFEST_FILE = "manifest.json"
SIGNATURE_FILE = "signature.json"
INDICATORS_FILE = "indicators.csv"
FORMAT = 1
"""Version of the form of packs this program writes and knows."""

_DOCUMENT_ID = r"[a-z0-9](?:[a-z0-9_-]{0,62}[a-z0-9])?"
_SOURCE = r"source\.(?:txt|md|html|htm|docx|pdf)"
_CONTENT = re.compile(
    rf"documents/(?P<id>{_DOCUMENT_ID})/(?:(?P<source>{_SOURCE})|metadata\.toml|table\.csv)"
    rf"|{re.escape(INDICATORS_FILE)}"
)
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_VERSION = re.compile(r"(?:0|[1-9]\d{0,7})(?:\.(?:0|[1-9]\d{0,7})){0,3}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ON_ONE_LINE = re.compile(r"[^\x00-\x1f\x7f\u2028\u2029\u202a-\u202e\u2066-\u2069]{1,120}")
_RESERVED = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(10)
}
"""Names no file may have on Windows."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the pack.

    Attributes:
        path: Inside the pack.
        size: In bytes.
        sha256: Of its content.
    """

    path: str
    size: int
    sha256: str

    @property
    def document_id(self) -> str | None:
        """The document it belongs to; None for the indicators."""
        parts = PurePosixPath(self.path).parts
        return parts[1] if len(parts) > 1 else None

    @property
    def is_source(self) -> bool:
        """Whether it is a document's source file."""
        return PurePosixPath(self.path).stem == "source"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a pack is.

    Attributes:
        name: Short name, the same for all versions: a-z, 0-9, "-".
        title: What people call it.
        content_version: Numbers with dots between them; a later pack has a greater one.
        made_by: Who made it.
        made_on: The day it was made, ISO 8601.
        program_version: The program that made it.
        members: All files but manifest and signature, in the order of the archive.
        content_sha256: Of all bytes of the archive in front of the manifest's header.
        signed: Whether it must have a signature.
    """

    name: str
    title: str
    content_version: str
    made_by: str
    made_on: str
    program_version: str
    members: tuple[Member, ...]
    content_sha256: str
    signed: bool

    @property
    def order(self) -> tuple[int, ...]:
        """The content version as numbers, to compare."""
        return version_order(self.content_version)

    @property
    def document_ids(self) -> tuple[str, ...]:
        """Ids of the documents, each once."""
        ids = (member.document_id for member in self.members)
        return tuple(dict.fromkeys(document_id for document_id in ids if document_id))

    def encoded(self) -> bytes:
        """As the bytes that are signed; the same manifest gives the same bytes."""
        value = {"format": FORMAT, **asdict(self)}
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def version_order(version: str) -> tuple[int, ...]:
    """A content version as numbers; "1" and "1.0" are the same."""
    numbers = [int(number) for number in version.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def is_name(name: str) -> bool:
    """Whether a pack can have this name."""
    return bool(_NAME.fullmatch(name)) and name not in _RESERVED


def is_content_version(version: str) -> bool:
    """Whether this is a content version."""
    return bool(_VERSION.fullmatch(version))


def is_on_one_line(words: str) -> bool:
    """Whether these words can be shown as they are: one line, nothing that turns text around."""
    return bool(_ON_ONE_LINE.fullmatch(words))


def is_content(path: str) -> bool:
    """Whether a pack may hold a file of this name beside manifest and signature."""
    match = _CONTENT.fullmatch(path)
    return match is not None and match["id"] not in _RESERVED


def parsed(data: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        NewerFormatError: A newer program wrote it.
        ValueError: It is not a manifest; tells in Chinese what is wrong.
    """
    try:
        value = json.loads(data.decode())
        if value["format"] != FORMAT:
            raise NewerFormatError(f"格式版本 {value['format']}")
        values = {key: _text(value, key) for key in _TEXTS}
        manifest = Manifest(
            **values,
            members=tuple(_member(member) for member in value["members"]),
            signed=value["signed"] is True,
        )
        as_written = manifest.encoded()
    except (KeyError, TypeError, RecursionError, UnicodeError, json.JSONDecodeError) as error:
        raise ValueError("清单读不出来") from error
    if as_written != data:
        raise ValueError("清单的写法不合规定")
    _refuse_values(manifest)
    _refuse_members(manifest.members)
    return manifest


class NewerFormatError(ValueError):
    """A newer program wrote the pack."""


_TEXTS = (
    "name",
    "title",
    "content_version",
    "made_by",
    "made_on",
    "program_version",
    "content_sha256",
)


def _text(value: dict[str, Any], key: str) -> str:
    text = value[key]
    if not isinstance(text, str):
        raise TypeError(key)
    return text


def _member(value: dict[str, Any]) -> Member:
    size = value["size"]
    if not isinstance(size, int):
        raise TypeError("size")
    return Member(_text(value, "path"), size, _text(value, "sha256"))


def _refuse_values(manifest: Manifest) -> None:
    try:
        date.fromisoformat(manifest.made_on)
    except ValueError as error:
        raise ValueError("清单中的日期不对") from error
    if not is_name(manifest.name) or not is_content_version(manifest.content_version):
        raise ValueError("清单中的名称或版本不合规定")
    shown = (manifest.title, manifest.made_by, manifest.program_version)
    if not all(is_on_one_line(words) for words in shown):
        raise ValueError("清单中的文字不合规定")


def _refuse_members(members: Iterable[Member]) -> None:
    paths: set[str] = set()
    files: dict[str, list[str]] = {}
    for member in members:
        if not is_content(member.path) or member.path in paths:
            raise ValueError(f"不应有文件 {member.path!r}")
        if not _SHA256.fullmatch(member.sha256):
            raise ValueError("清单中的校验值不对")
        paths.add(member.path)
        if member.document_id:
            name = "source" if member.is_source else PurePosixPath(member.path).name
            files.setdefault(member.document_id, []).append(name)
    if not files:
        raise ValueError("其中没有文件")
    for document_id, names in files.items():
        if names.count("source") != 1 or "metadata.toml" not in names:
            raise ValueError(f"文件 {document_id} 不完整")
