"""Sharing the time after the probe between annealing and the exact solvers, against fixed shares.

Fixed is what was before: halves where a model has no constraints, and the exact solvers alone elsewhere.
Now both search side by side where annealing is the route, and the exact one gives way where it is overtaken
and nothing is constrained. Each instance that a second of the exact solvers leaves
open is run by all; a gap is relative to the best of all runs, at most 1, and 1 where there is no answer.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import mean
from typing import Any

import numpy as np

from agent.contracts.verdict import Quadrant, Route, RouteEstimate, Verdict
from agent.decide.classical import classical_routes
from agent.execute.plan import is_contested
from evals.benchmark import Benchmark, Row
from problems.errors import VerdiqError
from problems.instance.features import InstanceFeatures
from problems.problem import Problem
from problems.registry import families
from tools.actions import measure_instance, solve_annealing, solve_exact
from tools.actions.measure_instance import MeasureInput
from tools.outcome import Outcome
from tools.solving import ExactInput, SolveInput

_PROBE_S, _LEFT_S = 1.0, 4.0
_SEEDS = (101, 102)  # apart from those of the profiles
# Sizes at which a second proves nothing, of families that have a QUBO, constrained or not.
_CASES = (
    ("max_cut", 60),
    ("max_cut", 200),
    ("ising", 80),
    ("qubo", 80),
    ("qubo", 250),
    ("labs", 30),
    ("hubo", 40),
    ("number_partition", 60),
    ("community_detection", 40),
    ("graph_partition", 60),
    ("max_k_cut", 40),
    ("max_sat", 120),
    ("independent_set", 200),
    ("graph_coloring", 60),
    ("quadratic_assignment", 12),
    ("market_split", 40),
    ("feature_selection", 60),
    ("portfolio", 80),
    ("set_packing", 300),
    ("clique", 120),
    ("max_cut", 1000),
    ("anomaly_selection", 80),
    ("vertex_cover", 200),
    ("generalised_assignment", 80),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One instance: the cost that the fixed shares and the contest end with, and what was decided."""

    name: str
    fixed: float
    contested: float
    best: float
    is_tried: bool

    def gap(self, cost: float) -> float:
        """The relative distance of a cost from the best."""
        if not math.isfinite(cost):
            return 1.0
        return min(1.0, (cost - self.best) / max(1.0, abs(self.best)))


def measured() -> Iterator[Measured]:
    """Yields the instances that the probe leaves open and somebody answers."""
    for family, size in _CASES:
        for seed in _SEEDS:
            problem = families()[family].random(np.random.default_rng(seed), size)
            try:
                found = _both(problem, f"{family} {size}, seed {seed}", seed)
            except VerdiqError:  # no QUBO, or none that fits
                continue
            if found is not None and math.isfinite(found.best):
                yield found


def _both(problem: Problem[Any], name: str, seed: int) -> Measured | None:
    features = measure_instance.run(MeasureInput(problem=problem), _quiet)
    probe = solve_exact.run(_asked(problem, _PROBE_S, seed), _quiet)
    if features.sizes.n_qubits is None or probe.status.is_proof:
        return None
    whole_s = _PROBE_S + _LEFT_S
    alone = solve_exact.run(_asked(problem, whole_s, seed), _quiet)
    half = SolveInput(problem=problem, budget_s=_LEFT_S / 2, seed=seed)
    annealed = _cost(solve_annealing.run(half, _quiet))
    is_free = not features.sizes.n_constraints
    fixed = min(annealed, _by(alone, _PROBE_S + _LEFT_S / 2)) if is_free else _cost(alone)
    is_tried = is_contested(_verdict(features, probe, is_free=is_free), probe)
    contested = _cost(solve_exact.run(_asked(problem, whole_s, seed, both=True), _quiet))
    chosen = contested if is_tried else _cost(alone)
    best = min(annealed, _cost(alone), contested)
    return Measured(name, fixed, chosen, best, is_tried)


def _asked(problem: Problem[Any], budget_s: float, seed: int, *, both: bool = False) -> ExactInput:
    return ExactInput(
        problem=problem,
        budget_s=budget_s,
        seed=seed,
        probe_s=_PROBE_S,
        aim="both" if both else "proof",
    )


def _verdict(features: InstanceFeatures, probe: Outcome, *, is_free: bool) -> Verdict:
    """As much of a verdict as sharing reads: the route, and what the profiles expect."""
    routes = tuple(
        RouteEstimate(
            route=each.route, name=each.name, gap=each.gap, origin=each.origin, how=each.how
        )
        for each in classical_routes(features, probe, _LEFT_S)
    )
    return Verdict(
        route=Route.ANNEALING if is_free else Route.EXACT,
        quadrant=Quadrant.CLASSICAL,
        worth_quantum=False,
        summary="",
        findings=(),
        break_even="",
        routes=routes,
    )


def _by(outcome: Outcome, seconds: float) -> float:
    """The cost that the trail had by a moment."""
    found = [
        outcome.sense.sign * each.objective
        for each in outcome.trail
        if each.objective is not None and each.seconds <= seconds
    ]
    return min(found, default=math.inf)


def _cost(outcome: Outcome) -> float:
    if not outcome.is_feasible or outcome.objective is None:
        return math.inf
    return outcome.sense.sign * outcome.objective


def _quiet(fraction: float, words: str) -> None: ...


def rows(found: list[Measured]) -> Iterable[Row]:
    """Yields the mean gaps, and how often each is ahead."""
    fixed = [each.gap(each.fixed) for each in found]
    shared = [each.gap(each.contested) for each in found]
    ahead = sum(one < other - 1e-9 for one, other in zip(shared, fixed, strict=True))
    behind = sum(one > other + 1e-9 for one, other in zip(shared, fixed, strict=True))
    yield Row(
        f"{len(found)} instances of {len({each.name.split()[0] for each in found})} families",
        "mean gap to the best known",
        mean(shared),
        "fixed shares",
        mean(fixed),
        len(_SEEDS),
        "less than fixed shares",
        mean(shared) < mean(fixed),
    )
    yield Row(
        f"annealing tried on {sum(each.is_tried for each in found)}",
        "instances with a better answer",
        float(ahead),
        "with a worse one",
        float(behind),
        len(_SEEDS),
        "more better than worse",
        ahead > behind,
    )


BENCHMARK = Benchmark(
    "sharing the time between annealing and the exact solvers",
    lambda: rows(list(measured())),
)
