"""The editor of one annotation: meaning, note, tags; saved when it is left."""

import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
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

from reader.errors import NotesError
from reader.notes.faults import ConflictError
from reader.notes.model import Annotation, Meaning
from reader.ui.noting.meaning_look import meaning_icon
from reader.ui.side_tree import MARGIN
from reader.ui.theme import Theme

Save = Callable[[Annotation, bool, bool], None]
"""Keeps an annotation: its value; is it new; is what another window wrote to be overwritten?

Raises NotesError if it is not kept; then the words stay in the editor.
"""

PLACEHOLDER = "写批注。Ctrl+Enter 保存，Esc 放弃修改。"
_TAG_BREAK = re.compile(r"[\s,，、;；#]+")


def tags_of(typed: str) -> tuple[str, ...]:
    """Tags as typed, parted by blanks or commas; each once, in the order typed."""
    return tuple(dict.fromkeys(tag for tag in _TAG_BREAK.split(typed) if tag))


class _Text(QPlainTextEdit):
    """A field for longer text; Tab leads on, as in a form."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(PLACEHOLDER)
        self.setAccessibleName("批注内容")
        self.setProperty("role", "field")
        self.setMinimumHeight(48)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.ensureCursorVisible()


class NoteEditor(QFrame):
    """Edits one annotation at a time.

    Signals:
        removal_requested(str): The annotation is to be removed.
        left(): The user is done with it and wants back to the text.
    """

    removal_requested = Signal(str)
    left = Signal()

    def __init__(self, save: Save, theme: Theme, parent: QWidget | None = None) -> None:
        """Build it with nothing to edit, hidden.

        Args:
            save: Keeps what was written.
            theme: Colours to start with.
            parent: Qt parent.
        """
        super().__init__(parent)
        self._save = save
        self._annotation: Annotation | None = None
        self._is_new = False
        self._shown_tags = ""
        self._quote = QLabel()
        self._quote.setProperty("role", "secondary")
        self._quote.setTextFormat(Qt.TextFormat.PlainText)
        self._quote.setWordWrap(False)
        self._meaning = QComboBox()
        self._meaning.setAccessibleName("批注种类")
        for _meaning in Meaning:
            self._meaning.addItem("")
        self._text = _Text()
        self._tags = QLineEdit()
        self._tags.setPlaceholderText("标签，用空格或逗号分开")
        self._tags.setAccessibleName("标签")
        self._fault = QLabel()
        self._fault.setProperty("role", "fault")
        self._fault.setWordWrap(True)
        self._overwrite = QPushButton("仍按我的内容保存")
        self._overwrite.clicked.connect(lambda: self.save(overwrite=True))
        self._remove = QPushButton("删除")
        self._remove.clicked.connect(self._ask_removal)
        self._done = QPushButton("保存")
        self._done.setToolTip("保存（Ctrl+Enter）")
        self._done.clicked.connect(self.finish)
        self._lay_out()
        self.set_theme(theme)
        self._meaning.activated.connect(lambda _place: self.save())
        self._tags.returnPressed.connect(self.finish)
        for widget in (self._text, self._tags):
            widget.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_moved)
        self.hide()

    def _lay_out(self) -> None:
        self._quote.setMinimumWidth(10)
        top = QHBoxLayout()
        top.addWidget(self._meaning)
        top.addWidget(self._quote, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._tags, 1)
        foot.addWidget(self._remove)
        foot.addWidget(self._done)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, 4, MARGIN, MARGIN)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self._text, 1)
        column.addWidget(self._fault)
        column.addWidget(self._overwrite)
        column.addLayout(foot)

    # -- from outside -----------------------------------------------------------------------

    @property
    def annotation(self) -> Annotation | None:
        """What is edited, as it was read; None if nothing is."""
        return self._annotation

    @property
    def is_changed(self) -> bool:
        """True if something was written that is not kept yet."""
        return self._annotation is not None and self._edited() != self._annotation

    def set_theme(self, theme: Theme) -> None:
        """Draw the meanings in the colours of ``theme``."""
        for place, meaning in enumerate(Meaning):
            self._meaning.setItemIcon(place, meaning_icon(meaning, theme))

    def set_words(self, names: Mapping[Meaning, str], tags: Sequence[str]) -> None:
        """Say what the meanings are called, and which tags there are to be completed."""
        for place, meaning in enumerate(Meaning):
            self._meaning.setItemText(place, names[meaning])
        completer = QCompleter(list(tags), self._tags)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._tags.setCompleter(completer)

    def edit(self, annotation: Annotation, *, is_new: bool = False) -> None:
        """Take an annotation to edit; what was edited before is saved.

        Args:
            annotation: As it is kept, or a draft.
            is_new: It is not kept yet; left without a note it is not kept at all.
        """
        if self._annotation is not None and self._annotation.id == annotation.id:
            if not self.is_changed:
                self._take(annotation, is_new=self._is_new)
            return
        if not self.save():
            return
        self._take(annotation, is_new=is_new)

    def _take(self, annotation: Annotation, *, is_new: bool) -> None:
        if self._annotation != annotation:
            self._annotation = annotation
            self._show(annotation)
        self._is_new = is_new
        self._remove.setVisible(not is_new)
        self._tell("")
        quote = annotation.anchor.quote.replace("\n", " ")
        self._quote.setText(f"“{quote}”")
        self._quote.setToolTip(f"<p>{escape(annotation.anchor.quote)}</p>")
        self.show()

    def _show(self, annotation: Annotation) -> None:
        if self._text.toPlainText() != annotation.note:
            self._text.setPlainText(annotation.note)
        self._text.document().setModified(False)
        self._shown_tags = " ".join(annotation.tags)
        self._tags.setText(self._shown_tags)
        self._meaning.setCurrentIndex(list(Meaning).index(annotation.meaning))

    def stay_with(self, ids: Set[str]) -> None:
        """Edit nothing any more if another document is in front, unless something is being written.

        Args:
            ids: Of the annotations that are listed.
        """
        edited, focus = self._annotation, QApplication.focusWidget()
        if edited is None or self._is_new or self.is_changed or edited.id in ids:
            return
        if focus is None or not self.isAncestorOf(focus):
            self.close_editor()

    def refresh(self, find: Callable[[str], Annotation | None]) -> None:
        """Show the annotation as it is now; unsaved words stay, with a word about it.

        Args:
            find: Gives it by its id as it is kept, None if it is gone.
        """
        if self._annotation is None or self._is_new:
            return
        annotation = find(self._annotation.id)
        if annotation is None and not self.is_changed:
            self.close_editor()
        elif annotation is not None and not self.is_changed:
            self._take(annotation, is_new=False)

    def close_editor(self) -> None:
        """Edit nothing any more, without saving."""
        self._annotation = None
        self._is_new = False
        self._text.clear()
        self._tags.clear()
        self.hide()

    def start_writing(self) -> None:
        """Put the cursor behind the note."""
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self._text.textCursor()
        cursor.movePosition(cursor.MoveOperation.End)
        self._text.setTextCursor(cursor)

    def save(self, *, overwrite: bool = False) -> bool:
        """Keep what was written, as one action.

        Args:
            overwrite: Also if another window has changed it since.

        Returns:
            False if it was not kept: the words are still in the editor, and it says why.
        """
        if self._annotation is None:
            return True
        edited = self._edited()
        if self._is_new and not edited.note:
            self.close_editor()
            return True
        if edited == self._annotation and not self._is_new:
            return True
        was, was_new = self._annotation, self._is_new
        self._annotation, self._is_new = edited, False  # what `changed` shows meanwhile
        try:
            self._save(edited, was_new, overwrite)
        except NotesError as error:
            self._annotation, self._is_new = was, was_new
            self._tell(str(error), overtaken=isinstance(error, ConflictError))
            return False
        self._remove.show()
        self._tell("")
        return True

    def finish(self) -> None:
        """Save and lead back to the text."""
        if self.save():
            self.left.emit()

    def _edited(self) -> Annotation:
        kept = self._annotation
        if kept is None:
            raise RuntimeError("nothing is edited")
        written = self._text.document().isModified()
        return replace(
            kept,
            meaning=list(Meaning)[self._meaning.currentIndex()],
            note=self._text.toPlainText().strip() if written else kept.note,
            tags=kept.tags if self._tags.text() == self._shown_tags else tags_of(self._tags.text()),
        )

    def _tell(self, fault: str, *, overtaken: bool = False) -> None:
        self._fault.setText(fault)
        self._fault.setVisible(bool(fault))
        self._overwrite.setVisible(overtaken)

    def _ask_removal(self) -> None:
        if self._annotation is not None:
            self.removal_requested.emit(self._annotation.id)

    # -- leaving it -------------------------------------------------------------------------

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        inside = old is not None and self.isAncestorOf(old)
        if not inside or QApplication.activePopupWidget() is not None:
            return
        if new is None or not self.isAncestorOf(new):
            self.save()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See Qt: Ctrl+Enter saves, Escape gives up what was written."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.finish()
                return True
            if event.key() == Qt.Key.Key_Escape and self._annotation is not None:
                self._give_up()
                return True
        return super().eventFilter(watched, event)

    def _give_up(self) -> None:
        kept, is_new = self._annotation, self._is_new
        if kept is None:
            return
        if is_new:
            self.close_editor()
        else:
            self._show(kept)
            self._tell("")
        self.left.emit()
