"""The hits of an answer as rows: what every output of hits is made from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, Self

from reader.export.question_facts import facts_of
from reader.export.sentences import Sentences
from reader.library.model import DocumentSummary, Layout
from reader.library.tables import BETWEEN_CELLS
from reader.search import DocumentHits, Hit, SearchAnswer


class Documents(Protocol):
    """What is needed of a library."""

    def documents(self) -> list[DocumentSummary]:
        """All documents."""
        ...

    def layout(self, document_id: str) -> Layout:
        """Text, blocks and sections of a document."""
        ...


@dataclass(frozen=True, slots=True)
class HitRow:
    """One hit with all that is known about its place.

    Attributes:
        number: Counted from 1 through the whole answer.
        sentence: The sentence the hit stands in, as printed; cells of a table a blank apart.
        sentence_start: Position of the sentence's first character in the document's text.
        place_in_sentence: Start and end of the hit in ``sentence``.
    """

    number: int
    summary: DocumentSummary
    hit: Hit
    sentence: str
    sentence_start: int
    place_in_sentence: tuple[int, int]


@dataclass(frozen=True)
class HitReport:
    """An answer to be taken along.

    Attributes:
        summaries: Every document of the answer, by id.
        layout: Gives text, blocks and sections of a document.
        made_on: The day that is written on it.
    """

    answer: SearchAnswer
    summaries: Mapping[str, DocumentSummary]
    layout: Callable[[str], Layout]
    made_on: date

    @classmethod
    def of(cls, answer: SearchAnswer, library: Documents, made_on: date) -> Self:
        """Take an answer along.

        Args:
            answer: Without a limit: what is taken along is all that was found.
            library: The documents that were searched.
            made_on: The day that is written on it.

        Raises:
            ValueError: The answer shows fewer hits than were found.
        """
        shown = sum(len(document.hits) for document in answer.documents)
        if shown != answer.total_hits:
            raise ValueError(f"only {shown} of {answer.total_hits} hits are in the answer")
        return cls(answer, {s.id: s for s in library.documents()}, library.layout, made_on)

    def rows(self) -> Iterator[HitRow]:
        """Every hit, document by document in the order of the answer, made one by one."""
        number = 0
        for document in self.answer.documents:
            yield from self.rows_of(document, number)
            number += len(document.hits)

    def rows_of(self, document: DocumentHits, before: int = 0) -> Iterator[HitRow]:
        """The hits of one document in the order of its text.

        Args:
            document: One of the answer's.
            before: So many hits were numbered already.
        """
        summary, layout = self.summaries[document.id], self.layout(document.id)
        sentences = Sentences(layout.text)
        for number, hit in enumerate(document.hits, before + 1):
            start, end = sentences.around(hit.start, hit.end)
            seams = layout.seams.within(start, end)
            place = (
                seams.start_in_parted(hit.start - start),
                seams.end_in_parted(hit.end - start),
            )
            sentence = seams.part(layout.text[start:end], BETWEEN_CELLS)
            yield HitRow(number, summary, hit, sentence, start, place)

    @property
    def facts(self) -> tuple[tuple[str, str], ...]:
        """What stands at the head of every output: name and value."""
        return facts_of(self.answer, self.made_on)
