"""Small documents made for a test."""

from pathlib import Path

from reader.corpus.gazetteer import Gazetteer
from reader.corpus.model import Document
from reader.corpus.pipeline import read_document
from reader.paths import shipped_resources


def document(text: str, name: str = "draft.txt") -> Document:
    """A text after the pipeline."""
    gazetteer = Gazetteer.load(Path(shipped_resources()) / "gazetteer.csv")
    return read_document(text.encode(), name, gazetteer=gazetteer).document


ONE = document(
    "甲市关于推进科技创新的意见\n"
    "一、总体要求\n坚持创新驱动发展，建设创新型城市。\n"
    "二、主要任务\n"
    "(一)引进培养人才。实施人才计划，引进高层次人才和创新团队，完善人才服务。\n"
    "(二)加强知识产权保护。实施知识产权战略，提高专利质量，打击侵权行为。\n"
    "(三)发展海洋牧场。建设海洋牧场示范区，推广深水网箱。\n"
    "三、保障措施\n加强组织领导，强化督查考核。\n",
    "one.txt",
)
OTHER = document(
    "乙市科技创新实施方案\n"
    "一、指导思想\n坚持创新驱动发展，建设创新型城市。\n"
    "二、重点工作\n"
    "(一)强化专利创造和运用。落实知识产权战略，加大专利保护力度。\n"
    "(二)集聚创新人才。大力引进高层次人才，优化人才服务。\n"
    "三、组织保障\n加强组织领导，落实责任。\n",
    "other.txt",
)
