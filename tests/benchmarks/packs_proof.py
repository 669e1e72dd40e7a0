"""Prove that a pack that was altered is refused before anything is written.

Run it from the project's folder::

    python tests/benchmarks/packs_proof.py [PLACES]

Without PLACES one byte is altered in 200 places of the pack of the shipped documents, signed and
not signed; besides, one bit in every byte of a small pack, and packs that were cut and joined. Each
is offered for installation with every question answered by yes. Prints a table; the exit status is
1 if a pack was not refused or the user's folder was touched.
"""

import shutil
import sys
import tempfile
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reader.library.bundle import open_library  # noqa: E402 (path first)
from reader.library.packs.faults import DamagedPackError  # noqa: E402
from reader.library.packs.install import Consent, Place, install_pack  # noqa: E402
from reader.library.packs.make import Label, documents_below, make_pack  # noqa: E402
from reader.library.packs.signature import fingerprint  # noqa: E402
from tests.library.packs.alterations import (  # noqa: E402
    cut_and_joined,
    every_bit,
    one_byte_each,
)
from tests.library.packs.samples import KEY, pack_of, tiny_document, tree  # noqa: E402

YES = Consent(key=fingerprint(bytes(KEY.verify_key).hex()), unsigned=True, older=True)
LABEL = Label("shipped", "随附文件", "1", "案头", date(2026, 11, 1))


def main() -> None:
    """Print the table."""
    places = int(sys.argv[1]) if sys.argv[1:] else 200
    missed = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        with open_library(folder / "user" / "library.db", small_program(folder)) as library:
            place = Place(library, folder / "user", folder / "resources")
            signed, unsigned = shipped_packs(folder)
            small = pack_of(folder / "small.antoupack", ["jia"]).read_bytes()
            row("pack of the shipped documents", f"{len(signed):,} bytes")
            row("small pack", f"{len(small):,} bytes")
            for name, altered in (
                ("one byte altered, signed", one_byte_each(signed, places, seed=1)),
                ("one byte altered, not signed", one_byte_each(unsigned, places, seed=2)),
                ("a bit of every byte, small pack", every_bit(small)),
                ("cut and joined", cut_and_joined(signed, places // 4, seed=3)),
            ):
                missed += refused(name, place, altered, folder / "bad.antoupack")
            (folder / "good.antoupack").write_bytes(signed)
            begun = time.perf_counter()
            added = install_pack(folder / "good.antoupack", place, YES).added
            row("the pack itself", f"{len(added)} documents in {time.perf_counter() - begun:.1f} s")
    sys.exit(1 if missed or len(added) != 5 else 0)


def small_program(folder: Path) -> Path:
    """The files of a program that ships one small document."""
    shipped = folder / "resources" / "documents" / "one"
    shipped.mkdir(parents=True)
    for name, content in tiny_document("one").items():
        (shipped / name).write_bytes(content)
    for name in ("gazetteer.csv", "indicators.csv", "taxonomy.toml"):
        shutil.copy(ROOT / "resources" / name, folder / "resources")
    return folder / "resources"


def shipped_packs(folder: Path) -> tuple[bytes, bytes]:
    """The shipped documents as a pack, signed and not signed."""
    packs = []
    for key in (KEY, None):
        path = folder / "shipped.antoupack"
        make_pack(path, LABEL, documents_below(ROOT / "resources" / "documents"), key=key)
        packs.append(path.read_bytes())
    return packs[0], packs[1]


def refused(name: str, place: Place, altered: Iterable[tuple[str, bytes]], bad: Path) -> int:
    """Offer altered packs; print how many were refused.

    Returns:
        How many were not, or not before something was written.
    """
    before = tree(place.user_data)
    count, missed, begun = 0, 0, time.perf_counter()
    for where, data in altered:
        bad.write_bytes(data)
        count += 1
        try:
            install_pack(bad, place, YES)
        except DamagedPackError:
            if tree(place.user_data) == before:
                continue
        missed += 1
        click.echo(f"  {where}: not refused, or too late")
    seconds = time.perf_counter() - begun
    row(name, f"{count - missed:,} of {count:,} refused before any write, {seconds:.1f} s")
    return missed


def row(name: str, value: str) -> None:
    """Print one line of the table."""
    click.echo(f"{name:<36}{value}")


if __name__ == "__main__":
    main()
