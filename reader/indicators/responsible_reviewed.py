"""The reviewed responsibilities of the shipped documents, each at its place in the text.

The table names task, role and unit; where the unit stands is what the rules find, in the same
order: also where the table sets right what is printed, as 各县(市、区政府). What the rules do not
find is looked for behind the row before.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

from reader.corpus.model import Document
from reader.errors import IndicatorError
from reader.indicators.reading import reading_copy
from reader.indicators.responsible import Responsibility, Role, extract_responsibilities


def load_reviewed_responsibilities(path: Path, document: Document) -> tuple[Responsibility, ...]:
    """Read the reviewed rows of one document, in the order of the text.

    Args:
        path: ``responsibilities.csv``, UTF-8.
        document: The document the rows speak of.

    Raises:
        IndicatorError: The file is missing, a role is none, or a unit does not stand in the text.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = [row for row in csv.DictReader(file) if row["doc"] == document.id]
        found = extract_responsibilities(document)
        return tuple(sorted(_placed(rows, found, document), key=lambda row: row.start))
    except (OSError, UnicodeDecodeError, KeyError, ValueError) as error:
        raise IndicatorError(f"无法读取责任分工表“{path}”，请重新安装程序。") from error


def _placed(
    rows: Sequence[Mapping[str, str]], found: Sequence[Responsibility], document: Document
) -> Iterator[Responsibility]:
    """Every row of the table at its place."""
    wanted = [(row["role"], row["unit"]) for row in rows]
    matcher = SequenceMatcher(None, wanted, [(r.role.value, r.unit) for r in found], autojunk=False)
    partners: dict[int, Responsibility] = {}
    for kind, first, last, low, high in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and last - first == high - low):
            partners |= dict(zip(range(first, last), found[low:high], strict=True))
    copy, behind = reading_copy(document.text), 0
    for place, row in enumerate(rows):
        read = partners.get(place) or _looked_for(row, copy, behind, document)
        behind = read.end
        yield replace(
            read,
            task_number=row["task_number"],
            task_heading=reading_copy(row["task_heading"]),
            role=Role(row["role"]),
            unit=row["unit"],
            reviewed=True,
        )


def _looked_for(
    row: Mapping[str, str], copy: str, start: int, document: Document
) -> Responsibility:
    """The next place where the unit stands.

    Raises:
        ValueError: It does not stand behind the row before.
    """
    place = copy.index(row["unit"], start)
    section = document.section_at(place)
    path = section.path if section else ()
    role = Role(row["role"])
    return Responsibility(
        document.id, "", "", role, row["unit"], place, place + len(row["unit"]), path
    )
