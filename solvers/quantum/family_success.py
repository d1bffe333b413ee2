"""How good one shot of QAOA is on a family, extrapolated from simulated small instances of the same kind.

`python -m evals.fit_family_success` makes `data/family_success.json`. For each family, sampler and level of
`LEVELS` it holds the odds of being feasible and within the level, in powers of two: base − rate·n for n
qubits. Where the chance is small this is the large-deviation form: costs are sums over the qubits, so a
cost density has a chance of 2^(−n·I). A family's own fit is drawn towards the pool of its kind by how
uncertain it is.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from math import log
from typing import Literal

import numpy as np

from problems.problem import Frozen
from problems.structures import Floats
from solvers.quantum.large_instances import concentrated
from solvers.quantum.shot_chances import LEVELS, ShotChances, chances, log_chances

Pool = Literal["free", "constrained"]

# Log-odds are fitted up to this much, a chance of 0.999, and beyond it there is no doubt.
SURE = 10.0


class SamplerFit(Frozen):
    """base − rate·n of the odds at each level, and last of any feasible answer.

    Shape: (levels + 1,) each. `spread` is the standard deviation around the line, `rate_error` the
    standard error of the rate, and `r2` the share of the variance at the optimum that the line explains.
    """

    base: tuple[float, ...]
    rate: tuple[float, ...]
    spread: tuple[float, ...]
    rate_error: tuple[float, ...]
    r2: float

    def odds(self, n_qubits: int) -> Floats:
        """Returns the log2 of the odds at each level and of a feasible answer. Shape: (levels + 1,)."""
        return np.asarray(np.array(self.base) - np.array(self.rate) * n_qubits)

    def spread_at(self, distance: float) -> tuple[float, ...]:
        """Returns the standard deviation at each level so many qubits from the middle of the fit."""
        found = np.hypot(self.spread, np.array(self.rate_error) * distance)
        return tuple(found[: len(LEVELS)].tolist())


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
    `scale_factor` is the scale of gaps over what `gap_scale` estimates of it, in the median, 1 with
    constraints.
    """

    family: str
    pool: Pool
    n_instances: int
    n_least: int
    n_most: int
    n_mean: float
    scale_factor: float
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

    def of(self, family: str) -> FamilyFit:
        """Returns a family's fit; of one without, the pool without constraints, which is the best case."""
        fits = {each.family: each for each in self.families}
        return fits.get(family, fits["pool: free"])


@cache
def family_success() -> FamilySuccess:
    """Returns the fits that stand in `data/family_success.json`."""
    text = files("solvers.quantum").joinpath("data/family_success.json").read_text("utf-8")
    return FamilySuccess.model_validate_json(text)


def fitted_chances(odds: Floats) -> Floats:
    """Returns log2 of the chances of fitted odds, those beyond doubt being 1.

    >>> fitted_chances(np.array([-20.0, 0.0, SURE])).round(3).tolist()
    [-20.0, -1.0, 0.0]
    """
    return np.where(odds >= SURE, 0.0, log_chances(odds))


def qaoa_chances(
    family: str, n_qubits: int, layers: int, model: FamilySuccess | None = None
) -> ShotChances:
    """Returns the chances of one shot of the default schedule, by the fits in use where none are given.

    Between fitted layers the odds go linearly in the logarithm of the layers; beyond the largest they
    stay. A circuit holds those of fewer layers, their angles being 0 in the rest, so it is never worse.
    The spread grows with the distance from the sizes that were simulated. Without constraints
    `large_instances` says how chances go on beyond those.
    """
    model = model or family_success()
    fit = model.of(family)
    below, above, share = _neighbours(fit.qaoa, layers)
    fewer = [_continued(fit, each, n_qubits) for each in fit.qaoa if each.layers <= layers]
    between = (1 - share) * fewer[-1] + share * _continued(fit, above, n_qubits)
    logs = np.max([fitted_chances(each) for each in (*fewer, between)], axis=0)
    guessing = fitted_chances(fit.random.odds(n_qubits))[: len(LEVELS)]
    made, guess = chances(logs[: len(LEVELS)], guessing, n_qubits)
    nearest = above if share > 0.5 else below
    return ShotChances(
        ideal=tuple(made.tolist()),
        random=tuple(guess.tolist()),
        p_feasible=chance_of(max(logs[-1], made[-1])),
        spread=nearest.spread_at(n_qubits - fit.n_mean),
        origin=f"{model.origin}, {model.fitted}",
        how=f"P(optimum) = 2^{made[0]:.1f} at {layers} layers, r² {nearest.r2:.2f}, from "
        f"{fit.n_instances} simulated instances of {fit.family}, {fit.n_least} to {fit.n_most} qubits; "
        "assumes that the trend of small instances goes on",
    )


def _continued(fit: FamilyFit, qaoa: QaoaFit, n_qubits: int) -> Floats:
    """The odds: by the line up to the largest simulated size, beyond it as large instances have it."""
    beyond = max(n_qubits - fit.n_most, 0)
    if fit.pool == "constrained" or not beyond:
        return qaoa.odds(n_qubits)
    rates = concentrated(np.array(qaoa.rate), qaoa.layers)
    return np.asarray(qaoa.odds(fit.n_most) - rates * beyond)


def chance_of(exponent: float) -> float:
    """Returns 2^exponent, 1 at most.

    >>> chance_of(-1.0), chance_of(3.0)
    (0.5, 1.0)
    """
    return float(2.0 ** min(max(exponent, -1000.0), 0.0))


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
