"""click in Chinese: help pages, and what is said about wrong usage."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TypeVar
from unicodedata import east_asian_width

import click

_HEADINGS = {"Options": "选项", "Commands": "命令", "Positional arguments": "参数"}
_REQUIRED = re.compile(r" *\[required\]")
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)

_PIECES = re.compile(r"(?:[!-~]+|.)[，。；：、）”》…]*", re.DOTALL)
"""What a line may end behind: a word of Latin letters or a character, with the marks after it."""

_NARROWEST = 20

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


def display_width(text: str) -> int:
    """How many columns of a terminal a text takes: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of a text that is broken between characters.

    Args:
        text: One paragraph.
        width: Columns of a terminal a line may take.
    """
    line = ""
    for piece in _PIECES.findall(text):
        if line and display_width(line) + display_width(piece) > width:
            yield line.rstrip()
            line = ""
        line += piece if line else piece.lstrip()
    if line:
        yield line.rstrip()


class ChineseFormatter(click.HelpFormatter):
    """Help pages with Chinese headings, columns and lines that fit characters of two widths."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how the command is written."""
        super().write_usage(prog, args.replace("[OPTIONS]", "[选项]"), prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        for line in wrapped(text, max(self.width - self.current_indent, _NARROWEST)):
            self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write two columns: options or commands, and what they are for."""
        listed = list(rows)
        widest = max((display_width(first) for first, _ in listed), default=0)
        column = self.current_indent + min(widest, col_max) + col_spacing
        for first, second in listed:
            line = f"{'':>{self.current_indent}}{first}"
            explained = _REQUIRED.sub("必填。", second)
            for words in wrapped(explained, max(self.width - column, _NARROWEST)):
                if display_width(line) > column - col_spacing:
                    self.write(f"{line}\n")
                    line = ""
                self.write(f"{line}{' ' * (column - display_width(line))}{words}\n")
                line = ""
            if line:
                self.write(f"{line}\n")


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
    return click.help_option("-h", "--help", help="显示这份说明。")(command)


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
        case click.NoSuchOption() if not error.option_name.isascii():
            return f"没有选项“{error.option_name}”；以 - 开头的文字请写在单独的 -- 之后。"
        case click.NoSuchOption():
            return f"没有选项“{error.option_name}”。"
        case click.MissingParameter():
            return f"缺少{_name_of(error.param)}。"
        case click.BadParameter():
            return f"{_name_of(error.param)} 不对：{error.message}。"
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”的写法不对：缺少值，或不该有值。"
    extra = _EXTRA.fullmatch(error.message)
    return f"多余的参数：{extra['words']}。" if extra else f"{error.message.rstrip('.。')}。"


def _name_of(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return f"选项 {parameter.opts[-1]}"
    return "参数" if parameter is None else f"参数 {parameter.human_readable_name}"
