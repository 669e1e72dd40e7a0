"""Which year holds for a number: of its sentence, the lead of its section, a heading, the plan."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reader.corpus.model import Block, Document, Section
from reader.indicators.model import YearSource
from reader.indicators.reading import reading_copy
from reader.indicators.years import Governor, Mode, governors, plan_begins, plan_of

_GOALS = re.compile(r"目标|指标|愿景")
_PAST_PART = re.compile(
    r"现状|基础(?:条件)?(?:和|与|及|、|$)|(?:成效|成就|成绩)(?:和|与|及|、|$)|回顾|形势|背景|总结|"
    r"(?:进展|完成|运行|开展|落实|执行)情况|进展(?:和|与|及|、|$)"
)
"""What a section tells of the past: 发展基础, 工作回顾."""
_AHEAD = re.compile(r"夯实|筑牢|巩固|打牢|打好|强化|加强|奠定|厚植|提升|推动|加快|增强|构建|完善")
"""夯实创新基础 is work ahead, 加强基础研究 is no past at all."""
_LEADS = re.compile(r"[::]$")
_PER = {"每季度": "/季度", "每月": "/月"}
_ISSUED = re.compile(r"^(\d{4})")


@dataclass(frozen=True, slots=True)
class Governing:
    """The year of a number.

    Attributes:
        year: None where nothing says one.
        mode: Of the phrase the year was read in; None where there is none.
        each: True if 每年, 全年 or 每季度 holds.
        source: None without a year.
        per: "/季度" or "/月" under 每季度 and 每月, else "".
    """

    year: int | None
    mode: Mode | None
    each: bool
    source: YearSource | None
    per: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """What a block takes from where it stands.

    Attributes:
        heading: Labels of its sections, from the top, joined.
        path: The same, one by one.
        in_goals: True under a heading of targets (主要目标, 发展目标).
        in_past: True under one of what was (发展基础, 工作回顾).
        inherited: The year phrase of the section's lead or heading.
        source: Where ``inherited`` was read.
        plan: Year of the plan the document's title names, and how it governs.
        issued: Year of the document.
        since: The year from which 三年 counts, see ``governors``.
    """

    heading: str
    path: tuple[str, ...]
    in_goals: bool
    in_past: bool
    inherited: Governor | None
    source: YearSource | None
    plan: tuple[int, Mode] | None
    issued: int | None
    since: int | None

    def governing(
        self, earlier: Governor | None, years: Sequence[Governor], start: int, place: int, part: int
    ) -> Governing:
        """The year that holds for a number.

        Args:
            earlier: Last year phrase of the sentences before, in the same block.
            years: Year phrases of the sentence.
            start: Start of the sentence.
            place: Start of the number.
            part: Start of the part of the sentence between ``;`` that holds the number.
        """
        before = [governor for governor in years if governor.start < place]
        dated = [governor for governor in before if governor.year is not None]
        each = bool(before) and before[-1].mode in {Mode.EACH, Mode.SINCE}
        if dated and not (each and before[-1].start >= part > dated[-1].start):
            return Governing(dated[-1].year, self._mode(dated[-1]), each, YearSource.SENTENCE)
        if each:
            return self._each(before[-1])
        if earlier is not None:
            return Governing(earlier.year, self._mode(earlier), each=False, source=YearSource.LEAD)
        return self._from_above()

    def _each(self, governor: Governor) -> Governing:
        """每年 has no year; 全年 is the year that a plan of one year or its heading is for."""
        above = self._from_above()
        if governor.text == "全年" and above.year is not None and above.year == self.issued:
            return Governing(above.year, Mode.IN, each=True, source=above.source)
        return Governing(None, None, each=True, source=None, per=_PER.get(governor.text, ""))

    def _from_above(self) -> Governing:
        """The year that the section or the plan hands on."""
        if self.inherited is not None:
            mode = self._mode(self.inherited)
            return Governing(self.inherited.year, mode, each=False, source=self.source)
        if self.plan is not None:
            return Governing(*self.plan, each=False, source=YearSource.PLAN)
        return Governing(None, None, each=False, source=None)

    def _mode(self, governor: Governor) -> Mode:
        """A bare year far ahead is one to be reached by then, not one of which alone is spoken."""
        far = self.issued and governor.year and governor.year > self.issued + 1
        return Mode.BY if far else governor.mode


class Contexts:
    """The contexts of a document's blocks, to be asked in the order of the text."""

    def __init__(self, document: Document, copy: str) -> None:
        """Read issue year and plan period once."""
        metadata = document.metadata
        self._document = document
        self._copy = copy
        self._issued = issue_year(metadata.issue_date or metadata.publication_date)
        self._plan = plan_of(reading_copy(metadata.title))
        self._since = _since(reading_copy(metadata.title), self._issued)
        self._leads: dict[tuple[str, ...], tuple[Governor, YearSource]] = {}

    def of(self, block: Block) -> Context:
        """The context of ``block``, and remember the years it hands on."""
        section = self._document.section_at(block.start)
        path = section.path if section else ()
        inherited = self._inherited(path)
        heading = reading_copy("".join(path))
        context = Context(
            heading,
            path,
            bool(_GOALS.search(heading)),
            any(map(_is_past, path)),
            inherited[0] if inherited else None,
            inherited[1] if inherited else None,
            self._plan,
            self._issued,
            self._since,
        )
        if section is not None:
            self._remember(block, section)
        return context

    def _inherited(self, path: tuple[str, ...]) -> tuple[Governor, YearSource] | None:
        for depth in range(len(path), 0, -1):
            if lead := self._leads.get(path[:depth]):
                return lead
        return None

    def _remember(self, block: Block, section: Section) -> None:
        found = governors(self._copy, block.start, block.end, self._issued, self._since)
        dated = [governor for governor in found if governor.year is not None]
        if not dated:
            return
        if dated[-1].start - section.start < len(section.label) and block.start == section.start:
            self._leads[section.path] = (dated[-1], YearSource.HEADING)
        elif _GOALS.search(reading_copy("".join(section.path))) or _LEADS.search(block.text):
            self._leads[section.path] = (dated[-1], YearSource.LEAD)


def _since(title: str, issued: int | None) -> int | None:
    """The year before a plan's first where the document came in about that year."""
    begins = plan_begins(title)
    if begins is None or issued is None or not begins - 1 <= issued <= begins + 1:
        return None
    return begins - 1


@lru_cache(maxsize=4096)
def _is_past(label: str) -> bool:
    copy = reading_copy(label)
    return bool(_PAST_PART.search(copy)) and not _AHEAD.search(copy)


def issue_year(date: str | None) -> int | None:
    """2018 of 2018-12-28, None of None."""
    match = _ISSUED.match(date or "")
    return int(match[1]) if match else None
