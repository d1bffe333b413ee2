"""Answers to report on: every family with its optimum by exhaustive search, in every status."""

from __future__ import annotations

from typing import Any

import numpy as np

from agent.contracts.interpretation import Interpretation
from agent.contracts.report import Report
from agent.contracts.verdict import Finding, Quadrant, Route, Verdict
from agent.report.report import answer
from problems.problem import Check, Problem, Solution, Violation
from problems.registry import families
from problems.status import Status
from solvers.evidence import AnnealingEvidence, EngineFacts, Evidence, QaoaEvidence
from tests.brute_force import feasible_samples
from tools.outcome import Outcome, Provenance

RUN_ID = "20260102-030405-a1b2c3"

ANNEALING = AnnealingEvidence(
    n_reads=250, n_sweeps=1_300, best_energy=-14.25, mean_energy=-9.87654, feasible_share=0.8125
)
QAOA = QaoaEvidence(
    simulated=True,
    n_qubits=17,
    layers=3,
    shots=4_096,
    schedule="linear ramp",
    gammas=(0.1, 0.2, 0.3),
    betas=(0.3, 0.2, 0.1),
    mean_energy=-10.123456,
    best_energy=-14.0,
    minimum_energy=-14.0,
    maximum_energy=31.5,
    approximation_ratio=0.914789,
    p_optimum=0.0123456,
    p_random=0.0000305,
    two_qubit_gates=126,
    depth=88,
    best_tenth_energy=-13.21,
    shots_to_optimum=371,
    engine=EngineFacts(name="blocked", precision="float64", threads=2),
)
VERDICT = Verdict(
    route=Route.EXACT,
    quadrant=Quadrant.CLASSICAL,
    worth_quantum=False,
    summary="A quantum computer is not worth it here: a proof took 0.013 s.",
    findings=tuple(
        Finding(
            name=f"finding {letter}",
            value=f"{number} qubits",
            threshold=f"{number + 100} on a device",
            effect=f"effect {letter}",
            source=f"source {letter} (2024)",
        )
        for letter, number in zip("abcd", (31, 32, 33, 34), strict=True)
    ),
    break_even="The two-qubit error would have to fall from 0.001 to 2.5e-05.",
)


def solved(name: str, size: int = 3, seed: int = 7) -> tuple[Problem[Any], Solution]:
    """Returns a random instance of a family and its optimal solution."""
    problem = families()[name].random(np.random.default_rng(seed), size)
    labels, states, energies = feasible_samples(problem.cqm())
    best = states[int(energies.argmin())]
    return problem, problem.decode(dict(zip(labels, best.tolist(), strict=True)))


def report_on(
    problem: Problem[Any],
    solution: Solution | None,
    status: Status,
    *,
    bound: float | None = None,
    gap: float | None = None,
    evidence: Evidence | None = None,
    verdict: Verdict = VERDICT,
    assumptions: tuple[str, ...] = ("the 2 is a day",),
    unused_numbers: tuple[str, ...] = ("47 in 'the 47 bus'",),
) -> Report:
    """Returns the report; a solution that comes with `unknown` counts as one that was broken."""
    check = problem.check(solution) if solution is not None else None
    if check is not None and status is Status.UNKNOWN:
        violation = Violation(constraint="c", message="the weight is 17.5; at most 15", amount=2.5)
        check = Check(feasible=False, objective=check.objective, violations=(violation,) * 4)
    outcome = Outcome(
        status=status,
        sense=problem.sense,
        solution=solution,
        check=check,
        objective=check.objective if check is not None else None,
        bound=bound,
        gap=gap,
        evidence=evidence,
        provenance=Provenance(
            tool="solve_exact",
            backend="solver_b",
            model="CQM",
            seed=91,
            budget_s=12.5,
            seconds=0.0421,
            tried=("solver_a", "solver_b"),
            repairs=("unpacked 1 tent",),
        ),
    )
    read = Interpretation(problem=problem, assumptions=assumptions, unused_numbers=unused_numbers)
    return answer(RUN_ID, read, verdict, outcome)
