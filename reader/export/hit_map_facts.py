"""What stands beside the numbers of a hit map, and its numbers row by row."""

from collections.abc import Callable, Iterator
from datetime import date

from reader.export.question_facts import conditions_of
from reader.export.wording import counts_sentence
from reader.library.wording import PUBLIC_TEXT, chinese_date
from reader.search import CityCount
from reader.search.hit_map import HitMap

WORD_HEAD = "检索词"
TOTAL_HEAD = "合计"


def facts_of(hit_map: HitMap, made_on: date) -> Iterator[tuple[str, str]]:
    """Name and value: how and when was asked, and what every row was answered."""
    for answer in hit_map.answers[:1]:
        yield from conditions_of(answer)
    yield "导出日期", chinese_date(made_on.isoformat())
    yield "说明", PUBLIC_TEXT
    for row, answer in zip(hit_map.rows, hit_map.answers, strict=True):
        yield row.query, counts_sentence(answer)


def heads_of(hit_map: HitMap) -> list[str]:
    """The names of the columns: a document is named with its city."""
    if hit_map.kind == "city":
        return [column.label for column in hit_map.columns]
    return [f"《{column.label}》（{column.city}）" for column in hit_map.columns]


def numbers_of(
    hit_map: HitMap, number: Callable[[CityCount], int]
) -> Iterator[tuple[str | int, ...]]:
    """Every row: its word, its total, its cells.

    Args:
        hit_map: The map.
        number: Which of the two counts of a cell is wanted.
    """
    for place, row in enumerate(hit_map.rows):
        cells = [number(hit_map.cell(place, column)) for column in hit_map.columns]
        yield row.label, sum(cells), *cells
