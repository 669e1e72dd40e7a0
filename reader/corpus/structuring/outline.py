"""The tree of sections: which markers count, and what stands under what (conventions 3.1, 3.2).

A marker opens a section if its number continues its sequence or restarts at 1; what it is placed
under is decided by what is open, not by its class alone.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.corpus.structuring.markers import Family, Marker

_LEVELS = {
    Family.FORMAL: 1,
    Family.HAN: 1,
    Family.HAN_BRACKETED: 2,
    Family.NUMBER: 3,
    Family.NUMBER_BRACKETED: 4,
    Family.NUMBER_HALF_BRACKETED: 4,
    Family.CIRCLED: 5,
    Family.DASH: 3,
}
_DECIMALS = {Family.DECIMAL_2: 2, Family.DECIMAL_3: 3, Family.DECIMAL_4: 4}
_ITEMS = (Family.DASH, Family.CAPTION)
_FLOATING = (Family.ROMAN, Family.NUMBER_BARE)


@dataclass(slots=True)
class Open:
    """A section that is open while the lines are walked through.

    Attributes:
        family: Class of its marker; None for an unnumbered heading.
        value: Its number, 0 for none.
        rank: Place among the classes; an unnumbered heading stands just below what it belongs to.
        place: Number of its section.
    """

    family: Family | None
    value: int
    prefix: tuple[int, ...]
    rank: float
    level: int
    place: int

    @property
    def numbered(self) -> bool:
        """True if its level counts for the headings under it: dash items and captions do not."""
        return self.family is not None and self.family not in _ITEMS


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a section stands: its level, and the sections (by number) above it."""

    level: int
    ancestors: tuple[int, ...]


@dataclass
class Candidates:
    """Every marker of a document by class, to look ahead.

    Attributes:
        places: Per class the numbers of the lines with such a marker, rising.
        values: Per class the values of these markers.
        firsts: Per class the numbers of the lines where a sequence begins with 1.
    """

    places: dict[Family, list[int]] = field(default_factory=dict)
    values: dict[Family, list[int]] = field(default_factory=dict)
    firsts: dict[Family, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, markers: Sequence[Marker | None]) -> "Candidates":
        """Collect the markers of the lines in their order."""
        found = cls()
        for line, marker in enumerate(markers):
            if marker is not None:
                found.places.setdefault(marker.family, []).append(line)
                found.values.setdefault(marker.family, []).append(marker.value)
                if marker.value == 1:
                    found.firsts.setdefault(marker.family, []).append(line)
        return found

    def following(self, family: Family, line: int) -> tuple[int, int] | None:
        """Line and value of the next marker of ``family`` after ``line``."""
        places = self.places.get(family, [])
        place = bisect_right(places, line)
        return (places[place], self.values[family][place]) if place < len(places) else None

    def restarts(self, family: Family, line: int) -> bool:
        """True if the numbers of ``family`` begin once more after ``line``."""
        first = self.firsts.get(family, [])
        return bisect_right(first, line) < len(first)


class Outline:
    """Walks through the markers of a document and places each in the tree."""

    def __init__(self, candidates: Candidates) -> None:
        self._candidates = candidates
        self._open: list[Open] = []
        self._last: dict[Family, int] = {}
        self._ranks: dict[Family, float] = {}
        self._outer: dict[Family, Family] = {}
        self._count = 0

    def reset(self) -> None:
        """A new text begins (a forwarded plan, an annex): nothing is open, all numbers restart."""
        self._open.clear()
        self._last.clear()
        self._ranks.clear()
        self._outer.clear()

    @property
    def article_open(self) -> bool:
        """True inside an article (第X条)."""
        return any(entry.family is Family.ARTICLE for entry in self._open)

    def closes_article(self, marker: Marker) -> bool:
        """True if ``marker`` is statutory or continues a sequence around the open article."""
        if marker.family.statutory:
            return True
        for entry in self._open:
            if entry.family is Family.ARTICLE:
                return False
            if entry.family is marker.family and entry.value + 1 == marker.value:
                return True
        return False

    def accepts(self, marker: Marker, line: int, *, after_paragraph: bool) -> bool:
        """True if ``marker`` stands in a sequence.

        Args:
            marker: What the line starts with.
            line: Number of the line.
            after_paragraph: The line before ends as a paragraph does. Only then a number that
                neither continues nor restarts is trusted: one may be lost, or printed twice.
        """
        family, value = marker.family, marker.value
        if family in _ITEMS:
            return True
        following = self._candidates.following(family, line)
        evidence = following is not None and following[1] == value + 1
        if family in _DECIMALS:
            return self._decimal_fits(marker)
        if self._sibling(marker) is not None:
            return True
        run_on = self._last.get(family, 0) + 1 == value and value > 1
        if run_on or value == 1:
            return evidence or run_on or not marker.weak
        if marker.weak or not after_paragraph:
            return marker.family.statutory and marker.spaced
        return self._damaged_sequence(marker, evidence=evidence)

    def _damaged_sequence(self, marker: Marker, *, evidence: bool) -> bool:
        base = self._value_open(marker.family)
        if base is None:
            base = self._last.get(marker.family, 0)
        if marker.value in (base + 2, 2) or (evidence and marker.value > base):
            return True
        if marker.family.statutory:
            return marker.spaced or "之" in marker.number
        return marker.value == base and marker.family in (Family.HAN, Family.HAN_BRACKETED)

    def _decimal_fits(self, marker: Marker) -> bool:
        if self._sibling(marker) is not None:
            return True
        parent = next(
            (
                entry
                for entry in reversed(self._open)
                if entry.family is not None and (*entry.prefix, entry.value) == marker.prefix
            ),
            None,
        )
        if parent is not None:
            return marker.value == 1
        continues = self._last.get(marker.family, 0)
        return marker.value == 1 and (
            marker.prefix[-1] in (1, continues + 1) or self._prefix_grows(marker)
        )

    def _prefix_grows(self, marker: Marker) -> bool:
        return any(
            entry.family is marker.family
            and entry.prefix[:-1] == marker.prefix[:-1]
            and entry.prefix[-1] + 1 == marker.prefix[-1]
            for entry in self._open
        )

    def _value_open(self, family: Family) -> int | None:
        return next((e.value for e in reversed(self._open) if e.family is family), None)

    def _sibling(self, marker: Marker) -> int | None:
        """Place in the stack of the open section that ``marker`` follows as the next number."""
        for place in range(len(self._open) - 1, -1, -1):
            entry = self._open[place]
            if entry.family is marker.family and (
                entry.value + 1 == marker.value and entry.prefix == marker.prefix
            ):
                return place
        return None

    def place(self, marker: Marker, line: int) -> Placed:
        """Open a section for an accepted marker."""
        if marker.family is Family.CAPTION:
            self._close_unnumbered()
            return self._push_unnumbered(Family.CAPTION)
        self._close_for(marker, line)
        level = self._level(marker)
        self._last[marker.family] = marker.value
        rank = self._rank(marker.family)
        return self._push(
            Open(marker.family, marker.value, marker.prefix, rank, level, self._count)
        )

    def place_unnumbered(self, line: int, following: Marker | None) -> Placed:
        """Open a section for an unnumbered heading: one below the numbered one that is open.

        Unnumbered headings stand side by side (主要目标： and 主要工作内容：), unless the numbers
        between them go on after this one. One that is followed by numbers of a class that is open
        already cannot stand under that class: it heads a sequence of its own.

        Args:
            line: Number of the line.
            following: What the next line starts with.
        """
        if following is not None and following.value == 1:
            self._close_for_sequence(following.family, line)
        beside = any(entry.family is None for entry in self._open)
        if beside and not (self._open and self._goes_on(self._open[-1], line)):
            while self._open.pop().family is not None:
                pass
        else:
            self._close_unnumbered()
        if following is not None and following.family.statutory:
            # It stands for a chapter whose number is lost.
            return self._push_unnumbered(None, rank=following.family - 0.5)
        return self._push_unnumbered(None)

    def _close_for_sequence(self, family: Family, line: int) -> None:
        """Close the open sequence of ``family`` if one that begins after ``line`` replaces it."""
        families = [entry.family for entry in self._open]
        if family not in families:
            return
        place = families.index(family)
        expected = 1
        following = self._candidates.following(family, line)
        while following is not None and following[1] == expected:
            expected += 1
            following = self._candidates.following(family, following[0])
        if following is None or following[1] != self._open[place].value + 1:
            del self._open[place:]

    def _goes_on(self, entry: Open, line: int) -> bool:
        if not entry.numbered or entry.family is None:
            return False
        following = self._candidates.following(entry.family, line)
        return following is not None and following[1] == entry.value + 1

    def _close_unnumbered(self) -> None:
        while self._open and (
            not self._open[-1].numbered or self._open[-1].family is Family.ARTICLE
        ):
            self._open.pop()

    def _push_unnumbered(self, family: Family | None, rank: float | None = None) -> Placed:
        parent = next((entry for entry in reversed(self._open) if entry.numbered), None)
        if rank is None:
            rank = self._open[-1].rank + 0.5 if self._open else Family.HAN + 0.5
        level = parent.level + 1 if parent else 1
        return self._push(Open(family, 0, (), rank, level, self._count))

    def _push(self, entry: Open) -> Placed:
        ancestors = tuple(above.place for above in self._open)
        self._open.append(entry)
        self._count += 1
        return Placed(entry.level, ancestors)

    def _close_for(self, marker: Marker, line: int) -> None:
        """Close what does not hold the section that ``marker`` opens."""
        sibling = self._sibling(marker)
        if sibling is None and self._open and self._begins_under(self._open[-1], line, marker):
            return
        if sibling is None:
            families = [entry.family for entry in self._open]
            sibling = families.index(marker.family) if marker.family in families else None
        if sibling is not None:
            del self._open[sibling:]
            return
        rank = self._rank(marker.family)
        while self._open and self._open[-1].rank > rank:
            if self._holds(self._open[-1], line, marker):
                return
            self._open.pop()

    def _begins_under(self, top: Open, line: int, marker: Marker) -> bool:
        """True if a new sequence begins with ``marker`` under the section opened last."""
        if marker.value != 1 or top.family is marker.family:
            return False
        if top.family not in (None, Family.CAPTION):
            return self._holds(top, line, marker)
        if marker.family > Family.HAN or marker.family is Family.ARTICLE:
            return True
        return self._candidates.restarts(marker.family, line)

    def _holds(self, outer: Open, line: int, marker: Marker) -> bool:
        """True if ``marker`` stands under ``outer`` though its class is usually the higher one."""
        if outer.family is None:
            return False
        if (
            outer.rank > self._rank(marker.family)
            and self._outer.get(marker.family) is outer.family
        ):
            return True
        if self._goes_on_around(outer, line, marker):
            self._outer[marker.family] = outer.family
            return True
        return False

    def _goes_on_around(self, outer: Open, line: int, marker: Marker) -> bool:
        """True if the sequence of ``outer`` goes on after the items that ``marker`` begins.

        Then they stand under it, whatever their class (``1.`` above ``（一）``).
        """
        if outer.family is None or (marker.family.statutory and outer.family.statutory):
            return False
        if marker.value != 1 and not marker.family.statutory:
            return False
        following = self._candidates.following(outer.family, line)
        if following is None or outer.family is Family.CAPTION:
            return False
        goes_on, value = following
        if outer.family is Family.DASH:
            if marker.family < Family.NUMBER:
                return False
        elif value != outer.value + 1:
            return False
        return not any(
            (after := self._candidates.following(entry.family, line)) and after[0] < goes_on
            for entry in self._open[:-1]
            if entry.family is not None and entry.family is not marker.family
        )

    def _rank(self, family: Family) -> float:
        """Place of ``family`` among the classes; Ⅰ and a bare 1 stand where they first opened."""
        if family not in _FLOATING:
            return family
        if family not in self._ranks:
            self._ranks[family] = self._open[-1].rank + 0.25 if self._open else family
        return self._ranks[family]

    def _level(self, marker: Marker) -> int:
        parent = self._open[-1] if self._open else None
        below = parent.level + 1 if parent else 1
        if marker.family.statutory or marker.family in _FLOATING:
            return below
        if marker.family in _DECIMALS:
            continued = parent is not None and (*parent.prefix, parent.value) == marker.prefix
            return below if continued else _DECIMALS[marker.family]
        return _LEVELS[marker.family]
