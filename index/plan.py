"""A query as a plan: which texts can answer it at all, and what in a text does.

A condition holds for units of a text (the whole document, its paragraphs or its sentences, see
:mod:`index.units`): And in those for which all parts hold, Or in those for which any does, Not in
all others; a filter holds for all units of a document or for none. What is found is what makes the
condition hold, in the units for which it does; what stands under a Not is never found.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.closeness import Close, Sequential
from index.folding import Folded, fold
from index.matching import Finder, Form, Forms, Place, Why, unit_numbers
from index.query import And, Filter, Near, Node, Not, Or, Term, Wildcard
from index.smart import Prepared, Preparer
from index.units import END_MARKS, Unit, UnitText

Ranges = Sequence[tuple[int, int]]
"""Ranges of an original text."""


class Look:
    """A look at one text: what is found in it is kept until the next text."""

    def __init__(self, text: UnitText, folded: Folded, unit: Unit, zones: Ranges | None) -> None:
        """Look at a text.

        Args:
            text: The folded text.
            folded: The same with the way back to the original.
            unit: In which everything must stand together.
            zones: Only what lies inside one of these ranges of the original counts; None for all.
        """
        self.text = text
        self._folded = folded
        self._unit = unit
        self._zones = zones
        self._found: dict[int, tuple[list[Place], list[int]]] = {}

    @property
    def units(self) -> range:
        """Numbers of all units."""
        return range(1 if self._unit == "document" else len(self.text.ends(self._unit)))

    def found(self, sought: "Sought") -> tuple[list[Place], list[int]]:
        """The places of a part of the query that count, and the number of each one's unit."""
        known = self._found.get(id(sought))
        if known is None:
            known = self._found[id(sought)] = self._find(sought.finder)
        return known

    def _find(self, finder: Finder) -> tuple[list[Place], list[int]]:
        places = finder.find(self.text)
        if self._zones is not None:
            places = [place for place in places if self._is_inside(place)]
        if self._unit == "document":
            return places, [0] * len(places)
        numbers = unit_numbers(places, self.text.ends(self._unit))
        if -1 in numbers:
            pairs = [pair for pair in zip(places, numbers, strict=True) if pair[1] >= 0]
            return [place for place, _ in pairs], [number for _, number in pairs]
        return places, numbers

    def _is_inside(self, place: Place) -> bool:
        start, end = self._folded.original_range(place[0], place[1])
        return any(low <= start and end <= high for low, high in self._zones or ())


class Condition(Protocol):
    """A node of a plan."""

    def units(self, look: Look) -> Collection[int]:
        """Numbers of the units for which it holds."""

    def sought(self, look: Look, units: Collection[int]) -> Iterator[tuple["Sought", list[Place]]]:
        """What makes it hold in ``units``, for all of which it does."""


@dataclass(frozen=True, slots=True, eq=False)
class Sought:
    """A part of the query that is looked for.

    Attributes:
        forms: What it looks for, folded; for the ranking.
    """

    finder: Finder
    forms: tuple[str, ...]

    def units(self, look: Look) -> Collection[int]:
        """See :class:`Condition`."""
        return set(look.found(self)[1])

    def sought(self, look: Look, units: Collection[int]) -> Iterator[tuple["Sought", list[Place]]]:
        """See :class:`Condition`."""
        places, numbers = look.found(self)
        if len(units) == 1 and numbers and numbers[0] == numbers[-1]:
            yield self, places
        else:
            pairs = zip(places, numbers, strict=True)
            yield self, [place for place, number in pairs if number in units]


@dataclass(frozen=True, slots=True)
class Admitted:
    """Holds for whole documents."""

    texts: frozenset[int]

    def units(self, look: Look) -> Collection[int]:
        """See :class:`Condition`."""
        return look.units if look.text.number in self.texts else ()

    def sought(self, look: Look, units: Collection[int]) -> Iterator[tuple[Sought, list[Place]]]:
        """See :class:`Condition`; finds nothing."""
        del look, units
        return iter(())


@dataclass(frozen=True, slots=True)
class All:
    """Holds where all parts do."""

    parts: tuple[Condition, ...]

    def units(self, look: Look) -> Collection[int]:
        """See :class:`Condition`."""
        units = set(self.parts[0].units(look))
        for part in self.parts[1:]:
            if not units:
                break
            units.intersection_update(part.units(look))
        return units

    def sought(self, look: Look, units: Collection[int]) -> Iterator[tuple[Sought, list[Place]]]:
        """See :class:`Condition`."""
        for part in self.parts:
            yield from part.sought(look, units)


@dataclass(frozen=True, slots=True)
class Any:
    """Holds where at least one part does."""

    parts: tuple[Condition, ...]

    def units(self, look: Look) -> Collection[int]:
        """See :class:`Condition`."""
        return set().union(*(part.units(look) for part in self.parts))

    def sought(self, look: Look, units: Collection[int]) -> Iterator[tuple[Sought, list[Place]]]:
        """See :class:`Condition`; only from the parts that hold."""
        for part in self.parts:
            own = set(part.units(look)).intersection(units)
            if own:
                yield from part.sought(look, own)


@dataclass(frozen=True, slots=True)
class Without:
    """Holds where its part does not."""

    part: Condition

    def units(self, look: Look) -> Collection[int]:
        """See :class:`Condition`."""
        return set(look.units).difference(self.part.units(look))

    def sought(self, look: Look, units: Collection[int]) -> Iterator[tuple[Sought, list[Place]]]:
        """See :class:`Condition`; finds nothing."""
        del look, units
        return iter(())


def plain_parts(condition: Condition, unit: Unit) -> tuple[Sought, ...] | None:
    """The parts of a plan that asks for nothing but strings, wherever in a text they stand.

    The texts that the planner names for such a plan all answer it, with every occurrence, and
    counting takes less than finding the places. None for any other plan.
    """
    match condition:
        case Sought(finder=Forms(forms=(Form(text, pattern=""),))):
            may_cross = unit != "document" and not END_MARKS.isdisjoint(text[:-1])
            return None if may_cross else (condition,)
        case Admitted():
            return ()
        case Any(parts) if all(isinstance(part, Sought) for part in parts):
            return _plain(parts, unit)
        case All(parts) if unit == "document":
            return _plain(parts, unit)
    return None


def _plain(conditions: Iterable[Condition], unit: Unit) -> tuple[Sought, ...] | None:
    """The parts of all ``conditions``; None if one is not plain."""
    gathered: list[Sought] = []
    for condition in conditions:
        parts = plain_parts(condition, unit)
        if parts is None:
            return None
        gathered += parts
    return tuple(gathered)


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes plans.

    Attributes:
        preparer: Prepares the terms.
        admits: Ids of the documents that a filter lets through.
        query: The text of the query, for the reasons.
    """

    preparer: Preparer
    admits: Callable[[Filter], Collection[str]]
    query: str

    def plan(
        self, node: Node, among: frozenset[int], *, negated: bool = False
    ) -> tuple[Condition, frozenset[int]]:
        """A plan for ``node``, and the numbers of the texts that may answer it.

        Args:
            node: Of the query.
            among: The texts that are searched.
            negated: The node stands under a Not.
        """
        match node:
            case And(parts):
                return self._all(parts, among, negated=negated)
            case Or(parts):
                plans = [self.plan(part, among, negated=negated) for part in parts]
                texts: frozenset[int] = frozenset().union(*(plan[1] for plan in plans))
                return Any(tuple(plan[0] for plan in plans)), texts
            case Not(part):
                return Without(self.plan(part, among, negated=True)[0]), among
            case Filter():
                admitted = self.preparer.shelf.numbers_of(self.admits(node))
                return Admitted(admitted), among & admitted
            case Term() | Wildcard() | Near():
                prepared = self._prepare(node, among, negated=negated)
                return Sought(prepared.finder, prepared.forms), prepared.texts

    def _all(
        self, parts: Sequence[Node], among: frozenset[int], *, negated: bool
    ) -> tuple[Condition, frozenset[int]]:
        """Filters first, negations last: each part narrows the texts for the next."""
        ordered = sorted(parts, key=lambda part: (isinstance(part, Not), _is_word(part)))
        conditions: list[Condition] = []
        for part in ordered:
            condition, among = self.plan(part, among, negated=negated)
            conditions.append(condition)
        return All(tuple(conditions)), among

    def _prepare(
        self, node: Term | Wildcard | Near, among: frozenset[int], *, negated: bool
    ) -> Prepared:
        typed = self.query[node.start : node.end]
        match node:
            case Term():
                term = Term(node.text, exact=True) if negated else node
                return self.preparer.term(term, among)
            case Wildcard(parts):
                folded = tuple(fold(part).text for part in parts)
                for part in folded:
                    among = self.preparer.literal(part, among).texts
                return Prepared(Sequential(Why("wildcard", typed, words=folded)), among, folded)
            case Near(terms):
                return self._near(terms, node.distance, typed, among)

    def _near(
        self, terms: Sequence[Term], distance: int, typed: str, among: frozenset[int]
    ) -> Prepared:
        finders: list[Forms] = []
        forms: list[str] = []
        for term in terms:
            finders.append(self.preparer.forms(term, among))
            among = finders[-1].texts
            forms += finders[-1].written
        return Prepared(Close(typed, tuple(finders), distance), among, tuple(forms))


def _is_word(node: Node) -> bool:
    return not isinstance(node, Filter)
