"""The query language: what is syntax, what is content, and where a fault is."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.errors import QueryError
from index.query import (
    MAX_CHARACTERS,
    And,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Query,
    QuerySyntaxError,
    Term,
    Wildcard,
    literals,
    parse,
)

A, B, C = Term("研发"), Term("投入"), Term("经费")


@pytest.mark.parametrize(
    ("text", "root"),
    [
        ("研发", A),
        ("  研发　投入\t", And((A, B))),
        ("研发 或 投入", Or((A, B))),
        ("研发|投入 | 经费", Or((A, B, C))),
        ("研发｜投入", Or((A, B))),
        ("研发 OR 投入", Or((A, B))),
        ("研发 ＯＲ 投入", Or((A, B))),
        ("经费 研发 或 投入", And((C, Or((A, B))))),
        ("研发 且 投入", And((A, B))),
        ("研发 AND 投入 且 经费", And((A, B, C))),
        ("(研发 且 投入) 或 经费", Or((And((A, B)), C))),
        ("研发 -投入", And((A, Not(B)))),
        ("研发 －投入", And((A, Not(B)))),
        ("研发 NOT 投入", And((A, Not(B)))),
        ("研发 非 投入", And((A, Not(B)))),
        ("研发 且 非 投入", And((A, Not(B)))),
        ("研发 -(投入 经费)", And((A, Not(And((B, C)))))),
        ("研发 --投入", And((A, Not(Not(B))))),
        ('"研发 投入"', Term("研发 投入", exact=True)),
        ("“研发”投入", And((Term("研发", exact=True), B))),
        ("(研发 或 投入) 经费", And((Or((A, B)), C))),
        ("（研发｜投入）经费", And((Or((A, B)), C))),
        ("(研发)(投入)", And((A, B))),
        ("((研发))", A),
        ("研发 (-投入 -经费)", And((A, And((Not(B), Not(C)))))),
        ("院士*站", Wildcard(("院士", "站"))),
        ("院士＊＊工作*站", Wildcard(("院士", "工作", "站"))),
        ("*院士*", Term("院士")),
        ("近(研发,投入,20)", Near((A, B), 20)),
        ("近（研发， “投入” ，经费，０）", Near((A, Term("投入", exact=True), C), 0)),
        ("近(研究(R&D),投入,5)经费", And((Near((Term("研究(R&D)"), B), 5), C))),
        ("城市:东营", Filter("城市", "东营")),
        ("城市：“东营 市” 研发", And((Filter("城市", "东营 市"), A))),
        ("城市: 东营 研发", And((Filter("城市", "东营"), A))),
        ("标题：　“创新 平台”", Filter("标题", "创新 平台")),
        ("狀態:现行", Filter("状态", "现行")),
        ("年份:2018", Filter("年份", "2018", (2018, 2018))),
        ("年份:2018..2020", Filter("年份", "2018..2020", (2018, 2020))),
        ("年份：２０１８—２０２０年", Filter("年份", "２０１８—２０２０年", (2018, 2020))),
        ("年份:2018..", Filter("年份", "2018..", (2018, None))),
        ("年份:..2018", Filter("年份", "..2018", (None, 2018))),
        ("城市:东营 -研发", And((Filter("城市", "东营"), Not(A)))),
        ("文号:东政发〔2018〕5号", Filter("文号", "东政发〔2018〕5号")),
    ],
)
def test_syntax_is_understood_in_both_widths(text: str, root: Node) -> None:
    assert parse(text).root == root


@pytest.mark.parametrize(
    "text",
    [
        "R&D",
        "2.5%",
        "〔2018〕59号",
        "研究与开发(R&D)经费",
        "（一）总则",
        "（一）",
        "(十二)",
        "（3）",
        "1)加强",
        "研发或投入",
        "研发-投入",
        "-",
        "—",
        "---",
        "*",
        "或",
        "OR",
        "且",
        "NOT",
        "|",
        "||",
        "(",
        "）",
        "“",
        "且慢",
        "非公有制",
        "牵头单位:科技局",
        "http://a.b",
        "近期",
        "or",
        "研发,投入，经费",
        "a/b+c=d?e!f#g@h$i^j&k_l~m`n{o}p[q]<r>;s'",
    ],
)
def test_everything_else_is_content(text: str) -> None:
    assert parse(text).root == Term(text)


@pytest.mark.parametrize(
    ("text", "kind", "position", "length"),
    [
        ("", "empty", 0, 0),
        (" \u3000\u200b", "empty", 0, 3),
        ('研发 "投入', "unbalanced_quote", 3, 1),
        ("研发”", "unbalanced_quote", 2, 1),
        ("(研发", "unbalanced_parenthesis", 0, 1),
        ("研发 投入）", "unbalanced_parenthesis", 5, 1),
        ("近(研发,投入,5", "unbalanced_parenthesis", 1, 1),
        ("研发 ()", "empty_group", 3, 2),
        ("研发 “ ”", "empty_group", 3, 3),
        ("研发 或", "missing_operand", 3, 1),
        ("或 研发", "missing_operand", 0, 1),
        ("研发 或 | 投入", "missing_operand", 5, 1),
        ("研发 NOT", "missing_operand", 3, 3),
        ("研发 NOT 或 投入", "missing_operand", 3, 3),
        ("且 研发", "missing_operand", 0, 1),
        ("研发 且 或 投入", "missing_operand", 5, 1),
        ("研发 且 投入 或 经费", "mixed_operators", 8, 1),
        ("研发 | 投入 AND 经费", "mixed_operators", 8, 3),
        ("近(研发,20)", "near_terms", 0, 8),
        ("近(研发,,20)", "near_terms", 5, 0),
        ("近(研发,投入)", "near_distance", 5, 2),
        ("近(研发,投入,2000)", "near_distance", 8, 4),
        ("近(研发,投入,)", "near_distance", 8, 0),
        ("近(一,二,三,四,五,六,9)", "too_many_near_terms", 12, 1),
        ("近(院士*站,投入,5)", "near_operator", 4, 1),
        ("近(研发 或 投入,经费,5)", "near_operator", 5, 1),
        ("近(研发,投入|经费,5)", "near_operator", 7, 1),
        ("近(近(研发,投入,5),经费,5)", "near_operator", 2, 2),
        ("城市:", "filter_value", 0, 3),
        ('城市:""', "filter_value", 0, 5),
        ("城市: 或 研发", "filter_value", 0, 5),
        ("年份:去年", "filter_years", 3, 2),
        ("年份:2020..2018", "filter_years_order", 3, 10),
        ("年份:..", "filter_years", 3, 2),
        ("-研发", "only_negative", 0, 3),
        ("-研发 NOT 投入", "only_negative", 0, 10),
        ("研发 或 -投入", "only_negative", 0, 8),
        ("(" * 40 + "研发" + ")" * 40, "too_deep", 33, 16),
        ("-" * 40 + "研发", "too_deep", 0, 33),
        ("一 " * 60, "too_many_terms", 100, 1),
        ("一" * 10_001, "too_long", 10_000, 1),
    ],
)
def test_a_fault_says_what_and_where(text: str, kind: str, position: int, length: int) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        parse(text)
    fault = caught.value
    assert (fault.kind, fault.position, fault.length) == (kind, position, length)


def test_every_part_knows_its_place_in_the_query() -> None:
    text = " 研发 -“投入” 近(一,二,3) (院士*站 或 城市:东营)"
    parts = parse(text).root
    assert isinstance(parts, And)
    assert [text[part.start : part.end] for part in parts.parts] == [
        "研发",
        "-“投入”",
        "近(一,二,3)",
        "院士*站 或 城市:东营",
    ]
    assert [text[leaf.start : leaf.end] for leaf in parse(text).leaves()] == [
        "研发",
        "近(一,二,3)",
        "院士*站",
        "城市:东营",
    ]


def understood(text: str) -> Query | QuerySyntaxError:
    try:
        return parse(text)
    except QuerySyntaxError as fault:
        return fault


SYNTAX = st.text(
    st.sampled_from('研发投入ab19 \u3000\n\u200b()（）|｜"“”-－*＊,，:：.&%〔〕《》。或且非近'),
    max_size=60,
)
WORDS = st.lists(
    st.sampled_from(
        [
            "研发",
            "或",
            "OR",
            "且",
            "非 ",
            "NOT ",
            "-",
            "(",
            ")",
            " ",
            "“",
            "”",
            "近(",
            ",5)",
            "城市:",
            "年份:2018",
            "*",
        ]
    ),
    max_size=25,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.one_of(SYNTAX, WORDS, st.text(max_size=40)))
def test_any_text_is_understood_or_refused_at_a_place_in_it(text: str) -> None:
    answer = understood(text)
    if isinstance(answer, QuerySyntaxError):
        assert 0 <= answer.position <= answer.position + answer.length <= len(text)
    else:
        assert all(0 <= leaf.start < leaf.end <= len(text) for leaf in answer.leaves())
        assert list(answer.leaves())


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        ")",
        "()",
        "(a ",
        "a)",
        '"',
        "“a”",
        "-",
        "NOT ",
        "a*",
        "a|",
        "近(",
        "近(a,",
        "城市:",
        "a ",
        "一",
    ],
)
def test_a_long_query_takes_no_longer_than_its_length(piece: str) -> None:
    text = (piece * MAX_CHARACTERS)[:MAX_CHARACTERS]
    started = time.perf_counter()
    understood(text)
    assert time.perf_counter() - started < 1


def test_a_literal_query_knows_no_syntax() -> None:
    text = ' -研发 "投入  (或'
    assert literals(text, split=False).root == Term(text, exact=True)
    assert literals(text, split=True).root == And(
        (Term("-研发", exact=True), Term('"投入', exact=True), Term("(或", exact=True))
    )
    with pytest.raises(QueryError):
        literals(" \u200b", split=True)
    with pytest.raises(QuerySyntaxError):
        literals("一 " * 51, split=True)
