"""The columns of a table of hits: the same in every spreadsheet."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from reader.export.hit_rows import HitReport, HitRow
from reader.library.wording import PATH_JOINT, marked
from reader.search.narrowing import value_label


@dataclass(frozen=True, slots=True)
class DateCell:
    """A date that may be incomplete and may be concluded.

    Attributes:
        iso: "2018-12-28", "2018-12" or "2018".
        inferred: Shown with （推定）.
    """

    iso: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class SentenceCell:
    """A sentence with the place of the hit in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class YearCell:
    """A year: a number without a separator of thousands."""

    year: int


Value = str | int | Decimal | DateCell | SentenceCell | YearCell


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: Its heading.
        width: In characters of Excel's default font; a Han character takes two.
        value: What stands in it for a hit of a report.
    """

    name: str
    width: int
    value: Callable[[HitReport, HitRow], Value]


def _fact(name: str) -> Callable[[HitReport, HitRow], Value]:
    def value(_report: HitReport, row: HitRow) -> Value:
        return marked(getattr(row.summary, name), inferred=name in row.summary.inferred)

    return value


def _date(name: str) -> Callable[[HitReport, HitRow], Value]:
    def value(_report: HitReport, row: HitRow) -> Value:
        iso = getattr(row.summary, name)
        return DateCell(iso, name in row.summary.inferred) if iso else ""

    return value


def _status(_report: HitReport, row: HitRow) -> Value:
    inferred = "status" in row.summary.inferred
    return marked(value_label("status", row.summary.status), inferred=inferred)


COLUMNS = (
    Column("序号", 8, lambda _, row: row.number),
    Column("文件标题", 40, _fact("title")),
    Column("城市", 12, _fact("city")),
    Column("省份", 12, _fact("province")),
    Column("发文机关", 24, _fact("issuer")),
    Column("发文字号", 22, _fact("document_number")),
    Column("成文日期", 18, _date("issue_date")),
    Column("发布日期", 18, _date("publication_date")),
    Column("时效", 10, _status),
    Column("章节", 36, lambda _, row: PATH_JOINT.join(row.hit.section_path)),
    Column("句子", 60, lambda _, row: SentenceCell(row.sentence, *row.place_in_sentence)),
    Column("命中文字", 18, lambda _, row: row.hit.quote),
    Column("起始位置", 10, lambda _, row: row.hit.start),
    Column("结束位置", 10, lambda _, row: row.hit.end),
    Column("命中原因", 24, lambda _, row: row.hit.why),
    Column("检索词", 16, lambda report, _: report.answer.query),
    Column("检索篇数", 10, lambda report, _: report.answer.documents_searched),
    Column("检索字数", 14, lambda report, _: report.answer.characters_searched),
    Column("文件标识", 14, lambda _, row: row.summary.id),
)
