"""Benchmark instances with known best values, each against what a user would reach for instead.

The instances are not part of the project: `VERDIQ_INSTANCES` names a folder that has them, laid out
as `tsp/berlin52.tsp`, `jobshop/ft06`, `maxcut/G14.txt`, `coloring/myciel4.col`, `qubo/bqp50-1.sparse`.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from agent.contracts.interpretation import Interpretation
from agent.interpret.interpreter import interpret
from evals.benchmark import Benchmark, Row
from problems.errors import BadInput, LimitExceeded
from problems.problem import Problem
from problems.status import Sense, Status
from tools.actions import solve_annealing, solve_exact
from tools.outcome import Outcome
from tools.solving import SolveInput

_SEEDS = (0, 1, 2)


@dataclass(frozen=True, slots=True)
class _Case:
    """One instance: the question that goes with the file, the solver, and what is asked of it."""

    path: str
    question: str
    solver: Callable[..., Outcome]
    budget_s: float
    known: float
    at_least: float
    must_prove: bool


_CASES = (
    _Case("tsp/gr17.tsp", "Shortest round trip", solve_exact.run, 10, 2085, 2085, True),
    _Case("tsp/berlin52.tsp", "Shortest round trip", solve_exact.run, 10, 7542, 7542, False),
    _Case("jobshop/ft06", "Shortest schedule", solve_exact.run, 10, 55, 55, True),
    _Case("jobshop/ft10", "Shortest schedule", solve_exact.run, 60, 930, 930, False),
    _Case("maxcut/G14.txt", "Maximum cut", solve_annealing.run, 30, 3064, 3055, False),
    _Case("coloring/myciel4.col", "Fewest colours", solve_exact.run, 10, 5, 5, True),
    _Case("qubo/bqp50-1.sparse", "Minimise this QUBO", solve_exact.run, 10, -2098, -2098, True),
)


def _run() -> Iterable[Row]:
    folder = os.environ.get("VERDIQ_INSTANCES")
    if not folder:
        raise BadInput("VERDIQ_INSTANCES is not set; name the folder that holds the instances")
    for case in _CASES:
        problem = _read(Path(folder) / case.path, case.question)
        outcomes = [_solve(case, problem, seed) for seed in _SEEDS]
        values = [each.objective for each in outcomes if each.objective is not None]
        middle = float(np.median(values))
        peer, peer_value = _peer(problem, case.budget_s)
        proven = sum(each.status is Status.OPTIMAL for each in outcomes)
        good = (
            middle <= case.at_least if problem.sense is Sense.MINIMISE else middle >= case.at_least
        )
        yield Row(
            case.path,
            f"objective, {case.budget_s:g} s, {proven} proven",
            middle,
            peer,
            peer_value,
            len(_SEEDS),
            f"{case.at_least:g}{' proven' if case.must_prove else ''}",
            good and (not case.must_prove or proven == len(_SEEDS)),
        )


def _read(path: Path, question: str) -> Problem[Any]:
    understood = interpret(question, [path])
    if not isinstance(understood, Interpretation):
        raise BadInput(f"{path.name} was not understood as a problem")
    return understood.problem


def _solve(case: _Case, problem: Problem[Any], seed: int) -> Outcome:
    request = SolveInput(problem=problem, budget_s=case.budget_s, seed=seed)
    return case.solver(request, lambda done, words: None)


def _peer(problem: Problem[Any], budget_s: float) -> tuple[str, float | None]:
    """What dimod's own automatic penalty and neal's default annealing give in the same time."""
    from time import monotonic

    import dimod
    from dwave.samplers import SimulatedAnnealingSampler

    try:
        bqm, invert = dimod.cqm_to_bqm(problem.cqm())
    except (LimitExceeded, ValueError) as error:  # a peer that cannot is a finding, not a failure
        return f"no QUBO by dimod.cqm_to_bqm: {type(error).__name__}", None
    best: float | None = None
    sign, seed, deadline = problem.sense.sign, 0, monotonic() + budget_s
    while monotonic() < deadline:
        found = SimulatedAnnealingSampler().sample(bqm, num_reads=1, seed=seed)
        check = problem.check(
            problem.decode({str(k): float(v) for k, v in invert(found.first.sample).items()})
        )
        if check.feasible and check.objective is not None:
            best = (
                check.objective
                if best is None
                else min(best, check.objective, key=lambda v: sign * v)
            )
        seed += 1
    return "dimod.cqm_to_bqm and neal's defaults, equal time", best


BENCHMARK = Benchmark(
    "known instances from files, against annealing on dimod's automatic QUBO", _run
)
