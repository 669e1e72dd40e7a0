"""Drafts of tables: rows of one table are brought together, flattened tables are marked."""

from collections.abc import Sequence
from itertools import pairwise

from reader.corpus.model import BlockKind, Repair
from reader.corpus.rules import Rule
from reader.corpus.structuring.drafts import Draft, gone_break, line_break, line_feed, removed
from reader.corpus.structuring.tables import (
    blank_columns,
    is_blank_row,
    is_flattened,
    is_pipe_row,
    is_pipe_rule,
    is_tab_row,
)
from reader.corpus.traced import Traced

_LEAST_ROWS = 2
"""Below the names of the columns, where only blanks tell them apart."""


def join_tables(drafts: list[Draft], source: str, repairs: list[Repair]) -> list[Draft]:
    """Bring the rows of a table together in one draft; mark flattened tables."""
    found: list[Draft] = []
    place = 0
    while place < len(drafts):
        row = is_pipe_row if is_pipe_row(drafts[place].text) else is_tab_row
        end = place
        while end < len(drafts) and row(drafts[end].text):
            end += 1
        if end - place >= 2:
            found.append(_table(drafts, (place, end), source, repairs))
            place = end
            continue
        end = _blank_rows(drafts, place)
        if end - place > _LEAST_ROWS:
            found.append(_table(drafts, (place, end), source, repairs))
            place = end
            continue
        if is_flattened(drafts[place].text):
            drafts[place].kind = BlockKind.TABLE
        found.append(drafts[place])
        place += 1
    return found


def _blank_rows(drafts: Sequence[Draft], start: int) -> int:
    """End of a table whose columns are set off by blanks; ``start`` where there is none."""
    columns = blank_columns(drafts[start].text)
    end = start + 1
    while columns and end < len(drafts) and is_blank_row(drafts[end].text, columns):
        end += 1
    return end if columns else start


def _table(
    drafts: Sequence[Draft], span: tuple[int, int], source: str, repairs: list[Repair]
) -> Draft:
    """The rows ``span`` of the drafts as one draft, without the rules between them."""
    start, end = span
    table = drafts[start:end]
    rows = [table[0].traced]
    following = drafts[end] if end < len(drafts) else None
    for place, draft in enumerate(table[1:], start=start + 1):
        if not is_pipe_rule(draft.text):
            rows.append(draft.traced)
            continue
        # Of the line ends around it the first stays, before what comes next.
        goes_on = place + 1 < end or following is not None
        left, right = (place, place + 1) if goes_on else (place - 1, place)
        gap = line_break(source, drafts[left].traced, drafts[right].traced)
        repairs += removed(draft.traced, Rule.MARKUP)
        repairs += gone_break(source, gap)
    pieces = [rows[0]]
    for above, below in pairwise(rows):
        pieces += [line_feed(source, above, below), below]
    return Draft(Traced.joined(pieces), BlockKind.TABLE, rows=[row.text for row in rows])
