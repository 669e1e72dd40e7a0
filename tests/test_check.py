"""The self-check notices what is broken and says what it is."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from reader.check import Check, run_checks, scan
from reader.paths import Paths

PROJECT = Path(__file__).parents[1]
NAMES = ["程序文件", "随附文件", "字体", "文库", "索引", "检索"]


@pytest.fixture
def paths(tmp_path: Path, data_dir: Path) -> Paths:
    """Copies of the shipped files and of a user's folder, which a test may break."""
    resources, user_data = tmp_path / "resources", tmp_path / "data"
    shutil.copytree(PROJECT / "resources", resources)
    shutil.copytree(data_dir, user_data)
    return Paths(
        resources=resources,
        user_data=user_data,
        library=user_data / "library.db",
        notes=user_data / "notes.db",
        index=user_data / "index",
        log=user_data / "antou.log",
        window_ini=user_data / "window.ini",
        settings=user_data / "settings.json",
    )


def checked(paths: Paths) -> dict[str, Check]:
    return {check.name: check for check in run_checks(paths)}


def failed(paths: Paths) -> dict[str, str]:
    return {name: check.detail for name, check in checked(paths).items() if not check.ok}


def test_all_is_well_with_what_ships(paths: Paths) -> None:
    checks = checked(paths)
    assert list(checks) == NAMES
    assert all(check.ok for check in checks.values())


def test_a_new_user_has_nothing_to_complain_about(paths: Paths) -> None:
    shutil.rmtree(paths.user_data)
    assert failed(paths) == {}


def test_a_changed_source_is_named(paths: Paths) -> None:
    with (paths.resources / "documents" / "gaogang" / "source.txt").open("ab") as file:
        file.write(b" ")
    faults = failed(paths)
    assert "gaogang" in faults["随附文件"]
    assert "gaogang" in faults["文库"]


def test_a_missing_source_is_named(paths: Paths) -> None:
    shutil.rmtree(paths.resources / "documents")
    assert "没有随附文件" in failed(paths)["随附文件"]


@pytest.mark.parametrize(
    ("missing", "named"),
    [
        ("fonts", "fonts/*.otf"),
        ("icons", "icons/*.svg"),
        ("gazetteer.csv", "gazetteer.csv"),
    ],
)
def test_missing_program_files_are_named(paths: Paths, missing: str, named: str) -> None:
    path = paths.resources / missing
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert f"缺少 {named}" in failed(paths)["程序文件"]


def test_a_damaged_font_is_named(paths: Paths) -> None:
    font = min((paths.resources / "fonts").glob("*.otf"))
    font.write_bytes(b"<html>not found</html>")
    assert failed(paths) == {"字体": f"字体文件 {font.name} 已损坏"}


def test_a_changed_text_in_the_library_is_named(paths: Paths) -> None:
    with sqlite3.connect(paths.library) as connection:
        connection.execute(
            "UPDATE texts SET text = replace(text, '创新', '守旧') WHERE document_id = 'quanzhou'"
        )
    connection.close()
    faults = failed(paths)
    assert "quanzhou" in faults["文库"]
    assert "检索" in faults


def test_a_repaired_index_is_told_and_no_fault(paths: Paths) -> None:
    shutil.rmtree(paths.index)
    assert checked(paths)["索引"] == Check("索引", ok=True, detail="索引缺失，已重新建立。")


def test_a_library_that_cannot_be_opened_ends_the_check_with_a_sentence(paths: Paths) -> None:
    shutil.rmtree(paths.user_data)
    paths.user_data.write_text("x", encoding="utf-8")
    faults = failed(paths)
    assert list(faults) == ["文库"]
    assert "--data-dir" in faults["文库"]


def test_a_scan_finds_overlapping_places_in_any_script() -> None:
    assert list(scan("研發研发", "研发")) == [(0, 2), (2, 4)]
    assert list(scan("一一一", "一一")) == [(0, 2), (1, 3)]
