"""What can be wrong with a pack; each error is one Chinese sentence."""

from reader.errors import LibraryError


class PackError(LibraryError):
    """A pack cannot be made, read or installed."""


class DamagedPackError(PackError):
    """The file is not a pack, or no longer the one that was made; nothing of it is used.

    Attributes:
        fault: A few Chinese words on what is wrong.
    """

    def __init__(self, sentence: str, fault: str) -> None:
        super().__init__(sentence)
        self.fault = fault


class PackQuestionError(PackError):
    """A pack that is installed only if the user says so; the sentence tells what is asked."""


class UntrustedPackError(PackQuestionError):
    """The pack is not signed, or with a key that is not trusted.

    Attributes:
        fingerprint: Of the key; None for a pack that is not signed.
    """

    def __init__(self, sentence: str, fingerprint: str | None) -> None:
        super().__init__(sentence)
        self.fingerprint = fingerprint


class OlderPackError(PackQuestionError):
    """The same or a newer content version of the pack is installed."""
