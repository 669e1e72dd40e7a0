"""Reads the query language; what it means stands in :mod:`index.query`."""

import re
from collections.abc import Sequence
from itertools import accumulate
from typing import NoReturn, get_args

from index.folding import fold
from index.query_nodes import (
    MAX_DEPTH,
    MAX_DISTANCE,
    MAX_NEAR_TERMS,
    MAX_TERMS,
    And,
    FaultKind,
    FieldName,
    Filter,
    Near,
    Node,
    Not,
    Or,
    QuerySyntaxError,
    Term,
    Wildcard,
)

_FULL_WIDTH = range(0xFF01, 0xFF5F)
PLAIN = {code: code - 0xFEE0 for code in _FULL_WIDTH} | {ord("“"): '"', ord("”"): '"'}
"""Full-width marks and letters as the parser knows them; one character stays one."""

_OR_WORDS = frozenset({"或", "OR"})
_AND_WORDS = frozenset({"且", "AND"})
_NOT_WORDS = frozenset({"非", "NOT"})
_OPERATORS = _OR_WORDS | _AND_WORDS | _NOT_WORDS
_MARKS = re.compile(r'\|+|[()"]')
_FIELDS: dict[str, FieldName] = {name: name for name in get_args(FieldName)}
_FIELD = re.compile("([\u4e00-\u9fff]{2}):")
_DASHES = re.compile("-+")
_WORD_END = re.compile(r'[\s|"]')
_BLANKS = re.compile(r"\s*")
_NO_WORD = re.compile(r"[*|]+|近\(")
"""What cannot stand inside 近(…) without quotation marks."""

_PARTS = re.compile(r"[^*]+")
_NUMBERING = re.compile(r"[〇零一二三四五六七八九十百]+|\d{1,3}")
"""What parentheses number: levels two and four of GB/T 9704, as in （一） and （1）."""
_YEARS = re.compile(r"(?P<first>\d{4})?年?(?:(?P<to>\.{2,}|…|-|–|—|~|至)(?P<last>\d{4})?年?)?")


def stands_alone(plain: str) -> bool:
    """True if a query is nothing but one operator or mark: with nothing to work on, it is content.

    Args:
        plain: Without blanks around it, its marks as the parser knows them.
    """
    return plain in _OPERATORS or _MARKS.fullmatch(plain) is not None


class Parser:
    """Reads a query once; a group is read as a range of it.

    Attributes of use: ``_partner`` leads from each opening parenthesis outside quotation marks to
    its closing one and back, ``_quote_end`` from each opening quotation mark to the closing one.
    """

    def __init__(self, text: str, plain: str) -> None:
        self._text = text
        self._plain = plain
        self._terms = 0
        self._quote_end: dict[int, int] = {}
        self._partner: dict[int, int] = {}
        self._pair_marks()
        self._breaks = [0, *accumulate(bool(_WORD_END.match(mark)) for mark in plain)]

    def root(self) -> Node:
        """The whole query."""
        root = self._all(0, len(self._plain), 0)
        if root is None:
            raise QuerySyntaxError(0, len(self._text), "empty", "")
        return root

    def _pair_marks(self) -> None:
        quote: int | None = None
        opened: list[int] = []
        for at, mark in enumerate(self._plain):
            if mark == '"':
                if quote is not None:
                    self._quote_end[quote] = at
                quote = at if quote is None else None
            elif quote is not None:
                continue
            elif mark == "(":
                opened.append(at)
            elif mark == ")" and opened:
                self._partner[at] = opened.pop()
                self._partner[self._partner[at]] = at
        if quote is not None:
            self._fault(quote, quote + 1, "unbalanced_quote")

    def _all(self, at: int, end: int, depth: int) -> Node | None:
        """What stands in ``[at, end)``; None if it is nothing."""
        if depth > MAX_DEPTH:
            self._fault(at, end, "too_deep")
        parts: list[Node] = []
        waiting: tuple[int, int] | None = None
        first: tuple[int, int] | None = None
        while (at := self._skip_blanks(at, end)) < end:
            operator_end = self._operator_end(at, end)
            if operator_end:
                if waiting or not parts:
                    self._fault(at, operator_end, "missing_operand")
                waiting, at = (at, operator_end), operator_end
                first = first or waiting
                if self._is_and(first) != self._is_and(waiting):
                    self._fault(*waiting, "mixed_operators")
                continue
            node, at = self._negated(at, end, depth)
            if node is None:
                continue
            if waiting and not self._is_and(waiting):
                parts[-1] = _either(parts[-1], node)
            else:
                parts.append(node)
            waiting = None
        if waiting:
            self._fault(*waiting, "missing_operand")
        return _together(parts)

    def _operator_end(self, at: int, end: int) -> int:
        """Where an operator between two words that stands at ``at`` ends; 0 if there is none."""
        if self._plain[at] == "|":
            while at < end and self._plain[at] == "|":
                at += 1
            return at
        word_end = self._word_end(at, end)
        return word_end if self._plain[at:word_end] in _OR_WORDS | _AND_WORDS else 0

    def _is_and(self, operator: tuple[int, int]) -> bool:
        return self._plain[slice(*operator)] in _AND_WORDS

    def _negated(self, at: int, end: int, depth: int) -> tuple[Node | None, int]:
        """A part of the query with the negations before it, and where it ends."""
        negations: list[int] = []
        while (after := self._negation_end(at, end)) > at:
            negations.append(at)
            if depth + len(negations) > MAX_DEPTH:
                self._fault(negations[0], after, "too_deep")
            start, at = at, self._skip_blanks(after, end)
            if at == end or self._operator_end(at, end):
                self._fault(start, after, "missing_operand")
        node, at = self._primary(at, end, depth + len(negations))
        if node is None:
            if negations:
                self._fault(negations[-1], at, "missing_operand")
            return None, at
        for start in reversed(negations):
            node = Not(node, start=start, end=node.end)
        return node, at

    def _negation_end(self, at: int, end: int) -> int:
        """Where one negation that stands at ``at`` ends; ``at`` if there is none."""
        if self._plain[at] == "-":
            dashes = _DASHES.match(self._plain, at, end)
            after = dashes.end() if dashes else end
            is_content = after == end or self._plain[after] == "|" or self._plain[after].isspace()
            return at if is_content else at + 1
        after = self._word_end(at, end)
        return after if self._plain[at:after] in _NOT_WORDS else at

    def _primary(self, at: int, end: int, depth: int) -> tuple[Node | None, int]:
        if self._plain[at] == '"':
            return self._quoted(at)
        if self._plain.startswith("近(", at):
            return self._near(at, end)
        if self._plain[at] == "(" and self._is_group(at, end):
            return self._group(at, depth)
        name = self._field(at, end)
        return self._filter(at, end, name) if name else self._word(at, end)

    def _group(self, at: int, depth: int) -> tuple[Node, int]:
        close = self._partner[at]
        inner = self._all(at + 1, close, depth + 1)
        if inner is None:
            self._fault(at, close + 1, "empty_group")
        return inner, close + 1

    def _is_group(self, at: int, end: int) -> bool:
        """False if the parenthesis at ``at`` begins a word, as in （一）总则, or is one: （一）."""
        close = self._partner.get(at)
        if close is None:
            self._fault(at, at + 1, "unbalanced_parenthesis")
        after = close + 1
        if _NUMBERING.fullmatch(self._plain, at + 1, close):
            return False
        if after >= end or self._plain[after] == "(" or _WORD_END.match(self._plain, after):
            return True
        return self._breaks[close] > self._breaks[at]

    def _quoted(self, at: int) -> tuple[Term, int]:
        after = self._quote_end[at] + 1
        return self._term(at, after, at + 1, after - 1, exact=True), after

    def _term(self, start: int, end: int, text_start: int, text_end: int, *, exact: bool) -> Term:
        """The term in ``[text_start, text_end)``; in ``[start, end)`` with its marks."""
        text = self._text[text_start:text_end].strip()
        if not fold(text).text:
            self._fault(start, end, "empty_group")
        self._count(start, end)
        return Term(text, exact, start=start, end=end)

    def _word(self, at: int, end: int) -> tuple[Node | None, int]:
        """A word, or None where nothing is left of it after folding."""
        after = self._word_end(at, end)
        for close in range(at, after):
            alone = self._plain[close] == ")" and close not in self._partner
            if alone and close + 1 == after:
                self._fault(close, after, "unbalanced_parenthesis")
        text = self._text[at:after]
        if not fold(text).text:
            return None, after
        parts = [
            self._text[part.start() : part.end()]
            for part in _PARTS.finditer(self._plain, at, after)
            if fold(part[0]).text
        ]
        for _ in parts or [text]:
            self._count(at, after)
        if len(parts) > 1:
            return Wildcard(tuple(parts), start=at, end=after), after
        return Term(parts[0] if parts else text, start=at, end=after), after

    def _field(self, at: int, end: int) -> FieldName | None:
        named = _FIELD.match(self._plain, at, end)
        return _FIELDS.get(fold(named[1]).text) if named else None

    def _filter(self, at: int, end: int, name: FieldName) -> tuple[Filter, int]:
        value_start = self._skip_blanks(at + len(name) + 1, end)
        if value_start < end and self._plain[value_start] == '"':
            after = self._quote_end[value_start] + 1
            value = self._text[value_start + 1 : after - 1].strip()
        else:
            after = self._word_end(value_start, end) if value_start < end else end
            value = self._text[value_start:after]
        if not fold(value).text or value in _OPERATORS:
            self._fault(at, after, "filter_value", name)
        self._count(at, after)
        years = self._years(value, value_start, after) if name == "年份" else None
        return Filter(name, value, years, start=at, end=after), after

    def _years(self, value: str, start: int, end: int) -> tuple[int | None, int | None]:
        match = _YEARS.fullmatch(value.translate(PLAIN))
        if not match or not (match["first"] or match["last"]):
            self._fault(start, end, "filter_years", value)
        first = int(match["first"]) if match["first"] else None
        if not match["to"]:
            return first, first
        last = int(match["last"]) if match["last"] else None
        if first is not None and last is not None and first > last:
            self._fault(start, end, "filter_years_order", value)
        return first, last

    def _near(self, at: int, end: int) -> tuple[Near, int]:
        close = self._partner.get(at + 1, end)
        if close >= end:
            self._fault(at + 1, at + 2, "unbalanced_parenthesis")
        *places, (number_start, number_end) = self._arguments(at + 2, close)
        number = self._plain[number_start:number_end].strip()
        if not (number.isascii() and number.isdigit() and len(number) <= 4):
            self._fault(number_start, number_end, "near_distance", number)
        if int(number) > MAX_DISTANCE:
            self._fault(number_start, number_end, "near_distance", number)
        terms = tuple(self._argument(*place) for place in places)
        if len(terms) < 2:
            self._fault(at, close + 1, "near_terms")
        if len(terms) > MAX_NEAR_TERMS:
            self._fault(terms[-1].start, terms[-1].end, "too_many_near_terms")
        return Near(terms, int(number), start=at, end=close + 1), close + 1

    def _arguments(self, at: int, end: int) -> list[tuple[int, int]]:
        """Ranges between the commas of ``[at, end)``; not those in quotes and parentheses."""
        places: list[tuple[int, int]] = []
        start = at
        while at < end:
            mark = self._plain[at]
            if mark == ",":
                places.append((start, at))
                start = at + 1
            elif mark == '"':
                at = self._quote_end[at]
            elif mark == "(":
                at = self._partner[at]
            at += 1
        return [*places, (start, end)]

    def _argument(self, start: int, end: int) -> Term:
        at = self._skip_blanks(start, end)
        stop = at + len(self._plain[at:end].rstrip())
        if at == stop or not fold(self._text[at:stop]).text:
            self._fault(start, end, "near_terms")
        if self._plain[at] == '"' and self._quote_end[at] == stop - 1:
            return self._term(at, stop, at + 1, stop - 1, exact=True)
        self._refuse_operators(at, stop)
        return self._term(at, stop, at, stop, exact=False)

    def _refuse_operators(self, at: int, end: int) -> None:
        """Whatever works on words cannot stand among those of 近(…)."""
        foreign = _NO_WORD.search(self._plain, at, end)
        if foreign:
            self._fault(*foreign.span(), "near_operator")
        while (at := self._skip_blanks(at, end)) < end:
            after = max(self._word_end(at, end), at + 1)
            if self._plain[at:after] in _OPERATORS:
                self._fault(at, after, "near_operator")
            at = after

    def _count(self, start: int, end: int) -> None:
        self._terms += 1
        if self._terms > MAX_TERMS:
            self._fault(start, end, "too_many_terms")

    def _skip_blanks(self, at: int, end: int) -> int:
        blanks = _BLANKS.match(self._plain, at, end)
        return blanks.end() if blanks else at

    def _word_end(self, at: int, end: int) -> int:
        found = _WORD_END.search(self._plain, at, end)
        return found.start() if found else end

    def _fault(self, start: int, end: int, kind: FaultKind, detail: str | None = None) -> NoReturn:
        text = self._text[start:end] if detail is None else detail
        raise QuerySyntaxError(start, end - start, kind, text)


def _together(parts: Sequence[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return And(tuple(parts), start=parts[0].start, end=parts[-1].end)


def _either(left: Node, right: Node) -> Or:
    parts = (*left.parts, right) if isinstance(left, Or) else (left, right)
    return Or(parts, start=left.start, end=right.end)
