"""Keeps account of a source: why each character that did not stay was taken out."""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence

from reader.corpus.model import Repair
from reader.corpus.rules import Rule
from reader.corpus.traced import Traced, runs_of

_RULES = tuple(Rule)
_PUTS_IN = frozenset(
    {
        Rule.HTML_ENTITY,
        Rule.SPAM_INLINE,
        Rule.PRIVATE_USE,
        Rule.VARIANT_FORM,
        Rule.UNREADABLE,
        Rule.SPLIT_LINE,
        Rule.PAGE_FURNITURE,
    }
)
_GAP = re.compile(rb"\x00+")
_SAME_RULE = re.compile(rb"(.)\1*", re.DOTALL)


class Ledger:
    """One rule per source character; LAYOUT where nobody gave another reason.

    The repairs are derived at the end from what is really left, so that no character can vanish
    without one, whatever the steps in between did.
    """

    def __init__(self, source: str) -> None:
        self._source = source
        self._reasons = bytearray([_RULES.index(Rule.LAYOUT)]) * len(source)

    def mark(self, start: int, end: int, rule: Rule) -> None:
        """Say why source ``[start, end)`` goes; characters that stay are not concerned."""
        self._reasons[start:end] = bytes([_RULES.index(rule)]) * (end - start)

    def drop(self, line: Traced, rule: Rule) -> None:
        """Say why ``line`` goes as a whole."""
        if line.source_end:
            self.mark(line.source_start, line.source_end, rule)

    def replace(
        self,
        line: Traced,
        pattern: re.Pattern[str],
        replacement: Callable[[re.Match[str]], str],
        rule: Rule,
    ) -> Traced:
        """``line.replace``, with the reason noted."""
        replaced, repairs = line.replace(pattern, replacement, rule)
        for repair in repairs:
            self.mark(repair.source_start, repair.source_end, rule)
        return replaced

    def remove(self, line: Traced, pattern: re.Pattern[str], rule: Rule) -> Traced:
        """Take every match of ``pattern`` out of ``line``."""
        return self.replace(line, pattern, lambda _: "", rule)

    def repairs(self, lines: Sequence[Traced], breaks: Sequence[int]) -> tuple[Repair, ...]:
        r"""What was done to the source so that ``lines`` are left.

        Args:
            lines: What is left, in the order of the source.
            breaks: For each pair of neighbours the source position of the line end that stays
                between them, or ``Traced.NEW`` where one is put in.

        Returns:
            Repairs in the order of the source, none overlapping another. Put into the source,
            they give exactly ``"\n".join(lines)``.
        """
        kept = bytearray(len(self._source))
        put_in: dict[int, str] = {}
        place = 0
        for number, line in enumerate(lines):
            place = _note_line(line, place, kept, put_in)
            if number == len(breaks):
                break
            if breaks[number] == Traced.NEW:
                put_in[place] = put_in.get(place, "") + "\n"
            else:
                kept[breaks[number]] = 1
                place = breaks[number] + 1
        repairs = list(self._gaps(kept, put_in))
        repairs += [Repair(Rule.SPLIT_LINE, at, at, "", text) for at, text in put_in.items()]
        return tuple(sorted(repairs, key=lambda repair: (repair.source_start, repair.source_end)))

    def _gaps(self, kept: bytearray, put_in: dict[int, str]) -> Iterable[Repair]:
        """One repair for each stretch that went for one reason; uses up ``put_in``."""
        for gap in _GAP.finditer(kept):
            place = gap.start()
            text = put_in.pop(place, "")
            reasons = self._reasons[place : gap.end()]
            if reasons.count(reasons[0]) == len(reasons):
                before = self._source[place : gap.end()]
                yield Repair(_RULES[reasons[0]], place, gap.end(), before, text)
                continue
            pieces = [
                (_RULES[match.group()[0]], place + match.start(), place + match.end())
                for match in _SAME_RULE.finditer(reasons)
            ]
            carrier = next(
                (number for number, (rule, _, _) in enumerate(pieces) if rule in _PUTS_IN), 0
            )
            for number, (rule, start, end) in enumerate(pieces):
                after = text if number == carrier else ""
                yield Repair(rule, start, end, self._source[start:end], after)


def _note_line(line: Traced, place: int, kept: bytearray, put_in: dict[int, str]) -> int:
    """Note what ``line`` keeps and what was put into it; returns where the source goes on."""
    first, length = line.source_start, len(line)
    if line.origins == array("q", range(first, first + length)):
        kept[first : first + length] = b"\x01" * length
        return first + length
    done = 0
    for run in runs_of(line):
        if run.start > done:
            put_in[place] = put_in.get(place, "") + line.text[done : run.start]
        kept[run.source_start : run.source_start + run.length] = b"\x01" * run.length
        place = run.source_start + run.length
        done = run.start + run.length
    if done < len(line):
        put_in[place] = put_in.get(place, "") + line.text[done:]
    return place
