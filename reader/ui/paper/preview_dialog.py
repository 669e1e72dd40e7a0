"""The print preview, which is the output: the same pages go to the printer and into the PDF."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.errors import ReaderError
from reader.excerpts.model import TableSheet
from reader.ui.paper.composition import Content, Progress, paper_steps
from reader.ui.paper.measures import PaperOptions
from reader.ui.paper.page_list import PageList
from reader.ui.paper.pdf import pdf_steps, save_pdf
from reader.ui.paper.printed import Paper
from reader.ui.paper.printing import print_steps, printer_for
from reader.ui.paper.slices import Slices
from reader.ui.save_dialog import ask_for_file
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.tasks import TaskRunner
from reader.ui.theme import Theme

WriteDocx = Callable[[Path, PaperOptions, Sequence[int]], None]
"""Writes the same content as a Word document; takes file, options, pages of the 目录."""

_SIDE_WIDTH = 236
_LAYOUTS = (
    Segment("standard", "标准（三号）", "每面 22 行，每行 28 字"),
    Segment("compact", "紧凑（小四）", "一面约容两面的内容"),
)
_COLOURS = (
    Segment(False, "彩色", "标记有颜色，也有线形"),  # noqa: FBT003
    Segment(True, "黑白", "标记只用线形和浅灰，适合黑白打印和复印"),  # noqa: FBT003
)
_SIDES = (
    Segment(True, "双面", "长边翻转，左侧装订；单页码居右，双页码居左"),  # noqa: FBT003
    Segment(False, "单面", "页码居中"),  # noqa: FBT003
)


class PreviewDialog(QDialog):
    """Shows the pages with the choices of a print; to be shown with ``open()``.

    Signals:
        options_changed(PaperOptions): The user chose otherwise.
        noticed(str): Something was written or printed; a sentence.
        failed(Exception): Something could not be written or printed.
    """

    options_changed = Signal(object)
    noticed = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        content: Content,
        options: PaperOptions,
        theme: Theme,
        parent: QWidget | None = None,
        write_docx: WriteDocx | None = None,
        tasks: TaskRunner | None = None,
    ) -> None:
        """Begin to set the pages.

        Args:
            content: What is printed.
            options: To begin with.
            theme: Colours around the pages.
            parent: Stands before it.
            write_docx: For 存为 Word; None where there is no such document.
            tasks: Runs ``write_docx``; without it the window waits.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"打印预览：{content.title}")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._content = content
        self._options = options
        self._write_docx = write_docx
        self._tasks = tasks
        self._gone = False
        self._paper: Paper | None = None
        self._setting = Slices(self)
        self._writing = Slices(self)
        self._pages = PageList(theme)
        self._make_choices()
        self._make_told()
        self._make_buttons()
        self._lay_out()
        self._pages.page_changed.connect(self._show_page)
        self._pages.setFocus()
        self._set_pages()

    @property
    def paper(self) -> Paper | None:
        """The pages that are shown; None as long as they are being set."""
        return self._paper

    @property
    def pages(self) -> PageList:
        """Where they are shown."""
        return self._pages

    def set_theme(self, theme: Theme) -> None:
        """Use other colours around the pages."""
        self._pages.set_theme(theme)

    def done(self, result: int) -> None:
        """Close; what runs is given up."""
        self._gone = True
        self._setting.stop()
        self._writing.stop()
        super().done(result)

    # What is seen

    def _make_choices(self) -> None:
        self._layout = SegmentedSwitch("版式", _LAYOUTS)
        self._layout.set_value(self._options.layout)
        self._colour = SegmentedSwitch("颜色", _COLOURS)
        self._colour.set_value(self._options.mono)
        self._sides = SegmentedSwitch("单双面", _SIDES)
        self._sides.set_value(self._options.duplex)
        self._notes = QCheckBox("印出批注")
        self._notes.setChecked(self._options.notes)
        self._notes.setHidden(isinstance(self._content, TableSheet))
        for switch in (self._layout, self._colour, self._sides):
            switch.value_changed.connect(self._choose)
        self._notes.toggled.connect(self._choose)

    def _make_told(self) -> None:
        self._count = QLabel()
        self._notices = QLabel()
        self._notices.setWordWrap(True)
        self._notices.setProperty("role", "secondary")
        self._notices.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("排版进度")

    def _make_buttons(self) -> None:
        self._print = QPushButton("打印…")
        self._print.setDefault(True)
        self._print.clicked.connect(self._ask_printer)
        self._pdf = QPushButton("存为 PDF…")
        self._pdf.clicked.connect(self._ask_pdf)
        self._docx = QPushButton("存为 Word…")
        self._docx.clicked.connect(self._ask_docx)
        self._docx.setHidden(self._write_docx is None)
        self._close = QPushButton("关闭")
        self._close.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        for words, widget in (
            ("版式", self._layout),
            ("颜色", self._colour),
            ("纸张", self._sides),
        ):
            label = QLabel(words)
            label.setProperty("role", "secondary")
            side.addWidget(label)
            side.addWidget(widget)
            side.addSpacing(4)
        side.addWidget(self._notes)
        side.addSpacing(8)
        side.addWidget(self._count)
        side.addWidget(self._progress)
        side.addWidget(self._notices)
        side.addStretch(1)
        for button in (self._print, self._pdf, self._docx, self._close):
            side.addWidget(button)
        column = QWidget()
        column.setLayout(side)
        column.setFixedWidth(_SIDE_WIDTH)
        shown = QVBoxLayout()
        shown.addLayout(self._zoom_row())
        shown.addWidget(self._pages, 1)
        row = QHBoxLayout(self)
        row.addLayout(shown, 1)
        row.addWidget(column)
        room = self.screen().availableGeometry().size()
        self.resize(min(1060, room.width() - 60), min(900, room.height() - 60))

    def _zoom_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for words, tip, run in (
            ("页宽", "页面与窗口同宽", partial(self._pages.fit, "width")),
            ("整页", "看到整页", partial(self._pages.fit, "page")),
            ("－", "缩小", self._pages.zoom_out),
            ("＋", "放大", self._pages.zoom_in),
        ):
            button = QToolButton()
            button.setText(words)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(run)
            row.addWidget(button)
        row.addStretch(1)
        return row

    # Pages

    def _choose(self) -> None:
        self._options = replace(
            self._options,
            layout="compact" if self._layout.value == "compact" else "standard",
            mono=bool(self._colour.value),
            duplex=bool(self._sides.value),
            notes=self._notes.isChecked(),
        )
        self.options_changed.emit(self._options)
        self._set_pages()

    def _set_pages(self) -> None:
        self._paper = None
        self._count.setText("正在排版……")
        self._notices.clear()
        self._be_busy()
        self._setting.start(
            paper_steps(self._content, self._options), self._show_progress, self._take, self._fail
        )

    def _take(self, paper: Paper) -> None:
        self._paper = paper
        self._pages.set_paper(paper)
        self._notices.setText("\n".join(paper.notices))
        self._be_ready()
        self._show_page(self._pages.page)

    def _show_page(self, page: int) -> None:
        if self._paper is not None:
            self._count.setText(f"第 {page} 页，共 {len(self._paper.sheets):,} 页")

    def _show_progress(self, progress: Progress) -> None:
        self._progress.setMaximum(progress.total)
        self._progress.setValue(progress.done)

    def _be_busy(self) -> None:
        self._progress.setRange(0, 0)
        self._progress.show()
        for button in (self._print, self._pdf, self._docx):
            button.setEnabled(False)

    def _be_ready(self) -> None:
        self._progress.hide()
        for button in (self._print, self._pdf, self._docx):
            button.setEnabled(True)

    def _fail(self, error: Exception) -> None:
        self._progress.hide()
        if self._paper is not None:
            self._be_ready()
        if isinstance(error, ReaderError):
            self._notices.setText(str(error))
        self.failed.emit(error)

    def _tell(self, sentence: str) -> None:
        self._be_ready()
        self._notices.setText(sentence)
        self.noticed.emit(sentence)

    # Files and printer

    def _ask_pdf(self) -> None:
        ask_for_file(self, "存为 PDF", self._content.title, "PDF 文件 (*.pdf)", self.save_pdf)

    def save_pdf(self, path: Path) -> None:
        """Write the pages that are shown."""
        paper = self._paper
        if paper is None:
            return
        self._be_busy()
        self._progress.setRange(0, len(paper.sheets))

        def write(data: bytes) -> None:
            try:
                save_pdf(data, path)
            except ReaderError as error:
                self._fail(error)
            else:
                self._tell(f"已存为 {path}，共 {len(paper.sheets):,} 页。")

        self._writing.start(pdf_steps(paper), self._progress.setValue, write, self._fail)

    def _ask_docx(self) -> None:
        ask_for_file(
            self, "存为 Word 文档", self._content.title, "Word 文档 (*.docx)", self.save_docx
        )

    def save_docx(self, path: Path) -> None:
        """Write the same content as a Word document."""
        if self._write_docx is None or self._paper is None:
            return
        write = partial(self._write_docx, path, self._options, self._paper.contents)
        if self._tasks is not None:
            self._be_busy()
            self._tasks.run(
                write,
                lambda _done: None if self._gone else self._tell(f"已存为 {path}。"),
                lambda error: None if self._gone else self._fail(error),
            )
            return
        try:
            write()
        except ReaderError as error:
            self._fail(error)
        else:
            self._tell(f"已存为 {path}。")

    def _ask_printer(self) -> None:
        if self._paper is None:
            return
        printer = printer_for(self._paper)
        dialog = QPrintDialog(printer, self)
        dialog.setWindowTitle("打印")
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setMinMax(1, len(self._paper.sheets))
        dialog.accepted.connect(partial(self.print_pages, printer))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)  # QPrintDialog's own asks for a slot by name

    def print_pages(self, printer: QPrinter) -> None:
        """Print the pages that are shown, as the printer is set."""
        paper = self._paper
        if paper is None:
            return
        self._be_busy()
        self._progress.setRange(0, len(paper.sheets))
        self._writing.start(
            print_steps(paper, printer),
            self._progress.setValue,
            lambda pages: self._tell(f"已送去打印，共 {pages:,} 页。"),
            self._fail,
        )
