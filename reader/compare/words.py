"""The words of documents: phrases they share, and words that only one of them uses.

A phrase is a run of whole words of at least eight characters without a mark between them. A word
is one document's own if the others have it nowhere, not even inside other words or as another
form of the same (研发 is not one's own where another writes R&D); the more often it stands there
for the length of the text, the more it tells (log-likelihood, Dunning 1993).
"""

import math
import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.analysis import Word
from index.folding import Folded, fold
from reader.compare.evidence import Evidence
from reader.compare.model import OwnWord, Place, SharedPhrase, WordComparison
from reader.corpus.model import BlockKind, Document, SpanKind

SHORTEST = 8
"""Characters of a shared phrase: shorter ones are words of the language (高新技术企业)."""

TELLING = 6.63
"""Log-likelihood from which a word is shown: chance in one of a hundred cases (χ², one degree)."""

_MOST_SHARED = 400
_MOST_OWN = 80
_OFTEN = 40
"""Where a phrase would begin that stands in a document more often than this, none begins."""

_WORD = re.compile(r"[^\d\W_].*[^\W_]")


def shared_and_own(
    documents: Sequence[Document], evidence: Evidence | None = None
) -> WordComparison:
    """What documents share in words and what only one of them says.

    Args:
        documents: Two or more.
        evidence: Cuts texts into words and knows which mean the same; the program's if None.

    Raises:
        SearchError: A file of the program is missing or damaged.
        IndicatorError: The taxonomy is missing or damaged.
    """
    evidence = evidence or Evidence.shipped()
    texts = [_Text(document, evidence) for document in documents]
    return WordComparison(
        tuple(document.id for document in documents),
        tuple(_shared(texts)),
        tuple(each for text in texts for each in _own(text, texts)),
    )


@dataclass(frozen=True)
class _Text:
    """A document cut into words."""

    document: Document
    evidence: Evidence

    @cached_property
    def folded(self) -> Folded:
        """The folded text."""
        return fold(self.document.text)

    @cached_property
    def words(self) -> list[Word]:
        """Whole words in order, without the parts of long ones, without notes on who does it."""
        notes = self._notes
        words = self.evidence.analyzer.words(self.folded.text)
        return [
            word
            for word, following in zip(words, [*words[1:], None], strict=True)
            if (following is None or following.position != word.position)
            and not _inside(word, notes)
        ]

    @cached_property
    def _notes(self) -> list[tuple[int, int]]:
        """Folded ranges of the notes that name offices (牵头单位 …), rising."""
        blocks = self.document.blocks
        noted = [
            (span.start, span.end)
            for block in blocks
            for span in block.spans
            if span.kind is SpanKind.RESPONSIBLE
        ]
        noted += [(b.start, b.end) for b in blocks if b.kind is BlockKind.RESPONSIBLE_NOTE]
        ranges: list[tuple[int, int]] = []
        at = before = 0
        for start, end in sorted(noted):
            low = before + len(fold(self.document.text[at:start]).text)
            at, before = end, low + len(fold(self.document.text[start:end]).text)
            ranges.append((low, before))
        return ranges

    def names(self, word: str) -> bool:
        """True if a word only names the place the document is of."""
        places = (self.document.metadata.city, self.document.metadata.province)
        return any(fold(place[:-1]).text in word for place in places if place and len(place) > 2)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word stands there; words of one synonym group count as one."""
        return Counter(
            self.evidence.same.get(word.text, word.text)
            for word in self.words
            if _WORD.fullmatch(word.text)
        )

    @cached_property
    def total(self) -> int:
        """How many words it has."""
        return max(self.counts.total(), 1)

    @cached_property
    def seeds(self) -> Mapping[str, list[int]]:
        """The shortest phrase that begins with each word, with the places of its first words."""
        found: dict[str, list[int]] = defaultdict(list)
        for place in range(len(self.words)):
            end = self.seed_end(place)
            if end:
                start = self.words[place].start
                found[self.folded.text[start : self.words[end - 1].end]].append(place)
        return found

    def seed_end(self, place: int) -> int:
        """Place behind the last word of the shortest phrase from there, 0 if a mark cuts it."""
        start = self.words[place].start
        end = place
        while end < len(self.words):
            if end > place and self.words[end].start != self.words[end - 1].end:
                return 0
            end += 1
            if self.words[end - 1].end - start >= SHORTEST:
                return end if end - place > 1 else 0
        return 0

    def places(self, phrase: str) -> tuple[Place, ...]:
        """Every place of a folded phrase."""
        return tuple(
            Place(self.document.id, *self.folded.original_range(start, start + len(phrase)))
            for start in _occurrences(self.folded.text, phrase)
        )


def _inside(word: Word, ranges: Sequence[tuple[int, int]]) -> bool:
    place = bisect_right(ranges, (word.start, math.inf)) - 1
    return place >= 0 and word.start < ranges[place][1]


def _shared(texts: Sequence[_Text]) -> list[SharedPhrase]:
    found: set[str] = set()
    for number, one in enumerate(texts):
        for other in texts[number + 1 :]:
            found |= set(_common(one, other))
    longest = sorted(found, key=lambda each: (-len(each), each))[: _MOST_SHARED * 3]
    phrases = [_phrase(phrase, texts) for phrase in longest]
    phrases.sort(key=lambda each: (-len(each.document_ids), -len(each.text), each.places[0].start))
    return list(_without_parts(phrases))[:_MOST_SHARED]


def _common(one: _Text, other: _Text) -> Iterator[str]:
    """The longest common runs of words of two texts."""
    for seed, places in one.seeds.items():
        others = other.seeds.get(seed, ())
        if not others or len(places) > _OFTEN or len(others) > _OFTEN:
            continue
        for place in places:
            for there in others:
                if not _same_before(one.words, place, other.words, there):
                    end = _same_until(one, place, other, there)
                    yield one.folded.text[one.words[place].start : one.words[end - 1].end]


def _same_before(one: Sequence[Word], place: int, other: Sequence[Word], there: int) -> bool:
    """True if a longer run begins a word earlier."""
    return (
        place > 0
        and there > 0
        and one[place - 1].text == other[there - 1].text
        and one[place - 1].end == one[place].start
        and other[there - 1].end == other[there].start
    )


def _same_until(one: _Text, place: int, other: _Text, there: int) -> int:
    end = one.seed_end(place)
    at = there + end - place
    while (
        end < len(one.words)
        and at < len(other.words)
        and one.words[end].text == other.words[at].text
        and one.words[end].start == one.words[end - 1].end
        and other.words[at].start == other.words[at - 1].end
    ):
        end += 1
        at += 1
    return end


def _phrase(phrase: str, texts: Sequence[_Text]) -> SharedPhrase:
    places = [(text, text.places(phrase)) for text in texts]
    having = [(text, found) for text, found in places if found]
    first, found = having[0]
    return SharedPhrase(
        first.document.text[found[0].start : found[0].end],
        tuple(text.document.id for text, _ in having),
        tuple(place for _, each in having for place in each),
    )


def _without_parts(phrases: Sequence[SharedPhrase]) -> Iterator[SharedPhrase]:
    """Leave out phrases that only stand inside longer ones of the same documents."""
    kept: list[SharedPhrase] = []
    for phrase in phrases:
        inside = any(
            phrase.text in longer.text
            and phrase.document_ids == longer.document_ids
            and len(phrase.places) <= len(longer.places)
            for longer in kept
        )
        if not inside:
            kept.append(phrase)
            yield phrase


def _own(text: _Text, texts: Sequence[_Text]) -> list[OwnWord]:
    others = [other for other in texts if other is not text]
    rest = sum(other.total for other in others)
    if not others:
        return []
    share = (text.total + rest) / text.total
    scored = [
        (2 * count * math.log(share), word)
        for word, count in text.counts.items()
        if not any(other.counts[word] for other in others) and not text.names(word)
    ]
    scored = sorted((each for each in scored if each[0] >= TELLING), key=lambda e: (-e[0], e[1]))
    found: list[OwnWord] = []
    for score, word in scored:
        forms = {each.text for each in text.words if text.evidence.same.get(each.text) == word}
        forms = forms or {word}
        if any(form in other.folded.text for other in others for form in forms):
            continue
        found.append(_own_word(text, sorted(forms), score))
        if len(found) == _MOST_OWN:
            break
    return found


def _own_word(text: _Text, forms: Sequence[str], score: float) -> OwnWord:
    places = tuple(
        Place(text.document.id, *text.folded.original_range(word.start, word.end))
        for word in text.words
        if word.text in forms
    )
    shown = text.document.text[places[0].start : places[0].end]
    return OwnWord(text.document.id, shown, round(score, 2), places)


def _occurrences(text: str, phrase: str) -> Iterator[int]:
    start = text.find(phrase)
    while start >= 0:
        yield start
        start = text.find(phrase, start + len(phrase))
