"""Targets in tables: only from cells that are known."""

from decimal import Decimal

from reader.corpus.pipeline import read_document
from reader.indicators.model import Indicator, Period, YearSource
from tests.indicators.extracting import GAZETTEER, extracted

TABLE = """某市“十三五”科技创新规划
一、发展目标
创新能力大幅提升。
| 指标 | 单位 | 2015年实际 | 2020年目标 | 属性 |
| --- | --- | --- | --- | --- |
| 高新技术企业 | 家 | 149 | ≥220 | 预期性 |
| 地区生产总值增速(%) | | 6.4 | 5 | 约束性 |
| 备注 | | 见附件 | — | |
"""


def _rows() -> tuple[Indicator, ...]:
    return extracted(read_document(TABLE.encode(), "plan.txt", gazetteer=GAZETTEER).document)


def test_a_row_of_a_table_has_baseline_target_unit_and_kind_of_duty() -> None:
    firms, growth = _rows()
    assert (firms.baseline_year, firms.baseline_value) == (2015, Decimal(149))
    assert (firms.target_year, firms.year_source) == (2020, YearSource.TABLE)
    assert (firms.comparator.value, firms.value, firms.unit) == (">=", Decimal(220), "家")
    assert (firms.binding, growth.binding) == (False, True)
    assert (growth.unit, growth.period) == ("%", Period.GROWTH_ANNUAL)


def test_the_last_of_two_years_is_the_target_where_nothing_else_tells() -> None:
    plain = (
        TABLE.replace("2015年实际", "2015年")
        .replace("2020年目标", "2020年")
        .replace("“十三五”", "")
    )
    document = read_document(plain.encode(), "plan.txt", gazetteer=GAZETTEER).document
    first = extracted(document)[0]
    assert (first.baseline_year, first.target_year, first.value) == (2015, 2020, Decimal(220))


def test_a_flattened_table_nobody_reviewed_gives_no_rows() -> None:
    flat = (
        "某市科技创新规划\n主要指标\n指标2017年值2020年目标值地区生产总值增速(%)6.45"
        "高新技术企业(家)149220服务业增加值占比(%)33.735省级重点实验室(家)58孵化面积(万平方米)100.3120"
        "空气质量达标比率(%)5762\n"
    )
    document = read_document(flat.encode(), "plan.txt", gazetteer=GAZETTEER).document
    assert extracted(document) == ()


TWO_ROWS = """某市“十四五”科技创新规划
一、发展目标
创新能力大幅提升。
| 指标 | 单位 | 目标 | |
| | | 2020年 | 2025年 |
| 研发投入强度 | % | 1.8 | 2.5 |
| 高新技术企业 | 家 | 900 | 1500 |
"""


def test_the_years_of_a_header_of_two_rows_tell_base_and_target() -> None:
    document = read_document(TWO_ROWS.encode(), "plan.txt", gazetteer=GAZETTEER).document
    rows = extracted(document)
    assert [
        (row.subject, row.baseline_year, row.baseline_value, row.target_year, row.value)
        for row in rows
    ] == [
        ("研发投入强度", 2020, Decimal("1.8"), 2025, Decimal("2.5")),
        ("高新技术企业", 2020, 900, 2025, 1500),
    ]


def test_the_unit_over_a_table_is_that_of_its_rows() -> None:
    text = (
        "某市技术改造投资计划\n一、发展目标\n投资稳步增长，结构持续优化。\n投资计划表（单位：万元）\n"
        "序号\t指标\t2023年\t2025年\n1\t技术改造\t3000\t5000\n"
    )
    document = read_document(text.encode(), "plan.txt", gazetteer=GAZETTEER).document
    assert [(row.value, row.unit) for row in extracted(document)] == [(5000, "万元")]
