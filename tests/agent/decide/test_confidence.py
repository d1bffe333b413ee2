"""How sure a verdict says it is: what was counted on the bench, and no more."""

from dataclasses import replace

import pytest

from agent.decide.case import Case
from agent.decide.confidence import confidence
from agent.decide.measured_confidence import measured_confidence, measured_share, worse_end
from problems.status import Status
from tests.agent.decide.cases import case, offer, probe


def _as_wide_as(high: float) -> Case:
    """An open case whose best route is at worst so far off."""
    open_ = case(offer(), tried=probe(Status.FEASIBLE, gap=0.3))
    first, *rest = open_.classical
    open_.__dict__["classical"] = (replace(first, gap_high=high), *rest)
    return open_


def test_a_proof_is_surer_than_any_expectation() -> None:
    settled = confidence(case(offer(), tried=probe(Status.OPTIMAL)), worth=False)
    assert settled == 0.99
    assert settled > confidence(_as_wide_as(0.0), worth=False)


def test_the_wider_the_interval_the_less_sure() -> None:
    shares = [confidence(_as_wide_as(high), worth=False) for high in (0.0, 0.009, 0.05, 0.5, 1.0)]
    assert shares == sorted(shares, reverse=True)
    assert shares[0] > shares[-1]


@pytest.mark.parametrize("at", range(3))
def test_each_share_holds_from_its_own_width_on(at: int) -> None:
    known = measured_confidence().open[at]
    assert measured_share(_as_wide_as(known.from_high)) == known
    assert worse_end(_as_wide_as(known.from_high)) == known.from_high


def test_a_yes_that_was_never_counted_is_as_likely_wrong_as_right() -> None:
    assert confidence(_as_wide_as(0.0), worth=True) == 0.5


def test_shares_are_of_enough_instances_and_stand_on_a_few_hits_at_least() -> None:
    model = measured_confidence()
    assert model.settled.n > 200
    assert sum(each.n for each in model.open) > 40
    assert all(0.5 < each.share < 1 for each in model.open)
