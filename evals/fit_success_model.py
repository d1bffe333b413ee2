"""Fits P(optimum) of QAOA's default schedule to simulations: `python -m evals.fit_success_model`.

Random QUBOs of 6 to 14 variables, dense and 3-regular with fields, by linear ramps that nobody
trained; log2 of the median P over 20 instances goes linearly in n (arXiv 2405.09169). It writes
`solvers/quantum/data/success_model.json`; one minute on one core.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from evals.circuit_families import coupling_graph
from problems.structures import Floats
from solvers.qaoa.engines.statevector import probabilities, state
from solvers.qaoa.schedules.schedule import linear_ramp
from solvers.quantum.shots import SuccessModel, SuccessRow

_MODEL = Path(__file__).parents[1] / "solvers/quantum/data/success_model.json"
_LAYERS = (1, 2, 3, 5, 10, 20, 50)
_SIZES = (6, 8, 10, 12, 14)
_FAMILIES = ("dense", "3-regular")
_SEEDS = range(20)


def costs_of(family: str, n: int, seed: int) -> Floats:
    """Returns the cost of every state of a random QUBO, normal couplings and fields."""
    graph = coupling_graph(family, n, seed)
    rng = np.random.default_rng(seed)
    spins = 1.0 - 2.0 * ((np.arange(1 << n)[:, None] >> np.arange(n)) & 1)
    couplings = rng.normal(size=graph.n_couplings)
    products = spins[:, graph.left] * spins[:, graph.right]
    return np.asarray(products @ couplings + spins @ rng.normal(size=n))


def chance_of_optimum(costs: Floats, layers: int) -> float:
    """Returns P of the least cost under the untrained ramp."""
    amplitudes = state(costs, linear_ramp(layers, float(costs.std())))
    return float(probabilities(amplitudes)[int(costs.argmin())])


def fit() -> SuccessModel:
    """Returns intercept and rate for each number of layers."""
    instances = [
        (n, costs_of(family, n, 100 * n + seed))
        for family in _FAMILIES
        for n in _SIZES
        for seed in _SEEDS
    ]
    return SuccessModel(
        version=1,
        fitted=str(datetime.now(UTC).date()),
        origin=f"untrained linear ramps on {len(instances)} random QUBOs of {_SIZES[0]} to "
        f"{_SIZES[-1]} variables",
        rows=tuple(_row(layers, instances) for layers in _LAYERS),
    )


def _row(layers: int, instances: list[tuple[int, Floats]]) -> SuccessRow:
    sizes = np.array([n for n, _ in instances], float)
    exponents = np.log2([max(chance_of_optimum(costs, layers), 1e-12) for _, costs in instances])
    medians = np.array([np.median(exponents[sizes == n]) for n in _SIZES])
    slope, intercept = np.polyfit(_SIZES, medians, 1)
    spread = float(np.std(exponents - (intercept + slope * sizes)))
    return SuccessRow(
        layers=layers,
        intercept=round(float(intercept), 4),
        rate=round(-float(slope), 4),
        spread=round(spread, 3),
    )


def main() -> int:
    """Writes the model; returns 0."""
    model = fit()
    _MODEL.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")
    for row in model.rows:
        sys.stdout.write(
            f"{row.layers:3} layers: P = 2^({row.intercept:.2f} − {row.rate:.3f}·n), "
            f"spread of log2 P {row.spread:.2f}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
