"""The errors a user can meet: each is one Chinese sentence that says what happened, what to do."""


class ReaderError(Exception):
    """An expected failure (a file missing, a disk full, a damaged input).

    ``str(error)`` is the sentence shown to the user. Anything that is not a ReaderError is a bug.
    """


class CorpusError(ReaderError):
    """A source file cannot be read as a policy document."""


class LibraryError(ReaderError):
    """The library cannot be opened, read or written."""


class SearchError(ReaderError):
    """A query cannot be understood, or the index cannot answer.

    Attributes:
        position: Where in the query the fault is, in code points; None if it has no place.
    """

    def __init__(self, sentence: str, position: int | None = None) -> None:
        super().__init__(sentence)
        self.position = position


class SearchCancelledError(SearchError):
    """Nobody waits for the answer any more; never shown."""


class ExportError(ReaderError):
    """A file with what is taken along cannot be written."""


class SettingsError(ReaderError):
    """A settings file cannot be read."""
