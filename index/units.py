"""Sentences and paragraphs of a folded text: the stretches in which words must stand together.

The rules:

- **Paragraph**: a line of the text. In a document's text every block is one line: a paragraph, a
  heading, a row of a table.
- **Sentence**: ends behind 。 ！ ？ ； or with its line, and keeps the mark that ends it. A full
  stop ``.``, a comma or a colon ends nothing; half-width marks count as full-width ones. A heading
  and a row of a table are sentences of their own, whatever they end with.
- Inside 《…》, “…” and （…） nothing ends: a title, a quotation or a remark belongs to the sentence
  around it. A mark that is not closed within its line and within ``LONGEST_BRACKET`` characters
  encloses nothing. The first mark that opens decides, and parentheses may stand in parentheses.
- **Document**: the whole text.

A place is in a unit if all of its characters are; one that crosses a border is in none.
"""

import re
from array import array
from typing import Literal

Unit = Literal["document", "paragraph", "sentence"]
"""The stretch of text in which all words of a query must stand."""

LONGEST_BRACKET = 300
"""Characters that 《…》, “…” or （…） may enclose without ending a sentence; keeps it linear."""

END_MARKS = frozenset("。!?;\n")
"""What may end a sentence or a paragraph, folded; a string without one cannot cross a border."""

_INSIDE = rf"[^()\n]{{0,{LONGEST_BRACKET}}}+"
_SENTENCE_MARKS = re.compile(
    rf"《[^《》\n]{{0,{LONGEST_BRACKET}}}+》"
    rf'|"[^"\n]{{0,{LONGEST_BRACKET}}}+"'
    rf"|\({_INSIDE}(?:\({_INSIDE}\){_INSIDE}){{0,8}}+\)"
    r"|(?P<end>[。!?;\n])"
)


class UnitText:
    """A folded text with the units it falls into, found out when first asked for and kept."""

    __slots__ = ("_ends", "number", "text")

    def __init__(self, text: str, number: int = 0) -> None:
        """Take a text.

        Args:
            text: Folded.
            number: Tells it from the others that are searched with it.
        """
        self.text = text
        self.number = number
        self._ends: dict[Unit, array[int]] = {}

    def ends(self, unit: Unit) -> "array[int]":
        """As :func:`unit_ends` says."""
        ends = self._ends.get(unit)
        if ends is None:
            ends = self._ends[unit] = unit_ends(self.text, unit)
        return ends


def unit_ends(text: str, unit: Unit) -> "array[int]":
    """Where the units of the folded ``text`` end, rising; the last one ends with the text.

    A position is in the unit whose number is ``bisect_right(ends, position)``.
    """
    ends = array("I")
    if unit == "paragraph":
        place = text.find("\n")
        while place >= 0:
            ends.append(place + 1)
            place = text.find("\n", place + 1)
    elif unit == "sentence":
        ends.extend(mark.end() for mark in _SENTENCE_MARKS.finditer(text) if mark["end"])
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    return ends
