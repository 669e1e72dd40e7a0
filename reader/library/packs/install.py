"""Installs packs and takes one step back; the library follows, or nothing has happened."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from reader.errors import system_reason
from reader.library.bundle import install_bundle
from reader.library.lock import one_at_a_time
from reader.library.packs.container import opened_container
from reader.library.packs.faults import OlderPackError, PackError
from reader.library.packs.installed import (
    Versions,
    hold_packs,
    installed_manifests,
    manifest_in,
    packs_folder,
    read_versions,
    write_versions,
)
from reader.library.packs.manifest import MANIFEST_FILE, SIGNATURE_FILE, Manifest
from reader.library.packs.signature import trust, trusted_keys
from reader.library.packs.verify import Verdict, VerifiedPack, verify_pack
from reader.library.store import Library
from reader.library.upkeep import Progress, no_progress

_LOCK = "change"


@dataclass(frozen=True, slots=True)
class Consent:
    """What the user has said yes to.

    Attributes:
        key: Fingerprint of a key that is to be trusted from now on; "" for none.
        unsigned: Install this pack though it is not signed.
        older: Install it though the same or a newer version is installed.
    """

    key: str = ""
    unsigned: bool = False
    older: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where packs are installed.

    Attributes:
        library: Takes the documents.
        user_data: Holds the packs and the keys the user trusts.
        resources: The shipped files, with the keys everybody trusts.
    """

    library: Library
    user_data: Path
    resources: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an installation or a step back has changed.

    Attributes:
        name: Of the pack.
        content_version: In use now; None if the pack was taken back as a whole.
        former: The version one step back leads to; None if that is no pack at all.
        added: Ids of documents that are new in the library.
        replaced: Ids of documents that are another version now.
        removed: Ids of documents that are gone.
    """

    name: str
    content_version: str | None
    former: str | None
    added: tuple[str, ...]
    replaced: tuple[str, ...]
    removed: tuple[str, ...]


def verified(path: Path, user_data: Path, resources: Path) -> VerifiedPack:
    """Verify a pack by the keys that are trusted here; see ``verify_pack``.

    Raises:
        PackError: The pack is damaged, or a list of keys is.
    """
    return verify_pack(path, trusted_keys(resources, user_data))


def install_pack(
    path: Path, place: Place, consent: Consent | None = None, progress: Progress = no_progress
) -> Outcome:
    """Verify a pack, unpack it into a new folder, verify that, switch to it.

    Args:
        path: The pack.
        place: Where to.
        consent: What the user has said yes to; None for nothing.
        progress: Told of each document that is read.

    Raises:
        DamagedPackError: The pack is damaged; nothing was written.
        PackQuestionError: The user is to be asked; nothing was written.
        ReaderError: It cannot be written, or a document cannot be read; all is as it was.
    """
    agreed = consent or Consent()
    pack = verified(path, place.user_data, place.resources)
    pack.refuse_untrusted(agreed.key, accept_unsigned=agreed.unsigned)
    with _changing(place.user_data):
        versions = read_versions(place.user_data)
        old = versions.get(pack.manifest.name, Versions(None, None))
        _refuse_older(pack.manifest, place.user_data, old, agreed)
        _refuse_taken(pack.manifest, place.user_data)
        folder = _unpacked(pack, packs_folder(place.user_data))
        try:
            if pack.verdict is Verdict.OTHER_KEY and pack.key is not None:
                trust(place.user_data, pack.key)
            new = Versions(folder.name, old.current)
            outcome = _switched(place, pack.manifest.name, new, progress)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        _forget_unused(place.user_data)
    return outcome


def roll_back(name: str, place: Place, progress: Progress = no_progress) -> Outcome:
    """Go back to the version of a pack that was in use before; a second call goes forward again.

    Args:
        name: Of the pack.
        place: Where it is installed.
        progress: Told of each document that is read.

    Raises:
        ReaderError: There is no such pack, or its former version cannot be read; all is as it was.
    """
    with _changing(place.user_data):
        versions = read_versions(place.user_data)
        if name not in versions:
            known = "、".join(sorted(versions)) or "（无）"
            raise PackError(f"没有安装名为“{name}”的资源包；已安装的有：{known}。")
        new = versions[name].swapped
        if new.current is not None:
            manifest = manifest_in(packs_folder(place.user_data) / new.current)
            _refuse_taken(manifest, place.user_data)
        return _switched(place, name, new, progress)


@contextmanager
def _changing(user_data: Path) -> Iterator[None]:
    """One change of packs at a time; what the system refuses is told in a sentence."""
    folder = packs_folder(user_data)
    with one_at_a_time(folder / _LOCK):
        try:
            yield
        except OSError as error:
            raise PackError(
                f"无法写入“{error.filename or folder}”（{system_reason(error)}）；资源包没有变动。"
            ) from error


def _refuse_older(manifest: Manifest, user_data: Path, old: Versions, agreed: Consent) -> None:
    if old.current is None or agreed.older:
        return
    present = manifest_in(packs_folder(user_data) / old.current)
    if manifest.order <= present.order:
        raise OlderPackError(
            f"资源包“{manifest.title}”的版本 {manifest.content_version} 不比已安装的版本 "
            f"{present.content_version} 新；确实要换成它，请加上 --accept-older 再安装。"
        )


def _refuse_taken(manifest: Manifest, user_data: Path) -> None:
    """A document comes from one pack only."""
    for name, other in installed_manifests(user_data).items():
        shared = set(manifest.document_ids) & set(other.document_ids)
        if name != manifest.name and shared:
            raise PackError(
                f"资源包“{manifest.title}”与已安装的“{other.title}”（{name}）都含有文件"
                f" {min(shared)}；请先用 antou pack rollback {name} 退回后者。"
            )


def _unpacked(pack: VerifiedPack, packs: Path) -> Path:
    """Unpack into a new folder, look at every file there, give the folder its name."""
    manifest = pack.manifest
    new = packs / f".new-{manifest.name}"
    shutil.rmtree(new, ignore_errors=True)
    try:
        with opened_container(pack.path) as container:
            for name in _expected(pack):
                target = new / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(container.read(name))
        _verify_folder(new, pack)
        folder = _free_name(packs, f"{manifest.name}-{manifest.content_version}")
        return new.rename(folder)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise


def _expected(pack: VerifiedPack) -> dict[str, str]:
    """SHA-256 of every file, by its path; as verified, whatever the pack's file holds by now."""
    expected = {member.path: member.sha256 for member in pack.manifest.members}
    expected[MANIFEST_FILE] = hashlib.sha256(pack.manifest_bytes).hexdigest()
    if pack.signature_bytes:
        expected[SIGNATURE_FILE] = hashlib.sha256(pack.signature_bytes).hexdigest()
    return expected


def _verify_folder(folder: Path, pack: VerifiedPack) -> None:
    """Read everything again, from the disk.

    Raises:
        PackError: A file is not what it was in the pack.
    """
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if not path.is_dir()
    }
    if found != _expected(pack):
        raise PackError(
            f"资源包“{pack.manifest.title}”写入磁盘后与原文件不符，没有安装；请检查磁盘后再试。"
        )


def _free_name(packs: Path, name: str) -> Path:
    """The folder of this name; where the same version was installed before, with a number."""
    folder, number = packs / name, 2
    while folder.exists():
        folder, number = packs / f"{name}~{number}", number + 1
    return folder


def _switched(place: Place, name: str, new: Versions, progress: Progress) -> Outcome:
    """Name other versions as those in use, and let the library follow; both or none."""
    before = read_versions(place.user_data)
    present = _stamps(place.library)
    write_versions(place.user_data, {**before, name: new})
    try:
        with one_at_a_time(place.library.path), place.library.transaction():
            hold_packs(place.library, place.user_data, place.resources, progress)
            elsewhere = place.library.stamps("pack")
            install_bundle(place.library, place.resources, progress, elsewhere)
    except BaseException:
        write_versions(place.user_data, before)
        raise
    return _outcome(name, new, packs_folder(place.user_data), present, _stamps(place.library))


def _stamps(library: Library) -> dict[str, str]:
    """What each document that is not the user's own was made from, by id."""
    return library.stamps("shipped") | library.stamps("pack")


def _outcome(
    name: str, new: Versions, packs: Path, old: Mapping[str, str], now: Mapping[str, str]
) -> Outcome:
    current, former = (
        folder and manifest_in(packs / folder).content_version
        for folder in (new.current, new.former)
    )
    return Outcome(
        name,
        current,
        former,
        added=tuple(sorted(now.keys() - old.keys())),
        replaced=tuple(sorted(i for i in now.keys() & old.keys() if now[i] != old[i])),
        removed=tuple(sorted(old.keys() - now.keys())),
    )


def _forget_unused(user_data: Path) -> None:
    """Remove the folders of versions that are neither in use nor one step back."""
    used = {
        folder
        for versions in read_versions(user_data).values()
        for folder in (versions.current, versions.former)
    }
    for folder in packs_folder(user_data).iterdir():
        if folder.is_dir() and folder.name not in used:
            shutil.rmtree(folder, ignore_errors=True)
