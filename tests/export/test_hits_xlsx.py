"""The workbook of an answer, read back, holds every hit as the answer has it."""

import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.utils.escape import unescape

from reader.export.cells import CELL_UTF16_UNITS, OMITTED
from reader.export.columns import COLUMNS
from reader.export.hit_rows import HitReport
from reader.export.hits_xlsx import write_hits_xlsx
from reader.library.store import Library
from reader.search.service import SearchService
from tests.export.samples import MADE_ON, library_of, parted_text, report_on

NAMES = [column.name for column in COLUMNS]
HITS, CITIES, DOCUMENTS, FACTS = "命中", "按地区", "按文件", "说明"


def written(report: HitReport, path: Path, *, rich: bool = False, **options: int) -> Workbook:
    write_hits_xlsx(report, path, **options)
    return load_workbook(path, rich_text=rich)


def rows(book: Workbook, name: str = HITS) -> list[dict[str, Any]]:
    heads, *values = book[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in values]


@pytest.mark.parametrize("query", ["研发", "R&D", "2.5%", "創新", "的", "没有这个词"])
def test_the_workbook_has_a_row_for_every_hit(
    opened: tuple[Library, SearchService], tmp_path: Path, query: str
) -> None:
    library, service = opened
    report = report_on(library, service, query)
    texts = {each.id: parted_text(library, each.id) for each in library.documents()}
    found = rows(written(report, tmp_path / "hits.xlsx"))
    hits = [hit for document in report.answer.documents for hit in document.hits]
    assert len(found) == report.answer.total_hits == len(hits)
    for number, (row, hit) in enumerate(zip(found, hits, strict=True), 1):
        assert row["序号"] == number
        assert (row["文件标识"], row["起始位置"], row["结束位置"]) == (
            hit.document_id,
            hit.start,
            hit.end,
        )
        assert row["命中文字"] == hit.quote
        assert hit.quote in row["句子"]
        assert row["句子"] in texts[hit.document_id]
        assert row["章节"] == (" → ".join(hit.section_path) or None)
        assert row["命中原因"] == hit.why
        assert row["检索词"] == query
        assert row["检索篇数"] == report.answer.documents_searched
        assert row["检索字数"] == report.answer.characters_searched


def test_a_smart_hit_keeps_its_reason(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    report = HitReport.of(service.search("研发经费投入", "smart"), library, MADE_ON)
    found = rows(written(report, tmp_path / "hits.xlsx"))
    hits = [hit for document in report.answer.documents for hit in document.hits]
    assert [(row["起始位置"], row["命中文字"], row["命中原因"]) for row in found] == [
        (hit.start, hit.quote, hit.why) for hit in hits
    ]
    assert len({row["命中原因"] for row in found}) > 1


def test_the_facts_of_a_document_stand_in_its_rows(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    report = report_on(library, service, "科技")
    by_id = {row["文件标识"]: row for row in rows(written(report, tmp_path / "hits.xlsx"))}
    assert by_id.keys() == report.summaries.keys()
    for name, row in by_id.items():
        summary = report.summaries[name]
        assert (row["文件标题"], row["城市"], row["省份"]) == (
            summary.title,
            summary.city,
            summary.province,
        )
        for column, field in (("发文机关", "issuer"), ("发文字号", "document_number")):
            value = getattr(summary, field)
            mark = "（推定）" if field in summary.inferred else ""
            assert row[column] == (f"{value}{mark}" if value else None)


def test_a_date_is_a_date_that_is_shown_in_chinese_and_marked_where_concluded(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    report = report_on(library, service, "科技")
    sheet = written(report, tmp_path / "hits.xlsx")[HITS]
    column, name = NAMES.index("成文日期"), NAMES.index("文件标识")
    seen = set()
    for row in sheet.iter_rows(min_row=2):
        summary = report.summaries[row[name].value]
        if summary.issue_date is None:
            assert row[column].value is None
            continue
        day = datetime.date.fromisoformat(summary.issue_date)
        assert row[column].value.date() == day
        inferred = "issue_date" in summary.inferred
        assert ("推定" in row[column].number_format) is inferred
        seen.add(inferred)
    assert seen == {True, False}


def test_the_hit_is_bold_inside_its_sentence(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    report = report_on(library, service, "研发")
    sheet = written(report, tmp_path / "hits.xlsx", rich=True)[HITS]
    hits = [hit for document in report.answer.documents for hit in document.hits]
    for hit, row in zip(hits, sheet.iter_rows(min_row=2), strict=True):
        sentence = row[NAMES.index("句子")].value
        assert isinstance(sentence, CellRichText)
        bold = [part.text for part in sentence if isinstance(part, TextBlock) and part.font.b]
        assert bold == [hit.quote]


def test_the_counts_stand_by_place_and_by_document(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    answer = (report := report_on(library, service, "研发")).answer
    book = written(report, tmp_path / "hits.xlsx")
    by_city = [tuple(row.values()) for row in rows(book, CITIES)]
    assert by_city == [(city, c.hits, c.documents) for city, c in answer.by_city.items()]
    by_document = [(row["文件标识"], row["命中处数"]) for row in rows(book, DOCUMENTS)]
    assert by_document == [(document.id, len(document.hits)) for document in answer.documents]
    assert sum(hits for _, hits in by_document) == answer.total_hits


def test_the_workbook_says_what_was_searched(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    report = report_on(library, service, "没有这个词")
    facts = {row[0]: row[1] for row in written(report, tmp_path / "a.xlsx")[FACTS].values}
    answer = report.answer
    assert facts == {
        "检索词": "没有这个词",
        "检索方式": "精确",
        "检索结果": f"检索 5 篇、{answer.characters_searched:,} 字；命中 0 处、0 篇。",
        "导出日期": "2026年5月3日",
        "说明": "摘自公开发布文件，引用请以正式文本为准。",
    }


def test_headings_stay_in_view_and_filter_every_row(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    report = report_on(library, service, "研发")
    sheet = written(report, tmp_path / "hits.xlsx")[HITS]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == f"A1:S{report.answer.total_hits + 1}"


def test_hits_that_a_sheet_cannot_hold_go_on_in_the_next(
    opened: tuple[Library, SearchService], tmp_path: Path
) -> None:
    library, service = opened
    report = report_on(library, service, "研发")
    book = written(report, tmp_path / "hits.xlsx", rows_per_sheet=51)
    names = [name for name in book.sheetnames if name.startswith(HITS)]
    assert names == ["命中", *(f"命中{n}" for n in range(2, len(names) + 1))]
    assert len(names) == -(-report.answer.total_hits // 50) > 1
    numbers = [row["序号"] for name in names for row in rows(book, name)]
    assert numbers == list(range(1, report.answer.total_hits + 1))


DIFFICULT = (
    "=HYPERLINK(标记)",
    "+1标记",
    "-1标记",
    "@标记",
    "＝1标记",
    "http://example.org/标记",
    "_x0041_标记",
    "  前后有空格 标记  ",
    "0012标记",
    "<b>&标记\"'",
    "𠮷標記𠮷",
)


def test_a_text_is_written_as_text_whatever_it_starts_with(tmp_path: Path) -> None:
    with library_of(tmp_path, {"=1+1": "\n".join(DIFFICULT)}) as (library, service):
        book = written(report_on(library, service, "标记"), tmp_path / "hits.xlsx")
    found = rows(book)
    assert [unescape(row["句子"]).strip() for row in found] == [text.strip() for text in DIFFICULT]
    assert {row["文件标题"] for row in found} == {"=1+1"}
    for row in book[HITS].iter_rows(min_row=2):
        cell = row[NAMES.index("句子")]
        assert cell.data_type != "f"
        assert cell.hyperlink is None
        assert cell.quotePrefix is cell.value.startswith(("=", "+", "-", "@", "＝"))
    with zipfile.ZipFile(tmp_path / "hits.xlsx") as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "sheet" in name)


def test_what_xml_forbids_is_replaced_and_nothing_else(tmp_path: Path) -> None:
    with library_of(tmp_path, {"a": "前\x01标记\x0c后\ufffe"}) as (library, service):
        book = written(report_on(library, service, "标记"), tmp_path / "hits.xlsx")
    (row,) = rows(book)
    assert row["句子"] == "前\ufffd标记\ufffd后\ufffd"


@pytest.mark.parametrize("filler", ["字", "𠮷"])
def test_a_text_too_long_for_a_cell_is_cut_around_its_hit(tmp_path: Path, filler: str) -> None:
    text = filler * 40_000 + "标记" + filler * 40_000
    with library_of(tmp_path, {"a": text}) as (library, service):
        book = written(report_on(library, service, "标记"), tmp_path / "hits.xlsx")
    (row,) = rows(book)
    sentence = row["句子"]
    assert len(sentence.encode("utf-16-le")) // 2 <= CELL_UTF16_UNITS
    assert sentence.startswith(OMITTED)
    assert sentence.endswith(OMITTED)
    assert sentence.removeprefix(OMITTED).removesuffix(OMITTED) in text
    assert "标记" in sentence
    assert (row["起始位置"], row["结束位置"]) == (40_000, 40_002)
