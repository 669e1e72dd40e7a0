"""The right side of the window: one panel at a time, chosen by a tab above."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget


class SidePanels(QWidget):
    """Panels that share one place; with a single one there is no tab to choose.

    Signals:
        panel_changed(QWidget): Another panel is in front.
    """

    panel_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tabs = QTabBar()
        self._tabs.setDocumentMode(True)
        self._tabs.setExpanding(True)
        self._tabs.setDrawBase(False)
        self._tabs.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._tabs.hide()
        self._panels = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._tabs)
        layout.addWidget(self._panels, 1)
        self._tabs.currentChanged.connect(self._show)

    def add(self, title: str, panel: QWidget) -> None:
        """Put ``panel`` behind the others, under a tab with ``title``."""
        self._panels.addWidget(panel)
        self._tabs.addTab(title)
        self._tabs.setVisible(self._tabs.count() > 1)

    def bring(self, panel: QWidget) -> None:
        """Bring ``panel`` to the front and show the side if it was hidden."""
        self._tabs.setCurrentIndex(self._panels.indexOf(panel))
        self.show()

    def current(self) -> QWidget | None:
        """The panel in front."""
        return self._panels.currentWidget()

    def _show(self, place: int) -> None:
        self._panels.setCurrentIndex(place)
        self.panel_changed.emit(self._panels.widget(place))
