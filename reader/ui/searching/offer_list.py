"""The list under the search field: words to search for, earlier and saved searches."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.models.offer_model import Offer, OfferModel
from reader.ui.models.tree_model import AnyIndex
from reader.ui.row_painting import (
    GAP,
    PADDING,
    Row,
    RowDelegate,
    paint_line,
    row_of,
    text_color,
)
from reader.ui.side_tree import MARGIN
from reader.ui.theme import Theme

MOST_ROWS = 6
_NOTE_SHARE = 0.5


class _OfferDelegate(RowDelegate):
    """Paints an :class:`Offer`: the words at the left, the note small at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """See Qt."""
        return QSize(80, QFontMetrics(row_of(option).font).height() + 2 * PADDING)

    def paint_row(self, painter: QPainter, row: Row, index: AnyIndex) -> None:
        """See :class:`RowDelegate`."""
        offer = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(offer, Offer):
            return
        inner = row.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        small = QFontMetrics(row.small_font)
        wide = min(small.horizontalAdvance(offer.note), round(inner.width() * _NOTE_SHARE))
        words, note = QRect(inner), QRect(inner)
        words.setRight(inner.right() - wide - (2 * GAP if wide else 0))
        note.setLeft(inner.right() - wide)
        paint_line(painter, words, offer.text, row.font, text_color(row, self.theme))
        quiet = text_color(row, self.theme, secondary=True)
        paint_line(painter, note, offer.note, row.small_font, quiet)


class OfferList(QFrame):
    """A list that lies over what is below the field; the field keeps the focus and leads it.

    Signals:
        offer_chosen(Offer): By click; what is chosen by key is asked for with :meth:`current`.
    """

    offer_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._below = parent
        self.setProperty("role", "popover")
        self._model = OfferModel(self)
        self._list = QListView()
        self._list.setAccessibleName("检索建议")
        self._list.setModel(self._model)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setMouseTracking(True)
        self._list.setUniformItemSizes(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate = _OfferDelegate(theme, self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.clicked.connect(
            lambda index: self.offer_chosen.emit(index.data(Qt.ItemDataRole.UserRole))
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(2)
        layout.addWidget(self._list)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._delegate.theme = theme

    def show_offers(self, offers: Sequence[Offer], place: QRect) -> None:
        """Show offers under the field, none of them chosen; no offers hide the list.

        Args:
            offers: The first stands at the top.
            place: Of the field, in the coordinates of the list's parent.
        """
        self._model.show(offers)
        self._list.setCurrentIndex(QModelIndex())
        if not offers:
            self.hide()
            return
        rows = min(len(offers), MOST_ROWS)
        height = rows * self._list.sizeHintForRow(0) + 6
        room = max(self._below.height() - place.bottom() - 4, 60)
        self.setGeometry(place.left(), place.bottom() + 2, place.width(), min(height, room))
        self.show()
        self.raise_()

    def current(self) -> Offer | None:
        """The offer the keys have led to; None before the first step."""
        value = self._list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return value if isinstance(value, Offer) else None

    def offers(self) -> list[Offer]:
        """What is shown, from top to bottom."""
        rows = range(self._model.rowCount())
        return [self._model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in rows]

    def step(self, by: int) -> None:
        """Lead to the next (1) or previous (-1) offer; above the first one there is none."""
        here = self._list.currentIndex().row()
        there = min(here + by, self._model.rowCount() - 1)
        self._list.setCurrentIndex(self._model.index(there, 0) if there >= 0 else QModelIndex())
