"""Between what the user pinned, as it is kept with the notes, and the sections it is about.

A pin holds on to the first words of a section, so it survives another version of the document as
every other note does; where they are gone or stand in doubt, the pin rests until they are back.
"""

from collections.abc import Iterable

from reader.compare.model import Pin
from reader.corpus.model import Document, Section
from reader.notes.anchors import Anchor, Found, make_anchor, relocate
from reader.notes.model import PinKind, SectionPin

_QUOTED = 40
"""Characters of a section that its anchor quotes: a heading with its marker is seldom longer."""


def paired_pin(left: Document, one: Section, right: Document, other: Section) -> SectionPin:
    """A pin that says two sections belong together."""
    return _pin(left, one, right, other, "paired")


def parted_pin(left: Document, one: Section, right: Document, other: Section) -> SectionPin:
    """A pin that says two sections do not belong together."""
    return _pin(left, one, right, other, "apart")


def lone_pin(document: Document, section: Section, other: Document) -> SectionPin:
    """A pin that says a section has no counterpart in the other document."""
    return _pin(document, section, other, None, "apart")


def pins_between(stored: Iterable[SectionPin], left: Document, right: Document) -> tuple[Pin, ...]:
    """What the user said about two documents, for ``pair_sections``.

    Args:
        stored: Pins, whichever document is on the left; those of other documents are passed over.
        left: The document that is shown on the left.
        right: The document that is shown on the right.
    """
    found: list[Pin] = []
    for pin in sorted(stored, key=lambda pin: pin.changed):
        sides = (pin.left_document, pin.right_document)
        if sides == (left.id, right.id):
            anchors: tuple[Anchor | None, Anchor | None] = pin.left_section, pin.right_section
        elif sides == (right.id, left.id):
            anchors = pin.right_section, pin.left_section
        else:
            continue
        one, other = (
            _start(anchor, document)
            for anchor, document in zip(anchors, (left, right), strict=True)
        )
        lost = (anchors[0] is not None and one is None) or (
            anchors[1] is not None and other is None
        )
        if not lost:
            found.append(Pin(one, other, pin.kind == "apart"))
    return tuple(found)


def _pin(
    left: Document, one: Section, right: Document, other: Section | None, kind: PinKind
) -> SectionPin:
    return SectionPin(
        left_document=left.id,
        left_section=_anchor(left, one),
        right_document=right.id,
        right_section=None if other is None else _anchor(right, other),
        kind=kind,
    )


def _anchor(document: Document, section: Section) -> Anchor:
    end = document.text.find("\n", section.start, section.start + _QUOTED)
    end = end if end > section.start else min(section.start + _QUOTED, section.end)
    return make_anchor(document, section.start, end)


def _start(anchor: Anchor | None, document: Document) -> int | None:
    """Where the section of an anchor starts now, None if it is gone or in doubt."""
    if anchor is None:
        return None
    place = relocate(anchor, document)
    if not isinstance(place, Found):
        return None
    starts = {section.start for section in document.sections}
    return place.start if place.start in starts else None
