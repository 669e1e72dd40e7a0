"""Which annotations the panel lists, and in which order. No widget."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reader.notes.model import Annotation, Meaning
from reader.ui.models.annotation_model import AnnotationRow, DocumentHeading, Line

REVIEW = "待核对"
GONE = "文件已移除"


@dataclass(frozen=True, slots=True)
class Filter:
    """What is to be listed.

    Attributes:
        meanings: Those that are listed; empty for all.
        tag: Only annotations that carry it; "" for all.
        found: Ids of the annotations in which the words typed stand; None for all.
    """

    meanings: frozenset[Meaning] = frozenset()
    tag: str = ""
    found: frozenset[str] | None = None

    def admits(self, annotation: Annotation) -> bool:
        """Whether an annotation is to be listed."""
        return (
            (not self.meanings or annotation.meaning in self.meanings)
            and (not self.tag or self.tag in annotation.tags)
            and (self.found is None or annotation.id in self.found)
        )


@dataclass(frozen=True, slots=True)
class Grouped:
    """A document and the annotations on it.

    Attributes:
        title: Of the document.
        places: Each annotation with where it stands; None where it is in doubt.
        gone: True if the document is not in the library any more.
    """

    title: str
    places: Sequence[tuple[Annotation, int | None]] = field(default_factory=tuple)
    gone: bool = False


def lines_of(
    groups: Iterable[Grouped],
    chosen: Filter,
    names: Mapping[Meaning, str],
    *,
    headings: bool,
    author: str = "",
) -> list[Line]:
    """The lines of the panel.

    Args:
        groups: In the order in which they are to be listed.
        chosen: What is to be listed of them.
        names: What the meanings are called.
        headings: With a line for each document.
        author: The user himself, who need not be named.
    """
    lines: list[Line] = []
    for group in groups:
        rows = [
            AnnotationRow(
                annotation,
                annotation.anchor.start if start is None else start,
                names[annotation.meaning],
                GONE if group.gone else REVIEW if start is None else "",
                annotation.author if annotation.author != author else "",
            )
            for annotation, start in group.places
            if chosen.admits(annotation)
        ]
        rows.sort(key=lambda row: (row.start, row.annotation.anchor.end, row.annotation.created))
        if rows and headings:
            lines.append(DocumentHeading(group.title, len(rows), group.gone))
        lines += rows
    return lines
