"""Settings survive whatever stands in their file."""

import json
from pathlib import Path

import pytest

from reader.errors import SettingsError
from reader.settings import Settings, load_settings, save_settings

CHOSEN = Settings(theme="dark", zoom_percent=150, simplified_display=True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    loaded = load_settings(path)
    assert loaded.settings == Settings(theme="auto", zoom_percent=100, simplified_display=False)
    assert loaded.notice == ""


def test_what_was_saved_is_loaded(path: Path) -> None:
    save_settings(path, CHOSEN)
    assert load_settings(path).settings == CHOSEN
    assert load_settings(path).notice == ""
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_the_folder_is_made_when_something_is_saved(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "settings.json"
    save_settings(path, CHOSEN)
    assert load_settings(path).settings == CHOSEN


def test_an_unknown_setting_is_logged_and_left_out(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path.write_text(json.dumps({"theme": "dark", "colour": "red"}), encoding="utf-8")
    assert load_settings(path).settings == Settings(theme="dark")
    assert "unknown setting 'colour'" in caplog.text
    caplog.clear()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", "pink"),
        ("theme", 1),
        ("theme", ["dark"]),
        ("zoom_percent", "120"),
        ("zoom_percent", 10),
        ("zoom_percent", 1000),
        ("zoom_percent", True),
        ("zoom_percent", 120.5),
        ("simplified_display", "yes"),
        ("simplified_display", None),
    ],
)
def test_a_value_without_meaning_is_logged_and_the_others_hold(
    path: Path, caplog: pytest.LogCaptureFixture, name: str, value: object
) -> None:
    save_settings(path, CHOSEN)
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**values, name: value}), encoding="utf-8")
    loaded = load_settings(path).settings
    for each in ("theme", "zoom_percent", "simplified_display"):
        expected = getattr(Settings() if each == name else CHOSEN, each)
        assert getattr(loaded, each) == expected
    assert name in caplog.text
    caplog.clear()


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe\x00", b"3", b'["theme"]', b'"dark"', b"null", b"[" * 100_000],
)
def test_a_file_that_cannot_be_read_is_set_aside_and_told(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    loaded = load_settings(path)
    assert loaded.settings == Settings()
    assert "settings.json.bad" in loaded.notice
    assert path.with_name("settings.json.bad").read_bytes() == content
    assert not path.exists()
    assert load_settings(path).notice == ""


def test_a_byte_order_mark_of_an_editor_does_no_harm(path: Path) -> None:
    path.write_text('{"theme": "dark"}', encoding="utf-8-sig")
    assert load_settings(path).settings.theme == "dark"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("x", encoding="utf-8")
    with pytest.raises(SettingsError, match="无法保存设置"):
        save_settings(file / "settings.json", CHOSEN)


def test_a_failing_write_leaves_the_old_settings(path: Path) -> None:
    save_settings(path, CHOSEN)
    blocked = path.with_name("folder.json")
    blocked.mkdir()
    with pytest.raises(SettingsError):
        save_settings(blocked, Settings())
    assert sorted(file.name for file in path.parent.iterdir()) == ["folder.json", "settings.json"]
    assert load_settings(path).settings == CHOSEN


def test_a_settings_file_that_is_a_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="无法读取设置文件"):
        load_settings(tmp_path)
