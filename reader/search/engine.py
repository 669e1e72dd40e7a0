"""Asks the index: gives it the synonyms, filters, headings and titles it does not know of."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.errors import QueryError
from index.errors import SearchCancelledError as _Cancelled
from index.query import And, Filter, Node, Query, parse
from index.searcher import DocumentMatches, Extent, Searcher
from index.smart import Alternative
from reader.errors import SearchCancelledError
from reader.library.contents import Places, heading_places, title_places
from reader.library.model import DocumentSummary
from reader.library.store import Library
from reader.search.answer import GroupUsed
from reader.search.filters import checked, fits
from reader.search.query_errors import told
from reader.search.question import Cancelled, Question
from reader.search.synonyms import Group, Synonyms

Searched = Mapping[str, DocumentSummary]
"""The documents that are searched, by id."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the index found.

    Attributes:
        searched: Without the documents that filters of the query leave out.
        documents: The best first.
        groups: The groups of synonyms that words of the query belong to.
    """

    searched: Searched
    documents: Sequence[DocumentMatches]
    groups: tuple[GroupUsed, ...] = ()


class Engine:
    """The index of a library."""

    def __init__(self, searcher: Searcher, library: Library, everything: Searched) -> None:
        """Take what is asked; titles and headings are looked up when they are first asked for.

        Args:
            searcher: The index.
            library: Its library.
            everything: All documents of the library.
        """
        self._searcher = searcher
        self._library = library
        self._everything = everything

    def find(
        self,
        question: Question,
        searched: Searched,
        synonyms: Synonyms,
        cancelled: Cancelled,
    ) -> Found:
        """Find every place that answers the question.

        Args:
            question: Its narrowing is that of ``searched``.
            searched: The documents to search.
            synonyms: What a word of a smart query may be written as besides.
            cancelled: Asked now and then.

        Raises:
            SearchError: The query cannot be understood.
            SearchCancelledError: It was cancelled.
        """
        try:
            if question.mode == "smart":
                return self._smart(question, searched, synonyms, cancelled)
            return Found(searched, self._exact(question, searched, cancelled))
        except QueryError as error:
            raise told(error) from error
        except _Cancelled as error:
            raise SearchCancelledError("检索已取消。") from error

    def _exact(
        self, question: Question, searched: Searched, cancelled: Cancelled
    ) -> Sequence[DocumentMatches]:
        if question.within is None and question.scope == "text":
            # Line ends around it come along when it is pasted; within it they are content.
            return self._searcher.exact(question.query.strip(), searched.keys()).documents
        extent = self._extent(question, searched, cancelled)
        return self._searcher.exact_within(question.query, extent).documents

    def _smart(
        self, question: Question, searched: Searched, synonyms: Synonyms, cancelled: Cancelled
    ) -> Found:
        query = parse(question.query)
        searched = self._narrowed(query, searched)
        words = _Words(synonyms, question.without_groups)
        answer = self._searcher.smart(
            query,
            words,
            self._extent(question, searched, cancelled),
            lambda condition: self._fitting(condition, searched),
        )
        return Found(searched, answer.documents, words.groups)

    def narrowed(self, question: Question, searched: Searched) -> Searched:
        """Those of ``searched`` that the filters of a question's query let through.

        Raises:
            SearchError: The query cannot be understood.
        """
        if question.mode == "exact":
            return searched
        try:
            return self._narrowed(parse(question.query), searched)
        except QueryError as error:
            raise told(error) from error

    def _narrowed(self, query: Query, searched: Searched) -> Searched:
        for condition in _filters_for_all(query):
            searched = {name: searched[name] for name in self._fitting(condition, searched)}
        return searched

    def _fitting(self, condition: Filter, searched: Searched) -> Collection[str]:
        checked(condition, self._everything.values())
        return [name for name, summary in searched.items() if fits(condition, summary)]

    def _extent(self, question: Question, searched: Searched, cancelled: Cancelled) -> Extent:
        zones = {"title": self._titles, "heading": self._headings}.get(question.scope)
        return Extent(
            searched.keys(),
            question.within,
            None if zones is None else lambda name: zones.get(name, ()),
            cancelled,
        )

    @cached_property
    def _titles(self) -> Places:
        return title_places(self._library)

    @cached_property
    def _headings(self) -> Places:
        return heading_places(self._library)


class _Words:
    """The other forms of the words of one query; remembers which groups gave them."""

    def __init__(self, synonyms: Synonyms, without: Collection[str]) -> None:
        self._synonyms = synonyms
        self._without = without
        self._groups: dict[str, Group] = {}

    def __call__(self, word: str) -> Sequence[Alternative]:
        """The other forms of a folded word."""
        alternatives = []
        for expansion in self._synonyms.expansions(word):
            form, group = expansion.form, expansion.group
            self._groups.setdefault(group.id, group)
            if group.id not in self._without:
                pattern = form.pattern if form.is_limited else ""
                alternatives.append(Alternative(form.text, group.id, pattern))
        return alternatives

    @property
    def groups(self) -> tuple[GroupUsed, ...]:
        """The groups in the order in which words of the query led to them."""
        return tuple(
            GroupUsed(
                group.id,
                group.label,
                tuple(form.text for form in group.forms),
                group.id not in self._without,
            )
            for group in self._groups.values()
        )


def _filters_for_all(query: Query) -> list[Filter]:
    """The filters that every document of the answer must fit."""
    root: Node = query.root
    parts = root.parts if isinstance(root, And) else (root,)
    return [part for part in parts if isinstance(part, Filter)]
