"""Who gets an incentive, and for what: the subject of 对…，一次性予以10万元奖励."""

import re

from reader.indicators.clauses import Clause, strip_subject

_TO = re.compile(
    r"(?:对|凡)(?P<whom>[^;。]{2,60}?)(?:的)?(?:,|(?=给予|予以|一次性|奖励|补助|按))(?=[^;。]*$)"
)
_NEAR_TO = re.compile(
    r"(?:^|,)(?:对|凡)(?=[^,;。]{2,60}(?:,?(?:给予|予以|一次性|再?奖励|补助|按|最高))+[^,;。]*$)"
)
"""Of several receivers in a sentence the last, with nothing but the gift behind it."""
_GIFT = re.compile(
    r"(?P<gift>[^,;。、\d]{0,10}?(?:奖励|奖补|补助|补贴|资助|贴息|配套支持|支持|经费|资金|厂房|奖金|减免))"
)
_MARK = re.compile(r"[;。\n]")
_REACH = 200
_AGAIN = re.compile(r"的?再$")
_GIVING = re.compile(r"^(?:以上|的|予以|给予|一次性|可)+")


def given_to(copy: str, clause: Clause) -> str:
    """The subject of an incentive or of funding: the receiver and what is given.

    Example: 对当年新获批的高新技术企业,一次性予以10万元奖励 → 当年新获批的高新技术企业奖励.
    """
    number = clause.quantity.start
    first, last = max(number - _REACH, 0), clause.quantity.end + _REACH
    low = max(max(copy.rfind(mark, first, number) for mark in ";。\n") + 1, first)
    stop = _MARK.search(copy, clause.quantity.end, last)
    behind = copy[clause.quantity.end : stop.start() if stop else last]
    gift = _GIFT.match(behind)
    nearest = _NEAR_TO.search(copy, low, number)
    whom = _TO.search(copy[max(low, nearest.start() if nearest else low) : number])
    receiver = _AGAIN.sub("", whom["whom"]) if whom else strip_subject(clause.before)
    given = _GIVING.sub("", gift["gift"]) if gift else ""
    return f"{receiver}{given}" or behind.strip()
