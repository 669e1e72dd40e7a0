"""The texts that can be compared letter by letter: what stands side by side, and older versions."""

from collections.abc import Sequence

from reader.corpus.model import Document
from reader.errors import ReaderError
from reader.library.model import DocumentSummary
from reader.library.wording import chinese_date
from reader.ui.comparing.compare_desk import CompareDesk
from reader.ui.comparing.differences_view import TextChoice

_TITLE = 24


def choices_of(
    desk: CompareDesk, documents: Sequence[Document], also: str = ""
) -> list[tuple[str, TextChoice]]:
    """Texts with their ids: each document followed by its older versions, the newest first.

    Args:
        desk: Is asked for versions.
        documents: What stands side by side.
        also: Id of a further document of the library, "" for none.
    """
    found: dict[str, TextChoice] = {}
    for document in documents:
        if document.id not in found:
            found[document.id] = _of_document(document)
        for version in _versions(desk, document.id):
            if version.id not in found:
                found[version.id] = _of_version(desk, version)
    listed = next((each for each in desk.summaries if each.id == also), None)
    for summary in (listed, *_versions(desk, also)) if listed is not None else ():
        if summary is not None and summary.id not in found:
            found[summary.id] = _of_version(desk, summary)
    return list(found.items())


def _versions(desk: CompareDesk, document_id: str) -> Sequence[DocumentSummary]:
    try:
        return desk.versions(document_id)
    except ReaderError:
        return ()


def _of_document(document: Document) -> TextChoice:
    metadata = document.metadata
    date = metadata.issue_date or metadata.publication_date
    return TextChoice(
        _name(metadata.city or metadata.province or "", metadata.title, date),
        lambda: document.text,
    )


def _of_version(desk: CompareDesk, summary: DocumentSummary) -> TextChoice:
    date = summary.issue_date or summary.publication_date
    words = _name(summary.place, summary.title, date)
    listed = any(each.id == summary.id for each in desk.summaries)
    return TextChoice(words if listed else f"旧版：{words}", lambda: desk.document(summary.id).text)


def _name(place: str, title: str, date: str | None) -> str:
    short = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    day = f"（{chinese_date(date)}）" if date else ""
    return f"{place} {short}{day}".strip()
