"""A page shows the whole text, unchanged, every character at its place, set by kind and level."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextTable

from reader.corpus.model import BlockKind, Document, Inference, Metadata, Table
from reader.ui.reading.page import Page
from reader.ui.reading.render import SOURCE_LINK, RenderOptions, render
from reader.ui.theme import DARK, LIGHT
from tests.ui.reading_samples import FIVE, made, shipped, three_columns


def page_of(document: Document, **options: object) -> Page:
    page = render(document, RenderOptions(LIGHT, **options))
    page.fit(680)
    return page


def shown(page: Page, start: int, end: int) -> str:
    return "".join(
        page.text_document.characterAt(qt)
        for low, high in page.qt_pieces(start, end)
        for qt in range(low, high)
    )


def form_at(page: Page, position: int) -> QTextCharFormat:
    cursor = QTextCursor(page.text_document)
    cursor.setPosition(page.qt_range(position, position + 1)[0] + 1)
    return cursor.charFormat()


def anchors_of(page: Page) -> list[str]:
    found, block = [], page.text_document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            found.append(fragments.fragment().charFormat().anchorHref())
            fragments += 1
        block = block.next()
    return [address for address in found if address]


def words_of(page: Page) -> str:
    return page.text_document.toPlainText().replace("\u2060", "").replace("\u200b", "")


@pytest.mark.parametrize("name", FIVE)
def test_every_character_of_a_shipped_document_is_found_on_the_page_and_back(name: str) -> None:
    document = shipped(name).document
    page = page_of(document)

    for place, character in enumerate(document.text):
        low, high = page.qt_range(place, place + 1)
        if character != "\n":
            assert page.text_document.characterAt(low) == character
            assert high == low + 1
        assert page.document_position(low) == place


@pytest.mark.parametrize("name", FIVE)
def test_a_shipped_document_stands_on_the_page_unchanged(name: str) -> None:
    document = shipped(name).document

    assert shown(page_of(document), 0, len(document.text)) == document.text.replace("\n", "")


def test_characters_outside_the_basic_plane_keep_their_places() -> None:
    document = made(
        [(BlockKind.PARAGRAPH, "由𠮷某负责，𡈽地另计"), (BlockKind.PARAGRAPH, "第二段")]
    )
    page = page_of(document)

    start = document.text.index("另计")
    low, high = page.qt_range(start, start + 2)
    assert page.text_document.characterAt(low) == "另"
    assert high - low == 2
    assert [
        page.document_position(page.qt_range(p, p + 1)[0]) for p in range(len(document.text))
    ] == [*range(len(document.text))]


def test_simplified_display_changes_shapes_only() -> None:
    document = made([(BlockKind.PARAGRAPH, "研發投入，關於創新"), (BlockKind.PARAGRAPH, "第二段")])
    page = page_of(
        document, simplify=lambda text: text.translate(str.maketrans("發關於創", "发关于创"))
    )

    assert shown(page, 0, 9) == "研发投入，关于创新"
    assert page.document_position(page.qt_range(10, 12)[0]) == 10


def test_a_map_to_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="length"):
        page_of(made([(BlockKind.PARAGRAPH, "文")]), simplify=lambda text: text + "文")


def test_facts_stand_above_the_title_and_inferred_ones_are_marked() -> None:
    metadata = Metadata(
        "题",
        issuer="盘锦市人民政府办公室",
        issue_date="2019-07-04",
        publication_date="2019-11",
        inferences=(Inference("issue_date", "201974", "原文日期缺“年月日”。"),),
    )
    page = page_of(made([(BlockKind.TITLE, "关于创新的意见")], metadata=metadata))

    words = words_of(page)
    assert words.index("盘锦市人民政府办公室") < words.index("关于创新的意见")
    assert "成文日期\u00a02019年7月4日\u00a0推定" in words.replace(" ", "\u00a0")
    assert "2019年11月" in words
    assert "发文字号" not in words
    place = page.text_document.find("推").position()
    cursor = QTextCursor(page.text_document)
    cursor.setPosition(place)
    assert cursor.charFormat().toolTip() == "原文日期缺“年月日”。"
    assert page.document_position(place) == 0


def test_levels_differ_in_face_and_size_and_body_is_indented_by_two_characters() -> None:
    document = made(
        [
            (BlockKind.TITLE, "实施方案"),
            (BlockKind.HEADING, "一、总体要求"),
            (BlockKind.LEAD_HEADING, "（一）指导思想。以创新为动力"),
            (BlockKind.PARAGRAPH, "正文一段"),
        ]
    )
    page = page_of(document)
    title, first, second, body = (
        form_at(page, document.text.index(words)).font()
        for words in ("实施", "总体", "指导", "正文")
    )

    assert title.pixelSize() > first.pixelSize() > body.pixelSize()
    assert first.families() != body.families()
    assert (title.bold(), body.bold()) == (True, False)
    assert second.key() != body.key()
    assert form_at(page, document.text.index("以创新")).font().key() == body.key()
    block = page.text_document.findBlock(
        page.qt_range(len(document.text) - 1, len(document.text))[0]
    )
    assert block.blockFormat().textIndent() == 2 * body.pixelSize()
    assert block.blockFormat().alignment() == Qt.AlignmentFlag.AlignJustify


def test_signature_and_date_stand_on_the_right() -> None:
    document = made([(BlockKind.SIGNATURE, "某市人民政府"), (BlockKind.DATE, "2018年12月28日")])
    page = page_of(document)

    for block in document.blocks:
        form = page.text_document.findBlock(page.qt_range(block.start, block.end)[0]).blockFormat()
        assert form.alignment() == Qt.AlignmentFlag.AlignRight
        assert form.rightMargin() == 32


def test_an_unreadable_place_is_coloured_and_explained() -> None:
    document = made([(BlockKind.SIGNATURE, "〔?〕办公室")])
    page = page_of(document)

    assert form_at(page, 1).foreground().color().name() == LIGHT.warning
    assert "无法复原" in form_at(page, 1).toolTip()
    assert form_at(page, 4).foreground().color().name() == LIGHT.text


def test_a_reviewed_table_is_laid_out_in_rows_with_numbers_on_the_right() -> None:
    document = made(
        [
            (BlockKind.PARAGRAPH, "主要指标"),
            (BlockKind.TABLE, "指标|2017年值|2020年值|高企（家）|149|220|增速（%）|6.4|5"),
        ],
        table=three_columns,
    )
    page = page_of(document)
    table = next(
        f for f in page.text_document.rootFrame().childFrames() if isinstance(f, QTextTable)
    )

    assert (table.rows(), table.columns()) == (3, 3)
    start = document.text.index("149")
    cell = table.cellAt(page.qt_range(start, start + 3)[0])
    assert (cell.row(), cell.column()) == (1, 1)
    assert cell.firstCursorPosition().blockFormat().alignment() == Qt.AlignmentFlag.AlignRight
    assert shown(page, start, start + 3) == "149"
    assert "原文中的表格已散乱，以下按审校结果排列" in words_of(page)
    block = document.blocks[1]
    assert anchors_of(page) == [f"{SOURCE_LINK}{block.source_start}-{block.source_end}"]


def test_the_indicator_table_of_dongying_has_eighteen_rows() -> None:
    page = page_of(shipped("dongying").document)
    tables = [f for f in page.text_document.rootFrame().childFrames() if isinstance(f, QTextTable)]

    assert [(table.rows(), table.columns()) for table in tables] == [(19, 3)]


def test_a_table_nobody_reviewed_is_shown_as_it_is_and_said_to_be_lost() -> None:
    document = made(
        [(BlockKind.TABLE, "指标现状目标149220")],
        table=lambda _text, _at: Table((), (), damaged=True),
    )
    page = page_of(document)

    assert "疑似表格，原版式已丢失" in words_of(page)
    assert shown(page, 0, len(document.text)) == document.text


def test_words_between_two_cells_are_not_lost() -> None:
    document = made([(BlockKind.TABLE, "指标|甲|乙|高企|149|220")], table=three_columns)
    table = document.blocks[0].table
    assert table is not None
    shorter = replace(table, rows=((table.rows[0][0], table.rows[0][2]),))
    document = replace(document, blocks=(replace(document.blocks[0], table=shorter),))

    assert "149" in shown(page_of(document), 0, len(document.text))


def test_a_paragraph_follows_a_table_without_an_empty_line() -> None:
    document = made(
        [(BlockKind.TABLE, "指标|甲|乙|高企|149|220"), (BlockKind.PARAGRAPH, "表后一段")],
        table=three_columns,
    )
    page = page_of(document)
    start = document.text.index("表后")
    block = page.text_document.findBlock(page.qt_range(start, start + 1)[0])

    assert block.text() == "表后一段"
    assert isinstance(QTextCursor(block.previous()).currentTable(), QTextTable)


@pytest.mark.parametrize(
    "expected",
    [
        ["东营市人民政府", "关于印发东营市国家创新型", "城市建设工作方案的通知"],
        ["区政府办公室", "关于印发《高港区创新发展", "“六大行动计划”实施方案》的通知"],
        ["关于创新的意见"],
    ],
)
def test_a_long_title_is_broken_before_about_and_into_even_lines(expected: list[str]) -> None:
    title = "".join(expected)
    page = page_of(made([(BlockKind.TITLE, title)]))
    page.text_document.documentLayout().documentSize()
    lines = []
    block = page.text_document.begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            end = line.textStart() + line.textLength()
            lines.append(re.sub("[\u200b\u2060]", "", block.text()[line.textStart() : end]))
        block = block.next()

    assert lines == expected


def test_half_width_marks_between_han_characters_get_room_and_numbers_do_not() -> None:
    document = made([(BlockKind.PARAGRAPH, "创新,发展1,500家")])
    page = page_of(document)

    assert form_at(page, 2).fontLetterSpacing() > 0
    assert form_at(page, document.text.index(",5")).fontLetterSpacing() == 0


def test_a_line_may_end_between_a_comma_and_an_opening_quotation_mark() -> None:
    document = made([(BlockKind.PARAGRAPH, "走出去”、“请进来”活动")])

    assert "、\u200b“" in page_of(document).text_document.toPlainText()


def test_the_dark_page_has_the_colours_of_the_dark_theme() -> None:
    document = made([(BlockKind.PARAGRAPH, "正文")])
    page = render(document, RenderOptions(DARK))

    assert form_at(page, 0).foreground().color().name() == DARK.text


def test_zoom_sets_everything_larger() -> None:
    document = made([(BlockKind.PARAGRAPH, "正文")])

    assert form_at(page_of(document, zoom_percent=150), 0).font().pixelSize() == 24


def test_the_column_is_forty_whole_characters_where_there_is_room() -> None:
    page = page_of(made([(BlockKind.PARAGRAPH, "正文")]))

    assert page.column_width(1200) == 40 * 16
    assert page.column_width(680) % 16 == 0
    assert 34 <= page.column_width(680) / 16 <= 38
    assert page.column_width(10) > 0


def test_an_empty_document_is_an_empty_page() -> None:
    page = page_of(made([]))

    assert page.qt_range(0, 0) == (0, 0)
    assert page.document_position(0) == 0


def paragraphs_of(page: Page) -> list[str]:
    found, block = [], page.text_document.begin()
    while block.isValid():
        found.append(block.text().replace("\u200b", ""))
        block = block.next()
    return found


@pytest.mark.parametrize(
    ("piece", "last"),
    [
        ("科技型中小企业达到240家以上；𠮷某“负责”。", "。"),
        ("高层次人才，创新团队，", "，"),
        ("无标点", ""),
    ],
)
def test_a_text_without_line_ends_goes_on_below_and_keeps_every_place(
    piece: str, last: str
) -> None:
    text = piece * (9000 // len(piece))
    document = made([(BlockKind.PARAGRAPH, text), (BlockKind.PARAGRAPH, "第二段")])
    page = page_of(document)

    *parts, second = paragraphs_of(page)
    assert "".join(parts) == text
    assert second == "第二段"
    assert all(1000 < len(part) <= 3000 and part.endswith(last) for part in parts[:-1])
    assert shown(page, 0, len(text)).encode("utf-16", "surrogatepass").decode("utf-16") == text
    places = [page.document_position(page.qt_range(p, p + 1)[0]) for p in range(len(text))]
    assert places == [*range(len(text))]


def test_only_the_beginning_of_a_long_paragraph_stands_indented() -> None:
    document = made([(BlockKind.PARAGRAPH, "高新技术企业达到140家以上。" * 500)])
    block = page_of(document).text_document.begin()

    assert block.blockFormat().textIndent() > 0
    assert block.next().blockFormat().textIndent() == 0
    assert block.next().blockFormat().topMargin() == 0
