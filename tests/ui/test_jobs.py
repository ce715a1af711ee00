"""Work off the window’s thread: in order, answered in the window, and given up without a word."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from ui.jobs import Lane


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane("test")
    yield made
    made.close()


def ignored(_error: BaseException) -> None:
    """For jobs that do not fail."""


def test_answers_come_in_order_and_in_the_thread_of_the_window(lane: Lane, qtbot: QtBot) -> None:
    answers: list[tuple[int, int, int]] = []
    window = threading.get_ident()
    for n in range(5):
        lane.run(
            lambda n=n: (n, threading.get_ident()),
            lambda found: answers.append((*found, threading.get_ident())),
            ignored,
        )
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert [n for n, _there, _here in answers] == list(range(5))
    assert all(there != window and here == window for _n, there, here in answers)


def test_a_failure_is_told_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    answers: list[object] = []
    lane.run(lambda: 1 // 0, answers.append, lambda error: answers.append(type(error)))
    lane.run(lambda: "after", answers.append, ignored)
    qtbot.waitUntil(lambda: len(answers) == 2)
    assert answers == [ZeroDivisionError, "after"]


@pytest.mark.parametrize("fails", [False, True])
def test_what_was_given_up_is_not_answered(lane: Lane, qtbot: QtBot, fails: bool) -> None:
    answers: list[object] = []
    free = threading.Event()
    lane.run(lambda: free.wait(60), lambda _done: None, ignored)
    lane.run(lambda: 1 // (not fails), answers.append, answers.append).cancel()
    lane.run(lambda: "last", answers.append, ignored)
    free.set()
    qtbot.waitUntil(lambda: "last" in answers)
    assert answers == ["last"]


def test_closing_finishes_what_was_asked_and_tells_nobody(qtbot: QtBot) -> None:
    done: list[int] = []
    answers: list[object] = []
    lane = Lane("test")
    for n in range(3):
        lane.run(lambda n=n: done.append(n), answers.append, ignored)
    lane.close()
    qtbot.wait(20)
    assert (done, answers) == ([0, 1, 2], [])
