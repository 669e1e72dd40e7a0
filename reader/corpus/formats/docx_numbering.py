"""Automatic numbering of Word documents: the markers that the file itself does not hold as text.

A paragraph names a list (``w:numId``) and a level, itself or by its style. The list is an instance
of an abstract list whose levels say number format, text (``%1.%2``), start and restart. Instances
of one abstract list count on together, except where an instance sets a start of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from reader.corpus.formats.docx_names import attribute, child, is_on, number, tag, value
from reader.corpus.formats.numerals import numeral

_LEVELS = 9
_MOST_LINKS = 20
_PLACEHOLDER = re.compile(r"%([1-9])")
_BULLET = "•"
_PRINTED_BULLETS = "—–-●•◆■★▲○◎·※□◇△▪►➢√✓"


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list.

    Attributes:
        style: Number format as ``numeral`` knows it, "bullet" or "none".
        text: The marker with %1 … %9 for the numbers of the levels.
        restart: The level after which it starts anew; 0 for never, None for any above.
        legal: All numbers are decimal.
        spaced: A blank or tab follows the marker.
    """

    style: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    spaced: bool = True


@dataclass(slots=True)
class _List:
    """An instance: its abstract list, the levels it changes, the starts it sets."""

    abstract: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts through the lists of one document.

    Args of the constructor are the parts numbering.xml and styles.xml, None where there is none.
    """

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = dict(_styles(styles))
        self._lists = _lists(numbering, self._styles)
        self._counters: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def marker(self, properties: etree._Element | None) -> str:
        """The marker of the next paragraph, with the blank that sets it off; "" for none.

        Args:
            properties: The paragraph's ``w:pPr``.
        """
        key, depth = self._place(properties)
        found = self._lists.get(key)
        if found is None or not 0 <= depth < _LEVELS:
            return ""
        level = found.levels.get(depth)
        if level is None:
            return ""
        counters = self._counters.setdefault(found.abstract, {})
        self._count(key, found, depth, counters)
        return _printed(level, depth, found, counters)

    def _place(self, properties: etree._Element | None) -> tuple[str, int]:
        """List and level of a paragraph: its own, else those of its style or one above it."""
        direct = child(properties, "w:numPr")
        key, depth = value(direct, "w:numId"), number(direct, "w:ilvl")
        style = value(properties, "w:pStyle")
        for _ in range(_MOST_LINKS):
            above = self._styles.get(style or "")
            if above is None or (key is not None and depth is not None):
                break
            key = above.list_key if key is None else key
            depth = above.depth if depth is None else depth
            style = above.parent
        return key or "0", depth or 0

    def _count(self, key: str, found: _List, depth: int, counters: dict[int, int]) -> None:
        level = found.levels[depth]
        if depth in found.starts and (key, depth) not in self._started:
            counters[depth] = found.starts[depth]
        else:
            counters[depth] = counters.get(depth, level.start - 1) + 1
        self._started.add((key, depth))
        for deeper in [other for other in counters if other > depth]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or depth < restart:
                del counters[deeper]


def _printed(level: _Level, depth: int, found: _List, counters: dict[int, int]) -> str:
    """The marker as Word shows it."""
    if level.style == "bullet":
        shown = level.text if level.text and all(c in _PRINTED_BULLETS for c in level.text) else ""
        return f"{shown or _BULLET} " if level.text.strip() else ""

    def figure(match: re.Match[str]) -> str:
        place = int(match.group(1)) - 1
        other = found.levels.get(place, level)
        style = "decimal" if level.legal and place != depth else other.style
        count = counters.get(place, other.start)
        return "" if style == "none" else numeral(count, style)

    text = _PLACEHOLDER.sub(figure, level.text).strip()
    if not text:
        return ""
    set_off = level.spaced and (text[-1].isascii() or text[-1].isalnum())
    return f"{text} " if set_off and text[-1] not in ")" else text


@dataclass(frozen=True, slots=True)
class _Style:
    """What a paragraph style says about numbering."""

    parent: str | None
    list_key: str | None
    depth: int | None


def _styles(part: etree._Element | None) -> Iterator[tuple[str, _Style]]:
    for style in () if part is None else part:
        key = attribute(style, "styleId")
        if tag(style) == "w:style" and key:
            listed = child(style, "w:pPr", "w:numPr")
            yield (
                key,
                _Style(
                    value(style, "w:basedOn"), value(listed, "w:numId"), number(listed, "w:ilvl")
                ),
            )


def _lists(part: etree._Element | None, styles: dict[str, _Style]) -> dict[str, _List]:
    if part is None:
        return {}
    abstracts: dict[str, dict[int, _Level]] = {}
    links: dict[str, str] = {}
    lists: dict[str, _List] = {}
    for element in part:
        if tag(element) == "w:abstractNum":
            key = attribute(element, "abstractNumId") or ""
            abstracts[key] = dict(_levels(element))
            link = value(element, "w:numStyleLink")
            if link:
                links[key] = link
        elif tag(element) == "w:num":
            lists[attribute(element, "numId") or ""] = _instance(element, abstracts)
    for found in lists.values():
        style = styles.get(links.get(found.abstract, ""))
        linked = lists.get(style.list_key or "") if style else None
        if linked is not None and not found.levels:
            found.abstract, found.levels = linked.abstract, linked.levels
    lists.pop("0", None)
    return lists


def _instance(element: etree._Element, abstracts: dict[str, dict[int, _Level]]) -> _List:
    abstract = value(element, "w:abstractNumId") or ""
    found = _List(abstract, dict(abstracts.get(abstract, {})))
    for override in element:
        if tag(override) != "w:lvlOverride":
            continue
        depth = int(attribute(override, "ilvl") or 0)
        start = number(override, "w:startOverride")
        if start is not None:
            found.starts[depth] = start
        found.levels.update(_levels(override))
    return found


def _levels(element: etree._Element) -> Iterator[tuple[int, _Level]]:
    for level in element:
        if tag(level) != "w:lvl":
            continue
        start = number(level, "w:start")
        yield (
            int(attribute(level, "ilvl") or 0),
            _Level(
                style=value(level, "w:numFmt") or "decimal",
                text=value(level, "w:lvlText") or "",
                start=1 if start is None else start,
                restart=number(level, "w:lvlRestart"),
                legal=is_on(level, "w:isLgl"),
                spaced=value(level, "w:suff") != "nothing",
            ),
        )
