"""What a packed program brings along ready-made: a library and an index of the shipped documents.

A first start copies them into the user's folder instead of reading and indexing everything, which
takes a slow machine a while. Both are then looked at as if the program had made them itself: a
ready library of another program version is brought up to date, a damaged index is built anew.
Run from its sources the program has neither.
"""

import shutil
from pathlib import Path

READY_FOLDER = "ready"
LIBRARY_FILE = "library.db"
INDEX_FOLDER = "index"


def lay_out_library(path: Path, resources: Path) -> None:
    """Put the ready library where none is; not for two processes at a time.

    Args:
        path: Of the user's library.
        resources: The shipped files.

    Raises:
        OSError: The folder cannot be written.
    """
    ready = resources / READY_FOLDER / LIBRARY_FILE
    if not path.exists() and ready.is_file():
        beside = path.with_name(f"{path.name}.new")
        shutil.copyfile(ready, beside)
        beside.replace(path)


def lay_out_index(folder: Path, resources: Path) -> None:
    """Put the ready index where none is; not for two processes at a time.

    Args:
        folder: Of the user's index.
        resources: The shipped files.

    Raises:
        OSError: The folder cannot be written.
    """
    ready = resources / READY_FOLDER / INDEX_FOLDER
    if not folder.exists() and ready.is_dir():
        beside = folder.with_name(f"{folder.name}.new")
        shutil.rmtree(beside, ignore_errors=True)
        shutil.copytree(ready, beside, copy_function=shutil.copyfile)
        beside.replace(folder)
