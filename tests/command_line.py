"""The command line, run in this process."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from reader.cli import main


class Ran(NamedTuple):
    """What a command did.

    Attributes:
        status: Its exit status.
        out: What it printed on standard output.
        err: What it printed on standard error.
    """

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever stands there
        """The value it printed."""
        return json.loads(self.out)


Run = Callable[..., Ran]
"""Runs a command, given as words."""


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """What runs commands and catches what they print."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        status = main([str(word) for word in words])
        return Ran(status, *capsys.readouterr())

    return run
