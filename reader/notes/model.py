"""What the user adds: bookmarks, annotations, collections, reviews of indicators, pinned sections.

All are values: a store is asked for them, and given a changed copy (``dataclasses.replace``). All
fields are named when one is made; id and times have defaults.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Literal
from uuid import UUID, uuid4, uuid5

from reader.notes.anchors import Anchor

Arrangement = Literal["hand", "theme", "city"]
"""How the pieces of a collection are ordered on paper."""

PieceKind = Literal["quote", "annotation", "indicator", "heading", "text"]
"""What a piece of a collection is; the last two are the user's own words and have no anchor."""

PinKind = Literal["paired", "apart"]
"""Two sections belong together, or do not although they look alike."""


class Meaning(StrEnum):
    """What a highlight means; the user may give the five other names."""

    KEY = "key"
    TARGET = "target"
    MEASURE = "measure"
    QUESTION = "question"
    FUNDING = "funding"


MEANING_NAMES: Mapping[Meaning, str] = {
    Meaning.KEY: "重点",
    Meaning.TARGET: "目标指标",
    Meaning.MEASURE: "措施",
    Meaning.QUESTION: "疑问",
    Meaning.FUNDING: "资金",
}
"""The names as long as the user has not chosen others."""


class ReviewState(StrEnum):
    """What an official decided about a row of the indicator table."""

    CONFIRMED = "confirmed"
    EDITED = "edited"
    REJECTED = "rejected"
    ADDED = "added"


_COPIES = UUID("6f0d1c52-2f57-4b0c-9a53-0e1f6d6f4a11")
_COPY_VERSION = 5


def new_id() -> str:
    """An id that nobody else will make."""
    return uuid4().hex


def copy_id(item_id: str, content: str) -> str:
    """The id of a note that differs from the one here with its id, and is kept beside it.

    It follows from both, so that the same note coming in again is known.
    """
    return uuid5(_COPIES, f"{item_id}\n{content}").hex


def is_copy(item_id: str) -> bool:
    """Whether an id was made by ``copy_id``."""
    try:
        return UUID(item_id).version == _COPY_VERSION
    except ValueError:
        return False


def now() -> str:
    """This moment, ISO 8601 with the offset of the place, to the microsecond."""
    return datetime.now(UTC).astimezone().isoformat(timespec="microseconds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmark:
    """A place to come back to.

    Attributes:
        name: As the user calls it, "" if he does not.
        folder: Names of the folders it lies in, from the top, joined by "/"; "" at the top.
        created: ISO 8601 with offset, as ``changed``.
    """

    anchor: Anchor
    name: str = ""
    folder: str = ""
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)
    changed: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A highlight, with a note or without.

    Attributes:
        note: The user's words, "" for a plain highlight.
        author: Who wrote it, "" if nobody said.
    """

    anchor: Anchor
    meaning: Meaning = Meaning.KEY
    note: str = ""
    tags: tuple[str, ...] = ()
    author: str = ""
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)
    changed: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A collection of excerpts (摘编); its pieces are kept beside it.

    Attributes:
        introduction: The user's own text in front of the pieces.
    """

    title: str
    introduction: str = ""
    arrangement: Arrangement = "hand"
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)
    changed: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a collection.

    Attributes:
        order: Its place when ordered by hand; a piece put between two others gets the middle.
        anchor: What is quoted; None for a heading and for own text.
        text: Own heading or own text; "" for a quotation.
        theme: The user's word to group by, "" for none.
        note: Told beside the quotation, never inside it.
        annotation_id: The annotation it was taken from; it may be gone since.
        indicator_key: Of the row it was taken from, see ``reader.notes.reviews``.
        omissions: Ranges of the quote, rising, that are shown as ……
    """

    collection_id: str
    order: float
    kind: PieceKind = "quote"
    anchor: Anchor | None = None
    text: str = ""
    theme: str = ""
    note: str = ""
    annotation_id: str | None = None
    indicator_key: str | None = None
    omissions: tuple[tuple[int, int], ...] = ()
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)
    changed: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorReview:
    """What an official decided about one row of the indicator table.

    Attributes:
        anchor: The sentence.
        document_id: As in the anchor.
        key: Of the row, stable over another extraction; see ``reader.notes.reviews``.
        fields: What the row says instead (edited, added), by field name; JSON values only.
        original: What the extraction said, by field name; empty for a row that was added.
    """

    anchor: Anchor
    document_id: str
    key: str
    state: ReviewState
    fields: Mapping[str, Any] = field(default_factory=dict)
    original: Mapping[str, Any] = field(default_factory=dict)
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)
    changed: str = field(default_factory=now)


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPin:
    """Two sections that the user set side by side, or apart.

    Attributes:
        right_section: None where the left one has no counterpart.
    """

    left_document: str
    left_section: Anchor
    right_document: str
    right_section: Anchor | None = None
    kind: PinKind = "paired"
    id: str = field(default_factory=new_id)
    created: str = field(default_factory=now)
    changed: str = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class OrphanInfo:
    """What is kept of a document that carries notes, so that it can be named when it is gone.

    Attributes:
        document_number: As printed, "" if there is none.
        text_sha256: Of the text the newest note was made on.
        city: Where it holds, "" if unknown.
    """

    document_id: str
    title: str
    document_number: str = ""
    text_sha256: str = ""
    city: str = ""
