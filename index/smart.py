"""What a term of a query may look like in a text: as typed, as a synonym, as scattered words.

A term that is not quoted is looked for

1. literally, in folded text: script, width and case make no difference;
2. in the forms that synonyms give it, each of which says so in its reason;
3. where neither stands in a sentence, as its words: every word of the term, or a synonym of it,
   somewhere in the sentence. Single characters (的, 和, 占) do not count as words.

Under a negation a term is only looked for literally: who excludes 投入 does not mean 经费.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import attrgetter

from index.analysis import Analyzer, Word
from index.folding import fold
from index.matching import Expanded, Finder, Form, Forms, Why, Words
from index.query import Term
from index.shelf import Shelf

MAX_EXPANSIONS = 64
"""Forms of one term that are looked for at most."""

MAX_WORDS = 12
"""A term of more words is only looked for as a whole."""


_PHRASE_CHARACTERS = 6
"""From this length on a term of the user dictionary is taken apart."""


@dataclass(frozen=True, slots=True)
class Alternative:
    """Another form of a term.

    Attributes:
        text: What else is looked for.
        group: Name of the group of synonyms; comes back in the reason.
        pattern: Regular expression that must match the folded text where the form stands; empty
            for no condition.
    """

    text: str
    group: str = ""
    pattern: str = ""


Synonyms = Callable[[str], Sequence[Alternative]]
"""Gives the other forms of a folded term or word, the best first."""


def no_synonyms(_term: str) -> Sequence[Alternative]:
    """Knows no other forms."""
    return ()


@dataclass(frozen=True, slots=True)
class Prepared:
    """A part of a query, ready to be looked for.

    Attributes:
        finder: Finds its places in a text.
        texts: Numbers of the texts in which it may find any; in others there is none.
        forms: What is looked for, folded, the literal form first; for the ranking.
    """

    finder: Finder
    texts: frozenset[int]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preparer:
    """Prepares terms for one search.

    Attributes:
        shelf: The texts.
        analyzer: Cuts terms into words.
        synonyms: Gives other forms.
        check: Called before each look at the texts; raises to give up.
        finely: Words are taken apart as far as they go: for a query that found nothing.
    """

    shelf: Shelf
    analyzer: Analyzer
    synonyms: Synonyms
    check: Callable[[], None]
    finely: bool = False

    def literal(self, typed: str, among: frozenset[int]) -> Forms:
        """A term that is only looked for as it is.

        Args:
            typed: The term as it was typed.
            among: Numbers of the texts that are searched.
        """
        return Forms((self._form(fold(typed).text.strip("\n"), typed, among),))

    def forms(self, term: Term, among: frozenset[int]) -> Forms:
        """A term literally and, if it is not quoted, in its other forms; not as words."""
        if term.exact:
            return self.literal(term.text, among)
        return self._forms(fold(term.text).text, term.text, among)

    def term(self, term: Term, among: frozenset[int]) -> Prepared:
        """A term in every way the module tells."""
        folded = fold(term.text).text
        pieces = [] if term.exact else self._pieces(folded)
        if not 2 <= len(pieces) <= MAX_WORDS:
            forms = self.forms(term, among)
            return Prepared(forms, forms.texts, forms.written)
        words, scattered = self._words(pieces, term.text, among)
        # Where the term stands as it is, its words do too.
        literal = self._form(folded, term.text, scattered)
        forms = Forms((literal, *self._others(folded, term.text, among)))
        return Prepared(Expanded(forms, words), scattered | forms.texts, forms.written)

    def _pieces(self, folded: str) -> list[str]:
        """The words of a term, each once: 研发, 经费, 投入, 强度 of 研发经费投入强度.

        A long term of the user dictionary is taken apart again: it is there so that it ranks, not
        because its words never stand apart. A short one is a word of its own: 人工智能, 人民政府.
        """
        pieces: dict[str, None] = {}
        for _, group in groupby(self.analyzer.words(folded), key=attrgetter("position")):
            *parts, whole = group
            is_phrase = len(whole.text) >= _PHRASE_CHARACTERS and whole.text in self.analyzer.terms
            falls_apart = self.finely or is_phrase
            pieces.update(dict.fromkeys(_parts(whole, parts if falls_apart else ())))
        return [piece for piece in pieces if len(piece) > 1]

    def _forms(self, folded: str, typed: str, among: frozenset[int]) -> Forms:
        return Forms((self._form(folded, typed, among), *self._others(folded, typed, among)))

    def _form(self, folded: str, typed: str, among: frozenset[int]) -> Form:
        self.check()
        texts = self.shelf.holding(folded, among)
        return Form(folded, Why("literal", typed, folded), texts=texts)

    def _others(self, folded: str, typed: str, among: frozenset[int]) -> Iterator[Form]:
        """The other forms that occur, the longest first."""
        known = {folded}
        alternatives: list[tuple[str, Alternative]] = []
        for alternative in islice(self.synonyms(folded), MAX_EXPANSIONS):
            text = fold(alternative.text).text
            if text and text not in known:
                known.add(text)
                alternatives.append((text, alternative))
        # A short form is looked for first: a long one that holds it can only be in the same texts.
        texts: dict[str, frozenset[int]] = {}
        for text, _ in sorted(alternatives, key=lambda pair: len(pair[0])):
            self.check()
            texts[text] = self.shelf.holding(text, among)
        for text, alternative in sorted(alternatives, key=lambda pair: -len(pair[0])):
            if texts[text]:
                why = Why("synonym", typed, text, group=alternative.group)
                yield Form(text, why, alternative.pattern, texts[text])

    def _words(
        self, pieces: Sequence[str], typed: str, among: frozenset[int]
    ) -> tuple[Words, frozenset[int]]:
        """The words of a term, and the texts that hold all of them."""
        words: list[Forms] = []
        for piece in pieces:
            words.append(self._forms(piece, piece, among))
            among = words[-1].texts
        return Words(typed, tuple(words)), among


def _parts(whole: Word, parts: Sequence[Word]) -> Iterator[str]:
    """The parts that ``whole`` falls into, from left to right, with what is between them."""
    longest = {part.start: part.end for part in sorted(parts, key=attrgetter("end"))}
    start = done = whole.start
    while start < whole.end:
        end = longest.get(start, start)
        if end > start:
            yield whole.text[done - whole.start : start - whole.start]
            yield whole.text[start - whole.start : end - whole.start]
            done = end
        start = max(end, start + 1)
    yield whole.text[done - whole.start :]
