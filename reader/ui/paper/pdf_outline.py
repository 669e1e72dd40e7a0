"""The bookmarks of a PDF file: what its reader shows beside the pages, to go to a piece."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from reader.ui.paper.pdf_file import PdfFile, Reference, dictionary, string
from reader.ui.paper.printed import Heading


@dataclass
class _Node:
    """A bookmark with those below it."""

    number: Reference
    heading: Heading | None = None
    below: "list[_Node]" = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many bookmarks stand below, at any depth."""
        return sum(1 + each.size for each in self.below)


def add_outline(
    file: PdfFile, headings: Sequence[Heading], pages: Sequence[Reference]
) -> Reference | None:
    """Add the bookmarks, all of them open.

    Args:
        file: To which they are added.
        headings: In the order of the pages.
        pages: The pages of the file.

    Returns:
        The object that the catalogue names; None without headings.
    """
    if not headings:
        return None
    root = _Node(file.reserve())
    path = [(0, root)]
    for heading in headings:
        while path[-1][0] >= heading.level:
            path.pop()
        node = _Node(file.reserve(), heading)
        path[-1][1].below.append(node)
        path.append((heading.level, node))
    file.fill(root.number, dictionary({"Type": "/Outlines", **_reach(root)}))
    _fill_below(file, root, pages)
    return root.number


def _fill_below(file: PdfFile, parent: _Node, pages: Sequence[Reference]) -> None:
    beside = [None, *parent.below, None]
    for place, node in enumerate(parent.below, 1):
        if node.heading is None:
            continue
        entries = {
            "Title": string(node.heading.text),
            "Parent": f"{parent.number} 0 R",
            "Dest": f"[{pages[node.heading.page - 1]} 0 R /Fit]",
        }
        for name, other in (("Prev", beside[place - 1]), ("Next", beside[place + 1])):
            if other is not None:
                entries[name] = f"{other.number} 0 R"
        file.fill(node.number, dictionary({**entries, **_reach(node)}))
        _fill_below(file, node, pages)


def _reach(node: _Node) -> dict[str, str]:
    """Which bookmarks stand below."""
    if not node.below:
        return {}
    return {
        "First": f"{node.below[0].number} 0 R",
        "Last": f"{node.below[-1].number} 0 R",
        "Count": str(node.size),
    }
