"""How good one shot of QAOA is on a family, extrapolated from simulated small instances of the same kind.

`python -m evals.fit_family_success` makes `data/family_success.json`. For each family, sampler and level of
`LEVELS` it holds log2 P(feasible and within the level) = base − rate·n for n qubits. That form is the
large-deviation one: costs are sums over the qubits, so a cost density has a chance of 2^(−n·I). A family's
own fit is drawn towards the pool of its kind by how uncertain it is.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import hypot, log
from typing import Literal

import numpy as np

from problems.problem import Frozen
from problems.structures import Floats
from solvers.quantum.shot_chances import LEVELS, ShotChances, chances

Pool = Literal["free", "constrained"]


class SamplerFit(Frozen):
    """base − rate·n of log2 P at each level, and last of any feasible answer.

    Shape: (levels + 1,) each. At the optimum: `r2`, the standard deviation `spread` of log2 P around the
    line, and the standard error `rate_error` of the rate.
    """

    base: tuple[float, ...]
    rate: tuple[float, ...]
    spread: float
    rate_error: float
    r2: float

    def at(self, n_qubits: int) -> Floats:
        """Returns log2 P at each level and of a feasible answer. Shape: (levels + 1,)."""
        return np.asarray(np.array(self.base) - np.array(self.rate) * n_qubits)


class QaoaFit(SamplerFit):
    """The fit for one number of layers."""

    layers: int


class AnnealingFit(SamplerFit):
    """The fit for one read of simulated annealing, to instances of other sizes."""

    n_instances: int
    n_least: int
    n_most: int
    n_mean: float


class FamilyFit(Frozen):
    """One family, or a pool of many: what was simulated, and the fits.

    `n_least` to `n_most` are the qubits simulated, `n_mean` their mean; `pool` is the pool of its kind.
    """

    family: str
    pool: Pool
    n_instances: int
    n_least: int
    n_most: int
    n_mean: float
    random: SamplerFit
    qaoa: tuple[QaoaFit, ...]
    annealing: AnnealingFit


class FamilySuccess(Frozen):
    """The fits, when they were made, and with what."""

    version: Literal[1]
    fitted: str
    origin: str
    levels: tuple[float, ...]
    families: tuple[FamilyFit, ...]


@cache
def family_success() -> FamilySuccess:
    """Returns the fits that stand in `data/family_success.json`."""
    text = files("solvers.quantum").joinpath("data/family_success.json").read_text("utf-8")
    return FamilySuccess.model_validate_json(text)


def fit_of(family: str) -> FamilyFit:
    """Returns a family's fit; of one that has none, the pool without constraints, which is the best case."""
    fits = {each.family: each for each in family_success().families}
    return fits.get(family, fits["pool: free"])


def qaoa_chances(family: str, n_qubits: int, layers: int) -> ShotChances:
    """Returns the chances of one shot of the default schedule.

    Between fitted layers the logarithms go linearly in the logarithm of the layers; beyond the largest
    they stay. The spread grows with the distance from the sizes that were simulated.
    """
    model, fit = family_success(), fit_of(family)
    below, above, share = _neighbours(fit.qaoa, layers)
    logs = (1 - share) * below.at(n_qubits) + share * above.at(n_qubits)
    made, guess = chances(logs[: len(LEVELS)], fit.random.at(n_qubits)[: len(LEVELS)], n_qubits)
    nearest = above if share > 0.5 else below
    rate = (1 - share) * below.rate[0] + share * above.rate[0]
    base = (1 - share) * below.base[0] + share * above.base[0]
    return ShotChances(
        ideal=tuple(made.tolist()),
        random=tuple(guess.tolist()),
        p_feasible=float(np.exp2(np.clip(max(logs[-1], made[-1]), -1000.0, 0.0))),
        spread=hypot(nearest.spread, nearest.rate_error * (n_qubits - fit.n_mean)),
        origin=f"{model.origin}, {model.fitted}",
        how=f"P(optimum) = 2^({base:.2f} − {rate:.3f}·n) at {layers} layers, r² {nearest.r2:.2f}, from "
        f"{fit.n_instances} simulated instances of {fit.family}, {fit.n_least} to {fit.n_most} qubits; "
        "assumes that the trend of small instances goes on",
    )


def _neighbours(fits: tuple[QaoaFit, ...], layers: int) -> tuple[QaoaFit, QaoaFit, float]:
    """The fits on either side, and where between them the layers lie, from 0 to 1."""
    below = max((each for each in fits if each.layers <= layers), key=lambda each: each.layers)
    above = min(
        (each for each in fits if each.layers >= layers),
        key=lambda each: each.layers,
        default=below,
    )
    if above.layers == below.layers:
        return below, below, 0.0
    return below, above, log(layers / below.layers) / log(above.layers / below.layers)
