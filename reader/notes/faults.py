"""What goes wrong with the file of the notes, told in one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import NotesError, system_reason
from reader.sqlite_faults import DAMAGED, code_of

_SENTENCES = {
    sqlite3.SQLITE_FULL: "磁盘已满，批注没有写入{path}；请腾出空间后再试。",
    sqlite3.SQLITE_READONLY: "{path}不可写，批注没有保存；请检查文件夹的权限，"
    "或用 --data-dir 另选一个可写的文件夹。",
    sqlite3.SQLITE_CANTOPEN: "无法打开{path}；请确认文件夹存在且可写，或用 --data-dir 另选一个。",
    sqlite3.SQLITE_PERM: "没有权限使用{path}；请用 --data-dir 另选一个可写的文件夹。",
    sqlite3.SQLITE_BUSY: "{path}正被另一个程序占用，批注没有保存；请稍后再试，或关闭其他案头窗口。",
    sqlite3.SQLITE_LOCKED: "{path}正被另一个程序占用，批注没有保存；请稍后再试，"
    "或关闭其他案头窗口。",
    sqlite3.SQLITE_IOERR: "读写{path}时磁盘出错，批注没有保存；请检查磁盘后再试。",
}


class DamagedNotesError(NotesError):
    """The file is damaged; a backup can take its place."""


class NewerNotesError(NotesError):
    """A newer program wrote the file."""


class ConflictError(NotesError):
    """Another window or process changed the same thing since it was read; nothing was written."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about ``path`` into sentences.

    Raises:
        DamagedNotesError: The file is damaged.
        NotesError: The disk is full, the folder read-only, the file locked …
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = code_of(error)
        if code in DAMAGED:
            raise DamagedNotesError(
                f"批注文件{path}已损坏；请重新启动程序，将从最近的备份恢复。"
            ) from error
        if code not in _SENTENCES:
            raise
        raise NotesError(_SENTENCES[code].format(path=path)) from error
    except UnicodeEncodeError as error:
        raise NotesError("文字中有不完整的字符，批注没有保存；请删去后再试。") from error
    except OSError as error:
        raise NotesError(
            f"无法使用{error.filename or path}（{system_reason(error)}）；"
            "请用 --data-dir 另选一个可写的文件夹。"
        ) from error
