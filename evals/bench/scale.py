"""Large problems: built with the model that their solver takes, and stored and read back as a run is.

Each is measured in a process of its own: seconds and the most memory it ever held.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np

from agent.contracts.ask import Ask
from agent.run_store import RunStore, new_run_id
from evals.benchmark import Benchmark, Row
from evals.child_process import Ready, measured
from problems.errors import BadInput
from problems.families.linear_program import Constraint, LinearProgram, Variable
from problems.families.max_cut import MaxCut
from problems.families.portfolio import Portfolio
from problems.families.vehicle_routing import VehicleRouting
from problems.modelling.covariance import FactorModel
from problems.modelling.weighted_graph import Edge
from problems.problem import Problem
from problems.status import Sense

Build = Callable[[], Problem[Any]]

_PATIENCE_S = 120.0
_MOST_S, _MOST_GIB = 20.0, 4.0


def portfolio(n_assets: int) -> Portfolio:
    """Returns shares of n assets, whose covariance comes from 20 factors."""
    rng = np.random.default_rng(0)
    factors = FactorModel(
        loadings=tuple(map(tuple, rng.normal(size=(n_assets, 20)).tolist())),
        specific_variance=tuple(rng.uniform(1, 2, n_assets).tolist()),
    )
    return Portfolio(
        assets=tuple(f"asset {index}" for index in range(n_assets)),
        expected_returns=tuple(rng.uniform(0, 10, n_assets).tolist()),
        factors=factors,
        risk_aversion=0.5,
    )


def program(n_constraints: int) -> LinearProgram:
    """Returns a MIP of half as many integers as constraints, five of them in each."""
    rng = np.random.default_rng(0)
    names = [f"x{index}" for index in range(max(5, n_constraints // 2))]
    chosen = rng.integers(0, len(names) - 4, n_constraints)[:, np.newaxis] + np.arange(5)
    values = rng.integers(1, 20, chosen.shape).tolist()
    return LinearProgram(
        variables=tuple(Variable(name=name, kind="integer", upper=100) for name in names),
        goal=Sense.MAXIMISE,
        linear=dict.fromkeys(names, 1.0),
        constraints=tuple(
            Constraint(
                name=f"limit {row}",
                terms={names[index]: value for index, value in zip(indices, terms, strict=True)},
                relation="<=",
                rhs=500,
            )
            for row, (indices, terms) in enumerate(zip(chosen.tolist(), values, strict=True))
        ),
    )


def routes(n_customers: int) -> VehicleRouting:
    """Returns vehicles that call on n customers within their time windows."""
    return VehicleRouting.random(np.random.default_rng(0), n_customers)


def cut(n_edges: int) -> MaxCut:
    """Returns a graph of a fifth as many nodes as edges."""
    rng = np.random.default_rng(0)
    n_nodes = max(5, n_edges // 5)
    first = rng.integers(0, n_nodes, 2 * n_edges)
    second = (first + rng.integers(1, n_nodes // 2, first.size)) % n_nodes  # never both ways round
    pairs = np.unique(np.stack([first, second], axis=1), axis=0)
    kept = rng.permutation(pairs)[:n_edges].tolist()
    nodes = tuple(f"node {index}" for index in range(n_nodes))
    return MaxCut(nodes=nodes, edges=tuple(Edge(u=nodes[a], v=nodes[b]) for a, b in kept))


def built_and_stored(build: Build, ready: Ready) -> tuple[float, ...]:
    """Returns seconds to build the problem and its model, and to store it and read it back the same."""
    ready()
    started = perf_counter()
    problem = build()
    model = problem.structure()
    if model is None:
        model = problem.cqm()
    built = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        store, run = RunStore(Path(folder)), new_run_id()
        store.put(run, "ask", Ask(problem=problem).model_dump(mode="json"))
        found = Ask.model_validate(store.get(run, "ask"))
    assert found.problem == problem
    return built - started, perf_counter() - built


_CASES: tuple[tuple[str, Build], ...] = (
    ("portfolio, 5,000 assets", partial(portfolio, 5_000)),
    ("MIP, 10,000 constraints", partial(program, 10_000)),
    ("routing, 1,000 stops", partial(routes, 1_000)),
    ("max-cut, 100,000 edges", partial(cut, 100_000)),
)


def _run() -> Iterable[Row]:
    for name, build in _CASES:
        yield from rows(name, build)


def rows(name: str, build: Build) -> Iterable[Row]:
    """Returns seconds to build, seconds to store and read back, and the memory of both."""
    try:
        found = measured(partial(built_and_stored, build), _PATIENCE_S)
    except BadInput as error:
        yield Row(name, "failed", 0.0, "", None, 1, f"no failure; {error}", met=False)
        return
    if not found.finished:
        target = f"finished in {_PATIENCE_S:g} s"
        yield Row(name, "seconds, not finished", found.seconds, "", None, 1, target, met=False)
        return
    build_s, store_s = found.values
    target = f"at most {_MOST_S:g} s"
    yield Row(name, "build with model, s", build_s, "", None, 1, target, build_s <= _MOST_S)
    yield Row(name, "store and read, s", store_s, "", None, 1, target, store_s <= _MOST_S)
    fits = found.peak_gib <= _MOST_GIB
    target = f"at most {_MOST_GIB:g} GiB"
    yield Row(name, "most memory, GiB", found.peak_gib, "", None, 1, target, fits)


BENCHMARK = Benchmark("large problems: built, modelled, stored and read back", _run)
