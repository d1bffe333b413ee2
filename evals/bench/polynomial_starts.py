"""Where training on a polynomial starts: the ramp by its spread against that by its typical field."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np

from evals.benchmark import Benchmark, Row
from problems.families.hubo import Hubo
from problems.families.labs import Labs
from problems.polynomial import Polynomial
from solvers.qaoa.circuits.hubo_circuit import spin_monomials
from solvers.qaoa.cost_model import polynomial_landscape
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.schedules.schedule import field_ramp, linear_ramp
from solvers.qaoa.schedules.training import train

_MOST_STEPS = 60
_N = 12


def _labs(number: int) -> Polynomial:
    return Labs(n=9 + number).polynomial()


def _mixed(seed: int) -> Polynomial:
    return Hubo.random(np.random.default_rng(seed), _N).polynomial()


def _quartic(seed: int) -> Polynomial:
    return Hubo.random(np.random.default_rng(seed), _N, difficulty=1.0).polynomial()


_INSTANCES = range(6)
_CASES: dict[str, Callable[[int], Polynomial]] = {
    "LABS, 9 to 14 signs": _labs,
    "degrees 2 to 4, n=12": _mixed,
    "degree 4, n=12": _quartic,
}


def _run() -> Iterable[Row]:
    for name, build in _CASES.items():
        polynomials = [build(number) for number in _INSTANCES]
        for layers in (2, 4, 8):
            found = np.median([measured(each, layers) for each in polynomials], axis=0)
            ours, theirs, gain, other_gain, steps, other_steps = found.tolist()
            case, n, peer = f"{name}, p={layers}", len(polynomials), "ramp by the field"
            near = ours >= theirs - 0.01
            yield Row(case, "ratio, trained", ours, peer, theirs, n, "within 0.01", near)
            yield Row(case, "P(optimum) / chance", gain, peer, other_gain, n, "shown", met=True)
            fewer = steps <= other_steps
            yield Row(case, "evaluations", steps, peer, other_steps, n, "no more", fewer)


def measured(polynomial: Polynomial, layers: int) -> tuple[float, ...]:
    """Returns ratio, P(optimum) over chance and evaluations, each from both ramps, after training."""
    land = polynomial_landscape(polynomial)
    engine = engine_for(land.standardised)
    spins = spin_monomials(polynomial.to_dimod(), polynomial.variables)
    squares = sum(len(key) * value**2 for key, value in spins.items())
    field = (squares / len(polynomial.variables)) ** 0.5 / land.spread
    both = []
    for start in (linear_ramp(layers), field_ramp(layers, field)):
        training = train(engine, start, lambda n_done: n_done < _MOST_STEPS)
        chances = engine.probabilities(training.angles)
        optimal = land.is_optimal
        gain = float(chances[optimal].sum() / optimal.mean())
        both.append((land.ratio(float(chances @ land.costs)), gain, float(training.evaluations)))
    return tuple(value for pair in zip(*both, strict=True) for value in pair)


BENCHMARK = Benchmark("QAOA's starts on polynomials of degree up to four", _run)
