"""指标对照 in the real window over the five shipped documents, and with made-up libraries."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from reader.errors import IndicatorError, NotesError
from reader.indicators.model import Indicator
from reader.library.model import DocumentSummary
from reader.ui.indicators.edit_dialog import EditDialog
from reader.ui.indicators.indicators_window import IndicatorsWindow
from reader.ui.main_window import MainWindow
from reader.ui.reading.document_view import DocumentView
from reader.ui.reading.reading_area import ReadingArea
from reader.ui.theme import DARK, LIGHT
from tests.ui.conftest import HeldRunner, InlineRunner
from tests.ui.indicator_samples import CITIES, NOTHING_DECIDED, desk_of, firms
from tests.ui.real_window import Start
from tests.ui.seen import button, named, shown_labels

CTRL, LEFT, ENTER = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.MouseButton.LeftButton,
    Qt.Key.Key_Return,
)
Open = Callable[[Sequence[DocumentSummary], Sequence[Indicator]], IndicatorsWindow]


@pytest.fixture
def main(start: Start) -> MainWindow:
    return start()


@pytest.fixture
def window(main: MainWindow, qtbot: QtBot) -> IndicatorsWindow:
    """Opened as a user does, by Ctrl+T."""
    qtbot.keyClick(main, Qt.Key.Key_T, CTRL)
    found = main.findChild(IndicatorsWindow)
    qtbot.waitUntil(found.isActiveWindow)
    return found


@pytest.fixture
def opened(qtbot: QtBot, inline_runner: InlineRunner) -> Open:
    def begin(summaries: Sequence[DocumentSummary], rows: Sequence[Indicator]) -> IndicatorsWindow:
        desk = desk_of(summaries, lambda _reviews: rows)
        found = IndicatorsWindow(desk, inline_runner, LIGHT)
        qtbot.addWidget(found)
        found.resize(1000, 500)
        with qtbot.waitExposed(found):
            found.show()
        return found

    return begin


def cell(window: IndicatorsWindow, name: str, city: str) -> QModelIndex:
    """The cell of an indicator and a city."""
    model = window.table.model()
    across = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    down = [model.headerData(n, Qt.Orientation.Vertical) for n in range(model.rowCount())]
    return model.index(down.index(name), across.index(city))


def click(
    window: IndicatorsWindow, qtbot: QtBot, index: QModelIndex, down: int | None = None
) -> None:
    """Click on a cell, ``down`` pixels below its top (in its middle if None)."""
    window.table.scrollTo(index)
    place = window.table.visualRect(index)
    at = QPoint(place.left() + 20, place.center().y() if down is None else place.top() + down)
    qtbot.mouseClick(window.table.viewport(), LEFT, pos=at)


def front(main: MainWindow) -> DocumentView:
    view = main.findChild(ReadingArea).current()
    assert view is not None
    return view


def quote(window: IndicatorsWindow) -> str:
    return named(window, QLabel, "所选的原文").text()


def test_the_five_cities_stand_side_by_side(window: IndicatorsWindow) -> None:
    said = {
        city: str(cell(window, "高新技术企业数", city).data())
        for city in ("东营市", "盘锦市", "泰州市", "泉州市", "沧州市")
    }
    assert said["东营市"].startswith("≥220 家 (2020)")
    assert said["盘锦市"].startswith("≥140 家 (2021)")
    assert said["泰州市"].startswith("≥100 家 (2020)")
    assert said["泉州市"].startswith("400 家 (2020)")
    assert said["沧州市"].startswith("200 家 (2017)")
    assert any("117 / 117 项指标，5 个地区（已核对 5）" in each for each in shown_labels(window))


@pytest.mark.parametrize(
    ("city", "value", "document"),
    [
        ("东营市", "2.7", "dongying"),
        ("盘锦市", "2.6", "panjin"),
        ("泰州市", "3.8", "gaogang"),
        ("泉州市", "2.5", "quanzhou"),
        ("沧州市", "1.4", "cangzhou"),
    ],
)
def test_a_click_shows_the_sentence_in_its_document(
    main: MainWindow, window: IndicatorsWindow, qtbot: QtBot, city: str, value: str, document: str
) -> None:
    index = cell(window, "全社会研究与试验发展(R&D)经费支出占地区生产总值比重", city)
    with qtbot.waitSignal(window.place_activated) as place:
        click(window, qtbot, index, 12)
    name, start, end = place.args
    view = front(main)
    assert (name, view.document.id) == (document, document)
    assert value in view.document.text[start:end]
    assert view.document.text[start:end] in quote(window)
    assert view.position() <= start < view.position() + 600
    assert window.isVisible()


def test_arrow_keys_move_and_enter_opens_one_sentence_after_the_other(
    main: MainWindow, window: IndicatorsWindow, qtbot: QtBot
) -> None:
    window.table.setCurrentIndex(cell(window, "高新技术企业数", "泉州市"))
    qtbot.keyClick(window.table, Qt.Key.Key_Right)
    assert window.table.currentIndex() == cell(window, "高新技术企业数", "东营市")
    starts = []
    for _ in range(3):
        with qtbot.waitSignal(window.place_activated) as place:
            qtbot.keyClick(window.table, ENTER)
        starts.append(place.args[1])
    assert len(set(starts)) == 3
    assert front(main).document.id == "dongying"


def test_arrow_keys_pass_over_the_line_of_a_dimension(
    window: IndicatorsWindow, qtbot: QtBot
) -> None:
    window.table.setCurrentIndex(cell(window, "每万人口发明专利拥有量", "盘锦市"))
    qtbot.keyClick(window.table, Qt.Key.Key_Up)
    assert window.table.currentIndex().data() == "未提出"


def test_a_name_written_otherwise_is_found_by_the_filter(window: IndicatorsWindow) -> None:
    named(window, QLineEdit, "筛选指标").setText("研发经费 gdp")
    assert window.table.model().rowCount() == 2
    named(window, QLineEdit, "筛选指标").setText("量子纠缠")
    assert "没有符合条件的指标，请放宽上面的条件。" in shown_labels(window)


def test_only_what_all_cities_promise_can_be_shown(window: IndicatorsWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(window, "各地都有"), LEFT)
    model = window.table.model()
    shown = {str(model.headerData(n, Qt.Orientation.Vertical)) for n in range(model.rowCount())}
    assert "高新技术企业数" in shown
    assert all(model.index(row, 0).data() != "未提出" for row in range(model.rowCount()))


def test_a_dimension_can_be_chosen(window: IndicatorsWindow) -> None:
    named(window, QComboBox, "维度").setCurrentText("人才")
    assert str(window.table.model().headerData(0, Qt.Orientation.Vertical)).startswith("人才")


def test_the_list_is_narrowed_and_leads_to_the_sentence(
    main: MainWindow, window: IndicatorsWindow, qtbot: QtBot
) -> None:
    qtbot.mouseClick(button(window, "明细"), LEFT)
    assert window.list.model().rowCount() == 242
    named(window, QComboBox, "地区").setCurrentText("盘锦市")
    named(window, QComboBox, "类别").setCurrentText("目标")
    named(window, QLineEdit, "筛选指标").setText("高新技术企业")
    assert 0 < window.list.model().rowCount() < 20
    window.list.setCurrentIndex(window.list.model().index(0, 1))
    with qtbot.waitSignal(window.place_activated) as place:
        qtbot.keyClick(window.list, ENTER)
    assert front(main).document.id == "panjin"
    assert front(main).document.text[place.args[1] : place.args[2]] in quote(window)


def test_the_dark_theme_reaches_the_table(main: MainWindow, window: IndicatorsWindow) -> None:
    main.choose(theme="dark")
    index = cell(window, "高新技术企业数", "沧州市")
    window.table.scrollTo(index)
    picture = window.table.viewport().grab(window.table.visualRect(index)).toImage()
    assert picture.pixelColor(3, picture.height() - 4).name() == DARK.paper


def test_what_does_not_fit_a_cell_is_counted_and_leads_to_the_list(
    opened: Open, qtbot: QtBot
) -> None:
    window = opened(CITIES, [firms("a", n, start=n, end=n + 5) for n in range(1, 6)])
    index = cell(window, "高新技术企业数", "甲市")
    height = window.table.visualRect(index).height()
    assert height < 6 * window.table.fontMetrics().height()
    click(window, qtbot, index, height - 8)
    assert window.list.isVisible()
    assert window.list.model().rowCount() == 5


def test_a_click_on_a_stacked_value_opens_that_value(opened: Open, qtbot: QtBot) -> None:
    window = opened(CITIES, [firms("a", n, start=n, end=n + 5) for n in (1, 2, 3)])
    index = cell(window, "高新技术企业数", "甲市")
    with qtbot.waitSignal(window.place_activated) as place:
        click(window, qtbot, index, window.table.visualRect(index).height() - 8)
    assert place.args == ["a", 3, 8]


def test_the_name_of_a_row_leads_to_its_chart(opened: Open, qtbot: QtBot) -> None:
    window = opened(CITIES, [firms("b", 9)])
    header = window.table.verticalHeader()
    at = QPoint(20, header.sectionViewportPosition(1) + 10)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)
    assert window.chart.isVisible()
    assert window.chart.chart is not None
    assert [(bar.city, bar.words) for bar in window.chart.chart.bars] == [("乙市", "≥9 家 (2020)")]


def test_the_chart_begins_with_what_was_looked_at(window: IndicatorsWindow, qtbot: QtBot) -> None:
    window.table.setCurrentIndex(cell(window, "高层次(创新创业)人才数", "泉州市"))
    qtbot.mouseClick(button(window, "图表"), LEFT)
    chart = window.chart.chart
    assert chart is not None
    assert chart.title == "高层次(创新创业)人才数"


def test_not_promised_looks_unlike_not_reviewed(opened: Open) -> None:
    window = opened(CITIES, [firms("a", 9), firms("b", 2, canonical="rd_intensity", unit="%")])
    pictures = []
    for city in ("乙市", "丙市"):
        place = window.table.visualRect(cell(window, "高新技术企业数", city))
        picture = window.table.viewport().grab(place).toImage()
        across = range(4, 30)
        pictures.append({picture.pixelColor(x, 6).name() for x in across})
    assert pictures[0] == {LIGHT.paper}
    assert len(pictures[1]) > 1


def test_three_hundred_cities_scroll_sideways_under_names_that_stay(
    opened: Open,
) -> None:
    cities = [replace(CITIES[0], id=f"d{n}", city=f"第{n}自治州") for n in range(300)]
    window = opened(cities, [firms(each.id, n + 1) for n, each in enumerate(cities)])
    assert window.table.model().columnCount() == 300
    assert window.table.columnWidth(0) >= 140
    window.table.horizontalScrollBar().setValue(window.table.horizontalScrollBar().maximum())
    assert window.table.verticalHeader().isVisible()
    assert cell(window, "高新技术企业数", "第299自治州").data() == "≥300 家 (2020)"


def test_a_library_without_indicators_says_so(opened: Open) -> None:
    assert "文库中还没有指标。" in shown_labels(opened(CITIES, []))


def test_a_damaged_table_is_told_in_a_sentence(qtbot: QtBot, inline_runner: InlineRunner) -> None:
    def fail(_reviews: object) -> Sequence[Indicator]:
        raise IndicatorError("无法读取指标表，请重新安装程序。")

    desk = desk_of(CITIES, fail)
    window = IndicatorsWindow(desk, inline_runner, LIGHT)
    qtbot.addWidget(window)
    window.show()
    assert "无法读取指标表，请重新安装程序。" in shown_labels(window)


@pytest.mark.parametrize("ending", ["xlsx", "docx", "csv"])
def test_what_is_listed_is_exported(
    main: MainWindow, window: IndicatorsWindow, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    named(window, QComboBox, "维度").setCurrentText("投入")
    qtbot.mouseClick(button(window, "导出…"), LEFT)
    dialog = window.findChild(QFileDialog)
    file = tmp_path / f"指标.{ending}"
    dialog.fileSelected.emit(str(file))
    dialog.close()
    assert file.stat().st_size > 500
    assert f"已导出15 条指标：{file}" in main.statusBar().currentMessage()


def test_a_file_that_cannot_be_written_is_told_in_a_sentence(
    main: MainWindow, window: IndicatorsWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.mouseClick(button(window, "导出…"), LEFT)
    dialog = window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "没有的文件夹" / "指标.xlsx"))
    dialog.close()
    assert "没有的文件夹" in main.statusBar().currentMessage()


def test_the_window_fits_the_smallest_screen_at_twice_the_size(
    window: IndicatorsWindow, qtbot: QtBot
) -> None:
    for view in ("对照", "明细"):
        qtbot.mouseClick(button(window, view), LEFT)
        assert window.minimumSizeHint().width() <= 1366 // 2
        assert window.minimumSizeHint().height() <= 768 // 2


def test_notes_that_cannot_be_read_are_told_and_the_rows_are_shown_all_the_same(
    qtbot: QtBot, inline_runner: InlineRunner
) -> None:
    def fail() -> Sequence[object]:
        raise NotesError("批注文件由更新的程序写成，请升级后再打开。")

    decisions = replace(NOTHING_DECIDED, all=fail)
    desk = replace(desk_of(CITIES, lambda _reviews: [firms("a", 9)]), decisions=decisions)
    window = IndicatorsWindow(desk, inline_runner, LIGHT)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    assert window.table.model().rowCount() == 2
    with qtbot.waitSignal(window.noticed) as told:
        window.set_desk(desk)
    assert "批注文件由更新的程序写成" in told.args[0]


def test_reading_that_takes_long_says_why_until_it_is_done(qtbot: QtBot) -> None:
    runner = HeldRunner()
    window = IndicatorsWindow(desk_of(CITIES, lambda _reviews: [firms("a", 9)]), runner, LIGHT)
    qtbot.addWidget(window)
    window.show()
    assert "正在读取指标…" in shown_labels(window)
    qtbot.waitUntil(lambda: any("重新提取" in words for words in shown_labels(window)))
    runner.release()
    assert not any("正在读取" in words for words in shown_labels(window))


def test_a_row_to_be_added_waits_until_all_is_read(qtbot: QtBot) -> None:
    runner = HeldRunner()
    window = IndicatorsWindow(desk_of(CITIES, lambda _reviews: [firms("a", 9)]), runner, LIGHT)
    qtbot.addWidget(window)
    window.show()
    window.add(firms("a", 12))
    assert window.findChild(EditDialog) is None
    runner.release()
    assert window.findChild(EditDialog) is not None
    window.findChild(EditDialog).reject()
