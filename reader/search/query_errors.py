"""What is wrong with a query, in a Chinese sentence that points at the place."""

from collections.abc import Mapping

from index.errors import QueryError
from index.query import MAX_CHARACTERS, MAX_DEPTH, MAX_DISTANCE, MAX_TERMS, FaultKind
from index.query import QuerySyntaxError as _SyntaxError
from reader.errors import SearchError

NOTHING_ASKED = "请输入要检索的文字。"
_DETAIL_LIMIT = 12
"""So many characters of a query are repeated in a sentence about it."""

_SENTENCES: Mapping[FaultKind, str] = {
    "empty": NOTHING_ASKED,
    "empty_group": "第{n}个字处的引号或括号里没有内容。",
    "unbalanced_quote": "第{n}个字处的引号没有配对。",
    "unbalanced_parenthesis": "第{n}个字处的括号没有配对。",
    "missing_operand": "第{n}个字处的“{detail}”旁边缺少检索词。",
    "near_terms": "第{n}个字处的“近”需要至少两个词，例如：近(研发,投入,20)。",
    "near_distance": (
        f"第{{n}}个字处应是相隔的字数（0 到 {MAX_DISTANCE}），例如：近(研发,投入,20)。"
    ),
    "filter_value": "第{n}个字处的“{detail}:”后面缺少内容。",
    "filter_years": "第{n}个字处的“{detail}”不是年份，请写成 2018 或 2018..2020。",
    "only_negative": "检索式只有要排除的词；请至少写一个要找的词。",
    "too_deep": f"第{{n}}个字处的括号或“不含”嵌套超过 {MAX_DEPTH} 层。",
    "too_long": f"检索式超过 {MAX_CHARACTERS:,} 个字，请缩短。",
    "too_many_terms": f"第{{n}}个字起检索词超过 {MAX_TERMS} 个，请减少。",
}


def told(error: QueryError) -> SearchError:
    """The error of the index as one for the user.

    Args:
        error: Raised by the index; its position counts from 0, people count from 1.
    """
    if not isinstance(error, _SyntaxError):
        return SearchError(NOTHING_ASKED)
    detail = error.detail.strip()
    if len(detail) > _DETAIL_LIMIT:
        detail = detail[:_DETAIL_LIMIT] + "…"
    sentence = _SENTENCES[error.kind].format(n=error.position + 1, detail=detail)
    return SearchError(sentence, error.position)
