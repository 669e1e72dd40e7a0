"""Advertising for gambling and pornography that strangers put into pages (conventions 4.1)."""

import re
from collections.abc import Sequence

from reader.corpus.cleaning.ledger import Ledger
from reader.corpus.cleaning.lines import is_title
from reader.corpus.cleaning.page_fields import page_key
from reader.corpus.model import UNREADABLE_MARK
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced

# Words of the trade that no regulation uses, not even one against gambling or pornography.
# Names that mean something else as well (金沙, 银河, 立博 in 设立博物馆) need a second word.
_GAMBLING = (
    r"娱乐场(?:官网|网站|开户|平台|注册)?(?![所馆])|娱乐城|真人(?:娱乐|视讯|荷官|百家乐|棋牌)|"
    r"百家乐|"
    r"时时彩|分分彩|北京赛车|幸运飞艇|pk10|pk拾|葡京|新葡(?:新京|金)|威尼斯人|"
    r"金沙(?:娱乐|国际|网站|官网|赌场|真人|棋牌|体育|线上|在线|网址)|"
    r"皇冠(?:体育|现金|网址|开户|投注|官网|足球|比分|国际|博彩|登[录陆])|"
    r"太阳城(?:娱乐|官网|申博|亚洲|网站)|申博(?:太阳城|娱乐|官网|开户|代理|sunbet)|"
    r"凯发(?:娱乐|官网|国际|旗舰|真人|一触即发|app|k8)|必威(?:体育|官网|app|betway)|"
    r"(?:亚博|万博|乐鱼|开云|爱游戏|米兰|九游|星空|江南|天博|半岛|贝博|雷火|火狐|云顶|南宫|银河|"
    r"永利)"
    r"(?:体育|官网|app|娱乐|电竞|全站|网页版|赌场|皇宫|手机版|棋牌|登[录陆]|manbetx|yabo|leyu)|"
    r"华体会|九游会|"
    r"澳门(?:新?葡京?|金沙|威尼斯?人?|银河(?:娱乐|赌|官|网)|永利|赌场|博彩|皇冠|百家|美高梅|"
    r"太阳城|六合|彩票|开奖|"
    r"真人|贵宾|国际娱乐|新匍|十大|体育投注)|bet365|365bet|188bet|bet188|betway|manbetx|betvictor|"
    r"unibet|sunbet|yabo\w*|leyu\w*|dafabet|sbobet|(?<![a-z0-9])(?:fun88|m88|w88|18luck|1[02]bet|"
    r"bwin)"
    r"(?![a-z0-9])|金宝博|威廉希尔|立博(?:官网|体育|中文|平台|娱乐)|菠菜(?:网|平台|导航)|"
    r"博彩(?:网|公司|平台|app|导航|论坛|官网|通|排名|评级|娱乐|技巧|大全|开户|资讯|策略)|"
    r"(?:网上|在线|线上|真人)赌(?:场|博平台|钱|博官网)|赌场(?:开户|官网|平台|网址|网站)|"
    r"赌博(?:平台|官网|app)|(?:体育|足球|篮球|电竞|在线|网上|赛车)投注|投注(?:网址|平台|官网|app|"
    r"开户|技巧)|"
    r"外围(?:投注|足球|买球)|买球(?:网|平台|app|官网|软件)|足球(?:外围|比分网|竞彩推荐)|"
    r"棋牌(?:app|娱乐|下载|官网|平台|注册)|老虎机(?:游戏|平台|官网|注册|下载|技巧)|"
    r"电子游艺(?![厅机场娱])|"
    r"捕鱼(?:达人|平台|app|官网|游戏(?:下载|平台))|注册(?:就|即)?送(?:彩|体验金|白菜|\d)|送彩金|"
    r"备用(?:网址|域名)|彩票(?:官网|app|网投|计划|注册|登录|开户|软件|下载)|大发(?:快三|彩票|"
    r"娱乐|扑克|888)|"
    r"快三(?:平台|计划|开奖|官网|app)|六合彩(?:开奖|资料|特码|网|图库|论坛)|香港(?:六合|马会|挂牌)|"
    r"特码资料|(?:内部|免费)码资料|网投(?:平台|网|官网|app)|真钱(?:游戏|麻将|棋牌|娱乐|赌|牛牛)|"
    r"炸金花|百人牛牛|"
    r"德州扑克(?:app|平台|官网)|(?<![a-z])(?:pt|mg|ag|bbin|cq9|pg|jdb)(?:老虎机|真人|视讯|捕鱼|"
    r"旗舰厅|亚游)|"
    r"亚游(?:集团|官网|会|国际)"
)
_ADULT = (
    r"无码|[一二三四]区二区|国产(?:av|aⅴ|自拍|麻豆|乱|偷拍|成人|毛片|人妻|无码|三级|福利)|"
    r"(?<![a-z])av(?:天堂|在线|女优|电影|免费|片|毛片|无码)|(?<!别)人妻(?!子)|(?:欧美|亚洲|日韩|"
    r"日本|韩国)[\s,、]*"
    r"(?:亚洲|日韩|欧美|国产)?(?:激情|成人|无码|av|情色|三级|色图|不卡|毛片|做爱|丝袜|特黄|另类|"
    r"伦理片)|"
    r"(?:欧美|日韩)\s?(?:亚洲|日韩|欧美|国产)(?:\s?(?:精品|制服|综合|在线))?|"
    r"久久(?:精品|综合|免费|热|爱|久|99|国产|视频|亚洲|人人|伊人)|"
    r"成人(?:视频|网站|电影|小说|影片|影院|漫画|论坛|导航|黄|a|片|毛片|激情|精品)|"
    r"黄色(?:视频|片|电影|小说|大片|网址|录像|一级|毛片)|毛片|三级片|一级(?:黄色|毛片|片)|裸聊|"
    r"美女(?:裸|黄|被)|少妇|熟女|熟妇|乱伦|巨乳|爆乳|丝袜(?:美腿|诱惑|视频|制服|人妻)|情色|"
    r"激情(?:视频|小说|文学|五月|床戏|综合)|五月(?:天色|丁香|婷婷|激情)|丁香(?:五月|婷婷|六月)|"
    r"婷婷(?:五月|丁香|色)|"
    r"色(?:婷婷|综合|五月|狼|播|妞|导航)|伊人(?:久久|大香)|大香蕉|黄片|福利(?:视频|姬|小视频)|"
    r"不卡(?:av|无码|的av|一区)|番号|草莓视频|蜜桃(?:视频|tv|av)|麻豆(?:传媒|视频|国产|精)|"
    r"(?<!\d)91(?:porn|自拍|国产|麻豆|av|大神)|强奸(?:视频|小说)|自拍偷拍|偷拍自拍|"
    r"约炮|约啪|同城约|楼凤|外围女|(?<!救)援交(?!通)|包夜|性(?:爱|交视频|感美女|生活片)|做爱|"
    r"口爆|内射|啪啪|"
    r"免费(?:看黄|a片|黄)|porn|hentai"
)
_TRADE = (
    r"官方?网站?|官方(?:版|平台|app|入口)?|网址|网站|平台|注册|登[录陆入]|入口|下载|安卓版?|"
    r"苹果版?|手机版?|app|ios|"
    r"最新版?|在线|线上|免费|体育|娱乐[城场]?(?!所)|游戏|真人|投注|开户|博彩|彩票|赌场|赌博|棋牌|"
    r"电竞|电子|网页版?|代理|"
    r"充值|提现|客服|试玩|开奖|直播|导航|备用|首页|澳门|国产|精品|欧美|亚洲|日韩|日本|制服|天堂|"
    r"视频|高清|"
    r"播放|电影|影院|影视|综合|观看|(?<![a-z])av(?![a-z])|成人|色情|黄色|自拍|偷拍|丝袜|激情|"
    r"图片|小说|动漫|"
    r"伦理|专区|一区|二区|三区|中文(?:版|字幕)?|私彩|足球|篮球|比分|信誉|十大|排名|推荐"
)
_COMMERCE = re.compile(
    r"seo(?:优化|推广|公司|排名)|关键词(?:排名|优化)|百度(?:推广|快照|排名)|网站(?:优化|排名|推广)|"
    r"外链代发|刷(?:单|粉|赞)(?:平台|兼职)|"
    r"论文代[写发]|代[写发]论文|代开发票|办证刻章|刻章办证|私家侦探|[无免]抵押贷款|网络兼职|兼职日结|壮阳|增大增粗|减肥药|"
    r"(?:癫痫|白癜风|男科|妇科|不孕不育|牛皮癣)(?:专科)?医院(?:排名|哪家好|哪里好|电话)"
)
_CONTACT = re.compile(r"(?:qq|微信|加v|电话|手机|联系)\s*[:号]?\s*[\w\d]{5,}|https?:|www\.")
"""Of offers that no regulation makes two, or one with where to turn to, make a line spam."""
_LATIN = r"(?<![A-Za-z0-9.])(?:[A-Za-z]{1,12}\d{1,6}[A-Za-z]{0,6}|\d{2,6}[A-Za-z]{2,10})"
_BRAND = (
    rf"{_LATIN}\s?(?:娱乐(?:[城场](?!所)|平台|官网|网|开户)?(?!业|活动|设施)|"
    r"体育(?:投注|在线|官网|平台|app|娱乐|开户|注册|备用|直播|下载)|博彩|"
    r"真人(?:娱乐|视讯)|赌场|彩票(?:平台|网|官网)|棋牌(?:游戏)?|投注|百家乐|老虎机|官网(?:登录|"
    r"入口|下载))"
)
_STRONG = re.compile(rf"{_BRAND}|{_GAMBLING}|{_ADULT}", re.IGNORECASE)
# Looser than _STRONG and much faster: no look-behind, so that the search can skip by first letters.
_HINT = re.compile(
    r"[a-z0-9]\s?(?:娱乐|体育|博彩|真人|赌场|彩票|棋牌|投注|百家乐|老虎机|官网)|"
    + re.sub(r"\(\?<[!=][^()]*\)", "", f"{_GAMBLING}|{_ADULT}")
)
_WORD = re.compile(rf"{_BRAND}|{_GAMBLING}|{_ADULT}|{_TRADE}", re.IGNORECASE)
_SEPARATOR = r"[\s\-_|·~]{0,3}"
_RUN = re.compile(
    rf"(?:(?:{_TRADE}){_SEPARATOR}){{0,6}}(?:{_BRAND}|{_LATIN}(?={_GAMBLING})|{_GAMBLING}|{_ADULT})"
    rf"(?:{_SEPARATOR}(?:{_BRAND}|{_GAMBLING}|{_ADULT}|{_TRADE}))*",
    re.IGNORECASE,
)
_CERTAIN = re.compile(
    rf"{_BRAND}|bet365|365bet|188bet|manbetx|betway|yabo|leyu|sunbet|华体会|金宝博|威廉希尔|"
    r"(?:亚博|万博|乐鱼|开云|必威|爱游戏|凯发)(?:体育|官网|app|娱乐)|澳门(?:新?葡|金沙|威尼|永利|"
    r"皇冠)|葡京|"
    rf"太阳城(?:申博|娱乐|官网)|申博太阳城|{_LATIN}(?:{_GAMBLING})",
    re.IGNORECASE,
)
_REAL = re.compile(
    "办公室|委员会|政府|[局厅院处组]|中心|部门|单位|关于|印发|通知|意见|方案|[市县区镇乡]|"
    "加强|落实|推进|建设|发展"
)
_LAWFUL = re.compile(
    r"禁止|不得|严禁|打击|查处|查禁|查获|整治|取缔|处罚|应当|违反|依法|罚款|犯罪|治安|条例|监管|"
    r"防范|清理|举报|没收|"
    r"违法|非法|执法|公安|惩|涉(?:黄|赌|嫌)|扫黄|打非|禁赌|卖淫|聚众"
)
_EDGES = " -_|·~—–丨"
_EDGE_BEFORE = re.compile(rf"\s*[{re.escape(_EDGES)}]+")
_EDGE_AFTER = re.compile(rf"[{re.escape(_EDGES)}]+$")
_SENTENCE_END = re.compile("[。;；]")
_CHAIN_SEPARATOR = re.compile(r"\s*[-_|~]+\s*|\s{2,}")
_HAN_RUN = re.compile("[\u4e00-\u9fff]{2,}")
_PUNCTUATION = re.compile(r"[^\w]")
_CHAIN_LINES = 3
_LEAST_CHAIN_PARTS = 4
_LONGEST_CHAIN_PART = 24
_LEAST_CONTEXT = 200
_SPAM_SHARE = 0.6
_MANY_WORDS = 3
_TOO_MANY_WORDS = 6


def drop_spam(lines: Sequence[Traced], ledger: Ledger) -> list[Traced]:
    """Take spam lines out; spam inside a line becomes the mark for what cannot be restored."""
    whole = page_key("\n".join(line.text for line in lines)).lower()
    if _COMMERCE.search(whole):
        lines = _without_offers(lines, ledger)
    if not _HINT.search(whole):
        return _without_chains(list(lines), ledger)
    kept = []
    for line in lines:
        key = page_key(line.text)
        if not _STRONG.search(key):
            kept.append(line)
        elif is_spam(key):
            ledger.drop(line, Rule.SPAM_LINE)
        else:
            kept.append(_without_runs(line, key, ledger))
    return _without_chains(kept, ledger)


def _without_offers(lines: Sequence[Traced], ledger: Ledger) -> list[Traced]:
    kept = []
    for line in lines:
        key = page_key(line.text).lower()
        offers = set(_COMMERCE.findall(key))
        enough = len(offers) > 1 or (offers and _CONTACT.search(key))
        if enough and not _SENTENCE_END.search(key) and not _LAWFUL.search(key):
            ledger.drop(line, Rule.SPAM_LINE)
        else:
            kept.append(line)
    return kept


def is_spam(key: str) -> bool:
    """True for a line that is nothing but advertising.

    Args:
        key: The line as ``page_fields.page_key`` gives it.
    """
    words = {match.group().lower() for match in _STRONG.finditer(key)}
    if len(words) >= _TOO_MANY_WORDS:
        return True
    rest = _PUNCTUATION.sub("", _WORD.sub("", key))
    if not words or _LAWFUL.search(key) or _REAL.search(rest):
        return False
    if len(rest) <= (1 - _SPAM_SHARE) * len(key):
        return len(words) > 1 or len(_WORD.findall(key)) > 1
    return len(words) >= _MANY_WORDS and not _SENTENCE_END.search(key)


def _without_runs(line: Traced, key: str, ledger: Ledger) -> Traced:
    """Mark what advertising stands in the place of real words; everything else stays."""
    spans = {
        match.span()
        for match in _RUN.finditer(key)
        if _is_certain(match.group()) and not _LAWFUL.search(key[: match.start()])
    }
    if not spans:
        return line
    title = _title_between(key, sorted(spans))
    if title is not None:
        # Set beside a title with a dash or a bar, it stands in the place of nothing.
        for gone in ((0, title[0]), (title[1], len(line))):
            ledger.drop(line.slice(*gone), Rule.SPAM_LINE)
        return line.slice(*title)
    pieces: list[Traced] = []
    done = 0
    for start, end in sorted(spans):
        ledger.drop(line.slice(start, end), Rule.SPAM_INLINE)
        pieces += [line.slice(done, start), Traced.inserted(UNREADABLE_MARK)]
        done = end
    return Traced.joined([*pieces, line.slice(done, len(line))])


def _title_between(key: str, spans: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """Range of the title that advertising stands around, parted from it by marks."""
    start, end = 0, len(key)
    for low, high in spans:
        before, after = _EDGE_BEFORE.match(key, high), _EDGE_AFTER.search(key[:low])
        if before and not key[start:low].strip():
            start = before.end()
        elif after and not key[high:end].strip(_EDGES):
            end = after.start()
        else:
            return None
    return (start, end) if is_title(key[start:end]) else None


def _is_certain(run: str) -> bool:
    """True for the name of a gambling site, or two different words of the trade in a row."""
    return bool(_CERTAIN.search(run)) or len(set(_STRONG.findall(run))) > 1


def _without_chains(lines: list[Traced], ledger: Ledger) -> list[Traced]:
    """Drop keyword chains at both ends that have nothing in common with the text between."""
    ends = {*range(_CHAIN_LINES), *range(len(lines) - _CHAIN_LINES, len(lines))}
    suspects = [
        number for number in sorted(ends) if 0 <= number < len(lines) and _is_chain(lines[number])
    ]
    foreign = {number for number in suspects if _is_foreign(number, lines)}
    for number in foreign:
        ledger.drop(lines[number], Rule.SPAM_LINE)
    return [line for number, line in enumerate(lines) if number not in foreign]


def _is_chain(line: Traced) -> bool:
    """True for ``A-B-C-D``: at least three separators, no sentence."""
    text = line.text
    if "。" in text or text[-1] in ":：" or len(text) > 20 * _LONGEST_CHAIN_PART:
        return False
    parts = [part for part in _CHAIN_SEPARATOR.split(text) if part]
    return len(parts) >= _LEAST_CHAIN_PARTS and all(
        len(part) <= _LONGEST_CHAIN_PART for part in parts
    )


def _is_foreign(number: int, lines: Sequence[Traced]) -> bool:
    """True if no two characters of the line stand side by side anywhere else."""
    pairs = {
        run[at : at + 2]
        for run in _HAN_RUN.findall(lines[number].text)
        for at in range(len(run) - 1)
    }
    others = [line.text for at, line in enumerate(lines) if at != number]
    if not pairs or sum(map(len, others)) < _LEAST_CONTEXT:
        return False
    return not any(pair in text for pair in pairs for text in others)
