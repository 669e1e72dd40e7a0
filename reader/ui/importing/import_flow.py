"""How files come into the library: choose, look, import, report; and how a document leaves it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from reader.errors import CorpusError, LibraryError
from reader.library.model import DocumentSummary
from reader.ui.error_dialog import show_error
from reader.ui.importing.drop_area import DropArea
from reader.ui.importing.import_progress import ImportProgressPanel
from reader.ui.importing.pack_desk import is_pack
from reader.ui.importing.pack_flow import PackFlow, Turn
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme

if TYPE_CHECKING:  # loaded when it is shown: a start does not wait for it
    from reader.corpus.model import Metadata
    from reader.library.gather import Candidate, Gathered
    from reader.library.ingest import Importer, Preview
    from reader.library.report import ImportProgress, ImportReport, Outcome
    from reader.ui.commands import CommandName
    from reader.ui.desk import Desk
    from reader.ui.importing.import_desk import ImportDesk
    from reader.ui.importing.import_preview_dialog import ImportPreviewDialog

FILES = "可导入的文件 (*.txt *.md *.html *.htm *.docx *.pdf *.zip);;所有文件 (*)"
NOT_READY = "文库还在打开，请稍候再添加文件。"
QUEUED = "正在导入，新选的文件排在这一批之后。"
BUSY = "正在导入，请在完成后再试。"
NOTHING = "所选的文件夹里没有可以导入的文件（txt、md、html、docx、pdf 和 zip）。"


class ImportFlow(QObject):
    """One import at a time; what is chosen meanwhile waits for its turn.

    Attributes:
        panel: Shows how far an import is; whoever builds this gives it a place.
        packs: Installs packs, in turn with the imports.

    Signals:
        library_changed(Desk): Documents were added, replaced or removed.
        removing(): Documents are about to go or to change under their names; what was found in
            them must not be read any more.
        document_activated(str): The reader wants to see a document; its id.
        comparison_requested(str, str): An older version is to be compared with its document; ids.
        noticed(str): Something to be said in the status bar.
        ended(): An import that was stopped for the sake of leaving has come to its end.
    """

    library_changed = Signal(object)
    removing = Signal()
    document_activated = Signal(str)
    comparison_requested = Signal(str, str)
    noticed = Signal(str)
    ended = Signal()
    _progressed = Signal(object)

    def __init__(self, tasks: TaskRunner, theme: Theme, window: QWidget) -> None:
        """Build it without a library.

        Args:
            tasks: Runs what takes long.
            theme: Colours to start with.
            window: Over which the dialogs appear; files can be dropped onto it.
        """
        super().__init__(window)
        self._tasks = tasks
        self._window = window
        self.panel = ImportProgressPanel()
        self._drops = DropArea(window, theme)
        turn = Turn(
            self._claim,
            self.panel.finish,
            self.removing.emit,
            self._refresh_and_say,
            self._failed,
            self._end,
        )
        self.packs = PackFlow(tasks, turn, window)
        self._desk: ImportDesk | None = None
        self._busy = False
        self._leaving = False
        self._running: Importer | None = None
        self._waiting: list[Path] = []
        self._question: QMessageBox | None = None
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)
        self._drops.paths_dropped.connect(self.add)
        self.panel.pause_requested.connect(self._pause)
        self.panel.resume_requested.connect(self._resume)
        self.panel.cancel_requested.connect(self._cancel)
        self.commands: dict[CommandName, Callable[[], object]] = {
            "add_files": self.choose_files,
            "add_folder": self.choose_folder,
            "install_pack": self.packs.choose,
            "packs": self.packs.show_installed,
        }

    def set_theme(self, theme: Theme) -> None:
        """Paint in the colours of ``theme``."""
        self._drops.set_theme(theme)

    def set_desk(self, desk: "ImportDesk") -> None:
        """Take the opened library."""
        self._desk = desk
        self.packs.set_desk(desk.packs)

    # -- choosing ---------------------------------------------------------------------------

    def choose_files(self) -> None:
        """Let the user choose files."""
        dialog = QFileDialog(self._window, "添加文件")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(FILES)
        self._open(dialog)

    def choose_folder(self) -> None:
        """Let the user choose a folder; all in it is imported."""
        dialog = QFileDialog(self._window, "添加文件夹")
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open(dialog)

    def _open(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda chosen: self.add([Path(each) for each in chosen]))
        dialog.open()

    def add(self, paths: Sequence[Path]) -> None:
        """Import files, folders and zips; a single file is shown before it is stored."""
        if len(paths) == 1 and is_pack(paths[0]):
            self.packs.look(paths[0])
        elif self._desk is None:
            self.noticed.emit(NOT_READY)
        elif self._busy:
            self._waiting += paths
            self.noticed.emit(QUEUED)
        elif paths and self._claim("正在查看所选的文件……"):
            work = partial(self._desk.gather, tuple(paths))
            self._tasks.run(work, partial(self._gathered, self._desk), self._failed)

    def _gathered(self, desk: "ImportDesk", gathered: "Gathered") -> None:
        alone = len(gathered.candidates) + len(gathered.refused) == 1
        if alone and gathered.candidates:
            self._preview(desk, gathered.candidates[0])
        elif alone:
            refusal = gathered.refused[0]
            self._failed(CorpusError(f"{refusal.place}：{refusal.reason}"))
        elif not gathered.refused and not gathered.candidates:
            self._failed(CorpusError(NOTHING))
        else:
            self._run(desk, gathered)

    # -- one file ---------------------------------------------------------------------------

    def _preview(self, desk: "ImportDesk", candidate: "Candidate") -> None:
        self.panel.begin(f"正在读取“{candidate.name}”……", can_stop=False)
        importer = desk.begin(self._progressed.emit)
        work = partial(importer.preview, candidate)
        self._tasks.run(work, partial(self._previewed, importer), self._failed)

    def _previewed(self, importer: "Importer", preview: "Preview") -> None:
        self.panel.finish()
        from reader.ui.importing.import_preview_dialog import (  # noqa: PLC0415
            ImportPreviewDialog,
        )

        dialog = ImportPreviewDialog(
            preview.document, preview.expected, preview.indicators, self._window
        )
        dialog.confirmed.connect(partial(self._store, importer, preview, dialog))
        dialog.existing_requested.connect(self.document_activated)
        dialog.rejected.connect(self._end)
        dialog.open()

    def _store(
        self,
        importer: "Importer",
        preview: "Preview",
        dialog: "ImportPreviewDialog",
        metadata: "Metadata",
    ) -> None:
        dialog.show_busy()

        def failed(error: Exception) -> None:
            show_error(error, dialog)
            dialog.show_ready()

        work = partial(importer.store, preview, metadata)
        self._tasks.run(work, partial(self._stored, dialog), failed)

    def _stored(self, dialog: "ImportPreviewDialog", outcome: "Outcome") -> None:
        dialog.accept()

        def done() -> None:
            added = f"已加入文库：《{outcome.title}》。"
            self.noticed.emit(outcome.detail if outcome.kind == "unchanged" else added)
            if outcome.document_id is not None:
                self.document_activated.emit(outcome.document_id)

        self._refresh(done)

    # -- many files -------------------------------------------------------------------------

    def _run(self, desk: "ImportDesk", gathered: "Gathered") -> None:
        self.panel.begin("正在准备导入……")
        importer = self._running = desk.begin(self._progressed.emit)
        self._tasks.run(partial(importer.run, gathered), self._ran, self._failed)

    def _show_progress(self, progress: "ImportProgress") -> None:
        if self._running is not None:
            self.panel.show_progress(progress)

    def _pause(self) -> None:
        if self._running is not None:
            self._running.pause()

    def _resume(self) -> None:
        if self._running is not None:
            self._running.resume()

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _ran(self, report: "ImportReport") -> None:
        self._running = None
        self._forget_question()
        if self._leaving:
            self.panel.finish()
            self.ended.emit()
            return

        self._refresh(partial(self._show_report, report))

    def _show_report(self, report: "ImportReport") -> None:
        if self._desk is None:
            return
        from reader.ui.importing.import_report_dialog import ImportReportDialog, ReportSaving  # noqa: PLC0415

        dialog = ImportReportDialog(report, ReportSaving(self._desk.save_report), self._window)
        dialog.document_activated.connect(self.document_activated)
        dialog.show()

    # -- removing ---------------------------------------------------------------------------

    def ask_to_remove(self, summary: DocumentSummary) -> None:
        """Ask whether an imported document is to be removed, and say what stays."""
        question = QMessageBox(self._window)
        question.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle("移除文件")
        question.setText(f"从文库中移除《{summary.title}》？")
        question.setInformativeText(
            "文库中的正文和索引会去掉；磁盘上的原文件不受影响，"
            "您写在这份文件上的批注、书签和摘录也会保留，重新添加后仍可找回。"
        )
        remove = question.addButton("移除", QMessageBox.ButtonRole.DestructiveRole)
        keep = question.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(keep)
        question.setEscapeButton(keep)
        remove.clicked.connect(lambda: self._remove(summary))
        question.open()

    def _remove(self, summary: DocumentSummary) -> None:
        if self._claim("正在移除……") and self._desk is not None:
            self.removing.emit()
            said = f"已从文库中移除《{summary.title}》。"
            work = partial(self._desk.remove, summary.id)
            self._tasks.run(work, lambda _: self._refresh_and_say(said), self._failed)

    def show_versions(self, summary: DocumentSummary) -> None:
        """Show the older versions of a document."""
        versions = self._desk.versions(summary.id) if self._desk is not None else ()
        if not versions:
            self.noticed.emit(f"《{summary.title}》没有旧版。")
            return
        from reader.ui.importing.versions_dialog import VersionsDialog  # noqa: PLC0415

        dialog = VersionsDialog(summary.title, versions, self._window)
        dialog.document_activated.connect(self.document_activated)
        dialog.comparison_requested.connect(
            lambda older: self.comparison_requested.emit(older, summary.id)
        )
        dialog.open()

    # -- one change at a time ---------------------------------------------------------------

    def _claim(self, words: str) -> bool:
        """Begin a change of the library; False, and said, if another one is going on."""
        if self._desk is None or self._busy:
            self.noticed.emit(BUSY if self._busy else NOT_READY)
            return False
        self._busy = True
        self.panel.begin(words, can_stop=False)
        return True

    def _refresh_and_say(self, sentence: str) -> None:
        self._refresh(partial(self.noticed.emit, sentence))

    # -- afterwards -------------------------------------------------------------------------

    def _refresh(self, done: Callable[[], None]) -> None:
        """Open the changed library to reading and searching, say so, then end."""
        if self._desk is None:
            raise LibraryError(NOT_READY)
        self.panel.begin("正在更新文库……", can_stop=False)

        def refreshed(desk: "Desk") -> None:
            self._desk = desk.imports
            self.library_changed.emit(desk)
            done()
            self._end()

        self._tasks.run(self._desk.refreshed, refreshed, self._failed)

    def _failed(self, error: Exception) -> None:
        self._running = None
        self._forget_question()
        self._end()
        if self._leaving:
            self.ended.emit()
        else:
            show_error(error, self._window)

    def _end(self) -> None:
        """Be ready for the next import, and begin it if one waits."""
        self.panel.finish()
        self._busy = False
        waiting, self._waiting = self._waiting, []
        if waiting and not self._leaving:
            self.add(waiting)

    # -- leaving ----------------------------------------------------------------------------

    def may_leave(self) -> bool:
        """True if nothing is being imported; else the user is asked, and ``ended`` may follow."""
        if self._running is None:
            return True
        if self._question is None and not self._leaving:
            self._ask_to_leave()
        return False

    def _ask_to_leave(self) -> None:
        question = self._question = QMessageBox(self._window)
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle("正在导入")
        question.setText("文件还在导入，现在退出吗？")
        question.setInformativeText(
            "已完成的会完整保留；其余的下次重新添加即可，已有的会自动跳过。"
        )
        leave = question.addButton("暂停并退出", QMessageBox.ButtonRole.DestructiveRole)
        stay = question.addButton("继续导入", QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(stay)
        question.setEscapeButton(stay)
        leave.clicked.connect(self._leave)
        question.finished.connect(lambda _: self._forget_question())
        question.open()

    def _leave(self) -> None:
        if self._running is not None:
            self._leaving = True
            self.panel.stop()
            self._running.cancel()

    def _forget_question(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.close()
            question.deleteLater()
