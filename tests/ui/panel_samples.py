"""Documents, outlines and answers for the tests of the side panels: the five, in small."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from reader.corpus.model import Document, Metadata, Section, SourceMap
from reader.library.model import DocumentSummary
from reader.search import CityCount, DocumentHits, Facets, Hit, Question, SearchAnswer

DONGYING = DocumentSummary(
    id="dongying",
    title="东营市人民政府关于印发东营市国家创新型城市建设工作方案的通知",
    city="东营市",
    province="山东省",
    issuer="东营市人民政府",
    document_number=None,
    issue_date="2018-12-28",
    publication_date="2019-01-11",
    doc_type="工作方案",
    status="not stated",
    script="hans",
    characters=12_345,
    indicators=None,
    damaged=True,
    origin="shipped",
    inferred=frozenset(),
)
PANJIN = replace(
    DONGYING,
    id="panjin",
    title="盘锦市人民政府办公室印发关于推进科技创新加快产校地企融协同发展（2019—2021）实施意见的通知",
    city="盘锦市",
    province="辽宁省",
    issuer="盘锦市人民政府办公室",
    document_number="盘政办发〔2019〕29号",
    issue_date="2019-07-04",
    publication_date="2019-11-13",
    status="lapsed",
    script="hant",
    inferred=frozenset({"document_number", "issue_date"}),
)
GAOGANG = replace(
    DONGYING,
    id="gaogang",
    title="区政府办公室关于印发《高港区创新发展“六大行动计划”实施方案》的通知",
    city="泰州市",
    province="江苏省",
    issuer="泰州市高港区人民政府办公室",
    document_number="泰高政办发〔2017〕162号",
    issue_date="2017-12-19",
    publication_date=None,
    inferred=frozenset({"issuer"}),
)
QUANZHOU = replace(
    DONGYING,
    id="quanzhou",
    title="中共泉州市委 泉州市人民政府关于实施创新驱动发展战略建设国家自主创新示范区的意见",
    city="泉州市",
    province="福建省",
    issuer="中共泉州市委；泉州市人民政府",
    issue_date="2016-08-27",
    publication_date="2018-12-20",
    damaged=False,
)
CANGZHOU = replace(
    DONGYING,
    id="cangzhou",
    title="沧州市人民政府关于“科技创新三年行动”的实施方案",
    city="沧州市",
    province="河北省",
    issuer="沧州市人民政府",
    issue_date=None,
    publication_date="2016-03-26",
    damaged=False,
    inferred=frozenset({"issuer"}),
)
FIVE = (DONGYING, PANJIN, GAOGANG, QUANZHOU, CANGZHOU)

TEXTS = {
    "dongying": "一、总体要求\n到2020年，全社会研发经费支出占地区生产总值比重达到2.7%，"
    "企业研发投入占主营业务收入比重稳步提高。\n二、重点任务\n支持企业建设研发机构。",
    "panjin": "一、總體要求\n加大研發投入，落實研發費用加計扣除政策。",
    "gaogang": "一、总体要求\n大中型企业和规模以上高新技术企业研发机构建有率达到90%以上。",
    "quanzhou": "一、总体要求\n全社会研发投入占比力争达到2%。",
    "cangzhou": "一、总体要求\n打造创新平台。",
}


def section(number: str, heading: str, start: int, depth: int, above: Section | None) -> Section:
    """A section that ends 100 characters after its start."""
    path = (*(above.path if above else ()), f"{number}{heading}")
    return Section(depth, depth, number, heading, start, start + 100, path)


def outline() -> tuple[Section, ...]:
    """Seven sections on three levels, 100 characters each; the third level is skipped once."""
    first = section("一、", "总体要求", 20, 1, None)
    idea = section("（一）", "指导思想", 120, 2, first)
    aims = section("（二）", "发展目标", 220, 2, first)
    second = section("二、", "重点任务", 320, 1, None)
    long = section("（一）", "實施企業技術創新主體地位提升行動計劃並完善服務體系", 420, 2, second)
    item = section("1.", "引进建设产业技术研究院", 520, 3, long)
    third = section("三、", "保障措施", 620, 1, None)
    return first, idea, aims, second, long, item, third


def document(sections: Iterable[Section]) -> Document:
    """A document that is nothing but its outline."""
    return Document(
        id="dongying",
        text="　" * 800,
        blocks=(),
        sections=tuple(sections),
        repairs=(),
        metadata=Metadata(DONGYING.title),
        source_map=SourceMap(()),
        source_sha256="",
    )


def hits_of(summary: DocumentSummary, text: str, pattern: str) -> DocumentHits:
    """What a search finds in one text; a line with 、 in second place begins a section."""
    hits = []
    for match in re.finditer(pattern, text):
        start, end = match.span()
        line_start = text.rfind("\n", 0, start) + 1
        line_end = (text + "\n").index("\n", start)
        low, high = max(line_start, start - 24), min(line_end, end + 24)
        heads = re.findall("^.、.*$", text[:end], re.MULTILINE)
        path = tuple(heads[-1:])
        hits.append(Hit(summary.id, start, end, match[0], path, text[low:high], low, "原文一致"))
    return DocumentHits(summary.id, summary.title, summary.city, tuple(hits))


def answer_of(
    query: str,
    found: Mapping[str, DocumentHits],
    question: Question | None = None,
    summaries: Iterable[DocumentSummary] = (),
) -> SearchAnswer:
    """An answer over the five documents, or over as many as ``found`` has."""
    question = question or Question(query)
    known = {each.id: each for each in (*FIVE, *summaries)}
    for each in found.values():
        known.setdefault(each.id, replace(DONGYING, id=each.id, city=each.city))
    searched = [each for each in known.values() if question.narrowing.admits(each)]
    admitted = {each.id for each in searched}
    with_hits = [each for each in found.values() if each.hits and each.id in admitted]
    by_city = {}
    for city in dict.fromkeys(each.place for each in searched):
        here = [each for each in with_hits if each.city == city]
        by_city[city] = CityCount(sum(len(each.hits) for each in here), len(here))
    return SearchAnswer(
        query=query,
        mode=question.mode,
        documents_searched=len(searched),
        characters_searched=45_678,
        total_hits=sum(len(each.hits) for each in with_hits),
        total_documents=len(with_hits),
        by_city=by_city,
        documents=tuple(with_hits),
        question=question,
        facets=Facets(
            known.values(),
            {each.id: len(each.hits) for each in found.values()},
            question.narrowing,
        ),
    )


def ask_five(question: Question, _cancelled: Callable[[], bool]) -> SearchAnswer:
    """Search the five small texts; 研发 also finds 研發."""
    pattern = re.escape(question.query).replace("发", "[发發]")
    found = {s.id: hits_of(s, TEXTS[s.id], pattern) for s in FIVE}
    return answer_of(question.query, found, question)


def find(query: str) -> SearchAnswer:
    """Search the five small texts for a word."""
    return ask_five(Question(query), lambda: False)
