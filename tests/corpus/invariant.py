"""What holds for every document that comes out of the pipeline."""

from itertools import pairwise

from reader.corpus.clean import Cleaned
from reader.corpus.pipeline import ReadDocument
from reader.corpus.structure import Structured


def uncovered(result: ReadDocument) -> list[str]:
    """Stretches of the source that neither stand in the text nor lie in a repair."""
    covered = bytearray(len(result.source))
    for run in result.document.source_map.runs:
        covered[run.source_start : run.source_start + run.length] = b"\1" * run.length
    for repair in result.document.repairs:
        length = repair.source_end - repair.source_start
        covered[repair.source_start : repair.source_end] = b"\1" * length
    return [result.source[place] for place, mark in enumerate(covered) if not mark]


def assert_consistent(result: ReadDocument) -> None:
    """What holds for every document that comes out of the pipeline."""
    document, source = result.document, result.source
    assert uncovered(result) == []
    assert document.text == "\n".join(block.text for block in document.blocks)
    for block in document.blocks:
        assert document.text[block.start : block.end] == block.text
    for run in document.source_map.runs:
        text = document.text[run.start : run.start + run.length]
        assert text == source[run.source_start : run.source_start + run.length]
    places = [(repair.source_start, repair.source_end) for repair in document.repairs]
    assert places == sorted(places)
    for section in document.sections:
        assert 0 <= section.start < section.end <= len(document.text)
    assert all(left.start < right.start for left, right in pairwise(document.sections))


def assert_whole(source: str, cleaned: Cleaned, structured: Structured) -> None:
    """Blocks make the text, and every source character is in the text or in a repair."""
    assert structured.text == "\n".join(block.text for block in structured.blocks)
    covered = bytearray(len(source))
    for run in structured.source_map.runs:
        end = run.source_start + run.length
        assert source[run.source_start : end] == structured.text[run.start : run.start + run.length]
        covered[run.source_start : end] = b"\1" * run.length
    for repair in (*cleaned.repairs, *structured.repairs):
        assert source[repair.source_start : repair.source_end] == repair.before
        assert not any(covered[repair.source_start : repair.source_end]), "both kept and repaired"
    for repair in (*cleaned.repairs, *structured.repairs):
        length = repair.source_end - repair.source_start
        covered[repair.source_start : repair.source_end] = b"\1" * length
    assert all(covered)


def assert_nested(structured: Structured) -> None:
    """Sections stand in the order of the text, each within what its path names."""
    stack: list[tuple[int, str]] = []
    for section in structured.sections:
        assert 0 <= section.start < section.end <= len(structured.text)
        del stack[section.depth - 1 :]
        assert section.path == (*(label for _, label in stack), section.label)
        assert all(section.end <= end for end, _ in stack)
        stack.append((section.end, section.label))
