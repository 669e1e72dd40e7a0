"""The whole way from bytes to a document, for good and for damaged files."""

import hashlib
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document
from reader.errors import CorpusError
from tests.corpus.invariant import assert_consistent

NOTICE = (
    "东营市人民政府关于加快科技创新的通知\n东政发〔2018〕12号\n各县区人民政府，市政府各部门：\n"
    "一、总体要求\n坚持把科技创新摆在发展全局的核心位置，全面推进创新型城市建设。\n"
    "二、重点任务\n（一）加大投入。完善政策措施，支持企业成为技术创新的主体。\n"
    "东营市人民政府\n2018年12月28日\n"
)

PIECES = st.one_of(
    st.sampled_from(
        [
            *NOTICE.splitlines(keepends=True),
            *("发布时间:2019-11-13 浏览次数:360\n", "(此文件已失效)", "贯彻(guàn chè)", "研發(fā)"),
            *("分享到:\n0\n", "\u200b", "\u3000\u3000", "\ue010", "&nbsp;", "\r\n", "\n\n", "\t"),
            *(
                "bet365娱乐场开户办公室\n",
                "附件:1.任务分解表.docx\n",
                "1.",
                "（一）",
                "——",
                "第一条 ",
            ),
            *("指标2017年值2020年目标值", "(此件公开发布)\n", "# 标题\n", "𠮷", "e\u0301"),
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_same_text_gives_the_same_document_in_every_encoding(
    gazetteer: Gazetteer, encoding: str
) -> None:
    result = read_document(NOTICE.encode(encoding), "通知.txt", gazetteer=gazetteer)
    assert_consistent(result)
    assert result.source == NOTICE
    assert result.document.metadata.issuer == "东营市人民政府"
    assert [section.label for section in result.document.sections][:2] == [
        "一、总体要求",
        "二、重点任务",
    ]


def test_an_imported_document_is_named_by_the_hash_of_its_file(gazetteer: Gazetteer) -> None:
    data = NOTICE.encode()
    document = read_document(data, "通知.txt", gazetteer=gazetteer).document
    assert document.source_sha256 == hashlib.sha256(data).hexdigest()
    assert document.id == document.source_sha256[:12]


def test_the_same_file_gives_the_same_document_twice(gazetteer: Gazetteer) -> None:
    first, second = (
        read_document(NOTICE.encode(), "通知.txt", gazetteer=gazetteer) for _ in range(2)
    )
    assert first == second


@settings(deadline=None, derandomize=True, max_examples=200)
@given(pieces=st.lists(PIECES, max_size=30))
def test_no_character_of_any_text_vanishes(gazetteer: Gazetteer, pieces: list[str]) -> None:
    data = "".join(pieces).encode()
    with suppress(CorpusError):
        assert_consistent(read_document(data, "任意.txt", gazetteer=gazetteer))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \r\n\t",
        "\ufeff".encode(),
        bytes(range(256)) * 40,
        b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 400,
        b"PK\x03\x04" + b"\x00" * 4000,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n" * 30,
        b"\xff\xfe" + b"\x00\xd8" * 500,
    ],
    ids=["empty", "blank", "only a mark", "all bytes", "picture", "zip", "PDF", "half characters"],
)
def test_a_file_that_is_no_text_is_refused_in_a_sentence(gazetteer: Gazetteer, data: bytes) -> None:
    with pytest.raises(CorpusError) as caught:
        read_document(data, "坏文件.txt", gazetteer=gazetteer)
    sentence = str(caught.value)
    assert "坏文件.txt" in sentence
    assert sentence.endswith("。")


def test_a_file_of_nothing_but_page_chrome_is_refused_in_a_sentence(gazetteer: Gazetteer) -> None:
    with pytest.raises(CorpusError, match="没有可读的正文"):
        read_document("分享到:\n0\n".encode(), "网页.txt", gazetteer=gazetteer)


def test_a_line_of_fifty_megabytes_is_refused_in_a_sentence(gazetteer: Gazetteer) -> None:
    with pytest.raises(CorpusError, match=r"长行\.txt"):
        read_document("创".encode() * 16_700_000, "长行.txt", gazetteer=gazetteer)


def test_a_line_of_three_hundred_thousand_characters_is_read(gazetteer: Gazetteer) -> None:
    data = ("完善政策措施，支持企业成为技术创新的主体" * 15_000).encode()
    assert_consistent(read_document(data, "长行.txt", gazetteer=gazetteer))


def test_ten_thousand_headings_are_read(gazetteer: Gazetteer) -> None:
    items = "".join(f"{number}.第{number}项任务\n完善政策措施。\n" for number in range(1, 1000))
    parts = "".join(f"{numeral}、重点领域\n{items}" for numeral in "一二三四五六七八九十")
    data = ("关于加快科技创新的意见\n" + parts).encode()
    result = read_document(data, "万项.txt", gazetteer=gazetteer)
    assert_consistent(result)
    assert len(result.document.sections) == 10_000


def warnings_of(gazetteer: Gazetteer, text: str) -> tuple[str, ...]:
    return read_document(text.encode(), "样本.txt", gazetteer=gazetteer).document.warnings


def test_a_sound_notice_has_no_warning(gazetteer: Gazetteer) -> None:
    assert warnings_of(gazetteer, NOTICE) == ()


def test_a_document_without_date_is_marked(gazetteer: Gazetteer) -> None:
    assert "未见成文日期。" in warnings_of(gazetteer, NOTICE.replace("2018年12月28日\n", ""))


def test_a_long_text_without_headings_is_marked(gazetteer: Gazetteer) -> None:
    lines = (f"支持企业成为技术创新的主体，完善第{number}类政策措施。\n" for number in range(50))
    text = "关于加快科技创新的意见\n" + "".join(lines)
    assert "未识别出章节标题，没有目录可用。" in warnings_of(gazetteer, text)


def test_a_text_cut_off_at_the_limit_of_a_spreadsheet_cell_is_marked(gazetteer: Gazetteer) -> None:
    filler = "完善政策措施，支持企业成为技术创新的主体。\n" * 2000
    assert any("可能不完整" in w for w in warnings_of(gazetteer, (NOTICE + filler)[:32_767]))
    assert not any("可能不完整" in w for w in warnings_of(gazetteer, (NOTICE + filler)[:32_760]))


def test_a_page_that_is_mostly_spam_is_marked(gazetteer: Gazetteer) -> None:
    spam = "国产免费无码一区二区三区,国产AV天堂无码一区二区三区,精品无码人妻一区二区三区\n" * 8
    assert any("大部分是垃圾信息" in w for w in warnings_of(gazetteer, spam + NOTICE))


def test_digits_that_lost_their_dash_are_pointed_out(gazetteer: Gazetteer) -> None:
    warnings = warnings_of(
        gazetteer, NOTICE.replace("一、总体", "本方案期限为20192021年。\n一、总体")
    )
    assert any("20192021" in warning for warning in warnings)


def test_an_annex_that_is_only_named_is_pointed_out(gazetteer: Gazetteer) -> None:
    text = NOTICE + "附件:科技创新任务分解表.docx\n"
    assert any(w == "附件未收录：科技创新任务分解表。" for w in warnings_of(gazetteer, text))


def test_a_number_of_another_year_than_the_date_is_pointed_out(gazetteer: Gazetteer) -> None:
    warnings = warnings_of(gazetteer, NOTICE.replace("〔2018〕", "〔2013〕"))
    assert any("发文字号的年份（2013）" in warning for warning in warnings)
