"""The marks of a document in lists (已失效, 网页有损, 繁体, 推定), and what they say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

from reader.library.model import DocumentSummary
from reader.library.wording import chinese_date, marked
from reader.ui.reading.facts import FIELD_LABELS
from reader.ui.theme import Theme

Kind = Literal["expired", "warning", "quiet"]


@dataclass(frozen=True, slots=True)
class StatusWords:
    """How a status that limits a document is told, in lists and above the document.

    Attributes:
        mark: The mark in lists.
        kind: What its colour means.
        headline: A few words above the document; "" if nothing is to be said there.
        advice: What it means for who cites the document.
    """

    mark: str
    kind: Kind
    headline: str
    advice: str


STATUS_WORDS: Mapping[str, StatusWords] = {
    "lapsed": StatusWords(
        "已失效", "expired", "此文件已失效", "原网页标明已失效，引用前请核对现行规定。"
    ),
    "repealed": StatusWords(
        "已废止", "expired", "此文件已废止", "原网页标明已废止，引用前请核对现行规定。"
    ),
    "revised": StatusWords(
        "已修订", "warning", "此文件已被修订", "原网页标明已修订，引用前请核对修订后的文本。"
    ),
    "trial": StatusWords("试行", "quiet", "", "试行文件。"),
    "draft": StatusWords(
        "征求意见", "warning", "这是征求意见稿", "尚未正式施行，不能作为依据引用。"
    ),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """A coloured mark: its text, what its colour means, and the sentence that explains it."""

    text: str
    kind: Kind
    explanation: str


def marks_of(summary: DocumentSummary) -> tuple[Mark, ...]:
    """The marks of a document, the one that matters most first."""
    marks = []
    told = STATUS_WORDS.get(summary.status)
    if told is not None:
        marks.append(Mark(told.mark, told.kind, told.advice))
    if summary.damaged:
        marks.append(Mark("网页有损", "warning", "来源网页有损坏或被篡改之处，已在文中标明。"))
    if summary.script == "hant":
        marks.append(Mark("繁体", "quiet", "原文为繁体字；用简体字也能检索到。"))
    if summary.inferred:
        names = "、".join(FIELD_LABELS[name] for name in FIELD_LABELS if name in summary.inferred)
        marks.append(Mark("推定", "quiet", f"{names}不是网页原样所载，由程序或编者推定。"))
    return tuple(marks)


def mark_colors(kind: Kind, theme: Theme) -> tuple[QColor, QColor]:
    """Ink and surface of a mark."""
    ink, surface = {
        "expired": (theme.expired, theme.expired_surface),
        "warning": (theme.warning, theme.warning_surface),
        "quiet": (theme.secondary, theme.raised),
    }[kind]
    return QColor(ink), QColor(surface)


def describe(summary: DocumentSummary) -> str:
    """Plain text: title, issuer, number, dates, marks, a line each; 推定 where it was concluded."""

    def value(name: str, shown: str | None) -> str:
        if not shown:
            return ""
        return f"{FIELD_LABELS[name]}：{marked(shown, inferred=name in summary.inferred)}"

    lines = [
        summary.title,
        value("issuer", summary.issuer),
        value("document_number", summary.document_number),
        value("issue_date", summary.issue_date and chinese_date(summary.issue_date)),
        value(
            "publication_date", summary.publication_date and chinese_date(summary.publication_date)
        ),
        *(f"【{mark.text}】{mark.explanation}" for mark in marks_of(summary)),
    ]
    return "\n".join(line for line in lines if line)
