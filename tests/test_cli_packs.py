"""``antou pack`` keeps the contract of the command line."""

import json
import shutil
import stat
import sys
from functools import partial
from pathlib import Path

import pytest

from reader.cli import main
from tests.command_line import Run
from tests.library.packs.samples import PROJECT, pack_of, tiny_document, tree

MAKE = (
    "--name",
    "sample",
    "--title",
    "示范资源包",
    "--made-by",
    "甲市政府办",
    "--date",
    "2026-11-01",
)


@pytest.fixture
def user(data_dir: Path, tmp_path: Path) -> Path:
    """A user's folder that may be changed."""
    folder = tmp_path / "user"
    shutil.copytree(data_dir, folder)
    return folder


@pytest.fixture
def run(run: Run, user: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in this process on the user's folder."""
    monkeypatch.setenv("ANTOU_DATA_DIR", str(user))
    return partial(run, "pack")


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with two documents."""
    for name in ("jia", "yi"):
        folder = tmp_path / "documents" / name
        folder.mkdir(parents=True)
        for file, content in tiny_document(name).items():
            (folder / file).write_bytes(content)
    return tmp_path / "documents"


def test_a_pack_is_made_verified_installed_and_taken_back(
    run: Run, tmp_path: Path, documents: Path, user: Path
) -> None:
    key, pack = tmp_path / "key", tmp_path / "a.antoupack"
    status, out, _ = run("keygen", "--out", key, "--json")
    shown = json.loads(out)["fingerprint"]
    assert status == 0
    assert stat.S_IMODE(key.stat().st_mode) & 0o077 == 0 or sys.platform == "win32"

    words = (*MAKE, "--content-version", "1", "--out", pack, "--key", key, "--json")
    made = json.loads(run("make", documents, "panjin", *words)[1])
    assert made["documents"] == ["jia", "yi", "panjin"]
    assert (made["name"], made["content_version"], made["signed"]) == ("sample", "1", True)

    verified = json.loads(run("verify", pack, "--json")[1])
    assert verified["verdict"] == "other key"
    assert verified["key"] == {"name": "甲市政府办", "fingerprint": shown}
    assert [document["id"] for document in verified["documents"]] == ["jia", "yi", "panjin"]

    status, out, err = run("install", pack)
    assert (status, out) == (1, "")
    assert f"--accept-key {shown}" in err
    assert not (user / "packs").exists()

    installed = json.loads(run("install", pack, "--accept-key", shown, "--json")[1])
    assert installed == {
        "name": "sample",
        "content_version": "1",
        "former": None,
        "added": ["jia", "yi"],
        "replaced": ["panjin"],
        "removed": [],
    }
    assert json.loads(run("verify", pack, "--json")[1])["verdict"] == "trusted"
    status, _, err = run("install", pack)
    assert status == 1
    assert "--accept-older" in err

    back = json.loads(run("rollback", "sample", "--json")[1])
    assert (back["content_version"], back["removed"]) == (None, ["jia", "yi"])


def test_documents_of_a_pack_are_found_at_once(
    run: Run, tmp_path: Path, user: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack = pack_of(tmp_path / "a.antoupack", ["jia"], key=None)
    status, out, _ = run("install", pack, "--accept-unsigned")
    assert status == 0
    assert "新增 1 篇，更新 0 篇，移除 0 篇" in out
    assert "antou pack rollback sample" in out
    assert main(["search", "研发经费投入强度达到3.0%", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert "jia" in {document["id"] for document in found["documents"]}


def test_a_damaged_pack_is_told_and_nothing_is_written(
    run: Run, tmp_path: Path, user: Path
) -> None:
    pack = pack_of(tmp_path / "a.antoupack")
    data = bytearray(pack.read_bytes())
    data[len(data) // 2] ^= 1
    pack.write_bytes(data)
    before = tree(user)
    status, out, err = run("verify", pack, "--json")
    assert (status, json.loads(out)["verdict"]) == (1, "damaged")
    assert json.loads(out)["reason"] in err
    status, out, err = run("install", pack, "--accept-unsigned", "--accept-older")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "没有安装任何内容" in err
    after = {name: value for name, value in tree(user).items() if not name.startswith("logs")}
    assert after == {name: value for name, value in before.items() if name in after}


def test_a_pack_is_shown_to_people(run: Run, tmp_path: Path) -> None:
    out = run("verify", pack_of(tmp_path / "a.antoupack", key=None))[1]
    assert "示范资源包（sample）版本 1" in out
    assert "没有签名" in out
    assert "jia  jia市科技创新行动方案" in out


def test_what_cannot_be_packed_is_told(run: Run, tmp_path: Path, documents: Path) -> None:
    out = ("--out", tmp_path / "a.antoupack", "--content-version", "1")
    missing = tmp_path / "none"
    for words, sentence in (
        ((documents, *MAKE, *out, "--key", missing), "无法读取密钥文件"),
        ((documents, *MAKE, *out, "--indicators", missing), "无法读取"),
        (("unknown", *MAKE, *out), "文库中没有“unknown”"),
        ((tmp_path / "documents" / ".." / "user", *MAKE, *out), "每篇文件一个文件夹"),
    ):
        status, _, err = run("make", *words)
        assert (status, sentence in err) == (1, True), err
    assert not (tmp_path / "a.antoupack").exists()
    assert run("make", documents, *MAKE, *out, "--date", "2026")[0] == 2


def test_what_is_told_of_packs_in_help_is_chinese(run: Run) -> None:
    for command in ([], ["make"], ["verify"], ["install"], ["rollback"], ["keygen"]):
        status, out, _ = run(*command, "--help")
        assert status == 0
        assert "用法：antou pack" in out
        assert "Options" not in out
        assert "required" not in out
    assert PROJECT.joinpath("resources", "trusted_keys.toml").is_file()
