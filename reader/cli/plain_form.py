"""What the commands print for people."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from reader.cli.usage import display_width
from reader.library.model import CONTEXT_CHARACTERS

if TYPE_CHECKING:  # loading the search takes longer than listing the documents may
    from reader.check import Check
    from reader.corpus.model import Document, Metadata
    from reader.library.model import DocumentSummary
    from reader.search import DocumentHits, Hit, SearchAnswer
    from reader.search.reverse import Source

STATUS_WORDS = {
    "not stated": "未注明",
    "in force": "现行有效",
    "lapsed": "已失效",
    "repealed": "已废止",
    "revised": "已修订",
    "trial": "试行",
    "draft": "征求意见稿",
}
_LINE_WIDTH = 80
INFERRED = "〔推定〕"
_FIELD_WORDS = {
    "issuer": "发文机关",
    "document_number": "发文字号",
    "issue_date": "成文日期",
    "publication_date": "发布日期",
    "city": "城市",
    "province": "省份",
    "doc_type": "文种",
    "source_site": "来源网站",
}


def library_lines(summaries: Iterable["DocumentSummary"]) -> Iterator[str]:
    """The library: province, city, document, with its marks."""
    total = characters = 0
    for place, of_place in groupby(summaries, lambda s: (s.province, s.city)):
        yield "　".join(name for name in place if name) or "未注明地区"
        for summary in of_place:
            total += 1
            characters += summary.characters
            yield f"  {summary.id}  {summary.title}"
            yield f"      {'　'.join(_facts(summary))}"
    yield f"共 {total} 篇、{characters:,} 字。"


def _facts(summary: "DocumentSummary") -> Iterator[str]:
    for name in ("issuer", "document_number", "issue_date", "publication_date"):
        value = getattr(summary, name)
        mark = INFERRED if name in summary.inferred else ""
        if value is not None:
            word = {"issue_date": "成文 ", "publication_date": "发布 "}.get(name, "")
            yield f"{word}{value}{mark}"
    yield f"{summary.characters:,} 字"
    if summary.status != "not stated":
        yield f"【{STATUS_WORDS.get(summary.status, summary.status)}】"
    if summary.script == "hant":
        yield "【繁体】"
    if summary.damaged:
        yield "【网页有损】"


def document_lines(document: "Document") -> Iterator[str]:
    """What is known about a document, then its text."""
    yield from _metadata_lines(document.metadata)
    repairs = sum(1 for repair in document.repairs if repair.before.strip())
    if repairs:
        yield f"清理：{repairs} 处（--json 列出每一处，--source 显示原文）"
    for warning in document.warnings:
        yield f"注意：{warning}"
    yield ""
    yield document.text


def _metadata_lines(metadata: "Metadata") -> Iterator[str]:
    yield f"标题：{metadata.title}"
    for name, word in _FIELD_WORDS.items():
        value, inference = getattr(metadata, name), metadata.inference(name)
        if inference is not None:
            yield f"{word}：{value or '未定'}{INFERRED}　{inference.reason}"
        elif value is not None:
            yield f"{word}：{value}"
    yield f"时效：{STATUS_WORDS.get(metadata.status, metadata.status)}"


def outline_lines(document: "Document") -> Iterator[str]:
    """The headings, each indented by its level."""
    for section in document.sections:
        gap = "" if not section.number or section.number.endswith(("、", "）", ")", "—")) else " "
        yield f"{'  ' * (section.level - 1)}{section.number}{gap}{section.heading}"


def answer_lines(answer: "SearchAnswer") -> Iterator[str]:
    """What was found: the totals, the cities, then the places by document and section."""
    yield (
        f"检索 {answer.documents_searched} 篇、{answer.characters_searched:,} 字；"
        f"命中 {answer.total_hits:,} 处、{answer.total_documents} 篇。"
    )
    if not answer.documents_searched:
        yield "没有符合筛选条件的文件。"
    for group in answer.groups:
        if group.used:
            yield f"已同时检索：{'、'.join(group.forms)}（不用：--without-group {group.id}）"
    if answer.total_hits:
        yield from _city_lines(answer)
    for document in answer.documents:
        yield ""
        yield f"《{document.title}》（{document.city}，{document.id}）"
        yield from _hit_lines(document)
    shown = sum(len(document.hits) for document in answer.documents)
    if shown < answer.total_hits:
        yield ""
        yield f"只列出前 {shown:,} 处；去掉 --limit 可列出全部。"


def _city_lines(answer: "SearchAnswer") -> Iterator[str]:
    """Every place that was searched: those with hits and how many, then those without."""
    found = [f"{city} {count.hits:,} 处" for city, count in answer.by_city.items() if count.hits]
    yield from _filled(found)
    without = [city for city, count in answer.by_city.items() if not count.hits]
    if without:
        yield from _filled([f"没有写到的 {len(without)} 个地区：{without[0]}", *without[1:]])


def _filled(words: Iterable[str]) -> Iterator[str]:
    """Words side by side, as many in a line as a terminal has room for."""
    line = ""
    for word in words:
        longer = f"{line}　{word}" if line else word
        if line and display_width(longer) > _LINE_WIDTH:
            yield line
            longer = word
        line = longer
    yield line


def source_lines(text: str, sources: "Iterable[Source]") -> Iterator[str]:
    """Where a text comes from: + what it adds, - what it leaves out, ~ what it changes."""
    number = 0
    for number, source in enumerate(sources, 1):
        hit = source.hit
        yield f"{number}. 《{source.title}》（{source.city}，{hit.document_id}）{hit.why}"
        yield f"   {' › '.join(hit.section_path) or '（正文标题以前）'}"
        yield f"   {' '.join(hit.quote.split())}"
        if not source.passage.is_exact:
            yield f"   {_compared(text, source)}"
    if not number:
        yield "文库中没有与这段文字相近的段落。"


def _compared(text: str, source: "Source") -> str:
    """The text with the differences to its source marked: [+…], [-…], [~甲→乙]."""
    pieces = []
    for stretch in source.passage.stretches:
        mine = text[stretch.quote_start : stretch.quote_end]
        offset = source.hit.start
        theirs = source.hit.quote[stretch.start - offset : stretch.end - offset]
        form = {"same": "{mine}", "added": "[+{mine}]", "left_out": "[-{theirs}]"}
        pieces.append(form.get(stretch.kind, "[~{theirs}→{mine}]").format(mine=mine, theirs=theirs))
    return " ".join("".join(pieces).split())


def _hit_lines(document: "DocumentHits") -> Iterator[str]:
    for path, hits in groupby(document.hits, lambda hit: hit.section_path):
        yield f"  {' › '.join(path) or '（正文标题以前）'}"
        for hit in hits:
            yield f"    {_marked(hit)}"


def _marked(hit: "Hit") -> str:
    """The snippet in one line, the hit in 【】, … where the block goes on."""
    text, start, end = hit.shown()
    before, place, after = text[:start], text[start:end], text[end:]
    first = "…" if hit.start - hit.snippet_start >= CONTEXT_CHARACTERS else ""
    cut = hit.snippet_start + len(hit.snippet) - hit.end >= CONTEXT_CHARACTERS
    last = "…" if cut else ""
    return " ".join(f"{first}{before}【{place}】{after}{last}".split())


def check_lines(checks: "Iterable[Check]") -> Iterator[str]:
    """The checks, one a line."""
    for check in checks:
        yield f"{'通过' if check.ok else '不通过'}　{check.name}：{check.detail}"
