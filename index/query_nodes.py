"""What a query consists of once it is understood, and what can be wrong with one."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from index.errors import QueryError

MAX_CHARACTERS = 10_000
MAX_DEPTH = 32
MAX_TERMS = 50
"""Words of a query; each costs a look at the texts."""

MAX_NEAR_TERMS = 5
"""Words in one 近(…)."""

MAX_DISTANCE = 1000
"""Characters that may be asked for between the words of 近(…)."""

FieldName = Literal["城市", "年份", "状态", "机关", "文号", "标题"]
"""What a filter can look at."""

FaultKind = Literal[
    "empty",
    "empty_group",
    "unbalanced_quote",
    "unbalanced_parenthesis",
    "missing_operand",
    "mixed_operators",
    "near_terms",
    "near_distance",
    "near_operator",
    "filter_value",
    "filter_years",
    "filter_years_order",
    "only_negative",
    "too_deep",
    "too_long",
    "too_many_terms",
    "too_many_near_terms",
]
"""What can be wrong with a query."""


class QuerySyntaxError(QueryError):
    """A query that cannot be understood, and where.

    Attributes:
        position: Where in the query the fault is, in code points.
        length: How many characters it takes; 0 where something is missing.
        kind: What is wrong.
        detail: What stands there: the operator, the distance, the name of the filter.
    """

    def __init__(self, position: int, length: int, kind: FaultKind, detail: str) -> None:
        super().__init__(f"{kind} at {position}: {detail!r}")
        self.position = position
        self.length = length
        self.kind = kind
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """Where a part of a query stands in it: ``[start, end)``; does not count for equality."""

    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Term(_Placed):
    """A word or phrase.

    Attributes:
        text: As it was typed, without quotation marks.
        exact: It was quoted: no synonyms, no segmentation.
    """

    text: str
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard(_Placed):
    """Parts that follow one another inside a sentence, with something or nothing between.

    Attributes:
        parts: Two or more, as they were typed.
    """

    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Near(_Placed):
    """Words that stand close together.

    Attributes:
        terms: Two or more.
        distance: So many characters may stand between one and the next.
    """

    terms: tuple[Term, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Filter(_Placed):
    """A condition on the document.

    Attributes:
        name: What is looked at, in simplified characters.
        value: What it must be, as it was typed.
        years: For 年份 the first and the last year; None where that end is open.
    """

    name: FieldName
    value: str
    years: tuple[int | None, int | None] | None = None


@dataclass(frozen=True, slots=True)
class And(_Placed):
    """All of ``parts``: two or more."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Or(_Placed):
    """At least one of ``parts``: two or more."""

    parts: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Not(_Placed):
    """Not ``part``."""

    part: "Node"


Leaf = Term | Wildcard | Near | Filter
Node = Leaf | And | Or | Not


@dataclass(frozen=True, slots=True)
class Query:
    """A query that was understood.

    Attributes:
        text: As it was typed; the positions of the nodes count in it.
        root: What is looked for.
    """

    text: str
    root: Node

    def leaves(self) -> Iterator[Leaf]:
        """What is looked for, in the order of the query, without what stands under a Not."""
        return _leaves(self.root)


def _leaves(node: Node) -> Iterator[Leaf]:
    match node:
        case Not():
            return
        case And(parts) | Or(parts):
            for part in parts:
                yield from _leaves(part)
        case _:
            yield node
