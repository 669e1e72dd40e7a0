"""What an official decided about rows of the indicator table.

A row is known again by its key: kind, value and sentence, and which of several such rows it is. So
a decision holds when the documents are extracted anew, as long as the sentence is the same.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable

from reader.indicators.model import Indicator
from reader.notes.documents import Surroundings
from reader.notes.journal import Journal
from reader.notes.model import IndicatorReview, is_copy
from reader.notes.rows import REVIEWS, words_of
from reader.notes.topic import Topic


def indicator_keys(indicators: Iterable[Indicator]) -> list[str]:
    """The keys of the rows of one document, 16 hex digits each, no two alike.

    Args:
        indicators: All extracted rows of a document, in the order of its text.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    keys = []
    for row in indicators:
        upper = "" if row.value_to is None else f"{row.value_to.normalize():f}"
        said = (row.document, row.kind, f"{row.value.normalize():f}", upper, row.quote)
        content = "\n".join((*said, str(seen[said])))
        seen[said] += 1
        keys.append(hashlib.sha256(content.encode()).hexdigest()[:16])
    return keys


class Reviews(Topic[IndicatorReview]):
    """The decisions about all documents; at most one for each key of a document."""

    def __init__(self, journal: Journal, surroundings: Surroundings) -> None:
        super().__init__(REVIEWS, journal, surroundings)

    def by_key(self, document_id: str) -> dict[str, IndicatorReview]:
        """The decisions about the rows of a document; one's own, not those that came in beside."""
        found = self._where("document_id = ?", document_id)
        found.sort(key=lambda review: not is_copy(review.id))
        return {review.key: review for review in found}

    def put(self, review: IndicatorReview, *, label: str = "") -> None:
        """Keep a decision in place of all others about the same row."""
        with self._journal.action(label or self._label("", [review])):
            for known in self._where("document_id = ?", review.document_id):
                if known.key == review.key and known.id != review.id:
                    self._remove(known)
            self._write(review)

    def _searched(self, item: IndicatorReview) -> tuple[str, ...]:
        return (item.anchor.quote, words_of(item))
