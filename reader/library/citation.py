"""How a passage is quoted with its source: one rule for clipboard, lists and files.

“……”——《标题》（文号），机关，日期，章节路径. What is unknown is left out; what was concluded and
not read carries （推定）; a quotation stands as it is printed, character by character.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from reader.library.model import DocumentSummary
from reader.library.wording import PATH_JOINT, chinese_date, marked


@dataclass(frozen=True, slots=True)
class Quotation:
    r"""A passage with its source.

    Attributes:
        text: As it stands in the document's text; several blocks are parted by "\n".
        source: As ``source_of`` writes it.
    """

    text: str
    source: str

    @property
    def plain(self) -> str:
        """For the clipboard as text."""
        return f"“{self.text}”——{self.source}"

    @property
    def html(self) -> str:
        """For the clipboard as HTML, which Word and WPS take: one paragraph per block."""
        paragraphs = escape(self.plain, quote=False).split("\n")
        return "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)


def quoted(text: str, summary: DocumentSummary, section_path: Sequence[str] = ()) -> Quotation:
    """A passage with its source.

    Args:
        text: A stretch of the document's text.
        summary: The document.
        section_path: Labels from the top to the section of the passage.
    """
    return Quotation(text, source_of(summary, section_path))


def cite(summary: DocumentSummary) -> str:
    """A document as it is cited: 《标题》（文号），机关，日期.

    The date is that of issue; where that is unknown, that of publication, with 发布 after it.
    """
    issuer = (summary.issuer or "").replace("；", "、")
    parts = [
        f"《{summary.title}》{_number(summary)}",
        marked(issuer, inferred="issuer" in summary.inferred),
        _date(summary),
    ]
    return "，".join(part for part in parts if part)


def source_of(summary: DocumentSummary, section_path: Sequence[str] = ()) -> str:
    """A place of a document as it is cited: as ``cite``, then the section path."""
    return "，".join(part for part in (cite(summary), PATH_JOINT.join(section_path)) if part)


def _number(summary: DocumentSummary) -> str:
    number = summary.document_number
    return marked(f"（{number}）" if number else "", inferred="document_number" in summary.inferred)


def _date(summary: DocumentSummary) -> str:
    name, word = ("issue_date", "") if summary.issue_date else ("publication_date", "发布")
    date = summary.issue_date or summary.publication_date
    return marked(f"{chinese_date(date)}{word}" if date else "", inferred=name in summary.inferred)
