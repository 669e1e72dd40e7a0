"""What sets documents of the same title apart, for lists in which they would look alike."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from reader.library.model import DocumentSummary

_FOLDERS = re.compile(r"[/\\]")
_JOINT = "，"


def told_apart(
    summaries: Sequence[DocumentSummary],
    origins: Callable[[Sequence[str]], Mapping[str, str]],
) -> list[DocumentSummary]:
    """The same documents; those that share a title say what sets them apart.

    One fact is enough if every one of them has it and no two have the same: place, number, year of
    issue or publication. Otherwise all facts in which they differ stand together, and where these
    are the same too, the file that the document came from.

    Args:
        summaries: All that are listed.
        origins: Gives the files that documents came from, by id; asked only where it is needed.

    Returns:
        In the order given; ``apart`` is filled in where a title is shared.
    """
    by_title: defaultdict[str, list[DocumentSummary]] = defaultdict(list)
    for summary in summaries:
        by_title[summary.title].append(summary)
    words: dict[str, str] = {}
    for group in by_title.values():
        if len(group) > 1:
            words |= _words_of(group, origins)
    return [replace(s, apart=words[s.id]) if words.get(s.id) else s for s in summaries]


def _words_of(
    group: Sequence[DocumentSummary],
    origins: Callable[[Sequence[str]], Mapping[str, str]],
) -> dict[str, str]:
    facts = [[_place(each), each.document_number or "", _year(each)] for each in group]
    columns = [column for column in zip(*facts, strict=True) if len(set(column)) > 1]
    for column in columns:
        if all(column) and len(set(column)) == len(group):
            return {each.id: value for each, value in zip(group, column, strict=True)}
    rows = zip(*columns, strict=True) if columns else ((),) * len(group)
    words = {each.id: _JOINT.join(filter(None, row)) for each, row in zip(group, rows, strict=True)}
    times = Counter(words.values())
    alike = [name for name, told in words.items() if not told or times[told] > 1]
    files = _file_names(origins(alike)) if alike else {}
    return words | {n: _JOINT.join(filter(None, (words[n], files.get(n)))) for n in alike}


def _place(summary: DocumentSummary) -> str:
    return summary.city or summary.province or ""


def _year(summary: DocumentSummary) -> str:
    return (summary.issue_date or summary.publication_date or "")[:4]


def _file_names(origins: Mapping[str, str]) -> dict[str, str]:
    """The names without folders, unless two are the same then."""
    names = {key: _FOLDERS.split(origin)[-1] for key, origin in origins.items()}
    times = Counter(names.values())
    return {key: name if times[name] == 1 else origins[key] for key, name in names.items()}
