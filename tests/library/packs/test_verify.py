"""A pack is used only if it is, byte for byte, what its maker signed."""

import zipfile
from pathlib import Path

import pytest

from reader.library.packs import container
from reader.library.packs.container import ContainerWriter
from reader.library.packs.faults import DamagedPackError, PackError, UntrustedPackError
from reader.library.packs.manifest import (
    MANIFEST_FILE,
    SIGNATURE_FILE,
    Member,
    is_content,
    parsed,
    version_order,
)
from reader.library.packs.signature import TrustedKey, signature_file
from reader.library.packs.verify import Verdict, verify_pack
from tests.library.packs.alterations import cut_and_joined, one_byte_each
from tests.library.packs.samples import (
    KEY,
    OTHER_KEY,
    forged,
    members_of,
    pack_of,
    tiny_document,
)

TRUSTED = (TrustedKey(bytes(KEY.verify_key).hex(), "甲市政府办"),)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return pack_of(tmp_path / "sample.antoupack")


def refusal(path: Path) -> str:
    with pytest.raises(DamagedPackError) as raised:
        verify_pack(path, TRUSTED)
    assert str(raised.value).startswith(f"“{path.name}”不是案头资源包，或已损坏（")
    assert "没有安装任何内容" in str(raised.value)
    return raised.value.fault


def members_in(path: Path) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(path) as archive:
        return [(info.filename, archive.read(info)) for info in archive.infolist()]


def rewritten(path: Path, members: list[tuple[str, bytes]]) -> Path:
    """The archive with other members, manifest and signature as given."""
    with path.open("wb") as file:
        writer = ContainerWriter(file)
        for name, content in members:
            writer.add(name, content, deflate=name not in {MANIFEST_FILE, SIGNATURE_FILE})
        writer.finish()
    return path


def test_a_pack_of_a_trusted_maker_is_trusted(pack: Path) -> None:
    verified = verify_pack(pack, TRUSTED)
    assert verified.verdict is Verdict.TRUSTED
    assert verified.key == TRUSTED[0]
    assert verified.titles == {"jia": "jia市科技创新行动方案", "yi": "yi市科技创新行动方案"}
    verified.refuse_untrusted()


def test_a_pack_without_signature_is_asked_about(tmp_path: Path) -> None:
    verified = verify_pack(pack_of(tmp_path / "a.antoupack", key=None), TRUSTED)
    assert verified.verdict is Verdict.UNSIGNED
    with pytest.raises(UntrustedPackError, match=r"没有签名.*--accept-unsigned"):
        verified.refuse_untrusted()
    verified.refuse_untrusted(accept_unsigned=True)


def test_a_pack_with_another_key_is_asked_about_with_its_fingerprint(tmp_path: Path) -> None:
    verified = verify_pack(pack_of(tmp_path / "a.antoupack", key=OTHER_KEY), TRUSTED)
    assert verified.verdict is Verdict.OTHER_KEY
    with pytest.raises(UntrustedPackError, match="不在可信清单中") as raised:
        verified.refuse_untrusted(TRUSTED[0].fingerprint, accept_unsigned=True)
    shown = raised.value.fingerprint
    assert shown is not None
    assert shown in str(raised.value)
    verified.refuse_untrusted(shown.upper().replace("-", " "))


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, pack: Path) -> None:
    assert pack_of(tmp_path / "again.antoupack").read_bytes() == pack.read_bytes()


def test_any_zip_program_can_open_a_pack(pack: Path) -> None:
    with zipfile.ZipFile(pack) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [*members_of("jia", "yi"), MANIFEST_FILE, SIGNATURE_FILE]
        assert archive.read("documents/jia/source.txt") == tiny_document("jia")["source.txt"]


@pytest.mark.parametrize("signed", [True, False])
def test_a_pack_with_one_byte_altered_is_refused(tmp_path: Path, signed: bool) -> None:
    data = pack_of(tmp_path / "good.antoupack", key=KEY if signed else None).read_bytes()
    bad = tmp_path / "bad.antoupack"
    for where, altered in one_byte_each(data, 20, seed=3):
        bad.write_bytes(altered)
        assert refusal(bad), where


def test_a_pack_that_was_cut_or_joined_is_refused(tmp_path: Path, pack: Path) -> None:
    bad = tmp_path / "bad.antoupack"
    for where, altered in cut_and_joined(pack.read_bytes(), 10, seed=3):
        bad.write_bytes(altered)
        assert refusal(bad), where


def test_members_in_another_order_are_refused(pack: Path) -> None:
    first, second, *others = members_in(pack)
    assert refusal(rewritten(pack, [second, first, *others])) == "文件与清单不符"


def test_members_with_one_another_s_content_are_refused(pack: Path) -> None:
    (one, content), (other, content_of_other), *others = members_in(pack)
    swapped = [(one, content_of_other), (other, content), *others]
    assert refusal(rewritten(pack, swapped)) == "内容与清单不符"


def test_a_member_too_many_or_too_few_is_refused(pack: Path) -> None:
    members = members_in(pack)
    assert refusal(rewritten(pack, [*members, ("extra.txt", b"")])) == "文件与清单不符"
    assert refusal(rewritten(pack, members[1:])) == "文件与清单不符"
    without_manifest = [member for member in members if member[0] != MANIFEST_FILE]
    assert refusal(rewritten(pack, without_manifest)) == "没有清单"


def test_a_signature_that_was_taken_off_is_missed(pack: Path) -> None:
    assert refusal(rewritten(pack, members_in(pack)[:-1])) == "文件与清单不符"


def test_a_signature_of_something_else_is_refused(pack: Path) -> None:
    *members, _ = members_in(pack)
    of_another = signature_file(b"another manifest", KEY)
    assert refusal(rewritten(pack, [*members, (SIGNATURE_FILE, of_another)])) == "签名不对"


def test_a_signature_with_another_key_put_in_is_refused(pack: Path) -> None:
    *members, (_, signature) = members_in(pack)
    ours, theirs = (bytes(key.verify_key).hex().encode() for key in (KEY, OTHER_KEY))
    bad = signature.replace(ours, theirs)
    assert refusal(rewritten(pack, [*members, (SIGNATURE_FILE, bad)])) == "签名不对"


@pytest.mark.parametrize(
    "signature", [b"", b"[]", b"null", b"{}", b"\xff", b'{"public_key": 1, "signature": 2}']
)
def test_a_signature_that_is_none_is_refused(pack: Path, signature: bytes) -> None:
    *members, _ = members_in(pack)
    assert refusal(rewritten(pack, [*members, (SIGNATURE_FILE, signature)])) == "签名读不出来"


@pytest.mark.parametrize(
    "name",
    [
        "../outside.txt",
        "documents/../../outside/source.txt",
        "/etc/passwd",
        "C:/source.txt",
        "documents\\jia\\source.txt",
        "documents/jia/index.pickle",
        "documents/jia/source.py",
        "documents/jia/source.txt/",
        "documents/jia/SOURCE.TXT",
        "documents/JIA/source.txt",
        "documents/con/source.txt",
        "documents/jia/deeper/source.txt",
        "index/_MAIN_1.toc",
        "autorun.inf",
        "documents/jia/source.txt\n",
        "manifest.json",
    ],
)
def test_only_the_expected_kinds_of_files_may_be_inside(tmp_path: Path, name: str) -> None:
    assert not is_content(name)
    refusal(forged(tmp_path / "bad.antoupack", {**members_of("jia"), name: b"x"}))


def test_names_that_are_not_ascii_are_refused(pack: Path) -> None:
    data = pack.read_bytes().replace(b"documents/jia", b"documents/j\xe7a")
    pack.write_bytes(data)
    assert refusal(pack) == "文件名不合规定"


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    members = [*members_of("jia").items()]
    assert refusal(rewritten(tmp_path / "bad.antoupack", [*members, *members])) == "有重名的文件"


@pytest.mark.parametrize("missing", ["source.txt", "metadata.toml"])
def test_a_document_needs_source_and_metadata(tmp_path: Path, missing: str) -> None:
    members = members_of("jia", "yi")
    del members[f"documents/yi/{missing}"]
    assert refusal(forged(tmp_path / "bad.antoupack", members)) == "文件 yi 不完整"


def test_a_document_has_one_source(tmp_path: Path) -> None:
    members = {**members_of("jia"), "documents/jia/source.html": b"<p>"}
    assert refusal(forged(tmp_path / "bad.antoupack", members)) == "文件 jia 不完整"


def test_a_pack_without_documents_is_refused(tmp_path: Path) -> None:
    bad = forged(tmp_path / "bad.antoupack", {"indicators.csv": b"a,b\n"})
    assert refusal(bad) == "其中没有文件"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("metadata.toml", b"\xff"),
        ("metadata.toml", b"id = 1"),
        ("metadata.toml", b'id = "jia"\nsource_sha256 = ""\n[printed]\ntitle = 3\n'),
        ("metadata.toml", b'id = "jia"\nsource_sha256 = ""\nprinted = [1]\n'),
        ("table.csv", b"row,source_start,source_end,text\n1,9,3,x\n"),
        ("table.csv", b"row\n1\n"),
        ("table.csv", b"\xff"),
    ],
)
def test_metadata_that_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    members = {**members_of("jia"), f"documents/jia/{name}": content}
    bad = forged(tmp_path / "bad.antoupack", members)
    assert refusal(bad) == f"documents/jia/{name} 格式有误"


def test_metadata_of_another_source_is_refused(tmp_path: Path) -> None:
    members = {**members_of("jia"), "documents/jia/source.txt": b"something else"}
    assert refusal(forged(tmp_path / "bad.antoupack", members)) == "文件 jia 的著录与原文不符"


def test_a_file_that_unpacks_to_far_more_is_refused(tmp_path: Path) -> None:
    members = {**members_of("jia"), "documents/yi/source.txt": b"\0" * 10_000_000}
    bad = forged(tmp_path / "bad.antoupack", members)
    assert refusal(bad) == "documents/yi/source.txt 的压缩率异常"


def test_a_file_over_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = pack_of(tmp_path / "a.antoupack")
    for limit, fault in (
        ("MAX_MEMBER_BYTES", "documents/jia/source.txt 过大"),
        ("MAX_UNPACKED_BYTES", "解开后过大"),
        ("MAX_MEMBERS", "文件过多"),
        ("MAX_PACK_BYTES", "超过 0 MB"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(container, limit, 5 if limit == "MAX_MEMBERS" else 200)
            assert refusal(pack) == fault


def test_an_ordinary_zip_file_is_no_pack(tmp_path: Path, pack: Path) -> None:
    ordinary = tmp_path / "ordinary.antoupack"
    with zipfile.ZipFile(ordinary, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members_in(pack):
            archive.writestr(name, content)
    refusal(ordinary)


def test_a_comment_or_a_flag_makes_it_another_file(tmp_path: Path, pack: Path) -> None:
    data = pack.read_bytes()
    with_comment = data[:-2] + b"\x02\x00hi"
    linked = data.replace(b"PK\x01\x02\x14\x00", b"PK\x01\x02\x14\x03")
    encrypted = data.replace(b"PK\x03\x04\x14\x00\x00\x00", b"PK\x03\x04\x14\x00\x01\x00")
    renamed_inside = data.replace(b"documents/jia/source.txt", b"documents/jia/source.htm", 1)
    for bad in (with_comment, linked, encrypted, renamed_inside):
        pack.write_bytes(bad)
        refusal(pack)


def test_a_pack_of_a_newer_program_is_told_apart_from_a_damaged_one(pack: Path) -> None:
    members = [
        (name, content.replace(b'"format": 1', b'"format": 2'))
        for name, content in members_in(pack)
    ]
    with pytest.raises(PackError, match="由更新版本的案头制作（格式版本 2）") as raised:
        verify_pack(rewritten(pack, members), TRUSTED)
    assert not isinstance(raised.value, DamagedPackError)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'"name": "sample"', b'"name": "../up"'),
        (b'"name": "sample"', b'"name": "con"'),
        (b'"content_version": "1"', b'"content_version": "1/.."'),
        (b'"made_on": "2026-11-01"', b'"made_on": "2026-13-01"'),
        ('"title": "示范资源包"'.encode(), '"title": "\u202e包"'.encode()),
        (b'"title":', b'"titel":'),
        (b'"signed": true', b'"signed": 1'),
        (b'"format": 1', b'"format":  1'),
        (b'"format": 1', b'"format": 1, "more": 2'),
        ('"title": "示范资源包"'.encode(), b'"title": "\\ud800"'),
        (b'"title": ', b'"title": ' + b"[" * 100_000),
    ],
)
def test_a_manifest_that_says_what_it_must_not_is_refused(
    pack: Path, before: bytes, after: bytes
) -> None:
    manifest = dict(members_in(pack))[MANIFEST_FILE]
    assert before in manifest
    with pytest.raises(ValueError, match="清单"):
        parsed(manifest.replace(before, after))


def test_a_missing_pack_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"无法读取资源包.*文件不存在"):
        verify_pack(tmp_path / "none.antoupack", TRUSTED)
    with pytest.raises(PackError, match=r"无法读取资源包.*文件夹"):
        verify_pack(tmp_path, TRUSTED)


def test_versions_are_compared_as_numbers() -> None:
    assert version_order("2026.10") > version_order("2026.9")
    assert version_order("1.0") == version_order("1")
    assert version_order("0") < version_order("0.1")


def test_a_member_knows_its_document() -> None:
    assert Member("documents/jia/source.txt", 1, "").document_id == "jia"
    assert Member("indicators.csv", 1, "").document_id is None
