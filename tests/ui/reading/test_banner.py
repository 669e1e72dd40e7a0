"""What the banner says, and that it can be folded away but not forgotten."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reader.corpus.model import BlockKind, Document, Inference, Metadata, Repair, Table
from reader.corpus.rules import Rule
from reader.ui.icons import IconSet
from reader.ui.reading.banner import Banner, copy_message, status_message
from reader.ui.theme import DARK, LIGHT
from tests.ui.reading_samples import made, shipped
from tests.ui.seen import shown_labels

SPAM = Repair(Rule.SPAM_LINE, 0, 4, "赌博广告", "")


@pytest.fixture
def damaged() -> Document:
    return made(
        [(BlockKind.SIGNATURE, "〔?〕办公室")],
        metadata=Metadata(
            "题",
            issuer="某区政府办公室",
            status="lapsed",
            inferences=(Inference("issuer", "〔?〕办公室", "由文号前缀推定。"),),
        ),
        repairs=(SPAM, replace(SPAM, source_start=9), Repair(Rule.LAYOUT, 5, 6, "\n", "")),
    )


def test_a_lapsed_document_is_said_to_be_lapsed_first(
    qtbot: QtBot, icons: IconSet, damaged: Document
) -> None:
    banner = Banner(damaged, icons, LIGHT)
    qtbot.addWidget(banner)
    banner.show()

    assert shown_labels(banner) == [
        "此文件已失效",
        "原网页标明已失效，引用前请核对现行规定。",
        "网页副本有损",
        "清理垃圾信息 2 处，1 处缺字无法复原，以〔?〕标出，发文机关为推定。",
    ]


def test_the_reason_of_an_inference_is_in_the_tooltip(damaged: Document) -> None:
    message = copy_message(damaged)

    assert message is not None
    assert message.details == "发文机关：由文号前缀推定。"


def test_folded_the_few_words_stay_and_the_button_brings_the_rest_back(
    qtbot: QtBot, icons: IconSet, damaged: Document
) -> None:
    banner = Banner(damaged, icons, LIGHT)
    qtbot.addWidget(banner)
    banner.show()
    fold = banner.findChild(QToolButton)

    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert shown_labels(banner) == ["此文件已失效", "网页副本有损"]
    assert fold.toolTip() == "展开提示"
    banner.set_theme(DARK)
    assert banner.folded
    qtbot.mouseClick(fold, Qt.MouseButton.LeftButton)
    assert len(shown_labels(banner)) == 4


def test_the_button_asks_for_the_source(qtbot: QtBot, icons: IconSet, damaged: Document) -> None:
    banner = Banner(damaged, icons, LIGHT)
    qtbot.addWidget(banner)
    banner.show()
    button = next(b for b in banner.findChildren(QPushButton) if b.isVisible())

    with qtbot.waitSignal(banner.source_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_sound_document_has_no_banner(qtbot: QtBot, icons: IconSet) -> None:
    document = made([(BlockKind.PARAGRAPH, "正文")])
    banner = Banner(document, icons, LIGHT)
    qtbot.addWidget(banner)

    assert not shown_labels(banner)
    assert banner.isHidden()
    assert status_message(document) is None
    assert copy_message(document) is None


@pytest.mark.parametrize(
    ("status", "words", "role"),
    [
        ("repealed", "此文件已废止", "expired"),
        ("revised", "此文件已被修订", "warning"),
        ("draft", "这是征求意见稿", "warning"),
    ],
)
def test_each_status_has_its_words(status: str, words: str, role: str) -> None:
    document = made([(BlockKind.PARAGRAPH, "正文")], metadata=Metadata("题", status=status))
    message = status_message(document)

    assert message is not None
    assert (message.short, message.role) == (words, role)


@pytest.mark.parametrize("status", ["not stated", "in force", "trial"])
def test_a_document_in_force_needs_no_words(status: str) -> None:
    document = made([(BlockKind.PARAGRAPH, "正文")], metadata=Metadata("题", status=status))

    assert status_message(document) is None


def test_a_lost_table_is_told() -> None:
    document = made(
        [(BlockKind.TABLE, "指标现状目标149220")],
        table=lambda _text, _at: Table((), (), damaged=True),
    )
    message = copy_message(document)

    assert message is not None
    assert message.text == "1 处疑似表格的版式已丢失。"


def test_the_banners_of_the_shipped_documents() -> None:
    said = {
        name: [m.short for m in (status_message(d), copy_message(d)) if m is not None]
        for name, d in (
            (name, shipped(name).document) for name in ("panjin", "gaogang", "dongying")
        )
    }

    assert said == {
        "panjin": ["此文件已失效", "网页副本有损"],
        "gaogang": ["网页副本有损"],
        "dongying": ["网页副本有损"],
    }


@pytest.mark.parametrize("width", [283, 340, 430])
@pytest.mark.parametrize("name", ["panjin", "gaogang", "dongying"])
def test_in_a_narrow_view_a_message_takes_three_lines_and_nothing_of_it_is_cut_off(
    qtbot: QtBot, icons: IconSet, name: str, width: int
) -> None:
    view = QWidget()
    qtbot.addWidget(view)
    column = QVBoxLayout(view)
    column.addWidget(Banner(shipped(name).document, icons, LIGHT))
    column.addStretch(1)
    view.resize(width, 300)
    view.show()
    banner = view.findChild(Banner)
    qtbot.waitUntil(lambda: banner.height() < 150)
    for line in banner.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly):
        text_height = line.fontMetrics().height()
        assert line.height() <= 3 * text_height + 24
        for label in line.findChildren(QLabel):
            assert line.rect().contains(label.geometry())
            assert label.height() >= label.heightForWidth(label.width())


def test_in_a_wide_view_again_all_stands_in_one_row(
    qtbot: QtBot, icons: IconSet, damaged: Document
) -> None:
    banner = Banner(damaged, icons, LIGHT)
    qtbot.addWidget(banner)
    banner.resize(300, 200)
    banner.show()
    last = banner.findChildren(QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly)[-1]
    qtbot.waitUntil(lambda: tops(last)[0] < tops(last)[1])
    banner.resize(900, 200)
    qtbot.waitUntil(lambda: tops(last)[1] < line_below(last))


def tops(line: QFrame) -> list[int]:
    """Where the short words and the sentence of a message begin, from above."""
    return [label.y() for label in line.findChildren(QLabel) if label.text()]


def line_below(line: QFrame) -> int:
    """Where a second line of text would begin."""
    return line.findChild(QPushButton).geometry().bottom()
