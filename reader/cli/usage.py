"""click in Chinese: help pages, and what is said about wrong usage."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import click

_HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class ChineseFormatter(click.HelpFormatter):
    """Help pages with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how the command is written."""
        super().write_usage(prog, args.replace("[OPTIONS]", "[选项]"), prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))


class ChineseContext(click.Context):
    """Makes help pages with the Chinese formatter."""

    formatter_class = ChineseFormatter


class ChineseCommand(click.Command):
    """A command whose help page is Chinese."""

    context_class = ChineseContext


class ChineseGroup(click.Group):
    """A group of commands whose help page is Chinese; some of them may be loaded late."""

    context_class = ChineseContext
    command_class = ChineseCommand
    _late: Callable[[], Iterable[click.Command]] | None = None

    def add_late(self, load: Callable[[], Iterable[click.Command]]) -> None:
        """Add commands that are loaded when one is asked for that is not among the others.

        Args:
            load: Imports them.
        """
        self._late = load

    def _load_late(self) -> None:
        load, self._late = self._late, None
        for command in load() if load is not None else ():
            self.add_command(command)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        self._load_late()
        return super().list_commands(ctx)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name, None if there is none."""
        if cmd_name not in self.commands:
            self._load_late()
        return super().get_command(ctx, cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; a file in its place is opened, any other word is told of."""
        name = args[0]
        known = self.get_command(ctx, name) is not None
        if not known and "open" in self.commands and Path(name).is_file():
            return super().resolve_command(ctx, ["open", *args])
        if not known and not name.startswith("-"):
            ctx.fail(f"没有命令“{name}”，可用的命令有：{'、'.join(self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)


def chinese_help(command: Decorated) -> Decorated:
    """The option ``--help``, explained in Chinese."""
    return click.help_option("--help", help="显示这份说明。")(command)


class PolicyDate(click.ParamType[str]):
    """A date as precise as one likes: 2019, 2019-05 or 2019-05-30."""

    name = "日期"
    _FORM = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The date as it is, if it is one."""
        if not self._FORM.fullmatch(value):
            self.fail(f"“{value}”不是日期，请写成 2019、2019-05 或 2019-05-30", param, ctx)
        return value


class Count(click.ParamType[int]):
    """A number from 1 on."""

    name = "数"

    def convert(
        self, value: str | int, param: click.Parameter | None, ctx: click.Context | None
    ) -> int:
        """The number."""
        if isinstance(value, int):
            return value
        if not (value.isascii() and value.isdigit() and int(value)):
            self.fail(f"“{value}”不是正整数", param, ctx)
        return int(value)


class OneOf(click.ParamType[str]):
    """One of several words; each may also be written in Chinese."""

    name = "词"

    def __init__(self, words: dict[str, str]) -> None:
        """Take the words, each with its Chinese one."""
        self._words = words

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word in English."""
        for word, chinese in self._words.items():
            if value in (word, chinese):
                return word
        known = "、".join(f"{word}（{chinese}）" for word, chinese in self._words.items())
        return self.fail(f"没有“{value}”，可用的有：{known}", param, ctx)


def usage_message(error: click.UsageError) -> str:
    """What is wrong, then how the command is written.

    Args:
        error: As click raised it.
    """
    if error.ctx is None:
        return f"{_sentence(error)}\n完整说明：antou --help"
    usage, path = error.ctx.get_usage(), error.ctx.command_path
    return f"{_sentence(error)}\n{usage}\n完整说明：{path} --help"


def _sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return f"没有选项“{error.option_name}”。"
        case click.MissingParameter():
            return f"缺少{_name_of(error.param)}。"
        case click.BadParameter():
            return f"{_name_of(error.param)}不对：{error.message}。"
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”的写法不对：缺少值，或不该有值。"
    extra = _EXTRA.fullmatch(error.message)
    return f"多余的参数：{extra['words']}。" if extra else f"{error.message.rstrip('.。')}。"


def _name_of(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return f"选项 {parameter.opts[-1]}"
    return "参数" if parameter is None else f"参数 {parameter.human_readable_name}"
