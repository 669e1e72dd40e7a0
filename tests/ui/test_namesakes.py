"""Two documents of the same title are told apart wherever they are listed."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QTabWidget, QTreeView
from pytestqt.qtbot import QtBot

from reader.library import rows
from reader.library.store import Library
from tests.export.brochure_samples import document_of
from tests.ui.noting.bench import press
from tests.ui.real_window import Start
from tests.ui.seen import named, row_of

TITLE = "关于印发科技创新行动计划的通知"
TOLD = Qt.ItemDataRole.AccessibleTextRole


def test_documents_of_one_title_are_told_apart_in_library_hits_and_tabs(
    start: Start, folder: Path, qtbot: QtBot
) -> None:
    with Library.open(folder / "library.db") as library:
        for name, year in (("a", "2019"), ("b", "2021")):
            plain = document_of(name, TITLE, f"{TITLE}\n其一写到独有词句。")
            metadata = replace(plain.metadata, city="东营市", province="山东省", issue_date=year)
            document = replace(plain, metadata=metadata)
            library.insert(rows.packed(document, "原文", "imported"), f"{name}.html")
    window = start("b")
    listed = named(window, QTreeView, "文库")
    at = row_of(listed, TITLE)
    assert [at.siblingAtRow(at.row() + n).data(TOLD) for n in (0, 1)] == [
        f"{TITLE}，2019",
        f"{TITLE}，2021",
    ]
    assert not window.grab().isNull()
    tabs = named(window, QTabWidget, "打开的文件")
    assert tabs.tabText(0) == "东营市·2021"
    assert tabs.tabToolTip(0) == f"{TITLE}\n2021"
    press(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = named(window, QLineEdit, "检索词")
    field.setText("独有词句")
    press(field, Qt.Key.Key_Return)
    hits = named(window, QTreeView, "检索结果")
    found = [hits.model().index(n, 0).data(TOLD) for n in (0, 1)]
    assert sorted(words.split("\n")[-1] for words in found) == ["2019", "2021"]
    assert not window.grab().isNull()
