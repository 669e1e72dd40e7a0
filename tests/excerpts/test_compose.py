"""A brochure holds the exact words, the marks on their characters, and tells notes apart."""

from dataclasses import replace

import pytest

from reader.corpus.model import Document, Metadata, SourceMap
from reader.excerpts.compose import ComposeOptions, compose
from reader.excerpts.model import Brochure, Excerpt, GroupHeading, OwnText
from reader.notes.anchors import make_anchor
from reader.notes.model import Annotation, Collection, Meaning, OrphanInfo, Piece
from tests.excerpts.excerpt_samples import sample, summary_of

TEXT = "一、总体要求\n到2020年，研发经费达到2.5%，企业翻一番。\n第二段。\n第三段。\n结束。"
START = TEXT.index("到2020年")
DOCUMENT = Document(
    id="a",
    text=TEXT,
    blocks=(),
    sections=(),
    repairs=(),
    metadata=Metadata(title="甲市规划", city="泉州市", issuer="甲市人民政府", status="lapsed"),
    source_map=SourceMap(()),
    source_sha256="0" * 64,
)
OTHER = replace(DOCUMENT, id="b", metadata=Metadata(title="乙市办法", city="沧州市"))
COLLECTION = Collection(title="摘编")
DOCUMENTS = {each.id: summary_of(each) for each in (DOCUMENT, OTHER)}


def piece(
    start: int = START, end: int = len(TEXT), *, order: float = 1.0, document: Document = DOCUMENT
) -> Piece:
    return Piece(collection_id=COLLECTION.id, order=order, anchor=make_anchor(document, start, end))


def mark(words: str, meaning: Meaning = Meaning.KEY, note: str = "") -> Annotation:
    start = TEXT.index(words)
    anchor = make_anchor(DOCUMENT, start, start + len(words))
    return Annotation(anchor=anchor, meaning=meaning, note=note, author="王某某")


def composed(*pieces: Piece, annotations: tuple[Annotation, ...] = ()) -> Brochure:
    return compose(COLLECTION, pieces, DOCUMENTS, annotations)


def only(brochure: Brochure) -> Excerpt:
    (excerpt,) = brochure.excerpts
    return excerpt


def marked(excerpt: Excerpt, meaning: Meaning) -> str:
    return "".join(run.text for line in excerpt.lines for run in line.runs if meaning in run.marks)


def test_a_quotation_is_printed_as_it_stands() -> None:
    excerpt = only(composed(piece()))
    assert "\n".join(line.text for line in excerpt.lines) == TEXT[START:]
    assert excerpt.quote == TEXT[START:]


def test_marks_lie_on_exactly_their_characters_also_where_they_overlap() -> None:
    marks = (mark("研发经费达到2.5%", Meaning.TARGET), mark("达到2.5%，企业", Meaning.FUNDING))
    excerpt = only(composed(piece(), annotations=marks))
    assert marked(excerpt, Meaning.TARGET) == "研发经费达到2.5%"
    assert marked(excerpt, Meaning.FUNDING) == "达到2.5%，企业"
    both = [run for run in excerpt.lines[0].runs if len(run.marks) == 2]
    assert [run.text for run in both] == ["达到2.5%"]
    assert both[0].marks == (Meaning.TARGET, Meaning.FUNDING)


def test_a_mark_that_goes_beyond_the_quotation_ends_with_it() -> None:
    short = piece(START, START + len("到2020年"))
    excerpt = only(composed(short, annotations=(mark("年，研发"),)))
    assert marked(excerpt, Meaning.KEY) == "年"


def test_marks_on_another_version_of_the_document_are_left_out() -> None:
    old = mark("研发经费")
    old = replace(old, anchor=replace(old.anchor, text_sha256="f" * 64))
    excerpt = only(composed(piece(), annotations=(old,)))
    assert not marked(excerpt, Meaning.KEY)


def test_a_single_note_has_no_number_several_have() -> None:
    one = only(composed(piece(), annotations=(mark("研发经费", note="核对"),)))
    assert [note.lead[:4] for note in one.notes] == ["〔批注〕"]
    two = (mark("研发经费", note="核对"), mark("翻一番", note="何时？"))
    several = only(composed(piece(), annotations=two))
    assert [note.lead[:5] for note in several.notes] == ["〔批注①〕", "〔批注②〕"]
    assert [note.text for note in several.notes] == ["核对", "何时？"]
    numbers = {run.notes: run.text for run in several.lines[0].runs if run.notes}
    assert numbers == {(1,): "研发经费", (2,): "翻一番"}


def test_a_note_on_the_whole_piece_comes_last_and_marks_nothing() -> None:
    whole = replace(piece(), note="用于第三部分")
    excerpt = only(composed(whole, annotations=(mark("翻一番", note="何时？"),)))
    assert [note.meaning for note in excerpt.notes] == [Meaning.KEY, None]
    assert all(2 in run.notes for line in excerpt.lines for run in line.runs)


def test_what_is_left_out_is_shown_as_dots_a_whole_paragraph_as_words() -> None:
    quote = TEXT[START:]
    second = quote.index("第二段")
    gaps = ((5, 9), (second, second + len("第二段。\n第三段。")))
    excerpt = only(composed(replace(piece(), omissions=gaps)))
    first = quote.split("\n")[0]
    assert [line.text for line in excerpt.lines] == [
        f"{first[:5]}……{first[9:]}",
        "（略）",
        "结束。",
    ]
    assert [run.text for line in excerpt.lines for run in line.runs if run.omission] == [
        "……",
        "（略）",
    ]
    assert excerpt.quote == quote


def test_the_source_names_document_section_and_status() -> None:
    anchored = piece()
    assert anchored.anchor is not None
    anchored = replace(
        anchored, anchor=replace(anchored.anchor, section_path=("一、总体要求", "（一）目标"))
    )
    first, second = only(composed(anchored)).source
    assert first == "出处：《甲市规划》，甲市人民政府，一、总体要求 → （一）目标"
    assert second == "状态：已失效"


def test_a_quotation_of_a_document_that_is_gone_keeps_its_title() -> None:
    known = {"a": OrphanInfo("a", "甲市规划", document_number="甲政〔2016〕1号", city="泉州市")}
    excerpt = only(compose(COLLECTION, [piece()], known))
    assert excerpt.source[0].startswith("出处：《甲市规划》（甲政〔2016〕1号）")
    assert "不在文库" in excerpt.source[1]
    assert excerpt.place == "泉州市"


def test_a_quotation_of_another_version_says_so() -> None:
    options = ComposeOptions(text_sha256={"a": "f" * 64})
    excerpt = only(compose(COLLECTION, [piece()], DOCUMENTS, (), {}, options))
    assert "另一版本" in excerpt.source[-1]


@pytest.mark.parametrize(
    ("arrangement", "headings"),
    [("hand", ["自己的标题"]), ("theme", ["投入", "其他"]), ("city", ["沧州市", "泉州市"])],
)
def test_pieces_are_ordered_as_the_user_wants(arrangement: str, headings: list[str]) -> None:
    made = [
        Piece(collection_id="c", order=0.0, kind="heading", text="自己的标题"),
        replace(piece(order=1), theme="投入"),
        piece(order=2, document=OTHER),
        Piece(collection_id="c", order=3.0, kind="text", text="说明。\n\n其二。"),
        replace(piece(order=4), theme="投入"),
    ]
    collection = replace(COLLECTION, arrangement=arrangement)
    options = ComposeOptions(places=("沧州市", "泉州市"))
    brochure = compose(collection, made, DOCUMENTS, (), {}, options)
    assert [p.text for p in brochure.parts if isinstance(p, GroupHeading)] == headings
    assert [excerpt.number for excerpt in brochure.excerpts] == [1, 2, 3]
    own = next(place for place, p in enumerate(brochure.parts) if isinstance(p, OwnText))
    assert brochure.parts[own] == OwnText(("说明。", "其二。"))
    after = brochure.parts[own + 1]
    assert isinstance(after, Excerpt)
    assert after.theme == "投入"


def test_indexes_and_contents_lead_to_every_piece() -> None:
    brochure = sample(12, arrangement="theme").brochure
    numbers = [excerpt.number for excerpt in brochure.excerpts]
    for index in brochure.indexes:
        assert sorted(n for entry in index.entries for n in entry.numbers) == numbers
    parts = [entry.part for entry in brochure.contents if entry.part is not None]
    texts = [part for part in brochure.parts if not isinstance(part, OwnText)]
    assert [brochure.parts[part] for part in parts] == texts


def test_a_brochure_without_notes_keeps_its_marks() -> None:
    brochure = sample(10).brochure
    bare = brochure.without_notes()
    assert "批注" in brochure.counts
    assert "批注" not in bare.counts
    for before, after in zip(brochure.excerpts, bare.excerpts, strict=True):
        assert not after.notes
        assert [line.text for line in after.lines] == [line.text for line in before.lines]
        assert [[run.marks for run in line.runs] for line in after.lines] == [
            [run.marks for run in line.runs] for line in before.lines
        ]


def test_an_empty_collection_is_a_title() -> None:
    brochure = compose(Collection(title=" "), [], {})
    assert brochure.title == "摘编"
    assert brochure.contents == ()
    assert brochure.counts == "共摘录 0 条，出自 0 篇文件。"


def test_no_head_of_an_organ_no_seal_and_no_classification_is_invented() -> None:
    brochure = sample(5).brochure
    said = "".join((brochure.title, *brochure.imprint, brochure.counts, brochure.statement))
    assert not any(word in said for word in ("密", "份号", "特急", "加急"))
    assert "以正式文本为准" in brochure.statement
