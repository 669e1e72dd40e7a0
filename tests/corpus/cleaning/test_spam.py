"""Advertising is found, and texts that legitimately write about its subjects are left alone."""

import pytest

from reader.corpus.clean import clean
from reader.corpus.rules import Rule

TITLE = "某某市人民政府关于印发科技创新实施方案的通知"
PARAGRAPH = "为贯彻落实创新驱动发展战略，加快建设创新型城市，结合我市实际，制定本实施方案。" * 6


def lines_of(line: str) -> list[str]:
    cleaned = clean(f"{TITLE}\n{line}\n{PARAGRAPH}")
    return [found.text for found in cleaned.lines[1:-1]]


@pytest.mark.parametrize(
    "line",
    [
        "国产免费无码一区二区三区,国产精品 欧美 亚洲 制服,国产AV天堂无码一区二区三区",
        "無碼高清在線觀看免費視頻",
        "澳门新葡京娱乐城-澳门新葡京官网-首页",
        "365bet体育在线投注",
        "w88优德官网中文版",
        "真人百家乐-网上赌场-足球投注",
        "亞洲歐美國產綜合在線",
        "六合彩开奖结果 香港六合",
        "亚博体育app下载_亚博体育官网",
        "久久精品国产亚洲av麻豆",
    ],
)
def test_a_line_of_advertising_goes(line: str) -> None:
    assert lines_of(line) == []
    assert Rule.SPAM_LINE in {
        found.rule for found in clean(f"{TITLE}\n{line}\n{PARAGRAPH}").repairs
    }


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("bet365娱乐场开户办公室", "〔?〕办公室"),
        ("亚博体育app下载委员会", "〔?〕委员会"),
        ("澳门金沙网站人民政府", "〔?〕人民政府"),
        ("太阳城申博开户办公室", "〔?〕办公室"),
        ("ag8亚游集团办公室", "〔?〕办公室"),
        ("各縣區要按照亞博體育官網部署推進", "各縣區要按照〔?〕部署推進"),
        ("狠抓落实;万博manbetx官网要加强协调。", "狠抓落实;〔?〕要加强协调。"),
        ("2017年,澳门新葡京娱乐城加强领导,形成合力", "2017年,〔?〕加强领导,形成合力"),
    ],
)
def test_advertising_in_the_place_of_words_is_marked(line: str, expected: str) -> None:
    assert lines_of(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "严禁在娱乐场所设置老虎机、百家乐等赌博机。",
        "禁止制作、复制、传播淫秽、色情、赌博、暴力的信息。",
        "公安机关应当依法查处网络赌博平台、涉黄网站和六合彩等违法活动。",
        "发展体育彩票、福利彩票事业，规范彩票销售和投注站管理。",
        "发展电竞、网络游戏、高清视频、在线影视等数字娱乐产业。",
        "设立博物馆，建设新葡萄产业园，执行一级A标准。",
        "公共绿地、学校、医院、体育场、娱乐场、车站等公共场所；",
        "举办U18体育赛事，承办ATP500体育赛事。",
        "开展成人在线教育、成人网络教育和成人综合高中建设。",
        "打击代孕、卖淫嫖娼，做好救援交通保障。",
        "加强与欧美、日韩的经贸合作，推进国产精品工程。",
        "建设海上娱乐城、江南体育中心、金沙体育公园。",
    ],
)
def test_a_sentence_on_the_same_subjects_stays(line: str) -> None:
    assert lines_of(line) == [line]


def test_a_chain_of_words_foreign_to_the_text_goes() -> None:
    cleaned = clean(f"魔兽私服-传奇外挂-开区网-发布站\n{TITLE}\n{PARAGRAPH}")
    assert cleaned.lines[0].text == TITLE
    assert cleaned.repairs[0].rule is Rule.SPAM_LINE


def test_a_chain_of_words_of_the_text_stays() -> None:
    line = "科技创新-创新驱动-创新型城市-实施方案"
    assert lines_of(line) == [line]
