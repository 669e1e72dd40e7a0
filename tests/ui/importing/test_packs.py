"""Packs in the real window: agreed to, installed, taken back, refused."""

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QListWidget, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from reader.ui.importing.pack_dialog import PackDialog
from reader.ui.importing.packs_dialog import PacksDialog
from reader.ui.library_panel import LibraryPanel
from reader.ui.main_window import MainWindow
from tests.library.packs.samples import pack_of, tiny_document
from tests.ui.real_window import Start, front
from tests.ui.seen import part, press, words


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
