"""Differences as a Word document."""

from datetime import date
from pathlib import Path

import docx

from reader.compare.differences import differences
from reader.export.differences_docx import write_differences_docx

OLD = "第一段。\n第二段。\n第三段保持不变。\n到2020年引进人才200名。\n第五段。"


def written(new: str, path: Path) -> list[list[tuple[str, bool, bool]]]:
    """Paragraphs below the facts, as runs: text, struck through, underlined."""
    write_differences_docx(differences(OLD, new), ("旧稿", "新稿"), path, date(2026, 3, 5))
    paragraphs = docx.Document(str(path)).paragraphs
    return [
        [(run.text, bool(run.font.strike), bool(run.font.underline)) for run in each.runs]
        for each in paragraphs[6:]
    ]


def test_what_went_is_struck_through_and_what_came_is_underlined(tmp_path: Path) -> None:
    shown = written(OLD.replace("200名", "300名"), tmp_path / "d.docx")
    assert shown == [
        [("……（其间 2 段未改动）", False, False)],
        [("第三段保持不变。", False, False)],
        [
            ("〔修改〕", False, False),
            ("到2020年引进人才", False, False),
            ("200", True, False),
            ("300", False, True),
            ("名。", False, False),
        ],
        [("〔数字变化〕200名 → 300名", False, False)],
        [("第五段。", False, False)],
    ]


def test_equal_texts_are_told_to_be_equal(tmp_path: Path) -> None:
    path = tmp_path / "d.docx"
    shown = written(OLD, path)
    assert shown == [[("……（其间 5 段未改动）", False, False)]]
    assert "差异：没有差异" in [each.text for each in docx.Document(str(path)).paragraphs]
