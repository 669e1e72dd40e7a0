"""A passage with its source on the clipboard: as text, and as HTML for Word and WPS."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from reader.library.citation import Quotation


def put_on_clipboard(quotation: "Quotation") -> None:
    """Put it there in place of what was there."""
    data = QMimeData()
    data.setText(quotation.plain)
    data.setHtml(quotation.html)
    QGuiApplication.clipboard().setMimeData(data)
