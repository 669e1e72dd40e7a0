"""What the word index holds of a document, in Whoosh's terms."""

from collections.abc import Iterator
from typing import Any

from whoosh.analysis.acore import Token
from whoosh.analysis.tokenizers import Tokenizer
from whoosh.fields import ID, TEXT, Schema
from whoosh.formats import Frequency
from whoosh.system import pack_uint

from index.analysis import Analyzer
from index.words import FIELD_WEIGHTS


class WordTokenizer(Tokenizer):
    """Gives Whoosh the words of a folded text, with consecutive positions and true offsets."""

    def __init__(self, analyzer: Analyzer) -> None:
        self.analyzer = analyzer

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WordTokenizer) and self.analyzer == other.analyzer

    __hash__ = None  # type: ignore[assignment]  # as every analyzer of Whoosh

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:  # noqa: ANN401
        """Yield one Token per word; ``start_pos`` and ``start_char`` are counted from."""
        position = options.get("start_pos", 0)
        offset = options.get("start_char", 0)
        for word in self.analyzer.words(value):
            yield Token(
                positions=True,
                chars=True,
                text=word.text,
                boost=1.0,
                stopped=False,
                pos=position + word.position,
                startchar=offset + word.start,
                endchar=offset + word.end,
            )


class WordFrequency(Frequency):
    """Keeps how often a word occurs, counted by the analyzer at once instead of token by token.

    Positions are not kept: places are found in the folded texts themselves. That makes the index
    a third of the size and building it several times faster.
    """

    def word_values(
        self,
        value: str,
        analyzer: WordTokenizer,
        **_options: Any,  # noqa: ANN401
    ) -> Iterator[tuple[Any, int, float, bytes]]:
        """Yield each word with its count, its weight and the count as it is stored."""
        for word, count in analyzer.analyzer.counts(value).items():
            yield word, count, count * self.field_boost, pack_uint(count)


def make_schema(analyzer: Analyzer) -> Schema:
    """The schema of the word index for texts cut by ``analyzer``."""
    tokenizer = WordTokenizer(analyzer)
    schema = Schema(id=ID(stored=True, unique=True))
    for name, weight in FIELD_WEIGHTS.items():
        field = TEXT(analyzer=tokenizer, phrase=False)
        field.format = WordFrequency(field_boost=weight)
        schema.add(name, field)
    return schema
