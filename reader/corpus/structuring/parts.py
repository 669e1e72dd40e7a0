"""The parts of a document that are no body: how titles, numbers, dates, organs and notes look."""

import re

from reader.corpus.structuring.markers import read_marker
from reader.corpus.structuring.plain import compact, plain

TITLE_LENGTH = 90
"""A longer line is taken for a title only if it says by its form that it is a whole one …"""
_LONGEST_TITLE = 200
"""… and is no longer than this: a paragraph may lose its full stop."""

_TYPES = (
    "通知|意见|方案|规划|计划|办法|条例|规定|决定|决议|细则|纲要|公告|通告|通报|批复|复函|函|报告|请示|命令|令|措施|要点|规则|章程|制度|预案|"
    "指南|目录|清单|政策|标准|规范|规程|纪要|讲话|白皮书|解读|说明|倡议书|公报|议案|建议|行动|工程|安排|分工|任务|指引|导则|准则|守则|公约|须知|"
    "十条|二十条|三十条|对策|路线图|责任书|实施意见|一览表|分解表|名单|汇总表|表|法|宣言|答复|批示"
)
_COMPLETE = re.compile(rf"(?:{_TYPES})(?:\([^()]{{1,30}}\))*$")
_RELATED_COMPLETE = re.compile(
    rf"的[^的]{{0,12}}(?:{_TYPES})(?:\([^()]{{1,30}}\))*$|(?:{_TYPES})》?$"
)
_LONG_TITLE = re.compile(
    rf"[^,;:]{{2,80}}关于[^,;:]+的[^的]{{0,12}}(?:{_TYPES})(?:\([^()]{{1,30}}\))*"
)
_ORGAN = (
    "人民政府|政府|委员会|办公室|办公厅|办|厅|局|部|委|院|领导小组|指挥部|法院|检察院|总队|支队|中心|公司|协会|学会|联合会|大学|学院|"
    "管委会|党组|总工会|支行|分行|联席会议|署|会|社|集团"
)
_ORGANS = re.compile(
    rf"(?:[\u4e00-\u9fffA-Za-z0-9〔?〕]{{1,30}}(?:{_ORGAN})(?:\([^()]{{1,12}}\))?[\s、,]*){{1,6}}"
)
_OFFICER = re.compile(r"(?:省|市|县|区|州)长|主席|主任|局长|部长|会长|总理|委员长|厅长|镇长")
_HAN_YEAR = "[一二三四五六七八九〇○零OoО0]"
_DATE = (
    rf"(?:(?:19|2[0OoＯ])[\dOoＯ]{{2}}年[\dOoＯ]{{1,2}}月(?:[\dOoＯ]{{1,2}}日)?|"
    rf"(?:(?:中华|中華)?民[国國]\d{{2,3}}|1[01]\d)年\d{{1,2}}月\d{{1,2}}日|(?:19|20)\d\d年月日?|"
    rf"{_HAN_YEAR}{{2,5}}年[正元一二三四五六七八九十]{{1,2}}月(?:[一二三四五六七八九十廿]{{1,3}}日)?)"
)
_NUMERIC_DATE = r"(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}/\d{1,2}/(?:19|20)\d\d"
_DATE_LINE = re.compile(rf"\(?(?:{_DATE}|{_NUMERIC_DATE})\)?[。]?")
_DAMAGED_DATE = re.compile(r"(?:19|20)\d\d\.?\d{2,4}")
_SIGNED_DATE = re.compile(
    rf"(?P<who>.{{4,90}}?)\s*(?P<date>(?:(?:19|20)\d\d\s*年\s*\d{{1,2}}\s*月\s*\d{{1,2}}\s*日|"
    rf"{_HAN_YEAR}{{2,5}}年[一二三四五六七八九十]{{1,2}}月[一二三四五六七八九十]{{1,3}}日))"
)
_OPEN = r"[〔\[(【]"
_CLOSE = r"[〕\])】]"
_NUMBER_LINES = (
    re.compile(
        rf"(?:文号:|发文字号:)?[\u4e00-\u9fff]{{1,20}}{_OPEN}(?:19|2[0OoＯ])[\dOoＯ]{{2}}{_CLOSE}(?:第)?\d{{1,5}}号?"
    ),
    re.compile(
        rf"[\u4e00-\u9fff]{{1,12}}[发函字办规令科]{_OPEN}?(?:19|20)\d\d{_CLOSE}?\d{{1,4}}号?"
    ),
    re.compile(
        rf"[\u4e00-\u9fff]{{0,30}}(?:令|公告|通告)?(?:{_OPEN}[^〕\])】]{{1,8}}{_CLOSE})?\(?第[\d一二三四五六七八九十百]{{1,5}}号\)?"
    ),
    re.compile(r"(?:19|20)\d\d年第\d{1,4}号"),
    re.compile(r"(?:发文字号:)?[\u4e00-\u9fff]{2,12}字第[\dA-Za-z]{4,14}号[函令]?"),
)
_ADDRESSEE = re.compile(
    r"各|委员|代表|先生|女士|人民政府|政府|部门|单位|委员会|局|办公室|厅|公司|学校|同志|企业|机构|党委|党组|院|有关"
)
_LEAD_IN = re.compile(
    r"[。;]|(?:如下|通知|要求|决定|决议|公告|通报|意见|办法|规定|包括|情形|是):$|^(?:为|根据|按照|依据|经)"
)
_DISTRIBUTION = re.compile(
    r"主题词:.*|[(【]?此件[^。]{0,12}(?:公开|发布|发至|登报)[^。]{0,8}[)】]?|\(?(?:主动公开|依申请公开|不予公开)\)?|"
    r"[(【]?(?:信息)?公开(?:属性|方式|选项|类别|形式):[^。]{2,12}[)】]?|(?:抄送|分送|主送|抄报|报|送|发)(?:机关|单位)?:.*|"
    rf"[^。]{{2,30}}{_DATE}印发"
)
_DISTRIBUTION_STARTS = frozenset("(（【此主題依不信公抄分报送发報發")
_ATTACHMENT = re.compile(
    r"附件?(?:\d{1,2}|[一二三四五六七八九十]{1,2})?:.*|附件[一二三四五六七八九十\d]{0,3}|附件\d{1,2}[^。;,]{2,60}"
)
_SPACED_ATTACHMENT = re.compile(r"附\s*件\s*[一二三四五六七八九十]{1,3}\s+[^。;,\s][^。;,]{1,60}")
"""附件一　主要指标: the blank tells it from 附件一所列项目."""
_ANNEX = re.compile(r"附件(?:[一二三四五六七八九十]{1,3}|\d{0,2}):?")
_ATTACHMENT_ITEM = re.compile(r"\(?(?:\d{1,2}|[一二三四五六七八九十]{1,2})[).、]\S.{1,80}")
_HISTORY = re.compile(
    r"[(（〔]?\s*(?:根据)?\s*\d{4}\s*年.{0,300}?(?:通过|公布|修正|修订|批准|施行|发布|废止)"
)
_PASSED = re.compile(
    r"次会议(?!精神|文件|决|第|期间|上的|提案|建议)|第[一二三四五六七八九十]+次修[正订]"
)
_CONTENTS = ("目录", "目次")


def is_date(text: str) -> bool:
    """True for a line that is a date in any of the forms of conventions 3.5."""
    return len(text) <= 40 and _DATE_LINE.fullmatch(compact(text)) is not None


def is_damaged_date(text: str) -> bool:
    """True for a date that lost its 年月日 (201974), if it stands under a signature."""
    return len(text) <= 20 and _DAMAGED_DATE.fullmatch(compact(text)) is not None


def is_organ(text: str) -> bool:
    """True for a line that names one or more organs and nothing else."""
    line = plain(text).strip()
    return 3 <= len(line) <= 90 and _ORGANS.fullmatch(line) is not None


def is_signature_piece(text: str) -> bool:
    """True for a line that can stand between the text and its date: a broken organ, （代章）."""
    line = compact(text) if len(text) <= 30 else ""
    return len(line) >= 2 and re.search(r"[。;:,、!?|]", line) is None


def is_officer(text: str) -> bool:
    """True for a line such as 市长　张三 that signs an order."""
    return len(text) <= 30 and _OFFICER.match(compact(text)) is not None


def signed_date(text: str) -> tuple[int, int] | None:
    """For organs and a date on one line: where the organs end, where the date begins."""
    line = plain(text)
    match = _SIGNED_DATE.fullmatch(line) if len(line) <= 120 else None
    if match is None or not is_organ(match["who"]):
        return None
    return match.end("who"), match.start("date")


def is_document_number(text: str) -> bool:
    """True for a line that is a 发文字号, with any brackets or with lost ones (conventions 3.6)."""
    line = compact(text) if len(text) <= 60 else ""
    return any(pattern.fullmatch(line) for pattern in _NUMBER_LINES)


def is_addressee(text: str) -> bool:
    """True for a line that by its form names those a document is sent to."""
    line = compact(text) if len(text) <= 400 else ""
    return (
        line.endswith(":")
        and len(line) >= 3
        and _LEAD_IN.search(line) is None
        and _ADDRESSEE.search(line) is not None
    )


def is_distribution_note(text: str) -> bool:
    """True for （此件公开发布） and the like, 抄送 and the imprint."""
    if len(text) > 300 or not (text[0] in _DISTRIBUTION_STARTS or text.endswith(("印发", "印發"))):
        return False
    return _DISTRIBUTION.fullmatch(compact(text)) is not None


def is_attachment_note(text: str) -> bool:
    """True for 附件：… (what is attached) and 附件1 (where an annex begins)."""
    if text[0] != "附" or len(text) > 300:
        return False
    if _SPACED_ATTACHMENT.fullmatch(plain(text)):
        return True
    return _ATTACHMENT.fullmatch(compact(text)) is not None


def is_annex_start(text: str) -> bool:
    """True for a line that is only 附件 or 附件1: an annex follows."""
    return text[0] == "附" and len(text) <= 12 and _ANNEX.fullmatch(compact(text)) is not None


def is_attachment_item(text: str) -> bool:
    """True for a further line of a list of attachments."""
    line = compact(text) if len(text) <= 100 else ""
    return _ATTACHMENT_ITEM.fullmatch(line) is not None and line[-1] not in "。;"


def is_history_note(text: str) -> bool:
    """True for a line that tells when and by whom a regulation was passed or changed."""
    return _HISTORY.match(text) is not None


def is_contents(text: str) -> bool:
    """True for the heading of a table of contents."""
    return len(text) <= 8 and compact(text) in _CONTENTS


def is_title_piece(text: str) -> bool:
    """True for a line that by its form can be a title or a piece of one."""
    line = compact(text) if len(text) <= TITLE_LENGTH or _is_long_title(text) else ""
    if len(line) < 2 or line[-1] in "。;:,、!?…" or re.search(r"[。;|\t]|:(?!\d)", line):
        return False
    if is_date(text) or is_document_number(text) or is_distribution_note(text):
        return False
    if is_attachment_note(text) or is_history_note(text) or _PASSED.search(line):
        return False
    return read_marker(text) is None


def _is_long_title(text: str) -> bool:
    """True for a long line that says itself what it is: of somebody, 关于…的通知, in one breath."""
    if len(text) > _LONGEST_TITLE or "。" in text:
        return False
    line = compact(text)
    return _LONG_TITLE.fullmatch(line) is not None and is_complete_title(line)


def is_complete_title(text: str) -> bool:
    """True if ``text`` ends as a title does: with a kind of document, all brackets closed."""
    line = compact(text)
    if line.count("《") != line.count("》") or line.count("(") > line.count(")"):
        return False
    if "关于" in line:
        return _RELATED_COMPLETE.search(line) is not None
    return _COMPLETE.search(line) is not None


def is_order(text: str) -> bool:
    """True for the head of an order, such as 上海市人民政府令 or 东营市人民政府文件."""
    line = compact(text)
    return line.endswith(("令", "公告", "文件")) and "关于" not in line and len(line) <= 40
