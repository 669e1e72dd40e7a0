"""Writes a file whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reader.errors import ExportError, system_reason

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """Give a path beside ``path`` to write to; at the end the new file takes the old one's place.

    If anything goes wrong, what was at ``path`` stays as it was and nothing else is left.

    Args:
        path: The file that was asked for; a symbolic link is followed.

    Raises:
        ExportError: The folder is missing or read-only, the disk full, or another program has the
            file open (Windows does not replace a file that Excel shows).
    """
    try:
        target = path.resolve()
        with tempfile.TemporaryDirectory(prefix=".antou-", dir=target.parent) as folder:
            new = Path(folder) / target.name
            yield new
            os.replace(new, target)  # noqa: PTH105 - a test takes its place
    except OSError as error:
        raise ExportError(_sentence(path, error)) from error


def _sentence(path: Path, error: OSError) -> str:
    if error.errno in _FULL:
        return f"磁盘已满，无法写入“{path}”；请腾出空间，或另选一个位置。"
    if not path.parent.is_dir():
        return f"文件夹“{path.parent}”不存在，无法写入“{path.name}”；请先建立，或另选一个位置。"
    if path.is_dir():
        return f"“{path}”是一个文件夹；请写明文件名。"
    if isinstance(error, PermissionError):
        if path.exists():
            return (
                f"无法替换“{path}”：它正在 Excel、WPS 等程序中打开，或不允许写入；"
                "请关闭后再试，或换一个文件名。"
            )
        return f"没有权限写入文件夹“{path.parent}”；请另选一个位置。"
    return f"无法写入“{path}”（{system_reason(error)}）；请另选一个位置。"
