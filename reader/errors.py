"""The errors a user can meet: each is one Chinese sentence that says what happened, what to do."""

import errno

_REASONS = {
    errno.ENOENT: "文件不存在",
    errno.EACCES: "没有访问权限",
    errno.EPERM: "没有访问权限",
    errno.EISDIR: "这是一个文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已满",
    errno.EROFS: "所在磁盘是只读的",
    errno.EIO: "磁盘读写出错",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EMFILE: "打开的文件太多",
    errno.EBUSY: "文件正被别的程序使用",
}


class ReaderError(Exception):
    """An expected failure (a file missing, a disk full, a damaged input).

    ``str(error)`` is the sentence shown to the user. Anything that is not a ReaderError is a bug.
    """


class CorpusError(ReaderError):
    """A source file cannot be read as a policy document."""


class LibraryError(ReaderError):
    """The library cannot be opened, read or written."""


class SearchError(ReaderError):
    """A query cannot be understood, or the index cannot answer.

    Attributes:
        position: Where in the query the fault is, in code points; None if it has no place.
    """

    def __init__(self, sentence: str, position: int | None = None) -> None:
        super().__init__(sentence)
        self.position = position


class SearchCancelledError(SearchError):
    """Nobody waits for the answer any more; never shown."""


class ExportError(ReaderError):
    """A file with what is taken along cannot be written."""


class NotesError(ReaderError):
    """What the user added cannot be read or written."""


class IndicatorError(ReaderError):
    """The table or the names of the indicators cannot be read or written."""


class SettingsError(ReaderError):
    """A settings file cannot be read."""


def system_reason(error: OSError) -> str:
    """Why the operating system refused something, in Chinese words without a full stop."""
    known = _REASONS.get(error.errno) if error.errno is not None else None
    return known or error.strerror or type(error).__name__
