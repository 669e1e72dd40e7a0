"""The theme table as rows of words, the same for every output."""

from collections.abc import Iterator, Sequence
from datetime import date

from reader.compare.model import Passage, ThemeTable
from reader.indicators.wording import promise_words
from reader.library.wording import PATH_JOINT

TITLE = "主题对照"
SAYS_NOTHING = "（未提及）"


def source_words(passage: Passage) -> str:
    """Where a passage stands: the labels from the top to its section."""
    return PATH_JOINT.join(passage.section_path)


def indicator_words(passage: Passage) -> tuple[str, ...]:
    """The numbers of a passage, each with what it counts."""
    return tuple(f"{each.subject}：{promise_words(each)}" for each in passage.indicators)


def theme_facts(table: ThemeTable, made_on: date) -> tuple[tuple[str, str], ...]:
    """What the table is: its documents, its themes, the day."""
    return (
        ("内容", "各地文件对同一主题的表述，原文摘录，未作改动"),
        *((column.city, f"《{column.title}》") for column in table.columns),
        ("主题", "、".join(row.theme.name for row in table.rows)),
        ("制作日期", f"{made_on.year}年{made_on.month}月{made_on.day}日"),
    )


def passage_rows(table: ThemeTable) -> Iterator[Sequence[str]]:
    """One passage a row: theme, city, document, section, passage, numbers."""
    for row in table.rows:
        for column, cell in zip(table.columns, row.cells, strict=True):
            for passage in cell:
                yield (
                    row.theme.name,
                    column.city,
                    column.title,
                    source_words(passage),
                    passage.text,
                    "\n".join(indicator_words(passage)),
                )
