"""The real window while its library grows and shrinks: import, versions, removal, packs."""

import shutil
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QTableView,
    QTabWidget,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from reader.app import Application
from reader.paths import Paths
from reader.ui.importing.drop_area import DropArea
from reader.ui.importing.import_preview_dialog import ImportPreviewDialog
from reader.ui.importing.import_report_dialog import ImportReportDialog
from reader.ui.importing.pack_dialog import PackDialog
from reader.ui.importing.packs_dialog import PacksDialog
from reader.ui.importing.versions_dialog import VersionsDialog
from reader.ui.library_panel import LibraryPanel
from reader.ui.main_window import MainWindow
from reader.ui.reading.document_view import DocumentView
from reader.ui.tasks import PoolRunner, TaskRunner
from reader.ui.theme import LIGHT, apply_theme
from tests.library.packs.samples import pack_of, tiny_document

T = TypeVar("T", bound=QWidget)
Start = Callable[..., MainWindow]
LONGEST_PAUSE = 0.1
"""Seconds the GUI thread may be away at a time."""
IMPORT_MS = 60_000
POLICY = """{city}人民政府关于印发《{city}首台套补助办法》的通知
{mark}政发〔2021〕8号
各县（市、区）人民政府：
现将《{city}首台套补助办法》印发给你们，请认真贯彻执行。
{city}人民政府
2021年3月5日
一、总体要求
到2025年，首台套装备达到{number}台。
二、保障措施
各有关部门要加强领导，抓好落实，确保各项任务按期完成。
"""


def policy(path: Path, city: str = "柳州市", number: int = 100) -> Path:
    """Write a small policy to a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = POLICY.format(city=city, mark=city[0], number=number)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path) -> Path:
    """A user's folder of its own, with library and index ready."""
    shutil.copytree(data_dir, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def start(
    qapp: QApplication, qtbot: QtBot, folder: Path, inline_runner: TaskRunner
) -> Iterator[Start]:
    """Starts the program over ``folder``; every program is closed at the end of the test."""
    programs: list[Application] = []

    def begin(runner: TaskRunner = inline_runner) -> MainWindow:
        program = Application(qapp, Paths.of_this_run(folder), runner)
        programs.append(program)
        program.start()
        program.window.resize(1366, 768)
        program.window.activateWindow()
        qtbot.waitUntil(program.window.isActiveWindow)
        qtbot.waitUntil(lambda: "5 篇" in words(part(program.window, LibraryPanel)))
        return program.window

    yield begin
    for program in programs:
        for dialog in program.window.findChildren(QMessageBox):
            dialog.close()
        program.window.close()
        program.close()
        program.window.deleteLater()
    apply_theme(qapp, LIGHT)


def part(window: QWidget, kind: type[T]) -> T:
    """The one visible part of the window of this kind."""
    found = [child for child in window.findChildren(kind) if child.isVisible()]
    assert len(found) == 1, found
    return found[0]


def words(parent: QWidget) -> str:
    """All words of the labels that are seen, one line each."""
    return "\n".join(each.text() for each in parent.findChildren(QLabel) if each.isVisible())


def press(qtbot: QtBot, parent: QWidget, text: str) -> None:
    """Press the button with this text."""
    button = next(
        each
        for each in parent.findChildren(QPushButton)
        if each.text() == text and each.isVisible()
    )
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def front(window: MainWindow) -> DocumentView:
    """The document in front."""
    tabs = next(each for each in window.findChildren(QTabWidget) if each.isVisible())
    view = tabs.currentWidget()
    assert isinstance(view, DocumentView)
    return view


def tab_titles(window: MainWindow) -> list[str]:
    tabs = next(each for each in window.findChildren(QTabWidget) if each.isVisible())
    return [tabs.tabText(place) for place in range(tabs.count())]


def panel_action(window: MainWindow, text: str) -> QAction:
    """An action of the context menu of the library's tree."""
    tree = part(part(window, LibraryPanel), QTreeView)
    return next(each for each in tree.actions() if each.text().startswith(text))


def search(qtbot: QtBot, window: MainWindow, query: str) -> None:
    """Search as a user does: Ctrl+K, the words, Enter."""
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = next(
        each for each in window.findChildren(QLineEdit) if each.accessibleName() == "检索词"
    )
    field.setText(query)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def add_one(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    """Add a file and confirm its preview."""
    window.imports.add([path])
    press(qtbot, part(window, ImportPreviewDialog), "加入文库")


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


def test_a_new_version_marks_the_open_tab_and_the_old_one_stays_at_hand(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    add_one(qtbot, window, policy(tmp_path / "旧" / "办法.txt", number=100))
    old = front(window)
    add_one(qtbot, window, policy(tmp_path / "新" / "办法.txt", number=150))
    new = front(window).document.id
    assert new != old.document.id
    assert "6 篇" in words(part(window, LibraryPanel))
    assert any(title.startswith("旧版") for title in tab_titles(window))

    old.banner.newer_requested.emit()
    assert front(window).document.id == new
    panel_action(window, "旧版").trigger()
    versions = part(window, VersionsDialog)
    assert versions.findChild(QListWidget).count() == 1
    press(qtbot, versions, "打开")
    assert front(window).document.id == old.document.id
    assert "这是旧版" in words(front(window).banner)


def test_an_imported_document_is_removed_after_a_question_and_its_tab_closes(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    add_one(qtbot, window, policy(tmp_path / "办法.txt"))
    search(qtbot, window, "首台套装备达到")
    assert panel_action(window, "移除").isEnabled()
    panel_action(window, "移除").trigger()
    question = part(window, QMessageBox)
    assert "批注" in question.informativeText()
    assert "磁盘上的原文件不受影响" in question.informativeText()
    press(qtbot, question, "移除")
    assert "5 篇" in words(part(window, LibraryPanel))
    assert "已从文库中移除" in window.statusBar().currentMessage()
    assert "命中 0 处" in words(window)
    assert "从左边的文库打开一份文件" in words(window)


def test_hits_in_a_document_that_goes_are_put_away_before_it_does(
    qtbot: QtBot, start: Start, held_runner: TaskRunner, tmp_path: Path
) -> None:
    window = start_held(start, held_runner)
    window.imports.add([policy(tmp_path / "办法.txt")])
    held_runner.release_all()
    press(qtbot, part(window, ImportPreviewDialog), "加入文库")
    held_runner.release_all()
    search(qtbot, window, "首台套装备达到")
    held_runner.release_all()
    hits = next(
        each for each in window.findChildren(QTreeView) if each.accessibleName() == "检索结果"
    )
    assert hits.model().rowCount() == 1
    panel_action(window, "移除").trigger()
    press(qtbot, part(window, QMessageBox), "移除")
    assert hits.model().rowCount() == 0
    held_runner.release_all()
    assert "命中 0 处" in words(window)


def test_a_shipped_document_cannot_be_removed_and_that_is_said(start: Start) -> None:
    window = start()
    window.open_document("dongying")
    action = panel_action(window, "移除")
    assert not action.isEnabled()
    assert "随程序提供" in action.text()


def test_a_document_without_older_versions_says_so(start: Start) -> None:
    window = start()
    window.open_document("dongying")
    panel_action(window, "旧版").trigger()
    assert "没有旧版" in window.statusBar().currentMessage()


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


def test_what_is_added_during_an_import_waits_for_its_turn(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    window.imports.add([policy(tmp_path / "甲.txt")])
    window.imports.add([policy(tmp_path / "乙.txt", "桂林市")])
    assert "排在这一批之后" in window.statusBar().currentMessage()
    press(qtbot, part(window, ImportPreviewDialog), "取消")
    qtbot.waitUntil(lambda: "乙.txt" in words(part(window, ImportPreviewDialog)))
    press(qtbot, part(window, ImportPreviewDialog), "取消")


def test_leaving_during_an_import_asks_and_keeps_what_is_done(
    qtbot: QtBot, start: Start, held_runner: TaskRunner, tmp_path: Path
) -> None:
    for city in ("柳州市", "桂林市"):
        policy(tmp_path / "文件" / f"{city}.txt", city)
    program = start_held(start, held_runner)
    program.imports.add([tmp_path / "文件"])
    held_runner.release()
    assert not program.close()
    question = part(program, QMessageBox)
    assert "已完成的会完整保留" in question.informativeText()
    press(qtbot, question, "继续导入")
    assert not program.close()
    press(qtbot, part(program, QMessageBox), "暂停并退出")
    assert program.isVisible()
    held_runner.release()
    assert not program.isVisible()


def start_held(start: Start, runner: TaskRunner) -> MainWindow:
    """Start with a runner that holds everything but the opening of the library."""
    opening = QTimer()
    opening.timeout.connect(runner.release_all)
    opening.start(0)
    window = start(runner)
    opening.stop()
    return window


def test_the_window_lives_on_while_thirty_files_are_imported(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    for number in range(30):
        policy(tmp_path / "文件" / f"{number}.txt", "柳州市", number=200 + number)
    runner = PoolRunner()
    window = start(runner)
    beats: list[tuple[float, float]] = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append((time.monotonic(), time.thread_time())))
    heart.start(5)
    window.imports.add([tmp_path / "文件"])
    done = [each.isVisible() for each in window.findChildren(ImportReportDialog)]
    qtbot.waitUntil(
        lambda: any(each.isVisible() for each in window.findChildren(ImportReportDialog)),
        timeout=IMPORT_MS,
    )
    heart.stop()
    assert not done
    assert len(beats) > 10
    work = [after[1] - before[1] for before, after in pairwise(beats)]
    assert max(work) <= LONGEST_PAUSE
    part(window, ImportReportDialog).close()
    window.close()
    runner.shut_down()


def test_a_pack_of_an_unknown_maker_is_installed_once_its_fingerprint_is_agreed_to(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    window.imports.add([pack_of(tmp_path / "示范.antoupack")])
    dialog = part(window, PackDialog)
    assert "签名不在可信清单中" in words(dialog)
    assert "指纹：" in words(dialog)
    install = next(each for each in dialog.findChildren(QPushButton) if each.text() == "安装")
    assert not install.isEnabled()
    part(dialog, QCheckBox).setChecked(True)
    press(qtbot, dialog, "安装")
    assert "新增 2 篇" in window.statusBar().currentMessage()
    assert "7 篇" in words(part(window, LibraryPanel))

    window.imports.packs.show_installed()
    packs = part(window, PacksDialog)
    assert (
        "示范资源包\n版本 1，2 篇；没有上一版，恢复即移除"
        in packs.findChild(QListWidget).item(0).text()
    )
    press(qtbot, packs, "恢复上一版")
    assert "5 篇" in words(part(window, LibraryPanel))


def test_a_newer_pack_offers_its_text_in_the_open_tab(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    window = start()
    install(qtbot, window, pack_of(tmp_path / "一.antoupack", key=None))
    window.open_document("jia")
    changed = {"jia": tiny_document("jia", "研发经费投入强度达到3.5%。")}
    install(qtbot, window, pack_of(tmp_path / "二.antoupack", changed, version="2", key=None))
    assert "3.0%" in front(window).document.text
    front(window).banner.newer_requested.emit()
    assert "3.5%" in front(window).document.text


def install(qtbot: QtBot, window: MainWindow, pack: Path) -> None:
    """Install a pack that nobody signed."""
    window.imports.packs.look(pack)
    dialog = part(window, PackDialog)
    assert "没有签名" in words(dialog)
    part(dialog, QCheckBox).setChecked(True)
    press(qtbot, dialog, "安装")


def test_a_damaged_pack_is_refused_in_a_sentence(start: Start, tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "示范.antoupack")
    content = bytearray(pack.read_bytes())
    content[200] ^= 1
    pack.write_bytes(content)
    window = start()
    window.imports.packs.look(pack)
    box = part(window, QMessageBox)
    assert "示范.antoupack" in box.text()
    box.close()
    assert "5 篇" in words(part(window, LibraryPanel))
