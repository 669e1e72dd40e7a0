"""From a web page only its document is taken: title, facts, text, tables; nothing of the site."""

import pytest

from reader.corpus.decode import decode
from reader.corpus.gazetteer import Gazetteer
from reader.corpus.pipeline import read_document
from reader.errors import CorpusError
from tests.corpus.formats import pages
from tests.corpus.invariant import assert_consistent

SITE_WORDS = ("首页", "个办法", "ICP", "网站标识码", "脚本写出", "隐藏的", "分享到", "热门推荐")
FILLER = "<p>以创新驱动发展为引领，建设创新型城市，研发经费投入强度达到2.5%以上。</p>"


def text_of(html: str, codec: str = "utf-8", name: str = "页面.html") -> str:
    return decode(html.encode(codec), name).text


def lines_in(inside: str) -> list[str]:
    """The lines of a page with ``inside`` before a paragraph that is left out here."""
    page = f"<html><meta charset=utf-8><title>页</title><body><div>{inside}{FILLER}</div>"
    return text_of(page).splitlines()[1:-1]


@pytest.mark.parametrize(
    ("page", "codec"),
    [
        (pages.SIDEBAR, "utf-8"),
        (pages.LAYOUT_TABLES, "gbk"),
        (pages.FORM, "utf-8"),
        (pages.SEMANTIC, "utf-8"),
        (pages.WORD, "gbk"),
        (pages.CATALOGUE, "utf-8"),
    ],
    ids=["sidebar", "layout-tables", "form", "semantic", "word", "catalogue"],
)
def test_the_document_is_found_on_any_kind_of_page(
    page: str, codec: str, gazetteer: Gazetteer
) -> None:
    data = page.encode(codec)
    read = read_document(data, "页面.html", gazetteer=gazetteer)
    assert_consistent(read)
    text = read.document.text
    assert "".join(text.split()).startswith(pages.TITLE)
    wanted = [line for line in pages.DOCUMENT[2:] if line not in text.splitlines()]
    assert not wanted
    assert not [word for word in SITE_WORDS if word in text]
    assert read.document.metadata.title == pages.TITLE
    assert read.document.metadata.document_number == pages.NUMBER
    assert read.document.metadata.issue_date == "2019-11-10"


def test_facts_that_only_the_page_states_are_kept(gazetteer: Gazetteer) -> None:
    for page in (pages.SIDEBAR, pages.SEMANTIC):
        read = read_document(page.encode(), "页面.html", gazetteer=gazetteer)
        assert read.document.metadata.publication_date == "2019-11-13"


def test_a_title_that_the_page_shows_is_not_taken_from_its_head_again() -> None:
    page = f"<html><meta charset=utf-8><title>城市更新_某市</title><body><h1>城市更新</h1>{FILLER}"
    assert text_of(page).splitlines()[0] == "城市更新"
    assert text_of(page.replace("<h1>城市更新</h1>", "")).splitlines()[0] == "城市更新_某市"


def test_an_attachment_below_the_text_is_kept() -> None:
    assert "附件：1.任务分解表.doc" in text_of(pages.CATALOGUE).splitlines()


@pytest.mark.parametrize(
    ("html", "codec", "encoding"),
    [
        ("<html><meta charset=gb2312>", "gb18030", "gb18030"),
        ("<html><meta charset=big5>", "big5", "big5"),
        ("<html><meta charset=utf-8>", "gb18030", "gb18030"),
        ("<html><meta charset=gb2312>", "utf-8", "utf-8"),
        ("<html><head>", "gb18030", "gb18030"),
        ("<html>", "utf-16", "utf-16-le-bom"),
        ("<html>", "utf-8-sig", "utf-8-sig"),
    ],
)
def test_the_bytes_tell_the_encoding_and_the_page_only_where_they_do_not(
    html: str, codec: str, encoding: str
) -> None:
    sentence = "為貫徹落實創新，制定本方案。" if codec == "big5" else pages.BODY[3]
    decoded = decode(f"{html}<body><p>{sentence * 3}</p>".encode(codec), "页面.htm")
    assert decoded.encoding == encoding
    assert sentence * 3 in decoded.text


def test_a_page_is_known_by_its_content_whatever_its_name() -> None:
    for name in ("页面.doc", "页面.txt", "页面"):
        decoded = decode(pages.SIDEBAR.encode(), name)
        assert decoded.format == "html"
    assert decode(FILLER.encode(), "页面.html").format == "html"
    assert decode(FILLER.encode(), "页面.txt").format == "txt"


def test_a_table_becomes_rows_between_pipes_and_no_text_stands_twice() -> None:
    table = (
        "<table><tr><th rowspan=2>指标</th><th colspan=2>目标值</th></tr><tr><th>2020年"
        "</th><th>2025年</th></tr><tr><td>研发<br>投入</td><td><p>2.1%</p></td><td>a|b</td></tr><tr></tr></table>"
    )
    assert lines_in(table) == [
        "| 指标 | 目标值 |  |",
        "| --- | --- | --- |",
        "|  | 2020年 | 2025年 |",
        "| 研发 投入 | 2.1% | a｜b |",
    ]


def test_a_caption_in_the_first_row_is_no_header() -> None:
    table = "<table><tr><td colspan=2>主要指标</td></tr><tr><td>甲<td>乙<tr><td>1<td>2</table>"
    assert lines_in(table) == ["主要指标", "| 甲 | 乙 |", "| --- | --- |", "| 1 | 2 |"]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        (
            "<ol start=3><li>甲<li>乙<li value=9>丙<li>丁</ol>",
            ["3. 甲", "4. 乙", "9. 丙", "10. 丁"],
        ),
        ("<ol type=a><li>甲<li>乙</ol>", ["a. 甲", "b. 乙"]),
        ("<ol><li>（一）甲<li>（二）乙</ol>", ["（一）甲", "（二）乙"]),
        ("<ul><li>甲<ul><li>乙</ul></ul>", ["• 甲", "• 乙"]),
        ("<ul style='list-style:none'><li>甲</ul>", ["甲"]),
    ],
)
def test_a_list_keeps_the_markers_that_the_browser_shows(html: str, lines: list[str]) -> None:
    assert lines_in(html) == lines


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>甲<br>乙<br/><br>丙</p>丁", ["甲", "乙", "丙", "丁"]),
        ("<p>创新\r\n  驱动</p>", ["创新驱动"]),
        ("<p>R&amp;D\n funds &lt;2.5%&gt;&nbsp;元</p>", ["R&D funds <2.5%>\xa0元"]),
        ("<p>10<sup>8</sup>元 CO<sub>2</sub> 注<sup>[1]</sup></p>", ["10⁸元 CO₂ 注[1]"]),
        ("<pre>甲\n  乙</pre>", ["甲", "乙"]),
        ("<p>甲<del>乙</del><script>丙</script>丁<!-- 戊 --></p>", ["甲丁"]),
        ("<p>甲<span style='display: none'>乙</span>丙</p>", ["甲丙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("<ruby>甲<rp>(</rp><rt>jiǎ</rt></ruby>", ["甲"]),
    ],
)
def test_blocks_and_breaks_end_lines_and_nothing_else_does(html: str, lines: list[str]) -> None:
    assert lines_in(html) == lines


def test_formatting_that_is_never_closed_costs_no_text() -> None:
    inside = "".join(f"<p><font color=red><b>第{number}段，文字。" for number in range(300))
    lines = text_of(f"<html><meta charset=utf-8><title>页</title><body>{inside}").splitlines()
    assert lines[-1] == "第299段，文字。"
    assert len(lines) == 301


def test_half_of_the_text_is_never_taken_for_a_frame() -> None:
    page = f"<html><meta charset=utf-8><body><div class='nav sidebar'>{FILLER * 3}</div>"
    assert text_of(page).count("研发经费") == 3


@pytest.mark.parametrize("inside", ["", "<div id=app></div><script>load()</script>", "<p>加载中"])
def test_a_page_without_text_is_refused_in_a_sentence(inside: str) -> None:
    with pytest.raises(CorpusError, match=r"“页面.html”是网页文件，但里面没有正文.*。$"):
        text_of(f"<!doctype html><html><body>{inside}</body></html>")
