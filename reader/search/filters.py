"""Which documents are meant: by name of a place, and by the filters inside a query.

The filters are 城市: 年份: 状态: 机关: 文号: 标题:.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from index.folding import fold
from index.query import FieldName, Filter
from reader.errors import SearchError
from reader.library.model import DocumentSummary

STATUSES: Mapping[str, str] = {
    "现行": "in force",
    "有效": "in force",
    "试行": "trial",
    "修订": "revised",
    "修改": "revised",
    "失效": "lapsed",
    "废止": "repealed",
    "征求意见": "draft",
    "草案": "draft",
    "未注明": "not stated",
}
"""What may stand after 状态:, also with 有效, 已 or 稿 around it."""


_PLACES_NAMED = 20
"""So many places a sentence about an unknown one names."""


def of_places(
    summaries: Iterable[DocumentSummary], names: Iterable[str]
) -> tuple[DocumentSummary, ...]:
    """The documents of these places, all if none is named.

    Args:
        summaries: Of the whole library.
        names: Full or short names of cities or provinces, in any script.

    Raises:
        SearchError: No document is from one of the places; names those there are.
    """
    everything = tuple(summaries)
    wanted = list(names)
    for name in wanted:
        _check_place(everything, name)
    if not wanted:
        return everything
    return tuple(s for s in everything if any(is_from(s, name) for name in wanted))


def checked(condition: Filter, everything: Iterable[DocumentSummary]) -> Filter:
    """The filter, if it can be answered.

    Args:
        condition: A filter of a query.
        everything: The documents of the whole library.

    Raises:
        SearchError: There is no such status, or no document is from such a place; tells where in
            the query that stands, and what there is.
    """
    if condition.name == "状态" and status_of(condition.value) is None:
        known = "、".join(word for word in STATUSES if word not in ("有效", "修改", "草案"))
        raise SearchError(
            f"第{condition.start + 1}个字处的状态“{condition.value}”不认识；可用的有：{known}。",
            condition.start,
        )
    if condition.name == "城市":
        _check_place(everything, condition.value, condition.start)
    return condition


def _check_place(
    everything: Iterable[DocumentSummary], name: str, position: int | None = None
) -> None:
    summaries = tuple(everything)
    if any(is_from(summary, name) for summary in summaries):
        return
    places = list(dict.fromkeys(summary.place for summary in summaries))
    more = f"等 {len(places)} 处" if len(places) > _PLACES_NAMED else ""
    where = "" if position is None else f"第{position + 1}个字处："
    raise SearchError(
        f"{where}文库中没有“{name}”的文件；现有：{'、'.join(places[:_PLACES_NAMED])}{more}。",
        position,
    )


def fits(condition: Filter, summary: DocumentSummary) -> bool:
    """True if a document is of the kind a filter asks for."""
    return _TESTS[condition.name](condition, summary)


def status_of(word: str) -> str | None:
    """The status a word names, as in ``Metadata.status``; None if it names none."""
    plain = fold(word).text.removeprefix("已").removesuffix("稿")
    plain = plain if plain in STATUSES else plain.removesuffix("有效")
    return STATUSES.get(plain)


def is_from(summary: DocumentSummary, name: str) -> bool:
    """True if the document is from the city or province of this full or short name."""
    folded = _folded(name)
    return any(
        place is not None and bool(folded) and place.startswith(folded)
        for place in (summary.city, summary.province, summary.place)
    )


def _is_of_years(condition: Filter, summary: DocumentSummary) -> bool:
    date = summary.issue_date or summary.publication_date
    if date is None or condition.years is None:
        return False
    first, last = condition.years
    return (first or 0) <= int(date[:4]) <= (last or 9999)


def _holds(value: str | None, part: str) -> bool:
    return value is not None and _folded(part) in fold(value).text


@lru_cache(maxsize=8)
def _folded(name: str) -> str:
    """What is asked of every document, folded once."""
    return fold(name).text


_TESTS: Mapping[FieldName, Callable[[Filter, DocumentSummary], bool]] = {
    "城市": lambda condition, summary: is_from(summary, condition.value),
    "年份": _is_of_years,
    "状态": lambda condition, summary: summary.status == status_of(condition.value),
    "机关": lambda condition, summary: _holds(summary.issuer, condition.value),
    "文号": lambda condition, summary: _holds(summary.document_number, condition.value),
    "标题": lambda condition, summary: _holds(summary.title, condition.value),
}
