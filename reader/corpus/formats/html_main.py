"""Where on a web page the document stands: the densest container, and what belongs to it.

Rules, none of them made for one site: the document is where the running text is, so the way goes
down from the body as long as one child holds most of it; what a site puts around (menus, sidebars,
share boxes, footers) is dropped only where it holds little of the page's text; a block before the
document stays if it has a title or states facts of the page (文号, 发布日期), one behind it if it
has sentences or attachments.
"""

import re

from lxml import etree

from reader.corpus.cleaning.lines import is_text, is_title
from reader.corpus.cleaning.page_fields import page_key, read_parts
from reader.corpus.cleaning.page_words import PUBLISHED_LABELS, SOURCE_LABELS
from reader.corpus.formats.html_lines import SILENT, is_tag, lines_of, words

_FRAMES = frozenset(["nav", "footer", "aside", "header", "form", "dialog", "menu"])
_FRAME_WORDS = words(
    "share bdsharebuttonbox bdshare fenxiang breadcrumb breadcrumbs crumb crumbs dqwz weizhi nav "
    "navbar navigation topnav menu submenu sidebar side aside footer foot copyright related "
    "recommend toolbar tools print pager pagination comment comments search login qrcode ewm "
    "erweima banner ad ads adv advert friendlink links popup modal header hotnews tips leftnav "
    "rightnav sidenav"
)
_WORD = re.compile(r"[A-Za-z][a-z]*|[A-Z]+")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
_CONTAINERS = words(
    "div section article main form center table tbody tr td th font span body fieldset ul li "
    "blockquote dl dd"
)
_ROWS = frozenset(["tbody", "thead", "tfoot", "tr"])
_ATTACHED = re.compile(r"附\s?件|.*\.(?:docx?|xlsx?|pdf|wps|et|ofd|zip|rar)\)?$", re.IGNORECASE)
_CHARACTERS = re.compile("[\u3400-\u9fff0-9A-Za-z]")
_SENTENCE_MARKS = re.compile("[。；，：]")
_MARK_WEIGHT = 5
_MOST_FRAME_SHARE = 0.3
_DOMINANT = 0.7
_LINKED = 0.5
_MOST_WORK = 2_000_000
_HEAD_LINES = 20
_TAIL_MARKS = tuple(" _-–—|｜")
_META_TITLES = ("articletitle", "og:title", "dc.title")


def main_lines(tree: etree._Element) -> list[str]:
    """The lines of the document on a page, its title and the facts stated near it included."""
    body = tree.find(".//body")
    if body is None:
        body = tree
    _drop_frames(body)
    weights = _Weights(body)
    main = _container(body, weights)
    before: list[str] = []
    after: list[str] = []
    place = main
    while place is not body and (parent := place.getparent()) is not None:
        before[:0] = [line for other in _before(place) for line in _head_lines(other, weights)]
        after += [line for other in place.itersiblings() for line in _foot_lines(other, weights)]
        place = parent
    lines = [*before, *lines_of(main), *after]
    return [*_stated_elsewhere(tree, lines), *lines]


class _Weights:
    """How much running text stands in each element, and how much of it in links."""

    def __init__(self, body: etree._Element) -> None:
        self._text: dict[etree._Element, int] = {}
        self._link: dict[etree._Element, int] = {}
        self._size: dict[etree._Element, int] = {}
        # The last element of a document comes first: children are weighed before their parents.
        for element in reversed(list(body.iter())):
            self._weigh(element)

    def _weigh(self, element: etree._Element) -> None:
        self._size[element] = 1 + sum(self._size[child] for child in element)
        if not is_tag(element) or element.tag in SILENT:
            self._text[element] = self._link[element] = 0
            return
        text, link = _weight(element.text), 0
        for child in element:
            text += self._text[child] + _weight(child.tail)
            link += self._link[child]
        self._text[element] = text
        self._link[element] = text if element.tag == "a" else link

    def text(self, element: etree._Element) -> int:
        """Weight of the text that is in no link."""
        return self._text[element] - self._link[element]

    def size(self, element: etree._Element) -> int:
        """Number of elements in an element, itself included."""
        return self._size[element]

    def is_linked(self, element: etree._Element) -> bool:
        """True for a block that consists mostly of links."""
        return self._link[element] > _LINKED * self._text[element]


def _weight(text: str | None) -> int:
    if not text or text.isspace():
        return 0
    return len(_CHARACTERS.findall(text)) + _MARK_WEIGHT * len(_SENTENCE_MARKS.findall(text))


def _drop_frames(body: etree._Element) -> None:
    """Drop scripts, and what a site puts around a document where it holds little text."""
    frames = _Frames(body)
    waiting = [body]
    while waiting:
        for child in list(filter(is_tag, waiting.pop())):
            if frames.hold(child):
                _drop(child)
            else:
                waiting.append(child)


def _drop(element: etree._Element) -> None:
    """Empty an element and make it one that is never text; the text behind it stays."""
    tail = element.tail
    element.clear()
    element.tag, element.tail = "script", tail


class _Frames:
    """Tells what a site puts around a document."""

    def __init__(self, body: etree._Element) -> None:
        self._weights = _Weights(body)
        self._most = _MOST_FRAME_SHARE * self._weights.text(body)
        self._work = 0

    def hold(self, element: etree._Element) -> bool:
        """True for what is no part of the document."""
        if element.tag in SILENT:
            return True
        if self._weights.text(element) > self._most:
            return False
        return _is_hidden(element) or (_is_frame(element) and not self._states_facts(element))

    def _states_facts(self, element: etree._Element) -> bool:
        """True for a block with a title or labels such as 文号, unless it is a list of links."""
        self._work += self._weights.size(element)
        if self._weights.is_linked(element) or self._work > _MOST_WORK:
            return False
        keys = [page_key(line) for line in lines_of(element)[:_HEAD_LINES]]
        return any(is_title(key) or _has_label(key) for key in keys)


def _is_hidden(element: etree._Element) -> bool:
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _is_frame(element: etree._Element) -> bool:
    if element.tag in _FRAMES:
        return True
    if element.tag not in _CONTAINERS:
        return False
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return any(word.lower() in _FRAME_WORDS for word in _WORD.findall(names))


def _has_label(key: str) -> bool:
    return any(part.label for part in read_parts(key))


def _container(body: etree._Element, weights: _Weights) -> etree._Element:
    """The innermost container that holds nearly all running text."""
    place = body
    while True:
        heaviest = max(filter(is_tag, place), key=weights.text, default=None)
        if heaviest is None or heaviest.tag not in _CONTAINERS:
            break
        if weights.text(heaviest) < _DOMINANT * weights.text(place) or not weights.text(heaviest):
            break
        place = heaviest
    while place.tag in _ROWS and (parent := place.getparent()) is not None:
        place = parent
    return place


def _before(element: etree._Element) -> list[etree._Element]:
    return list(element.itersiblings(preceding=True))[::-1]


def _head_lines(element: etree._Element, weights: _Weights) -> list[str]:
    """The lines of a block before the document that belong to it."""
    if not is_tag(element) or element.tag in SILENT:
        return []
    lines = lines_of(element)
    keys = [page_key(line) for line in lines]
    heading = (
        re.fullmatch("h[1-3]", element.tag) is not None
        or next(element.iter("h1", "h2"), None) is not None
    )
    if weights.is_linked(element) and not heading:
        return []
    belongs = heading or any(is_title(key) or _has_label(key) or is_text(key) for key in keys)
    return lines if belongs else []


def _foot_lines(element: etree._Element, weights: _Weights) -> list[str]:
    """The lines of a block behind the document that belong to it: sentences, attachments."""
    if not is_tag(element) or element.tag in SILENT:
        return []
    lines = lines_of(element)
    keys = [page_key(line) for line in lines]
    if weights.is_linked(element):
        return [line for line, key in zip(lines, keys, strict=True) if _ATTACHED.match(key)]
    belongs = element.tag in {"p", "table"} or any(
        is_text(key) or _ATTACHED.match(key) or _has_label(key) for key in keys
    )
    return lines if belongs else []


def _is_title_of(line: str, title: str) -> bool:
    """True for a line that is the page's title, or all of it before the site's name."""
    tail = title[len(line) :]
    return title.startswith(line) and (not tail or tail.startswith(_TAIL_MARKS))


def _stated_elsewhere(tree: etree._Element, lines: list[str]) -> list[str]:
    """Title, source and date from the page's head, where the page itself shows none."""
    meta = {
        (element.get("name") or element.get("property") or "").lower(): element.get("content") or ""
        for element in tree.iter("meta")
    }
    keys = [page_key(line) for line in lines[:_HEAD_LINES]]
    found: list[str] = []
    if not any(map(is_title, keys)):
        page_title = tree.findtext(".//title") or ""
        titles = [*(meta.get(name, "") for name in _META_TITLES), page_title]
        title = " ".join(next(filter(str.strip, titles), "").split())
        shown = any(_is_title_of(line, title) for line in lines[:_HEAD_LINES])
        found += [title] if title and not shown else []
    labels = {part.label for key in keys for part in read_parts(key)}
    for name, label, known in (
        ("contentsource", "来源", SOURCE_LABELS),
        ("pubdate", "发布时间", PUBLISHED_LABELS),
    ):
        value = " ".join(meta.get(name, "").split())
        if value and not labels & known:
            found.append(f"{label}：{value}")
    return found
