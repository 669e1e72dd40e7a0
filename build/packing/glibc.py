"""Which glibc a program needs, as its files say."""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_SYMBOL = re.compile(r"GLIBC_(\d+)\.(\d+)")


def needed(files: Iterable[Path]) -> tuple[int, int]:
    """The oldest glibc that has all that the files ask for."""
    newest = (2, 0)
    for path in files:
        command = ["objdump", "--private-headers", str(path)]
        said = subprocess.run(command, capture_output=True, check=True, text=True).stdout
        found = [(int(major), int(minor)) for major, minor in _SYMBOL.findall(said)]
        newest = max([newest, *found])
    return newest
