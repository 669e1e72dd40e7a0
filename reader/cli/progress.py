"""Progress on standard error, where somebody may be waiting."""

import sys
import time
from types import TracebackType
from typing import Self

import click

_PATIENCE_S = 1.0
"""So long nothing is said where nobody looks at a terminal."""


class ProgressLine:
    """One line that is written over and over on a terminal; elsewhere one line after a second."""

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._terminal = sys.stderr is not None and sys.stderr.isatty()
        self._written = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._terminal and self._written:
            click.echo("\r\x1b[K", err=True, nl=False)

    def __call__(self, done: int, total: int, words: str) -> None:
        """Say how far the work is.

        Args:
            done: What is done.
            total: How much there is; 0 where nobody knows.
            words: Chinese: what is going on.
        """
        if self._terminal:
            self._written = f"{words} {done * 100 // total} %" if total else words
            click.echo(f"\r\x1b[K{self._written}", err=True, nl=False)
        elif words != self._written and time.monotonic() - self._started > _PATIENCE_S:
            self._written = words
            click.echo(f"{words}……", err=True)
