"""The pairings of all documents that stand side by side, reckoned in the background."""

from collections.abc import Sequence
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reader.corpus.model import Document
from reader.errors import ReaderError
from reader.ui.comparing.compare_desk import Carry, CompareDesk, Paired
from reader.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from reader.notes.model import SectionPin

_Key = tuple[str, str]


class Pairings(QObject):
    """Pairs every two of the documents; what was reckoned stays until it changes.

    Signals:
        changed(): There is another pairing, or one fewer.
        noticed(str): A sentence the user should know.
        failed(Exception): Pairing ended with a bug.
    """

    changed = Signal()
    noticed = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: CompareDesk, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tasks = tasks
        self._documents: tuple[Document | None, ...] = ()
        self._asked: dict[_Key, Sequence[SectionPin]] = {}
        self._found: dict[_Key, Paired] = {}
        self._resting = False

    def set_desk(self, desk: CompareDesk) -> None:
        """Take another desk; what was reckoned holds as long as the texts do."""
        self._desk = desk
        self.refresh()

    def set_documents(self, documents: Sequence[Document | None]) -> None:
        """Pair these, from left to right; None for an empty pane."""
        self._documents = tuple(documents)
        self.refresh()

    def refresh(self) -> None:
        """Pair anew what is new, and what the user has said something else about."""
        for left, right in self._couples():
            pins = self._pins(left, right)
            key = _key(left, right)
            if self._asked.get(key) != pins:
                self._asked[key] = pins
                self._tasks.run(
                    partial(self._desk.pair, left, right, pins),
                    partial(self._done, key, pins),
                    partial(self._failed, key),
                )
        self.changed.emit()

    def rest(self) -> None:
        """Drop every answer that is still to come: the window closes."""
        self._documents = ()
        self._asked.clear()
        self._resting = True

    def between(self, left: int, right: int) -> Paired | None:
        """What is known of two of the documents, by their numbers from the left."""
        one, other = self._documents[left], self._documents[right]
        if one is None or other is None:
            return None
        found = self._found.get(_key(one, other))
        if found is not None:
            return found
        turned = self._found.get(_key(other, one))
        return turned.turned if turned is not None else None

    def carries(self) -> dict[tuple[int, int], Carry]:
        """The ways from place to place, by numbers of the documents that have one."""
        found: dict[tuple[int, int], Carry] = {}
        for left, right in combinations(range(len(self._documents)), 2):
            paired = self.between(left, right)
            if paired is not None:
                lengths = paired.pairing.left_length, paired.pairing.right_length
                found[left, right] = partial(_carried, paired.to_right, *lengths)
                found[right, left] = partial(_carried, paired.to_left, *reversed(lengths))
        return found

    def _couples(self) -> list[tuple[Document, Document]]:
        filled = [document for document in self._documents if document is not None]
        return list(combinations(filled, 2))

    def _pins(self, left: Document, right: Document) -> "Sequence[SectionPin]":
        try:
            return tuple(self._desk.store().pins.between(left.id, right.id))
        except ReaderError as error:
            self.noticed.emit(str(error))
            return ()

    def _done(self, key: _Key, pins: "Sequence[SectionPin]", paired: Paired) -> None:
        if self._asked.get(key) == pins and not self._resting:
            self._found[key] = paired
            self.changed.emit()

    def _failed(self, key: _Key, error: Exception) -> None:
        if self._resting:
            return
        self._asked.pop(key, None)
        if isinstance(error, ReaderError):
            self.noticed.emit(str(error))
        else:
            self.failed.emit(error)
        self.changed.emit()


def _key(left: Document, right: Document) -> _Key:
    return f"{left.id} {left.text_sha256}", f"{right.id} {right.text_sha256}"


def _carried(carry: Carry, length: int, other: int, place: float) -> float:
    """As ``carry``; what is above and below the one text leads above and below the other."""
    if place < 0:
        return place
    if place > length:
        return other + place - length
    return carry(place)
