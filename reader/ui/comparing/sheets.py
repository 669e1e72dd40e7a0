"""Comparisons as tables for paper."""

from itertools import zip_longest

from reader.compare.model import (
    ChangeKind,
    Differences,
    Passage,
    Run,
    ThemeColumn,
    ThemeRow,
    ThemeTable,
)
from reader.excerpts.model import TableSheet
from reader.indicators.wording import promise_words
from reader.ui.comparing.difference_rows import DifferenceRow, Fold, counts, rows_of

NOTHING = "未提及"
_LONGEST_NAME = 30


def theme_sheet(table: ThemeTable) -> TableSheet:
    """A theme table: a column for each document, passage below passage, with sources."""
    names = "、".join(row.theme.name for row in table.rows)
    several = len(table.rows) > 1
    heads = tuple(column.city or column.title for column in table.columns)
    rows: list[tuple[str, ...]] = []
    for row in table.rows:
        lines = list(_theme_rows(row))
        rows += [
            ((row.theme.name if not number else "", *cells) if several else cells)
            for number, cells in enumerate(lines)
        ]
    widths = (0.5, *(1.0 for _ in heads)) if several else tuple(1.0 for _ in heads)
    return TableSheet(
        title=f"主题对照：{names}",
        heads=("主题", *heads) if several else heads,
        rows=tuple(rows),
        weights=widths,
        remarks=("每段之后为出处；▪ 为该段中的指标。",),
        notes=tuple(_source(column) for column in table.columns),
    )


def _theme_rows(row: ThemeRow) -> list[tuple[str, ...]]:
    if not any(row.cells):
        return [tuple(NOTHING for _ in row.cells)]
    columns = [[_passage_words(each) for each in cell] or [NOTHING] for cell in row.cells]
    return list(zip_longest(*columns, fillvalue=""))


def _passage_words(passage: Passage) -> str:
    numbers = [f"▪ {each.subject} {promise_words(each)}" for each in passage.indicators]
    path = " › ".join(passage.section_path) or "篇首"
    return "\n".join((passage.text, *numbers, f"——{path}"))


def _source(column: ThemeColumn) -> str:
    return f"{column.city}：《{column.title}》" if column.city else f"《{column.title}》"


def differences_sheet(differences: Differences, old: str, new: str) -> TableSheet:
    """Differences in three columns; what went and what came stands in brackets of its own."""
    return TableSheet(
        title="版本对照",
        heads=(f"旧：{_short(old)}", "变化", f"新：{_short(new)}"),
        rows=tuple(_difference_cells(differences, row) for row in rows_of(differences)),
        weights=(1.0, 0.28, 1.0),
        remarks=(
            counts(differences),
            "旧文中〔〕内为删去的文字，新文中【】内为新增的文字，“移：”后是段内移动的文字；未变的段落从略。",
        ),
        notes=(f"旧：{old}", f"新：{new}"),
    )


def _difference_cells(differences: Differences, row: DifferenceRow | Fold) -> tuple[str, str, str]:
    if isinstance(row, Fold):
        words = f"（未变的 {row.count:,} 段从略）"
        return words, "", words
    old = "".join(_old_words(differences.old_text, run) for run in row.old)
    new = "".join(
        _bracketed(run.text, run, "【】") if _is(run, ChangeKind.INSERTED) else run.text
        for run in row.new
    )
    return old, row.mark, new


def _old_words(old_text: str, run: Run) -> str:
    words = old_text[run.old_start : run.old_end]
    return _bracketed(words, run, "〔〕") if _is(run, ChangeKind.REMOVED) else words


def _bracketed(words: str, run: Run, brackets: str) -> str:
    """Words that went or came; those that only moved within the paragraph say so."""
    return f"{brackets[0]}{'移：' if run.moved else ''}{words}{brackets[1]}"


def _is(run: Run, kind: ChangeKind) -> bool:
    return run.kind is kind and bool(run.text)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
