"""What one machine offers on one instance, in closed form: gap, seconds and price by the number of shots.

Every function is vectorised over shots and monotone: a smaller error or more shots never make the gap
larger, and nothing costs more where prices fall. Nothing here calls a fit or a simulation.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from pydantic import Field

from problems.problem import Frozen
from problems.structures import Floats
from solvers.quantum.gap_scale import gap_scale
from solvers.quantum.shot_chances import ShotChances, best_of, gap_of, within

# Shots that are tried: quarter octaves up to a billion. The grid is fixed, so that a larger purse or a later
# deadline only adds to what may be chosen.
SHOTS = np.unique(np.rint(2.0 ** np.arange(0.0, 30.01, 0.25)))
_ONE_SIDED_80 = 1.2816  # standard deviations that leave a tenth on each side

Shots = Floats | float
Utility = Callable[[Floats, Floats, Floats], Floats]


class Offer(Frozen):
    """One machine and number of layers. Times in seconds, prices in US dollars.

    `n_qubits` is what the circuit or the embedding takes, `qubits_there` what the machine has.
    `log_fidelity` is the natural logarithm of the chance of a shot without any error, and `log_signal` of
    the share of the energy's deviation from guessing that errors leave: errors s times as large make
    either s times as negative. `shot_s` has the pause between shots in it. What was not published is
    `assumed` at the best there is, and said in `unknowns`.
    """

    device: str
    kind: Literal["gate", "annealer", "simulator"]
    layers: int | None
    fits: bool
    why_not: str = ""
    is_for_hire: bool = True
    n_qubits: int
    qubits_there: int
    two_qubit_gates: int | None = None
    depth: int | None = None
    longest_chain: int | None = None
    log_fidelity: float = Field(default=0.0, le=0)
    log_signal: float = Field(default=0.0, le=0)
    chances: ShotChances
    shot_s: float = Field(ge=0)
    start_s: float = Field(default=0.0, ge=0)
    usd_per_task: float = Field(default=0.0, ge=0)
    usd_per_shot: float = Field(default=0.0, ge=0)
    usd_per_second: float = Field(default=0.0, ge=0)
    assumed: tuple[Literal["errors", "times", "price", "quality"], ...] = ()
    sources: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()

    @property
    def p_ideal(self) -> float:
        """The chance of an optimum in one shot without errors."""
        return float(2.0 ** self.chances.ideal[0])

    @property
    def p_feasible(self) -> float:
        """The chance of a feasible answer in one shot without errors."""
        return self.chances.p_feasible


def expected_gap(offer: Offer, shots: Shots, error_scale: float = 1.0) -> Floats:
    """Returns the expected relative distance of the best of k shots from the optimum, at most 1.

    Infeasible shots are no answer, and no answer is a gap of 1. Shape: that of `shots`.
    """
    chance = within(offer.chances, _share(offer.log_fidelity, error_scale))
    return gap_of(best_of(chance, _k(shots)), offer.chances.scale)


def gap_interval(offer: Offer, shots: Shots, error_scale: float = 1.0) -> tuple[Floats, Floats]:
    """Returns the gap at the ends of 80 %, the better one first.

    The ends are the fit's own spread; for the better one a shot with errors keeps the signal that they
    leave in the mean energy, which is the most that a noisy machine could do.
    """
    best = max(_share(offer.log_fidelity, error_scale), _share(offer.log_signal, error_scale))
    worst = _share(offer.log_fidelity, error_scale)
    low, high = (
        gap_of(best_of(within(offer.chances, share, shift), _k(shots)), offer.chances.scale)
        for share, shift in ((best, _ONE_SIDED_80), (worst, -_ONE_SIDED_80))
    )
    return low, high


def chance_of_optimum(offer: Offer, shots: Shots, error_scale: float = 1.0) -> Floats:
    """Returns the chance that one of k shots is an optimum. Shape: that of `shots`."""
    hit = within(offer.chances, _share(offer.log_fidelity, error_scale))[:1]
    return np.asarray(1.0 - best_of(hit, _k(shots))[..., 0])


def seconds(offer: Offer, shots: Shots) -> Floats:
    """Returns the machine time of k shots: the start once, then circuit, readout and pause a shot."""
    return np.asarray(offer.start_s + offer.shot_s * _k(shots))


def usd(offer: Offer, shots: Shots, price_scale: float = 1.0) -> Floats:
    """Returns the price of k shots in one task; the parts that a vendor does not ask for are 0."""
    price = offer.usd_per_task + offer.usd_per_shot * _k(shots)
    return np.asarray(price_scale * (price + offer.usd_per_second * seconds(offer, shots)))


@dataclass(frozen=True, slots=True)
class BestShots:
    """The number of shots of the greatest utility, and what it gives."""

    shots: int
    gap: float
    seconds: float
    usd: float
    utility: float


def best_shots(
    offer: Offer,
    utility: Utility,
    deadline_s: float,
    spend_usd: float,
    *,
    error_scale: float = 1.0,
    price_scale: float = 1.0,
) -> BestShots | None:
    """Returns the best of `SHOTS` under deadline and purse; None where it does not fit or one is too many.

    `utility` takes gaps, seconds and dollars as arrays of equal length.
    """
    if not offer.fits:
        return None
    took, cost = seconds(offer, SHOTS), usd(offer, SHOTS, price_scale)
    allowed = (took <= deadline_s) & (cost <= spend_usd)
    if not allowed.any():
        return None
    shots, took, cost = SHOTS[allowed], took[allowed], cost[allowed]
    gap = expected_gap(offer, shots, error_scale)
    worth = utility(gap, took, cost)
    best = int(np.argmax(worth))
    return BestShots(
        int(shots[best]), float(gap[best]), float(took[best]), float(cost[best]), float(worth[best])
    )


def rescaled(offer: Offer, best_energy: float) -> Offer:
    """Returns the offer with gaps relative to a known best energy of the QUBO, where scale matters.

    With constraints, or where the mean is not known, it is the offer itself.
    """
    if offer.chances.mean is None:
        return offer
    scale = gap_scale(offer.chances.mean, best_energy)
    chances = offer.chances.model_copy(update={"scale": scale})
    return offer.model_copy(update={"chances": chances})


def _share(log_share: float, error_scale: float) -> float:
    return float(np.exp(error_scale * log_share))


def _k(shots: Shots) -> Floats:
    return np.asarray(shots, float)
