"""What the user is told of a pack before it is installed, and of those that are."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.library.packs.installed import manifest_in, packs_folder, read_versions
from reader.library.packs.verify import Verdict, VerifiedPack
from reader.library.store import Library


@dataclass(frozen=True, slots=True)
class PackedDocument:
    """A document of a pack.

    Attributes:
        fate: Chinese word for what installing does to it: 新增, 更新, 保留已导入的.
    """

    title: str
    fate: str


@dataclass(frozen=True, slots=True)
class PackView:
    """A pack that is whole, in words.

    Attributes:
        path: The file.
        title: What people call it.
        version: Content version.
        made: By whom and when, in one line.
        verdict: Whose it is.
        maker: Name the key is known under; "" without key.
        fingerprint: Of the key; "" without key.
        documents: What it holds.
        installed: Content version that is installed now; "" for none.
        older: True if that one is as new or newer.
    """

    path: Path
    title: str
    version: str
    made: str
    verdict: Verdict
    maker: str
    fingerprint: str
    documents: tuple[PackedDocument, ...]
    installed: str = ""
    older: bool = False


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack in the list of those that are installed.

    Attributes:
        name: Short name, by which it is taken back.
        version: Content version in use; "" if the pack was taken back as a whole.
        former: Content version one step back leads to; "" if that is no pack at all.
        documents: Number of documents in the version in use.
    """

    name: str
    title: str
    version: str
    former: str
    documents: int


def view_of(pack: VerifiedPack, library: Library, user_data: Path) -> PackView:
    """A verified pack, compared with what is at hand.

    Raises:
        ReaderError: Library or installed packs cannot be read.
    """
    manifest = pack.manifest
    versions = read_versions(user_data).get(manifest.name)
    present = (
        manifest_in(packs_folder(user_data) / versions.current)
        if versions is not None and versions.current is not None
        else None
    )
    origins = {summary.id: summary.origin for summary in library.documents()}
    documents = [
        PackedDocument(pack.titles[document_id], _fate(origins.get(document_id)))
        for document_id in manifest.document_ids
    ]
    return PackView(
        pack.path,
        manifest.title,
        manifest.content_version,
        f"{manifest.made_by}，{manifest.made_on}",
        pack.verdict,
        pack.key.name if pack.key is not None else "",
        pack.key.fingerprint if pack.key is not None else "",
        tuple(documents),
        present.content_version if present is not None else "",
        present is not None and manifest.order <= present.order,
    )


def _fate(origin: str | None) -> str:
    if origin is None:
        return "新增"
    return "保留已导入的" if origin == "imported" else "更新"


def installed_packs(user_data: Path) -> Sequence[InstalledPack]:
    """All packs of which a version is in use or one step back, by title.

    Raises:
        PackError: One of them cannot be read.
    """
    found = []
    for name, versions in read_versions(user_data).items():
        folders = (versions.current, versions.former)
        manifests = [
            manifest_in(packs_folder(user_data) / folder) if folder is not None else None
            for folder in folders
        ]
        current, former = manifests
        either = current or former
        if either is not None:
            found.append(
                InstalledPack(
                    name,
                    either.title,
                    current.content_version if current is not None else "",
                    former.content_version if former is not None else "",
                    len(current.document_ids) if current is not None else 0,
                )
            )
    return sorted(found, key=lambda pack: pack.title)
