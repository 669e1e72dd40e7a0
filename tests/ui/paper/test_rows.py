"""Rows fall on pages whole; what belongs together stays together."""

from dataclasses import replace

from reader.ui.paper.rows import Paginator, Row

LINE = Row(10.0, 20.0)


def fallen(rows: list[Row], height: float = 100.0) -> list[list[Row]]:
    paginator = Paginator(height)
    paginator.add(rows)
    return [[placed.row for placed in page] for page in paginator.pages()]


def test_a_page_is_full_when_the_next_row_would_stand_out() -> None:
    assert [len(page) for page in fallen([LINE] * 12)] == [5, 5, 2]


def test_a_heading_never_stands_alone_at_the_foot() -> None:
    heading = replace(LINE, keep=True)
    pages = fallen([LINE] * 4 + [heading] + [LINE] * 3)
    assert [len(page) for page in pages] == [4, 4]
    assert pages[1][0] is heading


def test_two_headings_go_together() -> None:
    heading = replace(LINE, keep=True)
    assert [len(page) for page in fallen([LINE] * 3 + [heading, heading, LINE])] == [3, 3]


def test_rows_that_are_all_kept_together_and_fill_a_page_are_parted() -> None:
    pages = fallen([replace(LINE, keep=True)] * 7)
    assert [len(page) for page in pages] == [5, 2]


def test_a_blank_above_is_dropped_at_the_head_of_a_page() -> None:
    paginator = Paginator(100.0)
    paginator.add([LINE] * 5 + [replace(LINE, before=30.0)])
    assert [placed.y for placed in paginator.pages()[1]] == [0.0]


def test_the_header_of_a_table_is_repeated() -> None:
    head = replace(LINE, keep=True)
    row = replace(LINE, head=(head,))
    pages = fallen([LINE, head, *[row] * 8])
    assert [page.count(head) for page in pages] == [1, 1, 1]
    assert pages[1][0] is head


def test_a_row_can_begin_a_page() -> None:
    assert [len(page) for page in fallen([LINE, replace(LINE, new_page=True), LINE])] == [1, 2]
