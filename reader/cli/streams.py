"""In which encoding the command line writes."""

import codecs
import os
import re
import stat
import sys
from io import TextIOWrapper, UnsupportedOperation

UTF_8 = "utf-8"
_SIMPLIFIED_CHINESE = 936
_CHINESE = re.compile("gb|cp936|big5", re.IGNORECASE)
"""How Python's names of other encodings for Chinese begin."""


def settle_encodings() -> None:
    """Write UTF-8, also where the system's own encoding is another one (Windows, LC_ALL=C).

    Two read something else: a terminal that is set to another encoding for Chinese, and on Windows
    what a pipe leads to in a console. ``more``, ``findstr`` and PowerShell take what they read for
    the code page of that console.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding=_encoding_for(stream), errors="backslashreplace")


def write_utf8() -> None:
    """Write UTF-8 on standard output in any case: JSON is."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding=UTF_8)


def encoding_of(code_page: int) -> str:
    """The encoding for a code page of Windows.

    Args:
        code_page: Its number; 0 where there is none.

    Returns:
        Python's name of it. 936 is GB 18030, which has a code for every character and the same ones
        as 936 for those that 936 has; UTF-8 for what is not known.
    """
    if code_page == _SIMPLIFIED_CHINESE:
        return "gb18030"
    try:
        return codecs.lookup(f"cp{code_page}").name
    except LookupError:
        return UTF_8


def _encoding_for(stream: TextIOWrapper) -> str:
    if stream.isatty():
        return stream.encoding if _CHINESE.match(stream.encoding) else UTF_8
    return encoding_of(_code_page_of_console()) if _is_pipe(stream) else UTF_8


def _is_pipe(stream: TextIOWrapper) -> bool:
    try:
        number = stream.fileno()
    except UnsupportedOperation:  # a stream in memory
        return False
    return stat.S_ISFIFO(os.fstat(number).st_mode)


def _code_page_of_console() -> int:
    if os.name != "nt":
        return 0
    import ctypes  # noqa: PLC0415 - Windows alone has windll

    return int(ctypes.windll.kernel32.GetConsoleOutputCP())  # type: ignore[attr-defined,unused-ignore]
