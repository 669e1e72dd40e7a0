"""What a user does first with an installed program, the same on every system."""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

from environment import DevError
from packing.screen import Screen
from packing.workshop import Workshop, call, wait_until

QUERY = "研发"
NOTE = "这是一条批注"
COLLECTION = "试印摘编"
NOTES_FILE = "批注 备份.json"
SHIPPED = 5
FIRST, SECOND = ("dongying", "东营市人民政府"), ("quanzhou", "中共泉州市委")
"""Ids of documents, and how their titles begin."""

_END_SECONDS = 60
_READY_SECONDS = 180


class Installed(Protocol):
    """An installed program, and the home of the user who runs it.

    Attributes:
        data: The user's data folder, seen from outside.
        home: The user's home, seen from outside.
        inside: The home, as the program names it, with the separator at its end.
        typed: What is searched for by typing it.
    """

    data: Path
    home: Path
    inside: str
    typed: str

    def output(self, *words: str, quiet: bool = True) -> str:
        """Run a command and return its standard output.

        Raises DevError if it fails, or says anything on standard error while it is to be quiet.
        """

    def window(self, screen: Screen, words: Sequence[str] = ()) -> subprocess.Popen[bytes]:
        """Start the program with its window."""


def value(installed: Installed, *words: str) -> Any:  # noqa: ANN401 - JSON
    """Run a command with ``--json`` and return what it printed."""
    return json.loads(installed.output(*words, "--json"))


def look_over(installed: Installed) -> dict[str, str]:
    """Use the commands that need no window.

    Returns:
        What was tried, and what was found.

    Raises:
        DevError: Something is not as it should be.
    """
    checked = value(installed, "check")
    if not checked["ok"]:
        raise DevError(f"自检未通过：{checked}")
    answer = value(installed, "search", QUERY)
    if not answer["total_hits"] or answer["documents_searched"] != SHIPPED:
        raise DevError(f"检索“{QUERY}”的结果不对：{answer['total_hits']}")
    return {
        "antou check": "、".join(check["name"] for check in checked["checks"]),
        f"antou search {QUERY}": f"{answer['total_hits']} 处，{SHIPPED} 篇",
    }


def add_files(installed: Installed) -> dict[str, str]:
    """Import files in processes of their own."""
    folder = installed.home / "待 导入"
    folder.mkdir(exist_ok=True)
    for number in range(1, 7):
        text = (
            f"第{number}市人民政府关于促进创新的若干措施\n\n"
            f"一、加大投入\n到2025年，研发投入占比达到{number}.5%。\n"
        )
        (folder / f"文件 {number}.txt").write_text(text, encoding="utf-8")
    report = value(installed, "import", f"{installed.inside}待 导入")
    if report["added"] != 6 or report["refused"]:
        raise DevError(f"导入的结果不对：{report}")
    return {"antou import": f"{report['added']} 篇，{report['seconds']:.1f} s"}


def add_note(shop: Workshop, installed: Installed) -> None:
    """Take in a note and a collection of excerpts, as from another machine."""
    made = shop.work / NOTES_FILE
    script = Path(__file__).with_name("make_note.py")
    call([shop.python, script, made, NOTE, COLLECTION, QUERY], env={"PATH": "/usr/bin:/bin"})
    (installed.home / NOTES_FILE).write_bytes(made.read_bytes())
    installed.output("notes", "import", f"{installed.inside}{NOTES_FILE}")
    expect_note(installed)


def expect_note(installed: Installed) -> None:
    """See that the note is there.

    Raises:
        DevError: It is gone.
    """
    if NOTE not in installed.output("notes", "list", "--json"):
        raise DevError("批注不见了。")


def print_excerpt(installed: Installed, picture: Path) -> dict[str, str]:
    """Print the collection to a PDF and take a picture of its first page."""
    target = installed.home / "摘编 试印.pdf"
    target.unlink(missing_ok=True)
    words = ("excerpts", "print", COLLECTION, "--pdf", f"{installed.inside}{target.name}")
    installed.output(*words, quiet=False)  # it tells which fonts stand for those that lack
    pages = call(["pdfinfo", target]).partition("Pages:")[2].split()[0]
    if QUERY not in call(["pdftotext", target, "-"]):
        raise DevError("摘编的 PDF 里没有摘录的文字。")
    call(["pdftoppm", "-png", "-r", "80", "-singlefile", target, picture.with_suffix("")])
    return {"antou excerpts print": f"{pages} 页，{target.stat().st_size / 1e3:.0f} kB"}


@contextmanager
def open_window(installed: Installed, screen: Screen) -> Iterator[None]:
    """The program with its window open; closed by its own key, or killed after an error.

    A document is opened with it: its title tells that the library is ready.
    """
    running = installed.window(screen, ("open", FIRST[0]))
    try:
        wait_until(lambda: bool(screen.windows(FIRST[1])), _READY_SECONDS, "文库和文件打开")
        yield
        screen.wait_for_window("案头")
        screen.keys("ctrl+q")
        status = running.wait(_END_SECONDS)
    finally:
        running.kill()
        running.wait()
    if status != 0:
        raise DevError(f"窗口程序以 {status} 结束。")


def search_in_window(installed: Installed, screen: Screen, picture: Path) -> None:
    """Search in the open window, take its picture, and see that the search was made."""

    def asked() -> bool:
        screen.wait_for_window("案头")
        screen.keys("ctrl+k", "ctrl+a")
        screen.write(installed.typed)
        screen.keys("Return")
        return installed.typed in _last_searches(installed)

    wait_until(asked, _END_SECONDS, f"窗口中检索“{installed.typed}”")
    screen.wait_for_hits(picture)


def _last_searches(installed: Installed) -> list[str]:
    searches = installed.data / "searches.json"
    if not searches.exists():
        return []
    content = json.loads(searches.read_text(encoding="utf-8"))
    return [search["query"] for search in content["history"]]


def start_again(installed: Installed, screen: Screen) -> dict[str, str]:
    """Start the program a second time while its window is open: one window stays, and opens it."""
    second = installed.window(screen, ("open", SECOND[0]))
    if second.wait(_END_SECONDS) != 0:
        raise DevError("第二次启动没有正常结束。")
    wait_until(lambda: bool(screen.windows(SECOND[1])), _END_SECONDS, "第二次启动要打开的文件")
    return {"第二次启动": "由已打开的窗口打开文件"}


def same_data(before: Mapping[str, str], installed: Installed) -> None:
    """See that nothing of the user's data has changed.

    Raises:
        DevError: Something is gone or other.
    """
    if before != sums(installed.data):
        raise DevError(f"{installed.data} 里的数据变了。")


def sums(folder: Path) -> dict[str, str]:
    """SHA-256 of each file below a folder, by name."""
    said = call(["find", folder, "-type", "f", "-exec", "sha256sum", "{}", "+"])
    pairs = (line.split(maxsplit=1) for line in said.splitlines())
    return {name: found for found, name in pairs}


def can(installed: Installed, command: str) -> bool:
    """Tell whether the program has a command."""
    return f"\n  {command} " in installed.output("--help")
