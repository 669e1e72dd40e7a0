"""Everything put into the library comes back as it was; damage is noticed, told and set aside."""

import logging
import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document
from reader.corpus.review import load_review
from reader.errors import LibraryError
from reader.library import schema
from reader.library.bundle import administrative_order
from reader.library.faults import DamagedLibraryError
from reader.library.store import Library
from tests.library.samples import long_document, short_document, whole_document

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = sorted(path.parent.name for path in RESOURCES.glob("documents/*/source.txt"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "数据 文件夹" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library.open(path) as opened:
        yield opened


def test_a_document_with_every_kind_of_part_comes_back_equal(library: Library) -> None:
    document = whole_document()
    library.add(document, "原文", "imported")
    assert library.document(document.id) == document
    assert library.source(document.id) == "原文"


@pytest.mark.parametrize("document_id", SHIPPED)
def test_a_shipped_document_comes_back_equal(library: Library, document_id: str) -> None:
    folder = RESOURCES / "documents" / document_id
    read = read_document(
        (folder / "source.txt").read_bytes(),
        document_id,
        gazetteer=Gazetteer.load(RESOURCES / "gazetteer.csv"),
        review=load_review(folder),
    )
    library.add(read.document, read.source, "shipped")
    assert library.document(document_id) == read.document
    assert library.source(document_id) == read.source


def test_the_library_is_still_there_at_the_next_start(path: Path) -> None:
    with Library.open(path) as library:
        library.add(whole_document(), "原文", "imported")
        version = library.version
    with Library.open(path) as library:
        assert library.notice == ""
        assert library.document("whole") == whole_document()
        assert library.version == version


def test_a_summary_tells_what_the_document_tells(library: Library) -> None:
    document = whole_document()
    library.add(document, "原文", "imported")
    (summary,) = library.documents()
    assert summary.title == document.metadata.title
    assert summary.characters == len(document.text)
    assert summary.damaged
    assert summary.inferred == {"issuer", "document_number"}
    assert summary.origin == "imported"
    assert summary.indicators is None


def test_a_document_added_again_replaces_the_old_one(library: Library) -> None:
    library.add(long_document(2000, "same"), "旧", "imported")
    new = short_document("same", "新", None, None)
    library.add(new, "新原文", "imported")
    assert library.document("same") == new
    assert library.source("same") == "新原文"
    assert len(library.documents()) == 1


def test_a_removed_document_leaves_no_row(library: Library, path: Path) -> None:
    library.add(whole_document(), "原文", "imported")
    library.remove("whole")
    assert library.documents() == []
    library.close()
    with sqlite3.connect(path) as connection:
        for table in ("documents", *schema.DOCUMENT_TABLES):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)  # noqa: S608
    connection.close()


def test_an_unknown_document_is_told_with_those_there_are(library: Library) -> None:
    library.add(short_document("a", "甲", None, None), "", "imported")
    library.add(short_document("b", "乙", None, None), "", "imported")
    for ask in (library.document, library.source, library.layout, library.remove, library.summary):
        with pytest.raises(LibraryError, match="没有“c”；现有文件：a、b。"):
            ask("c")


def test_many_ids_are_not_all_named(library: Library) -> None:
    for number in range(30):
        library.add(short_document(f"d{number:02}", "甲", None, None), "", "imported")
    with pytest.raises(LibraryError, match=r"d00、.*d19等 30 篇。"):
        library.document("x")


def test_a_failing_document_leaves_the_old_one_untouched(library: Library) -> None:
    old = whole_document()
    library.add(old, "原文", "imported")
    broken = replace(old, blocks=(replace(old.blocks[0], text="别的文字"),))
    with pytest.raises(ValueError, match="block at 0"):
        library.add(broken, "x", "imported")
    unwritable = replace(old, repairs=(replace(old.repairs[0], before="\ud800"),))
    with pytest.raises(UnicodeEncodeError):
        library.add(unwritable, "x", "imported")
    assert library.document("whole") == old
    assert library.source("whole") == "原文"


def test_the_version_changes_with_title_heading_and_text_only(library: Library) -> None:
    document = whole_document()

    def version_with(**changes: object) -> str:
        library.add(replace(document, **changes), "原文", "imported")
        return library.version

    first = version_with()
    section = document.sections[0]
    changed = {
        version_with(metadata=replace(document.metadata, title="别的标题")),
        version_with(sections=(replace(section, heading="别的"), *document.sections[1:])),
        version_with(text=document.text + "。"),
    }
    assert len(changed | {first}) == 4
    assert version_with(repairs=()) == first
    library.add(short_document("other", "乙", None, None), "", "imported")
    assert library.version != first
    library.remove("other")
    assert library.version == first


def test_documents_stand_in_administrative_order(path: Path) -> None:
    places = [
        ("1", "乙", "山东省", "东营市"),
        ("2", "甲", "山东省", "东营市"),
        ("3", "甲", "河北省", "沧州市"),
        ("4", "甲", "河北省", "石家庄市"),
        ("5", "甲", "河北省", None),
        ("6", "甲", None, None),
        ("7", "甲", "外省", "外市"),
        ("8", "甲", "北京市", "北京市"),
    ]
    with Library.open(path, administrative_order(RESOURCES)) as library:
        for entry in places:
            library.add(short_document(*entry), "", "imported")
        assert "".join(s.id for s in library.documents()) == "85431276"


def test_the_layout_cites_as_the_document_does(library: Library) -> None:
    document = long_document(5000)
    library.add(document, "原文", "imported")
    layout = library.layout(document.id)
    assert layout.text == document.text
    for position in range(len(document.text)):
        section = document.section_at(position)
        assert layout.section_path_at(position) == (section.path if section else ())
        start, end = layout.block_at(position)
        assert start <= position <= end
        assert (start, end) in {(block.start, block.end) for block in document.blocks}


def test_several_threads_may_read_and_write_one_library(library: Library) -> None:
    document = long_document(5000)
    library.add(document, "原文", "imported")
    wrong: list[object] = []

    def work(number: int) -> None:
        for turn in range(10):
            library.add(short_document(f"t{number}-{turn}", "甲", None, None), "", "imported")
            if library.document("long") != document:
                wrong.append(number)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong
    assert len(library.documents()) == 41


def test_a_reader_of_its_own_sees_what_was_stored(library: Library) -> None:
    library.add(whole_document(), "原文", "imported")
    with library.reader() as reader:
        assert reader.document("whole") == whole_document()
        library.add(short_document("later", "乙", None, None), "", "imported")
        assert {summary.id for summary in reader.documents()} == {"whole", "later"}
    assert library.document("whole") == whole_document()


def test_a_library_of_a_newer_program_is_refused_and_left_alone(path: Path) -> None:
    with Library.open(path) as library:
        library.add(whole_document(), "原文", "imported")
    database = Database(path)
    database.table("_sqlite_migrations").insert(
        {"migration_set": "library", "name": "version_4", "applied_at": "2030-01-01"}
    )
    database.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="文库版本 4，本程序只认识到版本 3"):
        Library.open(path)
    assert path.read_bytes() == before


def garbage(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 100)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def cut_to_a_few_bytes(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:50])


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def garbage_with_a_good_head(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:100] + b"\xa5" * (len(data) - 100))


@pytest.mark.parametrize(
    "damage", [garbage, cut_short, cut_to_a_few_bytes, emptied, garbage_with_a_good_head]
)
def test_a_damaged_file_is_set_aside_and_told(path: Path, damage: object) -> None:
    with Library.open(path) as library:
        library.add(long_document(20_000), "原文", "imported")
    assert callable(damage)
    damage(path)
    damaged = path.read_bytes()
    with Library.open(path) as library:
        assert "已损坏" in library.notice
        assert "library.db.bad" in library.notice
        assert library.documents() == []
        library.add(whole_document(), "原文", "imported")
    assert path.with_name("library.db.bad").read_bytes() == damaged
    with Library.open(path) as library:
        assert library.notice == ""
        assert library.document("whole") == whole_document()


def damage_pages_of(path: Path, table: str) -> None:
    """Overwrite the pages of one table in the middle of a sound file."""
    with sqlite3.connect(path) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", [table]
        ).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    with path.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xa5" * size)


def test_damage_met_while_reading_is_told_and_repaired_at_the_next_start(path: Path) -> None:
    with Library.open(path) as library:
        library.add(long_document(20_000), "原文", "imported")
    damage_pages_of(path, "texts")
    with Library.open(path) as library:
        assert len(library.documents()) == 1
        with pytest.raises(DamagedLibraryError, match="请重新启动程序"):
            library.document("long")
        assert library.faults()
    with Library.open(path) as library:
        assert "已损坏" in library.notice
        assert library.faults() == []


def test_every_page_is_looked_at_after_an_unclean_end(path: Path) -> None:
    with Library.open(path) as library:
        library.add(long_document(20_000), "原文", "imported")
    damage_pages_of(path, "texts")
    path.with_name(path.name + "-wal").write_bytes(b"")
    with Library.open(path) as library:
        assert "已损坏" in library.notice


def test_a_changed_text_is_a_fault(library: Library, path: Path) -> None:
    library.add(whole_document(), "原文", "imported")
    assert library.faults() == []
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE texts SET text = text || '。'")
    connection.close()
    assert library.faults() == ["文件 whole 的文本与入库时不符"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(LibraryError, match="请用 --data-dir 另选一个可写的文件夹"):
        Library.open(file / "below" / "library.db")


def test_a_library_that_cannot_be_written_is_told(path: Path) -> None:
    with Library.open(path) as library:
        library._database.execute("PRAGMA query_only = ON")  # noqa: SLF001 - as a file without rights
        with pytest.raises(LibraryError, match="不可写"):
            library.add(whole_document(), "原文", "imported")


def test_a_full_disk_is_told_and_leaves_the_library_as_it_was(library: Library) -> None:
    library.add(whole_document(), "原文", "imported")
    (pages,) = library._database.execute("PRAGMA page_count").fetchone()  # noqa: SLF001
    library._database.execute(f"PRAGMA max_page_count = {pages}").fetchall()  # noqa: SLF001
    with pytest.raises(LibraryError, match="磁盘已满"):
        library.add(long_document(300_000), "原文", "imported")
    assert [summary.id for summary in library.documents()] == ["whole"]


def test_a_disk_too_full_to_open_the_library_is_told(path: Path) -> None:
    resource = pytest.importorskip("resource", reason="limits of a process are there on Linux")
    Library.open(path).close()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    too_little = 16_384  # bytes; SQLite needs 32 KiB beside the file before it reads
    resource.setrlimit(resource.RLIMIT_FSIZE, (too_little, before[1]))
    try:
        with pytest.raises(LibraryError, match="磁盘已满"):
            Library.open(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_path_that_is_a_folder_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "library.db"
    folder.mkdir()
    with pytest.raises(LibraryError):
        Library.open(folder)


def test_setting_aside_is_written_to_the_log(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path.parent.mkdir(parents=True)
    garbage(path)
    with caplog.at_level(logging.INFO), Library.open(path):
        assert "set aside" in caplog.text
