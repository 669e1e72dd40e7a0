"""The table that a packing prints at its end; the README keeps the last one."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from packing.workshop import Workshop


def table(shop: Workshop, packages: Iterable[Path], facts: Mapping[str, str]) -> str:
    """Sizes, seconds and what was checked, as Markdown.

    Args:
        shop: Knows the seconds.
        packages: What was made.
        facts: What was checked, and what was found.
    """
    rows = [(path.name, f"{path.stat().st_size / 1e6:.1f} MB") for path in packages]
    rows += facts.items()
    rows += [(name, f"{seconds:.0f} s") for name, seconds in shop.seconds.items()]
    lines = [f"| 案头 {shop.version} | |", "|---|---|"]
    return "\n".join([*lines, *(f"| {name} | {value} |" for name, value in rows)])
