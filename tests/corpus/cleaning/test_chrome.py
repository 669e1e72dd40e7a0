"""The frame of web pages above and below a text, and texts that only look like it."""

from pathlib import Path

import pytest

from reader.corpus.clean import Cleaned, clean
from reader.corpus.rules import Rule

TITLE = "某某市人民政府关于印发科技创新实施方案的通知"
NUMBER = "某政发〔2019〕29号"
ADDRESSEE = "各县区人民政府，市政府各部门："
PARAGRAPH = "为贯彻落实创新驱动发展战略，加快建设创新型城市，结合我市实际，制定本实施方案。"
SIGNATURE = ["某某市人民政府", "2019年7月4日"]


def framed(above: list[str], below: list[str], between: list[str] | None = None) -> Cleaned:
    """A small document with lines above it, below it, and between title and addressee."""
    body = [TITLE, *(between or []), ADDRESSEE, PARAGRAPH, *SIGNATURE]
    return clean("\n".join([*above, *body, *below]))


def lines_of(cleaned: Cleaned) -> list[str]:
    return [line.text for line in cleaned.lines]


BARE = [TITLE, ADDRESSEE, PARAGRAPH, *SIGNATURE]


@pytest.mark.parametrize(
    "above",
    [
        ["当前位置：首页 > 政务公开 > 政策文件 > 正文"],
        ["您现在的位置： 首页 >> 政策法规"],
        ["您所在的位置: 首页专项规划和区域规划"],
        ["首页 | 政务公开 | 政务服务 | 互动交流"],
        ["企业登录", "记住密码", "申请入驻>", "忘记密码?", "首页 > 政策 > 详情"],
        ["某某市科技服务平台", "今天是2019年7月4日 星期四", "首页 » 通知 » 正文"],
        ["設為首頁 加入收藏", "當前位置：首頁 > 政策文件"],
        ["无障碍 长者模式 繁体", "请输入关键字", "搜索", "網站首頁 > 信息公開"],
    ],
)
def test_navigation_above_the_title_goes(above: list[str]) -> None:
    assert lines_of(framed(above, [])) == BARE


@pytest.mark.parametrize(
    ("between", "expected"),
    [
        (["来源：市科技局"], [("来源", "市科技局")]),
        (["來源：盤錦市人民政府"], [("来源", "盤錦市人民政府")]),
        (
            ["发布时间：2019-07-05 来源：市府办 浏览次数：12 次 字号：大 中 小"],
            [("发布时间", "2019-07-05"), ("来源", "市府办"), ("浏览次数", "12 次")],
        ),
        (
            ["【发布时间】2019-07-05 【来源】市府办"],
            [("发布时间", "2019-07-05"), ("来源", "市府办")],
        ),
        (
            ["索 引 号：", "MC001/2018-4", "主题分类：", "科技", "发文日期：2019-07-04"],
            [("索引号", "MC001/2018-4"), ("主题分类", "科技"), ("发文日期", "2019-07-04")],
        ),
        (
            ["发布机构 政府办 发文日期 2017-12-19"],
            [("发布机构", "政府办"), ("发文日期", "2017-12-19")],
        ),
        (["| 索引号 | 123 | 有效性 | 失效 |"], [("索引号", "123"), ("有效性", "失效")]),
        (["政策文件 2018-12-20 00:00:00"], [("日期", "2018-12-20 00:00:00")]),
        (["2019-07-05 10:30 来源：市府办"], [("日期", "2019-07-05 10:30"), ("来源", "市府办")]),
        (["来源:市府办发布时间:2019-07-05"], [("来源", "市府办"), ("发布时间", "2019-07-05")]),
        (["时效性：现行有效", "日期：2019/7/5"], [("时效性", "现行有效"), ("日期", "2019/7/5")]),
    ],
)
def test_what_the_page_states_is_read_and_taken_off(
    between: list[str], expected: list[tuple[str, str]]
) -> None:
    cleaned = framed([], [], between)
    found = [(field.label, field.value) for field in cleaned.page_fields]
    assert lines_of(cleaned) == BARE
    assert found == expected


@pytest.mark.parametrize(
    "between",
    [
        ["打印 关闭"],
        ["【字体：大 中 小】"],
        ["分享到："],
        ["分享到： 微信 微博", "0"],
        ["字號：大 中 小 打印 關閉"],
    ],
)
def test_tools_between_title_and_text_go(between: list[str]) -> None:
    assert lines_of(framed([], [], between)) == BARE


def test_the_documents_own_number_stays_and_the_labelled_copy_goes() -> None:
    cleaned = framed([f"文号：{NUMBER} 文件下载"], [], [NUMBER])
    assert lines_of(cleaned) == [TITLE, NUMBER, *BARE[1:]]
    assert [(field.label, field.value) for field in cleaned.page_fields] == [("文号", NUMBER)]


@pytest.mark.parametrize(
    "below",
    [
        [
            "阅读 0",
            "主管单位:市工业和信息化局",
            "主办单位:市中小企业服务中心",
            "(市民营企业服务中心)",
            "备案号:闽ICP备19003992号-1",
        ],
        [
            "版权所有:市科学技术情报研究所",
            "联系电话:0317-2129127 邮箱:a@163.com",
            "地址:运河区吉林大道",
        ],
        ["分享到：", "0"],
        ["【打印】【关闭】", "上一篇：关于某事的通知", "下一篇：没有了"],
        [
            "责任编辑：张三",
            "扫一扫在手机打开当前页",
            "相关链接：",
            "《实施方案》政策解读",
            "一图读懂",
        ],
        [
            "主办：某某市人民政府 承办：市政府办公室",
            "网站标识码：3505000001",
            "鲁公网安备 37050202370001号",
        ],
        ["版權所有：某某市人民政府", "聯繫電話：0546-8317796", "技術支持：某某公司"],
        ["Copyright © 2019 All Rights Reserved"],
        ["浏览次数：360"],
        ["您是第 1024 位访客", "建议使用IE8以上浏览器"],
    ],
)
def test_the_foot_of_a_page_goes(below: list[str]) -> None:
    assert lines_of(framed([], below)) == BARE


@pytest.mark.parametrize(
    "below",
    [
        ["附件：1.目标任务分解表.docx", "2.责任分工表.xlsx"],
        ["（此件公开发布）"],
        ["抄送：市委各部门，市人大常委会办公室。", "某某市人民政府办公室 2019年7月5日印发"],
        ["联系人：张三，联系电话：0546-8317796"],
        ["主题词：科技 创新 通知"],
    ],
)
def test_the_end_of_a_document_stays(below: list[str]) -> None:
    assert lines_of(framed([], below)) == [*BARE, *below]


def test_an_annex_between_two_parts_of_the_foot_stays() -> None:
    below = ["打印 关闭", "附件：目标任务分解表.docx", "版权所有：某某市人民政府"]
    assert lines_of(framed([], below)) == [*BARE, below[1]]


@pytest.mark.parametrize(
    "line",
    [
        "各单位要打印材料一式三份，分享到各部门，并关闭原有系统。",
        "联系电话：0546-8317796，地址：市政务服务中心六楼。",
        "建立首页展示、搜索、收藏、分享、打印等功能。",
        "主办单位：市科技局。",
        "来源于财政资金的项目，应当公开。",
        "（一）打印 关闭",
        "责任编辑应当取得资格。",
    ],
)
def test_a_sentence_of_the_body_that_uses_the_words_of_pages_stays(line: str) -> None:
    source = "\n".join(
        [TITLE, ADDRESSEE, PARAGRAPH, line, *[PARAGRAPH + str(n) for n in range(40)]]
    )
    assert line in lines_of(clean(source))


@pytest.mark.parametrize(
    ("title", "status"),
    [
        (f"(此文件已失效){TITLE}", "此文件已失效"),
        (f"【失效】{TITLE}", "失效"),
        (f"{TITLE}（已废止）", "已废止"),
        (f"{TITLE}[已被修改]", "已被修改"),
        (f"（此文件已廢止）{TITLE}", "此文件已廢止"),
    ],
)
def test_a_status_flag_at_a_title_is_read_and_taken_off(title: str, status: str) -> None:
    cleaned = clean("\n".join([title, ADDRESSEE, PARAGRAPH]))
    flags = [field.value for field in cleaned.page_fields if field.label == "status"]
    assert cleaned.lines[0].text == TITLE
    assert flags == [status]
    assert Rule.STATUS_FLAG in {repair.rule for repair in cleaned.repairs}


@pytest.mark.parametrize(
    "title", [f"{TITLE}（试行）", f"{TITLE}（2018年修订）", "关于废止部分文件的决定"]
)
def test_what_belongs_to_a_title_stays(title: str) -> None:
    assert clean("\n".join([title, ADDRESSEE, PARAGRAPH])).lines[0].text == title


def test_a_title_and_number_printed_twice_stay_once() -> None:
    cleaned = clean("\n".join([TITLE, NUMBER, TITLE, NUMBER, ADDRESSEE, PARAGRAPH]))
    assert lines_of(cleaned) == [TITLE, NUMBER, ADDRESSEE, PARAGRAPH]
    assert [repair.before for repair in cleaned.repairs if repair.rule is Rule.REPEATED] == [
        TITLE,
        NUMBER,
    ]


def test_a_notice_keeps_the_title_of_the_plan_it_prints() -> None:
    plan = "某某市科技创新实施方案"
    source = "\n".join([f"关于印发{plan}的通知", ADDRESSEE, PARAGRAPH, *SIGNATURE, plan, PARAGRAPH])
    assert plan in lines_of(clean(source))


def test_list_entries_that_recur_in_a_regulation_stay() -> None:
    entry = "（四）法律、法规规定的其他情形。"
    source = "\n".join(["第一条 下列情形：", entry, "第二条 下列情形：", entry])
    assert lines_of(clean(source)).count(entry) == 2


def test_a_title_that_stands_only_behind_its_label_stays() -> None:
    cleaned = clean("\n".join([f"标题：{TITLE}", f"文号：{NUMBER}", ADDRESSEE, PARAGRAPH]))
    assert lines_of(cleaned) == [TITLE, ADDRESSEE, PARAGRAPH]


def test_the_name_of_the_site_is_taken_off_a_title() -> None:
    cleaned = clean("\n".join([f"{TITLE}_政策文件_某某市人民政府", ADDRESSEE, PARAGRAPH]))
    assert cleaned.lines[0].text == TITLE


def test_values_on_lines_of_their_own_are_read_with_their_labels() -> None:
    above = [
        "索引号：",
        "11370500-04",
        "发文机关：",
        "某某市人民政府",
        "标　　题：",
        TITLE,
        "发文字号：",
        NUMBER,
    ]
    cleaned = framed([*above, "成文日期：", "2019-07-04", "有效性：", "有效"], [])
    assert lines_of(cleaned) == BARE
    assert [(field.label, field.value) for field in cleaned.page_fields] == [
        ("索引号", "11370500-04"),
        ("发文机关", "某某市人民政府"),
        ("标题", TITLE),
        ("发文字号", NUMBER),
        ("成文日期", "2019-07-04"),
        ("有效性", "有效"),
    ]


def test_labels_behind_the_title_and_the_last_sentence_are_cut_off() -> None:
    title = f"{TITLE} 发布时间：2019-07-05 浏览次数：33"
    cleaned = clean("\n".join([title, ADDRESSEE, f"{PARAGRAPH} 责任编辑：张三"]))
    assert lines_of(cleaned) == [TITLE, ADDRESSEE, PARAGRAPH]
    assert [field.label for field in cleaned.page_fields] == ["发布时间", "浏览次数", "责任编辑"]


def test_a_meeting_keeps_its_time_and_place() -> None:
    details = ["时间：2019年3月1日上午9时", "地点：市政府会议中心", "联系电话：0546-8317796"]
    source = [TITLE, ADDRESSEE, PARAGRAPH, *details, *SIGNATURE]
    assert lines_of(clean("\n".join(source))) == source


@pytest.mark.parametrize("name", ["cangzhou", "dongying", "gaogang", "panjin", "quanzhou"])
def test_another_frame_around_a_shipped_text_leaves_the_text_alone(
    documents_folder: Path, name: str
) -> None:
    source = (documents_folder / name / "source.txt").read_bytes().decode("utf-8")
    text = [line.text for line in clean(source).lines]
    above = ["首页", "无障碍", "当前位置：首页 > 信息公开 > 文件", "【字体：大 中 小】"]
    below = [
        "【打印】【关闭】",
        "上一篇：没有了",
        "友情链接：",
        "中国政府网",
        "网站标识码：3705000001",
    ]
    assert lines_of(clean("\n".join([*above, *text, *below]))) == text
