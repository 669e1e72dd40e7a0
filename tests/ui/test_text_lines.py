"""Text broken into a few lines, with the match in sight."""

import pytest
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from reader.ui.text_lines import MarkColors, Quote, fit

LONG = "全社会研究与试验发展经费支出占地区生产总值比重达到百分之二点五以上" * 3


@pytest.fixture
def font(qapp: QApplication) -> QFont:
    return QApplication.font()


@pytest.fixture
def mark() -> MarkColors:
    return MarkColors(QColor("black"), QColor("yellow"))


def test_what_fits_stays_as_it_is(font: QFont) -> None:
    layout = fit(Quote("目标"), font, 200, 2, None)
    assert (layout.text(), layout.lineCount()) == ("目标", 1)


def test_what_is_too_long_ends_with_an_ellipsis_in_the_last_line(font: QFont) -> None:
    layout = fit(Quote(LONG), font, 200, 2, None)
    assert layout.lineCount() == 2
    assert layout.text().endswith("…")
    assert LONG.startswith(layout.text()[:-1])


@pytest.mark.parametrize("place", [0, 10, 40, 80, len(LONG)])
def test_a_match_is_in_sight_wherever_it_stands(font: QFont, mark: MarkColors, place: int) -> None:
    text = f"{LONG[:place]}研发{LONG[place:]}"
    layout = fit(Quote(text, place, place + 2), font, 150, 2, mark)
    assert layout.lineCount() <= 2
    assert "研发" in layout.text()


def test_the_mark_is_counted_as_qt_counts(font: QFont, mark: MarkColors) -> None:
    layout = fit(Quote("𠮷𠮷研发", 2, 4), font, 400, 2, mark)
    (part,) = layout.formats()
    assert (part.start, part.length) == (4, 2)


def test_line_ends_and_stray_surrogates_do_no_harm(font: QFont, mark: MarkColors) -> None:
    layout = fit(Quote("甲\n\ud800乙", 0, 1), font, 400, 2, mark)
    assert (layout.text(), layout.lineCount()) == ("甲 \ufffd乙", 1)


@pytest.mark.parametrize("width", [-5, 0, 1, 20])
def test_hardly_any_room_does_not_stop_the_program(
    font: QFont, mark: MarkColors, width: int
) -> None:
    assert fit(Quote(LONG, 30, 90), font, width, 1, mark).lineCount() == 1
