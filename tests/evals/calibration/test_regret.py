import math

import pytest

from agent.contracts.verdict import Route
from agent.decide.terms import Terms
from evals.calibration.advisers import always_annealing, always_exact, old_rule
from evals.calibration.halves import Half, half_of
from evals.calibration.hindsight import Hindsight
from evals.calibration.levels import Levels
from evals.calibration.measured_case import MeasuredCase, measured_cases
from evals.calibration.quantum_row import Machine, QuantumRow, Run
from evals.calibration.regret import regret, regrets, summary
from evals.calibration.terms_grid import terms_grid
from evals.profiles.record import Answer, Moment, Profile
from problems.status import Sense, Status

_TERMS = Terms(5.0, 1.0, 1.0, math.inf, data_may_leave=True)


def _answer(
    budget_s: float, objective: float | None, *, proven: bool = False, cpu_s: float | None = None
) -> Answer:
    status = Status.OPTIMAL if proven else Status.FEASIBLE if objective else Status.UNKNOWN
    return Answer(
        budget_s=budget_s,
        cpu_s=budget_s if cpu_s is None else cpu_s,
        wall_s=budget_s,
        status=status,
        backend="cp_sat",
        objective=objective,
        trail=(Moment(cpu_s=2.0, objective=115.0),) if budget_s == 5.0 and objective else (),
    )


def _profile(route: str, *answers: Answer, n_constraints: int = 0) -> Profile:
    return Profile(
        family="max_cut",
        size=16,
        difficulty=0.5,
        seed=0,
        route=route,
        words="16 nodes",
        structure=None,
        sense=Sense.MINIMISE,
        n_variables=16,
        n_constraints=n_constraints,
        n_qubits=16,
        n_slack=0,
        n_couplings=40,
        coefficient_range=9.0,
        speed=1.0,
        answers=answers,
    )


def _quantum(*, shot_usd: float, chance: float = 0.5, error_free: float = 0.5) -> QuantumRow:
    machine = Machine(name="M", error_free=error_free, shot_s=0.001, shot_usd=shot_usd)
    levels = Levels(gaps=(0.0, 0.5), chances=(chance, 1 - chance), guesses=(0.0, 1.0))
    run = Run(layers=1, levels=levels, p_optimum=chance, machines=(machine,))
    return QuantumRow(
        family="max_cut",
        size=16,
        difficulty=0.5,
        seed=0,
        kind="qaoa",
        form="QUBO",
        n_qubits=16,
        best=100.0,
        cpu_s=1.0,
        runs=(run,),
    )


def _case(*profiles: Profile, quantum: tuple[QuantumRow, ...] = ()) -> MeasuredCase:
    (case,) = measured_cases(profiles, quantum)
    return case


_OPEN = (
    _profile("exact", _answer(1.0, 120.0), _answer(5.0, 110.0)),
    _profile("annealing", _answer(1.0, 101.0), _answer(5.0, 100.0)),
)


def test_regret_is_the_share_of_the_stake_that_the_better_route_adds() -> None:
    found = regret(Hindsight(_case(*_OPEN), is_ideal=True), _TERMS, Route.EXACT)
    assert found.best is Route.ANNEALING
    assert found.share == pytest.approx(0.1)
    assert not found.is_close


def test_annealing_is_executed_after_the_classical_try_and_before_a_proof_is_sought() -> None:
    hindsight = Hindsight(_case(*_OPEN), is_ideal=True)
    found = regret(hindsight, _TERMS, Route.ANNEALING)
    assert found.share == pytest.approx(0.01)  # its two seconds give what one had given: 101
    assert regret(hindsight, _TERMS, Route.POLYNOMIAL).share == pytest.approx(0.1)
    failing = _case(_OPEN[0], _profile("annealing", _answer(1.0, None), _answer(5.0, None)))
    alone = Hindsight(failing, is_ideal=True)
    assert alone.worths(_TERMS)[Route.ANNEALING].usd == 0
    assert alone.executed(Route.ANNEALING, _TERMS).usd == pytest.approx(100 * (1 - 5 / 110))


def test_an_answer_after_the_deadline_does_not_count() -> None:
    late = _profile("exact", _answer(1.0, 100.0, proven=True, cpu_s=3.0))
    hindsight = Hindsight(_case(late), is_ideal=True)
    soon = Terms(1.0, 1.0, 1.0, math.inf, data_may_leave=True)
    assert hindsight.worths(soon)[Route.EXACT].usd == 0
    assert hindsight.worths(_TERMS)[Route.EXACT].usd == pytest.approx(100)
    assert not hindsight.case.is_settled(1.0)


def test_hardware_pays_for_its_shots_and_for_its_errors() -> None:
    cheap = _case(*_OPEN, quantum=(_quantum(shot_usd=1e-6),))
    ideal = Hindsight(cheap, is_ideal=True).worths(_TERMS)[Route.QUANTUM].usd
    noisy = Hindsight(cheap, is_ideal=False).worths(_TERMS)[Route.QUANTUM].usd
    assert 99.9 < noisy <= ideal < 100
    dear = _case(*_OPEN, quantum=(_quantum(shot_usd=5.0),))
    worth = Hindsight(dear, is_ideal=True).worths(_TERMS)[Route.QUANTUM].usd
    assert worth == pytest.approx(100 * (1 - 0.5 * 0.5**4) - 20)  # four shots are the best number


def test_hardware_is_worth_nothing_where_data_stay_or_nothing_may_be_spent() -> None:
    hindsight = Hindsight(_case(*_OPEN, quantum=(_quantum(shot_usd=0.1),)), is_ideal=True)
    at_home = Terms(5.0, 1.0, 1.0, math.inf, data_may_leave=False)
    for_free = Terms(5.0, 1.0, 1.0, 0.0, data_may_leave=True)
    assert hindsight.worths(at_home)[Route.QUANTUM].usd == 0
    assert hindsight.worths(for_free)[Route.QUANTUM].usd == 0


def test_simple_rules_advise_what_they_say() -> None:
    open_case = _case(*_OPEN)
    proven = _case(_profile("exact", _answer(1.0, 100.0, proven=True, cpu_s=0.1)), _OPEN[1])
    bound = _case(_profile("exact", _answer(1.0, 120.0), n_constraints=3), _OPEN[1])
    assert [always_exact(each, _TERMS) for each in (open_case, proven)] == [Route.EXACT] * 2
    assert always_annealing(proven, _TERMS) is Route.ANNEALING
    assert [old_rule(each, _TERMS) for each in (open_case, proven, bound)] == [
        Route.ANNEALING,
        Route.EXACT,
        Route.EXACT,
    ]


def test_summary_over_all_terms() -> None:
    hindsights = [Hindsight(_case(*_OPEN), is_ideal=True)]
    found = summary(regrets(hindsights, terms_grid(), always_exact))
    assert found.n == len(terms_grid())
    assert found.largest == pytest.approx(0.19)  # after one second: 120 against 101
    assert found.median == pytest.approx((0.1 + 0.19) / 2)


def test_halves_are_about_equal() -> None:
    halves = [half_of("tsp", size, 0.5, seed) for size in range(50) for seed in range(20)]
    assert 0.45 < sum(each is Half.JUDGED for each in halves) / len(halves) < 0.55
