"""What the library holds instead of a query that is found nowhere."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Literal

from index.analysis import Analyzer
from index.errors import QueryError
from index.folding import fold
from index.literal import count, occurrences, overlaps_itself
from index.query import Leaf, Near, Term, Wildcard, parse
from reader.errors import SearchCancelledError
from reader.search.query_errors import told
from reader.search.question import Cancelled, Question, never
from reader.search.synonyms import Synonyms

Kind = Literal["itself", "spelling", "synonym", "part"]
_INSTEAD: tuple[Kind, ...] = ("spelling", "synonym", "part")

LIMIT = 8
"""So many are told."""

_LONGEST = 16
"""Longest word that other spellings are looked for of; each takes several looks at all texts."""

_EACH = 3
"""So many of each kind at most."""

_REPEATED = 24
"""So many characters of a word are repeated in a sentence."""

_EDGE_MARKS = re.compile(r"^\W+|[^\w%‰+]+$")


@dataclass(frozen=True, slots=True)
class NearTerm:
    """Something like the query that does occur.

    Attributes:
        text: As it is searched for.
        kind: "itself": the word that was asked for; "spelling": one character differs, lacks, is
            too much or two are swapped; "synonym": another word for the same; "part": a word or
            the longest stretch of the query.
        hits: How often it occurs.
        documents: In how many documents.
    """

    text: str
    kind: Kind
    hits: int
    documents: int


@dataclass(frozen=True)
class Neighbours:
    """Looks for what is near a word.

    Attributes:
        texts: Folded texts of the documents that are searched.
        analyzer: Cuts into words.
        synonyms: Knows other words for the same.
        cancelled: Asked before each look at the texts.
    """

    texts: Sequence[str]
    analyzer: Analyzer
    synonyms: Synonyms
    cancelled: Cancelled = never

    def of(self, word: str) -> tuple[NearTerm, ...]:
        """What occurs and is like ``word``, the likeliest first; the word alone if it occurs.

        Raises:
            SearchCancelledError: It was cancelled.
        """
        folded = fold(word).text.strip("\n")
        itself = self._counted(folded, "itself")
        if itself.hits:
            return (itself,)
        found: dict[str, NearTerm] = {}
        candidates: dict[Kind, Iterable[str]] = {
            "spelling": self._spellings(folded),
            "synonym": (e.form.folded for e in self.synonyms.expansions(folded)),
            "part": self._parts(folded),
        }
        for kind in _INSTEAD:
            near = [self._counted(t, kind) for t in dict.fromkeys(candidates[kind]) if t != folded]
            near.sort(key=lambda term: -term.hits if kind != "part" else -len(term.text))
            for term in [term for term in near if term.hits][:_EACH]:
                found.setdefault(term.text, term)
        return tuple(found.values())[:LIMIT]

    def _counted(self, text: str, kind: Kind) -> NearTerm:
        self._check()
        overlapping = overlaps_itself(text)
        counts = [count(each, text, overlapping=overlapping) for each in self.texts]
        return NearTerm(text, kind, sum(counts), sum(map(bool, counts)))

    def _spellings(self, word: str) -> Iterator[str]:
        """Strings that differ from ``word`` by one step; those that occur are among them."""
        if not 3 <= len(word) <= _LONGEST:
            return
        for place in range(1, len(word)):
            if place < len(word) - 1:
                yield word[:place] + word[place + 1 :]
            yield f"{word[: place - 1]}{word[place]}{word[place - 1]}{word[place + 1 :]}"
        variants: Counter[str] = Counter()
        for place in range(len(word)):
            variants.update(self._with_another(word[:place], word[place + 1 :]))
            if place:
                variants.update(self._with_another(word[:place], word[place:]))
        likely = (variant for variant, _ in variants.most_common() if self._is_whole(variant))
        yield from islice(likely, _EACH)

    def _is_whole(self, text: str) -> bool:
        """False if a single character stands at an end, as in 院士|专家|泉: cut out of a word.

        A mark at an end, where no word stands, is no hindrance.
        """
        words = self.analyzer.words(text)
        first = max((word.end for word in words if word.start == 0), default=len(text))
        last = min((word.start for word in words if word.end == len(text)), default=0)
        return first > 1 and len(text) - last > 1

    def _with_another(self, before: str, behind: str) -> Iterator[str]:
        """What stands in the texts as ``before``, any letter, ``behind``."""
        self._check()
        anchor = before if len(before) >= len(behind) else behind
        if len(anchor) < 2:
            return
        shift = len(before) if anchor is before else -1
        for text in self.texts:
            for start in occurrences(text, anchor):
                place = start + shift
                if place < len(before) or place >= len(text) or not text[place].isalnum():
                    continue
                if text.startswith(behind, place + 1) and text.endswith(before, 0, place):
                    yield before + text[place] + behind

    def _parts(self, word: str) -> Iterator[str]:
        """Words of the query, and the most words of its beginning and of its end that occur."""
        words = self.analyzer.words(word)
        ends = sorted({part.end for part in words if 1 < part.end < len(word)}, reverse=True)
        starts = sorted({part.start for part in words if 0 < part.start < len(word) - 1})
        parts = (
            *(part.text for part in words),
            *self._longest([word[:end] for end in ends]),
            *self._longest([word[start:] for start in starts]),
        )
        yield from (part for part in map(_without_edge_marks, parts) if len(part) > 1)

    def _longest(self, parts: Sequence[str]) -> Sequence[str]:
        """The longest of ``parts`` that occurs; each is a part of the one before it."""
        low, high = 0, len(parts)
        while low < high:
            middle = (low + high) // 2
            self._check()
            if any(parts[middle] in text for text in self.texts):
                high = middle
            else:
                low = middle + 1
        return parts[low : low + 1]

    def _check(self) -> None:
        if self.cancelled():
            raise SearchCancelledError("检索已取消。")


def _without_edge_marks(text: str) -> str:
    """Without the marks at its ends that belong to what stood around it: “小巨人” is 小巨人."""
    return _EDGE_MARKS.sub("", text)


def nearest_sentence(query: str, near: Sequence[NearTerm]) -> str:
    """What is told of a word of a query that found nothing.

    Such as 没有“研发强渡”，文库中有：研发强度 3 处, or 全文中有“研发”126 处 of a word that does
    occur, only not where it was looked for.
    """
    words = query if len(query) <= _REPEATED else f"{query[:_REPEATED]}…"
    if near and near[0].kind == "itself":
        return f"全文中有“{words}”{near[0].hits:,} 处。"
    listed = "、".join(f"{term.text} {term.hits:,} 处" for term in near)
    return f"没有“{words}”，文库中有：{listed}。" if listed else f"没有“{words}”。"


def words_of(question: Question) -> tuple[str, ...]:
    """The words of a question without marks of the query language, each once.

    Raises:
        SearchError: The query cannot be understood.
    """
    if question.mode == "exact":
        words = question.query.split() if question.within else [question.query]
        return tuple(dict.fromkeys(word for word in words if fold(word).text.strip("\n")))
    try:
        leaves = parse(question.query).leaves()
    except QueryError as error:
        raise told(error) from error
    return tuple(dict.fromkeys(chain.from_iterable(map(_words_of, leaves))))


def _words_of(leaf: Leaf) -> tuple[str, ...]:
    match leaf:
        case Term(text):
            return (text,)
        case Wildcard(parts):
            return parts
        case Near(terms):
            return tuple(term.text for term in terms)
        case _:
            return ()
