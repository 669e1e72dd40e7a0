"""What the search panel offers: words while one types, earlier and saved searches, near words."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from reader.errors import ReaderError
from reader.search import FACET_LABELS, Question, SearchAnswer
from reader.search.narrowing import value_label
from reader.ui.models.offer_model import Offer
from reader.ui.searching.nothing_found import offers_instead
from reader.ui.searching.search_message import Offers
from reader.ui.searching.search_options import SCOPES, WITHINS
from reader.ui.tasks import LatestOnly, TaskRunner

if TYPE_CHECKING:
    from reader.search.history import SavedSearch
    from reader.search.nearest import NearTerm
    from reader.search.suggestions import Suggestion
    from reader.ui.searching.search_desk import SearchDesk

RECENT_SHOWN = 8
FIRST_WORD = "政策"
SHORTEST = 1
"""Characters from which on words are suggested."""
_WAKE_AFTER = 300
"""Milliseconds after the library was opened or changed: first it is shown. The dictionary that
words are cut by holds up everything while it is loaded."""


def _suggestion_offer(suggestion: "Suggestion") -> Offer:
    documents = f" {suggestion.documents:,} 篇" if suggestion.documents else ""
    return Offer(suggestion.text, f"{suggestion.label}{documents}")


def note_of(question: Question) -> str:
    """How a question was set, in a few words: 智能 · 同句 · 山东省."""
    words = ["智能" if question.mode == "smart" else "精确"]
    words += [s.text for s in SCOPES if s.value == question.scope != "text"]
    words += [s.text for s in WITHINS if s.value == question.within and s.value is not None]
    words += [
        value_label(facet, value) if value else f"{FACET_LABELS[facet]}未注明"
        for facet, value in question.narrowing.choices
    ]
    return " · ".join(words)


class SearchOffers(QObject):
    """Gathers offers in the background; has none before :meth:`set_desk`.

    Signals:
        suggested(list[Offer]): Words for what is typed just now.
        changed(): Earlier or saved searches changed, or what is new in them.
        failed(Exception): History or saved searches could not be written, or a bug.
    """

    suggested = Signal(object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._words = LatestOnly(tasks, self)
        self._desk: SearchDesk | None = None
        self._new_hits: dict[str, int] = {}
        self._waking = QTimer(self)
        self._waking.setSingleShot(True)
        self._waking.setInterval(_WAKE_AFTER)
        self._waking.timeout.connect(self._wake)

    def set_desk(self, desk: "SearchDesk") -> None:
        """Take the opened search; ask the saved ones again where the library has changed.

        What the first search and the first suggestion need is loaded before a key is pressed.
        """
        self._desk = desk
        self._new_hits.clear()
        self._waking.start()
        for saved in desk.searches.saved:
            if saved.library_version != desk.library_version:
                self._tasks.run(
                    partial(_new_hits, desk, saved),
                    partial(self._found_new, saved.name),
                    self.failed.emit,
                )
        self.changed.emit()

    def _wake(self) -> None:
        if self._desk is not None:
            self._tasks.run(partial(_wake, self._desk), lambda _none: None, self.failed.emit)

    # -- words ------------------------------------------------------------------------------

    def suggest(self, typed: str) -> None:
        """Look for words that go with what is typed; ``suggested`` follows."""
        self._words.drop()
        if self._desk is not None and len(typed) >= SHORTEST:
            self._words.run(partial(self._desk.suggest, typed), self._suggest, self.failed.emit)

    def stop(self) -> None:
        """Suggest nothing for what was typed: it is being searched, and would be covered."""
        self._words.drop()

    def find_nearest(self, answer: SearchAnswer, show: Callable[[Offers], None]) -> None:
        """Look for words near the query that do occur, and show them."""
        question = answer.question
        if self._desk is None or question is None:
            return

        def told(near: "Mapping[str, Sequence[NearTerm]]") -> None:
            show(offers_instead(question, near))

        self._words.run(partial(self._desk.nearest, question), told, self.failed.emit)

    def _suggest(self, found: "Sequence[Suggestion]") -> None:
        self.suggested.emit([_suggestion_offer(each) for each in found])

    # -- earlier and saved searches ---------------------------------------------------------

    def kept(self) -> Offers:
        """Saved searches with what is new in them, and the latest ones."""
        if self._desk is None:
            return ()
        recent = [_offer(question) for question in self._desk.searches.history[:RECENT_SHOWN]]
        return (("已存检索", self._saved()), ("最近检索", recent))

    def remember(self, question: Question) -> None:
        """Put a question in front of the history."""
        if self._desk is not None and question.query:
            self._write(partial(self._desk.searches.remember, question))

    def forget(self) -> bool:
        """Forget all that was asked; saved searches stay. False if that could not be written."""
        return self._desk is not None and self._write(self._desk.searches.forget_history)

    def save(self, answer: SearchAnswer, name: str) -> None:
        """Keep the question of an answer by name; all it found counts as seen."""
        if self._desk is not None:
            desk = self._desk
            self._new_hits.pop(name, None)
            self._write(partial(desk.searches.save, name, answer, desk.library_version))

    def remove(self, name: str) -> None:
        """Forget a saved search."""
        if self._desk is not None:
            self._write(partial(self._desk.searches.remove, name))

    def saved_as(self, question: Question | None) -> str | None:
        """Name under which a question is saved; None if it is not."""
        saved = self._desk.searches.saved if self._desk is not None else ()
        return next((each.name for each in saved if each.question == question), None)

    def look_at(self, answer: SearchAnswer) -> None:
        """An answer is shown: what was new in the saved search it belongs to is seen now."""
        name = self.saved_as(answer.question)
        if name is not None and name in self._new_hits:
            self.save(answer, name)

    def _saved(self) -> list[Offer]:
        if self._desk is None:
            return []
        return [
            Offer(saved.name, self._note(saved), saved.question)
            for saved in self._desk.searches.saved
        ]

    def _note(self, saved: "SavedSearch") -> str:
        new = self._new_hits.get(saved.name, 0)
        return f"有新命中 {new:,} 处" if new else note_of(saved.question)

    def _found_new(self, name: str, hits: int) -> None:
        if hits:
            self._new_hits[name] = hits
            self.changed.emit()

    def _write(self, change: Callable[[], object]) -> bool:
        try:
            change()
        except ReaderError as error:
            self.failed.emit(error)
            return False
        finally:
            self.changed.emit()
        return True


def _offer(question: Question) -> Offer:
    return Offer(question.query, note_of(question), question)


def _new_hits(desk: "SearchDesk", saved: "SavedSearch") -> int:
    from reader.search.history import new_hits  # noqa: PLC0415 - loaded with the library by now

    return new_hits(saved, desk.ask(saved.question, _never))


def _wake(desk: "SearchDesk") -> None:
    """Load what is loaded when it is first needed."""
    desk.suggest(FIRST_WORD)
    desk.ask(Question(FIRST_WORD, limit=1), _never)


def _never() -> bool:
    return False
