"""A text with its structure, as the tests of the structure read it."""

from textwrap import dedent

from reader.corpus.clean import clean
from reader.corpus.model import Block, SpanKind
from reader.corpus.structure import Structured, build_structure


def read(text: str) -> Structured:
    """Clean and structure a text that is indented as the test is."""
    source = dedent(text)
    return build_structure(clean(source).lines, source)


def kinds(structured: Structured) -> list[tuple[str, str]]:
    """Kind and text of every block."""
    return [(block.kind.value, block.text) for block in structured.blocks]


def marked(structured: Structured, block: Block, kind: SpanKind) -> list[str]:
    """What is marked as ``kind`` in a block."""
    return [structured.text[s.start : s.end] for s in block.spans if s.kind is kind]
