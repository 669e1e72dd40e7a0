"""The bundled fonts serve every role, and a folder without them is no reason to fail."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtWidgets import QApplication

from reader.ui.fonts import load_fonts, typefaces
from tests.ui.reading_samples import FIVE, shipped


def test_the_interface_speaks_sans(qapp: QApplication) -> None:
    assert qapp.font().families() == list(typefaces().sans)


@pytest.mark.parametrize("name", FIVE)
def test_the_bundled_fonts_have_every_character_of_the_shipped_documents(
    name: str, resources: Path
) -> None:
    wanted = {character for character in shipped(name).document.text if character.isprintable()}

    for file in (resources / "fonts").glob("*.otf"):
        font = QRawFont(str(file), 16, QFont.HintingPreference.PreferNoHinting)
        assert not [c for c in sorted(wanted) if not font.supportsCharacter(ord(c))], file.name


def test_without_bundled_fonts_the_machine_s_own_stand_in(
    qapp: QApplication, tmp_path: Path, resources: Path
) -> None:
    load_fonts(qapp, tmp_path / "none")

    assert typefaces().sans
    assert typefaces().serif
    load_fonts(qapp, resources / "fonts")


def test_a_broken_font_file_is_passed_over(
    qapp: QApplication, tmp_path: Path, resources: Path
) -> None:
    (tmp_path / "broken.otf").write_bytes(b"no font")

    load_fonts(qapp, tmp_path)

    assert typefaces().serif
    load_fonts(qapp, resources / "fonts")
