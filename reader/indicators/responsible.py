"""Who is to do what: the units named at the end of a task (conventions 3.7).

Forms: （责任单位：市科技局）, （牵头单位:市发改委,配合单位:各区县市), these without brackets, and
（发展改革委、工业和信息化部牵头，各地区、各部门负责）. The note belongs to its task.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reader.corpus.model import Block, BlockKind, Document, Section, SpanKind
from reader.indicators.reading import reading_copy


class Role(StrEnum):
    """What a unit has to do with a task."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One unit and one task.

    Attributes:
        document: Id of the document.
        task_number: Marker of the task's section as printed, "" for none.
        task_heading: Its heading, in simplified characters.
        unit: The unit, in simplified characters.
        start: Start of the unit's name in the document's text.
        end: Its end.
        section_path: Labels from the top to the task.
        reviewed: Somebody looked at it.
    """

    document: str
    task_number: str
    task_heading: str
    role: Role
    unit: str
    start: int
    end: int
    section_path: tuple[str, ...]
    reviewed: bool = False

    @property
    def task(self) -> str:
        """Number and heading of the task."""
        return f"{self.task_number}{self.task_heading}"


_LABEL = re.compile(
    r"(?P<lead>(?:牵头|主办|组织|主责)(?:责任)?(?:单位|部门))|"
    r"(?P<support>(?:配合|参加|参与|协办|协同|协助|支持)(?:责任)?(?:单位|部门))|"
    r"(?P<responsible>(?:责任|负责|实施|落实|主要责任)(?:单位|部门)|责任人?)"
)
_LABELLED = re.compile(rf"(?:{_LABEL.pattern})\s*:?\s*")
_DONE_BY = re.compile(
    r"(?P<lead>(?:分别)?牵头)|(?P<support>(?:配合|参加|参与|协办|协同))|"
    r"(?P<responsible>(?:(?:按照?)?(?:各自)?职责(?:分工)?)?(?:分别|共同)?负责(?:落实)?)"
)
_MARK = re.compile(r"[、,;。\s]")
_TAIL = re.compile(r"(?:等)?(?:按照?职责分工|按职责)?(?:分别|共同)?(?:负责|牵头|配合)?(?:落实)?$")
_NO_UNIT = re.compile(r"^(?:完成时限|时限|长期|持续|.*\d{4}年)")


def extract_responsibilities(document: Document) -> tuple[Responsibility, ...]:
    """Read the units that a document names for its tasks, in the order of its text.

    Args:
        document: After the pipeline, which marks the notes.
    """
    return tuple(
        responsibility
        for block in document.blocks
        for start, end in _notes(block)
        for responsibility in _read_note(document, start, end)
    )


def _notes(block: Block) -> Iterator[tuple[int, int]]:
    if block.kind is BlockKind.RESPONSIBLE_NOTE:
        yield block.start, block.end
        return
    for span in block.spans:
        if span.kind is SpanKind.RESPONSIBLE:
            yield span.start, span.end


def _read_note(document: Document, start: int, end: int) -> Iterator[Responsibility]:
    copy = reading_copy(document.text[start:end])
    if copy.startswith("("):
        copy = f" {copy[1:]}"
    section = document.section_at(start)
    for role, low, high in _parts(copy):
        for first, last in _units(copy, low, high):
            yield _responsibility(document, section, role, copy[first:last], start + first)


def _responsibility(
    document: Document, section: Section | None, role: Role, unit: str, start: int
) -> Responsibility:
    return Responsibility(
        document=document.id,
        task_number=section.number if section else "",
        task_heading=reading_copy(section.heading) if section else "",
        role=role,
        unit=unit,
        start=start,
        end=start + len(unit),
        section_path=section.path if section else (),
    )


def _parts(copy: str) -> Iterator[tuple[Role, int, int]]:
    """The ranges of a note that name units of one role."""
    labels = list(_LABELLED.finditer(copy))
    if labels:
        stops = [*(label.start() for label in labels[1:]), len(copy)]
        for label, stop in zip(labels, stops, strict=True):
            yield _role(label), label.end(), stop
        return
    place = 0
    for word in _DONE_BY.finditer(copy):
        yield _role(word), place, word.start()
        place = word.end()


def _role(match: re.Match[str]) -> Role:
    return next(Role(name) for name, text in match.groupdict().items() if text is not None)


def _units(copy: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The names between 、，；: those inside brackets are not split, 各区县（市） stays whole."""
    depth, first = 0, low
    for place in range(low, high + 1):
        character = copy[place] if place < high else "、"
        if character == "(":
            depth += 1
        elif character == ")":
            depth -= 1
        if place == high or (depth <= 0 and _MARK.match(character)) or depth < 0:
            yield from _unit(copy, first, place)
            first, depth = place + 1, max(depth, 0)


def _unit(copy: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    while first < last and copy[first] in "( ":
        first += 1
    name = _TAIL.sub("", copy[first:last])
    if name.count(")") > name.count("("):
        name = name.rstrip(")")
    if name and not _NO_UNIT.match(name):
        yield first, first + len(name)
