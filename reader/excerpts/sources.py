"""Where a quotation comes from, as two lines on paper: 出处 and 状态 (conventions 2.2)."""

from collections.abc import Sequence
from functools import partial

from reader.library.citation import source_of
from reader.library.model import DocumentSummary
from reader.library.wording import PATH_JOINT, STATUS_WORDS, chinese_date, marked
from reader.notes.model import OrphanInfo

Origin = DocumentSummary | OrphanInfo
"""What is known of a document: the library's line, or what the notes kept of a removed one."""

_GONE = "该文件已不在文库中"
_UNKNOWN = "文件信息不详"


def source_lines(
    origin: Origin | None, section_path: Sequence[str] = (), *, changed: bool = False
) -> tuple[str, ...]:
    """The lines under a quotation.

    Args:
        origin: Of the document; None if nothing is known of it.
        section_path: Labels from the top to the section of the passage.
        changed: The document's text is another one than that the quotation was taken from.
    """
    if origin is None:
        return (f"出处：{_UNKNOWN}",)
    if isinstance(origin, OrphanInfo):
        number = f"（{origin.document_number}）" if origin.document_number else ""
        parts = (f"《{origin.title}》{number}", PATH_JOINT.join(section_path))
        return (f"出处：{'，'.join(part for part in parts if part)}", f"状态：{_GONE}")
    facts = [f"状态：{_status(origin)}"]
    facts += [words for words in (_published(origin),) if words]
    if changed:
        facts.append("引文取自该文件的另一版本，请核对")
    return (f"出处：{source_of(origin, section_path)}", "；".join(facts))


def _status(summary: DocumentSummary) -> str:
    words = STATUS_WORDS.get(summary.status, summary.status)
    return marked(words, inferred="status" in summary.inferred)


def _published(summary: DocumentSummary) -> str:
    """发布日期, where it is another day than that of issue, which the first line has."""
    date = summary.publication_date
    if not date or not summary.issue_date or date == summary.issue_date:
        return ""
    told = partial(marked, inferred="publication_date" in summary.inferred)
    return f"发布日期：{told(chinese_date(date))}"


def place_of(origin: Origin | None) -> str:
    """City or province of a document, for groups and the index; 未注明地区 if unknown."""
    if isinstance(origin, DocumentSummary):
        return origin.place
    return origin.city if origin is not None and origin.city else "未注明地区"


def title_of(origin: Origin | None) -> str:
    """Title of a document, for the index."""
    return origin.title if origin is not None else _UNKNOWN
