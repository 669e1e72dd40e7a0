"""One open document: what is to be known about its copy, its text, a bar to find words in it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from reader.corpus.model import Document
from reader.ui.icons import IconSet
from reader.ui.reading.banner import Banner
from reader.ui.reading.find_bar import FindBar, Ranges
from reader.ui.reading.page import Page
from reader.ui.reading.page_view import Mark, PageView
from reader.ui.reading.render import SOURCE_LINK, RenderOptions, render
from reader.ui.theme import Theme

ZOOM_STEPS = (60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250)
"""Percent, from the smallest to the largest."""

_POSITION_DELAY = 60
_FLASH_TIME = 1600
_QUOTED = 12


@dataclass(frozen=True, slots=True)
class ReadingTools:
    """What a view needs from the domain.

    Attributes:
        find: All places of a word in this document, as ranges of its text, in order.
        simplify: A text in simplified characters, one for one.
        icons: For banner and find bar.
    """

    find: Callable[[str], Ranges]
    simplify: Callable[[str], str]
    icons: IconSet


@dataclass(frozen=True, slots=True)
class Display:
    """How the user wants to read.

    Attributes:
        theme: Colours.
        zoom_percent: 60 to 250.
        simplified: True to show simplified characters.
    """

    theme: Theme
    zoom_percent: int = 100
    simplified: bool = False


class DocumentView(QWidget):
    """One document open for reading; every position is one of ``document.text``.

    Signals:
        position_changed: The document position where the eye rests, a moment after scrolling.
        zoom_changed: The zoom in percent.
        source_requested: Show the source at this range of it; (0, 0) for the source as a whole.
        menu_opening(QMenu, int): The context menu of a document position is about to be shown; who
            has something to offer there adds it.
        theme_changed(): It is shown in the colours of another theme.
    """

    position_changed = Signal(int)
    zoom_changed = Signal(int)
    source_requested = Signal(int, int)
    menu_opening = Signal(object, int)
    theme_changed = Signal()

    def __init__(
        self,
        document: Document,
        tools: ReadingTools,
        display: Display,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self._tools = tools
        self._display = display
        self._highlights: Ranges = ()
        self._highlight = -1
        self._flash: tuple[int, int] | None = None
        self.banner = Banner(document, tools.icons, display.theme, self)
        self.page_view = PageView(document.text, self._render(), display.theme, self)
        self.find_bar = FindBar(
            tools.find, self.page_view.position, tools.icons, display.theme, self
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.find_bar)
        column.addWidget(self.page_view, 1)
        self.setFocusProxy(self.page_view)
        self.page_view.setFocus()
        self._position_timer = self._timer(_POSITION_DELAY, self._tell_position)
        self._flash_timer = self._timer(_FLASH_TIME, self._end_flash)
        self._connect()

    def _timer(self, milliseconds: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(action)
        return timer

    def _connect(self) -> None:
        self.banner.source_requested.connect(lambda: self.source_requested.emit(0, 0))
        self.page_view.scrolled.connect(self._on_scrolled)
        self.page_view.zoom_requested.connect(self._zoom_by)
        self.page_view.menu_requested.connect(self._show_menu)
        self.page_view.anchorClicked.connect(self._follow)
        self.find_bar.matches_changed.connect(self._on_matches)
        self.find_bar.current_changed.connect(self._on_current_match)
        self.find_bar.closed.connect(self.page_view.setFocus)

    # How it is shown

    @property
    def display(self) -> Display:
        """How the document is shown now."""
        return self._display

    def set_theme(self, theme: Theme) -> None:
        """Show the document in another theme, at the same place."""
        self.banner.set_theme(theme)
        self.find_bar.set_theme(theme)
        self._show(replace(self._display, theme=theme))
        self.theme_changed.emit()

    def set_zoom(self, percent: int) -> None:
        """Show the document in another size (kept within 60 to 250 percent), at the same place."""
        percent = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if percent != self._display.zoom_percent:
            self._show(replace(self._display, zoom_percent=percent))
            self.zoom_changed.emit(percent)

    @Slot()
    def zoom_in(self) -> None:
        """One step larger."""
        self._zoom_by(1)

    @Slot()
    def zoom_out(self) -> None:
        """One step smaller."""
        self._zoom_by(-1)

    @Slot()
    def reset_zoom(self) -> None:
        """Back to 100 percent."""
        self.set_zoom(100)

    @Slot(int)
    def _zoom_by(self, steps: int) -> None:
        now = self._display.zoom_percent
        beyond = [step for step in ZOOM_STEPS if (step > now if steps > 0 else step < now)]
        if beyond:
            wanted = beyond if steps > 0 else beyond[::-1]
            self.set_zoom(wanted[min(abs(steps), len(wanted)) - 1])

    def set_simplified(self, *, simplified: bool) -> None:
        """Show simplified characters or the document's own; its text stays what it is."""
        if simplified != self._display.simplified:
            self._show(replace(self._display, simplified=simplified))

    def _render(self) -> Page:
        display = self._display
        simplify = self._tools.simplify if display.simplified else None
        return render(self.document, RenderOptions(display.theme, display.zoom_percent, simplify))

    def _show(self, display: Display) -> None:
        self._display = display
        self.page_view.set_page(self._render(), display.theme)
        self._mark()

    # Places

    def position(self) -> int:
        """Document position of the first line that is seen."""
        return self.page_view.position()

    def reading_position(self) -> int:
        """Document position of the line in the upper third: where a place asked for is shown."""
        return self.page_view.reading_position()

    def go_to_position(self, position: int) -> None:
        """Scroll so that the line of ``position`` is the first one seen."""
        self.page_view.go_to_position(position)

    def show_range(self, start: int, end: int) -> None:
        """Scroll ``[start, end)`` to the upper third and mark it for a moment."""
        self._flash = (start, end)
        self._mark()
        self.page_view.show_place(start)
        self._flash_timer.start()

    def selected_range(self) -> tuple[int, int] | None:
        """Document range of the selection, None if nothing is selected."""
        return self.page_view.selected_range()

    @Slot()
    def _on_scrolled(self) -> None:
        if not self._position_timer.isActive():
            self._position_timer.start()

    @Slot()
    def _tell_position(self) -> None:
        self.position_changed.emit(self.reading_position())

    @Slot()
    def _end_flash(self) -> None:
        self._flash = None
        self._mark()

    # Marks

    def set_highlights(self, ranges: Sequence[tuple[int, int]], current: int = -1) -> None:
        """Highlight the matches of a search.

        Args:
            ranges: Document ranges, in order.
            current: Index of the one that is stronger, -1 for none.
        """
        self._highlights = tuple(ranges)
        self._highlight = current
        self._mark()

    def _mark(self) -> None:
        theme = self._display.theme
        finding = bool(self.find_bar.matches)
        ranges = self.find_bar.matches if finding else self._highlights
        current = self.find_bar.current if finding else self._highlight
        over = []
        if self._flash is not None:
            over.append(Mark(*self._flash, theme.flash, theme.text))
        if 0 <= current < len(ranges):
            over.append(Mark(*ranges[current], theme.current_hit, theme.on_current_hit))
        self.page_view.set_marks(
            (Mark(start, end, theme.hit, theme.on_hit) for start, end in ranges), over
        )

    # Finding

    def open_find(self, text: str = "") -> None:
        """Open the find bar, with ``text`` or else the selected words in it."""
        selection = self.selected_range()
        if not text and selection is not None and "\n" not in self.document.text[slice(*selection)]:
            text = self.document.text[slice(*selection)]
        self.find_bar.open_bar(text)

    @Slot(object, int)
    def _on_matches(self, matches: Ranges, current: int) -> None:
        self._mark()
        if current >= 0:
            self.page_view.show_place(matches[current][0])

    @Slot(int)
    def _on_current_match(self, current: int) -> None:
        self._mark()
        self.page_view.show_place(self.find_bar.matches[current][0])

    # Keys, menu, links

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Find and zoom keys, wherever in the view the focus is."""
        if event.matches(QKeySequence.StandardKey.Find):
            self.open_find()
        elif event.key() == Qt.Key.Key_F3:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.find_bar.previous if back else self.find_bar.next)()
        elif event.key() == Qt.Key.Key_Escape:
            self.find_bar.close_bar()
        elif not self._zoom_key(event):
            super().keyPressEvent(event)

    def _zoom_key(self, event: QKeyEvent) -> bool:
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif event.key() in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
            self.zoom_out()
        elif event.key() == Qt.Key.Key_0:
            self.reset_zoom()
        else:
            return False
        return True

    @Slot(int, QPoint)
    def _show_menu(self, position: int, where: QPoint) -> None:
        selection = self.selected_range()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = self._action(menu, "复制", self.page_view.copy, "Ctrl+C")
        copy.setEnabled(selection is not None)
        self._action(menu, "全选", self.page_view.selectAll, "Ctrl+A")
        menu.addSeparator()
        self.menu_opening.emit(menu, position)
        menu.addSeparator()
        words = self.document.text[slice(*selection)] if selection else ""
        if words and "\n" not in words:
            shown = words if len(words) <= _QUOTED else words[:_QUOTED] + "…"
            self._action(menu, f"在本文中查找“{shown}”", lambda: self.open_find(words), "Ctrl+F")
        else:
            self._action(menu, "在本文中查找…", lambda: self.open_find(""), "Ctrl+F")
        start, end = selection or (position, position + 1)
        self._action(menu, "查看此处的原始网页文字", lambda: self._request_source(start, end))
        menu.popup(where)

    def _action(self, menu: QMenu, words: str, run: Callable[[], None], keys: str = "") -> QAction:
        action = menu.addAction(words)
        if keys:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(run)
        return action

    def _request_source(self, start: int, end: int) -> None:
        found = self.document.source_map.source_range(start, end)
        self.source_requested.emit(*(found or (0, 0)))

    @Slot(QUrl)
    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(SOURCE_LINK):
            start, _, end = address.removeprefix(SOURCE_LINK).partition("-")
            self.source_requested.emit(int(start), int(end))
