"""How excerpts are printed is remembered; what cannot be understood stands for nothing."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import SettingsError
from reader.ui.excerpting.print_choices import PrintChoices, load_choices, save_choices

CHOSEN = PrintChoices("某市政府研究室", "王某", False, "compact", False, False, False, "comments")


def test_what_was_chosen_comes_back(tmp_path: Path) -> None:
    save_choices(tmp_path / "print.json", CHOSEN)
    assert load_choices(tmp_path / "print.json") == CHOSEN


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_choices(tmp_path / "print.json") == PrintChoices()


@pytest.mark.parametrize("text", ["", "{", "[1]", "3", '"x"', "null", "\ufeff{}", "{" * 5000])
def test_a_file_that_is_no_choices_stands_for_the_defaults(
    tmp_path: Path, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "print.json").write_text(text, encoding="utf-8")
    with caplog.at_level(logging.CRITICAL):
        assert load_choices(tmp_path / "print.json") == PrintChoices()
    caplog.clear()


def test_values_of_another_kind_are_passed_over(tmp_path: Path) -> None:
    text = '{"unit": 3, "layout": ["compact"], "colour": "no", "duplex": false, "other": 1}'
    (tmp_path / "print.json").write_text(text, encoding="utf-8")
    assert load_choices(tmp_path / "print.json") == replace(PrintChoices(), duplex=False)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="无法保存打印设置"):
        save_choices(tmp_path / "file" / "print.json", CHOSEN)
