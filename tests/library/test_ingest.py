"""Files come into library and index: once, as new versions, or with a reason why not."""

import hashlib
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import CorpusError, LibraryError
from reader.library.gather import gather
from reader.library.ingest import remove_documents
from reader.library.lock import one_at_a_time
from reader.library.report import ImportProgress
from tests.conftest import RESOURCES
from tests.library.import_samples import Desk, policy, write


@pytest.fixture
def desk(tmp_path: Path, data_dir: Path) -> Iterator[Desk]:
    shutil.copytree(data_dir, tmp_path / "data")
    opened = Desk.opened(tmp_path / "data")
    with opened.library:
        yield opened


def test_a_file_is_added_and_found(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", policy())
    (outcome,) = desk.import_(path).outcomes
    assert outcome.kind == "added"
    assert outcome.document_id == hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    assert outcome.title == "赣州市人民政府关于促进科技创新的若干措施"
    assert desk.found("赣州市人民政府") == {outcome.document_id}
    assert desk.library.faults() == []
    document = desk.library.document(outcome.document_id)
    assert document.metadata.city == "赣州市"
    assert [section.number for section in document.sections][:2] == ["一、", "二、"]


def test_the_same_file_twice_is_unchanged(desk: Desk, tmp_path: Path) -> None:
    first, second = write(tmp_path, "a.txt", policy()), write(tmp_path, "b.txt", policy())
    report = desk.import_(first, second)
    assert [outcome.kind for outcome in report.outcomes] == ["added", "unchanged"]
    assert desk.import_(first).outcomes[0].detail == "文库中已有这个文件。"
    assert len(desk.imported()) == 1


def test_the_same_text_in_another_encoding_is_unchanged(desk: Desk, tmp_path: Path) -> None:
    desk.import_(write(tmp_path, "a.txt", policy()))
    (outcome,) = desk.import_(write(tmp_path, "b.txt", policy().encode("gb18030"))).outcomes
    assert outcome.kind == "unchanged"
    assert "完全相同" in outcome.detail


def test_a_shipped_file_is_told_as_such(desk: Desk) -> None:
    (outcome,) = desk.import_(RESOURCES / "documents" / "quanzhou" / "source.txt").outcomes
    assert (outcome.kind, outcome.document_id) == ("unchanged", "quanzhou")
    assert "已随程序提供" in outcome.detail


def test_a_changed_version_replaces_the_old_one_which_is_kept(desk: Desk, tmp_path: Path) -> None:
    (old,) = desk.import_(write(tmp_path, "a.txt", policy())).outcomes
    (new,) = desk.import_(write(tmp_path, "b.txt", policy(intensity="3.5"))).outcomes
    assert (new.kind, new.replaced_id) == ("replaced", old.document_id)
    assert desk.imported() == {new.document_id}
    assert desk.found("赣州市人民政府") == {new.document_id}
    assert [s.id for s in desk.library.versions(new.document_id or "")] == [old.document_id]
    assert "2.5%" in desk.library.text(old.document_id or "")
    (again,) = desk.import_(tmp_path / "a.txt").outcomes
    assert again.detail.endswith("的这一旧版已在文库中。")


def test_an_older_version_does_not_replace_a_newer_one(desk: Desk, tmp_path: Path) -> None:
    (new,) = desk.import_(write(tmp_path, "new.txt", policy(year=2023))).outcomes
    (old,) = desk.import_(write(tmp_path, "old.txt", policy(year=2019, intensity="2.1"))).outcomes
    assert "存为旧版" in old.detail
    assert desk.imported() == {new.document_id}
    assert [s.id for s in desk.library.versions(new.document_id or "")] == [old.document_id]


def test_versions_in_one_import_are_put_in_order(desk: Desk, tmp_path: Path) -> None:
    for year in (2019, 2023, 2021):
        write(tmp_path, f"files/{year}.txt", policy(year=year, intensity=f"2.{year % 10}"))
    report = desk.import_(tmp_path / "files")
    assert [outcome.kind for outcome in report.outcomes] == ["added", "replaced", "replaced"]
    (listed,) = desk.imported()
    assert "2023年" in desk.library.text(listed)
    years = [s.issue_date for s in desk.library.versions(listed)]
    assert years == ["2021-05-06", "2019-05-06"]


def test_other_places_and_topics_are_other_documents(desk: Desk, tmp_path: Path) -> None:
    for place, topic in (("赣州市", "科技创新"), ("赣州市", "数字经济"), ("宜春市", "科技创新")):
        write(tmp_path, f"files/{place}{topic}.txt", policy(place, topic))
    report = desk.import_(tmp_path / "files")
    assert [outcome.kind for outcome in report.outcomes] == ["added"] * 3


def test_a_file_that_cannot_be_read_does_not_stop_the_others(desk: Desk, tmp_path: Path) -> None:
    write(tmp_path, "files/a.txt", b"")
    write(tmp_path, "files/b.txt", b"\x00\x01\x02" * 100)
    write(tmp_path, "files/c.txt", policy())
    report = desk.import_(tmp_path / "files")
    assert [outcome.kind for outcome in report.outcomes] == ["refused", "refused", "added"]
    assert "空文件" in report.outcomes[0].detail


def test_what_a_person_should_look_at_is_told(desk: Desk, tmp_path: Path) -> None:
    (outcome,) = desk.import_(write(tmp_path, "_index.md", "# 地方性法规\n")).outcomes
    assert "像是目录页" in outcome.doubts[0]
    (outcome,) = desk.import_(write(tmp_path, "a.txt", policy())).outcomes
    assert outcome.doubts == ()


def test_the_folder_tells_the_place_where_the_text_does_not(desk: Desk, tmp_path: Path) -> None:
    text = policy(place="本市", topic="数字经济")
    (outcome,) = desk.import_(write(tmp_path, "政策/深圳/a.txt", text)).outcomes
    metadata = desk.library.document(outcome.document_id or "").metadata
    assert (metadata.city, metadata.province) == ("深圳市", "广东省")
    inference = metadata.inference("city")
    assert inference is not None
    assert "文件夹“深圳”" in inference.reason


def test_zips_are_imported_by_workers(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "包.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for place in ("赣州市", "宜春市", "吉安市", "上饶市", "抚州市"):
            archive.writestr(f"{place}.txt", policy(place))
        archive.writestr("bad.txt", b"")
        archive.writestr("more.zip", b"x")
    seen: list[ImportProgress] = []
    report = desk.importer(seen.append).run(gather([path]))
    assert len(report.of_kind("added")) == 5
    assert [Path(o.place).name for o in report.of_kind("refused")] == [
        "包.zip›more.zip",
        "包.zip›bad.txt",
    ]
    assert desk.found("研发费用给予补助") == desk.imported()
    assert len(desk.imported()) == 5
    assert {each.words for each in seen} == {"正在读取", "正在写入文库和索引"}
    assert sorted(path.name for path in desk.folder.glob("index*")) == [
        "index",
        "index.import.lock",
        "index.lock",
    ]


def test_a_preview_stores_nothing_and_can_be_corrected(desk: Desk, tmp_path: Path) -> None:
    (candidate,) = gather([write(tmp_path, "a.txt", policy())]).candidates
    importer = desk.importer()
    preview = importer.preview(candidate)
    assert preview.expected.kind == "added"
    assert preview.document.metadata.document_number == "赣府发〔2021〕12号"
    assert desk.imported() == set()
    corrected = replace(preview.document.metadata, title="改正的标题")
    outcome = importer.store(preview, corrected)
    assert outcome.title == "改正的标题"
    assert desk.library.summary(outcome.document_id or "").title == "改正的标题"
    assert desk.found("赣州市人民政府") == {outcome.document_id}


def test_a_preview_of_what_cannot_be_read_is_a_sentence(desk: Desk, tmp_path: Path) -> None:
    (candidate,) = gather([write(tmp_path, "a.txt", b"")]).candidates
    with pytest.raises(CorpusError, match="空文件"):
        desk.importer().preview(candidate)


def test_a_cancelled_import_keeps_what_was_read(desk: Desk, tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path, f"files/{number}.txt", policy(topic=f"第{number}类产业"))
    importer = desk.importer(lambda progress: importer.cancel() if progress.done else None)
    report = importer.run(gather([tmp_path / "files"]))
    assert report.cancelled
    assert 1 <= len(report.outcomes) < 3
    assert desk.imported() == {outcome.document_id for outcome in report.outcomes}
    assert desk.found("研发费用给予补助") == desk.imported()


def test_a_paused_import_goes_on(desk: Desk, tmp_path: Path) -> None:
    said: list[str] = []

    def follow(progress: ImportProgress) -> None:
        said.append(progress.words)
        if progress.words == "已暂停":
            assert importer.paused
            importer.resume()

    importer = desk.importer(follow)
    importer.pause()
    report = importer.run(gather([write(tmp_path, "a.txt", policy())]))
    assert said[0] == "已暂停"
    assert len(report.of_kind("added")) == 1


def test_nothing_to_import_is_no_work(desk: Desk) -> None:
    assert desk.import_().outcomes == ()


def test_one_import_at_a_time(desk: Desk, tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", policy())
    with (
        one_at_a_time(desk.index.with_name("index.import")),
        pytest.raises(LibraryError, match="正被另一个程序占用"),
    ):
        desk.import_(path)


def test_an_unfit_index_is_put_right_by_the_way(desk: Desk, tmp_path: Path) -> None:
    (desk.index / "manifest.json").unlink()
    (outcome,) = desk.import_(write(tmp_path, "a.txt", policy())).outcomes
    assert desk.found("赣州市人民政府") == {outcome.document_id}


def test_removed_documents_are_gone_and_remembered(desk: Desk, tmp_path: Path) -> None:
    (outcome,) = desk.import_(write(tmp_path, "a.txt", policy())).outcomes
    assert remove_documents(desk.setting, [outcome.document_id or ""]) == (outcome.document_id,)
    assert desk.imported() == set()
    assert desk.found("赣州市人民政府") == set()
    assert [kept.title for kept in desk.library.removed()] == [outcome.title]


def test_shipped_and_unknown_documents_are_not_removed(desk: Desk, tmp_path: Path) -> None:
    (outcome,) = desk.import_(write(tmp_path, "a.txt", policy())).outcomes
    with pytest.raises(LibraryError, match="随程序提供，不能移除"):
        remove_documents(desk.setting, [outcome.document_id or "", "quanzhou"])
    with pytest.raises(LibraryError, match="没有“nothing”"):
        remove_documents(desk.setting, [outcome.document_id or "", "nothing"])
    assert desk.imported() == {outcome.document_id}


def test_what_would_fill_the_disk_is_refused_and_all_is_as_before(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path, "a.txt", policy())
    nearly_full = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: nearly_full)
    report = desk.import_(path)
    assert "磁盘空间不足" in report.notice
    assert desk.imported() == set()
    assert desk.found("赣州市人民政府") == set()
    monkeypatch.undo()
    assert len(desk.import_(path).of_kind("added")) == 1
