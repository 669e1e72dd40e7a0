"""What the words after options and commands may be, and what is said of those that are not."""

import os
import re
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from unicodedata import normalize

import click

_MOST = 9
"""Digits of a number."""

_SHORTEST = 2
"""Characters of a Chinese word that name it, such as 现行 for 现行有效."""

_ENCODINGS = ("utf-8", "gb18030")


class PolicyDate(click.ParamType[str]):
    """A date as precise as one likes: 2019, 2019-05 or 2019-05-30."""

    name = "日期"
    _FORM = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date in digits of half width, if there is such a day."""
        plain = normalize("NFKC", value).strip()
        if not self._FORM.fullmatch(plain) or not _is_day(plain):
            self.fail(f"“{value}”不是日期，请写成 2019、2019-05 或 2019-05-30", param, ctx)
        return plain


def _is_day(plain: str) -> bool:
    try:
        date.fromisoformat(plain + "-01-01"[len(plain) - 4 :])
    except ValueError:
        return False
    return True


class Count(click.ParamType[int]):
    """A number from 1 on."""

    name = "数"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number."""
        if isinstance(value, int):
            return value
        plain = normalize("NFKC", value).strip()
        if not (plain.isascii() and plain.isdigit() and plain.strip("0")):
            self.fail(f"“{value}”不是正整数", param, ctx)
        if len(plain) > _MOST:
            self.fail(f"最多写 {_MOST} 位数字", param, ctx)
        return int(plain)


class OneOf(click.ParamType[str]):
    """One of several words; each may also be written in Chinese, in full or in part."""

    name = "词"

    def __init__(self, words: Mapping[str, str]) -> None:
        """Take the words, each with its Chinese one."""
        self._words = words

    @property
    def listed(self) -> str:
        """The words there are, for a help page."""
        return "、".join(f"{word}（{chinese}）" for word, chinese in self._words.items())

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word in English."""
        for word, chinese in self._words.items():
            if value in (word, chinese):
                return word
        meant = [word for word, chinese in self._words.items() if value in chinese]
        if len(value) >= _SHORTEST and len(meant) == 1:
            return meant[0]
        return self.fail(f"没有“{value}”，可用的有：{self.listed}", param, ctx)


class Words(click.ParamType[str]):
    """Any text; read again where the system's encoding is not that of the terminal."""

    name = "文字"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The text as it was typed."""
        if not is_undecoded(value):
            return value
        data = os.fsencode(value)
        for encoding in _ENCODINGS:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
        return self.fail("有无法识别的文字，请检查终端的编码", param, ctx)


class AnyPath(click.ParamType[Path]):
    """A file or folder that need not exist."""

    name = "路径"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Its path; nothing at all would be the folder one happens to be in."""
        if not str(value).strip():
            self.fail("没有写路径", param, ctx)
        return Path(value)


class OutputFile(click.ParamType[Path]):
    """A file that is written."""

    name = "文件"

    def __init__(self, suffix: str) -> None:
        """Take the end its name must have, such as ".xlsx"."""
        self._suffix = suffix

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Its path."""
        path = Path(value)
        if path.suffix.lower() != self._suffix:
            self.fail(f"文件名请以 {self._suffix} 结尾", param, ctx)
        if path.is_dir():
            self.fail(f"“{value}”是文件夹", param, ctx)
        return path


def is_undecoded(word: str) -> bool:
    """True if a word of the command line holds bytes the system's encoding does not know."""
    try:
        word.encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        return True
    return False
