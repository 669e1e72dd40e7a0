"""Values of the model as rows of the store: one column a field, anchors and lists as JSON."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from typing import Any, Generic, TypeVar

from reader.notes.anchors import Anchor
from reader.notes.journal import Row, Value
from reader.notes.model import (
    Annotation,
    Bookmark,
    Collection,
    IndicatorReview,
    Meaning,
    Piece,
    ReviewState,
    SectionPin,
)

Item = Annotation | Bookmark | Collection | IndicatorReview | Piece | SectionPin
"""Whatever is kept one a row."""

_NAMING = 12
_ANCHOR_FIELDS = tuple(field.name for field in fields(Anchor))
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

ItemT = TypeVar("ItemT", bound=Item)


def anchor_text(anchor: Anchor | None) -> str | None:
    """An anchor as JSON, fields by name."""
    if anchor is None:
        return None
    return json_text({name: getattr(anchor, name) for name in _ANCHOR_FIELDS})


def anchor_of(text: str | None) -> Anchor | None:
    """The anchor that was written as JSON.

    Raises:
        ValueError: It is not JSON.
        KeyError: A field is missing.
        TypeError: Something is not what it must be.
    """
    values = None if text is None else json.loads(text)
    if values is None:
        return None
    values["section_path"] = tuple(values["section_path"])
    return Anchor(**values)


def json_text(value: object) -> str:
    """JSON in one line, Chinese readable."""
    return _encode(value)


def shortened(text: str) -> str:
    """The beginning of a text, in one line, to name a note by."""
    line = " ".join(text.split())
    return line if len(line) <= _NAMING else f"{line[:_NAMING]}…"


def _ranges(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((start, end) for start, end in json.loads(text))


@dataclass(frozen=True, slots=True)
class _Form:
    pack: Callable[[Any], Value]
    unpack: Callable[[Any], Any]


_ANCHOR = _Form(anchor_text, anchor_of)
_MAPPING = _Form(json_text, json.loads)


@dataclass(frozen=True, slots=True)
class Shape(Generic[ItemT]):
    """How the values of one class are kept.

    Attributes:
        table: Where.
        item: The class.
        forms: Of the fields that are not plain text or numbers.
        named: What a value is called, in Chinese.
    """

    table: str
    item: type[ItemT]
    forms: Mapping[str, _Form]
    named: str

    def row(self, item: ItemT) -> Row:
        """The row of a value."""
        row: dict[str, Value] = {}
        for field in fields(self.item):
            value = getattr(item, field.name)
            form = self.forms.get(field.name)
            row[field.name] = form.pack(value) if form else value
        if "anchor" in row:
            anchor = anchors_of(item)
            row["document_id"] = anchor[0].document_id if anchor else None
        return row

    def value(self, row: Row) -> ItemT:
        """The value of a row.

        Raises:
            ValueError, KeyError, TypeError: The row is not one of this shape.
        """
        values: dict[str, Any] = {}
        for field in fields(self.item):
            form = self.forms.get(field.name)
            value = row[field.name]
            values[field.name] = form.unpack(value) if form else value
        return self.item(**values)


def anchors_of(item: Item) -> tuple[Anchor, ...]:
    """The anchors of a value: none, one or two."""
    if isinstance(item, Collection):
        return ()
    anchors = (
        (item.left_section, item.right_section) if isinstance(item, SectionPin) else (item.anchor,)
    )
    return tuple(anchor for anchor in anchors if anchor is not None)


def words_of(item: Item) -> str:
    """A few words by which the user knows a note, in one line."""
    if isinstance(item, Collection):
        return shortened(item.title)
    own = ""
    if isinstance(item, Bookmark):
        own = item.name
    elif isinstance(item, Piece):
        own = item.text
    elif isinstance(item, IndicatorReview):
        own = str(item.fields.get("subject") or item.original.get("subject") or "")
    anchors = anchors_of(item)
    return shortened(own or (anchors[0].quote if anchors else ""))


BOOKMARKS = Shape("bookmarks", Bookmark, {"anchor": _ANCHOR}, "书签")
ANNOTATIONS = Shape(
    "annotations",
    Annotation,
    {
        "anchor": _ANCHOR,
        "meaning": _Form(str, Meaning),
        "tags": _Form(json_text, lambda text: tuple(json.loads(text))),
    },
    "批注",
)
COLLECTIONS: Shape[Collection] = Shape("collections", Collection, {}, "摘编")
PIECES = Shape("pieces", Piece, {"anchor": _ANCHOR, "omissions": _Form(json_text, _ranges)}, "摘录")
REVIEWS = Shape(
    "reviews",
    IndicatorReview,
    {
        "anchor": _ANCHOR,
        "state": _Form(str, ReviewState),
        "fields": _MAPPING,
        "original": _MAPPING,
    },
    "指标核对",
)
PINS = Shape("pins", SectionPin, {"left_section": _ANCHOR, "right_section": _ANCHOR}, "章节配对")
SHAPES: Mapping[str, Shape[Any]] = {
    shape.table: shape for shape in (BOOKMARKS, ANNOTATIONS, COLLECTIONS, PIECES, REVIEWS, PINS)
}
"""All shapes by their tables, each before those that point to it."""

NAMES: Mapping[str, str] = {table: shape.named for table, shape in SHAPES.items()}
"""What the notes of each table are called, in Chinese."""
