"""What to offer while a query is typed: own history, indicators, policy terms, headings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from index.folding import fold
from reader.errors import SearchError

Kind = Literal["history", "indicator", "term", "heading"]
KIND_LABELS: Mapping[Kind, str] = {
    "history": "搜过",
    "indicator": "指标",
    "term": "词语",
    "heading": "标题",
}
INDICATORS_FILE = "dictionary/indicator_names.txt"
LIMIT = 10
"""So many are offered."""

_FROM_HISTORY = 4
_OF_EACH = 3
_SCANNED: tuple[Kind, ...] = ("indicator", "term", "heading")
_LONGEST = 40
_LONGEST_HEADING = 24
_BORDER = "\n"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A query that may be meant.

    Attributes:
        text: What would be asked.
        documents: Of a heading: in how many documents it stands; else 0.
    """

    text: str
    kind: Kind
    documents: int = 0

    @property
    def label(self) -> str:
        """Where it comes from, in Chinese."""
        return KIND_LABELS[self.kind]


class Suggester:
    """Knows what can be offered; finds it in one string: short names first, frequent headings."""

    def __init__(
        self, indicators: Iterable[str], terms: Iterable[str], headings: Mapping[str, int]
    ) -> None:
        """Take what can be offered.

        Args:
            indicators: Names of indicators.
            terms: Terms of policy.
            headings: Headings with the number of documents that have them.
        """
        known: dict[str, Suggestion] = {}
        offered = chain(
            (Suggestion(name, "indicator") for name in sorted(indicators, key=len)),
            (Suggestion(term, "term") for term in sorted(terms, key=len)),
            _headings(headings),
        )
        for suggestion in offered:
            folded = fold(suggestion.text).text
            if 2 <= len(folded) <= _LONGEST and _BORDER not in folded:
                known.setdefault(folded, suggestion)
        self._suggestions = tuple(known.values())
        self._folded = _BORDER + _BORDER.join(known) + _BORDER
        self._numbers = {folded: number for number, folded in enumerate(known)}

    def suggest(
        self, typed: str, history: Sequence[str] = (), limit: int = LIMIT
    ) -> tuple[Suggestion, ...]:
        """What may be meant by what is typed so far.

        Args:
            typed: The beginning or a part of what is meant, in any script. If nothing holds it, its
                last word counts alone.
            history: Queries that were asked before, the latest first.
            limit: So many at most.

        Returns:
            Own history first, then what begins with the typed, then what holds it; never what is
            typed already.
        """
        needle = fold(typed).text.strip(_BORDER)
        if not needle:
            return ()
        asked = islice(dict.fromkeys(_from_history(needle, history)), _FROM_HISTORY)
        offered = chain(asked, self._holding(_BORDER + needle), self._holding(needle))
        found: dict[str, Suggestion] = {}
        left = dict.fromkeys(KIND_LABELS, limit)
        for suggestion in offered:
            folded = fold(suggestion.text).text
            if folded != needle and folded not in found and left[suggestion.kind]:
                found[folded] = suggestion
                left[suggestion.kind] -= 1
            if not any(left[kind] for kind in _SCANNED):
                break
        *before, last = typed.split()
        if not found and before:
            head = " ".join(before)
            return tuple(
                replace(each, text=f"{head} {each.text}") for each in self.suggest(last, (), limit)
            )
        return _mixed(tuple(found.values()), limit)

    def _holding(self, needle: str) -> Iterator[Suggestion]:
        """What holds ``needle``, each once; with a border in front, what begins with it."""
        place = self._folded.find(needle)
        while place >= 0:
            start = self._folded.rfind(_BORDER, 0, place + 1) + 1
            end = self._folded.find(_BORDER, start)
            yield self._suggestions[self._numbers[self._folded[start:end]]]
            place = self._folded.find(needle, end)


def _mixed(found: Sequence[Suggestion], limit: int) -> tuple[Suggestion, ...]:
    """The first ones, but some of each kind where there are any; in the same order."""
    places: dict[Kind, list[int]] = {}
    for place, suggestion in enumerate(found):
        places.setdefault(suggestion.kind, []).append(place)
    chosen = [place for of_kind in places.values() for place in of_kind[:_OF_EACH]]
    others = (place for place in range(len(found)) if place not in chosen)
    chosen += islice(others, max(limit - len(chosen), 0))
    return tuple(found[place] for place in sorted(chosen)[:limit])


def _headings(headings: Mapping[str, int]) -> Iterator[Suggestion]:
    """Headings, the most frequent first; one that is spaced out is the same as one that is not."""
    counts: dict[str, int] = {}
    texts: dict[str, str] = {}
    for heading, count in sorted(headings.items(), key=lambda pair: -pair[1]):
        folded = fold(heading).text
        counts[folded] = counts.get(folded, 0) + count
        texts.setdefault(folded, heading.strip())
    for folded, count in sorted(counts.items(), key=lambda pair: -pair[1]):
        if len(folded) > _LONGEST_HEADING:
            continue
        yield Suggestion(texts[folded], "heading", count)


def _from_history(needle: str, history: Sequence[str]) -> Iterator[Suggestion]:
    """Earlier queries: first those that begin with ``needle``."""
    folded = [(fold(query).text, query) for query in history]
    for text, query in folded:
        if text.startswith(needle):
            yield Suggestion(query, "history")
    for text, query in folded:
        if needle in text:
            yield Suggestion(query, "history")


def load_names(path: Path) -> tuple[str, ...]:
    """Read names: one or more a line, parted by |; lines that begin with # are remarks.

    Raises:
        SearchError: The file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SearchError(f"程序文件不完整：无法读取{path}，请重新安装程序。") from error
    names = chain.from_iterable(line.split("|") for line in lines if not line.startswith("#"))
    return tuple(dict.fromkeys(filter(None, map(str.strip, names))))
