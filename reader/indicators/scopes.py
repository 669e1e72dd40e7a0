"""What a target is limited to: 高新区内, 每个县区, 规上企业 (conventions 5.5, Scope).

全市, 全区 and the like are the whole place and no limit.
"""

import re

_EACH = re.compile(
    r"(?:(?:每个?|各)(?![年季月类级项])[^,;:。、\d]{0,4}?|所有)(?:县市区|县区|县|市区|区|镇街|乡镇|镇|街道|园区|产业|领域|企业|单位|院校|学校)(?!级)(?!.*分别)"
)
"""在每个县区至少布局一个孵化器."""
_INSIDE = re.compile(
    r"(?P<place>[一-鿿]{0,12}?(?:高新技术产业开发区|高新区|开发区|自创区|园区|新区|示范区|核心区|集聚区))(?:内|中|范围内)"
)
"""高新区内高新技术企业达到200家."""
_FIELD = re.compile(r"(?:^|在|于)(?P<place>(?:重点|主导|优势|特色|战略性新兴)[^,;:。\d]{0,8}?领域)")
_ZONE = re.compile(
    r"[^,;:。]{0,12}?(?:高新区|开发区|自创区|园区|新区)(?=挺进|进入|跻身|位居|迈入|保持|$)"
)
"""挺进全省前十强 is said of the zone alone."""
_LEAD = re.compile(r"^(?:到|在|力争|全市|全区|我市|我区|确保|使|实现|推动)+")
_GROUP = re.compile(
    r"(?:规模以上|规上|限额以上|限上|大中型)[^,;:。、占\d]{0,6}?企业(?:[和及、]高新技术企业)?"
    r"(?!数|总数|产值|收入|增加值|利润|研发经费|R&D|营业|主营|科技)"
)
"""Only of a share: 规上企业建有研发机构的比例达到60%."""
_SHARES = {"%", "‰"}


def scope_of(text: str, subject: str, unit: str) -> str:
    """The limit a clause names, "" for none.

    Args:
        text: The clause, its number included, as in the reading copy.
        subject: The noun, without verb and number.
        unit: Of the number.
    """
    if each := _EACH.search(text):
        return each[0]
    if inside := _INSIDE.search(text):
        return f"{_LEAD.sub('', inside['place'])}内"
    if unit == "位" and (zone := _ZONE.match(subject)):
        return zone[0]
    if field := _FIELD.search(text):
        return field["place"]
    if unit in _SHARES and (group := _GROUP.search(subject)):
        return group[0]
    return ""
