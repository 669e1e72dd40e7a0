"""Notes as the command line prints them."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from reader.library.noted import Home, NotedDocuments
from reader.notes.anchors import Anchor, Found
from reader.notes.backup import OCCASIONS, Backup
from reader.notes.bundle import Bundle
from reader.notes.model import Bookmark
from reader.notes.restoring import Preview
from reader.notes.rows import NAMES, Item, anchors_of

_KINDS = ("bookmarks", "annotations", "pieces", "reviews", "pins")


def notes_value(bundle: Bundle, noted: NotedDocuments) -> dict[str, Any]:
    """What ``notes list --json`` prints.

    Every note has its fields, and ``places``: for each of its anchors the document it leads to now
    (None if that is gone), start and end there, or the reason why it is to be reviewed.
    """
    value: dict[str, Any] = {}
    for kind in _KINDS:
        value[kind] = [
            asdict(item) | {"places": [_place(noted.home(each)) for each in anchors_of(item)]}
            for item in getattr(bundle, kind)
        ]
    value["collections"] = [asdict(collection) for collection in bundle.collections]
    value["meanings"] = {meaning.value: name for meaning, name in bundle.meanings.items()}
    value["documents"] = [asdict(info) for info in bundle.documents.values()]
    return value


def _place(home: Home | None) -> dict[str, Any]:
    place: dict[str, Any] = {"document": None, "start": None, "end": None, "doubt": None}
    if home is None:
        return place | {"doubt": "文件已不在文库中。"}
    place["document"] = home.document_id
    if isinstance(home.place, Found):
        return place | {"start": home.place.start, "end": home.place.end}
    return place | {"doubt": home.place.reason.value}


def notes_lines(bundle: Bundle, noted: NotedDocuments) -> Iterator[str]:
    """What ``notes list`` prints: document by document, in the order of the text, full quotes."""
    items: list[tuple[str, Item]] = [
        (NAMES[kind], item) for kind in _KINDS for item in getattr(bundle, kind)
    ]
    if not items and not bundle.collections:
        yield "没有书签和批注。"
    by_document: dict[str, list[tuple[Anchor, str]]] = {}
    for named, item in items:
        for anchor in anchors_of(item)[:1]:
            by_document.setdefault(anchor.document_id, []).append((anchor, _line(named, item)))
    for document_id, found in by_document.items():
        info = bundle.documents.get(document_id)
        yield f"{document_id}  {info.title if info else ''}".rstrip()
        for anchor, line in sorted(found, key=lambda each: (each[0].start, each[0].end)):
            home = _place(noted.home(anchor))
            state = f"（{home['doubt'].rstrip('。')}）" if home["doubt"] else ""
            yield f"  {line}{state}"
    for collection in bundle.collections:
        count = len(bundle.pieces_of(collection.id))
        yield f"摘编“{collection.title}”  {count} 条"


def _line(named: str, item: Item) -> str:
    """The kind of a note, its whole quote, and the user's own words."""
    quote = " ".join(anchors_of(item)[0].quote.split())
    own = item.name if isinstance(item, Bookmark) else getattr(item, "note", "")
    return f"{named}  “{quote}”  {' '.join(own.split())}".rstrip()


def backup_value(backup: Backup) -> dict[str, Any]:
    """One entry of ``notes backups --json``."""
    return {
        "path": str(backup.path),
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "occasion": backup.occasion,
        "size": backup.size,
    }


def backup_line(number: int, backup: Backup) -> str:
    """One line of ``notes backups``."""
    size = f"{max(backup.size // 1000, 1):,} KB"
    return f"{number:>3}  {backup.made_at:%Y-%m-%d %H:%M}  {OCCASIONS[backup.occasion]}  {size}"


def preview_value(preview: Preview) -> dict[str, Any]:
    """What ``notes restore --json`` prints."""
    return {
        "backup": backup_value(preview.backup),
        "differences": [asdict(difference) for difference in preview.differences],
        "newest": list(preview.newest),
    }


def preview_lines(preview: Preview) -> Iterator[str]:
    """What ``notes restore`` prints before anything is done."""
    backup = preview.backup
    yield f"{backup.made_at:%Y-%m-%d %H:%M} 的备份（{OCCASIONS[backup.occasion]}）"
    for each in preview.differences:
        changes = f"恢复 {each.returning}，去掉 {each.going}，改回 {each.changing}"
        yield f"  {each.named}：备份中 {each.there} 条，现在 {each.now} 条；{changes}"
    if preview.newest:
        yield "备份中最近改动的："
        yield from (f"  {line}" for line in preview.newest)
