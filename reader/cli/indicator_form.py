"""What ``antou indicators`` prints for people."""

from collections.abc import Iterator
from itertools import groupby

from reader.export.indicator_rows import IndicatorReport, cell_words
from reader.indicators.model import Indicator
from reader.indicators.wording import (
    KINDS,
    REVIEWS,
    binding_words,
    period_words,
    promise_words,
    value_words,
)
from reader.library.wording import PATH_JOINT


def detail_lines(report: IndicatorReport) -> Iterator[str]:
    """Document by document: every indicator, its sentence, where it stands."""
    for document_id, found in groupby(report.indicators, lambda indicator: indicator.document):
        summary = report.summaries[document_id]
        yield f"{summary.place}  {summary.id}  {summary.title}"
        for indicator in found:
            yield f"  {indicator.subject}  {promise_words(indicator)}  {_facts(indicator)}"
            path = PATH_JOINT.join(indicator.section_path)
            yield f"      “{indicator.quote}”{f'  {path}' if path else ''}"
    yield from _contradiction_lines(report)
    documents = len({indicator.document for indicator in report.indicators})
    yield f"共 {len(report.indicators):,} 条指标，出自 {documents:,} 篇文件。"


def _facts(indicator: Indicator) -> str:
    scope = f"范围：{indicator.scope}" if indicator.scope else ""
    marks = (KINDS[indicator.kind], period_words(indicator), binding_words(indicator), scope)
    return "　".join(filter(None, (*marks, REVIEWS[indicator.review])))


def matrix_lines(report: IndicatorReport) -> Iterator[str]:
    """By dimension and canonical indicator: what every place says."""
    matrix = report.matrix
    for dimension, rows in groupby(matrix.rows, lambda row: row.canonical.dimension):
        yield f"【{dimension}】"
        for row in rows:
            yield f"{row.canonical.name}（{row.canonical.unit}）  {row.canonical.id}"
            for place, cell in zip(matrix.columns, row.cells, strict=True):
                yield f"    {place}  {cell_words(report, place, cell)}"
    yield from _contradiction_lines(report)
    yield f"共 {len(matrix.rows):,} 个统一指标，{len(matrix.columns):,} 个地区。"


def _contradiction_lines(report: IndicatorReport) -> Iterator[str]:
    if report.contradictions:
        yield "同一文件前后不一："
    for found in report.contradictions:
        first = found.indicators[0]
        title = report.summaries[first.document].title
        said = "、".join(dict.fromkeys(map(value_words, found.indicators)))
        year = f"（{first.target_year}年）" if first.target_year else ""
        yield f"  《{title}》{found.canonical.name}{year}：{said}（{found.reason}）"
