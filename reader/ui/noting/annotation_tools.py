"""Highlights and notes in the open documents, and the panel 批注."""

from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from reader.errors import NotesError, ReaderError
from reader.notes.anchors import Found, make_anchor
from reader.notes.model import Annotation, Meaning
from reader.ui.noting.late_panel import LatePanel
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.quotation_clipboard import put_on_clipboard
from reader.ui.theme import Theme
from reader.ui.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QAction

    from reader.ui.desk import Desk
    from reader.ui.noting.annotation_lister import AnnotationLister
    from reader.ui.noting.annotations_panel import AnnotationsPanel
    from reader.ui.noting.view_notes import Selection, ViewNotes
    from reader.ui.reading.document_view import DocumentView

SELECT_FIRST = "请先在正文中选取文字。"
GONE = "这份文件已从文库移除；批注和所批原文仍保留在批注栏。"
IN_DOUBT = "文件更新后未能确定这条批注的位置，请用“批注”菜单中的“核对批注位置”处理。"
NONE_HERE = "这份文件还没有批注。"
EMPTY = "还没有批注。\n在正文中选取文字，选一种颜色即可标注；\n按 Ctrl+N 写批注。"
EMPTY_HERE = "这份文件还没有批注。\n在正文中选取文字，选一种颜色即可标注；\n按 Ctrl+N 写批注。"
NO_MATCH = "没有符合条件的批注。"
NO_DOCUMENT = "没有打开的文件。选“全部”可查看所有文件的批注。"
_NEAR = 600
"""Characters: who has scrolled further from the last mark begins anew from where he is."""


class AnnotationTools(Tool):
    """Marks what is selected, shows what is marked.

    Signals:
        excerpt_requested(str, int, int): A range of a document is to be put into a collection.
        annotations_chosen(list): Annotations are to be put into a collection.
        review_requested(): Annotations in doubt are to be gone through.
    """

    excerpt_requested = Signal(str, int, int)
    annotations_chosen = Signal(object)
    review_requested = Signal()

    def __init__(self, keeper: NoteKeeper, theme: Theme, window: QWidget) -> None:
        """Do nothing before :meth:`take`.

        Args:
            keeper: The way to the notes.
            theme: Colours to start with.
            window: What is opened stands before it.
        """
        super().__init__(window)
        self._keeper = keeper
        self._theme = theme
        self._window = window
        self._views: list[ViewNotes] = []
        self._active: ViewNotes | None = None
        self._current: DocumentView | None = None
        self._stepped = ""
        self._menu: Sequence[QAction] = ()
        self._late: LatePanel[AnnotationsPanel] = LatePanel(self._make_panel, self._list)
        self.commands = {
            "mark_key": partial(self.mark, Meaning.KEY),
            "mark_target": partial(self.mark, Meaning.TARGET),
            "mark_measure": partial(self.mark, Meaning.MEASURE),
            "mark_question": partial(self.mark, Meaning.QUESTION),
            "mark_funding": partial(self.mark, Meaning.FUNDING),
            "write_note": self.write_note,
            "excerpt_selection": self.excerpt,
            "copy_quotation": self.copy_selection,
            "next_annotation": partial(self.step, 1),
            "previous_annotation": partial(self.step, -1),
            "go_annotations": self.go,
        }
        keeper.changed.connect(self._refresh)

    @cached_property
    def _lister(self) -> "AnnotationLister":
        """Made when something is to be listed, anew for another library."""
        from reader.ui.noting.annotation_lister import AnnotationLister  # noqa: PLC0415

        return AnnotationLister(self._keeper)

    def panel(self) -> tuple[str, QWidget] | None:
        """Title and widget of its panel at the right side of the window."""
        return "批注", self._late.room

    def take(self, _desk: "Desk") -> None:
        """Follow the library; the keeper is given the desk by the window."""
        self.__dict__.pop("_lister", None)
        self._refresh()

    def set_theme(self, theme: Theme) -> None:
        """Paint the panel in the colours of ``theme``; the marks follow their view."""
        self._theme = theme
        if self._late.built is not None:
            self._late.built.set_theme(theme)

    def view_opened(self, view: "DocumentView") -> None:
        """Show the marks of a document that was opened."""
        from reader.ui.noting.view_notes import ViewNotes  # noqa: PLC0415 - not before a document

        notes = ViewNotes(view, self._keeper.names())
        notes.commanded.connect(lambda _name: self._activate(notes))
        notes.commanded.connect(lambda name: self.commands[name]())
        notes.opened.connect(lambda _name: self._activate(notes))
        notes.opened.connect(self.open_note)
        notes.meaning_requested.connect(self._change_meaning)
        notes.removal_requested.connect(lambda name: self._remove([name]))
        view.page_view.selectionChanged.connect(partial(self._activate, notes))
        view.destroyed.connect(partial(self._forget, notes))
        self._views.append(notes)
        self._active = self._active or notes
        notes.show_notes(self._keeper.placed_annotations(view.document), self._keeper.names())

    def _forget(self, notes: "ViewNotes") -> None:
        if notes in self._views:
            self._views.remove(notes)
        if self._active is notes:
            self._active = None

    def _activate(self, notes: "ViewNotes") -> None:
        self._active = notes

    def current_changed(self, view: "DocumentView | None") -> None:
        """Follow the document in front."""
        self._current = view
        self._active = next((notes for notes in self._views if notes.view is view), None)
        self._list_if_seen()

    def may_leave(self) -> bool:
        """False if a note could not be saved; the user is asked whether to leave without it."""
        panel = self._late.built
        if panel is None or panel.editor.save():
            return True
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("批注没有保存")
        box.setText("正在写的批注没有保存。可以先复制文字，或放弃这条批注退出。")
        leave = box.addButton("放弃并退出", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("返回", QMessageBox.ButtonRole.RejectRole)
        leave.clicked.connect(panel.editor.close_editor)
        leave.clicked.connect(self._window.close)
        box.open()
        return False

    # -- marking ----------------------------------------------------------------------------

    def _selection(self) -> "Selection | None":
        selection = self._active.selection() if self._active is not None else None
        if selection is None:
            self.done.emit(SELECT_FIRST)
        return selection

    def has_selection(self) -> bool:
        """True if words are selected in the document that was used last."""
        return self._active is not None and self._active.selection() is not None

    def mark(self, meaning: Meaning) -> None:
        """Highlight the selection; the same once more takes the highlight away."""
        selection = self._selection()
        notes = self._active
        if selection is None or notes is None:
            return
        same = self._marked_so(notes, selection)
        if same is None:
            anchor = make_anchor(selection.view.document, selection.start, selection.end)
            author = self._keeper.author
            label = f"标注{self._keeper.names()[meaning]}"
            kept = self._keeper.act(
                lambda store: store.annotations.add(
                    Annotation(anchor=anchor, meaning=meaning, author=author), label=label
                )
            )
        elif same.meaning is not meaning:
            kept = self._change_meaning(same.id, meaning)
        elif same.note:
            kept = True
            self.done.emit(f"这里已标为“{self._keeper.names()[meaning]}”，并写有批注。")
        else:
            kept = self._remove([same.id])
        if kept:
            notes.clear_selection()

    def _marked_so(self, notes: "ViewNotes", selection: "Selection") -> Annotation | None:
        """The annotation on exactly the selected characters."""
        place = (selection.start, selection.end)
        found = [mark.id for mark in notes.layer.marks if (mark.start, mark.end) == place]
        return self._annotation(found[-1]) if found else None

    def _annotation(self, name: str) -> Annotation | None:
        store = self._keeper.store
        try:
            return store.annotations.get(name) if store is not None else None
        except NotesError as error:
            self.tell(error)
            return None

    def _change_meaning(self, name: str, meaning: Meaning) -> bool:
        annotation = self._annotation(name)
        if annotation is None:
            return False
        changed = replace(annotation, meaning=meaning)
        label = f"改为{self._keeper.names()[meaning]}"
        return self._keeper.act(lambda store: store.annotations.update(changed, label=label))

    def _remove(self, names: list[str]) -> bool:
        panel = self._late.built
        edited = panel.editor.annotation if panel is not None else None
        if not self._keeper.act(lambda store: store.annotations.remove(names)):
            return False
        if panel is not None and edited is not None and edited.id in names:
            panel.editor.close_editor()
        self.done.emit(f"已删除 {len(names)} 条批注，可按 Ctrl+Z 撤销。")
        return True

    def excerpt(self) -> None:
        """Ask that the selection be put into a collection."""
        selection = self._selection()
        if selection is not None:
            document = selection.view.document
            self.excerpt_requested.emit(document.id, selection.start, selection.end)

    def copy_selection(self) -> None:
        """Copy the selection with its source, as text and as HTML."""
        selection, desk = self._selection(), self._keeper.desk
        if selection is None or desk is None:
            return
        try:
            quotation = desk.quote(selection.view.document, selection.start, selection.end)
        except ReaderError as error:
            self.tell(error)
            return
        put_on_clipboard(quotation)
        self.done.emit("已复制所选文字和出处。")

    # -- notes ------------------------------------------------------------------------------

    def write_note(self) -> None:
        """Write a note on the selection; where it is marked already, on that mark."""
        selection, notes = self._selection(), self._active
        if selection is None or notes is None:
            return
        try:
            self._keeper.ready()
        except NotesError as error:
            self.tell(error)
            return
        same = self._marked_so(notes, selection)
        if same is not None:
            self._open(same, is_new=False)
            return
        anchor = make_anchor(selection.view.document, selection.start, selection.end)
        self._open(Annotation(anchor=anchor, author=self._keeper.author), is_new=True)

    def open_note(self, name: str) -> None:
        """Show an annotation in the editor, ready to be written in."""
        annotation = self._annotation(name)
        if annotation is not None:
            self._open(annotation, is_new=False)

    def _open(self, annotation: Annotation, *, is_new: bool) -> None:
        panel = self._late.ready()
        self.panel_requested.emit()
        self._window.activateWindow()
        panel.write(annotation, is_new=is_new, back=partial(self._focus_text, self._active))

    def _focus_text(self, notes: "ViewNotes | None") -> None:
        """Lead back to the text that was left for the editor, in whichever window it is."""
        if notes is not None and notes in self._views:
            notes.view.window().activateWindow()
            notes.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self, annotation: Annotation, is_new: bool, overwrite: bool) -> None:  # noqa: FBT001
        """Keep what was written in the editor; see ``note_editor.Save``."""
        store = self._keeper.ready()
        if is_new or (overwrite and store.annotations.get(annotation.id) is None):
            store.annotations.add(annotation)
            if self._active is not None:
                self._active.clear_selection()
        else:
            store.annotations.update(annotation, overwrite=overwrite)
        self._keeper.look()

    def step(self, places: int) -> None:
        """Go to the next annotation of the document in front, or to the one before."""
        notes = self._active
        if notes is None or not notes.layer.marks:
            self.done.emit(NONE_HERE)
            return
        marks = notes.layer.marks
        here = notes.view.reading_position()
        at = next((n for n, mark in enumerate(marks) if mark.id == self._stepped), None)
        if at is None or abs(marks[at].start - here) > _NEAR:
            beyond = [n for n, mark in enumerate(marks) if mark.start > here]
            at = (beyond[0] if beyond else len(marks)) - (1 if places > 0 else 0)
        mark = marks[(at + places) % len(marks)]
        self._stepped = mark.id
        notes.view.show_range(mark.start, mark.end)
        panel = self._late.ready()
        panel.choose(mark.id)
        annotation = self._annotation(mark.id)
        if annotation is not None:
            panel.editor.edit(annotation)

    # -- the panel --------------------------------------------------------------------------

    def _make_panel(self) -> "AnnotationsPanel":
        from reader.ui.noting.annotations_panel import AnnotationsPanel  # noqa: PLC0415

        panel = AnnotationsPanel(self._save, self._theme)
        panel.filter_changed.connect(self._list)
        panel.place_requested.connect(self._show_place)
        panel.writing_requested.connect(lambda annotation: self.open_note(annotation.id))
        panel.removal_requested.connect(self._remove)
        panel.editor.removal_requested.connect(lambda name: self._remove([name]))
        panel.review_requested.connect(self.review_requested)
        panel.excerpt_requested.connect(self.annotations_chosen)
        panel.set_actions(self._menu)
        return panel

    def set_actions(self, actions: "Sequence[QAction]") -> None:
        """Take what can be done with all notes, for the menu of the panel."""
        self._menu = tuple(actions)

    def go(self) -> None:
        """Put the cursor into the panel."""
        self.panel_requested.emit()
        self._late.ready().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_found(self, words: str) -> None:
        """List the annotations of all documents in which ``words`` stand."""
        self.panel_requested.emit()
        self._late.ready().show_all(words)

    def count_found(self, words: str) -> int:
        """In how many annotations ``words`` stand: in the note, the quote or a tag."""
        return len(self._lister.found(words) or ())

    def _show_place(self, annotation: Annotation) -> None:
        notes = self._active
        marks = notes.layer.marks if notes is not None else ()
        here = next((mark for mark in marks if mark.id == annotation.id), None)
        if notes is not None and here is not None and notes.view is self._current:
            notes.view.show_range(here.start, here.end)
            return
        home = self._lister.home(annotation)
        if home is None:
            self.done.emit(GONE)
        elif isinstance(home.place, Found):
            self.place_activated.emit(home.document_id, home.place.start, home.place.end)
        else:
            self.done.emit(IN_DOUBT)

    def _refresh(self) -> None:
        """Show the notes as they are now, in the text and in the panel."""
        names = self._keeper.names()
        for notes in self._views:
            notes.show_notes(self._keeper.placed_annotations(notes.view.document), names)
        if self._late.built is not None:
            self._late.built.editor.refresh(self._annotation)
        self._list_if_seen()

    def _list_if_seen(self) -> None:
        if self._late.is_seen:
            self._list()

    def _list(self) -> None:
        panel = self._late.built
        if panel is None:
            return
        names = self._keeper.names()
        panel.set_words(names, self._lister.tags())
        document = self._current.document if self._current is not None else None
        everywhere = panel.all_documents
        groups = self._lister.everywhere() if everywhere else self._lister.here(document)
        if not everywhere:
            panel.editor.stay_with({each.id for group in groups for each, _place in group.places})
        total = sum(len(group.places) for group in groups)
        chosen = panel.chosen(self._lister.found(panel.query))
        lines = self._lister.lines(groups, chosen, names, headings=everywhere)
        empty = NO_MATCH if total else EMPTY if everywhere else EMPTY_HERE
        if document is None and not everywhere:
            empty = NO_DOCUMENT
        panel.show_lines(lines, total, self._keeper.trouble or empty)
        panel.show_review(len(self._keeper.in_doubt))
