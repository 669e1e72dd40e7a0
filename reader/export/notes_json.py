"""Notes as JSON-LD by the W3C Web Annotation model, to keep elsewhere and to hand over.

One ``AnnotationCollection`` with one page. Bookmarks, annotations, reviews of indicators and pinned
sections are annotations with the motivations bookmarking, highlighting or commenting, assessing,
linking; a place is told by a ``TextQuoteSelector`` and a ``TextPositionSelector`` in code points.
What the model has no word for (folder, meaning, collections …) has one of our own context. The
module ``reader.export.notes_reading`` reads what is written here.

Source: W3C Recommendation "Web Annotation Data Model", 23 February 2017.
"""

import json
from typing import Any
from urllib.parse import quote
from uuid import UUID

from reader.notes.anchors import Anchor
from reader.notes.bundle import Bundle
from reader.notes.model import (
    Annotation,
    Bookmark,
    Collection,
    IndicatorReview,
    OrphanInfo,
    Piece,
    SectionPin,
    now,
)

FORMAT = 1
"""Version of what is written; a reader refuses a newer one."""

DOCUMENT = "urn:antou:document:"
NOTE = "urn:antou:note:"
UUID_NAME = "urn:uuid:"

_TERMS = "urn:antou:terms#"
_LISTS = ("sectionPath", "pieces", "omissions", "collections", "documents")
_VALUES = ("fields", "original", "meanings")
_WORDS = (
    "format",
    "noteType",
    "meaning",
    "folder",
    "textSha256",
    "documentNumber",
    "city",
    "title",
    "introduction",
    "arrangement",
    "kind",
    "order",
    "theme",
    "note",
    "key",
    "state",
    "indicatorKey",
)
CONTEXT: tuple[Any, ...] = (
    "http://www.w3.org/ns/anno.jsonld",
    {
        "antou": _TERMS,
        **{word: f"antou:{word}" for word in _WORDS},
        **{word: {"@id": f"antou:{word}", "@container": "@list"} for word in _LISTS},
        **{word: {"@id": f"antou:{word}", "@type": "@json"} for word in _VALUES},
    },
)


def notes_json(bundle: Bundle) -> str:
    """The whole file, characters as they are, an annotation a line."""
    items = [
        *map(_bookmark, bundle.bookmarks),
        *map(_annotation, bundle.annotations),
        *map(_review, bundle.reviews),
        *map(_pin, bundle.pins),
    ]
    value = {
        "@context": list(CONTEXT),
        "id": f"{NOTE}export",
        "type": "AnnotationCollection",
        "format": FORMAT,
        "label": "案头批注",
        "modified": now(),
        "total": len(items),
        "meanings": {meaning.value: name for meaning, name in bundle.meanings.items()},
        "documents": [_document(info) for info in bundle.documents.values()],
        "collections": [_collection(each, bundle) for each in bundle.collections],
        "first": {"id": f"{NOTE}page", "type": "AnnotationPage", "startIndex": 0, "items": []},
    }
    lines = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    head = json.dumps(value, ensure_ascii=False).removesuffix("]}}")
    return f"{head}\n{lines}\n]}}}}\n"


def _document(info: OrphanInfo) -> dict[str, str]:
    return {
        "id": document_name(info.document_id),
        "title": info.title,
        "documentNumber": info.document_number,
        "textSha256": info.text_sha256,
        "city": info.city,
    }


def _collection(collection: Collection, bundle: Bundle) -> dict[str, Any]:
    return {
        "id": note_name(collection.id),
        "title": collection.title,
        "introduction": collection.introduction,
        "arrangement": collection.arrangement,
        "created": collection.created,
        "modified": collection.changed,
        "pieces": [_piece(piece) for piece in bundle.pieces_of(collection.id)],
    }


def note_name(note_id: str) -> str:
    """The IRI of a note."""
    try:
        name = UUID(note_id)
    except ValueError:
        return NOTE + quote(note_id, safe="")
    return UUID_NAME + str(name) if name.hex == note_id else NOTE + quote(note_id, safe="")


def document_name(document_id: str) -> str:
    """The IRI of a document."""
    return DOCUMENT + quote(document_id, safe="")


def _head(item: Bookmark | Annotation | IndicatorReview | SectionPin, kind: str) -> dict[str, Any]:
    return {
        "id": note_name(item.id),
        "type": "Annotation",
        "noteType": kind,
        "created": item.created,
        "modified": item.changed,
    }


def _target(anchor: Anchor) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": document_name(anchor.document_id),
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": anchor.quote,
                "prefix": anchor.before,
                "suffix": anchor.after,
            },
            {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
        ],
        "textSha256": anchor.text_sha256,
        "sectionPath": list(anchor.section_path),
    }


def _body(text: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _bookmark(bookmark: Bookmark) -> dict[str, Any]:
    return _head(bookmark, "bookmark") | {
        "motivation": "bookmarking",
        "body": [_body(bookmark.name, "describing")] if bookmark.name else [],
        "folder": bookmark.folder,
        "target": _target(bookmark.anchor),
    }


def _annotation(annotation: Annotation) -> dict[str, Any]:
    value = _head(annotation, "annotation") | {
        "motivation": "commenting" if annotation.note else "highlighting",
        "meaning": annotation.meaning.value,
        "body": [
            *([_body(annotation.note, "commenting")] if annotation.note else []),
            *(_body(tag, "tagging") for tag in annotation.tags),
        ],
        "target": _target(annotation.anchor),
    }
    if annotation.author:
        value["creator"] = {"type": "Person", "name": annotation.author}
    return value


def _review(review: IndicatorReview) -> dict[str, Any]:
    return _head(review, "review") | {
        "motivation": "assessing",
        "key": review.key,
        "state": review.state.value,
        "fields": dict(review.fields),
        "original": dict(review.original),
        "target": _target(review.anchor),
    }


def _pin(pin: SectionPin) -> dict[str, Any]:
    right = (
        _target(pin.right_section)
        if pin.right_section
        else {"type": "SpecificResource", "source": document_name(pin.right_document)}
    )
    return _head(pin, "pin") | {
        "motivation": "linking",
        "kind": pin.kind,
        "target": [_target(pin.left_section), right],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    value: dict[str, Any] = {
        "id": note_name(piece.id),
        "kind": piece.kind,
        "order": piece.order,
        "value": piece.text,
        "theme": piece.theme,
        "note": piece.note,
        "omissions": [list(omission) for omission in piece.omissions],
        "created": piece.created,
        "modified": piece.changed,
    }
    if piece.anchor is not None:
        value["target"] = _target(piece.anchor)
    if piece.annotation_id is not None:
        value["annotation"] = note_name(piece.annotation_id)
    if piece.indicator_key is not None:
        value["indicatorKey"] = piece.indicator_key
    return value
