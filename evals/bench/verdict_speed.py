"""How long a verdict takes that solves nothing: the features, the machines' offers and the judge.

Up to 1,000 variables of the model. Times are CPU seconds of one thread after one warm-up, medians over
instances of several seeds, each measured once so that nothing of it is at hand. The peer is
`build_model`, which was all that the verdict knew of an instance before it had features.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from statistics import median
from time import process_time
from typing import Any, TypeVar

import numpy as np

from agent.contracts.stakes import Stakes
from agent.decide.case import Case
from agent.decide.judge import judge
from agent.decide.terms import terms_of
from evals.benchmark import Benchmark, Row
from problems.families.qubo import Interaction, Qubo
from problems.instance.measure import features_of
from problems.problem import Problem
from problems.registry import families
from tools.actions import build_model, weigh_instance

T = TypeVar("T")

_DENSE = "dense qubo"
_MOST_FEATURES_MS = 50.0  # of sparse graphs
_MOST_VERDICT_MS = 100.0
_BUDGET_S = 10.0
_SPARSE = 5_000  # couplings of the QUBO


@dataclass(frozen=True, slots=True)
class _Case:
    """A family, the size and the difficulty that its `random` takes, and how many are drawn."""

    family: str
    size: int
    difficulty: float = 0.5
    seeds: int = 5


_CASES = (
    _Case("max_cut", 20),
    _Case("max_cut", 100),
    _Case("max_cut", 1_000, 0.125),
    _Case("max_cut", 1_000),
    _Case("ising", 900),
    _Case("qubo", 1_000),
    _Case(_DENSE, 200),
    _Case(_DENSE, 1_000, seeds=2),
    _Case("knapsack", 100),
    _Case("knapsack", 1_000),
    _Case("number_partition", 500),
    _Case("tsp", 15),
    _Case("tsp", 30),
    _Case("assignment", 31),
    _Case("quadratic_assignment", 20),
    _Case("set_cover", 500),
    _Case("vertex_cover", 500),
    _Case("dominating_set", 200),
    _Case("graph_coloring", 100),
    _Case("max_sat", 150),
    _Case("labs", 30, 1.0),
    _Case("market_split", 60),
    _Case("portfolio", 60),
    _Case("facility_location", 20),
    _Case("generalised_assignment", 40),
    _Case("matching", 100),
    _Case("max_flow", 40),
    _Case("transport", 30),
    _Case("job_shop", 4),
)


def _run() -> Iterable[Row]:
    _verdict_ms(_problem(_CASES[0], 0))
    for case in _CASES:
        yield from _rows(case)


def _rows(case: _Case) -> Iterator[Row]:
    features, weighed, judged, before = [list[float]() for _ in range(4)]
    sizes: list[tuple[int, int]] = []
    for seed in range(case.seeds):
        found, took = _timed(partial(features_of, _problem(case, seed)))
        features.append(took)
        sizes.append((found.sizes.n_variables or 0, found.sizes.n_couplings))
        each_weighed, each_judged = _verdict_ms(_problem(case, seed))
        weighed.append(each_weighed)
        judged.append(each_judged)
        request = build_model.BuildInput(problem=_problem(case, seed))
        before.append(_timed(partial(build_model.run, request, _silent))[1])
    n_variables, n_couplings = (int(median(each)) for each in zip(*sizes, strict=True))
    name = f"{case.family} {case.size}, n = {n_variables:,}"
    peer = f"build_model; {n_couplings:,} couplings"
    if n_couplings <= _SPARSE:
        yield Row(
            name, "features, ms", median(features), peer, median(before), case.seeds,
            f"at most {_MOST_FEATURES_MS:g}", median(features) <= _MOST_FEATURES_MS,
        )  # fmt: skip
    whole = median(np.add(weighed, judged).tolist())
    yield Row(
        name, f"verdict, ms; judge {median(judged):.3g}", whole, peer, median(before),
        case.seeds, f"at most {_MOST_VERDICT_MS:g}", whole <= _MOST_VERDICT_MS,
    )  # fmt: skip


def _verdict_ms(problem: Problem[Any]) -> tuple[float, float]:
    """The milliseconds of weighing an instance, and of judging it without a probe."""
    request = weigh_instance.WeighInput(problem=problem)
    weighed, weighing_ms = _timed(partial(weigh_instance.run, request, _silent))
    terms = terms_of(Stakes(), _BUDGET_S)
    case = Case(weighed.features, None, weighed.offers, terms)
    return weighing_ms, _timed(partial(judge, case, None, Stakes()))[1]


def _problem(case: _Case, seed: int) -> Problem[Any]:
    rng = np.random.default_rng(seed)
    if case.family == _DENSE:
        return _dense_qubo(rng, case.size)
    return families()[case.family].random(rng, case.size, case.difficulty)


def _dense_qubo(rng: np.random.Generator, n: int) -> Qubo:
    """All pairs of n bits, with whole coefficients from -100 to 100."""
    names = tuple(f"x{at}" for at in range(n))
    left, right = np.triu_indices(n, 1)
    values = rng.integers(-100, 101, left.size).astype(float)
    pairs = zip(left.tolist(), right.tolist(), values.tolist(), strict=True)
    return Qubo(
        variables=names,
        linear=dict(zip(names, rng.integers(-100, 101, n).astype(float).tolist(), strict=True)),
        quadratic=tuple(Interaction(u=names[u], v=names[v], coefficient=c) for u, v, c in pairs),
    )


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    began = process_time()
    found = work()
    return found, 1e3 * (process_time() - began)


def _silent(_done: float, _words: str) -> None:
    """Progress that nobody reads."""


BENCHMARK = Benchmark("The verdict without a probe, in CPU time, up to 1,000 variables", _run)
