"""What was asked and what was answered, told at the head of everything that is taken along."""

from collections.abc import Iterator, Mapping
from datetime import date

from reader.export.wording import MODE_WORDS, counts_sentence
from reader.library.wording import PUBLIC_TEXT, chinese_date
from reader.search import FACET_LABELS, FACETS, Narrowing, Question, Scope, SearchAnswer, Within
from reader.search.narrowing import value_label

SCOPE_WORDS: Mapping[Scope, str] = {"text": "全文", "title": "标题", "heading": "章节标题"}
WITHIN_WORDS: Mapping[Within, str] = {
    "document": "各词在同一份文件里",
    "paragraph": "各词在同一段里",
    "sentence": "各词在同一句里",
}


def facts_of(answer: SearchAnswer, made_on: date) -> tuple[tuple[str, str], ...]:
    """Name and value of everything that decides what was found, then what was found.

    Args:
        answer: The answer.
        made_on: The day that is written on it.
    """
    together = "；".join("、".join(group.forms) for group in answer.groups)
    return (
        ("检索词", answer.query),
        *conditions_of(answer),
        *((("同时检索", together),) if together else ()),
        ("检索结果", counts_sentence(answer)),
        ("导出日期", chinese_date(made_on.isoformat())),
        ("说明", PUBLIC_TEXT),
    )


def conditions_of(answer: SearchAnswer) -> Iterator[tuple[str, str]]:
    """How was searched and where; what is not narrowed is not told."""
    yield "检索方式", MODE_WORDS[answer.mode]
    if answer.question is not None:
        yield from _asked(answer.question)


def _asked(question: Question) -> Iterator[tuple[str, str]]:
    if question.scope != "text":
        yield "检索范围", SCOPE_WORDS[question.scope]
    if question.within is not None:
        yield "多词条件", WITHIN_WORDS[question.within]
    if question.cities:
        yield "地区", "、".join(question.cities)
    yield from _narrowed(question.narrowing)


def _narrowed(narrowing: Narrowing) -> Iterator[tuple[str, str]]:
    first, last = narrowing.first_date, narrowing.last_date
    if first or last:
        begin = f"{chinese_date(first)}起" if first else ""
        end = f"{chinese_date(last)}止" if last else ""
        yield "日期", f"{begin}{end}"
    for facet in FACETS:
        if values := narrowing.chosen(facet):
            yield FACET_LABELS[facet], "、".join(value_label(facet, value) for value in values)
