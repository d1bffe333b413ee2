"""The verdict follows from the numbers, and from nothing else."""

import pytest

from agent.contracts.stakes import Stakes
from agent.contracts.verdict import Quadrant, Route
from agent.decide.hardware import best_run
from agent.decide.judge import judge
from problems.instance.features import Proof
from problems.status import Status
from tests.agent.decide.cases import case, offer, probe


@pytest.mark.parametrize("status", [Status.OPTIMAL, Status.INFEASIBLE, Status.UNBOUNDED])
def test_what_a_second_settles_is_not_worth_a_quantum_computer(status: Status) -> None:
    verdict = judge(case(offer(), tried=probe(status, seconds=0.02)), None, Stakes())
    assert not verdict.worth_quantum
    assert verdict.route is Route.EXACT
    assert verdict.quadrant is Quadrant.CLASSICAL
    assert "0.02 s" in verdict.summary
    assert verdict.findings[0].name == "classical probe"
    assert verdict.findings[0].moved == 1.0


def test_a_polynomial_instance_takes_the_polynomial_route() -> None:
    proof = Proof(
        name="bipartite",
        kind="polynomial",
        scope="instance",
        words="the graph is bipartite",
        source="any textbook",
    )
    open_ = case(offer())
    easy = open_.but(features=open_.features.model_copy(update={"proofs": (proof,)}))
    verdict = judge(easy, None, Stakes())
    assert verdict.route is Route.POLYNOMIAL
    assert not verdict.worth_quantum
    assert "bipartite" in verdict.summary
    assert "at any size" in verdict.break_even


def test_hardware_that_beats_everything_else_is_advised() -> None:
    verdict = judge(case(offer()).but(has_no_classical=True), None, Stakes())
    assert verdict.worth_quantum
    assert verdict.route is Route.QUANTUM
    assert verdict.quadrant is Quadrant.QUANTUM
    assert "Hypothetical" in verdict.summary


def test_a_request_is_obeyed_and_changes_no_judgement() -> None:
    asked, open_ = (judge(case(offer()), route, Stakes()) for route in (Route.QAOA, None))
    assert asked.route is asked.requested is Route.QAOA
    assert asked.advised is open_.route
    assert asked.model_copy(update={"route": open_.route, "requested": None}) == open_


@pytest.mark.parametrize(
    ("stakes", "word"),
    [
        (Stakes(data_may_leave=False), "data"),
        (Stakes(price_limit_usd=0.01), "errors"),
    ],
)
def test_stakes_rule_machines_out(stakes: Stakes, word: str) -> None:
    verdict = judge(case(offer(usd_per_shot=1.0), stakes=stakes), None, stakes)
    assert not verdict.worth_quantum
    assert verdict.stakes == stakes
    assert any(finding.name == word for finding in verdict.findings)
    assert all(row.utility_usd is None for row in verdict.routes if row.route is Route.QUANTUM)
    assert all(row.excluded for row in verdict.routes if row.route is Route.QUANTUM)


def test_no_qubo_means_no_quantum() -> None:
    open_ = case()
    sizes = open_.features.sizes.model_copy(update={"n_qubits": None})
    without = open_.features.model_copy(update={"sizes": sizes, "no_qubo": "x is continuous"})
    verdict = judge(open_.but(features=without), None, Stakes())
    assert not verdict.worth_quantum
    assert any(finding.effect == "x is continuous" for finding in verdict.findings)


def test_errors_that_turn_the_answer_are_found_by_search() -> None:
    noisy = case(offer(log_fidelity=-60.0)).but(has_no_classical=True)
    verdict = judge(noisy, None, Stakes())
    assert not verdict.worth_quantum
    (found,) = [each for each in verdict.break_evens if each.quantity.startswith("errors")]
    assert found.today is not None and found.at is not None
    assert found.today == pytest.approx(60.0 / 4_000)
    scale = found.at / found.today
    assert judge(noisy.but(error_scale=scale * 0.99), None, Stakes()).worth_quantum
    assert not judge(noisy.but(error_scale=scale * 1.01), None, Stakes()).worth_quantum


def test_the_price_that_turns_the_answer_is_found_by_search() -> None:
    dear = case(offer(log2_optimum=-10.0, usd_per_shot=0.1)).but(has_no_classical=True)
    verdict = judge(dear, None, Stakes())
    (found,) = [each for each in verdict.break_evens if each.quantity.startswith("price")]
    assert not verdict.worth_quantum
    assert found.at is not None
    assert judge(dear.but(price_scale=0.0), None, Stakes()).worth_quantum


def test_every_finding_names_its_source_and_the_weightiest_comes_first() -> None:
    verdict = judge(case(offer(log_fidelity=-20.0)), None, Stakes())
    for finding in verdict.findings:
        assert finding.source and finding.value and finding.threshold and finding.effect
    moved = [finding.moved for finding in verdict.findings]
    assert moved == sorted(moved, reverse=True)


def test_what_was_not_said_is_assumed_aloud() -> None:
    silent = judge(case(offer()), None, Stakes())
    assert {flip.quantity for flip in silent.flips} == {
        "deadline",
        "worth of one per cent",
        "spending",
        "data",
        "recurrence",
    }
    stakes = Stakes(
        deadline_s=60, usd_per_percent=5, price_limit_usd=10, runs_a_year=3, data_may_leave=True
    )
    assert judge(case(offer(), stakes=stakes), None, stakes).flips == ()


def test_the_best_run_takes_as_many_shots_as_pay() -> None:
    cheap, dear = (
        best_run(case(offer(usd_per_shot=usd, log2_optimum=-8.0))) for usd in (1e-4, 1e-1)
    )
    assert cheap is not None and dear is not None
    assert cheap.shots > dear.shots
    assert cheap.gap < dear.gap


def test_nothing_assumed_makes_a_yes() -> None:
    guessed = offer().model_copy(update={"assumed": ("price", "quality")})
    verdict = judge(case(guessed).but(has_no_classical=True), None, Stakes())
    assert not verdict.worth_quantum
    assert "price and quality" in verdict.summary
    known = offer(device="Known", log_fidelity=-1.0)
    assert judge(case(guessed, known).but(has_no_classical=True), None, Stakes()).worth_quantum
