"""The strip above a document: that it is no longer in force, and what happened to its web copy."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.corpus.model import UNREADABLE_MARK, Document
from reader.corpus.rules import RULES, Rule
from reader.ui.icons import IconSet
from reader.ui.marks import STATUS_WORDS
from reader.ui.reading.facts import FIELD_LABELS
from reader.ui.theme import Theme

_SEE_SOURCE = "查看原文与清理记录"
_SEE_SHORT = "看原文"
_NARROW = 520
_FOLD_ROOM = 18
"""The folding button stands in the upper right corner."""
_TOLD_OTHERWISE = frozenset({Rule.SPAM_INLINE, Rule.UNREADABLE})
"""Repairs that leave 〔?〕 behind: counted there."""


@dataclass(frozen=True, slots=True)
class Message:
    """One line of the banner.

    Attributes:
        role: "expired" or "warning": its colour and icon.
        short: A few words that stay when the line is folded.
        text: The sentence.
        details: Further sentences, shown as a tooltip.
        link: Words of the button at the end, "" for none.
        short_link: The same in a narrow window.
    """

    role: Literal["expired", "warning"]
    short: str
    text: str
    details: str = ""
    link: str = ""
    short_link: str = ""


SUPERSEDED = Message(
    "expired",
    "这是旧版",
    "文库中已有新版，引用请以新版为准。",
    link="打开新版",
    short_link="打开新版",
)


def status_message(document: Document) -> Message | None:
    """What is to be said about the force of ``document``; None for a document in force."""
    told = STATUS_WORDS.get(document.metadata.status)
    if told is None or not told.headline:
        return None
    role: Literal["expired", "warning"] = "expired" if told.kind == "expired" else "warning"
    return Message(role, told.headline, told.advice)


def _removed(document: Document) -> str:
    counts = Counter(
        RULES[repair.rule].label
        for repair in document.repairs
        if RULES[repair.rule].damage and repair.rule not in _TOLD_OTHERWISE
    )
    return "、".join(f"{label} {count} 处" for label, count in counts.items())


def _tables(document: Document) -> list[str]:
    damaged = [block.table for block in document.blocks if block.table and block.table.damaged]
    laid_out = sum(bool(table.rows) for table in damaged)
    words = []
    if laid_out:
        words.append(f"{laid_out} 张散乱的表格已按审校结果重排")
    if len(damaged) > laid_out:
        words.append(f"{len(damaged) - laid_out} 处疑似表格的版式已丢失")
    return words


def copy_message(document: Document) -> Message | None:
    """What was done to a damaged web copy and what was inferred; None where there is nothing."""
    removed = _removed(document)
    parts = [f"清理{removed}"] if removed else []
    unreadable = document.text.count(UNREADABLE_MARK)
    if unreadable:
        parts.append(f"{unreadable} 处缺字无法复原，以{UNREADABLE_MARK}标出")
    parts += _tables(document)
    inferences = document.metadata.inferences
    if inferences:
        names = "、".join(FIELD_LABELS.get(i.field, i.field) for i in inferences)
        parts.append(f"{names}为推定")
    if not parts:
        return None
    short = "网页副本有损" if document.damaged else "著录有推定"
    reasons = "\n".join(f"{FIELD_LABELS.get(i.field, i.field)}：{i.reason}" for i in inferences)
    return Message("warning", short, "，".join(parts) + "。", reasons, _SEE_SOURCE, _SEE_SHORT)


class _Line(QFrame):
    """One message: icon, short words in bold, the sentence, a link."""

    link_clicked = Signal()

    def __init__(self, message: Message, icons: IconSet, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", message.role)
        self._message = message
        self._icons = icons
        self._sign = QLabel(self)
        self._short = QLabel(message.short, self)
        self._short.setProperty("role", "strong")
        self._text = QLabel(message.text, self)
        self._text.setWordWrap(True)
        self._text.setToolTip(message.details)
        grows = self._text.sizePolicy()
        grows.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self._text.setSizePolicy(grows)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._link = QPushButton(message.link, self)
        self._link.setToolTip(message.link)
        self._link.setProperty("role", "link")
        self._link.setVisible(bool(message.link))
        self._link.clicked.connect(self.link_clicked)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(14, 5, 14, 5)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(2)
        self._narrow: bool | None = None
        self._arrange(narrow=False)

    def _arrange(self, *, narrow: bool) -> None:
        """Everything in one row, or the sentence below the short words and the link."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (self._sign, self._short, self._text, self._link):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self._sign, 0, 0, middle)
        self._grid.addWidget(self._short, 0, 1, middle)
        if narrow:
            self._grid.addWidget(self._text, 1, 0, 1, 5)
        else:
            self._grid.addWidget(self._text, 0, 2)
        self._grid.addWidget(self._link, 0, 3, middle)
        self._grid.setColumnMinimumWidth(4, _FOLD_ROOM)
        self._grid.setColumnStretch(2, 1)
        self._link.setText(self._message.short_link if narrow else self._message.link)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the sentence gets rows of its own."""
        super().resizeEvent(event)
        self._arrange(narrow=event.size().width() < _NARROW)

    def set_theme(self, theme: Theme) -> None:
        """Recolour the sign."""
        color = theme.expired if self._message.role == "expired" else theme.warning
        name = "expired" if self._message.role == "expired" else "damaged"
        self._sign.setPixmap(
            self._icons.icon(name, theme, color).pixmap(QSize(18, 18), self.devicePixelRatioF())
        )

    def set_folded(self, *, folded: bool) -> None:
        """Show only the short words, or all."""
        self._text.setVisible(not folded)
        self._link.setVisible(not folded and bool(self._message.link))


class Banner(QWidget):
    """All messages about one document; can be folded to its short words, and opened again.

    Signals:
        source_requested: The user wants to see the source and the repairs.
        newer_requested: The user wants to see the version that replaced this one.
    """

    source_requested = Signal()
    newer_requested = Signal()

    def __init__(
        self, document: Document, icons: IconSet, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._folded = False
        self._superseded = False
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        found = (status_message(document), copy_message(document))
        self._lines = [_Line(message, icons, self) for message in found if message is not None]
        for line in self._lines:
            line.link_clicked.connect(self.source_requested)
            column.addWidget(line)
        self._fold = QToolButton(self)
        self._fold.setIconSize(QSize(16, 16))
        self._fold.clicked.connect(self._toggle)
        self.setVisible(bool(self._lines))
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Recolour what the style sheet does not reach."""
        self._theme = theme
        for line in self._lines:
            line.set_theme(theme)
        self._show_state()

    def tell_superseded(self) -> None:
        """Say above all that there is a newer version, and lead to it."""
        if self._superseded:
            return
        self._superseded = True
        line = _Line(SUPERSEDED, self._icons, self)
        line.link_clicked.connect(self.newer_requested)
        self._lines.insert(0, line)
        self._column.insertWidget(0, line)
        self.set_theme(self._theme)
        self.set_folded(folded=False)
        self.setVisible(True)
        self._fold.raise_()

    @property
    def folded(self) -> bool:
        """True if only the short words are shown."""
        return self._folded

    def set_folded(self, *, folded: bool) -> None:
        """Fold or open the banner."""
        self._folded = folded
        for line in self._lines:
            line.set_folded(folded=folded)
        self._show_state()

    def _show_state(self) -> None:
        words = "展开提示" if self._folded else "收起提示"
        self._fold.setIcon(self._icons.icon("next" if self._folded else "previous", self._theme))
        self._fold.setToolTip(words)
        self._fold.setAccessibleName(words)

    @Slot()
    def _toggle(self) -> None:
        self.set_folded(folded=not self._folded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the folding button in the upper right corner."""
        size = self._fold.sizeHint()
        self._fold.setGeometry(self.width() - size.width() - 8, 3, size.width(), size.height())
        self._fold.raise_()
