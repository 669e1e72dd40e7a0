"""Every icon is drawn, and is seen on the ground it stands on."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QIcon

from reader.ui.icons import ICON_NAMES, IconSet, program_icon
from reader.ui.theme import DARK, LIGHT, Theme

RESOURCES = Path(__file__).parents[2] / "resources"


def strongest_colour(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QColor | None:
    image = icon.pixmap(40, 40, mode).toImage()
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(colours, key=lambda colour: colour.alpha())


@pytest.mark.parametrize("name", ICON_NAMES)
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_each_icon_is_drawn_in_the_colour_of_the_theme(
    icons: IconSet, name: str, theme: Theme
) -> None:
    colour = strongest_colour(icons.icon(name, theme))

    assert colour.alpha() > 200
    assert abs(colour.red() - QColor(theme.secondary).red()) <= 6


def test_a_colour_of_its_own_is_taken_and_disabled_is_faint(icons: IconSet) -> None:
    icon = icons.icon("warning", LIGHT, LIGHT.warning)

    assert abs(strongest_colour(icon).red() - QColor(LIGHT.warning).red()) <= 6
    disabled = strongest_colour(icon, QIcon.Mode.Disabled)
    assert abs(disabled.blue() - QColor(LIGHT.faint).blue()) <= 6


def test_the_same_icon_is_made_once(icons: IconSet) -> None:
    assert icons.icon("find", LIGHT) is icons.icon("find", LIGHT)
    assert icons.icon("find", LIGHT) is not icons.icon("find", DARK)


def test_every_drawing_is_listed_and_takes_its_colour_from_outside(resources: Path) -> None:
    drawings = {file.stem: file.read_text("utf-8") for file in (resources / "icons").glob("*.svg")}
    assert set(drawings) == set(ICON_NAMES)
    assert all("currentColor" in drawing and "#" not in drawing for drawing in drawings.values())


def test_the_icon_of_the_program_is_drawn_in_its_own_colours(qapp: object) -> None:
    image = program_icon(RESOURCES / "app-icon.svg").pixmap(32, 32).toImage()

    assert image.pixelColor(4, 16).name() == "#23577d"
