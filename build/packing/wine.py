"""A Windows to freeze and to try programs in: Wine 10, in a Debian 13 tree."""

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from environment import DevError
from packing.screen import SOCKETS, Screen
from packing.trees import USER, USER_ID, Tree, user_environment
from packing.workshop import Workshop, complaints

SUITE = "trixie"
PACKAGES = ("wine", "wine64", "wine32:i386")
_QUIET = {"WINEDEBUG": "-all", "WINEDLLOVERRIDES": "mscoree,mshtml=d"}


class Wine:
    """A user's Windows: a home of its own, with everything installed that it is told to.

    Args:
        shop: Where to work.
        name: Of the folder of the home.
        screen: Shows windows.
        binds: Folders of this system and where they appear inside, as drive Z.
    """

    def __init__(
        self, shop: Workshop, name: str, screen: Screen, binds: Mapping[Path, str]
    ) -> None:
        self._tree = Tree(shop.cache / "trees" / f"wine-{SUITE}")
        self._tree.make(SUITE, PACKAGES, "i386")
        self.home = shop.work / name
        self.home.mkdir()
        os.chown(self.home, USER_ID, USER_ID)
        self._binds = {**binds, self.home: f"/home/{USER}", SOCKETS: str(SOCKETS)}
        self._variables = user_environment({**_QUIET, "DISPLAY": screen.display})
        self.start("wineboot", "--init", stderr=subprocess.DEVNULL).wait()

    @property
    def drive(self) -> Path:
        """Drive C, seen from outside."""
        return self.home / ".wine" / "drive_c"

    def start(
        self, *words: str, variables: Mapping[str, str] | None = None, stderr: int | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a Windows program, without a network."""
        chosen = {**self._variables, **(variables or {})}
        return subprocess.Popen(self._command(words), env=chosen, stderr=stderr)

    def run(self, *words: str, quiet: bool = True) -> str:
        """Run a Windows program to its end and return its standard output.

        Raises:
            DevError: It failed, or said anything on standard error while it is to be ``quiet``.
        """
        finished = subprocess.run(
            self._command(words), env=self._variables, check=False, capture_output=True
        )
        said = finished.stderr.decode(errors="replace")
        if finished.returncode != 0 or (quiet and complaints(said).strip()):
            raise DevError(f"{' '.join(words)}：{finished.returncode}\n{said[-4000:]}")
        return finished.stdout.decode(errors="replace")  # some of Wine's own speak no UTF-8

    def _command(self, words: Sequence[str]) -> list[str]:
        return self._tree.command(["wine", *words], binds=self._binds, as_user=True, network=False)

    def shut_down(self) -> None:
        """End every program in it."""
        command = self._tree.command(["wineserver", "-k"], binds=self._binds, as_user=True)
        subprocess.run(command, env=self._variables, check=False, capture_output=True)

    def remove(self) -> None:
        """End every program in it, and remove the home."""
        self.shut_down()
        shutil.rmtree(self.home)
