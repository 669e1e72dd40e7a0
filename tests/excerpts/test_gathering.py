"""A collection is printed with its documents as they are now: the same, replaced, or gone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.excerpts.gathering import Imprint, brochure_of, gather
from reader.excerpts.model import Brochure
from reader.library.noted import NotedDocuments, open_notes
from reader.library.reviews import reviewed_indicators
from reader.library.store import Library
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Collection, Piece
from reader.notes.store import NotesStore
from tests.export.brochure_samples import document_of

RESOURCES = Path(__file__).parents[2] / "resources"
TEXT = "某市计划\n一、目标\n研发投入强度达到2.5%以上。\n二、措施\n支持企业建立研发机构。"
TARGET, MEASURE = "研发投入强度达到2.5%以上。", "支持企业建立研发机构。"


class Bench:
    """A library of one document, and notes on it."""

    def __init__(self, library: Library, store: NotesStore) -> None:
        self.library = library
        self.store = store
        self.collection = Collection(title="摘编")
        store.collections.add(self.collection)

    def put(self, text: str) -> None:
        """Put a document into the library in place of the one there is."""
        if self.library.documents():
            self.library.remove("a")
        self.library.add(document_of("a", "某市计划", text), text, "imported")

    def collect(self, words: str, note: str = "") -> None:
        """Put a passage into the collection, and a note on it."""
        document = self.library.document("a")
        start = document.text.index(words)
        anchor = make_anchor(document, start, start + len(words))
        order = self.store.pieces.next_order(self.collection.id)
        self.store.pieces.add(Piece(collection_id=self.collection.id, order=order, anchor=anchor))
        if note:
            self.store.annotations.add(Annotation(anchor=anchor, note=note))

    def brochure(self, imprint: Imprint | None = None) -> Brochure:
        """What is printed."""
        noted = NotedDocuments(self.library, self.store)
        gathered = gather(self.store, noted, self.library, self.collection)
        return brochure_of(gathered, self.library, RESOURCES, imprint or Imprint())


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with (
        Library.open(tmp_path / "library.db") as library,
        open_notes(tmp_path / "notes.db", library) as store,
    ):
        made = Bench(library, store)
        made.put(TEXT)
        yield made


def test_pieces_are_printed_with_their_notes(bench: Bench) -> None:
    bench.collect(TARGET, "请核对")
    bench.collect(MEASURE)
    first, second = bench.brochure().excerpts
    assert [(first.quote, first.notes[0].text), second.quote] == [(TARGET, "请核对"), MEASURE]


def test_pieces_and_notes_follow_into_the_text_that_replaced_theirs(bench: Bench) -> None:
    bench.collect(MEASURE, "请核对")
    bench.put(TEXT.replace("一、目标", "一、总体目标和要求"))
    (excerpt,) = bench.brochure().excerpts
    assert excerpt.quote == MEASURE
    assert excerpt.notes[0].text == "请核对"
    assert "核对" not in "".join(excerpt.source)


def test_a_quotation_that_was_changed_is_printed_as_it_was_and_told(bench: Bench) -> None:
    bench.collect(TARGET, "请核对")
    bench.put(TEXT.replace("2.5%", "3.0%"))
    (excerpt,) = bench.brochure().excerpts
    assert excerpt.quote == TARGET
    assert excerpt.notes[0].text == "请核对"
    assert "请核对" in "".join(excerpt.source)


def test_a_quotation_of_a_removed_document_keeps_its_title(bench: Bench) -> None:
    bench.collect(TARGET)
    bench.library.remove("a")
    (excerpt,) = bench.brochure().excerpts
    assert excerpt.quote == TARGET
    assert "《某市计划》" in excerpt.source[0]


def test_title_and_imprint_are_those_asked_for(bench: Bench) -> None:
    bench.collect(TARGET)
    brochure = bench.brochure(Imprint("专题摘编", "某市政府研究室", "王某", "2026-05-03"))
    assert brochure.title == "专题摘编"
    assert brochure.imprint == ("编印单位：某市政府研究室", "编印人：王某", "2026年5月3日")


def test_a_piece_from_the_indicator_table_says_its_value(data_dir: Path, tmp_path: Path) -> None:
    with (
        Library.open(data_dir / "library.db") as library,
        open_notes(tmp_path / "notes.db", library) as store,
    ):
        bench = Bench(library, store)
        row = reviewed_indicators(library, RESOURCES, (), ["dongying"])[0]
        anchor = make_anchor(library.document("dongying"), row.start, row.end)
        store.pieces.add(
            Piece(
                collection_id=bench.collection.id,
                order=1.0,
                kind="indicator",
                anchor=anchor,
                indicator_key=row.key,
            )
        )
        (excerpt,) = bench.brochure().excerpts
    assert row.subject in excerpt.heading
    assert excerpt.facts
    assert row.subject in excerpt.facts[0]


def test_the_cells_of_a_quoted_table_stand_apart(data_dir: Path, tmp_path: Path) -> None:
    with (
        Library.open(data_dir / "library.db") as library,
        open_notes(tmp_path / "notes.db", library) as store,
    ):
        bench = Bench(library, store)
        document = library.document("dongying")
        table = next(block for block in document.blocks if block.table and block.table.rows)
        anchor = make_anchor(document, table.start, table.end)
        piece = Piece(collection_id=bench.collection.id, order=1.0, anchor=anchor)
        store.pieces.add(piece)
        number = document.text.index("6.4", table.start)
        store.annotations.add(Annotation(anchor=make_anchor(document, number, number + 3)))
        (excerpt,) = bench.brochure().excerpts
    shown = ["".join(run.text for run in line.runs) for line in excerpt.lines]
    assert shown[:2] == [
        "指标　2017年值　2020年目标值",
        "地区生产总值增速(%)　6.4　5",
    ]
    assert "".join(shown).replace("　", "") == document.text[table.start : table.end]
    assert [run.text for line in excerpt.lines for run in line.runs if run.marks] == ["6.4"]
