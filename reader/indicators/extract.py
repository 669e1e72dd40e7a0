"""Quantified commitments of a document: targets, incentives and funding (conventions 5).

The steps: sentences with numbers; the years that govern them; the numbers; what each number speaks
of; traps left out; kind, year and period; the canonical indicator. Tables go their own way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Protocol

from reader.corpus.model import Block, BlockKind, Document, SpanKind
from reader.indicators.baselines import take_baselines
from reader.indicators.clauses import Clause, clauses
from reader.indicators.governing import Context, Contexts, Governing
from reader.indicators.incentives import given_to
from reader.indicators.model import Indicator, Kind, Period, Review, YearSource
from reader.indicators.periods import period_of
from reader.indicators.quantities import quantities
from reader.indicators.reading import reading_copy, sentences
from reader.indicators.scopes import scope_of
from reader.indicators.squeezed import squeezed
from reader.indicators.table_rows import Row, table_rows
from reader.indicators.traps import is_of_the_province, is_trap, kind_of, promises
from reader.indicators.units import per_head
from reader.indicators.years import Governor, governors

_READ = frozenset(
    {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.LEAD_HEADING, BlockKind.TABLE}
)
_NUMBER = re.compile(
    r"[\d０-９]|分之|半|至少|覆盖|翻|倍增|前[一二三五十]|[一二两三四五六七八九]成|[十百千万]|零的?突破"
)
_ARTICLE = re.compile(r"^第[一二三四五六七八九十百]+条", re.MULTILINE)
_ARTICLES_OF_A_LAW = 3
_GROWTH_WORD = re.compile(r"增长|增速|增幅")
_POLICY = re.compile(r"规划|方案|意见|政策|措施|计划|行动|纲要|要点|工作安排")
_LAW = re.compile(r"人民代表大会|(?:条例|规定|细则|规则|办法|决议|法)(?:\(|$)")
"""What binds for good sets almost no targets: a number needs its year in the same sentence."""
_DISTANT = re.compile(r"到20\d\d年|20\d\d年(?:底|末|年底)?前|十[一二三四五]五")
_UNIT_OVER = re.compile(r"单位:\s*(?P<unit>[^\s,、;:()。]{1,8})\s*\)?\s*$")
_SENTENCE_ENDS = ("。", "；", ";")
"""A short item such as （三）培育高新技术企业10家。 is a heading and a promise."""
_CONDITIONS_PART = re.compile(
    r"(?:申报|申请|认定|支持|准入|入驻|推荐|报名)(?:的?(?:基本)?(?:条件|要求|对象|资格|范围|标准)|人资格)"
)
"""What an applicant must have is no target."""


class Canonicals(Protocol):
    """What is needed of the taxonomy."""

    def match(self, subject: str, unit: str) -> str | None:
        """The id of the canonical indicator that a subject means."""


@dataclass
class _Reader:
    """One document being read."""

    document: Document
    copy: str
    taxonomy: Canonicals
    is_law: bool
    made: list[Indicator] = field(default_factory=list)

    def read_block(self, block: Block, context: Context) -> None:
        """Sentence by sentence; the last year phrase holds on for the sentences behind it."""
        end = min(
            (span.start for span in block.spans if span.kind is SpanKind.RESPONSIBLE),
            default=block.end,
        )
        start = max(
            (span.end for span in block.spans if span.kind is SpanKind.MARKER), default=block.start
        )
        earlier: Governor | None = None
        for sentence in sentences(self.copy, start, end):
            years = governors(
                self.copy, sentence.start, sentence.end, context.issued, context.since
            )
            self._read_sentence((sentence.start, sentence.end), years, earlier, context)
            dated = [governor for governor in years if governor.year is not None]
            earlier = dated[-1] if dated else earlier

    def _read_sentence(
        self,
        sentence: tuple[int, int],
        years: list[Governor],
        earlier: Governor | None,
        context: Context,
    ) -> None:
        found, baselines = take_baselines(self.copy, sentence[0], quantities(self.copy, *sentence))
        chain = False
        for clause in clauses(self.copy, *sentence, found, years):
            number = clause.quantity.start
            part = max(self.copy.rfind(";", sentence[0], number), sentence[0])
            governing = context.governing(earlier, years, sentence[0], number, part)
            kind = self._kind(sentence, clause, governing, context, chain=chain)
            chain = kind is Kind.TARGET
            if kind is not None:
                baseline = baselines.get(number, (None, None))
                self._add(kind, self._with_year(clause, years), governing, baseline, context)

    def _with_year(self, clause: Clause, years: list[Governor]) -> Clause:
        """The clause from its year phrase on, where that stands right before it."""
        for year in years:
            between = self.copy[year.end : clause.start]
            if year.end <= clause.start and not between.strip(" ,"):
                return replace(clause, start=year.start)
        return clause

    def _kind(
        self,
        sentence: tuple[int, int],
        clause: Clause,
        governing: Governing,
        context: Context,
        *,
        chain: bool,
    ) -> Kind | None:
        past = context.issued and governing.year and governing.year < context.issued
        others = self.document.metadata.city and is_of_the_province(clause)
        if past or others or is_trap(self.copy, sentence, clause):
            return None
        kind = kind_of(self.copy, sentence, clause)
        if kind is not Kind.TARGET:
            return None if self.is_law else kind
        if not clause.subjects or _CONDITIONS_PART.search(context.heading):
            return None
        stated = governing.source is YearSource.SENTENCE
        if self.is_law and not stated:
            return None
        governed = stated or governing.each or context.in_goals or chain
        return kind if governed or promises(self.copy, clause) else None

    def _add(
        self,
        kind: Kind,
        clause: Clause,
        governing: Governing,
        baseline: tuple[int | None, Decimal | None],
        context: Context,
    ) -> None:
        text = self.copy[clause.start : clause.end]
        target = kind is Kind.TARGET
        period = (
            period_of(text, clause, governing.mode, each=governing.each)
            if target
            else _of_money(clause, governing)
        )
        start, end = _quote(self.document.text, clause)
        subjects = clause.subjects if target else (given_to(self.copy, clause),)
        rank = self.copy[clause.quantity.start : end] if clause.quantity.unit == "位" else ""
        for subject in subjects:
            unit = per_head(subject, clause.quantity.unit) + governing.per
            self.made.append(
                Indicator(
                    document=self.document.id,
                    kind=kind,
                    subject=subject,
                    canonical=self._canonical(f"{subject}{rank}", unit, period) if target else None,
                    scope=scope_of(text, subject, unit) if target else "",
                    baseline_year=baseline[0],
                    baseline_value=baseline[1],
                    target_year=governing.year if target else None,
                    year_source=governing.source if target else None,
                    comparator=clause.quantity.comparator,
                    value=clause.quantity.value,
                    value_to=clause.quantity.value_to,
                    unit=unit,
                    period=period,
                    binding=None,
                    quote=self.document.text[start:end],
                    start=start,
                    end=end,
                    section_path=context.path,
                    review=Review.EXTRACTED,
                )
            )

    def _canonical(self, subject: str, unit: str, period: Period | None) -> str | None:
        growth = {Period.GROWTH_ANNUAL, Period.GROWTH_TOTAL}
        if period in growth and not _GROWTH_WORD.search(subject):
            return self.taxonomy.match(f"{subject}年增长", unit)
        return self.taxonomy.match(subject, unit)

    def read_table(self, block: Block, context: Context) -> None:
        """Row by row, from the cells."""
        if block.table is None:
            return
        unit = self._unit_over(block)
        for row in table_rows(self.copy, block.table, context.issued):
            self.made.append(self._of_row(row if row.unit else replace(row, unit=unit), context))

    def _unit_over(self, block: Block) -> str:
        """The unit that the line over a table states for all of it: （单位：万元）."""
        start = self.copy.rfind("\n", 0, max(block.start - 1, 0)) + 1
        stated = _UNIT_OVER.search(self.copy, start, block.start)
        return stated["unit"] if stated else ""

    def _of_row(self, row: Row, context: Context) -> Indicator:
        growth = "增速" in row.subject or "增长" in row.subject
        unit = per_head(row.subject, row.unit)
        return Indicator(
            document=self.document.id,
            kind=Kind.TARGET,
            subject=row.subject,
            canonical=self.taxonomy.match(row.subject, unit),
            scope=scope_of(row.subject, row.subject, unit),
            baseline_year=row.baseline_year,
            baseline_value=row.baseline_value,
            target_year=row.target_year or (context.plan[0] if context.plan else None),
            year_source=_source_of_row(row, context),
            comparator=row.comparator,
            value=row.value,
            value_to=None,
            unit=unit,
            period=Period.GROWTH_ANNUAL if growth else Period.STOCK,
            binding=row.binding,
            quote=self.document.text[row.start : row.end],
            start=row.start,
            end=row.end,
            section_path=context.path,
            review=Review.EXTRACTED,
        )


def _source_of_row(row: Row, context: Context) -> YearSource | None:
    if row.target_year:
        return YearSource.TABLE
    return YearSource.PLAN if context.plan else None


def _of_money(clause: Clause, governing: Governing) -> Period | None:
    """Incentives and funding are paid each year or once."""
    yearly = governing.each or clause.quantity.unit.endswith("/年")
    return Period.ANNUAL if yearly else None


def _quote(text: str, clause: Clause) -> tuple[int, int]:
    """The clause without blanks and marks around it."""
    start, end = clause.start, clause.end
    while start < clause.quantity.start and text[start] in " ,，、;；:：和及与":
        start += 1
    return start, end


def extract(document: Document, taxonomy: Canonicals) -> tuple[Indicator, ...]:
    """Read the quantified commitments of a document, in the order of its text.

    Args:
        document: After the pipeline; nothing is read that is not in its text.
        taxonomy: Names the canonical indicators.

    Returns:
        One Indicator per number and subject, all with review state ``EXTRACTED``.
    """
    without_blanks = squeezed(document)
    if without_blanks is not None:
        return tuple(map(without_blanks.led_back, _extract(without_blanks.document, taxonomy)))
    return _extract(document, taxonomy)


def _extract(document: Document, taxonomy: Canonicals) -> tuple[Indicator, ...]:
    is_law = _is_law(document)
    copy = reading_copy(document.text)
    reader = _Reader(document, copy, taxonomy, is_law)
    contexts = Contexts(document, copy)
    for block, context in _readable(document, contexts, is_law=is_law):
        if block.table is not None:
            reader.read_table(block, context)
        elif not context.in_past:
            reader.read_block(block, context)
    return tuple(reader.made)


def _is_law(document: Document) -> bool:
    title = reading_copy(document.metadata.title)
    if _LAW.search(title):
        return True
    articles = len(_ARTICLE.findall(document.text))
    return articles >= _ARTICLES_OF_A_LAW and not _POLICY.search(title)


def _readable(
    document: Document, contexts: Contexts, *, is_law: bool
) -> Iterator[tuple[Block, Context]]:
    for block in document.blocks:
        worth = _DISTANT if is_law else _NUMBER
        if block.kind in _READ | {BlockKind.HEADING} and worth.search(block.text):
            context = contexts.of(block)
            if block.kind is not BlockKind.HEADING or block.text.endswith(_SENTENCE_ENDS):
                yield block, context
