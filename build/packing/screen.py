"""A screen without a monitor, the hands that use it and the pictures it gives."""

import subprocess
from pathlib import Path
from types import TracebackType
from typing import Self

from packing.workshop import call, environment, wait_until

SIZE = "1366x768x24"
SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where every X server has its socket
_SECONDS = 60
HIT = "#FBE9AB"
"""Behind every match of a search, in the light theme; see reader/ui/theme.py."""


class Screen:
    """An X server of its own, as a context."""

    def __enter__(self) -> Self:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert self._server.stdout is not None  # noqa: S101 - asked for above
        self.display = f":{self._server.stdout.readline().strip()}"
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.terminate()
        self._server.wait()

    def _do(self, *words: str) -> str:
        return call(["xdotool", *words], env=environment({"DISPLAY": self.display}))

    def windows(self, title: str) -> list[str]:
        """Ids of the visible windows whose title holds ``title``."""
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(
            command,
            env=environment({"DISPLAY": self.display}),
            capture_output=True,
            check=False,
            text=True,
        )
        return found.stdout.split()

    def wait_for_window(self, title: str) -> str:
        """Wait for a window, let it have the keyboard, and return its id."""
        wait_until(lambda: bool(self.windows(title)), _SECONDS, f"窗口“{title}”")
        window = self.windows(title)[-1]
        self._do("windowfocus", "--sync", window)
        return window

    def keys(self, *keys: str) -> None:
        """Press keys, one after the other."""
        self._do("key", "--delay", "80", *keys)

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "120", text)

    def picture(self, path: Path) -> str:
        """Take a picture of the whole screen; returns its colours, as ImageMagick lists them."""
        variables = environment({"DISPLAY": self.display})
        call(["import", "-window", "root", "-depth", "8", path], env=variables)
        return call(["convert", path, "-depth", "8", "-format", "%c", "histogram:info:-"])

    def wait_for_hits(self, path: Path) -> None:
        """Take pictures until one shows places that a search has found."""
        wait_until(lambda: HIT in self.picture(path), _SECONDS, "检索结果")
