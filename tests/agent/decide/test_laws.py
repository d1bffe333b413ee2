"""What must hold of every verdict, whatever the machines, the prices and the stakes are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from agent.contracts.stakes import Stakes
from agent.decide.judge import judge
from agent.decide.worth import best_classical_usd, is_worth_quantum, lead
from problems.status import Status
from solvers.quantum.offer import Offer
from tests.agent.decide.cases import case, offer, probe

OFFERS = st.builds(
    offer,
    device=st.sampled_from(["A", "B", "C"]),
    log2_optimum=st.floats(-40, -0.1),
    log_fidelity=st.floats(-50, 0),
    usd_per_shot=st.one_of(st.just(0.0), st.floats(1e-6, 1.0)),
    shot_s=st.floats(1e-6, 1.0),
    layers=st.sampled_from([1, 3, 10]),
)
STAKES = st.builds(
    Stakes,
    deadline_s=st.floats(0.1, 1e5),
    usd_per_percent=st.floats(0, 1e6),
    price_limit_usd=st.one_of(st.none(), st.floats(0, 1e5)),
)
FACTORS = st.floats(0, 1)


@settings(max_examples=60, deadline=None)
@given(st.lists(OFFERS, max_size=4), STAKES, FACTORS, FACTORS, st.booleans())
def test_better_or_cheaper_hardware_never_turns_yes_into_no(
    offers: list[Offer], stakes: Stakes, errors: float, prices: float, alone: bool
) -> None:
    now = case(*offers, stakes=stakes).but(has_no_classical=alone)
    better = now.but(error_scale=errors, price_scale=prices)
    assert lead(better) >= lead(now) - 1e-9
    assert is_worth_quantum(better) or not is_worth_quantum(now)


@settings(max_examples=60, deadline=None)
@given(st.lists(OFFERS, max_size=3), OFFERS, STAKES)
def test_another_machine_never_turns_yes_into_no(
    offers: list[Offer], added: Offer, stakes: Stakes
) -> None:
    now, more = (
        case(*each, stakes=stakes).but(has_no_classical=True) for each in (offers, [*offers, added])
    )
    assert is_worth_quantum(more) or not is_worth_quantum(now)


@settings(max_examples=60, deadline=None)
@given(STAKES, st.floats(1, 1000))
def test_a_longer_deadline_never_makes_the_classical_side_worse(
    stakes: Stakes, factor: float
) -> None:
    assert stakes.deadline_s is not None
    later = stakes.model_copy(update={"deadline_s": stakes.deadline_s * factor})
    assert best_classical_usd(case(stakes=later)) >= best_classical_usd(case(stakes=stakes)) - 1e-9


@settings(max_examples=30, deadline=None)
@given(st.lists(OFFERS, min_size=1, max_size=4, unique_by=lambda each: each.device), st.randoms())
def test_the_order_and_the_names_of_machines_change_nothing(
    offers: list[Offer], random: object
) -> None:
    shuffled = list(offers)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    renamed = [each.model_copy(update={"device": f"Z{each.device}"}) for each in offers]
    verdicts = [judge(case(*each), None, Stakes()) for each in (offers, shuffled, renamed)]
    assert len({each.worth_quantum for each in verdicts}) == 1
    assert len({each.confidence for each in verdicts}) == 1
    assert verdicts[0].routes == verdicts[1].routes
    worths = [sorted(row.utility_usd or 0.0 for row in each.routes) for each in verdicts]
    assert worths[0] == worths[2]


@settings(max_examples=30, deadline=None)
@given(
    st.lists(OFFERS, max_size=3),
    STAKES,
    st.sampled_from([Status.OPTIMAL, Status.INFEASIBLE, Status.UNBOUNDED]),
)
def test_what_the_try_settles_is_never_worth_a_quantum_computer(
    offers: list[Offer], stakes: Stakes, status: Status
) -> None:
    perfect = offer(device="Perfect")
    settled = case(*offers, perfect, stakes=stakes, tried=probe(status))
    assert not is_worth_quantum(settled)


def test_a_perfect_machine_is_worth_it_on_what_stays_open() -> None:
    """Else the laws above would hold of a judge that always says no."""
    open_ = case(offer()).but(has_no_classical=True)
    assert is_worth_quantum(open_)
    assert not is_worth_quantum(case(offer(log_fidelity=-500.0)).but(has_no_classical=True))
    assert not is_worth_quantum(
        case(offer()).but(has_no_classical=True, probe=probe(Status.OPTIMAL))
    )
