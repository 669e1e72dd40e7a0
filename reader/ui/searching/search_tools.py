"""What can be done with an answer: map it, save it, take it along; and finding a source."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from reader.search import Hit, Question
from reader.ui.quotation_clipboard import put_on_clipboard
from reader.ui.save_dialog import ask_for_file
from reader.ui.searching.search_offers import note_of
from reader.ui.searching.search_panel import SearchPanel
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme
from reader.ui.tool import NOT_READY, Tool

if TYPE_CHECKING:
    from reader.library.citation import Quotation
    from reader.search.hit_map import HitMap
    from reader.ui.commands import CommandName
    from reader.ui.desk import Desk
    from reader.ui.searching.hit_map_window import HitMapWindow
    from reader.ui.searching.search_desk import SearchDesk
    from reader.ui.searching.source_search_dialog import SourceSearchDialog

SEARCH_MENU: "tuple[CommandName, ...]" = (
    "hit_map",
    "find_source",
    "save_search",
    "export_hits",
    "excerpt_hits",
    "copy_quotation",
)
"""What the menu of the search panel offers."""
HITS_FILTERS = "Excel 工作簿 (*.xlsx);;Word 文档 (*.docx);;CSV 表格 (*.csv)"
MAP_FILTERS = "Excel 工作簿 (*.xlsx);;CSV 表格 (*.csv)"
NO_HITS = "没有可以导出的命中，请先检索。"
NO_HIT = "请先在检索结果中选一处命中。"
NO_ANSWER = "请先检索，再保存。"


class SearchTools(Tool):
    """Opens the windows of the search side and does its commands."""

    def __init__(
        self, panel: SearchPanel, tasks: TaskRunner, theme: Theme, window: QWidget
    ) -> None:
        """Do nothing before :meth:`set_desk`.

        Args:
            panel: Its answer is what the commands work with.
            tasks: Runs what takes long.
            theme: Colours to start with.
            window: What is opened stands before it.
        """
        super().__init__(window)
        self._panel = panel
        self._tasks = tasks
        self._theme = theme
        self._window = window
        self._desk: SearchDesk | None = None
        self._map: HitMapWindow | None = None
        self._source: SourceSearchDialog | None = None
        self.commands = {
            "hit_map": self.open_map,
            "find_source": self.open_source_search,
            "export_hits": self.export_hits,
            "save_search": self.save_search,
            "copy_quotation": self.copy_current,
            "synonyms": self.open_synonyms,
            "forget_searches": self.forget_searches,
            "switch_mode": panel.bar.switch_mode,
        }
        panel.copy_requested.connect(self.copy)
        panel.answer_changed.connect(
            lambda answer: panel.offers.look_at(answer) if answer is not None else None
        )
        panel.offers.failed.connect(self.tell)

    def take(self, desk: "Desk") -> None:
        """Take the opened library, or the library as it is now."""
        self.set_desk(desk.searching)

    def set_desk(self, desk: "SearchDesk") -> None:
        """Take what the search side needs of it."""
        self._desk = desk
        self._panel.offers.set_desk(desk)
        self._panel.search_again()
        for window in (self._map, self._source):
            if window is not None:
                window.set_desk(desk)

    def set_theme(self, theme: Theme) -> None:
        """Paint what is open in the colours of ``theme``."""
        self._theme = theme
        for window in (self._map, self._source):
            if window is not None:
                window.set_theme(theme)

    # -- windows ----------------------------------------------------------------------------

    def open_map(self) -> None:
        """Show where the words of the question stand."""
        desk = self._ready()
        if desk is None:
            return
        if self._map is None:
            from reader.ui.searching.hit_map_window import HitMapWindow  # noqa: PLC0415

            self._map = HitMapWindow(desk, self._tasks, self._theme, self._window)
            self._map.question_chosen.connect(self._show_question)
            self._map.answer_chosen.connect(self._panel.show_answer)
            self._map.export_requested.connect(self._export_map)
            self._map.failed.connect(self.tell)
            self._map.destroyed.connect(partial(setattr, self, "_map", None))
        self._map.ask(self._panel.bar.question())
        self._map.show()
        self._map.raise_()
        self._map.activateWindow()

    def open_source_search(self, quote: str = "") -> None:
        """Ask for a sentence and show where it comes from; ``quote`` is looked for at once."""
        desk = self._ready()
        if desk is None:
            return
        if self._source is None:
            from reader.ui.searching.source_search_dialog import SourceSearchDialog  # noqa: PLC0415

            self._source = SourceSearchDialog(desk, self._tasks, self._theme, self._window)
            self._source.passage_activated.connect(self._show_place)
            self._source.copy_requested.connect(self.copy)
            self._source.failed.connect(self.tell)
            self._source.destroyed.connect(partial(setattr, self, "_source", None))
        self._source.set_quote(quote)
        self._source.show()
        self._source.raise_()
        self._source.activateWindow()

    def _show_place(self, hit: Hit) -> None:
        self.place_activated.emit(hit.document_id, hit.start, hit.end)

    def _show_question(self, question: Question) -> None:
        self._panel.show()
        self._panel.show_question(question)

    def open_synonyms(self) -> None:
        """Let the user make groups of synonyms of his own."""
        desk = self._ready()
        if desk is not None:
            from reader.ui.searching.synonyms_dialog import SynonymsDialog  # noqa: PLC0415

            dialog = SynonymsDialog(desk.own_groups, self._window)
            dialog.changed.connect(desk.use_own_groups)
            dialog.changed.connect(self._panel.search_now)
            dialog.open()

    def forget_searches(self) -> None:
        """Forget what was searched for; saved searches stay."""
        if self._ready() is not None and self._panel.offers.forget():
            self.done.emit("已清除检索记录，保存的检索还在。")

    # -- taking along -----------------------------------------------------------------------

    def copy_current(self) -> None:
        """Copy the current hit as a quotation with its source."""
        hit = self._panel.results.tree.current_hit()
        if hit is None:
            self.noticed.emit(NO_HIT)
        else:
            self.copy(hit)

    def copy(self, hit: Hit) -> None:
        """Copy a hit as a quotation with its source."""
        desk = self._ready()
        if desk is not None:
            self._tasks.run(partial(desk.quote, hit), self._put, self.tell)

    def _put(self, quotation: "Quotation") -> None:
        put_on_clipboard(quotation)
        self.noticed.emit("已复制这一句和出处。")

    def export_hits(self) -> None:
        """Ask for a file and write all hits of the answer into it."""
        desk, answer = self._ready(), self._panel.answer
        if desk is None:
            return
        if answer is None or not answer.total_hits:
            self.noticed.emit(NO_HITS)
            return
        words = f"{answer.total_hits:,} 处命中"
        ask_for_file(
            self._window,
            "导出命中",
            f"检索 {answer.query}",
            HITS_FILTERS,
            lambda path: self._write(partial(desk.export_hits, answer, path), words, path),
        )

    def _export_map(self, hit_map: "HitMap") -> None:
        desk = self._ready()
        if desk is not None:
            name = "命中分布 " + " ".join(row.label for row in hit_map.rows[:3])
            ask_for_file(
                self._window,
                "导出命中分布",
                name,
                MAP_FILTERS,
                lambda path: self._write(partial(desk.export_map, hit_map, path), "命中分布", path),
            )

    def _write(self, write: Callable[[], None], words: str, path: Path) -> None:
        self.noticed.emit(f"正在导出{words}…")
        self._tasks.run(write, lambda _done: self.noticed.emit(f"已导出{words}：{path}"), self.tell)

    # -- saving -----------------------------------------------------------------------------

    def save_search(self) -> None:
        """Keep the question that was answered; if it is kept already, forget it."""
        answer, offers = self._panel.answer, self._panel.offers
        if self._ready() is None:
            return
        if answer is None or answer.question is None:
            self.noticed.emit(NO_ANSWER)
            return
        name = offers.saved_as(answer.question)
        if name is not None:
            offers.remove(name)
            self.noticed.emit(f"已取消保存“{name}”。")
            return
        note = note_of(answer.question)
        name = answer.query if note == "精确" else f"{answer.query}（{note}）"
        offers.save(answer, name)
        self.noticed.emit(f"已保存检索“{name}”；清空检索框即可看到，导入新文件后会提示新命中。")

    def _ready(self) -> "SearchDesk | None":
        if self._desk is None:
            self.noticed.emit(NOT_READY)
        return self._desk
