"""Notes made up for tests."""

from reader.notes.anchors import Anchor
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
from reader.notes.store import NotesStore


def anchor(start: int = 4, document_id: str = "dongying") -> Anchor:
    """An anchor on a text nobody has."""
    quote = f"研发投入{start}"
    return Anchor(
        document_id, "0" * 64, start, start + len(quote), quote, "全社会", "。", ("一、",)
    )


def add_one_of_each(store: NotesStore) -> None:
    """A note of every kind."""
    store.bookmarks.add(Bookmark(anchor=anchor(), name="研发", folder="创新/投入"))
    annotation = Annotation(
        anchor=anchor(), meaning=Meaning.FUNDING, note="多少？", tags=("甲", "乙"), author="张三"
    )
    store.annotations.add(annotation)
    collection = Collection(title="五市摘编", introduction="说明\n两行", arrangement="city")
    store.collections.add(collection)
    store.pieces.add(
        Piece(
            collection_id=collection.id,
            order=1.5,
            kind="annotation",
            anchor=anchor(),
            theme="投入",
            note="记",
            annotation_id=annotation.id,
            indicator_key="k",
            omissions=((0, 2), (3, 4)),
        ),
        Piece(collection_id=collection.id, order=2.0, kind="heading", text="一"),
    )
    store.reviews.put(
        IndicatorReview(
            anchor=anchor(),
            document_id="dongying",
            key="k",
            state=ReviewState.EDITED,
            fields={"value": "3.0"},
            original={"value": "2.7", "binding": None},
        )
    )
    store.pins.add(
        SectionPin(
            left_document="dongying",
            left_section=anchor(),
            right_document="panjin",
            right_section=anchor(9, "panjin"),
        ),
        SectionPin(
            left_document="dongying",
            left_section=anchor(7),
            right_document="panjin",
            kind="apart",
        ),
    )
    store.meanings.rename({Meaning.KEY: "要点"})


def everything(store: NotesStore) -> dict[str, object]:
    """All that is kept, to compare."""
    return {
        "bookmarks": store.bookmarks.all(),
        "annotations": store.annotations.all(),
        "collections": store.collections.all(),
        "pieces": store.pieces.all(),
        "reviews": store.reviews.all(),
        "pins": store.pins.all(),
        "meanings": store.meanings.names(),
    }
