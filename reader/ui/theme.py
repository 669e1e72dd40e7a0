"""The two palettes of the program and how they reach every widget.

A widget that paints or composes rich text takes a :class:`Theme` and has ``set_theme(theme)``;
ordinary widgets get their colours from :func:`apply_theme`. Properties the style sheet knows:

- ``QLabel`` ``role``: "secondary" (quiet small text), "heading" (title of a panel);
- ``QToolButton`` and ``QPushButton`` ``role``: "link" (looks like a link);
- ``QFrame`` ``role``: "bar" (a line below), "warning", "expired" (a tinted message).
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from reader.ui.stylesheet import stylesheet_of

ThemeChoice = Literal["auto", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as ``#rrggbb``. ``on_x`` is the text colour on the surface ``x``.

    Attributes:
        name: "light" or "dark".
        window: Behind everything: the desk on which the paper lies.
        panel: Side panels and bars.
        paper: The reading surface.
        raised: Fields and buttons.
        hover: A row or button under the pointer.
        text: Body text.
        secondary: Small or explaining text.
        faint: Disabled text; decoration, never information.
        border: Lines between surfaces.
        accent: Links, focus ring, chosen tab.
        selection: Selected rows and text.
        hit: Behind every match of a search.
        current_hit: Behind the match the reader stands on.
        flash: Behind a place just jumped to.
        warning: Words about a damaged copy, and 〔?〕.
        expired: Words about a document no longer in force.
        positive: Small bars and counts.
        tints: Four backgrounds to tell kinds of removed text apart in the source view.
    """

    name: Literal["light", "dark"]
    window: str
    panel: str
    paper: str
    raised: str
    hover: str
    text: str
    secondary: str
    faint: str
    border: str
    accent: str
    on_accent: str
    selection: str
    on_selection: str
    hit: str
    on_hit: str
    current_hit: str
    on_current_hit: str
    flash: str
    warning: str
    warning_surface: str
    expired: str
    expired_surface: str
    positive: str
    tints: tuple[str, str, str, str]


LIGHT = Theme(
    name="light",
    window="#e9e5dc",
    panel="#f5f2ec",
    paper="#fdfbf6",
    raised="#fffefb",
    hover="#ebe6db",
    text="#24221e",
    secondary="#5f5a51",
    faint="#9b958a",
    border="#d8d2c5",
    accent="#23577d",
    on_accent="#ffffff",
    selection="#cfe0ee",
    on_selection="#16293a",
    hit="#fbe9ab",
    on_hit="#24221e",
    current_hit="#f2b134",
    on_current_hit="#1d1808",
    flash="#dcebf5",
    warning="#855400",
    warning_surface="#faf0d7",
    expired="#a1271e",
    expired_surface="#fae5e1",
    positive="#4d7f9f",
    tints=("#f6d9d4", "#f4e6bd", "#d6e6f1", "#e3e0d8"),
)
DARK = Theme(
    name="dark",
    window="#111214",
    panel="#191a1d",
    paper="#1d1f22",
    raised="#26282c",
    hover="#2b2e33",
    text="#e2dfd8",
    secondary="#aaa69c",
    faint="#6f6d68",
    border="#383a3f",
    accent="#83b7df",
    on_accent="#0f1d29",
    selection="#2c5270",
    on_selection="#f5f8fa",
    hit="#57471a",
    on_hit="#f6eccf",
    current_hit="#dca032",
    on_current_hit="#191204",
    flash="#25384a",
    warning="#e7bd6a",
    warning_surface="#2d2617",
    expired="#f29e94",
    expired_surface="#371f1d",
    positive="#5f93b5",
    tints=("#4a2724", "#453a18", "#22384a", "#34363a"),
)


def contrast(first: str, second: str) -> float:
    """WCAG 2 contrast ratio of two colours, from 1 to 21; 4.5 is enough for text (AA)."""

    def luminance(color: str) -> float:
        shade = QColor(color)
        red, green, blue = (
            value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
            for value in (shade.redF(), shade.greenF(), shade.blueF())
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    brighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def theme_for(choice: ThemeChoice, scheme: Qt.ColorScheme) -> Theme:
    """The theme for a user's choice; "auto" follows ``styleHints().colorScheme()``."""
    if choice == "auto":
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice == "dark" else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """A Fusion palette in the theme's colours."""
    palette = QPalette()
    role = QPalette.ColorRole
    for where, color in {
        role.Window: theme.panel,
        role.WindowText: theme.text,
        role.Base: theme.raised,
        role.AlternateBase: theme.panel,
        role.Text: theme.text,
        role.Button: theme.raised,
        role.ButtonText: theme.text,
        role.BrightText: theme.expired,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.on_selection,
        role.Link: theme.accent,
        role.LinkVisited: theme.accent,
        role.ToolTipBase: theme.raised,
        role.ToolTipText: theme.text,
        role.PlaceholderText: theme.secondary,
        role.Light: theme.raised,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.border,
        role.Shadow: theme.window,
        role.Accent: theme.accent,
    }.items():
        palette.setColor(where, QColor(color))
    for where in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(theme.faint))
    return palette


def use_style(app: QApplication) -> None:
    """Draw widgets alike on every system; before the first is made, each would be changed over."""
    app.setStyle("Fusion")


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Give every ordinary widget the theme: palette and one style sheet; see :func:`use_style`.

    A new style makes Qt give menus, lists and messages the system's own fonts, on Windows a smaller
    one that leaves a Chinese line less room than it needs. The first style sheet brings a style of
    its own; later ones do not. So the interface's font is set again after the first.
    """
    app.setPalette(palette_of(theme))
    is_first = not app.styleSheet()
    app.setStyleSheet(stylesheet_of(theme))
    if is_first:
        app.setFont(app.font())
