"""Where this run finds its resources and keeps the user's data."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

DATA_DIR_VARIABLE = "ANTOU_DATA_DIR"
"""Environment variable that names the data folder; ``--data-dir`` comes before it."""

PORTABLE_FILE = "portable"
"""Beside a packed program: its data lies there too, as on a stick."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders and files of one run; nothing is created by asking for them.

    Attributes:
        resources: Shipped with the program, possibly read-only.
        user_data: The user's folder; everything below lies in it.
        library: The documents, a SQLite file.
        notes: What the user adds, a SQLite file; its backups lie beside it.
        index: Folder of the full-text index.
        log: Log file.
        window_ini: Geometry of the window.
        settings: The user's settings, JSON.
    """

    resources: Path
    user_data: Path
    library: Path
    notes: Path
    index: Path
    log: Path
    window_ini: Path
    settings: Path

    @classmethod
    def of_this_run(cls, user_data: Path | None = None) -> "Paths":
        """The paths of this run.

        Args:
            user_data: Folder given on the command line; without it the environment variable
                ``ANTOU_DATA_DIR`` decides, and without that the folder ``data`` beside a portable
                program, else the system's place for program data.
        """
        folder = (user_data or _usual_user_data()).expanduser().absolute()
        return cls(
            resources=shipped_resources(),
            user_data=folder,
            library=folder / "library.db",
            notes=folder / "notes.db",
            index=folder / "index",
            log=folder / "logs" / "antou.log",
            window_ini=folder / "window.ini",
            settings=folder / "settings.json",
        )


def _usual_user_data() -> Path:
    named = os.environ.get(DATA_DIR_VARIABLE)
    if named:
        return Path(named)
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).resolve().parent
        if (program / PORTABLE_FILE).is_file():
            return program / "data"
    from platformdirs import user_data_path  # noqa: PLC0415 - 15 ms, only where it is needed

    return user_data_path("antou", appauthor=False)


def shipped_resources() -> Path:
    """The shipped files: beside the packages, in a frozen program in its unpacked folder."""
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    program = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return program / "resources"
