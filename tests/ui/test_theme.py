"""Both themes can be read by everybody."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from reader.ui.stylesheet import stylesheet_of
from reader.ui.theme import DARK, LIGHT, Theme, apply_theme, contrast, theme_for

TEXT_ON_SURFACE = [
    *(
        (text, surface)
        for text in ("text", "secondary", "accent")
        for surface in ("paper", "panel", "raised")
    ),
    *((text, "hover") for text in ("text", "secondary")),
    *((text, "paper") for text in ("warning", "expired")),
    ("text", "warning_surface"),
    ("text", "expired_surface"),
    ("secondary", "warning_surface"),
    ("secondary", "expired_surface"),
    ("accent", "warning_surface"),
    ("accent", "expired_surface"),
    ("warning", "warning_surface"),
    ("expired", "expired_surface"),
    ("on_hit", "hit"),
    ("on_current_hit", "current_hit"),
    ("on_selection", "selection"),
    ("on_accent", "accent"),
    ("text", "flash"),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "surface"), TEXT_ON_SURFACE)
def test_text_reaches_wcag_aa_on_its_surface(theme: Theme, text: str, surface: str) -> None:
    assert contrast(getattr(theme, text), getattr(theme, surface)) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_on_every_tint_of_the_source_view(theme: Theme) -> None:
    assert min(contrast(theme.text, tint) for tint in theme.tints) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_current_hit_stands_out_from_the_other_hits(theme: Theme) -> None:
    assert contrast(theme.current_hit, theme.hit) >= 1.5
    assert contrast(theme.hit, theme.paper) >= 1.15


def test_black_on_white_has_the_largest_contrast_there_is() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21, abs=0.01)
    assert contrast("#777777", "#777777") == 1


def test_auto_follows_the_system_and_a_choice_does_not() -> None:
    assert theme_for("auto", Qt.ColorScheme.Dark) is DARK
    assert theme_for("auto", Qt.ColorScheme.Unknown) is LIGHT
    assert theme_for("light", Qt.ColorScheme.Dark) is LIGHT
    assert theme_for("dark", Qt.ColorScheme.Light) is DARK


def test_applying_a_theme_reaches_palette_and_style(qapp: QApplication) -> None:
    apply_theme(qapp, DARK)

    assert qapp.palette().color(QPalette.ColorRole.Text).name() == DARK.text
    assert DARK.paper not in (LIGHT.paper, LIGHT.panel)
    assert "$" not in qapp.styleSheet()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_picture_the_style_names_is_there_in_both_resolutions(theme: Theme) -> None:
    named = [Path(each) for each in re.findall(r'url\("([^"]+)"\)', stylesheet_of(theme))]
    assert len(named) > 1
    for path in named:
        assert path.is_file()
        assert path.with_name(f"{path.stem}@2x{path.suffix}").is_file()
