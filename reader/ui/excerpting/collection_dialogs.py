"""Questions about a collection: what it is called, whether it is to go."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from reader.notes.model import Collection

UNNAMED = "未命名摘编"


def ask_title(window: QWidget, words: str, title: str, then: Callable[[str], None]) -> None:
    """Ask for a title; nothing happens if the user thinks better of it.

    Args:
        window: The dialog stands before it.
        words: What it is about.
        title: To begin with.
        then: Takes the title, without blanks around it, never empty.
    """
    dialog = QInputDialog(window)
    dialog.setWindowTitle(words)
    dialog.setLabelText("标题：")
    dialog.setTextValue(title)
    dialog.setOkButtonText("确定")
    dialog.setCancelButtonText("取消")
    dialog.resize(420, dialog.sizeHint().height())
    dialog.textValueSelected.connect(lambda typed: then(" ".join(typed.split()) or UNNAMED))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def ask_removal(
    window: QWidget, collection: Collection, count: int, then: Callable[[], None]
) -> None:
    """Ask whether a collection is to be removed.

    Args:
        window: The dialog stands before it.
        collection: The one.
        count: How many quotations it holds.
        then: Removes it.
    """
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("删除摘编")
    box.setText(f"删除摘编“{collection.title}”和其中的 {count} 条摘录？")
    box.setInformativeText("原文和批注不受影响；删除后可按 Ctrl+Z 撤销。")
    remove = box.addButton("删除", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(box.addButton("取消", QMessageBox.ButtonRole.RejectRole))
    remove.clicked.connect(lambda _on: then())
    box.finished.connect(box.deleteLater)
    box.open()
