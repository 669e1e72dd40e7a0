"""The errors of the index. Neutral sentences: whoever shows them to a user translates them."""


class FullTextError(Exception):
    """An expected failure of the index. Anything that is not one is a bug."""


class IndexDamagedError(FullTextError):
    """The index cannot be trusted: a file is missing, cut short, changed or too many."""


class IndexMissingError(IndexDamagedError):
    """There is no index at all: nothing was built yet."""


class IndexOutdatedError(FullTextError):
    """The index is whole, but was built by another program version or from another library."""


class QueryError(FullTextError):
    """A query cannot be answered because it asks for nothing, such as blanks only."""


class SearchCancelledError(FullTextError):
    """A search was given up because nobody waits for its answer any more."""
