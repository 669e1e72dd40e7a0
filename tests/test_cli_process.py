"""What only a process of its own can show: encodings, pipes, missing Qt, missing screen, bugs."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Ran:
    """What a process did."""

    status: int
    out: str
    err: str


def run_process(*words: object, code: str = "", **environment: str) -> Ran:
    """Run a command in a process of its own."""
    start = ["-c", code] if code else ["-m", "reader"]
    done = subprocess.run(
        [sys.executable, *start, *map(str, words)],
        cwd=PROJECT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def test_show_source_is_the_source_character_by_character(data_dir: Path) -> None:
    source = PROJECT / "resources" / "documents" / "panjin" / "source.txt"
    expected = source.read_bytes().decode("utf-8-sig")
    ran = run_process("show", "panjin", "--source", "--data-dir", data_dir)
    assert ran.out == expected or ran.out == expected + "\n"


def test_output_is_utf_8_whatever_the_system_says(data_dir: Path) -> None:
    ran = run_process(
        "documents", "--json", "--data-dir", data_dir, LC_ALL="C", PYTHONIOENCODING="gbk"
    )
    assert ran.status == 0
    assert "东营市" in ran.out


def test_a_query_in_the_encoding_of_the_terminal_is_understood(data_dir: Path) -> None:
    for encoding in ("utf-8", "gb18030"):
        word = "研发".encode(encoding).decode("utf-8", "surrogateescape")
        ran = run_process("search", word, "--limit", "1", "--json", "--data-dir", data_dir)
        assert json.loads(ran.out)["query"] == "研发"


def test_a_word_no_encoding_knows_is_wrong_usage(data_dir: Path) -> None:
    for command in ("show", "search"):
        ran = run_process(command, "\udcff\udcfe\udcfd", "--data-dir", data_dir)
        assert (ran.status, ran.out) == (2, "")
        assert "无法识别的文字" in ran.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_no_room_for_the_output_is_told_in_a_sentence(data_dir: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "reader", "documents", "--data-dir", str(data_dir)],
            cwd=PROJECT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.returncode == 1
    said = done.stderr.decode("utf-8")
    assert said.startswith("无法写出结果（")
    assert said.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="its terminals take any character")
def test_a_terminal_with_another_encoding_for_chinese_gets_that(data_dir: Path) -> None:
    terminal, end = os.openpty()
    command = [sys.executable, "-m", "reader", "show", "dongying", "--outline"]
    with subprocess.Popen(
        [*command, "--data-dir", str(data_dir)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONIOENCODING": "gb18030"},
        stdout=end,
    ) as process:
        os.close(end)
        written = os.read(terminal, 200)
        os.close(terminal)
        process.wait(timeout=120)
    assert "总体要求" in written.decode("gb18030", "ignore")


def test_a_reader_that_stops_reading_is_no_error(data_dir: Path) -> None:
    words = ["-m", "reader", "search", "的", "--json", "--data-dir", str(data_dir)]
    with subprocess.Popen(
        [sys.executable, *words], cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""


START = "import runpy; runpy.run_module('reader', run_name='__main__')"
WITHOUT_QT = f"import sys; sys.modules['PySide6'] = None; {START}"


@pytest.mark.parametrize(
    "words", [["documents"], ["show", "panjin"], ["search", "创新"], ["notes", "list"], ["--help"]]
)
def test_everything_but_the_window_works_without_qt(data_dir: Path, words: list[str]) -> None:
    ran = run_process(*words, code=WITHOUT_QT, ANTOU_DATA_DIR=str(data_dir))
    assert (ran.status, ran.err) == (0, "")


def test_the_self_check_tells_that_nothing_can_be_printed_without_qt(data_dir: Path) -> None:
    ran = run_process("check", code=WITHOUT_QT, ANTOU_DATA_DIR=str(data_dir))
    assert ran.status == 1
    assert "打印页面" in ran.out
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["open"], ["open", "panjin"]])
def test_without_qt_the_window_says_so_and_names_the_other_commands(
    data_dir: Path, words: list[str]
) -> None:
    ran = run_process(
        *words, code=WITHOUT_QT, ANTOU_DATA_DIR=str(data_dir), QT_QPA_PLATFORM="offscreen"
    )
    assert ran.status == 1
    assert ran.err.startswith("无法加载窗口所需的程序库")
    assert "documents、show、search、compare、indicators、notes、excerpts、import、check" in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems have a screen")
@pytest.mark.parametrize(
    "words", [[], ["open"], ["open", "panjin"], [__file__], ["open", __file__]]
)
def test_without_a_display_the_window_says_so_and_names_the_other_commands(
    data_dir: Path, words: list[str]
) -> None:
    ran = run_process(
        *words,
        ANTOU_DATA_DIR=str(data_dir),
        DISPLAY="",
        WAYLAND_DISPLAY="",
        QT_QPA_PLATFORM="",
    )
    assert (ran.status, ran.out) == (1, "")
    assert ran.err == (
        "没有可用的显示器，无法打开窗口；不需要窗口的命令有：documents、show、search、compare、indicators、notes、excerpts、import、check。\n"
    )


BUG = f"""
import reader.cli.plain_form as form
form.library_lines = lambda summaries: 1 / 0
{START}
"""


def test_a_bug_is_one_sentence_and_a_traceback_in_the_log(data_dir: Path, tmp_path: Path) -> None:
    ran = run_process("documents", "--data-dir", tmp_path, code=BUG)
    log = tmp_path / "logs" / "antou.log"
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.endswith(f"程序内部出错（ZeroDivisionError），详情见日志 {log}。\n")
    assert "Traceback" not in ran.err
    logged = log.read_text(encoding="utf-8")
    assert "Traceback" in logged
    assert "ZeroDivisionError" in logged


def test_an_ordinary_run_writes_no_log(tmp_path: Path) -> None:
    assert run_process("documents", "--data-dir", tmp_path).status == 0
    assert not (tmp_path / "logs" / "antou.log").exists()


def test_listing_the_documents_loads_neither_qt_nor_the_search_engine(data_dir: Path) -> None:
    code = (
        "import sys, atexit\n"
        "heavy = ('PySide6', 'whoosh', 'rjieba', 'jieba', 'opencc', 'reader.corpus.pipeline')\n"
        "atexit.register(lambda: print([n for n in heavy if n in sys.modules], file=sys.stderr))\n"
        f"{START}"
    )
    ran = run_process("documents", code=code, ANTOU_DATA_DIR=str(data_dir))
    assert (ran.status, ran.err) == (0, "[]\n")
