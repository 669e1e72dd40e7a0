"""One indicator over the cities, drawn on the screen and into files."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reader.errors import ExportError
from reader.indicators.model import Review
from reader.ui.indicators.chart import ticks
from reader.ui.indicators.chart_view import ChartView
from reader.ui.indicators.comparison import compare
from reader.ui.theme import DARK, LIGHT
from tests.ui.indicator_samples import CITIES, TAXONOMY, firms
from tests.ui.seen import named

TOWNS = replace(CITIES[0], id="d", city="丁市")
ROWS = (
    firms("a", 140, baseline_value=Decimal(70), baseline_year=2015),
    firms("b", 200),
    firms("b", 90, scope="高新区内", start=40, end=53),
    firms("c", 5, canonical="incubators", review=Review.CONFIRMED),
)


@pytest.fixture
def view(qtbot: QtBot) -> ChartView:
    made = ChartView(LIGHT)
    qtbot.addWidget(made)
    sources = {"a": "《甲市的方案》", "b": "《乙市的方案》"}
    made.set_comparison(compare((*CITIES, TOWNS), ROWS, TAXONOMY), sources)
    made.show_indicator("hnte_count")
    made.resize(900, 500)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_largest_stands_first_and_what_cannot_be_compared_says_why(view: ChartView) -> None:
    chart = view.chart
    assert chart is not None
    assert [(bar.city, bar.value, bar.baseline, bar.obstacle) for bar in chart.bars] == [
        ("乙市", Decimal(200), None, ""),
        ("", None, None, "范围：高新区内"),
        ("甲市", Decimal(140), Decimal(70), ""),
    ]
    assert chart.sources == ("《乙市的方案》", "《甲市的方案》")
    assert chart.silent == (("丙市", "未提出"), ("丁市", "未核对"))


@pytest.mark.parametrize(
    ("most", "expected"),
    [
        ("200", "0 50 100 150 200"),
        ("3.8", "0 1 2 3 4"),
        ("0.36", "0 0.1 0.2 0.3 0.4"),
        ("12000", "0 2000 4000 6000 8000 10000 12000"),
    ],
)
def test_the_axis_has_round_numbers_up_to_the_largest(most: str, expected: str) -> None:
    found = [f"{tick.normalize():f}" for tick in ticks(Decimal(most))]
    assert found == expected.split()


def test_a_click_on_a_bar_opens_its_sentence(view: ChartView, qtbot: QtBot) -> None:
    canvas = named(view, QWidget, "指标图表")
    canvas.repaint()
    with qtbot.waitSignal(view.chosen) as chosen:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(200, 75))
    assert chosen.args[0].document == "b"


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_picture_is_always_on_light_paper(view: ChartView, theme: object, tmp_path: Path) -> None:
    view.set_theme(theme)  # type: ignore[arg-type]
    view.save(tmp_path / "图.png")
    image = QImage(str(tmp_path / "图.png"))
    assert image.width() == 2400
    assert image.pixelColor(2, 2) == QColor(LIGHT.paper)


def test_a_drawing_keeps_its_words_as_words(view: ChartView, tmp_path: Path) -> None:
    view.save(tmp_path / "图.svg")
    words = " ".join(ET.parse(tmp_path / "图.svg").getroot().itertext())  # noqa: S314
    for each in (
        "高新技术企业数",
        "≥200 家 (2020)",
        "基期 2015年 70",
        "未核对：丁市",
        "《甲市的方案》",
    ):
        assert each in words


def test_the_chart_goes_onto_one_page_of_paper(view: ChartView, tmp_path: Path) -> None:
    view.save(tmp_path / "图.pdf")
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "打印.pdf"))
    view.put_on(printer)
    for name in ("图.pdf", "打印.pdf"):
        reader = PdfReader(tmp_path / name)
        assert len(reader.pages) == 1
        words = normalize("NFKC", reader.pages[0].extract_text())
        assert "高新技术企业数" in words


def test_another_kind_of_file_is_refused_in_a_sentence(view: ChartView, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"\.svg 或 \.pdf"):
        view.save(tmp_path / "图.bmp")
