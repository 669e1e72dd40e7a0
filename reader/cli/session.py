"""What the commands of one run share: the choices made on the command line, library and search."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reader.cli.progress import ProgressLine
from reader.cli.streams import write_utf8
from reader.cli.values import AnyPath
from reader.logs import start_log
from reader.paths import Paths

if TYPE_CHECKING:
    from reader.library.store import Library

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


@dataclass
class Choices:
    """What was chosen before or after the command's name; the later choice holds.

    Attributes:
        as_json: One JSON value instead of text for people.
        data_dir: The user's folder, None for the usual one.
    """

    as_json: bool = False
    data_dir: Path | None = None

    @property
    def paths(self) -> Paths:
        """The paths of this run."""
        return Paths.of_this_run(self.data_dir)


def common_options(command: Decorated) -> Decorated:
    """Add ``--json`` and ``--data-dir``, which every command takes before and after its name."""
    command = click.option(
        "--json",
        "as_json",
        is_flag=True,
        expose_value=False,
        callback=_choose,
        help="只输出一个 JSON 值（UTF-8）。",
    )(command)
    return click.option(
        "--data-dir",
        "data_dir",
        metavar="文件夹",
        type=AnyPath(),
        expose_value=False,
        callback=_choose,
        help="用户数据所在的文件夹（也可用环境变量 ANTOU_DATA_DIR 指定）。",
    )(command)


def pass_choices(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the choices of this run as its first argument; its log starts here."""

    @wraps(command)
    def with_choices(*arguments: object, **options: object) -> object:
        choices = click.get_current_context().ensure_object(Choices)
        start_log(choices.paths.log)
        return command(choices, *arguments, **options)

    return with_choices


def _choose(context: click.Context, parameter: click.Parameter, value: object) -> None:
    choices = context.ensure_object(Choices)
    if value and parameter.name:
        setattr(choices, parameter.name, value)
    if choices.as_json:
        write_utf8()


@contextmanager
def opened_library(paths: Paths) -> "Iterator[Library]":
    """The library, made or brought up to date if need be; what was repaired is told.

    Raises:
        ReaderError: It cannot be opened or written.
    """
    from reader.library.bundle import open_library  # noqa: PLC0415 - a window is shown without it

    with ProgressLine() as progress:
        library = open_library(paths.library, paths.resources, progress)
    with library:
        if library.notice:
            click.echo(library.notice, err=True)
        yield library
