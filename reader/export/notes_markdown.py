"""Notes as Markdown, to read: document by document, then the collections."""

import re
from collections.abc import Iterable, Iterator

from reader.notes.anchors import Anchor
from reader.notes.bundle import Bundle
from reader.notes.model import (
    Annotation,
    Bookmark,
    IndicatorReview,
    OrphanInfo,
    Piece,
    ReviewState,
    SectionPin,
)
from reader.notes.rows import anchors_of

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~])")
_MARKERS = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")
_STATES = {
    ReviewState.CONFIRMED: "已核",
    ReviewState.EDITED: "改",
    ReviewState.REJECTED: "否",
    ReviewState.ADDED: "补",
}
_PINS = {"paired": "对应", "apart": "不对应"}

Placed = Bookmark | Annotation | IndicatorReview


def notes_markdown(bundle: Bundle) -> str:
    """The whole file."""
    lines = ["# 批注", ""]
    for info in _documents(bundle):
        lines += _document_lines(bundle, info)
    for collection in bundle.collections:
        lines += [f"## 摘编：{_plain(collection.title)}", ""]
        lines += _paragraphs(collection.introduction)
        for piece in bundle.pieces_of(collection.id):
            lines += _piece_lines(bundle, piece)
    return "\n".join(lines).rstrip() + "\n"


def _documents(bundle: Bundle) -> list[OrphanInfo]:
    """The documents that carry something else than pieces, by their titles."""
    items: tuple[Placed | SectionPin, ...] = (
        *bundle.bookmarks,
        *bundle.annotations,
        *bundle.reviews,
        *bundle.pins,
    )
    ids = dict.fromkeys(anchors_of(item)[0].document_id for item in items)
    infos = (bundle.documents.get(name, OrphanInfo(name, name)) for name in ids)
    return sorted(infos, key=lambda info: (info.title, info.document_id))


def _document_lines(bundle: Bundle, info: OrphanInfo) -> Iterator[str]:
    about = "，".join(_plain(part) for part in (info.document_number, info.city) if part)
    yield from (f"## {_plain(info.title)}", "")
    if about:
        yield from (about, "")
    notes: list[Placed] = [*bundle.bookmarks, *bundle.annotations, *bundle.reviews]
    own = [note for note in notes if note.anchor.document_id == info.document_id]
    for note in sorted(own, key=lambda note: (note.anchor.start, note.anchor.end)):
        yield from _note_lines(bundle, note)
    for pin in bundle.pins:
        if pin.left_document == info.document_id:
            yield from _pin_lines(bundle, pin)


def _note_lines(bundle: Bundle, note: Placed) -> Iterator[str]:
    if isinstance(note, Bookmark):
        folder = f"（{_plain(note.folder)}）" if note.folder else ""
        yield f"**书签** {_plain(note.name)}{folder}".rstrip()
    elif isinstance(note, Annotation):
        tags = "".join(f" 〔{_plain(tag)}〕" for tag in note.tags)
        yield f"**{_plain(bundle.meanings[note.meaning])}**{tags}"
    else:
        yield f"**指标核对：{_STATES[note.state]}**"
        yield from ("", *_changes(note))
    yield ""
    yield from _quotation(note.anchor)
    if isinstance(note, Annotation):
        yield from _paragraphs(note.note)
        if note.author:
            yield from (f"（{_plain(note.author)}）", "")


def _changes(review: IndicatorReview) -> Iterator[str]:
    for name, value in review.fields.items():
        if review.original.get(name) != value:
            yield f"- {_plain(name)}：{_shown(review.original.get(name))} → {_shown(value)}"


def _shown(value: object) -> str:
    return "（空）" if value is None else _plain(str(value))


def _pin_lines(bundle: Bundle, pin: SectionPin) -> Iterator[str]:
    other = bundle.documents.get(pin.right_document)
    title = _plain(other.title if other else pin.right_document)
    yield from (f"**章节{_PINS[pin.kind]}**：{_path(pin.left_section)}", "")
    right = _path(pin.right_section) if pin.right_section else "（无）"
    yield from (f"- 《{title}》{right}", "")


def _path(anchor: Anchor) -> str:
    return _plain(" › ".join(anchor.section_path) or anchor.quote.partition("\n")[0])


def _piece_lines(bundle: Bundle, piece: Piece) -> Iterator[str]:
    if piece.anchor is None:
        text = f"### {_plain(piece.text)}" if piece.kind == "heading" else piece.text
        yield from ((text, "") if piece.kind == "heading" else tuple(_paragraphs(text)))
        return
    if piece.theme:
        yield from (f"**{_plain(piece.theme)}**", "")
    info = bundle.documents.get(piece.anchor.document_id)
    yield from _quotation(piece.anchor, info)
    yield from _paragraphs(piece.note)


def _quotation(anchor: Anchor, info: OrphanInfo | None = None) -> Iterator[str]:
    lines = anchor.quote.split("\n")
    for place, line in enumerate(lines):
        yield f"> {_plain(line)}".rstrip() + ("  " if place < len(lines) - 1 else "")
    source = (f"《{info.title}》" if info else "") + " › ".join(anchor.section_path)
    if source:
        yield from (">", f"> ——{_plain(source)}")
    yield ""


def _paragraphs(text: str) -> Iterable[str]:
    """Own words: every line a paragraph, nothing of it means anything to Markdown."""
    return (part for line in text.split("\n") if line.strip() for part in (_plain(line), ""))


def _plain(text: str) -> str:
    """A line that Markdown shows as it is."""
    line = _SPECIAL.sub(r"\\\1", " ".join(text.splitlines()))
    return _MARKERS.sub(lambda m: f"{m[1]}{m[2][:-1]}\\{m[2][-1]}", line)
