"""The one way from the window to the notes: acts, tells failures, notices what others changed."""

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import NotesError, ReaderError
from reader.notes.model import MEANING_NAMES, Annotation, Bookmark, Meaning

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.corpus.model import Document
    from reader.library.noted import NotedDocuments
    from reader.notes.following import Placed, Resolved
    from reader.notes.store import NotesStore
    from reader.notes.topic import Topic
    from reader.ui.noting.notes_desk import NotesDesk

ItemT = TypeVar("ItemT", Annotation, Bookmark)

_LOOK_EVERY = 1000
"""Milliseconds between two looks whether another window has changed something: 20 µs each."""
_DOUBT_AFTER = 400
"""Milliseconds after the library was opened or changed: first everything else is shown."""
NOT_OPEN = "批注还没有打开，请稍候。"


class NoteKeeper(QObject):
    """Holds the opened store for all that show or change notes.

    Attributes:
        author: Who writes, "" for nobody in particular.
        in_doubt: Ids of the notes that do not stand in the text as it is now.

    Signals:
        changed(): Notes are others than before: by an action here, by undoing, in another window.
        failed(Exception): Something was not written; it is as it was before.
        doubted(int): So many notes do not stand in the text as it is now, some of them since the
            library was looked at last.
    """

    changed = Signal()
    failed = Signal(object)
    doubted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        """Do nothing before :meth:`take`."""
        super().__init__(parent)
        self._desk: NotesDesk | None = None
        self._store: NotesStore | None = None
        self._noted: NotedDocuments | None = None
        self._version = ""
        self._annotations: list[Annotation] | None = None
        self._resolved: dict[tuple[str, str], Resolved[Annotation] | None] = {}
        self._trouble = ""
        self.author = ""
        self.in_doubt: frozenset[str] = frozenset()
        self._doubting = QTimer(self)
        self._doubting.setSingleShot(True)
        self._doubting.setInterval(_DOUBT_AFTER)
        self._doubting.timeout.connect(self._look_for_doubt)
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOK_EVERY)
        self._looking.timeout.connect(self.look)

    def take(self, desk: "NotesDesk") -> None:
        """Take the opened library, or the library as it is now; open the store.

        ``changed`` does not tell it: whoever shows notes is given the library as well.
        """
        self._desk = desk
        self._forget()
        self._trouble = ""
        try:
            self._store = desk.store()
            self._noted = desk.noted()
            self._version = self._store.version
        except NotesError as error:
            self._store, self._noted = None, None
            self._trouble = str(error)
            self.failed.emit(error)
        else:
            self._looking.start()
            self._doubting.start()

    def rest(self) -> None:
        """Let go of the store: the window closes, and the store with it."""
        self._looking.stop()
        self._doubting.stop()
        self._store, self._noted = None, None

    @property
    def desk(self) -> "NotesDesk | None":
        """What was taken last."""
        return self._desk

    @property
    def store(self) -> "NotesStore | None":
        """The opened store; None before :meth:`take` and where it cannot be opened."""
        return self._store

    def ready(self) -> "NotesStore":
        """The opened store.

        Raises:
            NotesError: It is not open; says why.
        """
        if self._store is None:
            raise NotesError(self._trouble or NOT_OPEN)
        return self._store

    @property
    def noted(self) -> "NotedDocuments | None":
        """Notes and documents joined; None where ``store`` is."""
        return self._noted

    @property
    def trouble(self) -> str:
        """Why the store did not open, "" if it did."""
        return self._trouble

    def look(self) -> None:
        """Notice what another window or process has changed."""
        if self._store is None:
            return
        try:
            version = self._store.version
        except NotesError:
            return
        if version != self._version:
            self._version = version
            self._forget()
            if self.in_doubt:
                self._doubting.start()
            self.changed.emit()

    def _forget(self) -> None:
        """What was read may be otherwise now."""
        self._annotations = None
        self._resolved.clear()

    def _look_for_doubt(self) -> None:
        before = self.in_doubt
        try:
            doubtful = self._noted.review_list() if self._noted is not None else ()
        except ReaderError as error:
            self.failed.emit(error)
            return
        self.in_doubt = frozenset(note.item.id for note in doubtful)
        if self.in_doubt - before:
            self.doubted.emit(len(self.in_doubt))
        if self.in_doubt != before:
            self.changed.emit()

    def act(self, work: "Callable[[NotesStore], object]") -> bool:
        """Change something.

        Args:
            work: Does it, as one action of the store.

        Returns:
            False if nothing was written; ``failed`` says why.
        """
        try:
            work(self.ready())
        except ReaderError as error:
            self.failed.emit(error)
            self.look()
            return False
        self.look()
        return True

    # What is shown

    def names(self) -> dict[Meaning, str]:
        """What the meanings are called."""
        try:
            return self._store.meanings.names() if self._store else dict(MEANING_NAMES)
        except NotesError:
            return dict(MEANING_NAMES)

    def annotations(self) -> list[Annotation]:
        """All annotations, in the order in which they were made; read once after each change."""
        if self._annotations is None:
            self._annotations = self._asked(lambda store: store.annotations.all())
        return self._annotations

    def bookmarks(self) -> list[Bookmark]:
        """All bookmarks, in the order in which they were made."""
        return self._asked(lambda store: store.bookmarks.all())

    def placed_annotations(self, document: "Document") -> "list[Placed[Annotation]]":
        """The annotations of a document and of its other versions that stand in it."""
        found = self.resolved_annotations(document)
        return list(found.placed) if found is not None else []

    def resolved_annotations(self, document: "Document") -> "Resolved[Annotation] | None":
        """The annotations of a document and of its other versions; looked for once a change.

        None where they cannot be read.
        """
        key = (document.id, document.text_sha256)
        if key not in self._resolved:
            self._resolved[key] = self._found(document, lambda store: store.annotations)
        return self._resolved[key]

    def placed_bookmarks(self, document: "Document") -> "list[Placed[Bookmark]]":
        """The bookmarks of a document and of its other versions that stand in it."""
        found = self._found(document, lambda store: store.bookmarks)
        return list(found.placed) if found is not None else []

    def _asked(self, ask: "Callable[[NotesStore], list[ItemT]]") -> list[ItemT]:
        if self._store is None:
            return []
        try:
            return ask(self._store)
        except NotesError as error:
            self.failed.emit(error)
            return []

    def _found(
        self, document: "Document", topic: "Callable[[NotesStore], Topic[ItemT]]"
    ) -> "Resolved[ItemT] | None":
        if self._store is None or self._noted is None:
            return None
        try:
            return self._noted.resolved(topic(self._store), document)
        except ReaderError as error:
            self.failed.emit(error)
            return None
