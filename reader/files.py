"""Small files the user's choices are kept in: written whole or not at all."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from reader.errors import ReaderError, system_reason


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A UTF-8 file in the user's folder; what the system refuses becomes a sentence.

    Attributes:
        path: Where it lies.
        name: What a sentence calls its content: 设置.
        error: What is raised with the sentence.
    """

    path: Path
    name: str
    error: type[ReaderError]

    def read(self) -> str | None:
        """All of it without a byte order mark; None if there is no such file.

        Raises:
            ReaderError: Of the type ``error``: the system does not let us read it.
            UnicodeDecodeError: It is no UTF-8.
        """
        try:
            return self.path.read_text(encoding="utf-8-sig")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._refused(f"无法读取{self.name}文件 {self.path}", error) from error

    def write(self, text: str) -> None:
        """Write it in place of the one there is; its folder is made if need be.

        Raises:
            ReaderError: Of the type ``error``: the folder cannot be written or the disk is full;
                the old file is as it was.
        """
        try:
            _write_whole(self.path, text)
        except OSError as error:
            raise self._refused(f"无法保存{self.name}到 {self.path}", error) from error

    def set_aside(self) -> str:
        """Rename a file that cannot be understood to ``….bad`` and give its new name.

        What was set aside before stays: it may hold what the user wrote.

        Raises:
            ReaderError: Of the type ``error``: it cannot be renamed.
        """
        bad = unused(self.path.with_name(self.path.name + ".bad"))
        try:
            self.path.replace(bad)
        except OSError as error:
            raise self._refused(f"{self.name}文件 {self.path} 已损坏且无法移开", error) from error
        return bad.name

    def _refused(self, what: str, error: OSError) -> ReaderError:
        return self.error(f"{what}：{system_reason(error)}。")


def unused(path: Path) -> Path:
    """The path, with a number behind it if something is there."""
    number = 1
    found = path
    while found.exists():
        number += 1
        found = path.with_name(f"{path.name}{number}")
    return found


def _write_whole(path: Path, text: str) -> None:
    """Write beside the file and rename: a reader sees the old or the new one."""
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
