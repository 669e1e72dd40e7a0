"""Small files the user's choices are kept in: written whole or not at all."""

import os
import tempfile
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Write a UTF-8 file in place of the one there is; a reader sees the old or the new one.

    Args:
        path: Its folder is made if need be.
        text: All of it.

    Raises:
        OSError: The folder cannot be written or the disk is full; the old file is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise


def set_aside(path: Path) -> Path:
    """Rename a file that cannot be understood to ``….bad`` and give its new path.

    Raises:
        OSError: It cannot be renamed.
    """
    bad = path.with_name(path.name + ".bad")
    path.replace(bad)
    return bad
