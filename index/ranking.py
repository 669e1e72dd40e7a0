"""Which documents come first.

A document's score is the sum of

- for every word of the query BM25 of its places in the text, counted by the literal scan, which
  knows them better than any word index, against the number of documents that have any. A place
  counts as its reason deserves (``KIND_WEIGHTS``), and the best reason in a document gives it a
  bonus (``KIND_BONUS``): scattered words do not outweigh the term itself, however many;
- Whoosh's BM25F over title and headings for the words as they are cut by the analyzer.

Documents with equal scores are ordered by number of places, then by id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from index.matching import Kind, Place

KIND_WEIGHTS: Mapping[Kind, float] = {
    "literal": 1.0,
    "wildcard": 1.0,
    "near": 1.0,
    "synonym": 0.7,
    "segmentation": 0.3,
}
"""How much a place counts."""

KIND_BONUS: Mapping[Kind, float] = {
    "literal": 5.0,
    "wildcard": 4.0,
    "near": 4.0,
    "synonym": 4.0,
    "segmentation": 0.0,
}
"""What the best reason in a document adds, in units of the word's rarity."""

_K1 = 1.2
_B = 0.75


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found in the documents for one word of a query.

    Attributes:
        weights: For each document number the weights of its places together.
        bonus: For each document number what its best reason adds.
    """

    weights: dict[int, float]
    bonus: dict[int, float]

    @classmethod
    def empty(cls) -> "Evidence":
        """Nothing yet."""
        return cls({}, {})

    @classmethod
    def of_counts(cls, counts: Mapping[int, int]) -> "Evidence":
        """Literal places only, so many in each document."""
        bonus = dict.fromkeys(counts, KIND_BONUS["literal"])
        return cls({number: float(count) for number, count in counts.items()}, bonus)

    def add(self, number: int, places: Iterable[Place]) -> None:
        """Count the places of a document."""
        kinds = [place[2].kind for place in places]
        self.weights[number] = sum(map(KIND_WEIGHTS.__getitem__, kinds))
        self.bonus[number] = max(map(KIND_BONUS.__getitem__, set(kinds)), default=0.0)


def text_scores(evidence: Iterable[Evidence], lengths: Sequence[int]) -> dict[int, float]:
    """Score documents by what was found in their texts.

    Args:
        evidence: One for each word of the query.
        lengths: Of all texts, by number, in characters.
    """
    if not lengths:
        return {}
    average = sum(lengths) / len(lengths) or 1.0
    scores: dict[int, float] = {}
    for found in evidence:
        rarity = log(len(lengths) / (len(found.weights) + 1)) + 1.0
        for number, weight in found.weights.items():
            damping = _K1 * (1.0 - _B + _B * lengths[number] / average)
            score = weight * (_K1 + 1.0) / (weight + damping) + found.bonus[number]
            scores[number] = scores.get(number, 0.0) + rarity * score
    return scores
