"""The commands of ``antou``; what they print with ``--json`` is a contract with other programs.

What a command needs beyond the library is imported inside it: listing the documents must not wait
for the search engine, and nothing but ``open`` may need Qt.
"""
# ruff: noqa: PLC0415 - see above

import gc
import logging
from collections.abc import Iterable
from pathlib import Path

import click

from reader import __version__
from reader.cli import json_form, plain_form
from reader.cli.display import has_display
from reader.cli.progress import ProgressLine
from reader.cli.session import Choices, common_options, opened_library, pass_choices
from reader.cli.usage import ChineseGroup, chinese_help
from reader.cli.values import AnyPath
from reader.errors import CorpusError, ReaderError, system_reason
from reader.handover import LAST_WORD_SECONDS, Wanted, first_window, hand_over

_log = logging.getLogger(__name__)

FAILED = 1
WITHOUT_DISPLAY = "documents、show、search、compare、indicators、notes、excerpts、import、check"


@click.group(
    cls=ChineseGroup,
    invoke_without_command=True,
    subcommand_metavar="[命令] …",
    help="案头：不需要网络的政策文件阅读与检索工具。不带命令时打开窗口。",
)
@common_options
@click.version_option(__version__, message=f"案头 {__version__}", help="显示版本。")
@chinese_help
@click.pass_context
def antou(context: click.Context) -> None:
    """Open the window if no command is given."""
    if context.invoked_subcommand is None:
        context.exit(context.invoke(open_document, document=None))


@antou.command(help="列出文库中的文件。")
@common_options
@chinese_help
@pass_choices
def documents(choices: Choices) -> None:
    """List the library."""
    with opened_library(choices.paths) as library:
        summaries = library.documents()
    if choices.as_json:
        _print([json_form.json_text([json_form.summary_value(s) for s in summaries])])
    else:
        _print(plain_form.library_lines(summaries))


@antou.command(help="显示一篇文件的正文、目录或原文。")
@click.argument("document", metavar="文件标识")
@click.option("--outline", is_flag=True, help="只显示目录，按层级缩进。")
@click.option("--source", is_flag=True, help="显示未经清理的原文。")
@common_options
@chinese_help
@pass_choices
def show(choices: Choices, document: str, *, outline: bool, source: bool) -> None:
    """Show text, outline or source of a document."""
    if outline and source:
        raise click.UsageError("--outline 与 --source 不能同时使用", click.get_current_context())
    with opened_library(choices.paths) as library:
        shown = library.document(document)
        original = library.source(document) if source else ""
    if choices.as_json:
        _print([json_form.json_text(json_form.document_value(shown))])
    elif source:
        click.echo(original, nl=not original.endswith("\n"))
    else:
        _print(plain_form.outline_lines(shown) if outline else plain_form.document_lines(shown))


@antou.command(help="读入一个文本文件并显示结果，不存入文库。")
@click.argument("file", metavar="文件", type=AnyPath())
@common_options
@chinese_help
@pass_choices
def extract(choices: Choices, file: Path) -> None:
    """Take one file through the pipeline; nothing is stored."""
    from reader.corpus.decode import MAX_BYTES
    from reader.corpus.gazetteer import Gazetteer
    from reader.corpus.pipeline import read_document
    from reader.indicators.extract import extract as extract_indicators
    from reader.indicators.taxonomy import Taxonomy
    from reader.library.bundle import GAZETTEER_FILE
    from reader.library.indicators import TAXONOMY_FILE

    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except OSError as error:
        raise CorpusError(f"无法读取“{file}”（{system_reason(error)}）。") from error
    gazetteer = Gazetteer.load(choices.paths.resources / GAZETTEER_FILE)
    document = read_document(data, file.name, gazetteer=gazetteer).document
    if choices.as_json:
        taxonomy = Taxonomy.load(choices.paths.resources / TAXONOMY_FILE)
        found = extract_indicators(document, taxonomy)
        _print([json_form.json_text(json_form.extracted_value(document, found))])
    else:
        _print(plain_form.document_lines(document))


@antou.command(help="自检：程序文件、打印页面、文库、索引，以及检索是否完整。")
@common_options
@chinese_help
@pass_choices
def check(choices: Choices) -> int:
    """Look whether everything is there and whole."""
    from reader.check import run_checks

    with ProgressLine() as progress:
        checks = tuple(run_checks(choices.paths, progress, _page_faults))
    if choices.as_json:
        _print([json_form.json_text(json_form.checks_value(checks))])
    else:
        _print(plain_form.check_lines(checks))
    if all(looked_at.ok for looked_at in checks):
        return 0
    click.echo("自检发现问题，请重新安装程序，或用 --data-dir 换一个数据文件夹。", err=True)
    return FAILED


def _page_faults(resources: Path) -> list[str]:
    """Set a page for print and read it back."""
    try:
        from reader.ui.paper.headless import self_check_pdf_page
    except ImportError as error:
        return [f"无法加载排版所需的程序库（{error}）"]
    return self_check_pdf_page(resources)


@antou.command("open", help="打开窗口，并打开文库中的文件，或添加资源包等文件。")
@click.argument("document", metavar="[文件标识或路径]", required=False)
@common_options
@chinese_help
@pass_choices
def open_document(choices: Choices, document: str | None) -> int:
    """Open the window with a document in front, or with a file to be added."""
    if document is not None and Path(document).is_file():
        return show_window(choices, Wanted(files=(Path(document).absolute(),)))
    return show_window(choices, Wanted(document))


def show_window(choices: Choices, wanted: Wanted) -> int:
    """Open the window and stay until it is closed; if it is open already, bring it forward.

    Args:
        choices: Of this run.
        wanted: What to open in front.

    Returns:
        The exit status.

    Raises:
        ReaderError: There is no screen, no such document, or Qt cannot be loaded.
    """
    if not has_display():
        raise ReaderError(
            f"没有可用的显示器，无法打开窗口；不需要窗口的命令有：{WITHOUT_DISPLAY}。"
        )
    if wanted.document is not None:
        with opened_library(choices.paths) as library:
            library.summary(wanted.document)
    folder = choices.paths.user_data
    with first_window(folder) as is_first:
        if is_first:
            return _run_window(choices, wanted)
    hand_over(folder, wanted)
    with first_window(folder, LAST_WORD_SECONDS) as is_first:
        return _run_window(choices, Wanted()) if is_first else 0


def _run_window(choices: Choices, wanted: Wanted) -> int:
    gc.disable()  # what a start loads and builds is no garbage; run_window collects again
    try:
        from reader.app import run_window
    except ImportError as error:
        _log.exception("the window's libraries cannot be loaded")
        raise ReaderError(
            f"无法加载窗口所需的程序库（{error}）；不需要窗口的命令有：{WITHOUT_DISPLAY}。"
        ) from error
    return run_window(choices.paths, wanted)


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
