"""A document on paper is the whole document, with every note where its place ends."""

from dataclasses import replace

import pytest

from reader.corpus.model import Document
from reader.excerpts.annotated import annotate
from reader.excerpts.model import AnnotatedDocument
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Meaning
from tests.excerpts.excerpt_samples import summary_of
from tests.notes.revisions import shipped_documents


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return shipped_documents()


def shown(annotated: AnnotatedDocument) -> str:
    lines = []
    for block in annotated.blocks:
        cells = ["".join(cell.text for cell in row) for row in block.rows]
        lines.append(block.line.text if block.line is not None else "".join(cells))
    return "\n".join(lines)


def test_nothing_of_a_document_is_lost(documents: list[Document]) -> None:
    for document in documents:
        annotated = annotate(document, summary_of(document), ())
        without_blanks = "".join(shown(annotated).split())
        expected = "".join(document.text.replace("｜", "").replace("|", "").split())
        assert without_blanks.replace("｜", "").replace("|", "") == expected


def test_notes_are_numbered_in_the_order_of_their_places(documents: list[Document]) -> None:
    document = documents[0]
    ranges = [(900, 960), (100, 140), (110, 130), (2000, 2600)]
    annotations = [
        Annotation(anchor=make_anchor(document, start, end), note=f"{start}", meaning=Meaning.KEY)
        for start, end in ranges
    ]
    annotated = annotate(document, summary_of(document), annotations)
    found = [(note.number, note.text) for block in annotated.blocks for note in block.notes]
    assert found == [(1, "110"), (2, "100"), (3, "900"), (4, "2000")]
    runs = [run for block in annotated.blocks if block.line for run in block.line.runs]
    for note in (note for block in annotated.blocks for note in block.notes):
        words = "".join(run.text for run in runs if note.number in run.notes)
        assert words == note.quote.replace("\n", "")
    assert annotated.counts == "标记 4 处，批注 4 条。"
    assert annotated.without_notes().counts == "标记 4 处。"


def test_marks_of_another_text_are_left_out(documents: list[Document]) -> None:
    document = documents[0]
    old = make_anchor(document, 100, 140)
    annotation = Annotation(anchor=replace(old, text_sha256="0" * 64), note="旧")
    annotated = annotate(document, summary_of(document), [annotation])
    assert annotated.marks == 0
    assert not annotated.legend


def test_a_heading_at_the_beginning_of_a_paragraph_is_told_apart(
    documents: list[Document],
) -> None:
    document = next(each for each in documents if "(一)指导思想。" in each.text)
    annotated = annotate(document, summary_of(document), ())
    lines = (block.line for block in annotated.blocks if block.line is not None)
    lead = next(line for line in lines if line.text.startswith("(一)指导思想。"))
    assert [run.heading for run in lead.runs] == [2, 0]
    assert lead.runs[0].text.rstrip("。") == "(一)指导思想"
