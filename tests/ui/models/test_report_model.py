"""The table of an import's report."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from reader.library.report import ImportReport, Outcome
from reader.ui.models.report_model import Narrowing, ReportModel, file_name, row_of

REPORT = ImportReport(
    (
        Outcome("/数据/坏.pdf", "refused", detail="是扫描件，没有文字层。"),
        Outcome("/数据/甲.txt", "added", "a1", "甲市办法", "", ("未见成文日期。",)),
        Outcome("包.zip›目录/乙.txt", "replaced", "b2", "乙市办法", "替换了旧版。", (), "b1"),
        Outcome("/数据/丙.txt", "unchanged", "c1", "丙市办法", "与已有文件相同。"),
    )
)


def names(model: ReportModel) -> list[str]:
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def test_the_model_is_sound_when_narrowed_and_widened() -> None:
    model = ReportModel(REPORT)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.narrow("refused")
    model.narrow("all")
    assert model.rowCount() == 4
    assert tester.model() is model


@pytest.mark.parametrize(
    ("narrowing", "words", "shown"),
    [
        ("all", "", ["坏.pdf", "甲市办法", "乙市办法", "丙市办法"]),
        ("refused", "", ["坏.pdf"]),
        ("doubtful", "", ["甲市办法"]),
        ("all", "包.ZIP", ["乙市办法"]),
        ("all", "办法 相同", ["丙市办法"]),
        ("added", "相同", []),
    ],
)
def test_rows_are_narrowed_by_kind_and_words(
    narrowing: Narrowing, words: str, shown: list[str]
) -> None:
    model = ReportModel(REPORT)
    model.narrow(narrowing, words)
    assert names(model) == shown


def test_a_row_tells_result_name_and_reason_and_in_the_tooltip_all() -> None:
    model = ReportModel(REPORT)
    assert [model.index(1, column).data() for column in range(3)] == [
        "新增 · 存疑",
        "甲市办法",
        "未见成文日期。",
    ]
    assert "/数据/甲.txt" in model.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index_of("b2").row() == 2
    assert not model.index_of("b1").isValid()


def test_a_refused_member_of_a_zip_has_its_own_name() -> None:
    assert file_name("包.zip›目录/深/乙.txt") == "乙.txt"
    assert file_name("C:\\数据\\乙.txt") == "乙.txt"
    assert row_of(Outcome("x", "refused")).name == "x"
