"""Run, test and check the project from a fresh clone, with nothing but Python installed.

python3 build/dev.py run [WORDS…]         open the window, or run the command line with WORDS
python3 build/dev.py test [PYTEST WORDS…] run the tests, without a display
python3 build/dev.py check [--no-tests]   format, lint, types, import rules, tests
python3 build/dev.py lock                 renew the lock files from pyproject.toml
python3 build/dev.py package linux|windows make the installers in dist, and try them out (root)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import TYPE_CHECKING

from environment import (
    BUILD_LOCK,
    PACKAGING_LOCK,
    RUNTIME_LOCK,
    DevError,
    Environment,
    check_python,
    say,
)
from system_packages import provide

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).resolve().parent.parent
USAGE = __doc__.partition("\n\n")[2].rstrip()
NO_DISPLAY = (
    "没有可用的图形显示，无法打开窗口；documents、show、search、extract、check 等命令不需要显示，"
    "例如：python3 build/dev.py run search 研发"
)
BUILD_REQUIREMENTS = {
    BUILD_LOCK: "setuptools>=80",
    PACKAGING_LOCK: "pyinstaller>=6.22,<7\nwinpython-embed==3.11.1\nsetuptools>=80\nwheel>=0.45",
}
"""What is needed to install a package, and to freeze the program; by lock file."""
INTERRUPTED = 130
LOCK_OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-header",
    "--upgrade",
    "--quiet",
)


def opens_window(words: Sequence[str]) -> bool:
    """Tell whether the program's command line opens the window."""
    return not words or words[0] == "open"


def has_display(platform: str, variables: Mapping[str, str]) -> bool:
    """Tell whether a window can be shown.

    Args:
        platform: As ``sys.platform``.
        variables: The environment variables.
    """
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(variables.get(name) for name in names)


def prepared(*, to_draw: bool) -> Environment:
    """Return the environment, made first where it is not ready.

    Args:
        to_draw: PySide6 is going to be loaded, which needs libraries of the system.
    """
    environment = Environment(ROOT)
    ready = environment.is_ready()
    if not ready:
        check_python(sys.version_info[:2])
    provide(to_set_up=not ready, to_draw=to_draw)
    if not ready:
        environment.make()
    return environment


def hand_over(command: list[str]) -> int:
    """Run the program in our place, with our input, output and exit code."""
    if os.name == "posix":
        os.execv(command[0], command)  # noqa: S606
    return subprocess.run(command, check=False).returncode


def run(words: list[str]) -> int:
    """Open the window, or run the program's command line.

    Args:
        words: The words for the program; none opens the window.
    """
    window = opens_window(words)
    if window and not has_display(sys.platform, os.environ):
        raise DevError(NO_DISPLAY)
    environment = prepared(to_draw=window)
    # -P: a folder named "reader" where the user stands is not the program.
    return hand_over([str(environment.python), "-P", "-m", "reader", *words])


def pytest_command(environment: Environment, words: list[str]) -> list[str]:
    """Return the command that runs the tests."""
    return [str(environment.python), "-m", "pytest", *words]


def run_tool(command: list[str]) -> int:
    """Run a tool in the project's folder, Qt without a display, and return its exit code."""
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode


def test(words: list[str]) -> int:
    """Run the tests.

    Args:
        words: Handed to pytest.
    """
    return run_tool(pytest_command(prepared(to_draw=True), words))


def checks(environment: Environment) -> dict[str, list[str]]:
    """Return the command of every check but the tests, by name, in order."""
    python = str(environment.python)
    packages = [word for name in ("reader", "index") for word in ("-p", name)]
    packages += ["-p", "packing"]
    scripts = [word for name in ("dev", "environment", "system_packages") for word in ("-m", name)]
    return {
        "ruff format": [python, "-m", "ruff", "format", "--check"],
        "ruff check": [python, "-m", "ruff", "check"],
        "mypy": [python, "-m", "mypy", *packages, *scripts],
        "lint-imports": [str(environment.script("lint-imports"))],
    }


def check(words: list[str]) -> int:
    """Run every check, all of them even if one fails.

    Args:
        words: ``--no-tests`` leaves the tests out; anything else is handed to pytest.
    """
    environment = prepared(to_draw=True)
    os.environ["MYPYPATH"] = str(ROOT / "build")
    commands = checks(environment)
    if "--no-tests" not in words:
        commands["pytest"] = pytest_command(environment, words)
    failed = []
    for name, command in commands.items():
        say(f"== {name}")
        if run_tool(command) != 0:
            failed.append(name)
    say(f"未通过：{'、'.join(failed)}" if failed else "全部通过。")
    return 1 if failed else 0


def lock(words: list[str]) -> int:
    """Renew the lock files with the newest versions that pyproject.toml allows.

    Args:
        words: None are known.
    """
    if words:
        raise DevError(f"lock 不接受参数：{' '.join(words)}")
    with tempfile.TemporaryDirectory() as folder:
        tools = Environment(Path(folder))
        venv.create(tools.folder, with_pip=True)
        python = str(tools.python)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "uv"], check=True)
        compile_lock = [python, "-m", "uv", "pip", "compile", *LOCK_OPTIONS]
        subprocess.run(
            [*compile_lock, "--group=dev", "pyproject.toml", "-o", str(RUNTIME_LOCK)],
            cwd=ROOT,
            check=True,
        )
        for file, wanted in BUILD_REQUIREMENTS.items():
            subprocess.run(
                [*compile_lock, "--no-annotate", "-", "-o", str(file)],
                cwd=ROOT,
                check=True,
                input=wanted.encode(),
            )
    return 0


def package(words: list[str]) -> int:
    """Make the installers for a system, and use them as a user would.

    Args:
        words: The system: ``linux`` or ``windows``.
    """
    # Imported here: the other commands are to be told apart by a Python too old for these.
    from packing.linux import package_linux  # noqa: PLC0415
    from packing.windows import package_windows  # noqa: PLC0415
    from packing.workshop import workshop  # noqa: PLC0415

    targets = {"linux": package_linux, "windows": package_windows}
    if len(words) != 1 or words[0] not in targets:
        raise DevError(f"请写明为哪个系统打包：{'、'.join(targets)}。")
    environment = prepared(to_draw=True)
    targets[words[0]](workshop(ROOT, environment.python, words[0]))
    return 0


COMMANDS = {"run": run, "test": test, "check": check, "lock": lock, "package": package}


def main(words: list[str]) -> int:
    """Run one command.

    Args:
        words: The command and its words.

    Returns:
        The exit code: the command's own, 1 if it cannot be run, 2 for wrong usage.
    """
    if not words or words[0] not in COMMANDS:
        say(USAGE)
        return 2
    try:
        return COMMANDS[words[0]](words[1:])
    except DevError as error:
        say(str(error))
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
