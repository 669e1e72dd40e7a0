"""Where a hit may stand, what must stand together, in what order: three rows of choices."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from reader.search import Mode, Scope, Sort, Within
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MARGIN

SCOPES: Sequence[Segment] = (
    Segment("text", "全文", "标题、章节标题和正文"),
    Segment("title", "标题", "只看文件标题"),
    Segment("heading", "章节标题", "只看各级章节标题"),
)
WITHINS: Sequence[Segment] = (
    Segment(None, "原样", "把输入的全部文字（连同空格）当作一个词"),
    Segment("document", "同篇", "用空格隔开的各词都在同一份文件里"),
    Segment("paragraph", "同段", "用空格隔开的各词都在同一段里"),
    Segment("sentence", "同句", "用空格隔开的各词都在同一句里"),
)
SORTS: Sequence[Segment] = (
    Segment("relevance", "相关", "最相关的文件在前"),
    Segment("date", "日期", "最新的文件在前"),
    Segment("city", "城市", "按省份和城市"),
)


class SearchOptions(QFrame):
    """The choices beside the mode.

    Signals:
        changed(): The user chose something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scope = SegmentedSwitch("检索范围", SCOPES, quiet=True)
        self._within = SegmentedSwitch("各词之间", WITHINS, quiet=True)
        self._sort = SegmentedSwitch("排序", SORTS, quiet=True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 2, 0, 2)
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        rows = (("范围", self._scope), ("多词", self._within), ("排序", self._sort))
        for row, (words, switch) in enumerate(rows):
            label = QLabel(words)
            label.setProperty("role", "secondary")
            grid.addWidget(label, row, 0)
            grid.addWidget(switch, row, 1)
            switch.value_changed.connect(lambda _value: self.changed.emit())
        self.hide()

    @property
    def scope(self) -> Scope:
        """Where a hit may stand."""
        return cast("Scope", self._scope.value)

    @property
    def within(self) -> Within | None:
        """What all words must stand in; None where nothing was chosen."""
        return cast("Within | None", self._within.value)

    @property
    def sort(self) -> Sort:
        """Order of the documents."""
        return cast("Sort", self._sort.value)

    def set_mode(self, mode: Mode) -> None:
        """Offer what makes sense in a mode: only exact search takes a query as one word."""
        self._within.set_shown(None, shown=mode == "exact")
        if mode == "smart" and self.within is None:
            self._within.set_value("document")
        elif mode == "exact" and self.within == "document":
            self._within.set_value(None)

    def set_choices(self, scope: Scope, within: Within | None, sort: Sort, mode: Mode) -> None:
        """Show choices without reporting them."""
        self._scope.set_value(scope)
        self._within.set_value(within)
        self._sort.set_value(sort)
        self.set_mode(mode)

    def chosen(self, mode: Mode) -> list[tuple[str, str]]:
        """What differs from the usual: name of the choice and words for a chip."""
        found = []
        if self.scope != "text":
            found.append(("scope", _text_of(SCOPES, self.scope)))
        if self.within not in (None, "document") or (mode == "exact" and self.within):
            found.append(("within", _text_of(WITHINS, self.within)))
        if self.sort != "relevance":
            found.append(("sort", f"按{_text_of(SORTS, self.sort)}排"))
        return found

    def reset(self, name: str, mode: Mode) -> None:
        """Go back to the usual for one of the choices that ``chosen`` named."""
        switch = {"scope": self._scope, "within": self._within, "sort": self._sort}[name]
        switch.set_value({"scope": "text", "within": None, "sort": "relevance"}[name])
        self.set_mode(mode)


def _text_of(segments: Sequence[Segment], value: object) -> str:
    return next(segment.text for segment in segments if segment.value == value)
