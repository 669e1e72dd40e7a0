"""What the window of the indicators shows, as tables for paper."""

from collections.abc import Mapping, Sequence

from reader.excerpts.model import TableSheet
from reader.indicators.model import Indicator
from reader.indicators.wording import KINDS, REVIEWS, promise_words
from reader.library.citation import cite
from reader.library.model import DocumentSummary
from reader.ui.indicators.comparison import Cell, Column, Row, State
from reader.ui.indicators.wording import baseline_words, dated_words
from reader.ui.models.comparison_model import STATES

_LEGEND = "≠ 之后为不能与同行直接比较的原因；未提出：文件已核对，没有这一项；未核对：还没有人核对。"


def comparison_sheet(
    rows: Sequence[Row],
    columns: Sequence[Column],
    summaries: Sequence[DocumentSummary],
    conditions: Sequence[tuple[str, str]],
) -> TableSheet:
    """The cities side by side: a row for each indicator, a column for each city.

    Args:
        rows: As shown.
        columns: The cities.
        summaries: The documents; those of the columns are named as sources.
        conditions: Name and words of what was asked for.
    """
    cities = {column.label for column in columns}
    body = []
    dimension = ""
    for row in rows:
        name = f"{row.canonical.name}（{row.canonical.unit}）"
        new = row.canonical.dimension != dimension
        dimension = row.canonical.dimension
        body.append((dimension if new else "", name, *map(_cell_words, row.cells)))
    return TableSheet(
        title="各地指标对照",
        heads=("领域", "指标", *(column.label for column in columns)),
        rows=tuple(body),
        weights=(0.5, 1.6, *(1.0 for _ in columns)),
        remarks=(*_asked(conditions), _LEGEND),
        notes=tuple(cite(summary) for summary in summaries if summary.place in cities),
        landscape=True,
    )


def _cell_words(cell: Cell) -> str:
    if cell.state is not State.PROMISED:
        return STATES[cell.state]
    words = []
    for promise in cell.promises:
        start = baseline_words(promise.indicator)
        words.append(dated_words(promise.indicator) + (f"，基期 {start}" if start else ""))
        if promise.obstacle:
            words.append(f"≠ {promise.obstacle}")
    return "\n".join(words)


def list_sheet(
    indicators: Sequence[Indicator],
    summaries: Mapping[str, DocumentSummary],
    conditions: Sequence[tuple[str, str]],
) -> TableSheet:
    """One row for each indicator, with its sentence and where it stands."""
    body = []
    for number, each in enumerate(indicators, 1):
        path = " › ".join(each.section_path)
        scope = f"（{each.scope}）" if each.scope else ""
        body.append(
            (
                str(number),
                summaries[each.document].place,
                KINDS[each.kind],
                each.subject + scope,
                promise_words(each),
                f"“{each.quote}”\n{path}".replace("\u2028", " "),
                REVIEWS[each.review],
            )
        )
    used = dict.fromkeys(each.document for each in indicators)
    return TableSheet(
        title="指标明细",
        heads=("序号", "地区", "类别", "指标", "目标", "原文与章节", "核对"),
        rows=tuple(body),
        weights=(0.4, 0.6, 0.45, 1.4, 1.3, 2.4, 0.45),
        numeric=frozenset({0}),
        remarks=_asked(conditions),
        notes=tuple(cite(summaries[document]) for document in used),
        landscape=True,
    )


def _asked(conditions: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    return ("；".join(f"{name}：{words}" for name, words in conditions),) if conditions else ()
