"""The one door through which an error reaches the user."""

import logging
import traceback

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from reader.errors import ReaderError

_log = logging.getLogger(__name__)

_UNEXPECTED = "程序出了意外的错误。您的文库和笔记没有受影响，可以继续使用。"
_REPORT = "如果这个错误再次出现，请复制下面的详细信息，交给维护人员。"


def details_of(error: BaseException) -> str:
    """What a maintainer needs to see of ``error``: the traceback with its causes."""
    return "".join(traceback.format_exception(error)).rstrip()


def show_error(error: BaseException, parent: QWidget | None) -> QMessageBox:
    """Tell the user about ``error`` in a dialog that does not block; return the dialog.

    A :class:`ReaderError` is told in its own sentence. Anything else is a bug: it is logged with
    its traceback, and the dialog offers the details to copy.

    Args:
        error: What was raised.
        parent: The window over which the dialog appears.
    """
    dialog = QMessageBox(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    dialog.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
    if isinstance(error, ReaderError):
        dialog.setIcon(QMessageBox.Icon.Warning)
        dialog.setWindowTitle("提示")
        dialog.setText(str(error))
    else:
        _log.error("unexpected error", exc_info=error)
        _tell_bug(dialog, details_of(error))
    dialog.open()
    return dialog


def _tell_bug(dialog: QMessageBox, details: str) -> None:
    dialog.setIcon(QMessageBox.Icon.Critical)
    dialog.setWindowTitle("程序错误")
    dialog.setText(_UNEXPECTED)
    dialog.setInformativeText(_REPORT)
    dialog.setDetailedText(details)
    copy = QPushButton("复制详细信息", dialog)
    dialog.addButton(copy, QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()

    @Slot()
    def copy_details() -> None:
        QGuiApplication.clipboard().setText(details)
        copy.setText("已复制")

    copy.clicked.connect(copy_details)
