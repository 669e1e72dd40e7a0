"""Bookmarks: places to come back to, in folders."""

from reader.notes.documents import Surroundings
from reader.notes.journal import Journal
from reader.notes.model import Bookmark
from reader.notes.rows import BOOKMARKS
from reader.notes.topic import Topic


class Bookmarks(Topic[Bookmark]):
    """The bookmarks of all documents."""

    def __init__(self, journal: Journal, surroundings: Surroundings) -> None:
        super().__init__(BOOKMARKS, journal, surroundings)

    def folders(self) -> list[str]:
        """Every folder that holds a bookmark, and those it lies in; sorted, without the top."""
        found: set[str] = set()
        for bookmark in self.all():
            parts = bookmark.folder.split("/") if bookmark.folder else []
            found.update("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
        return sorted(found)

    def _searched(self, item: Bookmark) -> tuple[str, ...]:
        return (item.anchor.quote, item.name, item.folder)
