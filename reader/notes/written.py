"""Which rows were written, for those who keep what they have read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the rows had come when they were read.

    Attributes:
        foreign: Changes with every commit of another window or process.
        taken_back: How often something was written here and rolled back.
        count: How many rows were written here.
    """

    foreign: int
    taken_back: int
    count: int


class Written:
    """The rows this session has written, in order."""

    def __init__(self) -> None:
        self._rows: list[tuple[str, str]] = []
        self._taken_back = 0

    def put(self, table: str, row_id: str) -> None:
        """A row was written or removed."""
        self._rows.append((table, row_id))

    def take_back(self) -> None:
        """Some of it was rolled back: whoever read it meanwhile has read what is not there."""
        self._taken_back += 1

    def since(
        self, mark: Mark | None, foreign: int, table: str
    ) -> tuple[Mark, frozenset[str] | None]:
        """Which rows of a table must be read again.

        Args:
            mark: What an earlier call gave; None if there was none.
            foreign: See :class:`Mark`.
            table: Of the rows.

        Returns:
            The mark of now; ids of the rows written since, None if any row may be another one.
        """
        now = Mark(foreign, self._taken_back, len(self._rows))
        if mark is None or (mark.foreign, mark.taken_back) != (now.foreign, now.taken_back):
            return now, None
        return now, frozenset(row_id for name, row_id in self._rows[mark.count :] if name == table)
