"""用词对照: what the documents side by side share in words, and what only one of them says."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from reader.compare.model import OwnWord, Place, SharedPhrase, WordComparison
from reader.corpus.model import Document
from reader.ui.searching.segmented_switch import Segment, SegmentedSwitch
from reader.ui.side_tree import MARGIN, MessageStack
from reader.ui.tasks import LatestOnly, TaskRunner, sentence_of

TOO_FEW = "选择至少两份文件，这里就列出它们共有和独有的用词。"
WORKING = "正在比较用词…"
NOTHING_SHARED = "没有共同的说法。"
NOTHING_OWN = "没有只见于一份文件的用词。"
NO_MATCH = "没有符合的用词。"
BUG = "比较没有完成：程序出错，详情已记入日志。"
MOST_LISTED = 600
_VALUE = Qt.ItemDataRole.UserRole
TOGETHER = -1
BEFORE_FIRST = -2
_DOCUMENTS = 2
"""Fewer have nothing to share."""


class WordsPanel(QWidget):
    """A list of phrases or words; a click leads to its places one after another.

    Signals:
        shown(object): Places to mark, all that the list speaks of.
        place_chosen(object, int): Places of what was clicked, and the number of the one to go to;
            ``TOGETHER`` for the first one of each document.
        failed(Exception): It ended with a bug; a ReaderError is told in place.
    """

    shown = Signal(object)
    place_chosen = Signal(object, int)
    failed = Signal(object)

    def __init__(
        self, compare: Callable[[Sequence[Document]], WordComparison], tasks: TaskRunner
    ) -> None:
        """Build it without documents.

        Args:
            compare: Compares the words of documents; takes long.
            tasks: Runs it.
        """
        super().__init__()
        self._compare = compare
        self._tasks = LatestOnly(tasks, self)
        self._documents: tuple[Document, ...] = ()
        self._compared: WordComparison | None = None
        self._cities: Mapping[str, str] = {}
        self._place = BEFORE_FIRST
        self._kind = SegmentedSwitch(
            "用词",
            (
                Segment("shared", "共有", "几份文件里相同的说法"),
                Segment("own", "独有", "主要见于一份文件的用词"),
            ),
        )
        self._kind.value_changed.connect(lambda _kind: self._list_words())
        self._filter = QLineEdit()
        self.setFocusProxy(self._filter)
        self._filter.setPlaceholderText("筛选用词")
        self._filter.setAccessibleName("筛选用词")
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(lambda _typed: self._list_words())
        self._list = QListWidget()
        self._list.setAccessibleName("用词")
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._step)
        self._list.itemActivated.connect(self._step)
        self._list.currentItemChanged.connect(lambda *_: self._start_again())
        self._stack = MessageStack(self._list)
        self._sentence = QLabel()
        self._sentence.setProperty("role", "secondary")
        self._sentence.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        layout.addWidget(self._kind)
        layout.addWidget(self._filter)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._sentence)
        self.setMinimumWidth(190)
        self._tell(TOO_FEW)

    def set_documents(self, documents: Sequence[Document]) -> None:
        """Compare the words of these."""
        if tuple(documents) == self._documents:
            self._show_marks()
            return
        self._documents = tuple(documents)
        self._cities = {each.id: each.metadata.city or each.metadata.title for each in documents}
        self._tasks.drop()
        self._compared = None
        if len(self._documents) < _DOCUMENTS:
            self._tell(TOO_FEW)
            return
        self._tell(WORKING)
        self._tasks.run(partial(self._compare, self._documents), self._done, self._failed)

    def rest(self) -> None:
        """Drop every answer that is still to come: the window closes."""
        self._tasks.drop()

    def _done(self, compared: WordComparison) -> None:
        self._compared = compared
        self._list_words()

    def _failed(self, error: Exception) -> None:
        self._tell(sentence_of(error, BUG, self.failed.emit))

    def _tell(self, words: str) -> None:
        self._list.clear()
        self._sentence.setText("")
        self._stack.show_message(words)

    def _list_words(self) -> None:
        if self._compared is None:
            return
        shared = self._kind.value == "shared"
        every = self._compared.shared if shared else self._compared.own
        typed = self._filter.text().strip()
        found = [each for each in every if typed in _words(each)]
        self._list.clear()
        last = ""
        for each in found[:MOST_LISTED]:
            if isinstance(each, OwnWord) and each.document_id != last:
                last = each.document_id
                self._add_head(last)
            self._add(each)
        if found:
            self._stack.show_content()
        else:
            nothing = NOTHING_SHARED if shared else NOTHING_OWN
            self._stack.show_message(NO_MATCH if every else nothing)
        more = f"，列出前 {MOST_LISTED:,} 条" if len(found) > MOST_LISTED else ""
        self._sentence.setText(f"{len(found):,} 条{more}。点击转到原文，再点转到下一处。")
        self._show_marks()

    def _add_head(self, document_id: str) -> None:
        item = QListWidgetItem(f"只见于或多见于{self._cities.get(document_id, '')}")
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self._list.font()
        font.setBold(True)
        item.setFont(font)
        self._list.addItem(item)

    def _add(self, word: SharedPhrase | OwnWord) -> None:
        if isinstance(word, SharedPhrase):
            cities = "、".join(self._cities.get(each, "") for each in word.document_ids)
            item = QListWidgetItem(f"{word.text}\n{cities}，{len(word.places):,} 处")
            item.setToolTip(word.text)
        else:
            item = QListWidgetItem(f"{word.word}　{len(word.places):,} 处")
            item.setToolTip(f"对数似然 G²={word.score:.1f}，越大越能区别于其他文件")
        item.setData(_VALUE, word)
        self._list.addItem(item)

    def _show_marks(self) -> None:
        """Mark everything the list speaks of."""
        if self._compared is not None:
            shared = self._kind.value == "shared"
            every = self._compared.shared if shared else self._compared.own
            self.shown.emit(tuple(place for each in every for place in each.places))

    def _start_again(self) -> None:
        self._place = BEFORE_FIRST

    def _step(self, item: QListWidgetItem) -> None:
        word = item.data(_VALUE)
        places: tuple[Place, ...] = getattr(word, "places", ())
        if not places:
            return
        if isinstance(word, SharedPhrase) and self._place == BEFORE_FIRST:
            self._place = TOGETHER
            self._sentence.setText(f"各栏都在第一处，共 {len(places):,} 处；再点逐处查看。")
        else:
            self._place = (max(self._place, TOGETHER) + 1) % len(places)
            self._sentence.setText(f"第 {self._place + 1:,} 处，共 {len(places):,} 处")
        self.place_chosen.emit(places, self._place)


def _words(word: SharedPhrase | OwnWord) -> str:
    return word.text if isinstance(word, SharedPhrase) else word.word
