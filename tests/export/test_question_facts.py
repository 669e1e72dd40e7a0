"""What is taken along says everything that decides what was found."""

from reader.export.question_facts import facts_of
from reader.library.store import Library
from reader.search import Narrowing, Question
from reader.search.service import SearchService
from tests.export.samples import MADE_ON


def test_everything_that_narrows_a_search_is_told(opened: tuple[Library, SearchService]) -> None:
    narrowing = Narrowing("2016", "2019-07", status=("lapsed", "not stated"), year=("2019",))
    question = Question("科技 创新", "exact", "text", "sentence", ("盘锦",), narrowing)
    answer = opened[1].ask(question)
    assert facts_of(answer, MADE_ON) == (
        ("检索词", "科技 创新"),
        ("检索方式", "精确"),
        ("多词条件", "各词在同一句里"),
        ("地区", "盘锦"),
        ("日期", "2016年起2019年7月止"),
        ("年份", "2019年"),
        ("时效", "已失效、未注明"),
        (
            "检索结果",
            f"检索 1 篇、{answer.characters_searched:,} 字；命中 {answer.total_hits:,} 处、1 篇。",
        ),
        ("导出日期", "2026年5月3日"),
        ("说明", "摘自公开发布文件，引用请以正式文本为准。"),
    )


def test_synonyms_that_were_searched_together_are_told(
    opened: tuple[Library, SearchService],
) -> None:
    answer = opened[1].ask(Question("研发经费", "smart"))
    facts = dict(facts_of(answer, MADE_ON))
    assert facts["检索方式"] == "智能"
    assert answer.groups
    for group in answer.groups:
        assert "、".join(group.forms) in facts["同时检索"]


def test_titles_and_headings_are_told(opened: tuple[Library, SearchService]) -> None:
    for scope, word in (("title", "标题"), ("heading", "章节标题")):
        answer = opened[1].ask(Question("科技", "exact", scope))
        assert ("检索范围", word) in facts_of(answer, MADE_ON)
