"""Schedules of few starts are written as QUBOs; of many, the features say how many bits it would take."""

import numpy as np
import pytest

from problems.errors import LimitExceeded
from problems.instance.measure import features_of
from problems.instance.start_times import MOST_STARTS, refuse_many_starts
from problems.registry import families
from problems.structures import Operation, Scheduling


@pytest.mark.parametrize(("family", "few", "many"), [("job_shop", 3, 12), ("open_shop", 2, 7)])
def test_schedules_by_their_starts(family: str, few: int, many: int) -> None:
    rng = np.random.default_rng(0)
    small, large = (features_of(families()[family].random(rng, size)) for size in (few, many))
    assert small.n_qubits is not None
    assert large.n_qubits is None
    assert "bits or more" in large.no_qubo


def test_the_starts_are_counted_exactly() -> None:
    """Of two operations on one machine, each may start as late as the other takes."""
    most, more = (
        Scheduling(((Operation(0, 100),), (Operation(0, length),)), n_machines=1)
        for length in (MOST_STARTS - 102, MOST_STARTS - 101)
    )
    refuse_many_starts(most)
    with pytest.raises(LimitExceeded, match="take 1,501 bits"):
        refuse_many_starts(more)


def test_what_is_no_schedule_is_not_asked() -> None:
    refuse_many_starts(families()["tsp"].random(np.random.default_rng(0), 20).structure())
    refuse_many_starts(None)
