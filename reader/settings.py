"""What the user has chosen, kept in ``settings.json``."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args

from reader.errors import SettingsError
from reader.files import KeptFile

_log = logging.getLogger(__name__)

ThemeChoice = Literal["auto", "light", "dark"]

MIN_ZOOM_PERCENT = 50
MAX_ZOOM_PERCENT = 300
LONGEST_AUTHOR = 20


@dataclass(frozen=True, slots=True)
class Settings:
    """The user's choices; the defaults hold until something is chosen.

    Attributes:
        theme: "auto" follows the system.
        zoom_percent: Size of the reading text, 50 to 300.
        simplified_display: Traditional texts are shown in simplified characters; none is changed.
        author: Who writes the annotations, as it is printed with them; "" for nobody in particular.
    """

    theme: ThemeChoice = "auto"
    zoom_percent: int = 100
    simplified_display: bool = False
    author: str = ""


def _is_author(value: object) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_AUTHOR and value.isprintable()


def _is_zoom(value: object) -> bool:
    return type(value) is int and MIN_ZOOM_PERCENT <= value <= MAX_ZOOM_PERCENT


_VALID: Mapping[str, Callable[[object], bool]] = {
    "theme": lambda value: value in get_args(ThemeChoice),
    "zoom_percent": _is_zoom,
    "simplified_display": lambda value: isinstance(value, bool),
    "author": _is_author,
}


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """Settings and what the user must be told about them.

    Attributes:
        notice: Chinese sentence, "" if all went well.
    """

    settings: Settings
    notice: str = ""


def load_settings(path: Path) -> LoadedSettings:
    """Read the settings; what cannot be used is left out, a file that cannot be read is set aside.

    Args:
        path: ``settings.json``; if it is missing the defaults hold.

    Raises:
        SettingsError: The file is there but the system does not let us read it.
    """
    file = _file(path)
    try:
        text = file.read()
        values = dict(json.loads(text)) if text is not None else {}
    except (ValueError, TypeError, RecursionError):
        bad = file.set_aside()
        _log.info("settings could not be read, set aside as %s", bad)
        notice = f"设置文件已损坏，已恢复为默认设置；原文件保存为 {bad}。"
        return LoadedSettings(Settings(), notice)
    return LoadedSettings(Settings(**_usable(values)))


def _usable(values: Mapping[str, Any]) -> dict[str, Any]:
    """The entries we know and understand."""
    known = {field.name for field in fields(Settings)}
    usable = {}
    for name, value in values.items():
        if name not in known:
            _log.warning("unknown setting %r left out", name)
        elif not _VALID[name](value):
            _log.warning("setting %r has no meaning for %r, default used", value, name)
        else:
            usable[name] = value
    return usable


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings: whole or not at all.

    Raises:
        SettingsError: The folder cannot be written or the disk is full.
    """
    _file(path).write(json.dumps(asdict(settings), ensure_ascii=False, indent=2) + "\n")


def _file(path: Path) -> KeptFile:
    return KeptFile(path, "设置", SettingsError)
