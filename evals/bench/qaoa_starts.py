"""Where training starts: transferred angles, the ramp and INTERP, by energy untrained and by evaluations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

import numpy as np

from evals.bench.qaoa_recursive import dense, regular
from evals.benchmark import Benchmark, Row
from problems.structures import Floats
from solvers.qaoa.engines.engine import engine_for
from solvers.qaoa.schedules.interpolation import train_layer_by_layer
from solvers.qaoa.ising import Ising, state_costs
from solvers.qaoa.schedules.schedule import field_ramp
from solvers.qaoa.engines.statevector import Angles
from solvers.qaoa.schedules.training import train
from solvers.qaoa.schedules.transferred_angles import transferred_angles

_SEEDS = range(10)
_TRAINED = 4  # layers; more are not trained here
_CASES: dict[str, Callable[[int], Ising]] = {
    "3-regular ±1, n=12": partial(regular, 12, 3),
    "dense, n=12": partial(dense, 12),
}


def _run() -> Iterable[Row]:
    for name, build in _CASES.items():
        for layers in (2, 4, 6, 10):
            found = np.median([measured(build(seed), layers) for seed in _SEEDS], axis=0)
            sent, ramp, trained, sent_n, ramp_n, interp, interp_n = found.tolist()
            case, n = f"{name}, p={layers}", len(_SEEDS)
            ramp_is = "ramp by the field, untrained"
            better = layers > 6 or sent >= ramp
            target = "at least the ramp to 6 layers"
            yield Row(case, "ratio, transferred", sent, ramp_is, ramp, n, target, better)
            if layers > _TRAINED:
                continue
            yield Row(case, "ratio, trained", trained, "INTERP", interp, n, "shown", met=True)
            fewer = sent_n <= ramp_n
            target = "fewer than from the ramp"
            yield Row(case, "evaluations", sent_n, "from the ramp", ramp_n, n, target, fewer)
            target = "fewer than INTERP"
            yield Row(case, "evaluations", sent_n, "INTERP", interp_n, n, target, sent_n < interp_n)


def measured(model: Ising, layers: int) -> tuple[float, ...]:
    """Returns ratios (mean − E) / (mean − least) and evaluations; zeros for what is not trained."""
    costs, scale = state_costs(model), model.spread
    standard: Floats = (costs - costs.mean()) / scale
    engine, least = engine_for(standard), float(standard.min())
    sent = transferred_angles(model, layers)
    starts = (
        Angles(sent.gammas * scale, sent.betas),
        field_ramp(layers, model.typical_field / scale),
    )
    untrained = tuple(engine.energy(each) / least for each in starts)
    if layers > _TRAINED:
        return (*untrained, 0.0, 0.0, 0.0, 0.0, 0.0)
    ours, theirs = (train(engine, each, lambda _: True) for each in starts)
    one = field_ramp(1, model.typical_field / scale)
    interp = train_layer_by_layer(engine, one, layers, lambda _: True)
    return (
        *untrained,
        ours.energy / least,
        float(ours.evaluations),
        float(theirs.evaluations),
        interp.energy / least,
        float(interp.evaluations),
    )


BENCHMARK = Benchmark("QAOA's starts: transferred angles, the ramp and INTERP", _run)
