"""Looks at all of a pack before anything of it is used."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reader.corpus.review import METADATA_FILE, SPLITS_FILE, Review, parse_review
from reader.corpus.structuring.tables import parse_splits
from reader.library.packs.container import Container, opened_container
from reader.library.packs.faults import PackError, UntrustedPackError
from reader.library.packs.manifest import (
    INDICATORS_FILE,
    MANIFEST_FILE,
    SIGNATURE_FILE,
    Manifest,
    NewerFormatError,
    parsed,
)
from reader.library.packs.signature import TrustedKey, same_fingerprint, signer


class Verdict(StrEnum):
    """Whose a pack is that is whole; one that is not raises DamagedPackError."""

    TRUSTED = "trusted"
    UNSIGNED = "unsigned"
    OTHER_KEY = "other key"


@dataclass(frozen=True, slots=True)
class VerifiedPack:
    """A pack that is whole.

    Attributes:
        path: The file.
        manifest: What it is.
        manifest_bytes: The manifest as it stands in the pack.
        signature_bytes: The signature as it stands in the pack; empty for none.
        verdict: Whose it is.
        key: The key it is signed with, with the name it is trusted under, else with the maker's
            own name; None for a pack that is not signed.
        titles: Title of each document, by id.
    """

    path: Path
    manifest: Manifest
    manifest_bytes: bytes
    signature_bytes: bytes
    verdict: Verdict
    key: TrustedKey | None
    titles: dict[str, str]

    def refuse_untrusted(self, accepted_key: str = "", *, accept_unsigned: bool = False) -> None:
        """Ask about a pack that is not from a trusted maker.

        Args:
            accepted_key: Fingerprint of the key the user accepts; "" for none.
            accept_unsigned: Whether the user accepts a pack without signature.

        Raises:
            UntrustedPackError: The user has not said yes; its sentence is the question.
        """
        if self.verdict is Verdict.UNSIGNED and not accept_unsigned:
            raise UntrustedPackError(
                f"资源包“{self.manifest.title}”没有签名，无法确认由谁制作；"
                "确认来源可靠后，请加上 --accept-unsigned 再安装。",
                None,
            )
        if self.verdict is Verdict.OTHER_KEY and self.key is not None:
            seen = self.key.fingerprint
            if not same_fingerprint(accepted_key, seen):
                raise UntrustedPackError(
                    f"资源包“{self.manifest.title}”的签名密钥不在可信清单中，"
                    f"指纹为 {seen}；请与制作者核对，一致时加上 --accept-key {seen} 再安装。",
                    seen,
                )


def verify_pack(path: Path, trusted: Sequence[TrustedKey]) -> VerifiedPack:
    """Read all of a pack: its form, its limits, its names, every member, the signature.

    Args:
        path: The pack.
        trusted: Keys that need no question.

    Raises:
        DamagedPackError: It is not a pack, or not as it was made.
        PackError: It cannot be read, or a newer program made it.
    """
    with opened_container(path) as container:
        manifest_bytes, manifest = _manifest(container)
        signature = container.read(SIGNATURE_FILE) if manifest.signed else b""
        titles = _verified_members(container, manifest)
        try:
            public_key = signer(manifest_bytes, signature) if manifest.signed else None
        except ValueError as error:
            raise container.damaged(str(error)) from error
    verdict, key = _whose(public_key, manifest, trusted)
    return VerifiedPack(path, manifest, manifest_bytes, signature, verdict, key, titles)


def _whose(
    public_key: str | None, manifest: Manifest, trusted: Sequence[TrustedKey]
) -> tuple[Verdict, TrustedKey | None]:
    if public_key is None:
        return Verdict.UNSIGNED, None
    for key in trusted:
        if key.public_key == public_key:
            return Verdict.TRUSTED, key
    return Verdict.OTHER_KEY, TrustedKey(public_key, manifest.made_by)


def _manifest(container: Container) -> tuple[bytes, Manifest]:
    """The manifest, if it lists exactly the members there are, in their order."""
    if MANIFEST_FILE not in container:
        raise container.damaged("没有清单")
    data = container.read(MANIFEST_FILE)
    try:
        manifest = parsed(data)
    except NewerFormatError as error:
        raise PackError(
            f"“{container.path.name}”由更新版本的案头制作（{error}），请升级案头后再安装。"
        ) from error
    except ValueError as error:
        raise container.damaged(str(error)) from error
    names = [member.path for member in manifest.members]
    names += [MANIFEST_FILE, SIGNATURE_FILE] if manifest.signed else [MANIFEST_FILE]
    if [entry.name for entry in container.entries] != names:
        raise container.damaged("文件与清单不符")
    if container.sha256_before(MANIFEST_FILE) != manifest.content_sha256:
        raise container.damaged("内容与清单不符")
    return data, manifest


def _verified_members(container: Container, manifest: Manifest) -> dict[str, str]:
    """Compare every member with the manifest, and look into those that tell of others.

    Returns:
        Title of each document, by id.
    """
    sources: dict[str, str] = {}
    reviews: dict[str, Review] = {}
    for member in manifest.members:
        content = container.read(member.path)
        if (len(content), hashlib.sha256(content).hexdigest()) != (member.size, member.sha256):
            raise container.damaged(f"{member.path} 与清单不符")
        document_id = member.document_id or ""
        if member.is_source:
            sources[document_id] = member.sha256
            continue
        try:
            if member.path.endswith(METADATA_FILE):
                reviews[document_id] = parse_review(content)
            elif member.path.endswith(SPLITS_FILE):
                parse_splits(content)
            elif member.path == INDICATORS_FILE:
                content.decode()
        except ValueError as error:
            raise container.damaged(f"{member.path} 格式有误") from error
    for document_id, review in reviews.items():
        if (review.id, review.source_sha256) != (document_id, sources[document_id]):
            raise container.damaged(f"文件 {document_id} 的著录与原文不符")
    return {document_id: review.metadata.title for document_id, review in reviews.items()}
