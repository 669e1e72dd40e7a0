"""How packs are installed and taken back: choose, verify, agree, install."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from reader.errors import ReaderError
from reader.ui.error_dialog import show_error
from reader.ui.importing.pack_desk import PACK_SUFFIX
from reader.ui.tasks import TaskRunner

if TYPE_CHECKING:
    from reader.library.pack_view import InstalledPack, PackView
    from reader.library.packs.install import Outcome
    from reader.ui.importing.pack_desk import Agreement, PackDesk
    from reader.ui.importing.pack_dialog import PackDialog


@dataclass(frozen=True)
class Turn:
    """How the one who changes the library now keeps others from doing so.

    Attributes:
        claim: Begins a change, with words on what is going on; False if another is going on.
        wait: Shows that the user is to answer; the turn is kept.
        disturb: Warns that documents are about to go or to change under their names.
        refresh: Opens the changed library, says a sentence and ends the turn.
        fail: Tells an error and ends the turn.
        end: Ends the turn without a change.
    """

    claim: Callable[[str], bool]
    wait: Callable[[], None]
    disturb: Callable[[], None]
    refresh: Callable[[str], None]
    fail: Callable[[Exception], None]
    end: Callable[[], None]


class PackFlow(QObject):
    """Installs packs and takes them back."""

    def __init__(self, tasks: TaskRunner, turn: Turn, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = tasks
        self._turn = turn
        self._window = window
        self._desk: PackDesk | None = None

    def set_desk(self, desk: "PackDesk") -> None:
        """Take the opened library."""
        self._desk = desk

    def choose(self) -> None:
        """Let the user choose a pack."""
        dialog = QFileDialog(self._window, "安装资源包")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"资源包 (*{PACK_SUFFIX});;所有文件 (*)")
        dialog.fileSelected.connect(lambda chosen: self.look(Path(chosen)))
        dialog.open()

    def look(self, path: Path) -> None:
        """Verify a pack, then show what was found out about it."""
        if self._turn.claim("正在校验资源包……") and self._desk is not None:
            looked = partial(self._looked, self._desk)
            self._tasks.run(partial(self._desk.look, path), looked, self._turn.fail)

    def _looked(self, desk: "PackDesk", view: "PackView") -> None:
        self._turn.wait()
        from reader.ui.importing.pack_dialog import PackDialog  # noqa: PLC0415

        dialog = PackDialog(view, self._window)
        dialog.confirmed.connect(partial(self._install, desk, view, dialog))
        dialog.rejected.connect(self._turn.end)
        dialog.open()

    def _install(
        self, desk: "PackDesk", view: "PackView", dialog: "PackDialog", agreement: "Agreement"
    ) -> None:
        dialog.show_busy()
        self._turn.disturb()

        def failed(error: Exception) -> None:
            show_error(error, dialog)
            dialog.show_ready()

        def done(outcome: "Outcome") -> None:
            dialog.accept()
            self._turn.refresh(f"已安装资源包“{view.title}”{view.version}：{_changes(outcome)}。")

        self._tasks.run(partial(desk.install, view, agreement), done, failed)

    def show_installed(self) -> None:
        """Show the packs that are installed."""
        if self._desk is None:
            return
        try:
            packs = self._desk.installed()
        except ReaderError as error:
            show_error(error, self._window)
            return
        from reader.ui.importing.packs_dialog import PacksDialog  # noqa: PLC0415

        dialog = PacksDialog(packs, self._window)
        dialog.roll_back_requested.connect(self._roll_back)
        dialog.open()

    def _roll_back(self, pack: "InstalledPack") -> None:
        if not self._turn.claim("正在恢复上一版……") or self._desk is None:
            return
        self._turn.disturb()

        def done(outcome: "Outcome") -> None:
            now = f"已恢复到版本 {outcome.content_version}" if outcome.content_version else "已移除"
            self._turn.refresh(f"资源包“{pack.title}”{now}：{_changes(outcome)}。")

        self._tasks.run(partial(self._desk.roll_back, pack.name), done, self._turn.fail)


def _changes(outcome: "Outcome") -> str:
    """What has changed in the library, in words."""
    counts = (("新增", outcome.added), ("更新", outcome.replaced), ("移除", outcome.removed))
    return "，".join(f"{word} {len(ids):,} 篇" for word, ids in counts if ids) or "文件没有变化"
