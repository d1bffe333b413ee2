"""What is known is told once, in time, and never after the end."""

import threading
import time

import numpy as np
import pytest

from problems.families.knapsack import Knapsack
from problems.status import Status
from tools.actions import solve_exact
from tools.outcome import Outcome
from tools.snapshot import snapshot
from tools.solving import SolveInput


@pytest.fixture(scope="module")
def known() -> Outcome:
    request = SolveInput(problem=Knapsack.random(np.random.default_rng(1), 5), budget_s=5)
    return solve_exact.run(request, lambda done, words: None)


def test_it_is_told_once(known: Outcome) -> None:
    told: list[Outcome] = []
    with snapshot(0.05, lambda: known, told.append):
        time.sleep(0.3)
    assert told == [known]


def test_an_answer_is_waited_for_as_long_again(known: Outcome) -> None:
    nothing = known.model_copy(update={"status": Status.UNKNOWN, "check": None})
    when: list[float] = []
    started = time.monotonic()
    with snapshot(0.1, lambda: nothing, lambda outcome: when.append(time.monotonic() - started)):
        time.sleep(0.5)
    assert len(when) == 1
    assert when[0] >= 0.2


def test_nothing_is_told_after_the_end(known: Outcome) -> None:
    told: list[Outcome] = []
    looked = threading.Event()

    def slowly() -> Outcome:
        looked.set()
        time.sleep(0.2)
        return known

    with snapshot(0.01, slowly, told.append):
        looked.wait(5)
    time.sleep(0.4)
    assert told == []


def test_without_a_moment_nothing_is_told(known: Outcome) -> None:
    told: list[Outcome] = []
    with snapshot(None, lambda: known, told.append):
        time.sleep(0.05)
    assert told == []
