"""Packs are made from folders and from the library; what cannot be a pack is not written."""

import os
import stat
import sys
from datetime import date
from pathlib import Path

import pytest

from reader.corpus.review import load_review, parse_review
from reader.errors import LibraryError
from reader.library.packs.faults import PackError
from reader.library.packs.install import Place, install_pack
from reader.library.packs.make import (
    Label,
    document_of,
    documents_below,
    make_pack,
    metadata_file,
)
from reader.library.packs.signature import (
    fingerprint,
    load_private_key,
    make_private_key,
    same_fingerprint,
)
from reader.library.packs.verify import verify_pack
from reader.library.store import Library
from tests.library.packs.samples import PROJECT, YES, pack_of, tiny_document
from tests.library.samples import short_document, whole_document

LABEL = Label("sample", "示范资源包", "1", "甲市政府办", date(2026, 11, 1))
SHIPPED = PROJECT / "resources" / "documents"


def test_the_shipped_documents_make_a_pack(tmp_path: Path) -> None:
    out = tmp_path / "a.antoupack"
    manifest = make_pack(out, LABEL, documents_below(SHIPPED), indicators=b"city\n")
    assert set(manifest.document_ids) == {"cangzhou", "dongying", "gaogang", "panjin", "quanzhou"}
    assert verify_pack(out, ()).manifest == manifest
    assert {path.name for path in tmp_path.iterdir()} == {"a.antoupack"}


def test_one_document_s_folder_is_enough(tmp_path: Path) -> None:
    ((name, files),) = documents_below(SHIPPED / "dongying")
    assert name == "dongying"
    assert set(files) == {"source.txt", "metadata.toml", "table.csv"}


def test_an_empty_folder_makes_no_pack(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="每篇文件一个文件夹"):
        list(documents_below(tmp_path))
    with pytest.raises(PackError, match="没有给出"):
        make_pack(tmp_path / "a.antoupack", LABEL, [])


@pytest.mark.parametrize(
    ("label", "fault"),
    [
        (("Sample", "包", "1", "甲"), "名称“Sample”不合规定"),
        (("nul", "包", "1", "甲"), "名称“nul”不合规定"),
        (("a", "包", "一", "甲"), "内容版本“一”不合规定"),
        (("a", "包", "01", "甲"), "内容版本“01”不合规定"),
        (("a", "包\n", "1", "甲"), "不合规定：写成一行"),
        (("a", "包", "1", ""), "不合规定：写成一行"),
    ],
)
def test_a_label_must_be_fit(tmp_path: Path, label: tuple[str, str, str, str], fault: str) -> None:
    documents = [("jia", tiny_document("jia"))]
    with pytest.raises(PackError, match=fault):
        make_pack(tmp_path / "a.antoupack", Label(*label, date(2026, 1, 1)), documents)
    assert list(tmp_path.iterdir()) == []


def test_a_document_that_does_not_fit_its_metadata_makes_no_pack(tmp_path: Path) -> None:
    files = {**tiny_document("jia"), "source.txt": b"other"}
    with pytest.raises(PackError, match="无法制作资源包：文件 jia 的著录与原文不符"):
        make_pack(tmp_path / "a.antoupack", LABEL, [("jia", files)])
    assert list(tmp_path.iterdir()) == []


def test_other_files_and_repeated_documents_make_no_pack(tmp_path: Path) -> None:
    files = tiny_document("jia")
    with pytest.raises(PackError, match=r"不能有文件“documents/jia/index\.pickle”"):
        make_pack(tmp_path / "a.antoupack", LABEL, [("jia", {**files, "index.pickle": b""})])
    with pytest.raises(PackError, match="jia 给出了两次"):
        make_pack(tmp_path / "a.antoupack", LABEL, [("jia", files), ("jia", files)])


def test_a_pack_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(PackError, match="无法写入"):
        make_pack(tmp_path / "none" / "a.antoupack", LABEL, [("jia", tiny_document("jia"))])


def test_documents_of_the_library_make_a_pack(place: Place, tmp_path: Path) -> None:
    library, user_data, resources = place.library, place.user_data, place.resources
    imported = short_document("0123456789ab", "丙市科技创新条例", "丙省", "丙市")
    library.add(imported, imported.text, "imported")
    documents = [
        document_of(library, name, user_data, resources) for name in ("shipped", imported.id)
    ]
    out = tmp_path / "b.antoupack"
    manifest = make_pack(out, LABEL, documents)
    assert manifest.document_ids == ("shipped", imported.id)
    assert documents[0][1] == tiny_document("shipped")
    with pytest.raises(LibraryError, match="文库中没有"):
        document_of(library, "none", user_data, resources)


def test_what_the_library_cannot_read_again_is_not_packed(place: Place) -> None:
    place.library.add(short_document("mine", "我的", None, None), "别的原文", "imported")
    with pytest.raises(PackError, match="不能由文库中保存的原文重新读出"):
        document_of(place.library, "mine", place.user_data, place.resources)


def test_a_document_of_a_pack_is_taken_from_its_folder(place: Place, tmp_path: Path) -> None:
    install_pack(pack_of(tmp_path / "a.antoupack", key=None), place, YES)
    taken = document_of(place.library, "jia", place.user_data, place.resources)
    files = dict(taken[1])
    assert (taken[0], files) == ("jia", tiny_document("jia"))


@pytest.mark.parametrize("name", ["panjin", "dongying", "gaogang"])
def test_metadata_of_the_library_is_written_as_it_was_reviewed(data_dir: Path, name: str) -> None:
    with Library.open(data_dir / "library.db") as library:
        written = metadata_file(library.document(name))
    assert parse_review(written).metadata == load_review(SHIPPED / name).metadata


def test_all_characters_survive_in_metadata() -> None:
    document = whole_document()
    assert parse_review(metadata_file(document)).metadata == document.metadata


def test_a_private_key_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "key"
    before = os.umask(0)
    try:
        public_key = make_private_key(path)
    finally:
        os.umask(before)
    if not sys.platform.startswith("win"):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert bytes(load_private_key(path).verify_key).hex() == public_key
    assert same_fingerprint(fingerprint(public_key), fingerprint(public_key).replace("-", ""))


def test_a_private_key_is_never_written_over(tmp_path: Path) -> None:
    path = tmp_path / "key"
    path.write_text("precious", encoding="ascii")
    with pytest.raises(PackError, match="已经存在"):
        make_private_key(path)
    assert path.read_text(encoding="ascii") == "precious"


@pytest.mark.parametrize("content", [b"", b"\xff", b"ab" * 32, b"antou-ed25519-private-key:12"])
def test_what_is_no_key_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)
    with pytest.raises(PackError, match="不是案头的签名密钥"):
        load_private_key(path)
    with pytest.raises(PackError, match="无法读取密钥文件"):
        load_private_key(tmp_path / "none")
