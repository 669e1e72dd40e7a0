"""What a search must find, told a second time in the slow and literal way.

Nothing here uses the matching, the units or the folding positions of the index: texts are folded
character by character, sentences are cut by walking, combinations are tried one by one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import product

from index.folding import fold

Places = set[tuple[int, int]]

_PAIRS = {"《": "》", '"': '"', "(": ")"}
_LONGEST = 300


def slowly_folded(text: str) -> tuple[str, list[int]]:
    """Fold character by character, as the rules are written; with the origin of each character."""
    kept = [(fold(c).text or (" " if c.isspace() else ""), at) for at, c in enumerate(text)]
    kept = [(character, at) for character, at in kept if character]
    result: list[tuple[str, int]] = []
    for number, (character, at) in enumerate(kept):
        if character == " ":
            after = next((c for c, _ in kept[number:] if c != " "), "\n")
            before = result[-1][0] if result else "\n"
            if not re.fullmatch("[a-z0-9]{2}", before + after):
                continue
        result.append((character, at))
    return "".join(character for character, _ in result), [at for _, at in result]


class Reference:
    """A text that can be searched slowly."""

    def __init__(self, text: str) -> None:
        self.folded, self._origins = slowly_folded(text)
        self.paragraphs = _lengths_to_ranges(re.findall(r"[^\n]*\n|[^\n]+", self.folded))
        self.sentences = sentences(self.folded)

    def original(self, places: Iterable[tuple[int, int]]) -> Places:
        """Folded places as places of the original."""
        return {(self._origins[start], self._origins[end - 1] + 1) for start, end in places}

    def places(self, query: str) -> Places:
        """Every folded place of a literal."""
        needle = slowly_folded(query)[0]
        places: Places = set()
        start = self.folded.find(needle)
        while start >= 0:
            places.add((start, start + len(needle)))
            start = self.folded.find(needle, start + 1)
        return places

    def together(self, queries: Sequence[str], unit: str) -> Places:
        """Places of literals in the units that hold all of them."""
        by_unit: list[dict[int, Places]] = []
        for query in queries:
            inside: dict[int, Places] = defaultdict(set)
            for start, end in self.places(query):
                number = self._unit_of_character(unit)[start]
                if self._unit_of_character(unit)[end - 1] == number:
                    inside[number].add((start, end))
            by_unit.append(inside)
        common = set(by_unit[0]).intersection(*by_unit[1:])
        return {place for inside in by_unit for number in common for place in inside[number]}

    @cache  # noqa: B019 - as many references as a test needs
    def _unit_of_character(self, unit: str) -> list[int]:
        ranges = {"paragraph": self.paragraphs, "sentence": self.sentences}.get(
            unit, [(0, len(self.folded))]
        )
        return [number for number, (start, end) in enumerate(ranges) for _ in range(start, end)]

    def near(self, queries: Sequence[str], distance: int) -> Places:
        """The innermost stretches in which the literals stand close together."""
        found = [sorted(self.places(query)) for query in queries]
        reach = distance + sum(map(len, queries)) + 1
        valid: Places = set()
        for first in found[0]:
            near = [[p for p in places if abs(p[0] - first[0]) <= reach] for places in found[1:]]
            for rest in product(*near):
                chain = sorted([first, *rest])
                free = [chain[at + 1][0] - chain[at][1] for at in range(len(chain) - 1)]
                if min(free) >= 0 and sum(free) <= distance:
                    valid.add((chain[0][0], chain[-1][1]))
        return {
            (start, end)
            for start, end in valid
            if not any(
                other != (start, end) and start <= other[0] and other[1] <= end for other in valid
            )
        }


def sentences(text: str) -> list[tuple[int, int]]:
    """Cut a folded text into sentences, mark by mark."""
    pieces: list[str] = []
    piece = ""
    at = 0
    while at < len(text):
        close = _closing(text, at)
        piece += text[at : close + 1]
        if close == at and text[at] in "。!?;\n":
            pieces.append(piece)
            piece = ""
        at = close + 1
    return _lengths_to_ranges([*pieces, piece] if piece else pieces)


def _closing(text: str, at: int) -> int:
    """Where what opens at ``at`` is closed; ``at`` itself if nothing opens there."""
    end = _PAIRS.get(text[at])
    if end is None:
        return at
    depth = 0
    since = at
    for place in range(at + 1, len(text)):
        mark = text[place]
        if mark == "\n" or (text[at] == "《" and mark == "《") or place - since - 1 > _LONGEST:
            return at
        if mark == "(" and text[at] == "(":
            if depth:
                return at
            depth, since = 1, place
        elif mark == end:
            if not depth:
                return place
            depth, since = 0, place
    return at


def _lengths_to_ranges(pieces: Iterable[str]) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    start = 0
    for piece in pieces:
        ranges.append((start, start + len(piece)))
        start += len(piece)
    return ranges
