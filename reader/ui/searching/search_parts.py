"""Small widgets of the search panel: progress, error, steps, menu."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
)

from reader.ui.side_tree import MARGIN


def progress_line() -> QProgressBar:
    """A thin moving line that keeps its room while it is hidden."""
    progress = QProgressBar()
    progress.setRange(0, 0)
    progress.setTextVisible(False)
    progress.setAccessibleName("正在检索")
    progress.setFixedHeight(3)
    policy = progress.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    progress.setSizePolicy(policy)
    progress.hide()
    return progress


def error_line() -> tuple[QFrame, QLabel]:
    """A tinted line for a sentence, hidden at first, and the label of the sentence."""
    frame, text = QFrame(), QLabel()
    frame.setProperty("role", "warning")
    text.setProperty("role", "strong")
    text.setWordWrap(True)
    row = QHBoxLayout(frame)
    row.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    row.addWidget(text)
    frame.hide()
    return frame, text


def link_line() -> QPushButton:
    """A line that leads elsewhere, hidden at first."""
    link = QPushButton()
    link.setProperty("role", "link")
    link.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    link.hide()
    return link


def step_button(tip: str, arrow: Qt.ArrowType, run: Callable[[], None]) -> QToolButton:
    """A button with an arrow."""
    button = QToolButton()
    button.setArrowType(arrow)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.clicked.connect(run)
    return button


def menu_button() -> QToolButton:
    """The button of the menu; the menu comes later."""
    button = QToolButton()
    button.setText("⋯")
    button.setToolTip("保存、导出、命中分布")
    button.setAccessibleName("更多检索功能")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return button
