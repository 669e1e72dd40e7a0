"""A pack is installed as a whole or not at all, and can be taken back."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from reader.errors import CorpusError, LibraryError, ReaderError
from reader.library.bundle import open_library
from reader.library.packs import install
from reader.library.packs.faults import (
    DamagedPackError,
    OlderPackError,
    PackError,
    UntrustedPackError,
)
from reader.library.packs.health import pack_faults
from reader.library.packs.install import Consent, Place, install_pack, roll_back
from reader.library.packs.signature import TrustedKey, fingerprint, trust, trusted_keys
from tests.library.packs.alterations import one_byte_each
from tests.library.packs.samples import (
    KEY,
    OTHER_KEY,
    YES,
    pack_of,
    tiny_document,
    tree,
)
from tests.library.samples import short_document


@pytest.fixture(autouse=True)
def trusted(place: Place) -> None:
    trust(place.user_data, TrustedKey(bytes(KEY.verify_key).hex(), "甲市政府办"))


def listed(place: Place) -> dict[str, str]:
    return {summary.id: summary.origin for summary in place.library.documents()}


def test_documents_of_a_pack_are_in_the_library(place: Place, tmp_path: Path) -> None:
    outcome = install_pack(pack_of(tmp_path / "a.antoupack"), place)
    assert (outcome.content_version, outcome.former) == ("1", None)
    assert (outcome.added, outcome.replaced, outcome.removed) == (("jia", "yi"), (), ())
    assert listed(place) == {"shipped": "shipped", "jia": "pack", "yi": "pack"}
    assert place.library.source("jia").encode() == tiny_document("jia")["source.txt"]
    assert (place.user_data / "packs" / "sample-1" / "manifest.json").is_file()


def test_the_next_start_reads_nothing_again(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    seen: list[str] = []
    before = listed(place)
    with open_library(
        place.library.path, place.resources, lambda _done, _total, words: seen.append(words)
    ) as library:
        assert {summary.id: summary.origin for summary in library.documents()} == before
    assert seen == []


def test_a_lost_library_has_the_documents_of_packs_again(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    before = listed(place)
    other = place.user_data / "library.db"
    place.library.close()
    other.write_bytes(b"no library" * 1000)
    with open_library(other, place.resources) as library:
        assert {summary.id: summary.origin for summary in library.documents()} == before


def test_a_newer_version_replaces_adds_and_removes(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    newer = {
        "jia": tiny_document("jia", "研发经费投入强度达到3.5%。"),
        "bing": tiny_document("bing"),
    }
    outcome = install_pack(pack_of(tmp_path / "b.antoupack", newer, version="1.1"), place)
    assert (outcome.content_version, outcome.former) == ("1.1", "1")
    assert (outcome.added, outcome.replaced, outcome.removed) == (("bing",), ("jia",), ("yi",))
    assert set(listed(place)) == {"shipped", "jia", "bing"}
    assert "3.5%" in place.library.text("jia")


def test_one_step_back_and_forward_again(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    install_pack(pack_of(tmp_path / "b.antoupack", ["yi", "bing"], version="2"), place)
    back = roll_back("sample", place)
    assert (back.content_version, back.former) == ("1", "2")
    assert set(listed(place)) == {"shipped", "jia", "yi"}
    forward = roll_back("sample", place)
    assert (forward.content_version, forward.former) == ("2", "1")
    assert set(listed(place)) == {"shipped", "yi", "bing"}


def test_the_first_version_can_be_taken_back_as_a_whole(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    back = roll_back("sample", place)
    assert (back.content_version, back.removed) == (None, ("jia", "yi"))
    assert listed(place) == {"shipped": "shipped"}
    assert roll_back("sample", place).added == ("jia", "yi")


def test_versions_before_the_former_one_are_cleared_away(place: Place, tmp_path: Path) -> None:
    for version in ("1", "2", "3"):
        install_pack(pack_of(tmp_path / "a.antoupack", version=version), place)
    folders = {path.name for path in (place.user_data / "packs").iterdir() if path.is_dir()}
    assert folders == {"sample-2", "sample-3"}


def test_a_pack_that_is_not_there_cannot_be_taken_back(place: Place) -> None:
    with pytest.raises(PackError, match="没有安装名为“other”的资源包"):
        roll_back("other", place)


@pytest.mark.parametrize("version", ["1", "0.9", "1.0"])
def test_an_equal_or_older_version_asks(place: Place, tmp_path: Path, version: str) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    older = pack_of(tmp_path / "b.antoupack", ["bing"], version=version)
    before = tree(place.user_data / "packs")
    with pytest.raises(OlderPackError, match=r"不比已安装的版本 1 新.*--accept-older"):
        install_pack(older, place)
    assert tree(place.user_data / "packs") == before
    outcome = install_pack(older, place, Consent(older=True))
    assert (outcome.content_version, outcome.former) == (version, "1")
    assert set(listed(place)) == {"shipped", "bing"}


def test_an_unsigned_pack_asks(place: Place, tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "a.antoupack", key=None)
    with pytest.raises(UntrustedPackError, match="没有签名"):
        install_pack(pack, place)
    assert not (place.user_data / "packs").exists()
    assert install_pack(pack, place, Consent(unsigned=True)).added == ("jia", "yi")


def test_a_key_that_was_accepted_is_trusted_from_then_on(place: Place, tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "a.antoupack", key=OTHER_KEY)
    with pytest.raises(UntrustedPackError):
        install_pack(pack, place, Consent(key=fingerprint(bytes(KEY.verify_key).hex())))
    shown = fingerprint(bytes(OTHER_KEY.verify_key).hex())
    install_pack(pack, place, Consent(key=shown))
    assert [key.fingerprint for key in trusted_keys(place.user_data)][1:] == [shown]
    install_pack(pack_of(tmp_path / "b.antoupack", version="2", key=OTHER_KEY), place)


def test_a_key_the_program_ships_is_trusted(place: Place, tmp_path: Path) -> None:
    key = bytes(OTHER_KEY.verify_key).hex()
    text = f'[[keys]]\nname = "省政府办"\npublic_key = "{key}"\n'
    (place.resources / "trusted_keys.toml").write_text(text, encoding="utf-8")
    install_pack(pack_of(tmp_path / "a.antoupack", key=OTHER_KEY), place)


@pytest.mark.parametrize(
    "text", ["keys = 3", "[[keys]]\nname='a'", "[[keys]]\nname='a'\npublic_key='zz'", "\x00"]
)
def test_a_broken_list_of_keys_is_told(place: Place, tmp_path: Path, text: str) -> None:
    (place.user_data / "trusted_keys.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=r"可信密钥清单.*格式有误"):
        install_pack(pack_of(tmp_path / "a.antoupack"), place)


def test_a_damaged_pack_is_refused_before_anything_is_written(place: Place, tmp_path: Path) -> None:
    data = pack_of(tmp_path / "good.antoupack").read_bytes()
    bad = tmp_path / "bad.antoupack"
    documents, before = listed(place), tree(place.user_data)
    for where, altered in one_byte_each(data, 20, seed=9):
        bad.write_bytes(altered)
        with pytest.raises(DamagedPackError):
            install_pack(bad, place, YES)
        assert tree(place.user_data) == before, where
    assert listed(place) == documents


def test_a_document_that_cannot_be_read_leaves_all_as_it_was(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    binary = bytes(range(256)) * 50
    good = tiny_document("ding")
    sums = [hashlib.sha256(data).hexdigest().encode() for data in (good["source.txt"], binary)]
    metadata = good["metadata.toml"].replace(*sums)
    unreadable = {"source.txt": binary, "metadata.toml": metadata}
    files = {"bing": tiny_document("bing"), "ding": unreadable}
    before, documents = tree(place.user_data / "packs"), listed(place)
    with pytest.raises(CorpusError):
        install_pack(pack_of(tmp_path / "b.antoupack", files, version="2"), place)
    assert tree(place.user_data / "packs") == before
    assert listed(place) == documents


def test_files_that_change_on_their_way_to_the_disk_are_noticed(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Path.write_bytes

    def write_badly(path: Path, data: bytes) -> int:
        return write(path, data[:-1] if path.name == "source.txt" else data)

    pack = pack_of(tmp_path / "a.antoupack")
    monkeypatch.setattr(Path, "write_bytes", write_badly)
    with pytest.raises(PackError, match="写入磁盘后与原文件不符"):
        install_pack(pack, place)
    assert set(listed(place)) == {"shipped"}
    assert list(tree(place.user_data / "packs")) == ["change.lock"]


def test_a_pack_that_is_exchanged_after_it_was_verified_is_not_installed(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pack = pack_of(tmp_path / "a.antoupack")
    other = pack_of(tmp_path / "b.antoupack", ["jia", "bing"], key=None)
    verify = install.verify_pack

    def verify_and_exchange(path: Path, keys: tuple[TrustedKey, ...]) -> install.VerifiedPack:
        found = verify(path, keys)
        shutil.copy(other, pack)
        return found

    monkeypatch.setattr(install, "verify_pack", verify_and_exchange)
    with pytest.raises(PackError):
        install_pack(pack, place)
    assert set(listed(place)) == {"shipped"}


def test_where_the_folder_cannot_be_written_a_sentence_says_so(
    place: Place, tmp_path: Path
) -> None:
    (place.user_data / "packs").write_text("in the way", encoding="utf-8")
    with pytest.raises(ReaderError, match="packs"):
        install_pack(pack_of(tmp_path / "a.antoupack"), place)


def test_a_full_disk_leaves_all_as_it_was(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_space(path: Path, _data: bytes) -> int:
        raise OSError(28, "No space left on device", str(path))

    pack = pack_of(tmp_path / "a.antoupack")
    monkeypatch.setattr(Path, "write_bytes", no_space)
    with pytest.raises(PackError, match=r"磁盘已满.*资源包没有变动"):
        install_pack(pack, place)
    assert set(listed(place)) == {"shipped"}


def test_what_the_user_imported_is_left_alone(place: Place, tmp_path: Path) -> None:
    place.library.add(short_document("jia", "我的", None, None), "原文", "imported")
    outcome = install_pack(pack_of(tmp_path / "a.antoupack"), place)
    assert outcome.added == ("yi",)
    assert listed(place)["jia"] == "imported"
    roll_back("sample", place)
    assert listed(place) == {"shipped": "shipped", "jia": "imported"}


def test_a_pack_may_renew_a_shipped_document_until_it_is_taken_back(
    place: Place, tmp_path: Path
) -> None:
    files = {"shipped": tiny_document("shipped", "研发经费投入强度达到4%。")}
    assert install_pack(pack_of(tmp_path / "a.antoupack", files), place).replaced == ("shipped",)
    assert "4%" in place.library.text("shipped")
    with open_library(place.library.path, place.resources) as library:
        assert "4%" in library.text("shipped")
    assert roll_back("sample", place).replaced == ("shipped",)
    assert listed(place) == {"shipped": "shipped"}
    assert "3.0%" in place.library.text("shipped")


def test_a_document_comes_from_one_pack_only(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    other = pack_of(tmp_path / "b.antoupack", ["yi", "bing"], name="other")
    with pytest.raises(PackError, match="都含有文件 yi"):
        install_pack(other, place)
    roll_back("sample", place)
    install_pack(other, place)
    with pytest.raises(PackError, match="都含有文件 yi"):
        roll_back("sample", place)
    assert set(listed(place)) == {"shipped", "yi", "bing"}


def test_a_process_that_died_between_folder_and_library_is_made_good(
    place: Place, tmp_path: Path
) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    install_pack(pack_of(tmp_path / "b.antoupack", ["bing"], version="2"), place)
    current = place.user_data / "packs" / "current.json"
    value = {"packs": {"sample": {"current": "sample-1", "former": "sample-2"}}}
    current.write_text(json.dumps(value), encoding="utf-8")
    with open_library(place.library.path, place.resources) as library:
        assert {summary.id for summary in library.documents()} == {"shipped", "jia", "yi"}


@pytest.mark.parametrize("damage", ["folder", "manifest", "current"])
def test_damaged_folders_leave_the_library_and_are_told(
    place: Place, tmp_path: Path, damage: str
) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    before, packs = listed(place), place.user_data / "packs"
    if damage == "folder":
        shutil.rmtree(packs / "sample-1")
    else:
        file = packs / ("current.json" if damage == "current" else "sample-1/manifest.json")
        file.write_text('{"packs": {"sample": {"current": "../..", "former": null}}}')
    with open_library(place.library.path, place.resources) as library:
        assert "资源包" in library.notice
        assert {summary.id: summary.origin for summary in library.documents()} == before


def test_a_changed_file_of_an_installed_pack_is_not_read(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    metadata = place.user_data / "packs/sample-1/documents/jia/metadata.toml"
    metadata.write_bytes(metadata.read_bytes().replace(b"jia\xe5", b"bad\xe5"))
    place.library.remove("jia")
    with open_library(place.library.path, place.resources) as library:
        assert "已被改动，请重新安装这个资源包" in library.notice
        assert "jia" not in {summary.id for summary in library.documents()}


def test_the_self_check_looks_at_every_file_of_a_pack(place: Place, tmp_path: Path) -> None:
    assert pack_faults(place.user_data) == []
    install_pack(pack_of(tmp_path / "a.antoupack"), place)
    assert pack_faults(place.user_data) == []
    folder = place.user_data / "packs" / "sample-1"
    for name, told in (
        ("documents/yi/source.txt", "documents/yi/source.txt 已被改动"),
        ("signature.json", "sample-1 已损坏"),
        ("manifest.json", "已损坏，请重新安装"),
    ):
        content = (folder / name).read_bytes()
        (folder / name).write_bytes(content[:-9] + content[:9])
        (fault,) = pack_faults(place.user_data)
        assert told in fault
        (folder / name).unlink()
        assert len(pack_faults(place.user_data)) == 1
        (folder / name).write_bytes(content)


def test_a_library_without_packs_asks_for_nothing(place: Place) -> None:
    with pytest.raises(LibraryError, match="已安装的有：（无）"):
        roll_back("sample", place)
