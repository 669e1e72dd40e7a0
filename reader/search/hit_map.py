"""The hit map: words against cities or documents, every cell an exact count."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from index.errors import QueryError
from index.query import And, Filter, parse
from reader.search.answer import CityCount, DocumentHits, SearchAnswer
from reader.search.nearest import words_of
from reader.search.query_errors import told
from reader.search.question import Cancelled, Question, never

Columns = Literal["city", "document"]
"""What the columns of a map are."""

Ask = Callable[[Question, Cancelled], SearchAnswer]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a map.

    Attributes:
        label: The word.
        query: What was asked: the word with the filters of the query it was taken from.
    """

    label: str
    query: str


@dataclass(frozen=True, slots=True)
class Column:
    """A city or a document.

    Attributes:
        key: The city, or the id of the document.
        label: The city, or the title.
        city: The city, also of a document.
    """

    key: str
    label: str
    city: str


@dataclass(frozen=True)
class HitMap:
    """Counts of several words by city or document.

    Attributes:
        columns: Every city that was searched, also where nothing was found, in administrative
            order; or every document that has a hit of any row, by city and title.
        answers: The answer to each row, no hit left out.
    """

    rows: tuple[Row, ...]
    kind: Columns
    columns: tuple[Column, ...]
    answers: tuple[SearchAnswer, ...]

    def cell(self, row: int, column: Column) -> CityCount:
        """Hits of a row in a city or document, and documents that have any."""
        return _count(self.hits(row, column))

    def hits(self, row: int, column: Column) -> tuple[DocumentHits, ...]:
        """Exactly the hits that the cell counts."""
        return self._cells[row].get(column.key, ())

    def answer(self, row: int, column: Column) -> SearchAnswer:
        """The answer of a row with the hits of one cell alone."""
        documents = self.hits(row, column)
        count = _count(documents)
        return replace(
            self.answers[row],
            total_hits=count.hits,
            total_documents=count.documents,
            by_city={column.city: count},
            documents=documents,
        )

    @cached_property
    def _cells(self) -> tuple[Mapping[str, tuple[DocumentHits, ...]], ...]:
        return tuple(self._by_column(answer.documents) for answer in self.answers)

    def _by_column(
        self, documents: Iterable[DocumentHits]
    ) -> Mapping[str, tuple[DocumentHits, ...]]:
        cells: dict[str, list[DocumentHits]] = {}
        for document in documents:
            key = document.city if self.kind == "city" else document.id
            cells.setdefault(key, []).append(document)
        return {key: tuple(found) for key, found in cells.items()}


def make_hit_map(
    ask: Ask,
    question: Question,
    queries: Sequence[str] = (),
    kind: Columns = "city",
    cancelled: Cancelled = never,
) -> HitMap:
    """Ask for each word by itself and lay the counts side by side.

    Args:
        ask: The search.
        question: How to ask and where; its query is parted into words if there are no ``queries``.
        queries: Several queries to be compared, one a row.
        kind: What the columns are.
        cancelled: Asked now and then.

    Raises:
        SearchError: A query cannot be understood.
        SearchCancelledError: It was cancelled.
    """
    rows = tuple(Row(query, query) for query in queries) or rows_of(question)
    answers = tuple(ask(replace(question, query=row.query, limit=None), cancelled) for row in rows)
    return HitMap(rows, kind, tuple(_columns(answers, kind)), answers)


def rows_of(question: Question) -> tuple[Row, ...]:
    """The words of a question, each once, in the order of the query; filters stay with each.

    Words that are excluded make no row.

    Raises:
        SearchError: The query cannot be understood.
    """
    if question.mode == "exact":
        return tuple(Row(word, word) for word in words_of(question))
    try:
        query = parse(question.query)
    except QueryError as error:
        raise told(error) from error
    parts = query.root.parts if isinstance(query.root, And) else (query.root,)
    filters = [query.text[p.start : p.end] for p in parts if isinstance(p, Filter)]
    words = [query.text[p.start : p.end] for p in query.leaves() if not isinstance(p, Filter)]
    return tuple(Row(word, " ".join((word, *filters))) for word in dict.fromkeys(words))


def _columns(answers: Sequence[SearchAnswer], kind: Columns) -> list[Column]:
    cities = list(dict.fromkeys(city for answer in answers for city in answer.by_city))
    if kind == "city":
        return [Column(city, city, city) for city in cities]
    found = {d.id: Column(d.id, d.title, d.city) for a in answers for d in a.documents}
    return sorted(found.values(), key=lambda c: (cities.index(c.city), c.label, c.key))


def _count(documents: Sequence[DocumentHits]) -> CityCount:
    return CityCount(sum(len(document.hits) for document in documents), len(documents))
