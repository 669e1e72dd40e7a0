"""对照阅读: two to four documents in one window, and what the comparison of them says."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reader.ui.comparing.differences_view import DifferencesView
from reader.ui.comparing.panes_view import MakePane, PanesView
from reader.ui.comparing.theme_view import MOST_COLUMNS, ThemeTools, ThemeView
from reader.ui.comparing.version_choices import choices_of
from reader.ui.comparing.words_panel import TOGETHER, WordsPanel
from reader.ui.flow_layout import FlowLayout
from reader.ui.notice_bar import NoticeBar
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent

    from reader.compare.model import Place
    from reader.ui.comparing.compare_desk import CompareDesk
    from reader.ui.comparing.scroll_coupling import ScrollMode
    from reader.ui.tasks import TaskRunner
    from reader.ui.theme import Theme

TITLE = "对照阅读"
NO_CURRENT = ("", -1)


class CompareWindow(QWidget):
    """The window of the comparison; stands beside the main window.

    Signals:
        place_activated(str, int, int): A place of a document that does not stand here.
        theme_export_requested(ThemeTable): A table is to be written into a file.
        theme_print_requested(ThemeTable): A table is to be printed.
        differences_print_requested(Differences, str, str): Differences of two named texts are to
            be printed.
        undo_requested(): What was said or noted last, anywhere, is to be undone.
        redo_requested(): What was undone last is to be done again.
        failed(Exception): Something ended with a bug; a ReaderError is told in place.
        closed(): The window goes.
    """

    place_activated = Signal(str, int, int)
    theme_export_requested = Signal(object)
    theme_print_requested = Signal(object)
    differences_print_requested = Signal(object, str, str)
    undo_requested = Signal()
    redo_requested = Signal()
    failed = Signal(object)
    closed = Signal()

    def __init__(
        self, desk: "CompareDesk", make_pane: MakePane, tasks: "TaskRunner", theme: "Theme"
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setWindowTitle(TITLE)
        self._desk = desk
        self._also = ""
        self.panes = PanesView(desk, make_pane, tasks, theme)
        self.words = WordsPanel(desk.words, tasks)
        self.themes = ThemeView(_theme_tools(desk), tasks, theme)
        self.differences = DifferencesView(desk.differences, tasks, theme)
        self._reading = QSplitter()
        self._views = QStackedWidget()
        self._view = SegmentedSwitch(
            "对照的方式",
            (
                Segment("sections", "章节", "并排阅读，按对应的章节一起滚动"),
                Segment("words", "用词", "并排阅读，标出共有和独有的用词"),
                Segment("themes", "主题", "各地就同一主题怎么说，分列排开"),
                Segment("versions", "版本", "两个文本逐字比较"),
            ),
        )
        self._mode = SegmentedSwitch(
            "滚动方式",
            (
                Segment("section", "按章节", "各栏按对应的章节一起滚动"),
                Segment("proportional", "按比例", "各栏按全文的比例一起滚动"),
                Segment("off", "不联动", "各栏各自滚动；再联动时保持错开的位置"),
            ),
            quiet=True,
        )
        self._align = _button("对齐", "取消错开的位置，其他栏移到与当前栏对应的地方")
        self._add = _button("添加文件", "再加一栏，最多四栏")
        self._undo = _button("撤销", "撤销上一次标注、配对等操作（Ctrl+Z）")
        self._zoom = QCheckBox("统一字号")
        self._zoom.setChecked(True)
        self._notices = NoticeBar()
        self._notices.hide()
        self._of_panes: tuple[QWidget, ...] = ()
        self._lay_out()
        self._connect()
        self._show_view()
        self._documents_changed()
        room = self.screen().availableGeometry()
        self.setGeometry(room.adjusted(0, 28, 0, 0))

    def _lay_out(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(12)
        scrolling = QLabel("滚动")
        scrolling.setProperty("role", "secondary")
        left = FlowLayout(spacing=6)
        self._of_panes = (scrolling, self._mode, self._align, self._zoom, self._undo, self._add)
        for widget in (self._view, *self._of_panes[:4]):
            widget.setMinimumHeight(self._align.sizeHint().height())
            left.addWidget(widget)
        row.addLayout(left, 1)
        for button in (self._undo, self._add):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._reading.setChildrenCollapsible(False)
        self._reading.addWidget(self.words)
        self._reading.addWidget(self.panes)
        self._reading.setStretchFactor(1, 1)
        self._reading.setSizes([230, 1100])
        for view in (self._reading, self.themes, self.differences):
            self._views.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(bar)
        layout.addWidget(self._views, 1)
        layout.addWidget(self._notices)

    def _connect(self) -> None:
        self._view.value_changed.connect(lambda _view: self._show_view())
        self._notices.messageChanged.connect(lambda words: self._notices.setVisible(bool(words)))
        self._mode.value_changed.connect(lambda mode: self.panes.set_mode(cast("ScrollMode", mode)))
        self._align.clicked.connect(self.panes.align)
        self._add.clicked.connect(self.panes.add_pane)
        self._undo.clicked.connect(self.undo_requested)
        self._zoom.toggled.connect(lambda on: self.panes.set_linked_zoom(linked=on))
        self.panes.documents_changed.connect(self._documents_changed)
        self.panes.noticed.connect(self.tell)
        self.panes.failed.connect(self.failed)
        self.words.shown.connect(lambda places: self._mark(places, -1))
        self.words.place_chosen.connect(self._go_to_word)
        self.words.failed.connect(self.failed)
        self.themes.place_activated.connect(self._go_to)
        self.themes.export_requested.connect(self.theme_export_requested)
        self.themes.print_requested.connect(self.theme_print_requested)
        self.themes.failed.connect(self.failed)
        self.differences.print_requested.connect(self.differences_print_requested)
        self.differences.noticed.connect(self.tell)
        self.differences.failed.connect(self.failed)
        for keys, action in (
            ("Ctrl+Z", self.undo_requested.emit),
            ("Ctrl+Shift+Z", self.redo_requested.emit),
            ("Ctrl+Y", self.redo_requested.emit),
            ("Ctrl+W", self.panes.close_front),
        ):
            QShortcut(QKeySequence(keys), self, action)

    def set_desk(self, desk: "CompareDesk") -> None:
        """Take the library as it is now."""
        self._desk = desk
        self.panes.set_desk(desk)
        self.themes.set_tools(_theme_tools(desk))
        self._documents_changed()

    def set_theme(self, theme: "Theme") -> None:
        """Show everything in other colours."""
        self.panes.set_theme(theme)
        self.themes.set_theme(theme)
        self.differences.set_theme(theme)

    def closeEvent(self, event: "QCloseEvent") -> None:
        """See Qt; nobody waits for an answer any more."""
        for part in (self.panes, self.words, self.themes, self.differences):
            part.rest()
        super().closeEvent(event)
        self.closed.emit()

    def tell(self, words: str) -> None:
        """Say below what was done, or why it was not."""
        self._notices.tell_done(words)

    # -- views ------------------------------------------------------------------------------

    def show_view(self, name: str) -> None:
        """Show "sections", "words", "themes" or "versions"."""
        self._view.set_value(name)
        self._show_view()

    def compare_versions(self, old: str, new: str) -> None:
        """Compare an older version of a document of the library with the document."""
        self._also = new
        self.show_view("versions")
        ids = [name for name, _choice in choices_of(self._desk, self.panes.documents, new)]
        if old in ids and new in ids:
            self.differences.choose(ids.index(old), ids.index(new))

    def _show_view(self) -> None:
        view = self._view.value
        focus = self.focusWidget()
        pages = {"themes": self.themes, "versions": self.differences}
        self.words.setVisible(view == "words")
        self._views.setCurrentWidget(pages.get(str(view), self._reading))
        for widget in self._of_panes:
            widget.setVisible(view in ("sections", "words"))
        self._take_documents()
        if view == "sections":
            self.panes.mark({}, NO_CURRENT)
        if focus is None or not self._view.isAncestorOf(focus):
            self._focus_view()

    def _focus_view(self) -> None:
        """Whoever does not go through the switch by keys goes on in what he has chosen."""
        if self._view.value == "sections":
            self.panes.read_on()
        else:
            views = {"words": self.words, "themes": self.themes, "versions": self.differences}
            views[str(self._view.value)].setFocus()

    def _documents_changed(self) -> None:
        documents = self.panes.documents
        self._add.setEnabled(not self.panes.is_full)
        cities = [each.metadata.city or each.metadata.title for each in documents]
        self.setWindowTitle(f"{' · '.join(cities)} - {TITLE}" if cities else TITLE)
        self._take_documents()

    def _take_documents(self) -> None:
        """Give what stands side by side to the view in front; the others wait."""
        documents, view = self.panes.documents, self._view.value
        if view == "words":
            self.words.set_documents(documents)
        elif view == "themes":
            self.themes.set_documents(documents)
        elif view == "versions":
            choices = choices_of(self._desk, documents, self._also)
            self.differences.set_choices([choice for _id, choice in choices])
            self.differences.compare_if_new()

    def _mark(self, places: "Sequence[Place]", current: int) -> None:
        """Mark places in the panes; ``current`` is the number of the strong one, -1 for none."""
        by_document: dict[str, list[tuple[int, int]]] = {}
        for place in places:
            by_document.setdefault(place.document_id, []).append((place.start, place.end))
        ranges = {name: sorted(each) for name, each in by_document.items()}
        if current < 0:
            self.panes.mark(ranges, NO_CURRENT)
            return
        chosen = places[current]
        number = ranges[chosen.document_id].index((chosen.start, chosen.end))
        self.panes.mark(ranges, (chosen.document_id, number))

    def _go_to_word(self, places: "Sequence[Place]", current: int) -> None:
        self._mark(places, current)
        if current == TOGETHER:
            self.panes.show_places(places)
        else:
            self.panes.show_place(
                places[current].document_id, places[current].start, places[current].end
            )

    def _go_to(self, document_id: str, start: int, end: int) -> None:
        """Go to a place in its pane, else in the main window."""
        if any(each.id == document_id for each in self.panes.documents):
            self.show_view("sections")
            self.panes.show_place(document_id, start, end)
        else:
            self.place_activated.emit(document_id, start, end)


def _theme_tools(desk: "CompareDesk") -> ThemeTools:
    others = None
    if len(desk.summaries) <= MOST_COLUMNS:
        others = lambda: [desk.document(each.id) for each in desk.summaries]  # noqa: E731
    return ThemeTools(desk.themes, desk.theme_table, others)


def _button(words: str, tip: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    return button
