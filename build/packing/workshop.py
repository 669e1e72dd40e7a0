"""Where packing works, what it needs of the system, and how long each step took."""

import ast
import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from environment import DevError, say
from system_packages import install

CACHE_VARIABLE = "ANTOU_PACKAGE_CACHE"
"""Environment variable: the folder of what the next packing uses again (Debian trees, wheels)."""

TOOLS = {
    "debootstrap": "debootstrap",
    "dpkg-deb": "dpkg",
    "import": "imagemagick",
    "lintian": "lintian",
    "makensis": "nsis",
    "objdump": "binutils",
    "pdftotext": "poppler-utils",
    "strace": "strace",
    "unzip": "unzip",
    "xdotool": "xdotool",
    "Xvfb": "xvfb",
}
"""Commands of this system, and the Debian packages that bring them."""

_STEP_SECONDS = 0.1
_SHOWN = 600
"""So many characters of a failed command are shown."""


@dataclass
class Workshop:
    """The folders of one packing.

    Attributes:
        root: The project.
        python: Of the project's own environment: makes the index, draws the icons.
        cache: Kept for the next packing.
        work: Emptied by each packing.
        seconds: What each step took.
    """

    root: Path
    python: Path
    cache: Path
    work: Path
    seconds: dict[str, float] = field(default_factory=dict)

    @property
    def dist(self) -> Path:
        """Where the packages go."""
        return self.root / "dist"

    @property
    def version(self) -> str:
        """The version, as written in ``reader/__init__.py``, the one place."""
        module = ast.parse((self.root / "reader" / "__init__.py").read_text(encoding="utf-8"))
        for node in module.body:
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__":
                return str(ast.literal_eval(node.value))
        raise DevError("reader/__init__.py 里没有 __version__。")

    @property
    def epoch(self) -> int:
        """Seconds: the time all packed files get, that of the last commit."""
        command = ["git", "-C", str(self.root), "log", "-1", "--format=%ct"]
        finished = subprocess.run(command, capture_output=True, check=False, text=True)
        if finished.returncode == 0:
            return int(finished.stdout)
        return int((self.root / "pyproject.toml").stat().st_mtime)

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Say what is done next, and note how long it took."""
        say(f"== {name}")
        began = time.monotonic()
        yield
        self.seconds[name] = time.monotonic() - began


def workshop(root: Path, python: Path, target: str) -> Workshop:
    """The folders for packing for a system.

    Args:
        root: The project.
        python: Of the project's own environment.
        target: Name of the system.

    Raises:
        DevError: Not root, whom trees and mounts need.
    """
    if os.geteuid() != 0:
        raise DevError("打包需要建立 Debian 目录树，请用 root 运行。")
    cache = Path(os.environ.get(CACHE_VARIABLE, root / "build" / "work" / "cache")).absolute()
    work = root / "build" / "work" / target
    shutil.rmtree(work, ignore_errors=True)
    for folder in (cache, work, root / "dist"):
        folder.mkdir(parents=True, exist_ok=True)
    return Workshop(root, python, cache, work)


def provide_tools(*commands: str) -> None:
    """Install what packing calls and the system lacks.

    Args:
        commands: Of ``TOOLS``.
    """
    lacking = [TOOLS[command] for command in commands if shutil.which(command) is None]
    if lacking:
        install(lacking)


def call(command: Sequence[str | Path], **options: object) -> str:
    """Run a command to its end and return what it printed.

    Raises:
        DevError: It failed; holds all it said.
    """
    words = [str(word) for word in command]
    finished = subprocess.run(  # type: ignore[call-overload]
        words, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **options
    )
    if finished.returncode != 0:
        said = "\n".join(finished.stdout.splitlines()[-60:])
        shown = " ".join(words)
        shown = shown if len(shown) < _SHOWN else f"…{shown[-_SHOWN:]}"
        raise DevError(f"命令失败（{finished.returncode}）：{shown}\n{said}")
    return str(finished.stdout)


def wait_until(condition: Callable[[], bool], seconds: float, what: str) -> None:
    """Wait for a condition.

    Raises:
        DevError: It did not come; names ``what`` was waited for.
    """
    pause, end = Event(), time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            raise DevError(f"等了 {seconds:.0f} 秒，没有等到：{what}。")
        pause.wait(_STEP_SECONDS)


def environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """What every packed program is started with: nothing of ours but what is given."""
    path = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return {"PATH": path, "LANG": "C.UTF-8", **(variables or {})}


def complaints(said: str) -> str:
    """What a program said on standard error, but for how far it is."""
    return "\n".join(line for line in said.splitlines() if not line.strip().startswith("正在"))
