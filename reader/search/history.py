"""What was asked before, and searches kept by name, in ``searches.json`` of the user's folder."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, get_args

from reader.errors import SearchError
from reader.files import KeptFile
from reader.search.answer import SearchAnswer
from reader.search.narrowing import FACETS, Narrowing
from reader.search.question import Mode, Question, Scope, Sort, Within

SEARCHES_FILE = "searches.json"
"""Name of the file in the user's folder."""

HISTORY_LIMIT = 200
"""So many questions are remembered; older ones are forgotten."""

_FORMAT = 1
_WORDS: Mapping[str, tuple[str | None, ...]] = {
    "mode": get_args(Mode),
    "scope": get_args(Scope),
    "within": (None, *get_args(Within)),
    "sort": get_args(Sort),
}


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A question kept by name, and what was found when it was last looked at.

    Attributes:
        library_version: Of the library it was asked of.
        seen: Number of hits by document.
    """

    name: str
    question: Question
    library_version: str
    seen: Mapping[str, int]


def new_hits(saved: SavedSearch, answer: SearchAnswer) -> int:
    """How many hits a saved search has in documents that had fewer or none when it was seen.

    Args:
        saved: The search.
        answer: To its question, asked again.
    """
    found = {document.id: len(document.hits) for document in answer.documents}
    return sum(max(count - saved.seen.get(name, 0), 0) for name, count in found.items())


class Searches:
    """History and saved searches; every change is written at once.

    Attributes:
        notice: Chinese sentence for the user if the file could not be understood, else "".
    """

    def __init__(self, path: Path) -> None:
        """Read the file; one that cannot be understood is set aside as ``.bad``.

        Raises:
            SearchError: The file is there but the system does not let us read or move it.
        """
        self._file = KeptFile(path, "检索记录", SearchError)
        self.notice = ""
        self._history: tuple[Question, ...] = ()
        self._saved: tuple[SavedSearch, ...] = ()
        try:
            if (text := self._file.read()) is not None:
                self._read(json.loads(text))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            bad = self._file.set_aside()
            self.notice = f"检索记录已损坏，已重新开始；原文件保存为 {bad}。"

    @property
    def history(self) -> tuple[Question, ...]:
        """What was asked, the latest first; nothing twice."""
        return self._history

    @property
    def saved(self) -> tuple[SavedSearch, ...]:
        """The saved searches in the order in which they were saved."""
        return self._saved

    def remember(self, question: Question) -> None:
        """Put a question in front of the history; a limit is not part of it.

        Raises:
            SearchError: The file cannot be written.
        """
        asked = replace(question, limit=None)
        others = (known for known in self._history if known != asked)
        self._write((asked, *others)[:HISTORY_LIMIT], self._saved)

    def forget_history(self) -> None:
        """Forget what was asked; saved searches stay.

        Raises:
            SearchError: The file cannot be written.
        """
        self._write((), self._saved)

    def save(self, name: str, answer: SearchAnswer, library_version: str) -> SavedSearch:
        """Keep the question of an answer, in place of a saved search of the same name.

        Called again with a later answer it marks everything in it as seen.

        Args:
            name: As the user calls it.
            answer: Asked without a limit.
            library_version: Of the library that was asked.

        Raises:
            SearchError: There is no name, or the file cannot be written.
        """
        name = " ".join("".join(c if c.isprintable() else " " for c in name).split())
        if not name or answer.question is None:
            raise SearchError("请给要保存的检索起一个名字。")
        seen = {document.id: len(document.hits) for document in answer.documents}
        saved = SavedSearch(name, replace(answer.question, limit=None), library_version, seen)
        if any(known.name == name for known in self._saved):
            kept = tuple(saved if known.name == name else known for known in self._saved)
        else:
            kept = (*self._saved, saved)
        self._write(self._history, kept)
        return saved

    def remove(self, name: str) -> None:
        """Forget a saved search.

        Raises:
            SearchError: The file cannot be written.
        """
        self._write(self._history, tuple(known for known in self._saved if known.name != name))

    def _read(self, content: Mapping[str, Any]) -> None:
        if content["format"] != _FORMAT:
            raise ValueError("another format")
        self._history = tuple(map(_question, content["history"]))
        self._saved = tuple(map(_saved_search, content["saved"]))

    def _write(self, history: tuple[Question, ...], saved: tuple[SavedSearch, ...]) -> None:
        content = {
            "format": _FORMAT,
            "history": list(map(_question_value, history)),
            "saved": [{**asdict(s), "question": _question_value(s.question)} for s in saved],
        }
        self._file.write(json.dumps(content, ensure_ascii=True, indent=1) + "\n")
        self._history, self._saved = history, saved


def _question_value(question: Question) -> dict[str, Any]:
    value = asdict(question)
    value["without_groups"] = sorted(question.without_groups)
    del value["limit"]
    return value


def _question(value: Mapping[str, Any]) -> Question:
    """A question as it was written.

    Raises:
        ValueError: Something stands there that means nothing.
        KeyError: Something is missing.
        TypeError: Something is not what it must be.
    """
    wrong = [name for name, words in _WORDS.items() if value[name] not in words]
    if wrong:
        raise ValueError(f"{wrong[0]}: {value[wrong[0]]!r}")
    return Question(
        query=_text(value["query"]),
        mode=value["mode"],
        scope=value["scope"],
        within=value["within"],
        cities=_texts(value["cities"]),
        narrowing=_narrowing(value["narrowing"]),
        sort=value["sort"],
        without_groups=frozenset(_texts(value["without_groups"])),
    )


def _narrowing(value: Mapping[str, Any]) -> Narrowing:
    first, last = (
        None if value[name] is None else _text(value[name]) for name in ("first_date", "last_date")
    )
    return Narrowing(first, last, **{facet: _texts(value[facet]) for facet in FACETS})


def _saved_search(value: Mapping[str, Any]) -> SavedSearch:
    seen = {_text(name): int(count) for name, count in value["seen"].items()}
    return SavedSearch(
        _text(value["name"]), _question(value["question"]), _text(value["library_version"]), seen
    )


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list")
    return tuple(map(_text, value))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value
