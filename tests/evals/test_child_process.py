"""Work in a process of its own is timed from when it is ready, and stopped when patience ends."""

import time

import pytest

from evals.child_process import Ready, measured
from problems.errors import BadInput


def _works(ready: Ready) -> tuple[float, ...]:
    time.sleep(0.5)
    ready()
    return (1.0, 2.0)


def _never_ends(ready: Ready) -> tuple[float, ...]:
    ready()
    time.sleep(60)
    return ()


def _runs_out_of_memory(ready: Ready) -> tuple[float, ...]:
    ready()
    raise MemoryError


def _fails(ready: Ready) -> tuple[float, ...]:
    ready()
    raise ZeroDivisionError


def test_finished_work_gives_its_values_and_its_measures() -> None:
    found = measured(_works, 30)
    assert found.values == (1.0, 2.0)
    assert found.finished
    assert found.seconds < 0.5  # the preparation is not in it
    assert 0.005 < found.peak_gib < 4


def test_work_that_does_not_end_is_stopped() -> None:
    found = measured(_never_ends, 0.2)
    assert not found.finished
    assert 0.2 <= found.seconds < 30


def test_work_that_runs_out_of_memory_is_not_finished() -> None:
    assert not measured(_runs_out_of_memory, 30).finished


def test_work_that_fails_is_told_from_work_that_takes_too_long() -> None:
    with pytest.raises(BadInput, match="failed"):
        measured(_fails, 30)
