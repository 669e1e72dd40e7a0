"""A small policy made of one sentence, and what is extracted from it."""

from pathlib import Path

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document
from reader.corpus.pipeline import read_document
from reader.indicators.extract import extract
from reader.indicators.model import Indicator
from reader.indicators.taxonomy import Taxonomy

RESOURCES = Path(__file__).parents[2] / "resources"
GAZETTEER = Gazetteer.load(RESOURCES / "gazetteer.csv")
TAXONOMY = Taxonomy.load(RESOURCES / "taxonomy.toml")

_POLICY = """某市人民政府关于印发{title}的通知
各县区人民政府:
一、总体要求
贯彻落实国家精神,做好工作。
二、{heading}
(一)主要任务。{sentence}
某市人民政府
{year}年3月5日
"""


def policy(
    sentence: str, *, title: str = "科技创新工作", heading: str = "重点任务", year: int = 2016
) -> Document:
    """A policy of ``year`` in which ``sentence`` stands under 二、``heading``."""
    text = _POLICY.format(title=title, heading=heading, sentence=sentence, year=year)
    return read_document(text.encode(), "policy.txt", gazetteer=GAZETTEER).document


def extracted(document: Document) -> tuple[Indicator, ...]:
    """What is extracted, each quote proven at its place."""
    rows = extract(document, TAXONOMY)
    for row in rows:
        assert document.text[row.start : row.end] == row.quote
    return rows


def brief(sentence: str, **where: object) -> list[str]:
    """Each row as ``subject comparator value unit year period``."""
    return [_brief(row) for row in extracted(policy(sentence, **where))]  # type: ignore[arg-type]


def _brief(row: Indicator) -> str:
    value = f"{row.value}..{row.value_to}" if row.value_to is not None else f"{row.value}"
    parts = (row.subject, row.comparator, value, row.unit, row.target_year, row.period)
    return " ".join("-" if part is None else str(part) for part in parts)
