"""The marks of a document in lists (已失效, 网页有损, 繁体, 推定), and what they say."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor

from reader.export.wording import chinese_date, marked
from reader.library.model import DocumentSummary
from reader.ui.facts import FIELD_LABELS
from reader.ui.theme import Theme

Kind = Literal["expired", "warning", "quiet"]

STATUS_MARKS: dict[str, tuple[str, Kind, str]] = {
    "lapsed": ("已失效", "expired", "网页标明此文件已失效，引用前请核对现行规定。"),
    "repealed": ("已废止", "expired", "网页标明此文件已废止，引用前请核对现行规定。"),
    "revised": ("已修订", "warning", "网页标明此文件已修订，引用前请核对修订后的文本。"),
    "trial": ("试行", "quiet", "试行文件。"),
    "draft": ("征求意见", "warning", "征求意见稿，不是正式文件。"),
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
    if summary.status in STATUS_MARKS:
        marks.append(Mark(*STATUS_MARKS[summary.status]))
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
