"""Is a file new, known already, or another version of a document that is there?"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from index.folding import fold
from reader.corpus.describing.document_number import parse_document_number
from reader.library.model import LEAST_TITLE, Entry

LEAST_KINSHIP = 0.3
"""Versions of one document share at least this part of the shorter text."""

_SHINGLE = 8
_NOT_WORDS = re.compile(r"[\W_]+")
_EDITION = re.compile(r"[（(][^（()）]*(?:\d{4}|修订|修正|版)[^（()）]*[)）]\s*$")
_NUMBER = re.compile(r"\d.*号")


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be done with a file.

    Attributes:
        kind: ``newer`` and ``older`` are versions of ``other``.
        other: The document it is equal to or a version of; None for a new one.
        detail: Chinese sentence about it, or "".
    """

    kind: Literal["new", "known", "newer", "older"]
    other: Entry | None = None
    detail: str = ""


class Catalogue:
    """What the library holds, as far as an import asks; grows with what is taken."""

    def __init__(self, entries: Iterable[Entry], text_of: Callable[[str], str]) -> None:
        """Take what the library holds.

        Args:
            entries: All documents, older versions included.
            text_of: Gives the text of a document by its id.
        """
        self._text_of = text_of
        self._entries: dict[str, Entry] = {}
        self._by_source: dict[str, str] = {}
        self._by_text: dict[str, str] = {}
        self._by_key: dict[str, dict[str, None]] = defaultdict(dict)
        for entry in entries:
            self._add(entry)

    def decide(self, entry: Entry, text: str) -> Decision:
        """What is to be done with a file.

        Args:
            entry: What was read in it.
            text: Its text.
        """
        same = self._by_source.get(entry.source_sha256)
        if same:
            return _known(self._entries[same])
        same = self._by_text.get(entry.text_sha256)
        if same:
            other = self._entries[same]
            return Decision("known", other, f"文字与文库中的《{other.title}》完全相同。")
        doubt = ""
        for other in self._of_same_name(entry):
            if _kinship(text, self._text_of(other.id)) < LEAST_KINSHIP:
                doubt = f"与文库中的《{other.title}》同名或同文号，但内容不同，两份都保留。"
            elif other.origin != "imported":
                doubt = f"与随程序或资源包提供的《{other.title}》像是不同版本，两份都保留。"
            elif not _keys(entry).keys() & _keys(other).keys():
                doubt = f"与文库中的《{other.title}》同名，但都未见机关、文号和地区，两份都保留。"
            elif entry.date and other.date and entry.date < other.date:
                return Decision("older", other, f"比文库中的《{other.title}》旧，存为旧版。")
            else:
                return Decision("newer", other, f"替换了《{other.title}》，原来的存为旧版。")
        return Decision("new", None, doubt)

    def take(self, entry: Entry, decision: Decision) -> None:
        """Remember that a file was taken as it was decided."""
        other = decision.other
        if decision.kind == "older" and other:
            entry = replace(entry, successor=other.id)
        if decision.kind == "newer" and other:
            for each in list(self._entries.values()):
                if other.id in (each.id, each.successor):
                    self._entries[each.id] = replace(each, successor=entry.id)
        self._add(entry)

    def _add(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        self._by_source[entry.source_sha256] = entry.id
        self._by_text.setdefault(entry.text_sha256, entry.id)
        for key in _all_keys(entry):
            self._by_key[key][entry.id] = None

    def _of_same_name(self, entry: Entry) -> list[Entry]:
        """Listed documents with the same number, or the same title from the same organ or place.

        Behind them those with the same title from nowhere.
        """
        names = {name: None for key in _all_keys(entry) for name in self._by_key.get(key, ())}
        others = [self._entries[name] for name in names]
        return [other for other in others if other.successor is None]


def _known(other: Entry) -> Decision:
    if other.origin == "shipped":
        return Decision("known", other, f"《{other.title}》已随程序提供。")
    if other.origin != "imported":
        return Decision("known", other, f"《{other.title}》已由资源包提供。")
    if other.successor:
        return Decision("known", other, f"《{other.title}》的这一旧版已在文库中。")
    return Decision("known", other, "文库中已有这个文件。")


def _keys(entry: Entry) -> dict[str, None]:
    """What makes a document a version of another one that has it too."""
    title = title_key(entry.title)
    keys: dict[str, None] = {}
    if len(title) >= LEAST_TITLE:
        if entry.province or entry.city:
            keys[f"place {title} {entry.province} {entry.city}"] = None
        if entry.issuer:
            keys[f"issuer {title} {title_key(entry.issuer)}"] = None
    number = entry.document_number or ""
    if _NUMBER.search(number):
        parsed = parse_document_number(number)
        keys[f"number {parsed.normal if parsed else title_key(number)}"] = None
    return keys


def _all_keys(entry: Entry) -> dict[str, None]:
    """The same, and the mere title of a document from nowhere.

    That is worth a word and no more: what many organs call alike must not hide one another.
    """
    keys = _keys(entry)
    title = title_key(entry.title)
    if len(title) >= LEAST_TITLE and not (entry.province or entry.city):
        keys[f"title {title}"] = None
    return keys


def title_key(title: str) -> str:
    """What is left of a title without blanks, marks, edition (2020年修订) and kind of script."""
    return _NOT_WORDS.sub("", _EDITION.sub("", fold(title).text))


def _kinship(one: str, other: str) -> float:
    """Which part of the shorter text, by pieces of eight characters, stands in the other."""
    pieces, others = _pieces(one), _pieces(other)
    return len(pieces & others) / max(min(len(pieces), len(others)), 1)


def _pieces(text: str) -> set[str]:
    text = _NOT_WORDS.sub("", text)
    return {text[at : at + _SHINGLE] for at in range(max(len(text) - _SHINGLE + 1, 1))}
