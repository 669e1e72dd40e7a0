"""What goes wrong with a SQLite file, told in one sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import LibraryError, system_reason
from reader.sqlite_faults import DAMAGED, code_of

_SENTENCES = {
    sqlite3.SQLITE_FULL: "磁盘已满，无法写入{path}；请腾出空间后再试。",
    sqlite3.SQLITE_READONLY: "文件夹{folder}不可写；请用 --data-dir 另选一个可写的文件夹。",
    sqlite3.SQLITE_CANTOPEN: "无法打开{path}；请确认文件夹存在且可写，或用 --data-dir 另选一个。",
    sqlite3.SQLITE_PERM: "没有权限使用{path}；请用 --data-dir 另选一个可写的文件夹。",
    sqlite3.SQLITE_BUSY: "{path}正被另一个程序占用；请关闭其他案头窗口后再试。",
    sqlite3.SQLITE_LOCKED: "{path}正被另一个程序占用；请关闭其他案头窗口后再试。",
    sqlite3.SQLITE_IOERR: "读写{path}时磁盘出错；请检查磁盘后再试。",
}


class DamagedLibraryError(LibraryError):
    """The file is not, or no longer, a library; it can be rebuilt."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about ``path`` into sentences.

    Raises:
        DamagedLibraryError: The file is damaged.
        LibraryError: The disk is full, the folder read-only, the file locked …
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = code_of(error)
        if code in DAMAGED:
            raise DamagedLibraryError(
                f"文库文件{path}已损坏；请重新启动程序，文库会自动重建。"
            ) from error
        if code not in _SENTENCES:
            raise
        sentence = _SENTENCES[code].format(path=path, folder=path.parent)
        raise LibraryError(sentence) from error
    except OSError as error:
        raise LibraryError(
            f"无法使用{error.filename or path}（{system_reason(error)}）；"
            "请用 --data-dir 另选一个可写的文件夹。"
        ) from error
