"""Undo and redo, and what concerns all notes: names, review, files, copies."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QMessageBox, QWidget

from reader.errors import NotesError, ReaderError
from reader.notes.model import Meaning
from reader.ui.noting.busy import busy
from reader.ui.noting.note_keeper import NoteKeeper
from reader.ui.save_dialog import ask_for_file
from reader.ui.theme import Theme
from reader.ui.tool import Tool

if TYPE_CHECKING:
    from collections.abc import Callable

    from reader.notes.store import NotesStore
    from reader.ui.commands import CommandName
    from reader.ui.desk import Desk

DOUBT = "文件更新后，有 {count} 条批注不能确定位置，请用“批注”菜单中的“核对批注位置”处理。"
NOTHING_TO_UNDO = "没有可以撤销的操作。"
NOTHING_TO_REDO = "没有可以重做的操作。"
JSON_FILTER = "批注文件 (*.json)"
FILTERS = f"{JSON_FILTER};;供阅读的 Markdown (*.md)"
_MEANING_COMMANDS: "dict[Meaning, CommandName]" = {
    Meaning.KEY: "mark_key",
    Meaning.TARGET: "mark_target",
    Meaning.MEASURE: "mark_measure",
    Meaning.QUESTION: "mark_question",
    Meaning.FUNDING: "mark_funding",
}


class UpkeepTools(Tool):
    """Does what concerns notes of every kind.

    Signals:
        author_changed(str): Who writes the annotations from now on.
    """

    author_changed = Signal(str)

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
        self._told: dict[CommandName, str] = {}
        self._told_notice = ""
        self.commands = {
            "undo": self.undo,
            "redo": self.redo,
            "review_notes": self.review,
            "meaning_names": self.rename_meanings,
            "export_notes": self.ask_for_export,
            "import_notes": self.ask_for_import,
            "backups": self.show_backups,
        }
        keeper.changed.connect(self._tell_words)
        keeper.doubted.connect(lambda count: self.noticed.emit(DOUBT.format(count=count)))

    def take(self, _desk: "Desk") -> None:
        """Say what can be undone, and what the store has to say."""
        self._tell_words()
        store = self._keeper.store
        if store is not None and store.notice != self._told_notice:
            self._told_notice = store.notice
            self.noticed.emit(store.notice)

    def set_theme(self, theme: Theme) -> None:
        """Paint what is opened from now on in the colours of ``theme``."""
        self._theme = theme

    # -- undoing ----------------------------------------------------------------------------

    def undo(self) -> None:
        """Undo the last action on notes."""
        self._go(lambda store: store.undo(), "已撤销：", NOTHING_TO_UNDO)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._go(lambda store: store.redo(), "已重做：", NOTHING_TO_REDO)

    def _go(self, step: "Callable[[NotesStore], str | None]", verb: str, nothing: str) -> None:
        labels: list[str | None] = []
        with busy():
            done = self._keeper.act(lambda store: labels.append(step(store)))
        if done:
            label = labels[0]
            self.done.emit(f"{verb}{label}。" if label else nothing)

    def _tell_words(self) -> None:
        """Call the commands by what they do now: 撤销：删除批注."""
        store = self._keeper.store
        try:
            undo, redo = (store.undo_label, store.redo_label) if store else (None, None)
        except NotesError:
            undo, redo = None, None
        words: dict[CommandName, str] = {
            "undo": f"撤销：{undo}" if undo else "撤销",
            "redo": f"重做：{redo}" if redo else "重做",
        }
        names = self._keeper.names()
        words |= {command: f"标为{names[m]}" for m, command in _MEANING_COMMANDS.items()}
        for name, said in words.items():
            if self._told.get(name) != said:
                self._told[name] = said
                self.command_told.emit(name, said)

    # -- dialogs ----------------------------------------------------------------------------

    def _ready(self) -> "NotesStore | None":
        try:
            return self._keeper.ready()
        except NotesError as error:
            self.tell(error)
            return None

    def review(self) -> None:
        """Go through the notes whose place was not found, and those of removed documents."""
        if self._ready() is not None:
            from reader.ui.noting.review_dialog import ReviewDialog  # noqa: PLC0415

            dialog = ReviewDialog(self._keeper, self._window)
            dialog.place_activated.connect(self.place_activated)
            self._open(dialog)

    def rename_meanings(self) -> None:
        """Let the user call the meanings otherwise."""
        if self._ready() is not None:
            from reader.ui.noting.meanings_dialog import MeaningsDialog  # noqa: PLC0415

            dialog = MeaningsDialog(self._keeper, self._theme, self._window)
            dialog.author_changed.connect(self.author_changed)
            self._open(dialog)

    def show_backups(self) -> None:
        """Show the copies of the notes, and what restoring one would do."""
        if self._ready() is not None:
            from reader.ui.noting.backups_dialog import BackupsDialog  # noqa: PLC0415

            dialog = BackupsDialog(self._keeper, self._window)
            dialog.restored.connect(self.done)
            self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    # -- files ------------------------------------------------------------------------------

    def ask_for_export(self) -> None:
        """Ask for a file and write all notes into it."""
        if self._ready() is not None:
            ask_for_file(self._window, "导出批注", "案头批注", FILTERS, self.export_to)

    def export_to(self, path: Path) -> None:
        """Write all notes: W3C Web Annotation as JSON, or Markdown for a file named so."""
        from reader.export.files import replaced  # noqa: PLC0415
        from reader.export.notes_json import notes_json  # noqa: PLC0415
        from reader.export.notes_markdown import notes_markdown  # noqa: PLC0415

        store = self._ready()
        if store is None:
            return
        try:
            bundle = store.everything()
            markdown = path.suffix.lower() == ".md"
            text = notes_markdown(bundle) if markdown else notes_json(bundle)
            with replaced(path) as new:
                new.write_text(text, encoding="utf-8", newline="\n")
        except ReaderError as error:
            self.tell(error)
        else:
            self.done.emit(f"已导出 {bundle.size} 条到{path}。")

    def ask_for_import(self) -> None:
        """Ask for a file of notes and take it in."""
        if self._ready() is None:
            return
        dialog = QFileDialog(self._window, "导入批注")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([JSON_FILTER])
        dialog.fileSelected.connect(lambda path: self.import_from(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_from(self, path: Path) -> None:
        """Take in a file of notes: they are added, nothing is overwritten."""
        from reader.export.notes_reading import read_notes  # noqa: PLC0415

        said: list[tuple[str, ...]] = []
        try:
            with busy():
                bundle = read_notes(path)
                self._keeper.act(lambda store: said.append(store.merge(bundle).sentences))
        except ReaderError as error:
            self.tell(error)
        if said:
            self._report(path, said[0])

    def _report(self, path: Path, sentences: tuple[str, ...]) -> None:
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle("导入批注")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(f"已导入“{path.name}”。原有的批注都没有改动，可按 Ctrl+Z 撤销。")
        general = [line for line in sentences if not line.startswith(" ")]
        box.setInformativeText("\n".join(general))
        if len(general) < len(sentences):
            box.setDetailedText("\n".join(sentences))
        box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
        box.open()
