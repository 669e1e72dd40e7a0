"""Other ways to find a string in many texts, to be measured beside the program's own.

Each is given the folded texts, so that script, width and blanks are no matter, and is asked which
documents hold a string.
"""

import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol
from urllib.parse import unquote

from index.literal import occurrences


class Engine(Protocol):
    """A way to find a string."""

    name: str
    size: int

    def find(self, needle: str) -> set[str]:
        """Ids of the documents that it says hold ``needle``."""
        ...


class LiteralCounts:
    """``str.count`` over all texts in memory: what nothing that is complete can undercut."""

    name = "literal scan, counts"
    size = 0

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def find(self, needle: str) -> set[str]:
        """Ids of the documents that hold ``needle``."""
        return {name for name, text in self._texts.items() if text.count(needle)}


class LiteralPlaces:
    """Every place in all texts, overlapping ones included."""

    name = "literal scan, every place"
    size = 0

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def find(self, needle: str) -> set[str]:
        """Ids of the documents that hold ``needle``."""
        return {name for name, text in self._texts.items() if list(occurrences(text, needle))}


class Trigrams:
    """SQLite's FTS5 with its trigram tokenizer."""

    name = "SQLite FTS5 trigram"

    def __init__(self, texts: Mapping[str, str], folder: Path) -> None:
        path = folder / "trigrams.db"
        self._database = sqlite3.connect(path)
        self._database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, text, tokenize='trigram')"
        )
        self._database.executemany("INSERT INTO texts VALUES (?, ?)", texts.items())
        self._database.commit()
        self.size = path.stat().st_size

    def find(self, needle: str) -> set[str]:
        """Ids of the documents that it finds for the phrase."""
        phrase = '"' + needle.replace('"', '""') + '"'
        found = self._database.execute("SELECT id FROM texts WHERE texts MATCH ?", [phrase])
        return {str(row[0]) for row in found}

    def close(self) -> None:
        """Close the file."""
        self._database.close()


class Recoll:
    """The desktop search Recoll, by its command line; a query starts a process."""

    name = "Recoll (a process per query)"

    def __init__(self, texts: Mapping[str, str], folder: Path) -> None:
        files, self._settings = folder / "files", folder / "recoll"
        self._asks = shutil.which("recollq") or ""
        files.mkdir()
        self._settings.mkdir()
        for name, text in texts.items():
            (files / f"{name}.txt").write_text(text, "utf-8")
        (self._settings / "recoll.conf").write_text(
            f"topdirs = {files}\nloglevel = 1\ndefaultcharset = utf-8\nidxflushmb = 100\n", "utf-8"
        )
        command = [shutil.which("recollindex") or "", "-c", str(self._settings)]
        subprocess.run(command, capture_output=True, check=True)
        self.size = size_of(self._settings)

    @staticmethod
    def is_installed() -> bool:
        """True if its two commands are there."""
        return all(shutil.which(command) for command in ("recollindex", "recollq"))

    def find(self, needle: str) -> set[str]:
        """Ids of the documents that it finds for the phrase."""
        phrase = '"' + needle.replace('"', " ") + '"'
        command = [self._asks, "-c", str(self._settings), "-b", "-n", "0", phrase]
        output = subprocess.run(command, capture_output=True, check=False, text=True).stdout
        lines = [line for line in output.splitlines() if line.startswith("file://")]
        return {Path(unquote(line)).stem for line in lines}


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files below a folder."""
    files = path.rglob("*") if path.is_dir() else (path,)
    return sum(file.stat().st_size for file in files if file.is_file())
