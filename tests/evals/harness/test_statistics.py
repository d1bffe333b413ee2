"""Intervals, paired tests and calibration against what is known of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.harness.comparison import compared, mcnemar
from evals.harness.intervals import difference_interval, intervals
from evals.harness.scorers.calibration import calibration
from evals.harness.summary import summary
from tests.evals.harness.records import a_record


def test_intervals_are_those_of_a_binomial() -> None:
    (low, high), _ = intervals([400, 600], seed=1)
    assert low == pytest.approx(0.4 - 1.96 * 0.0155, abs=0.003)
    assert high == pytest.approx(0.4 + 1.96 * 0.0155, abs=0.003)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=4), st.integers(0, 3))
def test_intervals_hold_the_share_and_follow_from_the_seed(counts: list[int], seed: int) -> None:
    found = intervals(counts, seed)
    assert found == intervals(counts, seed)
    for count, (low, high) in zip(counts, found, strict=True):
        assert 0 <= low <= (count / sum(counts) if sum(counts) else 0.5) <= high <= 1


def test_mcnemar_is_the_exact_binomial_test() -> None:
    assert mcnemar(5, 0) == pytest.approx(2 / 2**5)
    assert mcnemar(3, 3) == 1.0


def test_a_clear_difference_has_an_interval_without_zero() -> None:
    low, high = difference_interval(both=50, ours=30, theirs=5, neither=15, seed=1)
    assert 0 < low < 0.25 < high


def test_only_shared_rows_are_compared() -> None:
    theirs = {name: a_record(name, "asked") for name in "abc"}
    ours = {"a": a_record("a"), "b": a_record("b", "asked"), "z": a_record("z")}
    found = compared(ours, theirs, seed=1)
    assert found.changes == (("a", "asked", "solved"),)
    assert (found.tests[0].n, found.tests[0].only_ours, found.tests[0].only_theirs) == (2, 1, 0)


def test_calibration_is_perfect_where_accuracy_is_the_confidence() -> None:
    found = calibration([0.75] * 4, [True, True, True, False])
    assert found["expected_calibration_error"] == 0
    assert calibration([1.0], [True])["bins"] == [
        {"from": 0.9, "to": 1.0, "n": 1, "confidence": 1.0, "accuracy": 1.0}
    ]


def test_the_summary_counts_by_data_set() -> None:
    records = [
        a_record("a"),
        a_record("b", "wrong", dataset="other"),
        a_record("c", "asked"),
        a_record("d", "failed"),
    ]
    found = summary(records, seed=1)
    overall = found["overall"]
    assert [overall[name] for name in ("n", "solved", "wrong", "asked", "failed")] == [
        4,
        1,
        1,
        1,
        1,
    ]
    assert found["by_dataset"]["other"]["shares"]["wrong"] == 1
    assert overall["tokens"] is None
    assert overall["cost_usd"] is None
