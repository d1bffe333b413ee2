"""Why no training starts at random: the variance of the gradient against the number of qubits.

With random angles of many layers the gradient vanishes exponentially with the qubits (a barren
plateau: McClean et al., 1803.11173; for QAOA Fontana et al., 2309.07902, and the review 2402.10188's
kind of start). On the ramp it does not. Costs are standardised, so gradients of different sizes compare.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from evals.benchmark import Benchmark, Row
from evals.dense_qubos import dense_qubo
from problems.structures import Floats
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.ising import ising
from solvers.qaoa.landscape import landscape
from solvers.qaoa.schedules.schedule import field_ramp
from solvers.qaoa.engines.statevector import Angles

_LAYERS = 20  # enough for random angles to scramble 12 qubits
_SIZES = (4, 6, 8, 10, 12)
_INSTANCES, _STARTS = 10, 5


def _run() -> Iterable[Row]:
    random = {n: gradient_square(n, at_random=True) for n in _SIZES}
    ramped = {n: gradient_square(n, at_random=False) for n in _SIZES}
    for n in _SIZES:
        yield Row(
            f"n={n}, p={_LAYERS}",
            "mean square of a slope",
            ramped[n],
            "random angles",
            random[n],
            _INSTANCES,
            "shown, not judged",
            met=True,
        )
    ours, theirs = (_halvings(each) for each in (ramped, random))
    yield Row(
        f"n={_SIZES[0]}…{_SIZES[-1]}",
        "halvings a qubit",
        ours,
        "random angles",
        theirs,
        _INSTANCES,
        "at random at least 0.5, on the ramp under half as many",
        theirs >= 0.5 and ours < theirs / 2,
    )


def gradient_square(n: int, *, at_random: bool) -> float:
    """Returns the mean square of the middle layer's slope by β, over instances and starts."""
    squares = []
    for seed in range(_INSTANCES):
        bqm = dense_qubo(n, seed)
        order = [str(label) for label in bqm.variables]
        land, field = landscape(bqm, order), ising(bqm, order).typical_field
        engine, rng = engine_for(land.standardised), np.random.default_rng(seed)
        scale = field / land.spread
        for _ in range(_STARTS if at_random else 1):
            angles = _random(rng, scale) if at_random else field_ramp(_LAYERS, scale)
            _, slopes = engine.energy_and_gradient(angles)
            squares.append(float(slopes.betas[_LAYERS // 2]) ** 2)
    return float(np.mean(squares))


def _random(rng: np.random.Generator, scale: float) -> Angles:
    """β over its whole period, γ over angles that turn a spin by up to a whole turn."""
    gammas: Floats = rng.uniform(-np.pi, np.pi, _LAYERS) / scale
    return Angles(gammas, rng.uniform(-np.pi / 2, np.pi / 2, _LAYERS))


def _halvings(by_size: dict[int, float]) -> float:
    """How many times it halves with each qubit more: minus the slope of log₂ by n."""
    sizes = np.array(list(by_size))
    return -float(np.polyfit(sizes, np.log2(np.array(list(by_size.values()))), 1)[0])


BENCHMARK = Benchmark("the gradient at random angles and on the ramp, against the qubits", _run)
