"""Adding files in the real window: one with its preview, many with a report."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox, QTableView
from pytestqt.qtbot import QtBot

from reader.ui.importing.drop_area import DropArea
from reader.ui.importing.import_preview_dialog import ImportPreviewDialog
from reader.ui.importing.import_report_dialog import ImportReportDialog
from reader.ui.library_panel import LibraryPanel
from tests.ui.importing.adding import policy, search
from tests.ui.real_window import Start, front
from tests.ui.seen import part, press, words


def test_one_file_is_shown_stored_as_reviewed_opened_and_found(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    search(qtbot, window, "首台套装备达到")
    assert "检索 5 篇" in words(window)
    assert "命中 0 处" in words(window)
    window.imports.add([policy(tmp_path / "办法.txt")])
    preview = part(window, ImportPreviewDialog)
    assert "5 篇" in words(part(window, LibraryPanel))
    field = next(
        each for each in preview.findChildren(QLineEdit) if each.accessibleName() == "发文机关"
    )
    field.setText("柳州市人民政府办公室")
    press(qtbot, preview, "加入文库")
    metadata = front(window).document.metadata
    assert metadata.issuer == "柳州市人民政府办公室"
    assert metadata.inference("issuer") is None
    assert "6 篇" in words(part(window, LibraryPanel))
    assert "已加入文库" in window.statusBar().currentMessage()
    assert "检索 6 篇" in words(window)
    assert "命中 1 处" in words(window)


def test_a_preview_that_is_cancelled_stores_nothing(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    window.imports.add([policy(tmp_path / "办法.txt")])
    press(qtbot, part(window, ImportPreviewDialog), "取消")
    assert "5 篇" in words(part(window, LibraryPanel))
    window.imports.add([policy(tmp_path / "办法.txt")])
    assert part(window, ImportPreviewDialog)
    press(qtbot, part(window, ImportPreviewDialog), "取消")


def test_a_dropped_folder_is_imported_and_reported(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    for city in ("柳州市", "桂林市", "玉林市"):
        policy(tmp_path / "文件" / f"{city}.txt", city)
    (tmp_path / "文件" / "空.txt").write_bytes(b"")
    window = start()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "文件"))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.findChild(DropArea).dropEvent(
        QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, left, none)
    )
    report = part(window, ImportReportDialog)
    assert "新增 3，替换 0，未变 0，拒绝 1" in words(report)
    assert "8 篇" in words(part(window, LibraryPanel))
    table = report.findChild(QTableView)
    rows = [table.model().index(row, 1) for row in range(table.model().rowCount())]
    place = next(index for index in rows if "桂林市" in index.data())
    table.scrollTo(place)
    qtbot.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(place).center()
    )
    assert front(window).document.metadata.city == "桂林市"
    report.close()


def test_a_single_file_that_cannot_be_read_is_told_in_a_sentence(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "空.txt").write_bytes(b"")
    window = start()
    window.imports.add([tmp_path / "空.txt"])
    box = part(window, QMessageBox)
    assert "空.txt" in box.text()
    box.close()
    window.imports.add([tmp_path / "没有.xyz"])
    box = part(window, QMessageBox)
    assert "没有.xyz" in box.text()
    box.close()


def test_a_folder_without_documents_says_so(start: Start, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    window = start()
    window.imports.add([tmp_path / "空"])
    box = part(window, QMessageBox)
    assert "没有可以导入的文件" in box.text()
    box.close()


def test_files_and_folders_are_chosen_without_blocking(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    next(each for each in window.findChildren(QAction) if each.text() == "添加文件…").trigger()
    chooser = part(window, QFileDialog)
    chooser.filesSelected.emit([str(policy(tmp_path / "办法.txt"))])
    chooser.close()
    press(qtbot, part(window, ImportPreviewDialog), "取消")
    window.imports.choose_folder()
    chooser = next(
        each for each in window.findChildren(QFileDialog) if each.windowTitle() == "添加文件夹"
    )
    assert chooser.isVisible()
    chooser.close()
