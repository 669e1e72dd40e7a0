"""What kind of line a line of a document is, told from its shape (conventions 3.1, 3.5)."""

import re

_MARKER = re.compile(
    r"第[一二三四五六七八九十百千零〇\d]+[编章节条篇部]|[一二三四五六七八九十]{1,3}\s?[、.]|"
    r"\([一二三四五六七八九十]{1,3}\)|\(\d{1,2}\)|\d{1,2}\s?[、.](?!\d)|——|[①-⑳㈠-㈩⑴-⒇]"
)
_ADDRESSEE = re.compile(
    r".*(?:各|市|县|区|省|部门|单位|委员会|政府|机构|企业|局|厅|办|公司|院校|同志).*:"
)
_TYPES = (
    "通知|意见|方案|办法|规定|条例|决定|公告|规划|措施|细则|计划|要点|批复|函|通告|纲要|决议|令|"
    "政策|指南|目录|清单|"
    "制度|规则|行动|标准|规程|章程|通报|公报|纪要|若干条|政策措施|工作法|指引|规范|预案|十条|"
    "\\d+条|安排|部署|任务分解"
)
_TITLE_END = re.compile(rf"(?:{_TYPES})[》\"”]?(?:\s?[(〔\[【][^()]{{1,30}}[)〕\]】])*$")
_SQUEEZE = re.compile(r"[\W_]+")
_NUMBER_LINE = re.compile(
    r"[(]?[\u4e00-\u9fff\d]{1,16}\s?[〔\[(【﹝〈]?\s?(?:19|"
    r"20)\d\d\s?年?[〕\])】﹞〉]?\s?第?\s?\d{1,5}\s?号?[)]?|"
    r"[\u4e00-\u9fff]{2,30}令\s?\(?第?\s?[\d一二三四五六七八九十百〇零]+\s?号\)?|"
    r"第\s?[\d一二三四五六七八九十百]+\s?号"
)
_DATE_LINE = re.compile(
    r".{0,40}(?:(?:19|20)\d\d|"
    r"[二一][〇○零OОo0九一二三四五六七八十]{2,3})\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月"
    r"(?:\s?[\d一二三四五六七八九十]{1,3}\s?日)?[)]?"
)
_ANNEX = re.compile(
    r"附\s?[件表录图]|.*\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar|ppt|pptx|jpg|png)\)?$", re.I
)
_NOTE = re.compile(r"\(此件.{1,12}\)|抄\s?送|.*印发$|(?:联系人|附注)")
_ORGAN_END = re.compile(
    r"(?:市委|省委|县委|区委|党委|党组|政府|办公室|办公厅|厅|局|委员会|委|部|院|领导小组|办|中心|署|行|会)$"
)

LONGEST_TITLE = 120
SHORTEST_TITLE = 8
_SENTENCE = 25
_PARAGRAPH = 45


def squeezed(key: str) -> str:
    """Letters and digits only: what two copies of a title have in common."""
    return _SQUEEZE.sub("", key)


def is_title(key: str) -> bool:
    """True for what may be a document's title: 关于…的通知, …条例（试行）."""
    if not SHORTEST_TITLE <= len(key) <= LONGEST_TITLE or "。" in key or key.endswith((":", ";")):
        return False
    return _TITLE_END.search(key) is not None or "关于" in key[:40]


def is_number(key: str) -> bool:
    """True for a document number and nothing else: 泰高政办发〔2017〕162号."""
    return _NUMBER_LINE.fullmatch(key) is not None


def is_marked(key: str) -> bool:
    """True for a line that starts with a number of the outline: 一、, （一）, 1., 第三条."""
    return _MARKER.match(key) is not None


def is_text(key: str) -> bool:
    """True for the first line of a text proper: addressee, numbered line, sentence."""
    if is_marked(key) or (key.endswith(":") and len(key) > 5 and _ADDRESSEE.fullmatch(key)):
        return True
    if "。" in key or ";" in key:
        return len(key) >= _SENTENCE
    return len(key) >= _PARAGRAPH and "," in key and not is_title(key)


def ends_frame(key: str) -> bool:
    """True for a line that belongs to a document's end and to no web page's frame."""
    return (
        is_marked(key)
        or "。" in key
        or len(key) > 2 * _PARAGRAPH
        or _DATE_LINE.fullmatch(key) is not None
        or _ANNEX.match(key) is not None
        or _NOTE.match(key) is not None
        or is_number(key)
    )


def is_date(key: str) -> bool:
    """True for a line of nothing but a signature's date, the organ perhaps before it."""
    return _DATE_LINE.fullmatch(key) is not None


def names_organ(key: str) -> bool:
    """True for the name of an organ, several perhaps, and nothing else."""
    return _ORGAN_END.search(key) is not None and len(key) <= LONGEST_TITLE
