"""What holds for any text, however it is put together."""

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.corpus.clean import clean
from reader.corpus.structure import build_structure
from tests.corpus.invariant import assert_nested, assert_whole


def test_no_lines_give_an_empty_text() -> None:
    structured = build_structure((), "\n\n")
    assert (structured.text, structured.blocks, structured.sections) == ("", (), ())


def test_ten_thousand_headings_are_all_found() -> None:
    source = "".join(f"{number % 500 + 1}.培育第{number}家企业\n" for number in range(10_000))
    structured = build_structure(clean(f"某市创新方案\n{source}").lines, f"某市创新方案\n{source}")
    assert len(structured.sections) == 10_000


PIECES = st.sampled_from(
    [
        *(
            "一、",
            "二、",
            "（一）",
            "（二）",
            "1.",
            "2.",
            "（1）",
            "①",
            "——",
            "1.1 ",
            "第一条　",
            "第二章 ",
        ),
        *(
            "主要目标：",
            "总体要求",
            "某市创新方案",
            "某市人民政府",
            "2019年3月5日",
            "附件1",
            "附件：",
            "表1 ",
        ),
        *(
            "各单位：",
            "（责任单位：市科技局）",
            "某政发〔2019〕5号",
            "建设平台。",
            "研发投入，",
            "\n",
            "\n",
            "\n",
        ),
        *(
            "| a | b |\n| - | - |\n| c | d |",
            "x\ty",
            "《",
            "》",
            "（",
            "“",
            "〔?〕",
            "\u3000",
            "\r\n",
            "𠮷",
        ),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_gives_a_whole_document(pieces: list[str]) -> None:
    source = "".join(pieces)
    cleaned = clean(source)
    structured = build_structure(cleaned.lines, source)
    assert_whole(source, cleaned, structured)
    assert_nested(structured)


def test_a_repeated_title_at_the_very_end_leaves_no_line_end_uncovered() -> None:
    source = (
        "贯彻(guàn chè)东营市人民政府关于加快科技创新的通知\n东营市人民政府关于加快科技创新的通知\n"
    )
    cleaned = clean(source)
    structured = build_structure(cleaned.lines, source)
    assert [(r.source_start, r.source_end) for r in structured.repairs] == [(30, 31), (31, 49)]
