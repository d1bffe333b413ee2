"""What every backend promises. Adding a backend file adds it here."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

import numpy as np
import pytest

from problems.errors import EncodingError
from problems.kept_rows import keep_rows
from problems.problem import Problem, Solution
from problems.qubo import penalise
from problems.registry import families
from problems.status import Status
from problems.structures import Answer, Assignment, Structure
from solvers.backend import Backend, Kind
from solvers.registry import backends
from solvers.result import Model, RawResult, Request
from tests.brute_force import minimum

BACKENDS = sorted(backends())
MODELS = {
    "ConstrainedQuadraticModel",
    "BinaryQuadraticModel",
    "OneHotRows",
    "Polynomial",
    *(each.__name__ for each in get_args(Structure)),
}
BUDGET_S = 2.0
AMPLE_S = 60.0
OVERRUN_S = 15.0  # a machine that is busy with other things; a backend that ignores time runs on
SIZE = 3
SIMULATED = 14  # qubits; QAOA on a larger instance takes minutes a run
FEW_STATES = 256  # that keep the rows; the sizes above are tried by the backend's own tests


@dataclass(frozen=True)
class _Case:
    """One model of one small instance, and the way back to the problem's own terms."""

    problem: Problem[Any]
    model: Model
    solution_of: Callable[[Answer], Solution]
    is_exact: bool

    def objective(self, answer: Answer) -> float | None:
        """What the answer is worth by the problem's own check, None where it is infeasible."""
        check = self.problem.check(self.solution_of(answer))
        return check.objective if check.feasible else None

    def objective_of(self, cost: float) -> float:
        if isinstance(self.model, get_args(Structure)):
            return self.problem.objective_of_cost(cost)
        return self.problem.objective_of_energy(cost)


@cache
def _cases() -> dict[tuple[str, str], _Case]:
    """Every form of a small instance of every family, by the model's type and the family."""
    found: dict[tuple[str, str], _Case] = {}
    for name, family in families().items():
        problem = family.random(np.random.default_rng(5), SIZE)
        structure = problem.structure()
        if structure is not None:
            found[type(structure).__name__, name] = _Case(
                problem, structure, problem.decode_structure, is_exact=True
            )
        cqm = problem.cqm()

        def of_cqm(answer: Answer, problem: Problem[Any] = problem) -> Solution:
            assert isinstance(answer, Assignment)
            solution: Solution = problem.decode(answer.sample)
            return solution

        found[type(cqm).__name__, name] = _Case(problem, cqm, of_cqm, problem.cqm_is_exact)
        polynomial = problem.polynomial()
        if polynomial is not None:
            found["Polynomial", name] = _Case(problem, polynomial, of_cqm, problem.cqm_is_exact)
        try:
            bqm, invert = penalise(cqm)
        except EncodingError:
            continue

        def of_bqm(
            answer: Answer, problem: Problem[Any] = problem, invert: Any = invert
        ) -> Solution:
            assert isinstance(answer, Assignment)
            solution: Solution = problem.decode(invert(answer.sample))
            return solution

        found[type(bqm).__name__, name] = _Case(problem, bqm, of_bqm, problem.cqm_is_exact)
        rows, _ = keep_rows(cqm)
        if rows.rows and rows.n_states <= FEW_STATES:
            found["OneHotRows", name] = _Case(problem, rows, of_bqm, problem.cqm_is_exact)
    return found


def _pairs(*kinds: Kind) -> list[Any]:
    """A backend beside each case of a model that it takes."""
    return [
        pytest.param(backend, case, id=f"{name}-{family}")
        for name, backend in sorted(backends().items())
        if backend.is_available and (not kinds or backend.kind in kinds)
        for (model, family), case in _cases().items()
        if model in backend.models and backend.refuses(case.model) is None
        if name != "qaoa" or len(getattr(case.model, "variables", ())) <= SIMULATED
    ]


@dataclass(frozen=True)
class _Run:
    """One run, what it reported on the way, and how long the caller waited."""

    result: RawResult
    calls: tuple[tuple[float, str], ...]
    waited_s: float


def _run(backend: Backend, case: _Case, budget_s: float = BUDGET_S) -> _Run:
    calls: list[tuple[float, str]] = []
    started = time.perf_counter()
    result = backend.solve(
        Request(case.model),
        seed=11,
        budget_s=budget_s,
        progress=lambda fraction, words: calls.append((fraction, words)),
    )
    return _Run(result, tuple(calls), time.perf_counter() - started)


@cache
def _first_run(name: str, model: str, family: str) -> _Run:
    """A run that several tests look at."""
    return _run(backends()[name], _cases()[model, family])


def _seen(backend: Backend, case: _Case) -> _Run:
    return _first_run(backend.name, type(case.model).__name__, case.problem.family)


@pytest.mark.parametrize("name", BACKENDS)
def test_a_backend_says_what_it_is(name: str) -> None:
    backend = backends()[name]
    assert backend.kind in get_args(Kind)
    assert backend.models
    assert set(backend.models) <= MODELS
    assert backend.description and backend.licence and backend.modules


@pytest.mark.parametrize("name", BACKENDS)
def test_a_model_of_another_type_is_refused_in_one_sentence(name: str) -> None:
    backend = backends()[name]
    for (model, _), case in _cases().items():
        refusal = backend.refuses(case.model)
        if model not in backend.models:
            assert refusal is not None
        if refusal is not None:
            assert any(f"'{each}'" in refusal for each in BACKENDS), "names itself or a remedy"
            assert "\n" not in refusal


@pytest.mark.parametrize(("backend", "case"), _pairs())
def test_answers_never_beat_the_bound_and_statuses_are_earned(
    backend: Backend, case: _Case
) -> None:
    result = _seen(backend, case).result
    worths = [case.objective(answer) for answer in result.answers]
    sign = case.problem.sense.sign
    costs = [sign * worth for worth in worths if worth is not None]
    match result.status:
        case Status.OPTIMAL:
            assert result.bound is not None, "a proof has a bound"
            assert worths[0] == pytest.approx(case.objective_of(result.bound), abs=1e-5)
        case Status.FEASIBLE:
            assert result.answers
        case Status.INFEASIBLE | Status.UNBOUNDED:
            pytest.fail(f"a random instance is feasible and bounded; it was called {result.status}")
        case Status.UNKNOWN:
            assert not result.answers
    if result.bound is not None and costs:
        assert min(costs) >= sign * case.objective_of(result.bound) - 1e-5


@pytest.mark.parametrize(("backend", "case"), _pairs("sampling", "heuristic"))
def test_only_a_proof_says_optimal(backend: Backend, case: _Case) -> None:
    result = _seen(backend, case).result
    assert result.status in (Status.FEASIBLE, Status.UNKNOWN)
    assert result.bound is None or backend.kind != "sampling"


@pytest.mark.parametrize(("backend", "case"), _pairs("exact"))
def test_an_exact_backend_finds_the_optimum_of_exhaustive_search(
    backend: Backend, case: _Case
) -> None:
    result = _seen(backend, case).result
    assert result.status is Status.OPTIMAL
    if case.problem.cqm_is_exact:
        energy = minimum(case.problem.cqm())
        assert energy is not None
        assert case.objective(result.answers[0]) == pytest.approx(
            case.problem.objective_of_energy(energy), abs=1e-6
        )


@pytest.mark.parametrize(("backend", "case"), _pairs())
def test_equal_seeds_give_equal_answers(backend: Backend, case: _Case) -> None:
    if backend.kind in ("sampling", "quantum"):
        # So much time that a small case ends by itself: a run that the clock ends may differ.
        first, second = (_run(backend, case, AMPLE_S).result for _ in range(2))
        assert first.answers == second.answers
        return
    first, second = _seen(backend, case).result, _run(backend, case).result
    assert first.status is second.status
    # Several threads race in exact solvers: which of equal optima wins is not promised.
    worths = [case.objective(each.answers[0]) for each in (first, second) if each.answers]
    assert len(set(worths)) <= 1 or worths[0] == pytest.approx(worths[1])


@pytest.mark.parametrize(("backend", "case"), _pairs())
def test_progress_is_a_fraction_and_words_and_time_is_kept(backend: Backend, case: _Case) -> None:
    run = _seen(backend, case)
    assert run.waited_s < BUDGET_S + OVERRUN_S
    assert 0 <= run.result.seconds <= run.waited_s
    assert all(0 <= fraction <= 1 and words for fraction, words in run.calls)


@pytest.mark.parametrize("family", sorted(families()))
def test_every_family_has_an_exact_backend(family: str) -> None:
    forms = [case for (_, name), case in _cases().items() if name == family]
    exact = [each for each in backends().values() if each.kind == "exact"]
    assert any(each.refuses(case.model) is None for each in exact for case in forms)
