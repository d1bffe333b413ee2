"""Exponential times: the anchor, the cores, and where two lines meet."""

import numpy as np
import pytest
from pydantic import ValidationError

from problems.errors import BadInput
from solvers.quantum.exponential_time import ExponentialTime, Restarts, meeting
from solvers.quantum.published_machines import sparrow, sparrow_on_a_supercomputer

SIZES = np.array([10.0, 50.0, 90.0])


def line(base: float, seconds: float = 1.0, anchor_n: float = 50.0) -> ExponentialTime:
    return ExponentialTime(
        base=base, base_low=base * 0.99, base_high=base * 1.01, anchor_n=anchor_n, anchor_s=seconds
    )


def test_all_bases_meet_at_the_anchor() -> None:
    decoders = np.ones(3)
    ours = ExponentialTime(base=1.2, base_low=1.1, base_high=1.3, anchor_n=50, anchor_s=1.0)
    low, high = ours.variants()
    times = [each.log2_seconds(SIZES, decoders) for each in (low, ours, high)]
    assert [float(each[1]) for each in times] == [0.0, 0.0, 0.0]
    assert times[0][0] > times[1][0] > times[2][0]
    assert times[0][2] < times[1][2] < times[2][2]


def test_sparrow_takes_what_the_paper_fits() -> None:
    """2^(0.176·n + 19.369) ns alone, 573 hours at 179 variables; a 35th of it on 46 cores."""
    n = np.array([179.0])
    alone = sparrow().model_copy(update={"restarts": None}).log2_seconds(n, n)
    shared = sparrow().log2_seconds(n, np.array([33_659.0]))
    assert 2 ** alone[0] / 3600 == pytest.approx(572.8, rel=1e-3)
    assert 2 ** (alone[0] - shared[0]) == pytest.approx(35.44, rel=1e-3)


def test_restarts_end_at_their_shift_and_perfect_cores_do_not() -> None:
    real = sparrow_on_a_supercomputer(perfectly=False)
    perfect = sparrow_on_a_supercomputer(perfectly=True)
    assert real.restarts is not None
    assert perfect.restarts is not None
    cores = np.array([725_760.0])
    assert real.restarts.speed_up(cores)[0] == pytest.approx(151, rel=0.01)
    assert perfect.restarts.speed_up(cores)[0] == pytest.approx(725_760)


def test_processors_share_the_work_and_leave_the_base() -> None:
    shared = line(1.2).shared_by(1000)
    assert shared.base == 1.2
    assert shared.anchor_s == pytest.approx(1e-3)


def test_the_labs_lines_meet_within_the_published_interval() -> None:
    """arXiv 2511.04553: bases of 1.34 to 1.36 and 1.24 to 1.25 meet at 46.6 [44.9, 48.9]."""
    slow = ExponentialTime(base=1.35, base_low=1.34, base_high=1.36, anchor_n=32, anchor_s=1.0)
    fast = ExponentialTime(
        base=1.245, base_low=1.24, base_high=1.25, anchor_n=32, anchor_s=(1.35 / 1.245) ** 14.6
    )
    found = meeting(slow, fast)
    assert found is not None
    assert found == pytest.approx((46.6, 44.9, 48.9), abs=0.15)


def test_parallel_lines_do_not_meet_and_other_anchors_are_refused() -> None:
    assert meeting(line(1.2), line(1.2, 2.0)) is None
    with pytest.raises(BadInput, match="anchored at n = 50 and 10"):
        meeting(line(1.2), line(1.3, anchor_n=10.0))


def test_an_interval_that_leaves_its_base_out_is_refused() -> None:
    with pytest.raises(ValidationError, match="the interval must hold the base"):
        ExponentialTime(base=1.5, base_low=1.1, base_high=1.2, anchor_s=1.0)


def test_a_lone_search_gains_nothing_from_one_core() -> None:
    assert Restarts(shift=3.0, rate=0.1).speed_up(np.array([1.0]))[0] == 1.0
