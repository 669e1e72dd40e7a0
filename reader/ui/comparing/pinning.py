"""What the reader says about two sections: they are a pair, they are none, one stays alone."""

from typing import TYPE_CHECKING

from reader.compare.model import SectionPair
from reader.corpus.model import Document, Section

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.notes.model import SectionPin
    from reader.notes.store import NotesStore


class Pinning:
    """Writes what the reader says into the notes; every call is one action that can be undone.

    All methods raise NotesError.
    """

    def __init__(self, store: "Callable[[], NotesStore]") -> None:
        """Take the notes; they are opened when the first thing is said."""
        self._store = store

    def pair(self, left: Document, left_section: Section, right: Document, other: Section) -> None:
        """The two sections belong together."""
        from reader.compare.pins import paired_pin  # noqa: PLC0415 - loads the notes' model

        pin = paired_pin(left, left_section, right, other)
        label = f"固定配对：{left_section.label[:12]}"
        self._replace(left, left_section, right, other, pin, label)

    def part(self, left: Document, left_section: Section, right: Document, other: Section) -> None:
        """The two sections do not belong together."""
        from reader.compare.pins import parted_pin  # noqa: PLC0415 - loads the notes' model

        pin = parted_pin(left, left_section, right, other)
        label = f"取消配对：{left_section.label[:12]}"
        self._replace(left, left_section, right, other, pin, label)

    def leave_alone(self, document: Document, section: Section, other: Document) -> None:
        """Nothing in the other document answers this section."""
        from reader.compare.pins import lone_pin  # noqa: PLC0415 - loads the notes' model

        pin = lone_pin(document, section, other)
        self._replace(document, section, other, None, pin, f"标为无对应：{section.label[:12]}")

    def release(self, left: Document, right: Document, pair: SectionPair) -> None:
        """Forget what was said about a pair, or about a section alone."""
        sections = [each for each in ((left, pair.left), (right, pair.right)) if each[1]]
        (one, section), *rest = sections
        if section is None:
            return
        other, second = rest[0] if rest else (right if one is left else left, None)
        self._replace(one, section, other, second, None, f"取消固定：{section.label[:12]}")

    def _replace(
        self,
        left: Document,
        left_section: Section,
        right: Document,
        right_section: Section | None,
        pin: "SectionPin | None",
        label: str,
    ) -> None:
        store = self._store()
        wanted = {(left.id, left_section.start)}
        if right_section is not None:
            wanted.add((right.id, right_section.start))
        stale = [
            each.id
            for each in store.pins.between(left.id, right.id)
            if _about(each) & wanted and (_about(each) == wanted or _is_alone(each))
        ]
        with store.action(label):
            if stale:
                store.pins.remove(stale)
            if pin is not None:
                store.pins.add(pin)


def _about(pin: "SectionPin") -> set[tuple[str, int]]:
    """The sections a pin speaks about: documents and starts."""
    found = {(pin.left_document, pin.left_section.start)}
    if pin.right_section is not None:
        found.add((pin.right_document, pin.right_section.start))
    return found


def _is_alone(pin: "SectionPin") -> bool:
    return pin.right_section is None
