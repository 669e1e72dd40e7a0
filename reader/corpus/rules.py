"""The rules by which a source text is repaired, and how each is told to the user."""

from dataclasses import dataclass
from enum import StrEnum


class Rule(StrEnum):
    """Why characters of the source are missing from, or changed in, the document's text."""

    LAYOUT = "layout"
    PAGE_CHROME = "page_chrome"
    PAGE_FIELD = "page_field"
    VIEW_COUNTER = "view_counter"
    SHARE_FOOTER = "share_footer"
    SPAM_LINE = "spam_line"
    SPAM_INLINE = "spam_inline"
    STATUS_FLAG = "status_flag"
    INLINE_PINYIN = "inline_pinyin"
    INVISIBLE = "invisible"
    PRIVATE_USE = "private_use"
    VARIANT_FORM = "variant_form"
    HTML_ENTITY = "html_entity"
    UNREADABLE = "unreadable"
    REPEATED = "repeated"
    JOINED_LINE = "joined_line"
    SPLIT_LINE = "split_line"
    PAGE_FURNITURE = "page_furniture"
    MARKUP = "markup"


@dataclass(frozen=True, slots=True)
class RuleInfo:
    """How a rule is shown.

    Attributes:
        label: Chinese words for the user.
        damage: True where the web copy itself is damaged (the document is marked 网页有损).
    """

    label: str
    damage: bool = False


RULES: dict[Rule, RuleInfo] = {
    Rule.LAYOUT: RuleInfo("排版空白"),
    Rule.PAGE_CHROME: RuleInfo("网页栏目文字"),
    Rule.PAGE_FIELD: RuleInfo("网页著录信息"),
    Rule.VIEW_COUNTER: RuleInfo("浏览次数"),
    Rule.SHARE_FOOTER: RuleInfo("分享、版权等页脚"),
    Rule.SPAM_LINE: RuleInfo("垃圾信息", damage=True),
    Rule.SPAM_INLINE: RuleInfo("被垃圾信息替换的文字", damage=True),
    Rule.STATUS_FLAG: RuleInfo("时效标记"),
    Rule.INLINE_PINYIN: RuleInfo("夹注拼音", damage=True),
    Rule.INVISIBLE: RuleInfo("不可见字符"),
    Rule.PRIVATE_USE: RuleInfo("无法显示的专用字符", damage=True),
    Rule.VARIANT_FORM: RuleInfo("部首、竖排等异形字符"),
    Rule.HTML_ENTITY: RuleInfo("网页转义符"),
    Rule.UNREADABLE: RuleInfo("无法复原的缺字", damage=True),
    Rule.REPEATED: RuleInfo("重复内容"),
    Rule.JOINED_LINE: RuleInfo("断行合并"),
    Rule.SPLIT_LINE: RuleInfo("分行"),
    Rule.PAGE_FURNITURE: RuleInfo("页码"),
    Rule.MARKUP: RuleInfo("排版标记"),
}
