"""The import that is going on, in the status bar: how far it is, pause, stop."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QSizePolicy, QToolButton, QWidget

from reader.library.report_text import duration

if TYPE_CHECKING:
    from reader.library.report import ImportProgress

_SHOWN_NAME = 16
_SOON = 5.0
_ESTIMATING = "正在估算剩余时间"
_STOPPING = "正在停止，已导入的会保留……"
_PAUSED = "已暂停"


def remaining(seconds: float | None) -> str:
    """The time left in words; honest about not knowing, and no more exact than an estimate is."""
    if seconds is None:
        return _ESTIMATING
    if seconds < _SOON:
        return "马上完成"
    coarse = 5 if seconds < 60 else 30 if seconds < 600 else 60
    return f"约剩 {duration(max(round(seconds / coarse), 1) * coarse)}"


def shortened(name: str) -> str:
    """A long file name without its middle: beginning and ending tell files apart."""
    if len(name) <= _SHOWN_NAME:
        return name
    half = _SHOWN_NAME // 2
    return f"{name[:half]}…{name[-half:]}"


class ImportProgressPanel(QWidget):
    """One line: a bar, words, two buttons; hidden while nothing is imported.

    Signals:
        pause_requested(): Read no further file for now.
        resume_requested(): Go on.
        cancel_requested(): Come to an end; what is stored stays.
    """

    pause_requested = Signal()
    resume_requested = Signal()
    cancel_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paused = False
        self._stopping = False
        self._last: ImportProgress | None = None
        self._bar = QProgressBar()
        self._bar.setFixedWidth(110)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("导入进度")
        self._words = QLabel()
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._pause = self._button("暂停", self._toggle_pause)
        self._cancel = self._button("停止", self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(6)
        row.addWidget(self._bar)
        row.addWidget(self._words, 1)
        row.addWidget(self._pause)
        row.addWidget(self._cancel)
        self.hide()

    def sizeHint(self) -> QSize:
        """See Qt; the words take what room there is."""
        return QSize(620, super().sizeHint().height())

    def begin(self, words: str, *, can_stop: bool = True) -> None:
        """Appear; how much there is to do is not known yet.

        Args:
            words: What is going on.
            can_stop: Offer to pause and to stop it.
        """
        self._paused = self._stopping = False
        self._last = None
        self._pause.setVisible(can_stop)
        self._cancel.setVisible(can_stop)
        self._bar.setRange(0, 0)
        self._say(words)
        self._show_buttons()
        self.show()

    def show_progress(self, progress: "ImportProgress") -> None:
        """Show how far the import is."""
        self._last = progress
        self._bar.setRange(0, max(progress.total, 1))
        self._bar.setValue(progress.done)
        self._show_words()

    def finish(self) -> None:
        """Disappear."""
        self.hide()

    def stop(self) -> None:
        """Show that the import is coming to its end."""
        self._stopping = True
        self._paused = False
        self._show_buttons()
        self._show_words()

    def _button(self, words: str, run: object) -> QToolButton:
        button = QToolButton()
        button.setText(words)
        button.setProperty("role", "link")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(run)
        return button

    def _toggle_pause(self) -> None:
        self._paused = not self._paused
        self._show_buttons()
        self._show_words()
        (self.pause_requested if self._paused else self.resume_requested).emit()

    def _stop(self) -> None:
        self.stop()
        self.cancel_requested.emit()

    def _show_buttons(self) -> None:
        self._pause.setText("继续" if self._paused else "暂停")
        self._pause.setToolTip("接着导入" if self._paused else "暂停导入；窗口照常使用")
        self._cancel.setToolTip("停止导入；已导入的文件保留")
        self._pause.setEnabled(not self._stopping)
        self._cancel.setEnabled(not self._stopping)

    def _show_words(self) -> None:
        last = self._last
        if self._stopping:
            self._say(_STOPPING)
        elif last is not None:
            name = f"：{shortened(last.name)}" if last.name else ""
            doing = f"{remaining(last.seconds_left)} · {last.words}{name}"
            state = _PAUSED if self._paused else doing
            self._say(f"{last.done:,} / {last.total:,} · {state}", last.name)

    def _say(self, words: str, name: str = "") -> None:
        self._words.setText(words)
        self._words.setToolTip(name or words)
