"""What stands in the middle while no document is open: how to begin, or what is being prepared."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

BEGIN = (
    "从左边的文库打开一份文件，或按 Ctrl+K 在全部文件中检索。\n"
    "把政策文件、文件夹或压缩包拖进窗口，或按 Ctrl+O，即可加入文库。"
)
PREPARING = "正在打开文库……"
FAILED = "文库没有打开"


class WelcomePage(QWidget):
    """An empty middle with one sentence and, while work is going on, its progress.

    Signals:
        retry_requested: The user wants what failed to be tried again.
    """

    retry_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel("案头")
        self._title.setProperty("role", "display")
        self._words = QLabel()
        self._words.setProperty("role", "secondary")
        self._words.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(280)
        self._bar.setTextVisible(False)
        self._retry = QPushButton("重试")
        self._retry.clicked.connect(self.retry_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self._title, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._words)  # as wide as the page: only so is it as high as its lines
        for widget in (self._bar, self._retry):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_progress(0, 0, PREPARING)

    def show_progress(self, done: int, total: int, words: str) -> None:
        """Show that ``done`` of ``total`` is done; a total of 0 means it is not known yet."""
        self._show(words, busy=True)
        self._bar.setRange(0, total)
        self._bar.setValue(done)

    def show_ready(self) -> None:
        """Say how to begin."""
        self._show(BEGIN)

    def show_failure(self, sentence: str) -> None:
        """Say what went wrong and offer to try again."""
        self._show(f"{FAILED}。{sentence}", failed=True)

    def _show(self, words: str, *, busy: bool = False, failed: bool = False) -> None:
        self._words.setText(words)
        self._bar.setVisible(busy)
        self._retry.setVisible(failed)
