"""The way a reader went through the documents: back and forward, as in a browser. No widget."""

from dataclasses import dataclass

KEPT = 100
"""So many places are remembered."""
_SAME = 120
"""Two places of a document nearer than this are one."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that was read.

    Attributes:
        position: Position in the document's text that stood at the top.
    """

    document_id: str
    position: int

    def is_near(self, other: "Spot") -> bool:
        """Whether going from one to the other means nothing."""
        same = self.document_id == other.document_id
        return same and abs(self.position - other.position) < _SAME


class Trail:
    """Places in the order in which they were gone to, and which of them the reader is at."""

    def __init__(self) -> None:
        self._spots: list[Spot] = []
        self._at = -1

    @property
    def can_go_back(self) -> bool:
        """True if there is a place before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """True if the reader came back from a place."""
        return self._at < len(self._spots) - 1

    def jump(self, before: Spot | None, after: Spot) -> None:
        """The reader went to another place; what he came back from before is forgotten.

        Args:
            before: Where he was, None if nothing was open.
            after: Where he is now.
        """
        if before is not None:
            self._arrive(before)
            if before.is_near(after):
                return
        if self._spots and self._spots[self._at].is_near(after):
            return
        self._spots[self._at + 1 :] = [after]
        del self._spots[:-KEPT]
        self._at = len(self._spots) - 1

    def step(self, places: int, now: Spot | None) -> Spot | None:
        """The place to go to, one back or one forward; None if there is none.

        Args:
            places: -1 or 1.
            now: Where the reader is: he comes back to it by the step in the other direction.
        """
        if now is not None:
            self._arrive(now)
        if not 0 <= self._at + places < len(self._spots):
            return None
        self._at += places
        return self._spots[self._at]

    def _arrive(self, now: Spot) -> None:
        """The reader has read on from the place that was gone to: that is where he comes back."""
        if not self._spots:
            self._spots, self._at = [now], 0
        elif self._spots[self._at].document_id == now.document_id:
            self._spots[self._at] = now
        else:
            self._spots[self._at + 1 :] = [now]
            self._at = len(self._spots) - 1
