"""主题对照: what each document says about a theme, column by column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from reader.compare.model import Theme, ThemeTable
from reader.compare.themes import query_theme
from reader.corpus.model import Document
from reader.errors import ReaderError
from reader.ui.comparing.theme_page import PLACE_LINK, draw_themes
from reader.ui.side_tree import MARGIN, MessageStack
from reader.ui.tasks import LatestOnly, TaskRunner, sentence_of
from reader.ui.theme import Theme as Colors

CHOOSE = "在左边选择一个主题，或输入要对照的词语。"
TOO_FEW = "请先在“章节”中选择要对照的文件。"
WORKING = "正在整理…"
BUG = "整理没有完成：程序出错，详情已记入日志。"
MOST_COLUMNS = 8
"""With more documents in the library no column would be wide enough to be read."""


@dataclass(frozen=True, slots=True)
class ThemeTools:
    """What the view needs.

    Attributes:
        themes: The themes of some documents: dimensions, then headings; takes long.
        table: Gives the work that tells what documents say about themes; raises NotesError.
        others: Loads the other documents of the library, few enough for columns; takes long.
    """

    themes: Callable[[Sequence[Document]], Sequence[Theme]]
    table: Callable[[Sequence[Document], Sequence[Theme]], Callable[[], ThemeTable]]
    others: Callable[[], Sequence[Document]] | None = None


class ThemeView(QWidget):
    """Themes on the left, on the right what each document says about those chosen.

    Attributes:
        text: The table.
        table: What is shown, None if nothing is.
        others: Includes the documents of the library that do not stand side by side.

    Signals:
        place_activated(str, int, int): Document, start and end of a passage to be shown.
        export_requested(ThemeTable): The table is to be written into a file.
        print_requested(ThemeTable): The table is to be printed.
        failed(Exception): It ended with a bug; a ReaderError is told in place.
    """

    place_activated = Signal(str, int, int)
    export_requested = Signal(object)
    print_requested = Signal(object)
    failed = Signal(object)

    def __init__(self, tools: ThemeTools, tasks: TaskRunner, colors: Colors) -> None:
        super().__init__()
        self._tools = tools
        self._listing = LatestOnly(tasks, self)
        self._asking = LatestOnly(tasks, self)
        self._colors = colors
        self._side_by_side: tuple[Document, ...] = ()
        self._documents: tuple[Document, ...] = ()
        self.table: ThemeTable | None = None
        self._asked: tuple[Theme, ...] = ()
        self._query = QLineEdit()
        self._list = QListWidget()
        self.others = QCheckBox("包括文库中的其他文件")
        self.text = QTextBrowser()
        self._heads = QFrame(self.text)
        self._head_row = QHBoxLayout(self._heads)
        self._sentence = QLabel()
        self._print = QPushButton("打印…")
        self._export = QPushButton("导出…")
        self._stack = MessageStack(self.text)
        self._set_up()
        self._lay_out()
        self._tell(TOO_FEW)

    def _set_up(self) -> None:
        self.setFocusProxy(self._query)
        self._query.setPlaceholderText("输入词语，按回车对照")
        self._query.setAccessibleName("对照的词语")
        self._query.setClearButtonEnabled(True)
        self._query.returnPressed.connect(self._ask_query)
        self._list.setAccessibleName("主题")
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setToolTip("按住 Ctrl 可选择几个主题")
        self._list.itemSelectionChanged.connect(self._ask_selected)
        self.others.setVisible(self._tools.others is not None)
        self.others.toggled.connect(lambda _on: self._choose_documents())
        self.text.setAccessibleName("主题对照")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.verticalScrollBar().valueChanged.connect(self._keep_heads)
        self._heads.setProperty("role", "bar")
        self._head_row.setContentsMargins(12, 2, 12, 2)
        self._heads.hide()
        self._sentence.setProperty("role", "secondary")
        self._print.clicked.connect(lambda: self.print_requested.emit(self.table))
        self._export.clicked.connect(lambda: self.export_requested.emit(self.table))

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self._query)
        column.addWidget(self._list, 1)
        column.addWidget(self.others)
        side.setMinimumWidth(200)
        main = QWidget()
        below = QHBoxLayout()
        below.setContentsMargins(MARGIN, 4, MARGIN, 4)
        below.addWidget(self._sentence, 1)
        below.addWidget(self._print)
        below.addWidget(self._export)
        rows = QVBoxLayout(main)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(below)
        rows.addWidget(self._stack, 1)
        both = QSplitter()
        both.setChildrenCollapsible(False)
        both.addWidget(side)
        both.addWidget(main)
        both.setStretchFactor(1, 1)
        both.setSizes([250, 1100])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(both)

    # -- documents and themes ---------------------------------------------------------------

    def set_tools(self, tools: ThemeTools) -> None:
        """Ask another library from now on."""
        self._tools = tools
        self.others.setVisible(tools.others is not None)
        self._choose_documents()

    def set_documents(self, documents: Sequence[Document]) -> None:
        """Compare these, column by column."""
        if tuple(documents) != self._side_by_side:
            self._side_by_side = tuple(documents)
            self._choose_documents()

    def ask(self, query: str) -> None:
        """Compare what the documents say about some words."""
        self._query.setText(query)
        self._ask_query()

    def _choose_documents(self) -> None:
        side_by_side, others = self._side_by_side, self._tools.others
        themes = self._tools.themes
        with_others = others is not None and self.others.isChecked()

        def work() -> tuple[tuple[Document, ...], Sequence[Theme]]:
            known = {each.id for each in side_by_side}
            more = others() if with_others and others is not None else ()
            documents = (*side_by_side, *(each for each in more if each.id not in known))
            return documents, themes(documents) if documents else ()

        self._listing.run(work, self._listed, self._failed)

    def _listed(self, found: tuple[tuple[Document, ...], Sequence[Theme]]) -> None:
        self._documents, themes = found
        chosen = {item.text() for item in self._list.selectedItems()}
        self._list.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._list.clear()
        for theme in themes:
            item = QListWidgetItem(theme.name)
            item.setToolTip("、".join(theme.words))
            item.setData(Qt.ItemDataRole.UserRole, theme)
            self._list.addItem(item)
            item.setSelected(theme.name in chosen)
        self._list.blockSignals(False)  # noqa: FBT003 - Qt's own
        if not self._documents:
            self._tell(TOO_FEW)
        elif self._list.selectedItems():
            self._ask_selected()
        elif self._query.text().strip():
            self._ask_query()
        else:
            self._tell(CHOOSE)

    def _ask_selected(self) -> None:
        chosen = [item.data(Qt.ItemDataRole.UserRole) for item in self._list.selectedItems()]
        if chosen:
            self._ask(chosen)

    def _ask_query(self) -> None:
        theme = query_theme(self._query.text())
        if theme.words and self._documents:
            self._list.blockSignals(True)  # noqa: FBT003 - Qt's own
            self._list.clearSelection()
            self._list.blockSignals(False)  # noqa: FBT003 - Qt's own
            self._ask([theme])

    def _ask(self, themes: Sequence[Theme]) -> None:
        self._asking.drop()
        self._tell(WORKING)
        try:
            work = self._tools.table(self._documents, tuple(themes))
        except ReaderError as error:
            self._failed(error)
        else:
            self._asking.run(work, self._answered, self._failed)

    def _answered(self, table: ThemeTable) -> None:
        self.table = table
        self._show_heads(table)
        self._draw()
        self._stack.show_content()
        passages = sum(len(cell) for row in table.rows for cell in row.cells)
        silent = sum(
            not any(row.cells[at] for row in table.rows) for at in range(len(table.columns))
        )
        words = f"{len(table.columns):,} 份文件，{passages:,} 段；点击一段转到原文"
        self._sentence.setText(words + (f"；{silent:,} 份未提及" if silent else ""))
        for button in (self._print, self._export):
            button.setEnabled(passages > 0)

    def _failed(self, error: Exception) -> None:
        self._tell(sentence_of(error, BUG, self.failed.emit))

    def rest(self) -> None:
        """Drop every answer that is still to come: the window closes."""
        self._listing.drop()
        self._asking.drop()

    # -- showing ----------------------------------------------------------------------------

    def set_theme(self, colors: Colors) -> None:
        """Draw in other colours."""
        self._colors = colors
        self._draw()

    def _draw(self) -> None:
        if self.table is not None:
            draw_themes(self.text.document(), self.table, self._colors)
            self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _show_heads(self, table: ThemeTable) -> None:
        """Name the columns above them, where they stay while one scrolls."""
        while self._head_row.count():
            self._head_row.takeAt(0).widget().deleteLater()
        for column in table.columns:
            head = QLabel(column.city or column.title)
            head.setProperty("role", "heading")
            head.setToolTip(column.title)
            head.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            self._head_row.addWidget(head)

    def _keep_heads(self, scrolled: int) -> None:
        """Lay the names of the columns over the text once their own row is out of sight."""
        self._heads.setGeometry(1, 1, self.text.viewport().width(), self._heads.sizeHint().height())
        self._heads.setVisible(scrolled > self._heads.height() and self.table is not None)

    def _tell(self, words: str) -> None:
        self.table = None
        self._heads.hide()
        self._sentence.setText("")
        for button in (self._print, self._export):
            button.setEnabled(False)
        self._stack.show_message(words)

    def _follow(self, url: QUrl) -> None:
        address = url.toString()
        if address.startswith(PLACE_LINK):
            document_id, start, end = address.removeprefix(PLACE_LINK).rsplit(":", 2)
            self.place_activated.emit(document_id, int(start), int(end))
