"""Laws of an offer: better hardware, more shots and lower prices never make it worse."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from problems.structures import Floats
from solvers.quantum.offer import (
    SHOTS,
    Offer,
    best_shots,
    chance_of_optimum,
    expected_gap,
    gap_interval,
    seconds,
    usd,
)
from solvers.quantum.shot_chances import LEVELS, ShotChances, chances

_LOGS = st.lists(st.floats(-60, 5), min_size=len(LEVELS), max_size=len(LEVELS))


def _shot(ideal: list[float], random: list[float], n_qubits: int = 20) -> ShotChances:
    made, guess = chances(np.array(ideal), np.array(random), n_qubits)
    return ShotChances(
        ideal=tuple(made.tolist()),
        random=tuple(guess.tolist()),
        p_feasible=1.0,
        spread=(1.0,) * len(LEVELS),
        origin="test",
        how="test",
    )


@st.composite
def offers(draw: st.DrawFn) -> Offer:
    price = st.floats(0, 10)
    return Offer(
        device="made up",
        kind="gate",
        layers=1,
        fits=True,
        n_qubits=20,
        qubits_there=30,
        log_fidelity=draw(st.floats(-50, 0)),
        log_signal=draw(st.floats(-5, 0)),
        chances=_shot(draw(_LOGS), draw(_LOGS)),
        shot_s=draw(st.floats(0, 1)),
        start_s=draw(st.floats(0, 5)),
        usd_per_task=draw(price),
        usd_per_shot=draw(price),
        usd_per_second=draw(price),
    )


@given(offers(), st.floats(0, 3), st.floats(0, 1))
def test_smaller_errors_and_more_shots_never_make_the_gap_larger(
    offer: Offer, scale: float, better: float
) -> None:
    gap = expected_gap(offer, SHOTS, scale)
    assert np.all(np.diff(gap) <= 1e-12)
    assert np.all(expected_gap(offer, SHOTS, scale * better) <= gap + 1e-12)
    assert np.all((gap >= 0) & (gap <= 1 + 1e-12))
    chance = chance_of_optimum(offer, SHOTS, scale)
    assert np.all(np.diff(chance) >= -1e-12)
    assert np.all(chance_of_optimum(offer, SHOTS, scale * better) >= chance - 1e-12)


@given(offers(), st.floats(0, 3))
def test_the_interval_holds_the_expected_gap(offer: Offer, scale: float) -> None:
    low, high = gap_interval(offer, SHOTS, scale)
    gap = expected_gap(offer, SHOTS, scale)
    assert np.all(low <= gap + 1e-12)
    assert np.all(gap <= high + 1e-12)


@given(offers(), st.floats(0, 1), st.floats(0, 1))
def test_cheaper_never_costs_more_and_more_shots_never_less(
    offer: Offer, price: float, cheaper: float
) -> None:
    cost = usd(offer, SHOTS, price)
    assert np.all(np.diff(cost) >= 0)
    assert np.all(np.diff(seconds(offer, SHOTS)) >= 0)
    assert np.all(usd(offer, SHOTS, price * cheaper) <= cost + 1e-12)


@settings(max_examples=60)
@given(
    offers(), st.floats(0.1, 1e4), st.floats(0.1, 1e4), st.floats(0.01, 1), st.floats(0.01, 1),
    st.floats(1, 5),
)  # fmt: skip
def test_the_best_utility_never_falls_with_better_hardware_prices_or_stakes(
    offer: Offer, deadline_s: float, spend: float, error: float, price: float, more: float
) -> None:
    def utility(gap: Floats, seconds_: Floats, usd_: Floats) -> Floats:
        return 1000 * (1 - gap) - usd_

    before = best_shots(offer, utility, deadline_s, spend)
    for after in (
        best_shots(offer, utility, deadline_s * more, spend),
        best_shots(offer, utility, deadline_s, spend * more),
        best_shots(offer, utility, deadline_s, spend, error_scale=error),
        best_shots(offer, utility, deadline_s, spend, price_scale=price),
    ):
        if before is not None:
            assert after is not None
            assert after.utility >= before.utility - 1e-9
            assert after.seconds <= deadline_s * more
            assert after.usd <= spend * more


def test_no_shot_is_worth_nothing_and_endless_shots_reach_the_optimum() -> None:
    offer = Offer(
        device="made up", kind="gate", layers=1, fits=True, n_qubits=4, qubits_there=4, shot_s=1e-3,
        chances=_shot([-1.0] * len(LEVELS), [-4.0] * len(LEVELS), 4),
    )  # fmt: skip
    assert expected_gap(offer, 0.0) == pytest.approx(1.0)
    assert expected_gap(offer, 1.0) == pytest.approx(0.5)
    assert chance_of_optimum(offer, np.array([1.0, 2.0])) == pytest.approx([0.5, 0.75])
    assert expected_gap(offer, 1e9) == pytest.approx(0.0, abs=1e-12)


def test_what_does_not_fit_or_cannot_be_paid_offers_nothing() -> None:
    offer = Offer(
        device="made up", kind="gate", layers=1, fits=True, n_qubits=4, qubits_there=4, shot_s=1.0,
        usd_per_shot=2.0, chances=_shot([-1.0] * len(LEVELS), [-4.0] * len(LEVELS), 4),
    )  # fmt: skip

    def quality(gap: Floats, _seconds: Floats, _usd: Floats) -> Floats:
        return 1 - gap

    assert best_shots(offer, quality, 0.5, 100.0) is None
    assert best_shots(offer, quality, 100.0, 1.0) is None
    assert best_shots(offer.model_copy(update={"fits": False}), quality, 100.0, 100.0) is None
    found = best_shots(offer, quality, 100.0, 50.0)
    assert found is not None
    assert found.shots == 23  # of the grid; 25 could be paid
    assert found.usd == pytest.approx(46.0)


def test_chances_out_of_order_are_refused() -> None:
    good = _shot([-1.0] * len(LEVELS), [-4.0] * len(LEVELS))
    falling = tuple(-float(each) for each in range(len(LEVELS)))
    with pytest.raises(ValidationError, match="do not fall"):
        ShotChances.model_validate({**good.model_dump(), "ideal": falling})
    with pytest.raises(ValidationError, match="guessing is ahead"):
        ShotChances.model_validate({**good.model_dump(), "random": (-0.5,) * len(LEVELS)})
