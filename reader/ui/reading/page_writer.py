"""Writing a text into a QTextDocument while remembering where each character of it went."""

import re
from collections.abc import Iterator

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from reader.corpus.model import UNREADABLE_MARK
from reader.ui.reading.positions import PositionMap, Segment, displayable
from reader.ui.reading.title_lines import units_of
from reader.ui.typography import Typography

_SPECIAL = re.compile(
    re.escape(UNREADABLE_MARK)
    + r"|[,;:](?=[^\x00-\xff])|(?<=[^\x00-\xff])[,;:](?=\w)"
    + r"|(?<=[^\s（(《〈「『“‘〔［\[【])(?=[“‘])"
    + r"|(?<=[”’])(?=[\u3400-\u9fff])"
)
_MAY_BREAK = "\u200b"
_STAYS = "\u2060"
_LONGEST_PARAGRAPH = 3000
"""Characters. Qt breaks a paragraph into lines as a whole, and looks through it with every paint:
longer ones (a file that lost its line ends) go on in another one, on the screen only."""
_SENTENCE_END = re.compile(r".*[。！？!?；;][”’）)」』]*", re.DOTALL)
_PAUSE = re.compile(r".*[，、,：:\s]", re.DOTALL)


class PageWriter:
    """Fills a QTextDocument from top to bottom.

    ``write…`` puts pieces of the text on the page and maps them; ``say…`` puts words of the program
    there, which lie outside the map.
    """

    def __init__(self, text: str, typography: Typography) -> None:
        """Begin an empty page.

        Args:
            text: The text as displayed, one character for each of ``Document.text``.
            typography: For 〔?〕 and half-width marks.
        """
        self.text = displayable(text)
        self.typography = typography
        self.text_document = QTextDocument()
        self.text_document.setUndoRedoEnabled(False)
        self.text_document.setDocumentMargin(0)
        self.text_document.setDefaultFont(typography.body.font())
        self.cursor = QTextCursor(self.text_document)
        self.titles: list[tuple[int, str]] = []
        self._segments: list[Segment] = []
        self._segment_stop = 0
        self._empty_paragraph = True

    def positions(self) -> PositionMap:
        """Where everything written stands."""
        return PositionMap(self.text, self._segments)

    def paragraph(self, form: QTextBlockFormat, text: QTextCharFormat) -> None:
        """Begin a paragraph, in the empty one Qt has made at the start and after a table."""
        if self._empty_paragraph:
            self.cursor.setBlockFormat(form)
            self.cursor.setBlockCharFormat(text)
            self._empty_paragraph = False
        else:
            self.cursor.insertBlock(form, text)

    def continue_at_end(self) -> None:
        """Leave a table and go on in the paragraph Qt has made behind it."""
        self.cursor = QTextCursor(self.text_document)
        self.cursor.movePosition(QTextCursor.MoveOperation.End)
        self._empty_paragraph = True

    def write(self, start: int, end: int, text: QTextCharFormat) -> None:
        """Write a stretch of the text; what is too long for one paragraph goes on in others.

        〔?〕 has its own colour, a half-width comma between Han characters gets the room of a
        full-width one, and a line may break outside quotation marks (Qt would keep them with both
        neighbours).
        """
        for stop in self._stops(start, end):
            self._write(start, stop, text)
            self._go_on_below(text)
            start = stop
        self._write(start, end, text)

    def _stops(self, start: int, end: int) -> Iterator[int]:
        """Where a stretch leaves a paragraph that is full: at the end of a sentence, if it can."""
        room = _LONGEST_PARAGRAPH - self.cursor.positionInBlock()
        while end - start > max(room, 0):
            full = start + max(room, 0)
            for wanted in (_SENTENCE_END, _PAUSE):
                found = wanted.match(self.text, start, full)
                if found is not None and (found.end() - start) * 2 > room:
                    full = found.end()
                    break
            yield full
            start, room = full, _LONGEST_PARAGRAPH

    def _go_on_below(self, text: QTextCharFormat) -> None:
        """Begin a line that looks like the next one of the same paragraph."""
        above = self.cursor.blockFormat()
        below = QTextBlockFormat(above)
        above.setBottomMargin(0)
        self.cursor.setBlockFormat(above)
        below.setTopMargin(0)
        below.setTextIndent(0)
        self.cursor.insertBlock(below, text)

    def _write(self, start: int, end: int, text: QTextCharFormat) -> None:
        at = start
        for match in _SPECIAL.finditer(self.text, start, end):
            self._insert(at, match.start(), text)
            if match.group():
                marked = match.group() == UNREADABLE_MARK
                special = self.typography.special(text, unreadable=marked)
                self._insert(match.start(), match.end(), special)
            else:
                self.cursor.insertText(_MAY_BREAK, text)
            at = match.end()
        self._insert(at, end, text)

    def write_title(self, start: int, end: int, text: QTextCharFormat) -> None:
        """Write a part of a title so that its words stay whole wherever the lines end."""
        self.titles.append((self.cursor.position(), self.text[start:end]))
        at = start
        for unit in units_of(self.text[start:end]):
            if at > start:
                self.cursor.insertText(_MAY_BREAK, text)
            for place in range(at, at + len(unit)):
                if place > at:
                    self.cursor.insertText(_STAYS, text)
                self._insert(place, place + 1, text)
            at += len(unit)

    def _insert(self, start: int, end: int, text: QTextCharFormat) -> None:
        """Write ``[start, end)`` at the cursor and remember that it stands there."""
        if start == end:
            return
        place = self.cursor.position()
        self.cursor.insertText(self.text[start:end], text)
        last = self._segments[-1] if self._segments else None
        if last is not None and last.end == start and self._segment_stop == place:
            self._segments[-1] = Segment(last.start, end, last.qt_start)
        else:
            self._segments.append(Segment(start, end, place))
        self._segment_stop = self.cursor.position()

    def say(self, words: str, text: QTextCharFormat) -> None:
        """Write words of the program."""
        self.cursor.insertText(displayable(words), text)

    def say_unbroken(self, words: str, text: QTextCharFormat) -> None:
        """Write words of the program that stay on one line."""
        joined = "".join(character + _STAYS for character in displayable(words))
        self.cursor.insertText(joined, text)
