"""The query language: from what a user typed to a tree of what is looked for.

Every mark of the syntax may be full-width (（ ） ： ， ｜ － ＊ “ ”). Nothing else is syntax:
``R&D``, ``2.5%``, ``〔2018〕``, ``研究与开发(R&D)`` are content.

=====================  ==========================================================================
研发 投入               all of them; also 且 and ``AND``
研发 或 投入             one of them is enough; also ``|`` and ``OR``. 或 binds its two neighbours
                       before blanks join everything: 院士 工作站 或 创新站 asks for 院士 and one
                       of the other two; beside 且 it takes parentheses to say what is meant
-投入, NOT 投入          not this one; also 非; ``-`` stands right before the word
"研发 投入"              exactly this, no synonyms
(研发 或 投入) 经费       a group; a parenthesis in a word, 研究与开发(R&D), （一）总则, or round a
                       number, （一）, is content
城市:东营                also 年份:2018, 年份:2018..2020, 年份:2018.., 状态: 机关: 文号: 标题:;
                       blanks may follow the colon
近(研发,投入,20)         at most 20 characters between one and the next, in any order; words only
院士*站                  something may stand between
=====================  ==========================================================================

The parser looks at every character a bounded number of times; groups and negations may be nested
``MAX_DEPTH`` deep.
"""

import re

from index.errors import QueryError
from index.folding import fold
from index.query_nodes import (
    MAX_CHARACTERS,
    MAX_DEPTH,
    MAX_DISTANCE,
    MAX_NEAR_TERMS,
    MAX_TERMS,
    And,
    FaultKind,
    FieldName,
    Filter,
    Leaf,
    Near,
    Node,
    Not,
    Or,
    Query,
    QuerySyntaxError,
    Term,
    Wildcard,
)
from index.query_parser import PLAIN, Parser, stands_alone

__all__ = [
    "MAX_CHARACTERS",
    "MAX_DEPTH",
    "MAX_DISTANCE",
    "MAX_NEAR_TERMS",
    "MAX_TERMS",
    "And",
    "FaultKind",
    "FieldName",
    "Filter",
    "Leaf",
    "Near",
    "Node",
    "Not",
    "Or",
    "Query",
    "QuerySyntaxError",
    "Term",
    "Wildcard",
    "literals",
    "parse",
]


def parse(text: str) -> Query:
    """Understand a query.

    Args:
        text: As it was typed.

    Raises:
        QuerySyntaxError: A quotation mark or parenthesis is left alone, a group is empty, 或, 且 or
            NOT lacks a word, 或 stands beside 且, 近 lacks words or a distance or holds more than
            words, a filter lacks a value, all is negated, nothing is asked, or it is too much.
    """
    _check_length(text)
    plain = text.translate(PLAIN)
    if stands_alone(plain.strip()):
        start = len(plain) - len(plain.lstrip())
        return Query(text, Term(text.strip(), start=start, end=start + len(text.strip())))
    root = Parser(text, plain).root()
    if not _is_positive(root):
        raise QuerySyntaxError(root.start, root.end - root.start, "only_negative", text.strip())
    return Query(text, root)


def literals(text: str, *, split: bool) -> Query:
    """A query that takes a text literally: nothing in it is syntax.

    Args:
        text: As it was typed.
        split: Blanks part it into several literals, all of which are looked for.

    Raises:
        QueryError: Nothing is left of it after folding.
        QuerySyntaxError: It is too long or parts into too many literals.
    """
    _check_length(text)
    pieces = re.finditer(r"\S+", text) if split else re.finditer(r"(?s).+", text)
    terms = tuple(
        Term(piece[0], exact=True, start=piece.start(), end=piece.end())
        for piece in pieces
        if fold(piece[0]).text.strip("\n")
    )
    if not terms:
        raise QueryError("the query holds nothing but blanks")
    if len(terms) > MAX_TERMS:
        last = terms[MAX_TERMS]
        raise QuerySyntaxError(last.start, last.end - last.start, "too_many_terms", last.text)
    root = terms[0] if len(terms) == 1 else And(terms, start=terms[0].start, end=terms[-1].end)
    return Query(text, root)


def _check_length(text: str) -> None:
    if len(text) > MAX_CHARACTERS:
        raise QuerySyntaxError(MAX_CHARACTERS, len(text) - MAX_CHARACTERS, "too_long", "")


def _is_positive(node: Node) -> bool:
    """True if a document must hold something, or be of some kind, to fit."""
    match node:
        case Not():
            return False
        case And(parts):
            return any(map(_is_positive, parts))
        case Or(parts):
            return all(map(_is_positive, parts))
    return True
