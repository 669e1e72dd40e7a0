"""What is wrong with a query, in a Chinese sentence that points at the place."""

from collections.abc import Mapping

from index.errors import QueryError
from index.query import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_DISTANCE,
    MAX_NEAR_TERMS,
    MAX_TERMS,
    FaultKind,
)
from index.query import QuerySyntaxError as _SyntaxError
from reader.errors import SearchError

NOTHING_ASKED = "请输入要检索的文字。"
_DETAIL_LIMIT = 12
"""So many characters of a query are repeated in a sentence about it."""

_SENTENCES: Mapping[FaultKind, str] = {
    "empty": NOTHING_ASKED,
    "empty_group": "第{n}个字处的引号或括号里没有内容。",
    "unbalanced_quote": "第{n}个字处的引号没有配对；要查引号本身，请用精确检索。",
    "unbalanced_parenthesis": (
        "第{n}个字处的括号没有配对；要查括号本身，请用精确检索，或加上引号。"
    ),
    "missing_operand": "第{n}个字处的“{detail}”旁边缺少检索词。",
    "mixed_operators": (
        "第{n}个字处的“{detail}”：“且”和“或”一起用时请加括号，例如：(甲 且 乙) 或 丙。"
    ),
    "near_terms": "第{n}个字处的“近”需要至少两个词，例如：近(研发,投入,20)。",
    "near_distance": (
        f"第{{n}}个字处应是相隔的字数（0 到 {MAX_DISTANCE}），例如：近(研发,投入,20)。"
    ),
    "near_operator": (
        "第{n}个字处的“{detail}”不能写在“近”里，那里只能写词，例如：近(研发,投入,20)。"
    ),
    "filter_value": "第{n}个字处的“{detail}:”后面缺少内容。",
    "filter_years": "第{n}个字处的“{detail}”不是年份，请写成 2018 或 2018..2020。",
    "filter_years_order": "第{n}个字处的“{detail}”先后颠倒，请把早的年份写在前面。",
    "only_negative": "检索式只有要排除的词；请至少写一个要找的词。",
    "too_deep": f"第{{n}}个字处的括号或“不含”嵌套超过 {MAX_DEPTH} 层。",
    "too_long": f"检索式超过 {MAX_CHARACTERS:,} 个字，请缩短。",
    "too_many_terms": f"第{{n}}个字起检索词超过 {MAX_TERMS} 个，请减少。",
    "too_many_near_terms": f"第{{n}}个字起超出“近”的词数，最多 {MAX_NEAR_TERMS} 个。",
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
