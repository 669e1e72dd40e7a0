"""The legend of marks on the first page of every print (conventions 2.3)."""

from collections.abc import Iterable, Mapping

from reader.excerpts.model import MARK_STYLES, LegendEntry, Run
from reader.notes.model import MEANING_NAMES, Meaning


def legend(names: Mapping[Meaning, str], runs: Iterable[Run]) -> tuple[LegendEntry, ...]:
    """All five meanings with their letters and lines; nothing if no run is marked.

    Args:
        names: What the user calls them; a missing one has its usual name.
        runs: Of everything that is printed.
    """
    used = {meaning for run in runs for meaning in run.marks}
    if not used:
        return ()
    return tuple(
        LegendEntry(meaning, names.get(meaning) or MEANING_NAMES[meaning], style, meaning in used)
        for meaning, style in MARK_STYLES.items()
    )
