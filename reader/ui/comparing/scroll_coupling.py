"""Panes that scroll together: by share of the text, or by the sections that answer one another.

Whichever pane the reader moves leads the others. Two things keep the others from jumping: what lies
between a pane and its place when another one takes the lead (its slack) is made up bit by bit while
the reader scrolls on, and a pane that was moved while uncoupled keeps that distance.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Signal

from reader.ui.comparing.pane_scroll import PaneScroll

ScrollMode = Literal["off", "proportional", "section"]
Carry = Callable[[float], float]
"""From a place of one text to the place of another that answers it; rises without jumps."""

_MADE_UP = 0.5
"""Pixels of slack made up for each pixel the reader scrolls, within a section."""
_PASSAGE = 120.0
"""Pixels the reader scrolls into the next section until all slack is made up: some four lines."""
_READING = 0.5
"""Who scrolls by more than this share of the height does not read on: slack is forgotten."""


class ScrollCoupling(QObject):
    """Moves the other panes when one is moved.

    Signals:
        moved(): Some pane stands elsewhere now.
    """

    moved = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._panes: tuple[PaneScroll, ...] = ()
        self._mode: ScrollMode = "section"
        self._carries: Mapping[tuple[int, int], Carry] = {}
        self._values: dict[PaneScroll, int] = {}
        self._slack: dict[PaneScroll, float] = {}
        self._rates: dict[PaneScroll, float] = {}
        self._section: int | None = None
        self._offsets: dict[ScrollMode, dict[PaneScroll, float]] = {}
        self._leader: PaneScroll | None = None
        self._left: tuple[int, ...] = ()
        self._fresh = True
        self._guiding = False

    # -- what is coupled --------------------------------------------------------------------

    def set_panes(self, panes: Sequence[PaneScroll]) -> None:
        """Couple these panes from now on, from left to right; nothing moves."""
        for pane in self._panes:
            if pane not in panes:
                pane.scrolled.disconnect()
                pane.settled.disconnect()
        for pane in panes:
            if pane not in self._panes:
                pane.scrolled.connect(partial(self._scrolled, pane))
                pane.settled.connect(self._settled)
        self._panes = tuple(panes)
        self._carries = {}
        for offsets in self._offsets.values():
            for gone in offsets.keys() - set(panes):
                del offsets[gone]
        self._settled()

    def set_carries(self, carries: Mapping[tuple[int, int], Carry]) -> None:
        """Say which places answer one another, by numbers of panes; nothing moves."""
        self._carries = dict(carries)
        self._settled()

    @property
    def mode(self) -> ScrollMode:
        """How the panes are coupled."""
        return self._mode

    def set_mode(self, mode: ScrollMode) -> None:
        """Couple in another way; nothing moves. What was moved meanwhile keeps its distance."""
        if mode == self._mode:
            return
        values = tuple(pane.value for pane in self._panes)
        if mode == "off":
            self._left = values
        elif self._mode == "off" and self._panes and values != self._left:
            self._offsets[mode] = self._measured_offsets(mode)
        self._mode = mode
        self._settled()

    def align(self, leader: PaneScroll | None = None) -> None:
        """Forget all distances and bring the others to where ``leader`` says."""
        self._offsets.clear()
        leader = leader or self._leader or (self._panes[0] if self._panes else None)
        if leader is not None and self._mode != "off":
            self._leader = leader
            self._slack.clear()
            self._guide(leader)
        self.moved.emit()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Let panes be led to places of their own meanwhile, without leading one another."""
        self._guiding = True
        try:
            yield
        finally:
            self._guiding = False
            self._settled()

    # -- what it says -----------------------------------------------------------------------

    def wanted(self, pane: PaneScroll, leader: PaneScroll) -> float | None:
        """Value at which ``pane`` answers ``leader``; None if nothing couples the two."""
        return self._wanted(pane, leader, leader.value)

    def _wanted(self, pane: PaneScroll, leader: PaneScroll, value: int) -> float | None:
        offsets = self._offsets.get(self._mode, {})
        before, behind = offsets.get(leader, 0.0), offsets.get(pane, 0.0)
        if self._mode == "proportional":
            share = value / max(leader.maximum, 1) - before + behind
            return _within(share * pane.maximum, pane)
        carry = self._carry(leader, pane)
        if carry is None:
            return None
        reach = leader.reach(value)
        place = carry(leader.lines.place_at(value + reach) - before) + behind
        return _within(pane.lines.y_of(place) - reach - leader.top + pane.top, pane)

    def _carry(self, leader: PaneScroll, pane: PaneScroll) -> Carry | None:
        if self._mode != "section":
            return None
        return self._carries.get((self._panes.index(leader), self._panes.index(pane)))

    def _measured_offsets(self, mode: ScrollMode) -> dict[PaneScroll, float]:
        """How far each pane is from its place, seen from the one that led."""
        leader = self._leader if self._leader in self._panes else None
        leader = leader or self._panes[0]
        if mode == "proportional":
            shares = {pane: pane.value / max(pane.maximum, 1) for pane in self._panes}
            return {pane: share - shares[leader] for pane, share in shares.items()}
        reach = leader.reach(leader.value)
        place = leader.lines.place_at(leader.value + reach)
        offsets = {}
        for at, pane in enumerate(self._panes):
            carry = self._carries.get((self._panes.index(leader), at))
            if pane is not leader and carry is not None:
                stands = pane.lines.place_at(pane.value + reach + leader.top - pane.top)
                offsets[pane] = stands - carry(place)
        return offsets

    # -- moving -----------------------------------------------------------------------------

    def _settled(self) -> None:
        """Take the panes as they stand: whoever is moved next leads from there."""
        self._values = {pane: pane.value for pane in self._panes}
        self._slack.clear()
        self._fresh = True
        self.moved.emit()

    def _scrolled(self, pane: PaneScroll) -> None:
        if self._guiding:
            return
        before = self._values.get(pane, pane.value)
        if self._mode != "off" and pane.value != before:
            if pane is not self._leader or self._fresh:
                self._take_lead(pane, before)
            self._make_up(abs(pane.value - before), pane)
            self._guide(pane)
        else:
            self._values[pane] = pane.value
        self.moved.emit()

    def _take_lead(self, leader: PaneScroll, before: int) -> None:
        self._leader = leader
        self._fresh = False
        self._slack = {}
        for pane in self._others(leader):
            wanted = self._wanted(pane, leader, before)
            if wanted is not None:
                self._slack[pane] = pane.value - wanted
        self._rates = {}
        self._section = leader.section_at(before)

    def _make_up(self, moved: int, leader: PaneScroll) -> None:
        """Let the others come nearer to their places, by as much as the leader was moved."""
        if moved > _READING * leader.height:
            self._slack.clear()
        section = leader.section if self._slack else None
        if section != self._section:
            self._section = section
            self._rates = {pane: abs(slack) / _PASSAGE for pane, slack in self._slack.items()}
        for pane, slack in self._slack.items():
            rate = max(self._rates.get(pane, 0.0), _MADE_UP)
            left = max(abs(slack) - rate * moved, 0.0)
            self._slack[pane] = left if slack > 0 else -left

    def _guide(self, leader: PaneScroll) -> None:
        self._guiding = True
        try:
            for pane in self._others(leader):
                wanted = self.wanted(pane, leader)
                if wanted is not None:
                    slack = self._slack.get(pane, 0.0)
                    pane.put(wanted + slack)
                    if abs(pane.value - wanted) < abs(slack):  # an end of the page was in the way
                        self._slack[pane] = pane.value - wanted
        finally:
            self._guiding = False
        self._values = {pane: pane.value for pane in self._panes}

    def _others(self, leader: PaneScroll) -> list[PaneScroll]:
        return [pane for pane in self._panes if pane is not leader]


def _within(value: float, pane: PaneScroll) -> float:
    return min(max(value, 0.0), float(pane.maximum))
