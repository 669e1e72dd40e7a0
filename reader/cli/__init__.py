"""The command line: ``antou``, ``python -m reader``."""

import errno
import logging
import os
import sys
from collections.abc import Sequence
from types import TracebackType

import click

from reader.cli.commands import antou
from reader.cli.streams import settle_encodings
from reader.cli.usage import usage_message
from reader.cli.values import is_undecoded
from reader.errors import ReaderError, system_reason
from reader.logs import log_path

__all__ = ["antou", "main"]

_log = logging.getLogger(__name__)

FAILED = 1
WRONG_USAGE = 2

_NOBODY_READS = frozenset({errno.EPIPE, errno.EINVAL})
"""What a pipe answers whose reader has gone; the second one on Windows."""
_NOT_WRITTEN = _NOBODY_READS | {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""What standard output answers where nobody reads it or no room is left."""


def _rest() -> tuple[click.Command, ...]:
    """The commands in modules of their own, which the window does not wait for."""
    from reader.cli.comparing import compare  # noqa: PLC0415
    from reader.cli.excerpts import excerpts  # noqa: PLC0415
    from reader.cli.importing import import_files, remove  # noqa: PLC0415
    from reader.cli.indicators import indicators  # noqa: PLC0415
    from reader.cli.notes import notes  # noqa: PLC0415
    from reader.cli.packs import pack  # noqa: PLC0415
    from reader.cli.responsibilities import responsibilities  # noqa: PLC0415
    from reader.cli.searching import search, source_of  # noqa: PLC0415

    return (
        *(search, source_of, indicators, compare, responsibilities, pack, notes, excerpts),
        *(import_files, remove),
    )


antou.add_late(_rest)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        arguments: Words after the program's name; those of the process if None.

    Returns:
        Exit status: 0 success, 1 failure (one Chinese sentence on standard error), 2 wrong usage.
    """
    settle_encodings()
    # What goes wrong before a command has its log must not be printed by the logging itself.
    logging.getLogger().addHandler(logging.NullHandler())
    sys.excepthook = _tell_bug
    words = sys.argv[1:] if arguments is None else arguments
    try:
        status = antou.main(words, prog_name="antou", standalone_mode=False)
        if sys.stdout is not None:  # a windowed program on Windows has none
            sys.stdout.flush()
    except (ReaderError, click.UsageError, click.Abort) as error:
        return _told(error)
    except UnicodeEncodeError:
        if not any(map(is_undecoded, words)):
            raise
        _say("参数中有无法识别的文字，请检查终端的编码。")
        return WRONG_USAGE
    except OSError as error:
        if error.errno not in _NOT_WRITTEN or error.filename is not None:
            raise
        _forget_output()
        if error.errno not in _NOBODY_READS:
            _say(f"无法写出结果（{system_reason(error)}）。")
        return FAILED
    return status if isinstance(status, int) else 0


def _told(error: Exception) -> int:
    """Say what is expected to go wrong now and then.

    Returns:
        The exit status.
    """
    match error:
        case click.UsageError():
            _say(usage_message(error))
            return WRONG_USAGE
        case click.Abort():
            _say("已中断。")
        case _:
            _say(str(error))
    return FAILED


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _forget_output() -> None:
    """Nobody reads any more (``antou … | head``): what is still to be written goes nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _tell_bug(
    kind: type[BaseException], error: BaseException, traceback: TracebackType | None
) -> None:
    """What nobody expected: all of it into the log, one sentence to the user."""
    _log.critical("unexpected error", exc_info=(kind, error, traceback))
    log = log_path()
    _say(f"程序内部出错（{kind.__name__}），{f'详情见日志 {log}' if log else '日志无法写入'}。")
