"""已核, 修改, 否, 撤销: what the user decides about the row under the cursor."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from reader.indicators.model import Indicator, Review
from reader.indicators.wording import REVIEWS


class ReviewBar(QWidget):
    """Four buttons with their keys; those that mean nothing for the row are off.

    Signals:
        confirmed(), edit_requested(), rejected(), withdrawn(): Of the row under the cursor.
    """

    confirmed = Signal()
    edit_requested = Signal()
    rejected = Signal()
    withdrawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        self._buttons: dict[str, QPushButton] = {}
        self.commands: list[QAction] = []
        for name, words, keys, tip, signal in (
            ("confirm", "已核", "Ctrl+Return", "与原文相符", self.confirmed),
            ("edit", "修改…", "F2", "改正数值、年份等，保留改前的内容", self.edit_requested),
            ("reject", "否", "Del", "不是指标，不再参加对照", self.rejected),
            ("withdraw", "撤销", "Backspace", "撤销对这一条的核对，自加的则删去", self.withdrawn),
        ):
            action = QAction(words, self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(signal)
            button = QPushButton(words)
            button.setAutoDefault(False)
            shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{tip}（{shown}）")
            button.clicked.connect(action.trigger)
            layout.addWidget(button)
            self._buttons[name] = button
            self.commands.append(action)
        self.show_for(None, decided=False)

    def show_for(self, indicator: Indicator | None, *, decided: bool) -> None:
        """Switch on what fits.

        Args:
            indicator: Under the cursor, None for none.
            decided: The user decided about it.
        """
        review = indicator.review if indicator is not None else None
        added = indicator is not None and indicator.added
        fitting = (
            review in {Review.EXTRACTED, Review.REJECTED},
            review is not None,
            review is not None and review is not Review.REJECTED and not added,
            decided,
        )
        for action, button, on in zip(self.commands, self._buttons.values(), fitting, strict=True):
            action.setEnabled(on)
            button.setEnabled(on)
        words = f"现在：{REVIEWS[review]}" if review is not None else ""
        self.setToolTip(words)
