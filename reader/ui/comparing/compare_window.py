"""对照阅读: two to four documents in one window."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.comparing.compare_desk import CompareDesk
from reader.ui.comparing.panes_view import MakePane, PanesView
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme

if TYPE_CHECKING:
    from reader.ui.comparing.scroll_coupling import ScrollMode

TITLE = "对照阅读"


class CompareWindow(QWidget):
    """The window of the comparison; stands beside the main window.

    Signals:
        place_activated(str, int, int): A place of a document that does not stand here.
        failed(Exception): Something ended with a bug; a ReaderError is told in place.
    """

    place_activated = Signal(str, int, int)
    failed = Signal(object)

    def __init__(
        self, desk: CompareDesk, make_pane: MakePane, tasks: TaskRunner, theme: Theme
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(TITLE)
        self.panes = PanesView(desk, make_pane, tasks, theme)
        self._mode = SegmentedSwitch(
            "滚动方式",
            (
                Segment("section", "按章节", "各栏按对应的章节一起滚动"),
                Segment("proportional", "按比例", "各栏按全文的比例一起滚动"),
                Segment("off", "不联动", "各栏各自滚动；再联动时保持错开的位置"),
            ),
        )
        self._align = QPushButton("对齐")
        self._align.setToolTip("取消错开的位置，其他栏移到与当前栏对应的地方")
        self._add = QPushButton("添加文件")
        self._add.setToolTip("再加一栏，最多四栏")
        self._undo = QPushButton("撤销")
        self._undo.setToolTip("撤销上一次固定或取消配对（Ctrl+Z）")
        self._zoom = QCheckBox("统一字号")
        self._zoom.setChecked(True)
        self._notice = QLabel()
        self._notice.setProperty("role", "secondary")
        self._lay_out()
        self._connect()
        room = self.screen().availableGeometry()
        self.setGeometry(room.adjusted(0, 28, 0, 0))

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 5, 8, 5)
        scrolling = QLabel("滚动")
        scrolling.setProperty("role", "secondary")
        for widget in (scrolling, self._mode, self._align, self._zoom):
            row.addWidget(widget)
        row.addWidget(self._notice, 1)
        row.addWidget(self._undo)
        row.addWidget(self._add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self.panes, 1)

    def _connect(self) -> None:
        self._mode.value_changed.connect(lambda mode: self.panes.set_mode(cast("ScrollMode", mode)))
        self._align.clicked.connect(self.panes.align)
        self._add.clicked.connect(self.panes.add_pane)
        self._undo.clicked.connect(self.panes.undo)
        self._zoom.toggled.connect(lambda on: self.panes.set_linked_zoom(linked=on))
        self.panes.documents_changed.connect(self._documents_changed)
        self.panes.noticed.connect(self._notice.setText)
        self.panes.failed.connect(self.failed)
        for keys, action in (("Ctrl+Z", self.panes.undo), ("Ctrl+W", self.panes.close_front)):
            QShortcut(QKeySequence(keys), self, action)

    def set_desk(self, desk: CompareDesk) -> None:
        """Take the library as it is now."""
        self.panes.set_desk(desk)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours."""
        self.panes.set_theme(theme)

    def _documents_changed(self) -> None:
        self._add.setEnabled(not self.panes.is_full)
        cities = [each.metadata.city or each.metadata.title for each in self.panes.documents]
        self.setWindowTitle(f"{' · '.join(cities)} - {TITLE}" if cities else TITLE)
