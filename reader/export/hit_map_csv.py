"""A hit map as CSV: a word a line, a city or document a column, every cell the number of hits."""

from pathlib import Path

from reader.export.csv_table import write_csv
from reader.export.hit_map_facts import TOTAL_HEAD, WORD_HEAD, heads_of, numbers_of
from reader.search.hit_map import HitMap


def write_hit_map_csv(hit_map: HitMap, path: Path) -> None:
    """Write the numbers of hits as they are shown, with a total behind each word.

    Args:
        hit_map: The map.
        path: Where; what is there is replaced.

    Raises:
        ExportError: The file cannot be written.
    """
    rows = numbers_of(hit_map, lambda count: count.hits)
    write_csv(path, [WORD_HEAD, TOTAL_HEAD, *heads_of(hit_map)], rows)
