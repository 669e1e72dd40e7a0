"""A pack before it is installed: whose it is, what it holds, what the user is to agree to."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reader.ui.importing.pack_desk import Agreement

if TYPE_CHECKING:
    from reader.library.pack_view import PackView

_FIRST_SIZE = (620, 480)
_AROUND = 40
_VERDICTS = {
    "trusted": ("签名可信", "由“{maker}”签名，内容完整，未被改动。"),
    "unsigned": ("没有签名", "内容完整，但无法确认由谁制作；请确认来源可靠再安装。"),
    "other key": (
        "签名不在可信清单中",
        "内容完整，自称由“{maker}”制作。请向制作者核对下面的指纹，一致才安装。",
    ),
}
_AGREE_UNSIGNED = "来源可靠，没有签名也安装"
_AGREE_KEY = "指纹已核对一致，今后信任此制作者"
_AGREE_OLDER = "仍换成这个版本"


class PackDialog(QDialog):
    """Verdict, facts, contents; to be shown with ``open()``.

    Signals:
        confirmed(Agreement): Install it.
    """

    confirmed = Signal(object)

    def __init__(self, view: "PackView", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("安装资源包")
        self._view = view
        self._installing = False
        self._install = QPushButton("安装")
        self._install.clicked.connect(lambda: self.confirmed.emit(self._agreement()))
        self._cancel = QPushButton("取消")
        self._cancel.clicked.connect(self.reject)
        self._whose = self._box(
            {"unsigned": _AGREE_UNSIGNED, "other key": _AGREE_KEY}.get(view.verdict, "")
        )
        self._older = self._box(_AGREE_OLDER if view.older else "")
        self._lay_out()
        self._check()
        (self._cancel if view.verdict != "trusted" else self._install).setDefault(True)
        room = self.screen().availableGeometry().size()
        width, height = _FIRST_SIZE
        self.resize(min(width, room.width() - _AROUND), min(height, room.height() - _AROUND))

    def show_busy(self) -> None:
        """Show that it is being installed: nothing can be pressed any more."""
        self._installing = True
        self._cancel.setEnabled(False)
        self._install.setEnabled(False)
        self._install.setText("正在安装……")

    def show_ready(self) -> None:
        """Let the user try again after a failure."""
        self._installing = False
        self._cancel.setEnabled(True)
        self._install.setText("安装")
        self._check()

    def reject(self) -> None:
        """See Qt; what is being installed cannot be called back."""
        if not self._installing:
            super().reject()

    def _box(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setVisible(bool(words))
        box.toggled.connect(self._check)
        return box

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._make_verdict())
        column.addWidget(self._make_facts())
        column.addWidget(self._make_contents(), 1)
        for box in (self._whose, self._older):
            if box.text():
                column.addWidget(box)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._install)
        row.addWidget(self._cancel)
        column.addLayout(row)

    def _make_verdict(self) -> QFrame:
        view = self._view
        short, sentence = _VERDICTS[view.verdict]
        frame = QFrame()
        frame.setProperty("role", "bar" if view.verdict == "trusted" else "warning")
        title = QLabel(short)
        title.setProperty("role", "strong")
        words = _selectable(sentence.format(maker=view.maker))
        layout = QVBoxLayout(frame)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(3)
        layout.addWidget(title)
        layout.addWidget(words)
        if view.fingerprint:
            fingerprint = _selectable(f"指纹：{view.fingerprint}")
            fingerprint.setAccessibleName("密钥指纹")
            layout.addWidget(fingerprint)
        return frame

    def _make_facts(self) -> QLabel:
        view = self._view
        lines = [f"{view.title}　版本 {view.version}", f"制作：{view.made}"]
        if view.installed:
            lines.append(f"已安装版本 {view.installed}，安装后可以一键恢复。")
        if view.older:
            lines.append(f"这个版本不比已安装的 {view.installed} 新。")
        return _selectable("\n".join(lines))

    def _make_contents(self) -> QTreeWidget:
        documents = self._view.documents
        tree = QTreeWidget()
        tree.setAccessibleName("资源包中的文件")
        tree.setRootIsDecorated(False)
        tree.setHeaderLabels(["安装后", f"文件（{len(documents):,} 篇）"])
        for document in documents:
            item = QTreeWidgetItem([document.fate, document.title])
            item.setToolTip(1, document.title)
            tree.addTopLevelItem(item)
        tree.resizeColumnToContents(0)
        return tree

    def _agreement(self) -> Agreement:
        view = self._view
        agreed = self._whose.isChecked()
        return Agreement(
            key=view.fingerprint if agreed and view.verdict == "other key" else "",
            unsigned=agreed and view.verdict == "unsigned",
            older=self._older.isChecked(),
        )

    def _check(self) -> None:
        """What is asked must be agreed to first."""
        asked = [box for box in (self._whose, self._older) if box.text()]
        self._install.setEnabled(all(box.isChecked() for box in asked))


def _selectable(words: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
