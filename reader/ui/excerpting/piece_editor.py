"""The lower part of the panel: what is said of one piece, or the introduction of the collection."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from reader.excerpts.collecting import left_out, taken_back
from reader.library.tables import WHOLE as NOT_PARTED
from reader.library.tables import Seams
from reader.notes.model import Collection, Piece
from reader.ui.excerpting.gap_view import GapView
from reader.ui.side_tree import MARGIN
from reader.ui.theme import Theme

SavePiece = Callable[[Piece, str], bool]
"""Keeps a changed piece as an action with this label; False if it was not kept."""
SaveCollection = Callable[[Collection, str], bool]

WHOLE = "不能略去整条；不需要这条时请删除它。"
INTRODUCTION = "前言（印在目录之前，可不填）"
_LABELS = {"heading": "小标题", "text": "编者文字"}
_FIELD_HEIGHT = 64


class PieceEditor(QFrame):
    """Edits a piece, or the collection where no piece is chosen; keeps it when it is left."""

    def __init__(self, save: SavePiece, save_collection: SaveCollection, theme: Theme) -> None:
        """Build it with nothing to edit, hidden."""
        super().__init__()
        self._save_piece = save
        self._save_collection = save_collection
        self._piece: Piece | None = None
        self._collection: Collection | None = None
        self._saving = False
        self._title = QLabel()
        self._title.setProperty("role", "secondary")
        self._title.setMinimumWidth(10)
        self._quote = GapView(theme)
        self._quote.chosen.connect(self._show_buttons)
        self._omit = QPushButton("略去所选")
        self._omit.setToolTip("印出时以……代替；原文不变")
        self._omit.clicked.connect(self._leave_out)
        self._restore = QPushButton("恢复")
        self._restore.setToolTip("恢复光标所在或所选的略去部分")
        self._restore.clicked.connect(self._take_back)
        self._theme = QLineEdit()
        self._theme.setPlaceholderText("主题（用作标题，可按主题编排）")
        self._theme.setAccessibleName("主题")
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setProperty("role", "field")
        self._text.setMinimumHeight(44)
        self._text.setMaximumHeight(_FIELD_HEIGHT)
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._fault.hide()
        self._lay_out()
        self._theme.editingFinished.connect(self.save)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.hide()

    def _lay_out(self) -> None:
        self._title.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self._title, 1)
        buttons.addWidget(self._omit)
        buttons.addWidget(self._restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, 4)
        column.setSpacing(4)
        column.addLayout(buttons)
        column.addWidget(self._quote, 1)
        column.addWidget(self._fault)
        column.addWidget(self._theme)
        column.addWidget(self._text)

    # -- from outside -----------------------------------------------------------------------

    @property
    def piece(self) -> Piece | None:
        """What is edited, None if it is the collection or nothing."""
        return self._piece

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._quote.set_theme(theme)

    def set_themes(self, themes: Sequence[str]) -> None:
        """Offer the themes in use to be completed."""
        completer = QCompleter(list(themes), self._theme)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._theme.setCompleter(completer)

    def edit(
        self, collection: Collection | None, piece: Piece | None, seams: Seams = NOT_PARTED
    ) -> None:
        """Show a piece, or the introduction of the collection; what was edited before is kept.

        Words that are being written into the same piece stay; they go onto it as it is now.

        Args:
            collection: The one in front; None hides the editor.
            piece: As it is kept; None for the collection itself.
            seams: Where the quotation is parted if it is from a table.
        """
        if self._is_other(collection, piece):
            if self._saving:  # who saves shows the other one afterwards
                return
            self.save()
            self._forget_typing()
        self._collection, self._piece = collection, piece
        if self._is_written_in():
            return
        self._fault.hide()
        if piece is not None:
            self._show_piece(piece, seams)
        elif collection is not None:
            self._show_collection(collection)
        self.setVisible(collection is not None)

    def _is_other(self, collection: Collection | None, piece: Piece | None) -> bool:
        here = (_id(self._collection), _id(self._piece))
        return here != (_id(collection), _id(piece))

    def _is_written_in(self) -> bool:
        """True if there are words that are not kept yet."""
        kept = self._piece if self._piece is not None else self._collection
        return kept is not None and self._edited() != kept

    def _forget_typing(self) -> None:
        self._theme.setModified(False)
        self._text.document().setModified(False)

    def _show_piece(self, piece: Piece, seams: Seams) -> None:
        anchor = piece.anchor
        for widget in (self._quote, self._omit, self._restore, self._theme):
            widget.setVisible(anchor is not None)
        if anchor is not None:
            self._title.setText("原文（不可改动）")
            self._quote.show_quote(anchor.quote, piece.omissions, seams)
            self._text.setPlaceholderText("附注（印在原文之后，标明〔批注〕）")
            self._text.setAccessibleName("附注")
        else:
            self._title.setText(_LABELS[piece.kind])
            self._text.setPlaceholderText(_LABELS[piece.kind])
            self._text.setAccessibleName(_LABELS[piece.kind])
        self._put(piece.theme, piece.note if anchor is not None else piece.text)
        self._show_buttons()

    def _show_collection(self, collection: Collection) -> None:
        for widget in (self._quote, self._omit, self._restore, self._theme):
            widget.hide()
        self._title.setText("前言")
        self._text.setPlaceholderText(INTRODUCTION)
        self._text.setAccessibleName("前言")
        self._put("", collection.introduction)

    def _put(self, theme: str, text: str) -> None:
        if self._theme.text() != theme:
            self._theme.setText(theme)
        if self._text.toPlainText() != text:
            self._text.setPlainText(text)
        self._forget_typing()

    def start_writing(self) -> None:
        """Put the cursor into the text, all of it selected."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        self._text.selectAll()

    def save(self) -> bool:
        """Keep what was written; False if it was not kept: the words stay where they are."""
        if self._saving or not self._is_written_in():
            return True
        edited = self._edited()
        self._saving = True
        try:
            if isinstance(edited, Piece):
                kept = self._save_piece(edited, _label(edited))
            else:
                kept = self._save_collection(edited, "修改摘编前言")
        finally:
            self._saving = False
        if kept:
            self._forget_typing()
        return kept

    def _edited(self) -> Piece | Collection:
        written = self._text.document().isModified()
        words = self._text.toPlainText().strip()
        piece = self._piece
        if piece is None:
            if self._collection is None:
                raise RuntimeError("nothing is edited")
            kept = self._collection
            return replace(kept, introduction=words) if written else kept
        if piece.anchor is None:
            return replace(piece, text=words) if written and words else piece
        theme = " ".join(self._theme.text().split())
        return replace(
            piece,
            theme=theme if self._theme.isModified() else piece.theme,
            note=words if written else piece.note,
        )

    # -- gaps -------------------------------------------------------------------------------

    def _show_buttons(self) -> None:
        piece = self._piece
        start, end = self._quote.selection()
        self._omit.setEnabled(start < end)
        gaps = piece.omissions if piece is not None else ()
        self._restore.setEnabled(any(low <= end and start <= high for low, high in gaps))

    def _leave_out(self) -> None:
        if self._piece is None or self._piece.anchor is None or not self.save():
            return
        piece = self._piece
        omissions = left_out(piece.omissions, *self._quote.selection(), self._piece.anchor.quote)
        if omissions is None:
            self._fault.setText(WHOLE)
            self._fault.show()
            return
        self._save_piece(replace(piece, omissions=omissions), "略去一段")

    def _take_back(self) -> None:
        if self._piece is None or not self.save():
            return
        omissions = taken_back(self._piece.omissions, *self._quote.selection())
        self._save_piece(replace(self._piece, omissions=omissions), "恢复略去的一段")

    # -- leaving it -------------------------------------------------------------------------

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = old is not None and self.isAncestorOf(old)
        if not inside or QApplication.activePopupWidget() is not None:
            return
        if new is None or not self.isAncestorOf(new):
            self.save()


def _id(kept: Piece | Collection | None) -> str:
    return kept.id if kept is not None else ""


def _label(piece: Piece) -> str:
    return f"修改{_LABELS.get(piece.kind, '摘录')}"
