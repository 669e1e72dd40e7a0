"""The filters inside a query: 城市: 年份: 状态: 机关: 文号: 标题:."""

from collections.abc import Callable, Mapping

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


def checked(condition: Filter) -> Filter:
    """The filter, if it can be answered.

    Raises:
        SearchError: There is no such status; tells the place and the ones there are.
    """
    if condition.name == "状态" and status_of(condition.value) is None:
        known = "、".join(word for word in STATUSES if word not in ("有效", "修改", "草案"))
        raise SearchError(
            f"第{condition.start + 1}个字处的状态“{condition.value}”不认识；可用的有：{known}。",
            condition.start,
        )
    return condition


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
    return any(
        place is not None and bool(name) and place.startswith(name)
        for place in (summary.city, summary.province, summary.place)
    )


def _is_of_years(condition: Filter, summary: DocumentSummary) -> bool:
    date = summary.issue_date or summary.publication_date
    if date is None or condition.years is None:
        return False
    first, last = condition.years
    return (first or 0) <= int(date[:4]) <= (last or 9999)


def _holds(value: str | None, part: str) -> bool:
    return value is not None and fold(part).text in fold(value).text


_TESTS: Mapping[FieldName, Callable[[Filter, DocumentSummary], bool]] = {
    "城市": lambda condition, summary: is_from(summary, fold(condition.value).text),
    "年份": _is_of_years,
    "状态": lambda condition, summary: summary.status == status_of(condition.value),
    "机关": lambda condition, summary: _holds(summary.issuer, condition.value),
    "文号": lambda condition, summary: _holds(summary.document_number, condition.value),
    "标题": lambda condition, summary: _holds(summary.title, condition.value),
}
