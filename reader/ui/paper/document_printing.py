"""Prints the document in front with its marks and notes."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.notes.model import OrphanInfo
from reader.ui.excerpting.print_choices import load_choices, save_choices
from reader.ui.theme import Theme
from reader.ui.tool import NOT_READY, Tool

if TYPE_CHECKING:  # loaded when something is printed
    from collections.abc import Sequence

    from reader.corpus.model import Document
    from reader.excerpts.model import AnnotatedDocument
    from reader.notes.model import Annotation
    from reader.ui.desk import Desk
    from reader.ui.noting.notes_desk import NotesDesk
    from reader.ui.paper.measures import PaperOptions
    from reader.ui.paper.preview_dialog import PreviewDialog
    from reader.ui.reading.document_view import DocumentView

NO_DOCUMENT = "没有打开的文件可以打印。"


class DocumentPrinting(Tool):
    """Opens the preview of one document; layout and colours are those of the last print."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        """Do nothing before :meth:`take`.

        Args:
            theme: Colours around the pages.
            window: The preview stands before it.
        """
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._desk: NotesDesk | None = None
        self._choices_file = Path()
        self._document: Document | None = None
        self._dialog: PreviewDialog | None = None
        self.commands = {"print_document": self.preview}

    @property
    def dialog(self) -> "PreviewDialog | None":
        """The preview, as long as it is open."""
        return self._dialog

    def take(self, desk: "Desk") -> None:
        """Take the opened library, or the library as it is now."""
        self.set_desk(desk.notes, desk.excerpts.choices_file)

    def set_desk(self, desk: "NotesDesk", choices_file: Path) -> None:
        """Take the notes.

        Args:
            desk: The notes and the documents they are on.
            choices_file: Keeps how things are printed.
        """
        self._desk = desk
        self._choices_file = choices_file

    def set_theme(self, theme: Theme) -> None:
        """Use other colours around the pages."""
        self._theme = theme
        if self._dialog is not None:
            self._dialog.set_theme(theme)

    def current_changed(self, view: "DocumentView | None") -> None:
        """Another document is in front, or none."""
        self._document = view.document if view is not None else None

    def preview(self) -> None:
        """Show the pages of the document in front."""
        desk, document = self._desk, self._document
        if desk is None or document is None:
            self.noticed.emit(NOT_READY if desk is None else NO_DOCUMENT)
            return
        try:
            annotated = _annotated(desk, document)
        except ReaderError as error:
            self.tell(error)
            return
        self._show(annotated)

    def _show(self, annotated: "AnnotatedDocument") -> None:
        from reader.ui.paper.measures import PaperOptions  # noqa: PLC0415
        from reader.ui.paper.preview_dialog import PreviewDialog  # noqa: PLC0415

        choices = load_choices(self._choices_file)
        options = PaperOptions(choices.layout, not choices.colour, choices.duplex, choices.notes)
        dialog = PreviewDialog(
            annotated, options, self._theme, self._window, partial(_write_docx, annotated)
        )
        dialog.options_changed.connect(self._keep)
        dialog.noticed.connect(self.noticed)
        dialog.failed.connect(self.tell)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    def _keep(self, options: "PaperOptions") -> None:
        choices = replace(
            load_choices(self._choices_file),
            layout=options.layout,
            colour=not options.mono,
            duplex=options.duplex,
            notes=options.notes,
        )
        try:
            save_choices(self._choices_file, choices)
        except ReaderError as error:
            self.tell(error)


def _annotated(desk: "NotesDesk", document: "Document") -> "AnnotatedDocument":
    """The document with the notes that stand in it now.

    Raises:
        NotesError: They cannot be read.
    """
    from reader.excerpts.annotated import annotate  # noqa: PLC0415
    from reader.notes.anchors import make_anchor  # noqa: PLC0415

    store = desk.store()
    resolved = desk.noted().resolved(store.annotations, document)
    placed: list[Annotation] = [
        replace(each.item, anchor=make_anchor(document, each.start, each.end))
        for each in resolved.placed
    ]
    unlisted = OrphanInfo(document.id, document.metadata.title)
    origin = next((each for each in desk.summaries if each.id == document.id), unlisted)
    return annotate(document, origin, placed, store.meanings.names())


def _write_docx(
    annotated: "AnnotatedDocument", path: Path, options: "PaperOptions", _pages: "Sequence[int]"
) -> None:
    from reader.export.brochure_docx import BrochureForm, write_document_docx  # noqa: PLC0415

    content = annotated if options.notes else annotated.without_notes()
    form = BrochureForm(
        compact=options.layout == "compact", colour=not options.mono, duplex=options.duplex
    )
    write_document_docx(content, path, form)
