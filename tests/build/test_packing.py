"""Packing: what can be told without making an installer."""

import struct
import tarfile
import zipfile
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

import pytest
from environment import DevError
from packing import archives, network, wheels
from packing.deb import elf_files
from packing.draw_icons import IN_ICO, SIDE, draw
from packing.notices import licence_texts
from packing.slimming import trimmed
from packing.staging import program_sha256
from packing.windows_freezing import write_version_resources
from packing.workshop import Workshop
from PySide6.QtGui import QImage

import reader

ROOT = Path(__file__).parents[2]

WITH_X11 = """\
123 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
123 connect(3, {sa_family=AF_UNIX, sun_path="/tmp/.X11-unix/X7"}, 20) = 0
[pid   124] socketpair(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0, [5, 6]) = 0
124 getpeername(3, {sa_family=AF_UNIX, sun_path=@"/tmp/.X11-unix/X7"}, [124 => 20]) = 0
124 recvmsg(3, {msg_namelen=0}, 0) = -1 EAGAIN (Resource temporarily unavailable)
124 sendmsg(3, {msg_name=NULL, msg_namelen=0}, MSG_NOSIGNAL <unfinished ...>
123 +++ exited with 0 +++
"""


def shop() -> Workshop:
    """A workshop in which nothing is made."""
    return Workshop(ROOT, Path("python"), Path("cache"), Path("work"))


def test_a_program_that_only_shows_a_window_uses_no_network() -> None:
    assert network.faults(WITH_X11.splitlines()) == []


@pytest.mark.parametrize(
    "line",
    [
        "7 socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC, IPPROTO_IP) = 4",
        "7 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 4",
        "7 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 4",
        '[pid  8] connect(4, {sa_family=AF_UNIX, sun_path="/run/user/1000/bus"}, 22) = 0',
        "7 connect(4, {sa_family=AF_INET, sin_port=htons(53)}, 16) = 0",
        '7 bind(4, {sa_family=AF_UNIX, sun_path="/tmp/antou"}, 13) = 0',
        "7 listen(4, 128) = 0",
        "7 accept4(4, NULL, NULL, SOCK_CLOEXEC) = 5",
    ],
)
def test_every_other_socket_is_found(line: str) -> None:
    assert network.faults([*WITH_X11.splitlines(), line]) == [line]


def test_the_version_stands_in_one_place() -> None:
    assert shop().version == reader.__version__
    assert 'dynamic = ["version"]' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_what_is_shipped_holds_what_the_program_needs_and_no_tool() -> None:
    names = set(wheels.shipped(ROOT))
    assert {"pyside6-essentials", "shiboken6", "whoosh3", "rjieba", "sqlite-utils"} <= names
    assert not names & {"pytest", "mypy", "jieba", "pip", "hypothesis"}


def test_packages_of_another_system_are_left_out() -> None:
    lock = "a==1 ; sys_platform == 'win32' \\\n    --hash=sha256:0\nb==2 \\\n    --hash=sha256:1\n"
    wanted = wheels.requirements(lock)
    assert wheels.for_system(wanted, "linux") == "b==2 \\\n    --hash=sha256:1\n"
    assert wheels.for_system(wanted, "win32").startswith("a==1 \\\n")


def test_the_program_is_known_by_its_sources(tmp_path: Path) -> None:
    for package in ("index", "reader"):
        (tmp_path / package).mkdir()
    before = program_sha256(tmp_path)
    (tmp_path / "reader" / "new.py").write_text("", encoding="utf-8")
    assert program_sha256(tmp_path) != before


def test_windows_is_told_name_and_version_of_each_program(tmp_path: Path) -> None:
    write_version_resources(shop(), tmp_path)
    told = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert set(told) == {"antou-version.txt", "antou-cli-version.txt"}
    numbers = ", ".join([*reader.__version__.split("."), "0"])
    for text in told.values():
        assert "@" not in text
        assert f"filevers=({numbers})" in text
        assert f"'ProductVersion', '{reader.__version__}'" in text
    assert "案头（命令行）" in told["antou-cli-version.txt"]


def installed_package(folder: Path, licence_file: str) -> Distribution:
    """A package that brings one file with a licence, or none."""
    information = folder / "a-1.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Name: a\nVersion: 1\n", encoding="utf-8")
    names = ["METADATA", *([licence_file] if licence_file else [])]
    for name in names:
        (information / name).touch()
    record = "".join(f"a-1.dist-info/{name},,\n" for name in names)
    (information / "RECORD").write_text(record, encoding="utf-8")
    return PathDistribution(information)


def test_a_package_goes_along_with_the_licence_it_is_used_under(tmp_path: Path) -> None:
    other = installed_package(tmp_path, "LicenseRef-Commercial.txt")
    assert [text.name for text in licence_texts(other, "LGPL-3.0-only")] == ["LGPL-3", "GPL-3"]
    assert [text.name for text in licence_texts(other, "MIT")] == ["LicenseRef-Commercial.txt"]


def test_a_package_without_a_licence_text_is_not_shipped(tmp_path: Path) -> None:
    package = installed_package(tmp_path, "")
    assert [text.name for text in licence_texts(package, "MIT")] == ["mit.txt"]
    with pytest.raises(DevError, match="没有附许可文本"):
        licence_texts(package, "BSD-3-Clause")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A program to be packed."""
    program = tmp_path / "antou"
    (program / "_internal").mkdir(parents=True)
    (program / "antou").write_bytes(b"\x7fELF...")
    (program / "antou").chmod(0o700)
    (program / "_internal" / "说明.txt").write_text("说明", encoding="utf-8")
    return program


def test_the_same_folder_gives_the_same_archives(folder: Path, tmp_path: Path) -> None:
    made = []
    for name in ("first", "second"):
        (folder / "_internal" / "说明.txt").touch()
        archives.settle(folder, 1_700_000_000)
        archives.tar_gz(folder, tmp_path / f"{name}.tar.gz", 1_700_000_000)
        archives.zipped(folder, tmp_path / f"{name}.zip", 1_700_000_000)
        made.append([(tmp_path / f"{name}{end}").read_bytes() for end in (".tar.gz", ".zip")])
    assert made[0] == made[1]


def test_an_archive_has_one_folder_and_keeps_what_is_a_program(
    folder: Path, tmp_path: Path
) -> None:
    archives.settle(folder, 1_700_000_000)
    archives.tar_gz(folder, tmp_path / "a.tar.gz", 1_700_000_000)
    with tarfile.open(tmp_path / "a.tar.gz") as archive:
        rights = {member.name: member.mode for member in archive.getmembers()}
    assert {name.partition("/")[0] for name in rights} == {"antou"}
    assert rights["antou/antou"] == 0o755
    assert rights["antou/_internal/说明.txt"] == 0o644
    archives.zipped(folder, tmp_path / "a.zip", 1_700_000_000)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert sorted(archive.namelist()) == ["antou/_internal/说明.txt", "antou/antou"]


def test_the_sum_is_one_that_sha256sum_reads(tmp_path: Path) -> None:
    package = tmp_path / "a.deb"
    package.write_bytes(b"")
    found = archives.sha256_beside(package)
    assert (tmp_path / "a.deb.sha256").read_text(encoding="utf-8") == f"{found}  a.deb\n"


def test_programs_are_told_by_their_head(folder: Path) -> None:
    assert elf_files(folder) == [folder / "antou"]


def test_the_icon_has_every_size(qapp: object, tmp_path: Path) -> None:
    draw(ROOT / "resources" / "app-icon.svg", tmp_path)
    content = (tmp_path / "antou.ico").read_bytes()
    kind, count = struct.unpack_from("<HH", content, 2)
    assert (kind, count) == (1, len(IN_ICO))
    for number, size in enumerate(IN_ICO):
        width, height, *_, length, place = struct.unpack_from("<BBBBHHII", content, 6 + 16 * number)
        assert (width or 256, height or 256) == (size, size)
        part = content[place : place + length]
        assert part.startswith(b"\x89PNG") if size == 256 else part[:4] == struct.pack("<I", 40)


def test_the_side_of_the_installer_has_the_size_it_is_shown_in(
    qapp: object, tmp_path: Path
) -> None:
    draw(ROOT / "resources" / "app-icon.svg", tmp_path)
    side = QImage(str(tmp_path / "installer-side.bmp"))
    assert side.size() == SIDE
    assert side.pixelColor(0, 0) != side.pixelColor(SIDE.width() // 2, 90)


def icu_data(items: dict[str, bytes]) -> bytes:
    """A file of ICU data."""
    head = struct.pack("<HBB", 16, 0xDA, 0x27) + bytes(12)
    names = b"".join(f"icudt73l/{name}".encode() + b"\0" for name in items)
    table, place = [struct.pack("<I", len(items))], 4 + 8 * len(items)
    content_at = place + len(names)
    for name, content in items.items():
        table.append(struct.pack("<II", place, content_at))
        place += len(f"icudt73l/{name}") + 1
        content_at += len(content)
    return head + b"".join([*table, names, *items.values()])


def test_data_of_other_languages_is_left_out_and_the_rest_stays_as_it_was() -> None:
    items = {
        "brkitr/cjdict.dict": b"d" * 16,
        "cnvalias.icu": b"a" * 5,
        "coll/de.res": b"g" * 16,
        "coll/root.res": b"r" * 32,
        "coll/zh.res": b"z" * 16,
        "gb18030.cnv": b"b" * 16,
        "ibm-1388_P103-2001.cnv": b"i" * 16,
        "res_index.res": b"x" * 16,
    }
    kept = trimmed(icu_data(items))
    count = struct.unpack_from("<I", kept, 16)[0]
    found = {}
    for number in range(count):
        name_at, place = struct.unpack_from("<II", kept, 20 + 8 * number)
        assert place % 16 == 0
        name = kept[16 + name_at :].partition(b"\0")[0].decode().partition("/")[2]
        found[name] = kept[16 + place :][: len(items[name])]
    left = ["cnvalias.icu", "coll/root.res", "coll/zh.res", "gb18030.cnv", "res_index.res"]
    assert found == {name: items[name] for name in left}
