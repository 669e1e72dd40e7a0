"""What is told and offered where a search found nothing."""

from dataclasses import replace
from typing import TYPE_CHECKING

from reader.search import Question, SearchAnswer
from reader.ui.models.offer_model import Offer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reader.search.nearest import NearTerm
    from reader.ui.searching.search_message import Offers

NO_DOCUMENTS = "文库里还没有文件，无从检索。"
NO_CHOSEN = "没有符合筛选条件的文件。"
_FOLDED = "已不分繁体简体、全角半角和大小写；可以换一个更短的词，或换一种说法再试。"
_WHERE = {
    "title": "没有一份文件的标题写到",
    "heading": "没有一个章节标题写到",
    "paragraph": "没有一段话同时写到",
    "sentence": "没有一句话同时写到",
    "document": "没有一份文件同时写到",
}
_ANYWHERE = "没有一份文件写到"
_HERE = "在筛选出的文件里"
_LONGEST = 60
"""So many characters of a query are repeated."""

_NEAR_LABELS = {"spelling": "写法相近", "synonym": "同义", "part": "其中的词"}


def why_nothing(answer: SearchAnswer, *, narrowed: bool) -> str:
    """Where nothing was found, in a sentence.

    Args:
        answer: Without a hit.
        narrowed: Only some documents were searched.
    """
    if not answer.documents_searched:
        return NO_CHOSEN if narrowed or answer.mode == "smart" else NO_DOCUMENTS
    query = answer.query if len(answer.query) <= _LONGEST else f"{answer.query[:_LONGEST]}…"
    where = _where(answer.question) if answer.question is not None else _ANYWHERE
    if narrowed:
        return f"{_HERE}{where.replace('没有一份文件写到', '没有写到')}“{query}”。"
    return f"{where}“{query}”。\n{_FOLDED}"


def _where(question: Question) -> str:
    if question.scope != "text":
        return _WHERE[question.scope]
    several = question.within is not None and len(question.query.split()) > 1
    return _WHERE[question.within] if several and question.within else _ANYWHERE


def offers_instead(question: Question, near: "Mapping[str, Sequence[NearTerm]]") -> "Offers":
    """Searches that do find something, in parts under their headings.

    Args:
        question: Without a hit.
        near: For each of its words the word itself if it occurs, else what is like it.
    """
    return (("文库里有的相近说法", _near(question, near)), ("放宽条件", _wider(question, near)))


def _near(question: Question, near: "Mapping[str, Sequence[NearTerm]]") -> list[Offer]:
    """The question with one word put in place of another that does occur, best first."""
    return [
        Offer(
            question.query.replace(word, term.text),
            f"{_NEAR_LABELS[term.kind]}，{term.hits:,} 处",
            replace(question, query=question.query.replace(word, term.text)),
        )
        for word, terms in near.items()
        for term in terms
        if term.kind != "itself"
    ]


def _wider(question: Question, near: "Mapping[str, Sequence[NearTerm]]") -> list[Offer]:
    """The question asked of the whole text, or each of its words by itself."""
    found = [word for word, terms in near.items() if any(t.kind == "itself" for t in terms)]
    if found and len(found) == len(near) and question.scope != "text":
        return [Offer(question.query, "查全文", replace(question, scope="text"))]
    if len(near) < 2:
        return []
    from reader.search.hit_map import rows_of  # noqa: PLC0415 - after a search it is loaded

    rows = [row for row in rows_of(question) if row.label.strip('"“”') in found]
    return [
        Offer(row.query, "单独检索", replace(question, query=row.query, within=None))
        for row in rows
    ]
