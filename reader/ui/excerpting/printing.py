"""From a collection to paper: preview, PDF, Word document."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from reader.errors import ReaderError
from reader.notes.model import Collection
from reader.ui.excerpting.print_choices import PrintChoices, load_choices, save_choices
from reader.ui.save_dialog import ask_for_file
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme

if TYPE_CHECKING:  # loaded when something is printed
    from collections.abc import Callable

    from reader.excerpts.model import Brochure
    from reader.ui.excerpting.excerpt_desk import ExcerptDesk
    from reader.ui.paper.composition import Progress
    from reader.ui.paper.measures import PaperOptions
    from reader.ui.paper.preview_dialog import PreviewDialog
    from reader.ui.paper.printed import Paper
    from reader.ui.paper.slices import Slices

PDF_FILTER = "PDF 文件 (*.pdf)"
DOCX_FILTER = "Word 文档 (*.docx)"


class ExcerptPrinting(QObject):
    """Brings one collection at a time onto paper.

    Signals:
        noticed(str): A sentence the user should know.
        failed(Exception): Something went wrong.
        renamed(Collection, str): The collection is to have another title.
    """

    noticed = Signal(str)
    failed = Signal(object)
    renamed = Signal(object, str)

    def __init__(
        self, desk: "ExcerptDesk", tasks: TaskRunner, theme: Theme, window: QWidget
    ) -> None:
        """Do nothing yet.

        Args:
            desk: What composes and writes.
            tasks: Runs what takes long.
            theme: Colours around the pages.
            window: What is opened stands before it.
        """
        super().__init__(window)
        self._desk = desk
        self._tasks = tasks
        self._theme = theme
        self._window = window
        self._slices: Slices | None = None
        self._dialog: PreviewDialog | None = None

    def take(self, desk: "ExcerptDesk") -> None:
        """Take the library as it is now."""
        self._desk = desk

    def set_theme(self, theme: Theme) -> None:
        """Use other colours around the pages."""
        self._theme = theme
        if self._dialog is not None:
            self._dialog.set_theme(theme)

    # -- how --------------------------------------------------------------------------------

    @property
    def choices(self) -> PrintChoices:
        """How something was printed the last time, here or elsewhere."""
        return load_choices(self._desk.choices_file)

    def ask_form(self, collection: Collection) -> None:
        """Let the user choose how it is printed."""
        from reader.ui.excerpting.print_form import PrintForm  # noqa: PLC0415

        form = PrintForm(collection.title, self.choices, self._window)
        form.chosen.connect(partial(self._choose, collection))
        form.open()

    def _choose(self, collection: Collection, title: str, choices: PrintChoices) -> None:
        if title and title != collection.title:
            self.renamed.emit(collection, title)
        self._keep(choices)

    def _keep(self, choices: PrintChoices) -> None:
        try:
            save_choices(self._desk.choices_file, choices)
        except ReaderError as error:
            self.failed.emit(error)

    def _options(self) -> "PaperOptions":
        from reader.ui.paper.measures import PaperOptions  # noqa: PLC0415

        choices = self.choices
        return PaperOptions(choices.layout, not choices.colour, choices.duplex, choices.notes)

    def _keep_options(self, options: "PaperOptions") -> None:
        self._keep(
            replace(
                self.choices,
                layout=options.layout,
                colour=not options.mono,
                duplex=options.duplex,
                notes=options.notes,
            )
        )

    # -- what -------------------------------------------------------------------------------

    def preview(self, collection: Collection) -> None:
        """Show the pages; they can be printed and written from there."""
        self._compose(collection, self._show)

    def save_pdf(self, collection: Collection) -> None:
        """Ask for a file and write the pages into it."""
        then = partial(self._compose_for, collection, self._set_for_pdf)
        ask_for_file(self._window, "存为 PDF", collection.title, PDF_FILTER, then)

    def save_docx(self, collection: Collection) -> None:
        """Ask for a file and write a Word document into it."""
        then = partial(self._compose_for, collection, self._set_for_docx)
        ask_for_file(self._window, "存为 DOCX", collection.title, DOCX_FILTER, then)

    def _compose_for(
        self, collection: Collection, then: "Callable[[Path, Brochure], None]", path: Path
    ) -> None:
        self._compose(collection, partial(then, path))

    def _compose(self, collection: Collection, then: "Callable[[Brochure], None]") -> None:
        """Ask notes and documents; ``then`` takes what is printed of the collection."""
        from reader.excerpts.gathering import Imprint  # noqa: PLC0415

        choices = self.choices
        today = datetime.now().astimezone().date().isoformat() if choices.dated else ""
        imprint = Imprint(unit=choices.unit, editor=choices.editor, made_on=today)
        try:
            gathered = self._desk.gather(collection)
        except ReaderError as error:
            self.failed.emit(error)
            return
        self._tasks.run(partial(self._desk.compose, gathered, imprint), then, self.failed.emit)

    def _show(self, brochure: "Brochure") -> None:
        from reader.ui.paper.preview_dialog import PreviewDialog  # noqa: PLC0415

        def write(path: Path, options: "PaperOptions", pages: Sequence[int]) -> None:
            self._write_docx(brochure, path, options, pages)

        dialog = PreviewDialog(
            brochure, self._options(), self._theme, self._window, write, self._tasks
        )
        dialog.options_changed.connect(self._keep_options)
        dialog.noticed.connect(self.noticed)
        dialog.failed.connect(self.failed)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def _forget(self) -> None:
        self._dialog = None

    # -- files ------------------------------------------------------------------------------

    def _set(self, brochure: "Brochure", then: "Callable[[Paper], None]") -> None:
        """Set the pages, a few milliseconds at a time."""
        from reader.ui.paper.composition import paper_steps  # noqa: PLC0415

        self._run_slices().start(
            paper_steps(brochure, self._options()), self._tell, then, self.failed.emit
        )

    def _run_slices(self) -> "Slices":
        from reader.ui.paper.slices import Slices  # noqa: PLC0415

        if self._slices is None:
            self._slices = Slices(self)
        return self._slices

    def _tell(self, progress: "Progress") -> None:
        self.noticed.emit(f"正在排版 {progress.done:,} / {progress.total:,} …")

    def _set_for_pdf(self, path: Path, brochure: "Brochure") -> None:
        from reader.ui.paper.pdf import pdf_steps, save_pdf  # noqa: PLC0415

        def write(paper: "Paper", data: bytes) -> None:
            words = f"已存为 PDF，共 {len(paper.sheets):,} 页：{path}"
            notices = "".join(f"　{notice}" for notice in paper.notices[:1])
            self._tasks.run(
                partial(save_pdf, data, path),
                lambda _done: self.noticed.emit(f"{words}{notices}"),
                self.failed.emit,
            )

        def make(paper: "Paper") -> None:
            then = partial(write, paper)
            self._run_slices().start(pdf_steps(paper), lambda _: None, then, self.failed.emit)

        self._set(brochure, make)

    def _set_for_docx(self, path: Path, brochure: "Brochure") -> None:
        """The pages are set first: the 目录 takes its numbers from them."""
        options = self._options()
        self._set(
            brochure,
            lambda paper: self._tasks.run(
                partial(self._write_docx, brochure, path, options, paper.contents),
                lambda _done: self.noticed.emit(f"已存为 Word 文档：{path}"),
                self.failed.emit,
            ),
        )

    def _write_docx(
        self, brochure: "Brochure", path: Path, options: "PaperOptions", pages: Sequence[int]
    ) -> None:
        from reader.export.brochure_docx import BrochureForm  # noqa: PLC0415

        docx_notes = self.choices.docx_notes
        form = BrochureForm(
            compact=options.layout == "compact",
            colour=not options.mono,
            duplex=options.duplex,
            comments=docx_notes != "text",
            note_texts=docx_notes != "comments",
        )
        printed = brochure if options.notes else brochure.without_notes()
        self._desk.write_docx(printed, path, form, pages)
