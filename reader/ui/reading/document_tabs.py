"""The open documents, one tab each, and what to do while there is none."""

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QMenu,
    QStackedWidget,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.ui.icons import IconSet
from reader.ui.theme import Theme
from reader.ui.welcome_page import WelcomePage
from reader.ui.window_state import OpenDocument

if TYPE_CHECKING:  # loaded when the first document is opened
    from collections.abc import Callable, Mapping

    from reader.corpus.model import Document
    from reader.ui.reading.document_view import DocumentView

MAX_TAB_TITLE = 14
"""Characters of a tab's title; the whole title is its tooltip."""
FORMER = "旧版"


class DocumentTabs(QWidget):
    """A row of tabs with a document in each; the welcome page while there is none.

    Signals:
        current_changed(object): The DocumentView now in front, or None.
        documents_changed(): A document was opened or closed, or a tab was moved.
        comparison_requested(str): The document of a tab is to be read beside others; its id.
    """

    current_changed = Signal(object)
    documents_changed = Signal()
    comparison_requested = Signal(str)

    def __init__(
        self,
        make_view: "Callable[[Document], DocumentView]",
        icons: IconSet,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Build it without documents.

        Args:
            make_view: Makes the view of a document, ready but for its parent.
            icons: For the buttons that close a tab.
            theme: Colours to start with.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._make_view = make_view
        self._icons = icons
        self._theme = theme
        self._passing: DocumentView | None = None
        self._apart: Mapping[str, str] = {}
        self.welcome = WelcomePage()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.setMovable(True)
        self._tabs.setElideMode(Qt.TextElideMode.ElideRight)
        self._tabs.setUsesScrollButtons(True)
        self._tabs.currentChanged.connect(self._front_changed)
        self._tabs.setAccessibleName("打开的文件")
        self._tabs.tabBar().setAccessibleName("打开的文件")
        self._tabs.tabBar().tabMoved.connect(lambda *_: self.documents_changed.emit())
        self._tabs.tabBar().setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._tabs.tabBar().customContextMenuRequested.connect(self._show_menu)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.welcome)
        self._stack.addWidget(self._tabs)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def current(self) -> "DocumentView | None":
        """The view in front."""
        return cast("DocumentView | None", self._tabs.currentWidget())

    def views(self) -> "list[DocumentView]":
        """All views in the order of their tabs, which hold nothing else."""
        widgets = (self._tabs.widget(place) for place in range(self._tabs.count()))
        return [cast("DocumentView", widget) for widget in widgets]

    def open(
        self, document: "Document", *, in_front: bool = True, passing: bool = False
    ) -> "DocumentView":
        """Open a tab for a document that has none.

        Args:
            document: What to show.
            in_front: Bring the tab to the front.
            passing: The reader only passes by: the tab takes the place of the last such one,
                unless that was kept.
        """
        view = self._make_view(document)
        left = self._passing
        self._passing = view if passing else self._passing
        place = self._tabs.addTab(view, "")
        self._tell_title(place, document)
        button = self._close_button(view)
        self._tabs.tabBar().setTabButton(place, QTabBar.ButtonPosition.RightSide, button)
        if in_front:
            self._tabs.setCurrentWidget(view)
        if passing and left is not None:
            self.close_at(self._tabs.indexOf(left))
        self._stack.setCurrentWidget(self._tabs)
        self.documents_changed.emit()
        return view

    def set_apart(self, apart: "Mapping[str, str]") -> None:
        """Take what sets documents of the same title apart, by id; "" where nothing has to."""
        before, self._apart = self._apart, apart
        for place, view in enumerate(self.views()):
            name = view.document.id
            former = self._tabs.tabText(place).startswith(f"{FORMER}·")
            if not former and before.get(name, "") != apart.get(name, ""):
                self._tell_title(place, view.document)

    def _tell_title(self, place: int, document: "Document") -> None:
        apart = self._apart.get(document.id, "")
        title, whole = _tab_title(document), document.metadata.title
        if apart and apart not in title:
            title = f"{title}·{apart}"
        self._tabs.setTabText(place, title)
        self._tabs.setTabToolTip(place, f"{whole}\n{apart}" if apart else whole)

    def keep(self, view: "DocumentView") -> None:
        """Keep a document open that was opened in passing."""
        if self._passing is view:
            self._passing = None

    def set_theme(self, theme: Theme) -> None:
        """Show documents and buttons in another theme."""
        self._theme = theme
        for place, view in enumerate(self.views()):
            view.set_theme(theme)
            button = self._tabs.tabBar().tabButton(place, QTabBar.ButtonPosition.RightSide)
            if isinstance(button, QToolButton):
                button.setIcon(self._icons.icon("close", theme))

    def _close_button(self, view: "DocumentView") -> QToolButton:
        button = QToolButton(self._tabs.tabBar())
        button.setIcon(self._icons.icon("close", self._theme))
        button.setIconSize(QSize(12, 12))
        button.setToolTip("关闭（Ctrl+W）")
        button.setAccessibleName(f"关闭 {view.document.metadata.title}")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.close_at(self._tabs.indexOf(view)))
        return button

    def view_of(self, document_id: str) -> "DocumentView | None":
        """The view of an open document, or None."""
        return next((view for view in self.views() if view.document.id == document_id), None)

    def bring_to_front(self, view: "DocumentView") -> None:
        """Show the tab of ``view``."""
        self._tabs.setCurrentWidget(view)

    def mark_superseded(self, view: "DocumentView") -> None:
        """Show at the tab and above the text that this is an older version."""
        view.banner.tell_superseded()
        title = f"{FORMER}·{_tab_title(view.document)}"
        self._tabs.setTabText(self._tabs.indexOf(view), title)
        self._tabs.setTabToolTip(
            self._tabs.indexOf(view), f"{FORMER}：{view.document.metadata.title}"
        )

    def close_at(self, place: int) -> None:
        """Close the tab at ``place``."""
        if not 0 <= place < self._tabs.count():
            return
        view = self._tabs.widget(place)
        if view is self._passing:
            self._passing = None
        self._tabs.removeTab(place)
        view.deleteLater()
        if not self._tabs.count():
            self.welcome.show_ready()
            self._stack.setCurrentWidget(self.welcome)
        self.documents_changed.emit()

    def close_view(self, view: "DocumentView") -> None:
        """Close the tab of ``view``."""
        self.close_at(self._tabs.indexOf(view))

    def close_current(self) -> None:
        """Close the tab in front."""
        self.close_at(self._tabs.currentIndex())

    def step(self, places: int) -> None:
        """Bring the tab so many places to the right to the front, going round at the ends."""
        if self._tabs.count():
            self._tabs.setCurrentIndex((self._tabs.currentIndex() + places) % self._tabs.count())

    def open_documents(self) -> tuple[list[OpenDocument], int]:
        """What is open and where each is being read, and the place of the tab in front."""
        return (
            [OpenDocument(view.document.id, view.position()) for view in self.views()],
            max(self._tabs.currentIndex(), 0),
        )

    def _show_menu(self, where: QPoint) -> None:
        """What can be done with the document of the tab under the pointer."""
        place = self._tabs.tabBar().tabAt(where)
        if place < 0:
            return
        view = self.views()[place]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        document_id = view.document.id
        menu.addAction("加入对照阅读", lambda: self.comparison_requested.emit(document_id))
        menu.addAction("关闭", lambda: self.close_view(view))
        menu.popup(self._tabs.tabBar().mapToGlobal(where))

    def _front_changed(self, _place: int) -> None:
        self.current_changed.emit(self.current())


def _tab_title(document: "Document") -> str:
    """Place and kind, such as 东营市·工作方案: what tells the tabs of one subject apart."""
    metadata = document.metadata
    kind = (metadata.doc_type or "").partition("(")[0]
    parts = [part for part in (metadata.city or metadata.province, kind) if part]
    title = "·".join(parts) or metadata.title
    return title if len(title) <= MAX_TAB_TITLE else f"{title[:MAX_TAB_TITLE]}…"
