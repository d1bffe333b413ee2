"""QAOA of polynomials as they are: the qubits of the problem, and no bit for a product."""

from itertools import product

import numpy as np
import pytest

from problems.errors import BadInput, LimitExceeded
from problems.families.hubo import Hubo, Term
from problems.families.labs import Labs, LabsSolution
from problems.families.max_sat import Clause, MaxSat
from problems.status import Sense, Status
from solvers.diagonal import polynomial_energies
from solvers.evidence import QaoaEvidence, Variant
from solvers.qaoa.circuits.circuit import bind
from solvers.qaoa.circuits.hubo_circuit import unbound_hubo_circuit
from solvers.qaoa.engines.statevector import Angles
from solvers.registry import backends
from solvers.result import Request
from tools.actions.estimate_quantum import EstimateInput
from tools.actions.estimate_quantum import run as estimate
from tools.actions.solve_qaoa import QaoaInput, run
from tools.forms import polynomial_form, qubo_form
from tools.outcome import Outcome


def _evidence(outcome: Outcome) -> QaoaEvidence:
    assert isinstance(outcome.evidence, QaoaEvidence)
    return outcome.evidence


def _quiet(fraction: float, words: str) -> None: ...


@pytest.mark.parametrize("variant", [None, "plain"])
def test_labs_takes_a_qubit_a_free_sign_and_reaches_the_optimum_of_all_sequences(
    variant: Variant | None,
) -> None:
    problem = Labs(n=10)
    outcome = run(QaoaInput(problem=problem, variant=variant, layers=3, seed=0), _quiet)
    checks = [problem.check(LabsSolution(sequence=each)) for each in product((-1, 1), repeat=10)]
    worths = [check.objective for check in checks if check.objective is not None]
    evidence = _evidence(outcome)
    assert outcome.objective == outcome.bound == evidence.minimum_energy == min(worths)
    assert evidence.maximum_energy == max(worths)
    assert outcome.status is Status.OPTIMAL
    assert outcome.provenance.model == "polynomial"
    assert (evidence.n_qubits, evidence.degree) == (9, 4)  # the first sign is settled
    assert evidence.ratio_reference == "all 512 states of the polynomial"
    assert evidence.p_random == worths.count(min(worths)) / len(worths)
    assert evidence.p_optimum > 3 * evidence.p_random
    assert evidence.two_qubit_gates > 0
    qubo = qubo_form(problem).model
    assert evidence.quadratised_qubits == len(getattr(qubo, "variables", ()))
    assert evidence.quadratised_qubits > 30


@pytest.mark.parametrize("variant", [None, "plain"])
def test_the_circuit_at_the_angles_that_are_told_has_the_chance_that_is_told(
    variant: Variant | None,
) -> None:
    from qiskit.quantum_info import Statevector

    polynomial = Labs(n=8).polynomial()
    asked = QaoaInput(problem=Labs(n=8), variant=variant, layers=2)
    evidence = _evidence(run(asked, _quiet))
    circuit = bind(
        unbound_hubo_circuit(polynomial.to_dimod(), polynomial.variables, 2, measured=False),
        Angles(np.array(evidence.gammas), np.array(evidence.betas)),
    )
    costs = polynomial_energies(polynomial.in_bits(), 7)
    chances = Statevector(circuit).probabilities()
    assert chances[costs == costs.min()].sum() == pytest.approx(evidence.p_optimum, abs=1e-9)
    assert evidence.two_qubit_gates == circuit.num_nonlocal_gates()


def test_soft_clauses_take_a_qubit_a_variable() -> None:
    clauses = (
        Clause(positive=("a", "b", "c"), weight=3),
        Clause(negative=("a", "b", "c"), weight=2),
        Clause(positive=("a",), negative=("b", "c"), weight=4),
        Clause(negative=("a",), weight=1),
    )
    outcome = run(
        QaoaInput(problem=MaxSat(variables=("a", "b", "c"), clauses=clauses), layers=2), _quiet
    )
    assert (outcome.status, outcome.objective) == (Status.OPTIMAL, 10)
    assert (_evidence(outcome).n_qubits, _evidence(outcome).degree) == (3, 3)
    assert (_evidence(outcome).quadratised_qubits or 0) > 6


def test_an_unused_variable_and_a_goal_of_most_are_kept() -> None:
    terms = (Term(factors=("a", "b", "c"), coefficient=4), Term(factors=("b",), coefficient=-1))
    problem = Hubo(
        variables=("idle", "a", "b", "c"), terms=terms, constant=0.5, goal=Sense.MAXIMISE
    )
    outcome = run(QaoaInput(problem=problem, layers=2, seed=3), _quiet)
    assert (outcome.status, outcome.objective, outcome.bound) == (Status.OPTIMAL, 3.5, 3.5)
    assert _evidence(outcome).n_qubits == 4


def test_pairs_a_warm_start_and_recursion_take_the_qubo() -> None:
    pairs = Hubo(variables=("a", "b"), terms=(Term(factors=("a", "b"), coefficient=1),))
    assert polynomial_form(pairs) is None
    assert _evidence(run(QaoaInput(problem=pairs, layers=1), _quiet)).degree is None
    small = Labs(n=5)
    warm = run(QaoaInput(problem=small, layers=1, variant="warm_start"), _quiet)
    recursive = run(QaoaInput(problem=small, recursive=True), _quiet)
    assert warm.provenance.model == recursive.provenance.model == "QUBO"
    assert _evidence(warm).ratio_reference == "all 64 states of the QUBO"
    assert _evidence(warm).quadratised_qubits is None


def test_what_is_too_large_is_refused_with_the_remedy() -> None:
    backend = backends()["qaoa"]
    with pytest.raises(
        LimitExceeded, match=r"polynomial of this labs .* has 11 variables.*at most 8"
    ):
        run(QaoaInput(problem=Labs(n=12), max_qubits=8), _quiet)
    assert "25 variables; 'qaoa' simulates at most 24 qubits of polynomials" in (
        backend.refuses(Labs(n=26).polynomial()) or ""
    )
    names = tuple(f"x{index}" for index in range(18))
    long = Hubo(variables=names, terms=(Term(factors=names, coefficient=1),)).polynomial()
    assert "up to 262,144 products of spins" in (backend.refuses(long) or "")
    with pytest.raises(BadInput, match="relaxes a QUBO, and this is a polynomial of degree 4"):
        backend.solve(
            Request(Labs(n=6).polynomial(), variant="warm_start"),
            seed=0,
            budget_s=1,
            progress=_quiet,
        )


def test_a_product_too_long_for_a_circuit_runs_as_a_qubo() -> None:
    names = tuple(f"x{index}" for index in range(16))
    problem = Hubo(variables=names, terms=(Term(factors=names, coefficient=-1),))
    outcome = run(QaoaInput(problem=problem, layers=1, variant="plain"), _quiet)
    assert (outcome.provenance.model, outcome.bound) == ("QUBO", -1)
    assert _evidence(outcome).n_qubits == 17


def test_an_estimate_says_that_it_is_of_the_quadratised_qubo() -> None:
    (note,) = estimate(EstimateInput(problem=Labs(n=8)), _quiet).notes
    assert "quadratised QUBO of 19 variables" in note
    assert "polynomial of degree 4 itself, on 7 qubits" in note
