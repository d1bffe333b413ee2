"""How long one layer in closed form takes, dense and sparse, against a statevector where one fits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from statistics import median
from time import process_time

import numpy as np

from evals.bench.qaoa_recursive import dense, regular
from evals.benchmark import Benchmark, Row
from solvers.qaoa.expectations.closed_form import OneLayer, one_layer
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.ising import Ising, state_costs
from solvers.qaoa.expectations.one_layer_angles import best_angles
from solvers.qaoa.engines.statevector import Angles

_REPEATS = 7
_GAMMA, _BETA = 0.05, -0.4
_CASES = (  # limits: what the prototype took (shared/reference/quantum.md)
    ("dense, n=16", dense(16, 0), None),
    ("dense, n=100", dense(100, 0), 7e-3),
    ("dense, n=500", dense(500, 0), 0.9),
    ("3-regular, n=2000", regular(2_000, 3, 0), None),
)


def _run() -> Iterable[Row]:
    for name, model, limit_s in _CASES:
        layer = one_layer(model)
        energy_s, gradient_s, angles_s = _seconds(layer)
        peer, peer_s = _statevector(model, layer)
        target = "shown" if limit_s is None else f"at most {limit_s:g} s"
        met = limit_s is None or energy_s <= limit_s
        yield Row(name, "energy, CPU s", energy_s, peer, peer_s, _REPEATS, target, met)
        yield Row(name, "with gradient, CPU s", gradient_s, "", None, _REPEATS, "shown", met=True)
        yield Row(name, "best angles, CPU s", angles_s, "", None, 1, "shown", met=True)
        merged_s = _median(partial(layer.moments_and_slopes, _GAMMA))
        by_rows_s = _median(partial(layer.moments, _GAMMA))
        merged = "merged sparse rows, with slopes"
        yield Row(name, "moments, CPU s", by_rows_s, merged, merged_s, _REPEATS, "shown", met=True)


def _seconds(layer: OneLayer) -> tuple[float, float, float]:
    energy_s = _median(lambda: layer.energy(_GAMMA, _BETA))
    gradient_s = _median(lambda: layer.energy_and_gradient(_GAMMA, _BETA))
    began = process_time()
    best_angles(layer)
    return energy_s, gradient_s, process_time() - began


def _statevector(model: Ising, layer: OneLayer) -> tuple[str, float | None]:
    """The engine's seconds for the same energy, which must agree; none where there are too many spins."""
    if model.n_spins > 20:
        return "", None
    angles = Angles(np.array([_GAMMA]), np.array([_BETA]))
    engine = engine_for(state_costs(model))
    np.testing.assert_allclose(layer.energy(_GAMMA, _BETA), engine.energy(angles), atol=1e-10)
    return engine.name, _median(lambda: engine.energy(angles))


def _median(work: Callable[[], object]) -> float:
    work()  # compiled, or read from the cache on disk
    taken = []
    for _ in range(_REPEATS):
        began = process_time()
        work()
        taken.append(process_time() - began)
    return median(taken)


BENCHMARK = Benchmark("one layer of QAOA in closed form", _run)
