"""What the pack dialogs need of the library, as plain callables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # signatures are looked at when a pack is
    from reader.library.pack_view import InstalledPack, PackView
    from reader.library.packs.install import Outcome

PACK_SUFFIX = ".antoupack"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the user has said yes to, besides installing.

    Attributes:
        key: The key with this fingerprint is to be trusted from now on; "" for none.
        unsigned: The pack is installed though nobody signed it.
        older: It is installed though the same or a newer version is.
    """

    key: str = ""
    unsigned: bool = False
    older: bool = False


@dataclass(frozen=True)
class PackDesk:
    """What the window can do with packs; all but ``installed`` run in the background.

    Attributes:
        look: Verifies a pack; raises PackError for a damaged one.
        install: Installs it; raises ReaderError, then all is as it was.
        roll_back: Takes a pack, by its name, back to its former version.
        installed: The packs that are installed.
    """

    look: Callable[[Path], "PackView"]
    install: Callable[["PackView", Agreement], "Outcome"]
    roll_back: Callable[[str], "Outcome"]
    installed: Callable[[], "Sequence[InstalledPack]"]


def is_pack(path: Path) -> bool:
    """Whether a file is a pack by its name."""
    return path.suffix.lower() == PACK_SUFFIX
