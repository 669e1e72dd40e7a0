"""Paper: the pages of one print with all it takes to draw them."""

from dataclasses import dataclass

from reader.ui.paper.faces import Face
from reader.ui.paper.items import Glyph, Sheet


@dataclass(frozen=True, slots=True)
class Heading:
    """What a reader of the pages may want to go to.

    Attributes:
        level: From 1; a higher one stands below the one before.
        page: From 1.
    """

    level: int
    text: str
    page: int


@dataclass(frozen=True, slots=True)
class Paper:
    """All pages of a print.

    Attributes:
        faces: Of the glyphs.
        glyphs: What the texts on the sheets are made of.
        notices: Chinese sentences on what had to be replaced: faces, characters.
        author: "" if unknown.
        made_on: ISO 8601, "" if not told.
        duplex: To be printed on both sides.
        headings: The entries of the 目录 with their pages, in its order.
    """

    title: str
    sheets: tuple[Sheet, ...]
    faces: tuple[Face, ...]
    glyphs: tuple[Glyph, ...]
    notices: tuple[str, ...] = ()
    author: str = ""
    made_on: str = ""
    duplex: bool = False
    headings: tuple[Heading, ...] = ()

    @property
    def contents(self) -> tuple[int, ...]:
        """Page of each entry of the 目录."""
        return tuple(heading.page for heading in self.headings)
