"""Questions in the background: the newest counts, an older one is cancelled."""

from pytestqt.qtbot import QtBot

from reader.search import Question, SearchAnswer
from reader.search.question import Cancelled
from reader.ui.searching.asking import Asking
from reader.ui.tasks import PoolRunner
from tests.ui.conftest import HeldRunner
from tests.ui.panel_samples import ask_five


def test_a_new_question_cancels_the_one_before(qtbot: QtBot, held_runner: HeldRunner) -> None:
    seen: list[tuple[str, bool]] = []

    def ask(question: Question, cancelled: Cancelled) -> SearchAnswer:
        seen.append((question.query, cancelled()))
        return ask_five(question, cancelled)

    asking = Asking(ask, held_runner)
    answers: list[SearchAnswer] = []
    asking.answered.connect(answers.append)
    for query in ("研", "研发"):
        asking.ask(Question(query))
    held_runner.release_all()
    assert seen == [("研", True), ("研发", False)]
    assert [answer.query for answer in answers] == ["研发"]
    assert not asking.running


def test_a_long_search_ends_when_it_is_cancelled(qtbot: QtBot) -> None:
    """The work itself asks whether it is still wanted; a pool of one thread gets free again."""

    def ask(question: Question, cancelled: Cancelled) -> SearchAnswer:
        while question.query == "永远" and not cancelled():
            pass
        return ask_five(question, cancelled)

    runner = PoolRunner(max_threads=1)
    asking = Asking(ask, runner)
    asking.ask(Question("永远"))
    with qtbot.waitSignal(asking.answered) as answered:
        asking.ask(Question("研发"))
    assert answered.args[0].query == "研发"
    runner.shut_down()
