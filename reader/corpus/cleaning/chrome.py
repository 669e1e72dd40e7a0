"""What a line of a web page's frame looks like (conventions 4.1, 网页栏目文字)."""

import re
from enum import Enum, auto

from reader.corpus.cleaning.page_words import MENU_WORDS, SURE_TOOLS, TOOL_WORDS


class Chrome(Enum):
    """What a line of the frame is, and how far that can be trusted."""

    NAVIGATION = auto()
    """Breadcrumb, login box, menu: what stands above it belongs to the frame as well."""
    TOOL = auto()
    """打印 关闭, 字号, 分享到: stands above or below the text, means nothing for its neighbours."""
    FOOT = auto()
    """版权所有, 备案号, 上一篇: what stands below it belongs to the frame as well."""
    OPENER = auto()
    """相关链接, 友情链接: the head of a list of links."""
    WEAK = auto()
    """主办单位, 联系电话, 地址: the frame only where surer lines of it are near."""


LONGEST_FRAME_LINE = 160

_SPLIT = re.compile(r"[\s|:/·,;、\[\]【】()<>《》〉»›→＞\"'“”!?]+")
_POSITION = re.compile(
    r"(?:您|你)?(?:现在|当前|目前|所在)?(?:所处|所在)?的?(?:位置|所在地)(?:是|在)?\s*[:>»].{0,150}|"
    r"(?:您|你)(?:现在|当前|目前)?(?:所在|所处)?的?位置.{0,120}|"
    r"当前(?:位置|栏目|页面|所在).{0,120}"
)
_CRUMBS = re.compile(r"(?:[^>»›→。;]{1,30}(?:>{1,2}|»|›|→|-->)\s*){2,}[^>»›→。;]{0,80}")
_HOME_FIRST = re.compile(
    r"(?:网站|返回)?(?:首页|主页)\s*(?:>|»|›|→|/|\||-|—|·|_|\\|\s)\s*[^。;]{0,100}"
)
_HEAD_SHAPES = re.compile(
    r"忘记(?:了)?密码.{0,100}|记住(?:我|密码|账号).{0,20}|没有账号.{0,40}|还没有账号.{0,40}|"
    r"今天是.{0,60}|(?:您好|你好)?,?\s*欢迎(?:您|你|光临|访问|来到|登录|进入|使用|注册).{0,60}|"
    r".{0,12}请(?:先)?(?:登录|注册)(?:或|后)?.{0,20}|请输入.{0,30}|请选择.{0,15}|"
    r"您?的?(?:浏览器|javascript).{0,100}|.{0,40}支持ipv6.{0,20}|"
    r"点击(?:上方|下方|右上角)?.{0,12}关注.{0,12}|.{0,8}蓝字.{0,10}关注.{0,10}|"
    r"(?:天气|今日天气).{0,40}|热(?:门)?搜索?词?\s*:.{0,80}|(?:跳过|跳到|跳转).{0,20}"
)
_FOOT_SHAPES = re.compile(
    r"[\[【(]?\s*[上下]一(?:篇|条|页|则|章|主题|信息)(?:\s*[:|>\]】].{0,120}|\s*|\s+.{0,120})|"
    r"(?:已是|已经是|没有了?|这是).{0,4}(?:最后|第|最新)?一?(?:篇|条|页)了?|"
    r"(?:©|\(c\)\s|copyright).{0,140}|.{0,60}all\s+rights?\s+reserved.{0,60}|"
    r"版权(?:所有|声明|信息|归).{0,120}|.{0,20}版权所有.{0,60}|"
    r".{0,100}[\u4e00-\u9fff]\s?(?:icp|ICP)\s?(?:备|证)\s?.{0,60}|.{0,60}公网安备.{0,60}|"
    r"(?:网站)?(?:备案|许可证?)(?:序|证|编)?号.{0,80}|(?:政府)?网站标识码.{0,60}|"
    r"技术支持\s*:.{0,60}|网站(?:管理|维护|建设|制作|设计)(?:单位)?\s*:.{0,60}|"
    r"(?:微信|手机)?扫(?:一扫|码|描).{0,60}|.{0,20}(?:扫描|扫码|长按).{0,12}二维码.{0,30}|"
    r"用?手机(?:打开|浏览|访问|查看)(?:当前|本)?页面?.{0,10}|"
    r"(?:建议|推荐)(?:您)?使用.{0,40}(?:浏览器|分辨率).{0,40}|.{0,40}最佳(?:浏览|显示|"
    r"分辨率).{0,40}|"
    r"您是第.{0,20}(?:位|名)(?:访客|访问者|浏览者|来访者)?.{0,10}|"
    r"(?:总|今日|本站|本日|昨日)?(?:访问|浏览|点击)(?:总)?(?:量|人?次数?).{0,30}|"
    r"(?:本文|原文|文章|本页)?(?:链接|地址|网址)\s*:\s*https?://.{0,120}|https?://\S{1,150}|"
    r"\d{0,7}\s*(?:人|次)\s*(?:阅读|浏览|点击|访问).{0,6}|[\[【(]\s*(?:责任)?编辑\s*:.{0,30}|"
    r"(?:本(?:文|页|网|站)|以上内容).{0,20}(?:转载|仅供参考|免责).{0,80}|免责声明.{0,120}|"
    r"(?=.*(?:编辑|责编))(?:责任编辑|责编|编辑|校对|审核|监制|初审|复审|终审|值班编[委辑])\s*[:|丨/].{0,80}|"
    r"阅读\s*[\d.,万+]+.{0,40}|(?:(?:分享|收藏|点赞|在看|赞)\s*){2,6}|预览时标签不可点|"
    r"(?:长按.{0,12})?关注(?:该|本|我们的?)?(?:微信)?公众号.{0,20}|"
    r"(?:我要|网站)?(?:纠错|找错|评论|留言|咨询)|(?:相关|更多)?附件下载\s*:?"
)
_OPENERS = re.compile(
    r"(?:[\[【(]?\s*)(?:往期(?:推荐|回顾|精彩|内容)|(?:相关|相近|关联|延伸|猜你喜欢|您可能)的?(?:链接|阅读|解读|稿件|文章|"
    r"新闻|资讯|信息|内容|推荐|"
    r"文件|文档|政策|专题|热词|标签|感兴趣.{0,6})|(?:友情|快速|常用|政府|站外)链接|热门?(?:文章|"
    r"新闻|推荐|点击|资讯|政策|"
    r"排行)|(?:推荐|最新|最近)(?:阅读|文章|新闻|政策|信息|资讯|发布|更新)|(?:点击|阅读|"
    r"浏览)排行.{0,4}|中央部门网站|"
    r"(?:政府|部门|区县|县区|县市区?|省内|市直部门|国家部委|兄弟省市|其他)(?:网站|站点)(?:群|"
    r"导航)?|网站导航|站点导航)"
    r"\s*[\]】)]?\s*(?:[:>].{0,120})?"
)
_WEAK = re.compile(
    r"(?:主办|主管|承办|协办|支持|指导|运维|维护|运营|管理|制作|建设|开发)(?:单位|部门|机构|"
    r"方)?\s*:.{0,100}|"
    r"(?:单位|办公|联系|通[讯信]|详细|公司)?地\s*址\s*:.{0,100}|"
    r"(?:联系|咨询|服务|监督|举报|值班|办公|投诉|传真|客服|热线)?(?:电话|热线|传真|方式|"
    r"人)\s*:.{0,100}|"
    r"(?:邮\s*编|邮政编码|电子?邮[箱件]|邮箱|e-?mail|qq|微信(?:公众)?号|官方微[信博])\s*:.{0,80}|"
    r"(?:网站管理|站长|责任单位)\s*:.{0,60}|(?:网址|网站|官网)\s*:.{0,80}|传\s*真\s*:.{0,60}"
)
_LONE = re.compile(r"[\d\s.,+\-|>»<›·•*#_=~×xX/\\^]{1,12}")
_DIGIT_OR_MARK = re.compile(r"\d{1,6}|[^\w]{1,6}")


def is_lone_mark(key: str) -> bool:
    """True for a counter or an icon that stands alone: ``0``, ``>>``."""
    return _LONE.fullmatch(key) is not None and _DIGIT_OR_MARK.fullmatch(key) is not None


def chrome_of(key: str) -> Chrome | None:
    """What part of a page's frame the line is by its shape alone; None for anything else.

    Args:
        key: The line as ``page_fields.page_key`` gives it, without white space around.
    """
    if len(key) > LONGEST_FRAME_LINE or "。" in key[:-1]:
        return None
    low = key.lower()
    if _POSITION.fullmatch(low) or _HEAD_SHAPES.fullmatch(low) or _is_menu(low):
        return Chrome.NAVIGATION
    if _is_tools(low):
        return Chrome.TOOL
    if _OPENERS.fullmatch(low):
        return Chrome.OPENER
    if _FOOT_SHAPES.fullmatch(low):
        return Chrome.FOOT
    return Chrome.WEAK if _WEAK.fullmatch(low) else None


def _is_menu(key: str) -> bool:
    """True for breadcrumbs and menus."""
    if _CRUMBS.fullmatch(key) or _HOME_FIRST.fullmatch(key):
        return True
    words = [word for word in _SPLIT.split(key) if word]
    return bool(words) and all(word in MENU_WORDS for word in words)


def _is_tools(key: str) -> bool:
    """True for a line of nothing but tools of the page, one of them unmistakable."""
    words = [word for word in _SPLIT.split(key) if word]
    if not words or not all(word in TOOL_WORDS or word == "0" for word in words):
        return False
    return any(word in SURE_TOOLS for word in words) or (
        len(words) > 2 and {"大", "中", "小"} <= set(words)
    )
