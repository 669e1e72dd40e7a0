"""Changes of collections, each of them one action of the store."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from reader.errors import NotesError
from reader.excerpts.collecting import move_to, put_in
from reader.notes.model import Arrangement, Collection, Piece
from reader.ui.noting.note_keeper import NoteKeeper

if TYPE_CHECKING:
    from reader.notes.store import NotesStore

FIRST_TITLE = "我的摘编"


class Collecting:
    """Reads and changes collections; one of them is in front.

    Every change returns False if nothing was written; the keeper says why.
    """

    def __init__(self, keeper: NoteKeeper) -> None:
        """Put nothing in front yet; ``keeper`` is the way to the store."""
        self._keeper = keeper
        self._front = ""

    # -- what there is ----------------------------------------------------------------------

    def collections(self) -> list[Collection]:
        """All, by their titles."""
        store = self._keeper.store
        if store is None:
            return []
        try:
            return sorted(store.collections.all(), key=lambda collection: collection.title)
        except NotesError as error:
            self._keeper.failed.emit(error)
            return []

    def front(self) -> Collection | None:
        """The one in front: the one chosen, else the one changed last."""
        found = self.collections()
        chosen = next((each for each in found if each.id == self._front), None)
        return chosen or max(found, key=lambda each: each.changed, default=None)

    def choose(self, collection_id: str) -> None:
        """Put a collection in front."""
        self._front = collection_id

    def pieces(self, collection: Collection) -> list[Piece]:
        """Its pieces in the order the user gave them."""
        store = self._keeper.store
        if store is None:
            return []
        try:
            return store.pieces.of_collection(collection.id)
        except NotesError as error:
            self._keeper.failed.emit(error)
            return []

    # -- collections ------------------------------------------------------------------------

    def create(self, title: str) -> bool:
        """Make an empty collection and put it in front."""
        collection = Collection(title=_free(title, self.collections()))
        self._front = collection.id
        return self._keeper.act(lambda store: store.collections.add(collection))

    def update(self, collection: Collection, label: str) -> bool:
        """Keep a changed collection."""
        return self._keeper.act(lambda store: store.collections.update(collection, label=label))

    def rename(self, collection: Collection, title: str) -> bool:
        """Call a collection otherwise."""
        return self.update(replace(collection, title=title), "摘编改名")

    def arrange(self, collection: Collection, arrangement: Arrangement) -> bool:
        """Order it by hand, by theme or by city."""
        return self.update(replace(collection, arrangement=arrangement), "改变摘编次序")

    def remove(self, collection: Collection) -> bool:
        """Remove a collection with its pieces."""
        return self._keeper.act(lambda store: store.collections.remove([collection.id]))

    # -- pieces -----------------------------------------------------------------------------

    def add(self, made: Callable[[str], Sequence[Piece]]) -> tuple[int, int] | None:
        """Put pieces into the collection in front; without one, into a new one.

        Args:
            made: Makes the pieces for a collection with this id.

        Returns:
            How many were put in, and how many were there already; None if nothing was written.
        """
        collection = self.front()
        new = None if collection is not None else Collection(title=FIRST_TITLE)
        target = collection or new
        if target is None:
            return None
        offered = made(target.id)
        added = put_in(offered, self.pieces(target))

        def work(store: "NotesStore") -> None:
            with store.action(f"摘录 {len(added)} 条"):
                if new is not None:
                    store.collections.add(new)
                store.pieces.add(*added)

        if not added:
            return 0, len(offered)
        if not self._keeper.act(work):
            return None
        self._front = target.id
        return len(added), len(offered) - len(added)

    def add_own_words(self, kind: str, text: str, behind: str) -> Piece | None:
        """Add a heading or a text of the user behind a piece, or at the end.

        Args:
            kind: "heading" or "text".
            text: To begin with.
            behind: Id of the piece; "" for the end.
        """
        collection = self.front()
        if collection is None:
            return None
        among = self.pieces(collection)
        piece = Piece(
            collection_id=collection.id,
            order=max((each.order for each in among), default=0.0) + 1.0,
            kind="heading" if kind == "heading" else "text",
            text=text,
        )
        ids = [each.id for each in among]
        place = ids.index(behind) + 1 if behind in ids else len(ids)
        moved = move_to([piece.id], [*among, piece], place)
        by_id = {each.id: each for each in moved}

        def work(store: "NotesStore") -> None:
            with store.action("添加小标题" if kind == "heading" else "添加文字"):
                store.pieces.add(by_id.pop(piece.id, piece))
                for other in by_id.values():
                    store.pieces.update(other)

        return piece if self._keeper.act(work) else None

    def save(self, piece: Piece, label: str) -> bool:
        """Keep a changed piece."""
        return self._keeper.act(lambda store: store.pieces.update(piece, label=label))

    def remove_pieces(self, ids: Sequence[str]) -> bool:
        """Remove pieces."""
        return self._keeper.act(
            lambda store: store.pieces.remove(ids, label=f"删除 {len(ids)} 条摘录")
        )

    def move(self, ids: Sequence[str], before: str) -> bool:
        """Move pieces before another one, or to the end where ``before`` is ""."""
        collection = self.front()
        if collection is None:
            return False
        among = self.pieces(collection)
        places = [piece.id for piece in among]
        at = places.index(before) if before in places else len(places)
        changed = move_to(ids, among, at)

        def work(store: "NotesStore") -> None:
            with store.action("移动摘录"):
                for piece in changed:
                    store.pieces.update(piece)

        return self._keeper.act(work) if changed else True


def _free(title: str, taken: Sequence[Collection]) -> str:
    """The title, with a number behind it if another collection has it."""
    titles = {collection.title for collection in taken}
    number, free = 1, title
    while free in titles:
        number += 1
        free = f"{title} {number}"
    return free
