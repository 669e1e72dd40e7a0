"""Hits as a Word document to go on working with: by place and document, each with its source."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from docx.document import Document
from docx.enum.text import WD_COLOR_INDEX, WD_UNDERLINE

from reader.export.cells import printable
from reader.export.docx_styles import BODY_STYLE, HEADING_STYLES, SOURCE_STYLE
from reader.export.docx_template import new_document
from reader.export.docx_writing import BodyWriter, describe, fill_row, repeat_as_heading
from reader.export.files import replaced
from reader.export.hit_rows import HitReport, HitRow
from reader.library.citation import source_of
from reader.library.wording import marked
from reader.search.narrowing import value_label

TITLE = "检索结果摘录"
LEGEND = "标有黄色底纹和波浪线的是命中文字；【】中是命中的序号。"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with all of its hits.

    Attributes:
        rows: Its hits, at least one.
    """

    rows: tuple[HitRow, ...]

    @property
    def number(self) -> str:
        """The numbers of its hits: 【3】, 【3—5】."""
        first, last = self.rows[0].number, self.rows[-1].number
        return f"【{first}】" if first == last else f"【{first}—{last}】"

    @property
    def parts(self) -> Iterator[tuple[str, bool]]:
        """The text in pieces that are all hit (True) or all not."""
        text = self.rows[0].sentence
        place = 0
        for start, end in self._marks():
            if place < start:
                yield text[place:start], False
            yield text[start:end], True
            place = end
        if place < len(text):
            yield text[place:], False

    def _marks(self) -> list[tuple[int, int]]:
        """Places of the hits in the sentence; those that overlap are one."""
        marks: list[tuple[int, int]] = []
        for start, end in sorted(row.place_in_sentence for row in self.rows):
            if marks and start < marks[-1][1]:
                marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
            else:
                marks.append((start, end))
        return marks


def write_hits_docx(report: HitReport, path: Path) -> None:
    """Write the hits by place (in administrative order) and document, sentence by sentence.

    A sentence stands once with all of its hits, highlighted and underlined so that a print in black
    and white shows them too, then its source.

    Args:
        report: The answer.
        path: Where; what is there is replaced.

    Raises:
        ExportError: The file cannot be written.
    """
    with replaced(path) as new:
        document = new_document()
        writer = _Writer(document)
        writer.write_head(report)
        writer.write_hits(report)
        describe(document, f"{TITLE}：{report.answer.query}", report.made_on)
        document.save(str(new))


class _Writer:
    """Writes what was asked and what was found into an empty document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._add = BodyWriter(document).add

    def write_head(self, report: HitReport) -> None:
        """What was asked, what was found, and the counts of every place."""
        self._add("Title", TITLE)
        for name, value in report.facts:
            self._add(BODY_STYLE, f"{name}：{value}")
        table = self._document.add_table(rows=1, cols=3, style="Table Grid")
        repeat_as_heading(table.rows[0])
        fill_row(table.rows[0], ("地区", "命中处数", "命中篇数"))
        for place, count in report.answer.by_city.items():
            fill_row(table.add_row(), (place, f"{count.hits:,}", f"{count.documents:,}"))
        self._add(BODY_STYLE, LEGEND)

    def write_hits(self, report: HitReport) -> None:
        """Every hit, numbered as it stands here."""
        number = 0
        for place, count in report.answer.by_city.items():
            if not count.hits:
                continue
            self._add(HEADING_STYLES[0], f"{place}（{count.hits:,} 处、{count.documents:,} 篇）")
            for found in report.answer.documents:
                if found.city == place:
                    self._add(HEADING_STYLES[1], f"《{found.title}》（{len(found.hits):,} 处）")
                    for passage in _passages(report.rows_of(found, number)):
                        self._write_passage(passage)
                    number += len(found.hits)

    def _write_passage(self, passage: Passage) -> None:
        quotation = self._add(BODY_STYLE, passage.number)
        for text, is_hit in passage.parts:
            run = quotation.add_run(printable(text))
            if is_hit:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
                run.font.underline = WD_UNDERLINE.WAVY
        first = passage.rows[0]
        summary = first.summary
        inferred = "status" in summary.inferred
        status = marked(value_label("status", summary.status), inferred=inferred)
        reasons = "；".join(dict.fromkeys(row.hit.why for row in passage.rows))
        source = source_of(summary, first.hit.section_path)
        self._add(SOURCE_STYLE, f"出处：{source}。时效：{status}。命中原因：{reasons}。")


def _passages(rows: Iterable[HitRow]) -> Iterator[Passage]:
    for _, of_sentence in groupby(rows, lambda row: (row.sentence_start, row.sentence)):
        yield Passage(tuple(of_sentence))
