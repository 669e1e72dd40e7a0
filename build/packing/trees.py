"""Debian trees: whole systems in a folder, in which a program is frozen, installed and tried."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from environment import DevError
from packing.workshop import call, complaints, environment

USER = "guan"
USER_ID = 1000

_ENTER = """
set -e
root=$1; shift
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
while [ "$1" != -- ]; do
    mkdir -p "$root$2"
    mount --rbind "$1" "$root$2"
    shift 2
done
shift
exec "$@"
"""


class Tree:
    """A Debian system in a folder.

    Mounts are made in a mount namespace of each command's own: they are gone when it ends, however
    it ends.

    Args:
        folder: Of the tree.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def make(self, suite: str, packages: Sequence[str] = (), foreign: str = "") -> None:
        """Make the tree, unless it is there already, made from the same.

        Args:
            suite: Name of the Debian release.
            packages: Installed beside the smallest system.
            foreign: Another architecture whose packages may be named.
        """
        stamp = self.folder.with_name(f"{self.folder.name}.json")
        made_from = json.dumps([suite, list(packages), foreign])
        if stamp.exists() and stamp.read_text(encoding="utf-8") == made_from:
            return
        stamp.unlink(missing_ok=True)
        self.remove()
        call(["debootstrap", "--variant=minbase", suite, self.folder])
        if foreign:
            self.run(["dpkg", "--add-architecture", foreign])
            self.run(["apt-get", "update"])
        if packages:
            self.run(["apt-get", "install", "-y", "--no-install-recommends", *packages])
        self.run(["useradd", "--create-home", "--uid", str(USER_ID), USER])
        self.run(["apt-get", "clean"])
        stamp.write_text(made_from, encoding="utf-8")

    def copied(self, folder: Path) -> "Tree":
        """A copy that may be changed."""
        copy = Tree(folder)
        copy.remove()
        call(["cp", "-a", "--reflink=auto", self.folder, folder])
        return copy

    def remove(self) -> None:
        """Remove the folder."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def home(self) -> Path:
        """The user's home, seen from outside."""
        return self.folder / "home" / USER

    def command(
        self,
        words: Sequence[str],
        *,
        binds: Mapping[Path, str] | None = None,
        as_user: bool = False,
        network: bool = True,
    ) -> list[str]:
        """The command that runs ``words`` inside.

        Args:
            words: What to run.
            binds: Folders of this system and where they appear inside.
            as_user: As an ordinary user, not as root.
            network: False for a network namespace with nothing in it.
        """
        mounts = [word for source, place in (binds or {}).items() for word in (str(source), place)]
        apart = ["unshare", "--mount", "--propagation", "private", *(() if network else ("--net",))]
        chroot = ["chroot", *((f"--userspec={USER_ID}:{USER_ID}",) if as_user else ())]
        enter = ["sh", "-c", _ENTER, "enter", str(self.folder), *mounts, "--"]
        return [*apart, *enter, *chroot, str(self.folder), *words]

    def run(
        self,
        words: Sequence[str],
        *,
        binds: Mapping[Path, str] | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> str:
        """Run a command as root and return what it printed.

        Raises:
            DevError: It failed; holds all it said.
        """
        chosen = {"DEBIAN_FRONTEND": "noninteractive", "HOME": "/root", **(variables or {})}
        return call(self.command(words, binds=binds), env=environment(chosen))

    def try_out(self, words: Sequence[str], *, quiet: bool = True) -> str:
        """Run a program as an ordinary user, without a network.

        Returns:
            Its standard output.

        Raises:
            DevError: It failed, or said anything on standard error while it is to be ``quiet``.
        """
        command = self.command(words, as_user=True, network=False)
        finished = subprocess.run(
            command, env=user_environment(), check=False, capture_output=True, text=True
        )
        said = finished.stderr
        if finished.returncode != 0 or (quiet and complaints(said).strip()):
            raise DevError(f"{' '.join(words)}：{finished.returncode}\n{said}")
        return finished.stdout


def user_environment(variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """What an ordinary user's programs are started with."""
    return environment({"HOME": f"/home/{USER}", "USER": USER, **(variables or {})})
