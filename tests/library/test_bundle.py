"""The shipped documents follow the program's files: new, changed, gone, damaged."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.errors import CorpusError
from reader.library.bundle import install_bundle, open_library, pipeline_sha256
from reader.library.store import Library
from tests.library.samples import short_document

RESOURCES = Path(__file__).parents[2] / "resources"
SHIPPED = ["cangzhou", "panjin", "gaogang", "quanzhou", "dongying"]
PROJECT = Path(__file__).parents[2]


@pytest.fixture
def resources(tmp_path: Path) -> Path:
    """A copy of the shipped files that a test may change."""
    folder = tmp_path / "resources"
    shutil.copytree(RESOURCES / "documents", folder / "documents")
    for name in ("gazetteer.csv", "indicators.csv", "taxonomy.toml"):
        shutil.copy(RESOURCES / name, folder)
    return folder


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.db") as opened:
        yield opened


def test_the_five_documents_are_there_in_administrative_order(data_dir: Path) -> None:
    with open_library(data_dir / "library.db", RESOURCES) as library:
        summaries = library.documents()
        assert [summary.id for summary in summaries] == SHIPPED
        assert {summary.origin for summary in summaries} == {"shipped"}
        for summary in summaries:
            source = (RESOURCES / "documents" / summary.id / "source.txt").read_bytes()
            assert library.source(summary.id).encode() == source.removeprefix(b"\xef\xbb\xbf")


def test_an_unchanged_bundle_is_not_read_again(library: Library, resources: Path) -> None:
    seen: list[int] = []
    assert install_bundle(library, resources, lambda done, _total, _words: seen.append(done))
    assert seen == list(range(6))
    assert not install_bundle(library, resources, lambda done, _total, _words: seen.append(done))
    assert len(seen) == 6


def test_a_program_that_was_moved_does_not_read_its_documents_again(
    library: Library, resources: Path
) -> None:
    install_bundle(library, RESOURCES)
    assert not install_bundle(library, resources)


def test_changed_metadata_is_read_again_for_that_document_alone(
    library: Library, resources: Path
) -> None:
    install_bundle(library, resources)
    before = library.stamps("shipped")
    metadata = resources / "documents" / "cangzhou" / "metadata.toml"
    text = metadata.read_text(encoding="utf-8")
    metadata.write_text(text.replace("三年行动", "五年行动"), encoding="utf-8")
    assert install_bundle(library, resources)
    after = library.stamps("shipped")
    assert {name for name in before if before[name] != after[name]} == {"cangzhou"}
    assert "五年行动" in library.document("cangzhou").metadata.title


def test_a_changed_pipeline_reads_everything_again(library: Library, resources: Path) -> None:
    install_bundle(library, resources)
    before = library.stamps("shipped")
    gazetteer = resources / "gazetteer.csv"
    gazetteer.write_text(
        gazetteer.read_text(encoding="utf-8") + "新市,新,city,新市,河北省\n", encoding="utf-8"
    )
    assert install_bundle(library, resources)
    after = library.stamps("shipped")
    assert all(before[name] != after[name] for name in before)


def test_a_document_that_is_gone_is_removed_and_imported_ones_stay(
    library: Library, resources: Path
) -> None:
    install_bundle(library, resources)
    library.add(short_document("mine", "我的", None, None), "原文", "imported")
    shutil.rmtree(resources / "documents" / "panjin")
    assert install_bundle(library, resources)
    left = {summary.id for summary in library.documents()}
    assert left == {*SHIPPED, "mine"} - {"panjin"}


def test_a_changed_source_is_refused(library: Library, resources: Path) -> None:
    with (resources / "documents" / "quanzhou" / "source.txt").open("ab") as file:
        file.write("多了一行".encode())
    with pytest.raises(CorpusError, match=r"quanzhou.*与审校时不同"):
        install_bundle(library, resources)


def test_missing_documents_are_told(library: Library, resources: Path) -> None:
    shutil.rmtree(resources / "documents")
    with pytest.raises(CorpusError, match="程序文件不完整"):
        install_bundle(library, resources)


def test_a_missing_gazetteer_is_told(tmp_path: Path, resources: Path) -> None:
    (resources / "gazetteer.csv").unlink()
    with pytest.raises(CorpusError, match="地名表"):
        open_library(tmp_path / "library.db", resources)


def test_a_damaged_library_has_its_documents_again_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    open_library(path, RESOURCES).close()
    path.write_bytes(b"no library" * 1000)
    with open_library(path, RESOURCES) as library:
        assert "已损坏" in library.notice
        assert [summary.id for summary in library.documents()] == SHIPPED


def test_a_frozen_program_is_known_by_what_it_was_frozen_from(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "resources" / "program.sha256"
    program.parent.mkdir()
    program.write_text("1", "ascii")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    first = pipeline_sha256(RESOURCES)
    assert pipeline_sha256(RESOURCES) == first
    program.write_text("2", "ascii")
    assert pipeline_sha256(RESOURCES) != first


def test_two_processes_at_the_first_start_do_not_harm_one_another(tmp_path: Path) -> None:
    arguments = [sys.executable, "-m", "reader", "search", "创新", "--data-dir", str(tmp_path)]
    running = [
        subprocess.Popen(
            [*arguments, "--json"], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        for _ in range(3)
    ]
    outputs = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], outputs
    assert len({output for output, _ in outputs}) == 1
    with open_library(tmp_path / "library.db", RESOURCES) as library:
        assert library.notice == ""
        assert library.faults() == []
