"""What an import tells: how far it is, and what became of every file."""

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["added", "replaced", "unchanged", "refused"]
"""What became of a file; ``replaced``: it is the new version of a document that was there."""

KIND_WORDS: dict[Kind, str] = {
    "added": "新增",
    "replaced": "替换旧版",
    "unchanged": "未变",
    "refused": "未导入",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken.

    Attributes:
        place: Where it is, as shown: its path; for a member of a zip 包.zip›目录/文件.txt.
        reason: Chinese sentence that says why, and what to do.
    """

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        place: As in ``Refusal``.
        document_id: The document in the library that holds the file's text; None if refused. For
            an older version than the one at hand it is the id of that older version.
        title: Title of that document, "" if refused.
        detail: Chinese sentence: why it was refused, what it replaced, what it is equal to; or "".
        doubts: Chinese sentences a reader should know before relying on it, worst first.
        replaced_id: For ``replaced``: the document that is now 旧版.
    """

    place: str
    kind: Kind
    document_id: str | None = None
    title: str = ""
    detail: str = ""
    doubts: tuple[str, ...] = ()
    replaced_id: str | None = None


@dataclass(frozen=True, slots=True)
class ImportProgress:
    """How far an import is.

    Attributes:
        done: Files that are through, refused ones included.
        total: All files.
        name: Name of the file that was last begun; "" while the index is written.
        words: Chinese: what is going on.
        seconds_left: By the bytes per second so far; None while nobody can tell.
    """

    done: int
    total: int
    name: str
    words: str
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of all files.

    Attributes:
        outcomes: In the order the files were gathered, refused ones first.
        seconds: Duration, pauses not counted.
        characters: Characters of the documents that were stored.
        cancelled: The user gave up; files that were not looked at are in no outcome.
        notice: Chinese sentence if the import came to an early end (disk full …), else "".
    """

    outcomes: tuple[Outcome, ...] = ()
    seconds: float = 0.0
    characters: int = 0
    cancelled: bool = False
    notice: str = ""
    _by_kind: dict[Kind, tuple[Outcome, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the outcomes by kind, once."""
        kinds: dict[Kind, tuple[Outcome, ...]] = {
            kind: tuple(outcome for outcome in self.outcomes if outcome.kind == kind)
            for kind in KIND_WORDS
        }
        object.__setattr__(self, "_by_kind", kinds)

    def of_kind(self, kind: Kind) -> tuple[Outcome, ...]:
        """The outcomes of one kind, in order."""
        return self._by_kind[kind]

    @property
    def doubtful(self) -> tuple[Outcome, ...]:
        """Files that are in the library, but that a person should look at."""
        return tuple(outcome for outcome in self.outcomes if outcome.doubts)
