"""Which documents a search looks at."""

from dataclasses import dataclass

from reader.library.model import DocumentSummary


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which documents are searched; the default is all.

    Attributes:
        first_date: "2019", "2019-05" or "2019-05-30"; documents from then on, by their date of
            issue, where that is unknown by that of publication. One without any date is left out.
        last_date: Likewise, documents up to then.
        status: As in ``Metadata.status``.
    """

    first_date: str | None = None
    last_date: str | None = None
    status: str | None = None

    def admits(self, summary: DocumentSummary) -> bool:
        """True if the document is to be searched."""
        if self.status is not None and summary.status != self.status:
            return False
        if self.first_date is None and self.last_date is None:
            return True
        date = summary.issue_date or summary.publication_date
        return date is not None and (
            _last_day(date) >= _first_day(self.first_date or "0000")
            and _first_day(date) <= _last_day(self.last_date or "9999")
        )


EVERYTHING = Narrowing()


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _last_day(date: str) -> str:
    return date + "-12-31"[len(date) - 4 :]
