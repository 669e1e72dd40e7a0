"""Work runs elsewhere; exactly one answer comes back, on the GUI thread."""

import threading

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reader.errors import SearchError
from reader.ui.tasks import LatestOnly, PoolRunner, sentence_of
from tests.ui.conftest import HeldRunner


@pytest.fixture
def runner(qtbot: QtBot) -> PoolRunner:
    runner = PoolRunner(max_threads=2)
    yield runner
    runner.shut_down()


def test_two_hundred_answers_all_arrive_once(qtbot: QtBot, runner: PoolRunner) -> None:
    answers: list[int] = []
    for number in range(200):
        runner.run(lambda number=number: number * 2, answers.append, pytest.fail)

    qtbot.waitUntil(lambda: len(answers) >= 200)
    assert sorted(answers) == [number * 2 for number in range(200)]


def test_work_runs_off_the_gui_thread_and_the_answer_comes_to_it(
    qtbot: QtBot, runner: PoolRunner
) -> None:
    threads: list[threading.Thread] = []
    runner.run(
        threading.current_thread,
        lambda worker: threads.extend([worker, threading.current_thread()]),
        pytest.fail,
    )

    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()


def test_an_exception_comes_back_as_the_one_answer(qtbot: QtBot, runner: PoolRunner) -> None:
    answers: list[object] = []
    errors: list[Exception] = []
    runner.run(lambda: int("没有数"), answers.append, errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], ValueError)
    assert not answers


def test_none_is_an_answer(qtbot: QtBot, runner: PoolRunner) -> None:
    answers: list[object] = []
    runner.run(lambda: None, answers.append, pytest.fail)

    qtbot.waitUntil(lambda: answers == [None])


def test_answers_that_come_after_shutting_down_are_dropped(qtbot: QtBot) -> None:
    runner = PoolRunner(max_threads=1)
    answers: list[object] = []
    started, go_on = threading.Event(), threading.Event()

    def slow() -> str:
        started.set()
        go_on.wait(10)
        return "late"

    runner.run(slow, answers.append, pytest.fail)
    runner.run(lambda: "never started", answers.append, pytest.fail)
    started.wait(10)
    go_on.set()
    runner.shut_down()
    runner.run(lambda: "refused", answers.append, pytest.fail)

    fence = PoolRunner()
    fence.run(lambda: "fence", answers.append, pytest.fail)
    qtbot.waitUntil(lambda: "fence" in answers)
    fence.shut_down()
    assert answers == ["fence"]


def test_only_the_latest_question_is_answered_whatever_comes_last() -> None:
    held = HeldRunner()
    asker = QObject()
    latest = LatestOnly(held, asker)
    answers: list[object] = []
    for words in ("first", "second"):
        latest.run(lambda words=words: words, answers.append, pytest.fail)
    latest.run(lambda: int("没有数"), pytest.fail, answers.append)
    latest.run(lambda: "last", answers.append, pytest.fail)
    held.release(3)
    held.release_all()
    assert answers == ["last"]


def test_work_learns_that_nobody_waits_for_it() -> None:
    held = HeldRunner()
    asker = QObject()
    latest = LatestOnly(held, asker)
    told: list[bool] = []
    for _ in range(3):
        latest.run_until_dropped(lambda is_dropped: told.append(is_dropped()), id, pytest.fail)
    held.release_all()
    latest.run_until_dropped(lambda is_dropped: told.append(is_dropped()), pytest.fail, pytest.fail)
    latest.drop()
    held.release_all()
    assert told == [True, True, False, True]


def test_no_answer_comes_to_what_is_deleted(qapp: QApplication) -> None:
    held = HeldRunner()
    asker = QObject()
    LatestOnly(held, asker).run(lambda: "late", pytest.fail, pytest.fail)
    asker.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held.release_all()


def test_an_expected_failure_is_told_in_its_own_words_and_a_bug_is_reported() -> None:
    reported: list[Exception] = []
    assert sentence_of(SearchError("没有索引。"), "出错。", reported.append) == "没有索引。"
    assert not reported
    bug = ValueError("x")
    assert sentence_of(bug, "出错。", reported.append) == "出错。"
    assert reported == [bug]
