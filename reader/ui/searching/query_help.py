"""The popover behind "?": the query language by examples one can click."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from reader.search import Mode
from reader.ui.side_tree import MARGIN

WIDTH = 380


@dataclass(frozen=True, slots=True)
class Example:
    """A query and what it finds, in the mode it is meant for."""

    query: str
    meaning: str
    mode: Mode = "smart"


EXACT: tuple[Example, ...] = (
    Example("R&D经费", "逐字查找整个输入，标点和空格也算；一处不漏，数目准确", "exact"),
)
SMART: tuple[Example, ...] = (
    Example("研发 投入", "两个词都要有，并查同义说法和分开的词；也可写 且"),
    Example("孵化器 或 众创空间", "有一个就算；也可写 | 或 OR"),
    Example("高新技术企业 -认定", "有前一个、没有后一个；也可写 非 或 NOT"),
    Example("“研究与开发” 经费", "引号里的逐字查找，不查同义词"),
    Example("(研发 或 科研) 投入", "括号把几个词合为一组"),
    Example("近(研发,投入,20)", "两个词相距不超过 20 个字"),
    Example("院士*站", "* 代表一句之内的若干字"),
    Example("城市:东营 年份:2018..2020 人才", "限定城市、年份"),
    Example("状态:现行 机关:科技局 补助", "限定时效、发文机关"),
    Example("标题:创新 平台", "限定标题；文号:〔2018〕 限定文号"),
)


class QueryHelp(QFrame):
    """Rules and examples of the two modes; closes with Esc or a click outside.

    Signals:
        example_chosen(Example): An example was clicked.
    """

    example_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popover")
        self.setAccessibleName("检索说明")
        content = QWidget()
        grid = QGridLayout(content)
        grid.setContentsMargins(12, 10, 12, 12)
        grid.setHorizontalSpacing(MARGIN)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        row = self._add_part(grid, 0, "精确", "输入什么就找什么，没有任何运算符号。", EXACT)
        self._add_part(grid, row, "智能", "按词检索，并查同义说法；每处都注明为什么算命中。", SMART)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(area)
        self._content = content

    def _add_part(
        self, grid: QGridLayout, row: int, title: str, rule: str, examples: tuple[Example, ...]
    ) -> int:
        head = QLabel(f"<b>{title}</b>　{rule}")
        head.setWordWrap(True)
        head.setContentsMargins(0, 6 if row else 0, 0, 2)
        grid.addWidget(head, row, 0, 1, 2)
        for example in examples:
            row += 1
            button = QToolButton()
            button.setText(example.query.replace("&", "&&"))
            button.setProperty("role", "link")
            button.setToolTip("点击即检索这个例子")
            button.clicked.connect(lambda _on=False, each=example: self._choose(each))
            meaning = QLabel(example.meaning)
            meaning.setProperty("role", "secondary")
            meaning.setWordWrap(True)
            grid.addWidget(button, row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(meaning, row, 1)
        return row + 1

    def open_at(self, anchor: QWidget) -> None:
        """Show it below a widget, on the screen as a whole."""
        room = anchor.screen().availableGeometry()
        width = min(WIDTH, room.width() - 16)
        wanted = self._content.heightForWidth(width - 2) + 4
        height = min(max(wanted, 120), room.height() - 32)
        corner = anchor.mapToGlobal(QPoint(anchor.width() - width, anchor.height() + 2))
        left = min(max(corner.x(), room.left() + 8), room.right() - width - 8)
        top = min(corner.y(), room.bottom() - height - 8)
        self.setGeometry(left, max(top, room.top()), width, height)
        self.show()

    def _choose(self, example: Example) -> None:
        self.close()
        self.example_chosen.emit(example)
