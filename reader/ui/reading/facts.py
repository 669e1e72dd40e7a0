"""What the page says about a document above its title, and what the banner says about its copy."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.library.wording import chinese_date

if TYPE_CHECKING:
    from reader.corpus.model import Metadata

FIELD_LABELS = {
    "title": "标题",
    "issuer": "发文机关",
    "document_number": "发文字号",
    "issue_date": "成文日期",
    "publication_date": "发布日期",
    "city": "城市",
    "province": "省份",
    "status": "效力状态",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One value above the title.

    Attributes:
        label: Chinese name of the value, "" where it speaks for itself.
        value: As shown.
        reason: Why it was concluded; "" for a value that was read on the page.
    """

    label: str
    value: str
    reason: str = ""


def facts_of(metadata: "Metadata") -> tuple[tuple[Fact, ...], ...]:
    """The lines above the title: issuer; then number and dates. What is not known is left out."""

    def fact(name: str, label: str, value: str | None) -> list[Fact]:
        if not value:
            return []
        inference = metadata.inference(name)
        return [Fact(label, value, inference.reason if inference else "")]

    def dated(name: str, value: str | None) -> list[Fact]:
        return fact(name, FIELD_LABELS[name], chinese_date(value) if value else None)

    lines = (
        fact("issuer", "", "　".join((metadata.issuer or "").split("；"))),
        [
            *fact("document_number", "", metadata.document_number),
            *dated("issue_date", metadata.issue_date),
            *dated("publication_date", metadata.publication_date),
        ],
    )
    return tuple(tuple(line) for line in lines if line)
