"""A passage is quoted as printed, and its source is told by one rule."""

from dataclasses import replace
from html.parser import HTMLParser

from reader.library.citation import cite, quoted, source_of
from reader.library.model import DocumentSummary
from reader.library.store import Library
from reader.search.service import SearchService

QUANZHOU = DocumentSummary(
    id="quanzhou",
    title="关于建设国家自主创新示范区的意见",
    city="泉州市",
    province="福建省",
    issuer="中共泉州市委；泉州市人民政府",
    document_number="泉委发〔2016〕10号",
    issue_date="2016-08-07",
    publication_date="2018-12-20",
    doc_type="意见",
    status="not stated",
    script="hans",
    characters=100,
    indicators=None,
    damaged=False,
    origin="shipped",
    inferred=frozenset(),
)


def test_a_document_is_cited_with_number_organs_and_date() -> None:
    assert cite(QUANZHOU) == (
        "《关于建设国家自主创新示范区的意见》（泉委发〔2016〕10号），"
        "中共泉州市委、泉州市人民政府，2016年8月7日"
    )


def test_what_was_concluded_is_marked() -> None:
    concluded = replace(
        QUANZHOU, inferred=frozenset({"document_number", "issuer", "issue_date", "city"})
    )
    assert cite(concluded) == (
        "《关于建设国家自主创新示范区的意见》（泉委发〔2016〕10号）（推定），"
        "中共泉州市委、泉州市人民政府（推定），2016年8月7日（推定）"
    )


def test_what_is_not_known_is_left_out() -> None:
    bare = replace(
        QUANZHOU, issuer=None, document_number=None, issue_date=None, publication_date=None
    )
    assert cite(bare) == "《关于建设国家自主创新示范区的意见》"


def test_a_document_without_a_date_of_issue_is_cited_with_that_of_publication() -> None:
    published = replace(
        QUANZHOU, issue_date=None, document_number=None, inferred=frozenset({"publication_date"})
    )
    assert cite(published).endswith("，2018年12月20日发布（推定）")


def test_a_place_is_cited_with_its_section_path() -> None:
    place = source_of(QUANZHOU, ("一、总体要求", "（二）发展目标"))
    assert place == f"{cite(QUANZHOU)}，一、总体要求 → （二）发展目标"


def test_a_quotation_stands_as_printed_before_its_source() -> None:
    text = "２.５％的「研發經費」<以上> & “全部”"
    quotation = quoted(text, QUANZHOU, ("一、总体要求",))
    assert quotation.plain == f"“{text}”——{source_of(QUANZHOU, ('一、总体要求',))}"


def test_the_html_of_a_quotation_shows_the_same_text() -> None:
    quotation = quoted("第一段<b>&amp;\n第二段“A&B”", QUANZHOU)
    shown = _Paragraphs()
    shown.feed(quotation.html)
    assert "\n".join(shown.texts) == quotation.plain


def test_every_hit_of_the_five_documents_is_quoted_verbatim(
    opened: tuple[Library, SearchService],
) -> None:
    library, service = opened
    summaries = {summary.id: summary for summary in library.documents()}
    for document in service.search("研发").documents:
        text = library.text(document.id)
        for hit in document.hits:
            plain = quoted(hit.quote, summaries[document.id], hit.section_path).plain
            assert plain.startswith(f"“{text[hit.start : hit.end]}”——《{document.title}》")


class _Paragraphs(HTMLParser):
    """The texts of the paragraphs of an HTML fragment."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        assert tag == "p"
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        self.texts[-1] += data
