"""The list of a document's older versions."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.importing.versions_dialog import VersionsDialog, words_of_version
from tests.ui.panel_samples import CANGZHOU, DONGYING

OLDER = replace(DONGYING, id="older", issue_date=None, publication_date=None)


def test_a_version_is_told_by_date_number_and_length() -> None:
    assert words_of_version(DONGYING).splitlines()[1] == "2018年12月28日　12,345 字"
    assert words_of_version(OLDER).splitlines()[1].startswith("日期不详")


def test_the_chosen_version_is_opened(qtbot: QtBot) -> None:
    dialog = VersionsDialog("东营办法", [CANGZHOU, OLDER])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "有 2 个旧版" in dialog.findChild(QLabel).text()
    dialog.findChild(QListWidget).setCurrentRow(1)
    opening = next(each for each in dialog.findChildren(QPushButton) if each.text() == "打开")
    with qtbot.waitSignal(dialog.document_activated) as activated:
        qtbot.mouseClick(opening, Qt.MouseButton.LeftButton)
    assert activated.args == ["older"]
    assert not dialog.isVisible()
