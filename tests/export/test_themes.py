"""The theme table as a Word document and a workbook."""

from datetime import date
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from reader.compare.model import Passage, Theme, ThemeColumn, ThemeRow, ThemeTable
from reader.errors import ExportError
from reader.export.theme_files import export_themes

DAY = date(2026, 3, 5)


def passage(text: str, marks: tuple[tuple[int, int], ...] = ()) -> Passage:
    return Passage("one", 0, len(text), text, ("二、任务", "(一)人才"), marks, (), 1.0)


TABLE = ThemeTable(
    (ThemeColumn("one", "甲市意见", "甲市"), ThemeColumn("other", "乙市方案", "乙市")),
    (
        ThemeRow(
            Theme("query", "人才", ("人才",)),
            ((passage("引进人才。", ((2, 4),)), passage("=1+1\n第二行\x07")), ()),
        ),
    ),
)


def test_the_workbook_has_the_passages_side_by_side_and_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "主题.xlsx"
    export_themes(TABLE, path, DAY)
    book = load_workbook(path)
    assert book.sheetnames == ["主题对照", "逐段", "说明"]
    rows = list(book["主题对照"].iter_rows(values_only=True))
    assert rows[0] == ("主题", "甲市", "甲市·指标", "乙市", "乙市·指标")
    assert rows[1][:4] == ("人才", "引进人才。\n——二、任务 → (一)人才", None, "（未提及）")
    assert str(rows[2][1]).startswith("=1+1\n第二行\ufffd")
    detail = list(book["逐段"].iter_rows(values_only=True))
    assert detail[1][:4] == ("人才", "甲市", "甲市意见", "二、任务 → (一)人才")
    assert len(detail) == 3


def test_the_word_document_marks_the_words_of_the_theme(tmp_path: Path) -> None:
    path = tmp_path / "主题.docx"
    export_themes(TABLE, path, DAY)
    document = docx.Document(str(path))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == ["主题", "甲市", "乙市"]
    cell = table.rows[1].cells[1]
    bold = [run.text for paragraph in cell.paragraphs for run in paragraph.runs if run.bold]
    assert bold == ["人才"]
    assert [paragraph.text for paragraph in cell.paragraphs] == [
        "引进人才。",
        "——二、任务 → (一)人才",
        "=1+1",
        "第二行\ufffd",
        "——二、任务 → (一)人才",
    ]
    assert table.rows[1].cells[2].text == "（未提及）"


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"请以 \.docx、\.xlsx 结尾"):
        export_themes(TABLE, tmp_path / "主题.pdf", DAY)
