"""Files, folders and zips become a list of candidates; what cannot be taken is told."""

import os
import stat
import zipfile
from pathlib import Path

import pytest

from reader.corpus.decode import MAX_BYTES
from reader.errors import CorpusError
from reader.library.gather import Gathered, gather
from reader.library.zips import read_member
from tests.library.import_samples import write


def names(gathered: Gathered) -> list[str]:
    return [candidate.name for candidate in gathered.candidates]


def only_reason(gathered: Gathered) -> str:
    (refusal,) = gathered.refused
    assert refusal.reason.endswith("。")
    return refusal.reason


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_folder_is_searched_with_its_folders_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.md", "a.docx", "c/d/e.HTML", "z.pdf", "y.htm"):
        write(tmp_path, name, "文")
    found = gather([tmp_path])
    assert names(found) == ["a.docx", "y.htm", "z.pdf", "1.md", "2.txt", "e.HTML"]
    assert found.refused == ()
    assert found.candidates[0].size == 3


def test_what_is_named_twice_is_found_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", "文")
    assert names(gather([path, tmp_path, path])) == ["a.txt"]


def test_unknown_formats_are_told_and_what_systems_leave_behind_is_not(tmp_path: Path) -> None:
    write(tmp_path, "表.xlsx", "x")
    for name in (".DS_Store", "Thumbs.db", "~$a.docx", ".git/config"):
        write(tmp_path, name, "x")
    assert "未识别的格式（“.xlsx”）" in only_reason(gather([tmp_path]))


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    assert "文件不存在" in only_reason(gather([tmp_path / "无.txt"]))


def test_links_out_of_a_folder_are_refused_and_links_inside_are_found_once(tmp_path: Path) -> None:
    outside = write(tmp_path, "outside/secret.txt", "密")
    write(tmp_path, "inside/sub/a.txt", "文")
    inside = tmp_path / "inside"
    (inside / "away.txt").symlink_to(outside)
    (inside / "away").symlink_to(outside.parent)
    (inside / "again").symlink_to(inside / "sub")
    (inside / "loop").symlink_to(inside)
    found = gather([inside])
    assert names(found) == ["a.txt"]
    assert [Path(each.place).name for each in found.refused] == ["away", "away.txt"]
    assert all("指向文件夹以外的链接" in each.reason for each in found.refused)


def test_control_characters_in_a_name_are_refused_and_not_shown(tmp_path: Path) -> None:
    write(tmp_path, "a\u202etxt.md", "文")
    write(tmp_path, "b\x1b[31m.txt", "文")
    found = gather([tmp_path])
    assert found.candidates == ()
    assert len(found.refused) == 2
    assert not any(character in each.place for each in found.refused for character in "\u202e\x1b")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "不是普通文件" in only_reason(gather([tmp_path]))


def test_the_members_of_a_zip_are_candidates(tmp_path: Path) -> None:
    path = zipped(tmp_path / "包.zip", {"深圳/a.txt": b"A", "b.md": b"B", "空/": b""})
    found = gather([path])
    assert names(found) == ["b.md", "a.txt"]
    assert found.candidates[1].place.endswith("包.zip›深圳/a.txt")
    first, second = found.candidates
    assert read_member(path, first.member or 0, first.name) == b"B"
    assert read_member(path, second.member or 0, second.name) == b"A"


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_that_do_not_tell_their_encoding_are_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "包.zip"
    entry = zipfile.ZipInfo("政策文件.txt".encode(encoding).decode("cp437"))
    entry.flag_bits = 0
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, "文")
    data = path.read_bytes()
    raw = "政策文件.txt".encode(encoding)
    data = data.replace("政策文件.txt".encode(encoding).decode("cp437").encode(), raw)
    (tmp_path / "raw.zip").write_bytes(_without_utf8_flag(path, entry.filename, raw))
    assert names(gather([tmp_path / "raw.zip"])) == ["政策文件.txt"]


def _without_utf8_flag(path: Path, name: str, raw: bytes) -> bytes:
    """The zip with its member's name as ``raw`` bytes, as old Chinese Windows writes it."""
    short = "".join("x" for _ in raw)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(short, "文")
    return path.read_bytes().replace(short.encode(), raw)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../a.txt", "指向包外"),
        ("/etc/a.txt", "指向包外"),
        ("C:\\a.txt", "指向包外"),
        ("a/../../b.txt", "指向包外"),
        ("more.zip", "压缩包里的压缩包"),
        ("more.rar", "压缩包里的压缩包"),
        ("a\x07.txt", "控制字符"),
        ("a.exe", "未识别的格式"),
    ],
)
def test_members_that_cannot_be_trusted_are_refused(tmp_path: Path, name: str, reason: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: b"x", "good.txt": b"y"})
    found = gather([path])
    assert names(found) == ["good.txt"]
    assert reason in only_reason(found)


def test_links_and_encrypted_members_are_refused(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "链接" in only_reason(gather([path]))
    zipped(path, {"locked.txt": b"x"})
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "有密码" in only_reason(gather([path]))


def test_bombs_are_not_opened(tmp_path: Path) -> None:
    whole = zipped(tmp_path / "a.zip", {"a.txt": b"0" * 15_000_000})
    assert "压缩比" in only_reason(gather([whole]))
    large = zipped(tmp_path / "b.zip", {"a.txt": os.urandom(100) * ((MAX_BYTES // 100) + 1)})
    assert "压缩比" in only_reason(gather([large]))
    noise = zipped(tmp_path / "c.zip", {"a.txt": b"0" * 3_000_000, "b.txt": os.urandom(900_000)})
    found = gather([noise])
    assert names(found) == ["b.txt"]
    assert "压缩比" in only_reason(found)


def test_a_member_that_lies_about_its_size_is_read_within_bounds(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"0" * 1_000_000})
    data = path.read_bytes().replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    (candidate,) = gather([path]).candidates
    with pytest.raises(CorpusError, match="已损坏"):
        read_member(path, candidate.member or 0, "a.txt")


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"no zip at all", b"PK\x05\x06" + b"\xff" * 18]
)
def test_a_broken_zip_is_refused(tmp_path: Path, data: bytes) -> None:
    assert "压缩包已损坏" in only_reason(gather([write(tmp_path, "a.zip", data)]))


def test_a_member_that_is_damaged_is_refused_when_it_is_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": os.urandom(1000)})
    data = bytearray(path.read_bytes())
    data[200] ^= 0xFF
    path.write_bytes(data)
    (candidate,) = gather([path]).candidates
    with pytest.raises(CorpusError, match="已损坏"):
        read_member(path, candidate.member or 0, candidate.name)
