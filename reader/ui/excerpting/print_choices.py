"""How excerpts are printed: what the user chose, kept in ``print.json``."""

import json
import logging
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal, get_args

from reader.errors import SettingsError
from reader.files import KeptFile

_log = logging.getLogger(__name__)

LayoutName = Literal["standard", "compact"]
DocxNotes = Literal["both", "comments", "text"]
PRINT_FILE = "print.json"


@dataclass(frozen=True, slots=True)
class PrintChoices:
    """What is remembered from print to print.

    Attributes:
        unit: 编印单位.
        editor: 编印人.
        dated: Whether the day of printing is printed.
        layout: 三号 as the standard has it, or 小四.
        colour: Marks have colours; else the lines under the characters alone.
        duplex: Printed on both sides.
        notes: Whether notes are printed.
        docx_notes: In a Word document, notes are comments, text under the quotation, or both.
    """

    unit: str = ""
    editor: str = ""
    dated: bool = True
    layout: LayoutName = "standard"
    colour: bool = True
    duplex: bool = True
    notes: bool = True
    docx_notes: DocxNotes = "both"


_VALID: Mapping[str, Callable[[object], bool]] = {
    "unit": lambda value: isinstance(value, str),
    "editor": lambda value: isinstance(value, str),
    "dated": lambda value: isinstance(value, bool),
    "layout": lambda value: value in get_args(LayoutName),
    "colour": lambda value: isinstance(value, bool),
    "duplex": lambda value: isinstance(value, bool),
    "notes": lambda value: isinstance(value, bool),
    "docx_notes": lambda value: value in get_args(DocxNotes),
}


def load_choices(path: Path) -> PrintChoices:
    """Read the choices; the defaults stand for what is missing or cannot be understood."""
    try:
        text = _file(path).read()
        values = json.loads(text) if text is not None else {}
        usable = {name: value for name, value in values.items() if _is_usable(name, value)}
    except (SettingsError, ValueError, AttributeError, RecursionError):
        _log.warning("%s cannot be read, defaults used", path)
        return PrintChoices()
    return PrintChoices(**usable)


def _is_usable(name: str, value: object) -> bool:
    return name in _VALID and _VALID[name](value)


def save_choices(path: Path, choices: PrintChoices) -> None:
    """Write the choices, whole or not at all.

    Raises:
        SettingsError: The folder cannot be written or the disk is full.
    """
    _file(path).write(json.dumps(asdict(choices), ensure_ascii=False, indent=2) + "\n")


def _file(path: Path) -> KeptFile:
    return KeptFile(path, "打印设置", SettingsError)
