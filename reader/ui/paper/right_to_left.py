"""Words that run from right to left (names in Arabic, Hebrew) in a line that runs otherwise.

Only what such words in a Chinese text need: the letters of a run stand from right to left, its
numbers from left to right, and Arabic letters take the form their neighbours ask for.

Source: Unicode Standard Annex 9 (order, one level); chapter 9.2 (joining), with the presentation
forms U+FB50 to U+FDFF and U+FE70 to U+FEFC as shapes.
"""

import re
from collections.abc import Sequence
from functools import cache
from unicodedata import category, decomposition

_LETTER = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_DIGIT = "\u0660-\u0669\u06f0-\u06f9"
_LETTERS = re.compile(f"[{_LETTER}]")
_RUN = re.compile(f"[{_LETTER}](?:[ \u00a0{_DIGIT}]*[{_LETTER}])*(?: *[{_DIGIT}]+)?")
_DIGITS = re.compile(f"[{_DIGIT}]+")
_FORMS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFEFD))
_JOINS_BOTH = "\u0640"
"""Tatweel, a stroke that joins at either side."""


def is_right_to_left(character: str) -> bool:
    """Whether a character belongs to a script that is written from right to left."""
    scripts = "\u0590" <= character < "\u0900" or "\ufb1d" <= character < "\ufeff"
    return scripts and _LETTERS.match(character) is not None  # asked of every letter of a page


def mirrored(text: str, xs: list[float], ends: list[float]) -> None:
    """Set the runs of a line from right to left, in place.

    Args:
        text: Of the line, a character for each place.
        xs: Where each begins.
        ends: Where each ends.
    """
    for run in _RUN.finditer(text):
        _mirror(xs, ends, *run.span())
        for digits in _DIGITS.finditer(text, *run.span()):
            _mirror(xs, ends, *digits.span())


def _mirror(xs: list[float], ends: list[float], first: int, stop: int) -> None:
    both = min(xs[first:stop]) + max(ends[first:stop])
    for place in range(first, stop):
        xs[place], ends[place] = both - ends[place], both - xs[place]


def shapes_of(text: Sequence[str]) -> list[str]:
    """The characters to be drawn for those of a text: Arabic letters as they join."""
    shapes = list(text)
    if not any(map(is_right_to_left, shapes)):
        return shapes
    places = [n for n, each in enumerate(text) if len(each) == 1 and category(each) != "Mn"]
    for number, place in enumerate(places):
        forms = _forms().get(text[place])
        if forms is None:
            continue
        before = text[places[number - 1]] if number else ""
        after = text[places[number + 1]] if number + 1 < len(places) else ""
        wanted = _form(joins_back=_joins_on(before), joins_on=_joins_back(after))
        shapes[place] = forms.get(wanted) or forms.get(_less(wanted)) or text[place]
    return shapes


def _form(*, joins_back: bool, joins_on: bool) -> str:
    if joins_back:
        return "medial" if joins_on else "final"
    return "initial" if joins_on else "isolated"


def _less(form: str) -> str:
    """The form of a letter that does not join the one behind it."""
    return {"medial": "final", "initial": "isolated"}.get(form, form)


def _joins_on(character: str) -> bool:
    """Whether a letter joins the one behind it."""
    return character == _JOINS_BOTH or "initial" in _forms().get(character, {})


def _joins_back(character: str) -> bool:
    """Whether a letter joins the one before it."""
    return character == _JOINS_BOTH or "final" in _forms().get(character, {})


@cache
def _forms() -> dict[str, dict[str, str]]:
    """The presentation forms of each letter, by their names."""
    found: dict[str, dict[str, str]] = {}
    for code in (code for codes in _FORMS for code in codes):
        kind, _, letters = decomposition(chr(code)).partition(" ")
        if kind in ("<isolated>", "<final>", "<initial>", "<medial>") and " " not in letters:
            found.setdefault(chr(int(letters, 16)), {})[kind[1:-1]] = chr(code)
    return found
