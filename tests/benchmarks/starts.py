"""The programs whose starts are compared: an empty window, and ours as far as it is used first.

Ours is started as a user does, through the command line; ``ANTOU_DATA_DIR`` says where its data
lies. Each program ends itself as soon as it has come so far and what is to be seen is painted.
"""

EMPTY = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: os._exit(0))
app.exec()
"""
_OURS = """
import gc, os
gc.disable()  # as the command line does before it loads the window
from PySide6.QtCore import QTimer
from reader.cli import main
from reader.ui.main_window import MainWindow
def leave():
    QTimer.singleShot(0, lambda: os._exit(0))
def search():
    panel.answer_changed.connect(lambda answer: answer and leave())
    panel.focus_query("研发")
    panel.search_now()
def method(window, *given):
    global panel
    METHOD(window, *given)
    panel = window._search
    THEN()
METHOD, MainWindow.METHOD = MainWindow.METHOD, method
main([])
"""


def _ours(method: str, then: str) -> str:
    return _OURS.replace("METHOD", method).replace("THEN", then)


PROGRAMS = {
    "empty window": EMPTY,
    "window shown": _ours("show_as_left", "leave"),
    "library listed": _ours("set_desk", "leave"),
    "a word searched": _ours("set_desk", "search"),
}
"""What is printed of a program, and its text; the first is what the others are compared to."""


def table(taken: dict[str, list[float]]) -> list[str]:
    """The lines of the table, in Markdown.

    Args:
        taken: The seconds of each run by program, that of ``PROGRAMS`` in front.
    """
    medians = {name: sorted(values)[len(values) // 2] for name, values in taken.items()}
    empty = next(iter(medians.values()))
    lines = ["| | median ms | min | max | times the empty window |", "|---|---|---|---|---|"]
    for name, values in taken.items():
        cells = (medians[name], min(values), max(values))
        numbers = " | ".join(f"{value * 1000:.0f}" for value in cells)
        lines.append(f"| {name} | {numbers} | {medians[name] / empty:.2f} |")
    return lines
