"""The plain form of a text: what the patterns of the structure step are written in."""

from functools import lru_cache
from itertools import chain

_TRADITIONAL = (
    "辦办發发號号於于關关實实見见規规劃划計计條条節节編编則则細细綱纲決决議议報报請请領领導导組组會会員员廳厅縣县區区鎮镇鄉乡"
    "團团聯联黨党國国務务開开單单責责牽牵頭头協协參参負负時时間间標标與与專专欄栏總总體体點点機机構构動动項项產产業业創创醫医"
    "學学術术處处長长鐵铁稅税屬属資资監监門门預预準准範范試试補补過过轉转傳传環环設设備备農农財财證证檢检強强應应錄录執执據据"
    "優优級级個个種种類类說说講讲話话籌筹濟济貿贸質质數数網网約约選选舉举書书庫库徵征獎奖勵励權权價价檔档驗验後后來来現现給给"
    "將将為为認认貫贯徹彻訂订爲为佈布內内兩两圖图護护當当樣样讓让積积極极進进護护礎础緒绪論论結结語语簡简況况問问題题歷历義义"
    "貳贰參叁陸陆萬万億亿離离職职隊队團团總总營营經经調调輪轮線线續续題题條条稱称階阶層层聲声"
)

_SPACES = "\t\u00a0\u1680\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

_PLAIN: dict[int, int] = dict(
    chain(
        zip(map(ord, _TRADITIONAL[::2]), map(ord, _TRADITIONAL[1::2]), strict=True),
        ((code, code - 0xFEE0) for code in range(0xFF01, 0xFF5F)),
        ((ord(space), ord(" ")) for space in _SPACES),
        ((ord("︰"), ord(":")), (ord("﹕"), ord(":")), (ord("；"), ord(";"))),
        ((ord("﹝"), ord("〔")), (ord("﹞"), ord("〕")), (ord("　"), ord(" "))),
    )
)


@lru_cache(maxsize=4096)  # the steps ask one after the other for the lines of a document
def plain(text: str) -> str:
    """``text`` with ASCII for full-width marks and the simplified form of structural characters.

    Character by character, so that positions stay. Only characters that occur in numbers, names of
    organs and kinds of documents are made simplified: for recognising, never for showing.
    """
    return text.translate(_PLAIN)


def compact(text: str) -> str:
    """The plain form without any white space."""
    return "".join(plain(text).split())
