"""What a Word document says, read from its XML: comments and their anchors, outline, text."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True)
class ReadComment:
    r"""A comment as it is in a file.

    Attributes:
        anchored: The characters it stands on; "\n" parts paragraphs.
    """

    author: str
    date: str
    text: str
    anchored: str


def part(path: Path, name: str) -> "etree._Element":
    """A part of the package."""
    with zipfile.ZipFile(path) as package:
        return etree.fromstring(package.read(name))


def comments(path: Path) -> list[ReadComment]:
    """All comments, in the order of their ids."""
    anchored = _anchors(part(path, "word/document.xml"))
    return [
        ReadComment(
            comment.get(f"{_W}author", ""),
            comment.get(f"{_W}date", ""),
            "\n".join(map(_text, comment.iter(f"{_W}p"))),
            anchored[comment.get(f"{_W}id")],
        )
        for comment in part(path, "word/comments.xml").iter(f"{_W}comment")
    ]


def _anchors(document: "etree._Element") -> dict[str | None, str]:
    open_now: dict[str | None, str] = {}
    closed: dict[str | None, str] = {}
    for element in document.iter():
        number = element.get(f"{_W}id")
        if element.tag == f"{_W}commentRangeStart":
            open_now[number] = ""
        elif element.tag == f"{_W}commentRangeEnd":
            closed[number] = open_now.pop(number)
        elif element.tag == f"{_W}p":
            open_now = {key: f"{text}\n" for key, text in open_now.items()}
        elif element.tag in _CHARACTERS:
            shown = _shown(element)
            open_now = {key: text + shown for key, text in open_now.items()}
    return {key: text.strip("\n") for key, text in closed.items()}


_CHARACTERS = {f"{_W}t", f"{_W}tab", f"{_W}br"}


def _shown(element: "etree._Element") -> str:
    if element.tag == f"{_W}t":
        return element.text or ""
    inside_run = element.getparent().tag == f"{_W}r"
    return "\t" if inside_run and element.tag == f"{_W}tab" else ""


def _text(paragraph: "etree._Element") -> str:
    return "".join(_shown(element) for element in paragraph.iter(*_CHARACTERS))


def paragraphs(path: Path) -> list[tuple[str, str]]:
    """Style id and text of every paragraph of the body, in order."""
    return list(_paragraphs(part(path, "word/document.xml")))


def _paragraphs(document: "etree._Element") -> Iterator[tuple[str, str]]:
    for paragraph in document.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        yield style.get(f"{_W}val", "") if style is not None else "", _text(paragraph)


def outline(path: Path) -> list[tuple[int, str]]:
    """Level and text of every heading, by the outline level of its style."""
    levels = {}
    for style in part(path, "word/styles.xml").iter(f"{_W}style"):
        level = style.find(f"{_W}pPr/{_W}outlineLvl")
        if level is not None:
            levels[style.get(f"{_W}styleId", "")] = int(level.get(f"{_W}val", "9")) + 1
    return [(levels[s], text) for s, text in paragraphs(path) if levels.get(s, 10) < 10]
