"""Freezes the Linux program."""

from pathlib import Path

from packing import wheels
from packing.python_runtime import PYTHON
from packing.trees import Tree
from packing.workshop import Workshop


def freeze_linux(shop: Workshop, tree: Tree, extras: Path, entry: str = "") -> Path:
    """Freeze the program in the oldest tree.

    Args:
        shop: Where to work.
        tree: Has our Python.
        extras: What comes along; see ``staging``.
        entry: Another program to be frozen the same way, as the tree sees it; "" for ours.

    Returns:
        The folder of the program.
    """
    binds = {
        wheels.runtime(shop, "linux"): "/site",
        wheels.freezer(shop, "linux"): "/tools",
        shop.root / "build": "/project/build",
        shop.root / "index": "/project/index",
        shop.root / "reader": "/project/reader",
        extras: "/extras",
        shop.work: "/shop",
    }
    tree.run(
        [
            "env",
            "-C",
            "/shop",
            PYTHON,
            "-m",
            "PyInstaller",
            *pyinstaller_words("/shop", "/project"),
        ],
        binds=binds,
        variables={
            **freezing_variables(shop, "/extras", "/shop"),
            "PYTHONPATH": "/site:/tools",
            **({"ANTOU_ENTRY": entry} if entry else {}),
        },
    )
    return shop.work / "dist" / "antou"


def pyinstaller_words(work: str, project: str) -> list[str]:
    """The words that tell PyInstaller what to make.

    Args:
        work: The folder for this packing, as PyInstaller sees it.
        project: The project's folder, as PyInstaller sees it.
    """
    folders = [f"--workpath={work}/freezing", f"--distpath={work}/dist"]
    return ["--noconfirm", "--log-level=WARN", *folders, f"{project}/build/antou.spec"]


def freezing_variables(shop: Workshop, extras: str, work: str) -> dict[str, str]:
    """What makes two freezings of the same sources alike.

    Args:
        shop: Knows the time.
        extras: Its folder, as PyInstaller sees it.
        work: The folder for this packing, as PyInstaller sees it.
    """
    return {
        "ANTOU_EXTRAS": extras,
        "PYINSTALLER_CONFIG_DIR": f"{work}/freezing/cache",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": str(shop.epoch),
    }
