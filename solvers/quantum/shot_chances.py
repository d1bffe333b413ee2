"""How good one shot is, as chances of coming within each distance of the optimum, and the best of k.

A shot without any error follows the circuit, one with an error is taken as a random guess. With H(g) the
chance that a shot is feasible and at most g worse than the optimum, the best of k has an expected gap of
∫₀¹ (1 − H(g))ᵏ dg, where no answer and an answer worse than 100 % both count as a gap of 1.

Distances are relative to the optimum's own size where there are constraints. Without any, they are
relative to the way from the mean of all states to the optimum, which no sign or offset of the weights
changes; `scale` is that way over the optimum's size, by which such a distance becomes a gap.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from pydantic import Field, model_validator

from problems.problem import Frozen
from problems.structures import Floats

# Distances from the optimum at which chances are fitted and held; between them their logarithms go linearly.
LEVELS = (0.0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.55, 0.75, 1.0)
_FINE = np.unique(np.concatenate([np.linspace(a, b, 3) for a, b in pairwise(LEVELS)]))
_LEAST = -1000.0  # of log2, below which a chance is none


class ShotChances(Frozen):
    """log2 of the chance that one shot is feasible and within each of `LEVELS` of the optimum.

    Shape: `ideal` (without errors) and `random` (guessing) have one entry a level; neither falls with the
    level, nor is guessing ever ahead. `p_feasible` is of a shot without errors, however far it is.
    `spread` is the standard deviation, around the fit, of the log2 of the odds of each level. `scale`
    turns levels into gaps; where they are relative to the mean of all states, `mean` is its energy.
    """

    ideal: tuple[float, ...]
    random: tuple[float, ...]
    p_feasible: float = Field(ge=0, le=1)
    spread: tuple[float, ...]
    scale: float = Field(default=1.0, ge=0)
    mean: float | None = None
    origin: str
    how: str

    @model_validator(mode="after")
    def _in_order(self) -> ShotChances:
        for name, chances in (("ideal", self.ideal), ("random", self.random)):
            if len(chances) != len(LEVELS) or list(chances) != sorted(chances) or chances[-1] > 0:
                raise ValueError(
                    f"{name} has {len(chances)} chances; give {len(LEVELS)} logarithms of at most 0 "
                    "that do not fall"
                )
        if any(guess > made for guess, made in zip(self.random, self.ideal, strict=True)):
            raise ValueError("guessing is ahead of the circuit; take the greater of the two")
        return self


def chances(ideal: Floats, guessing: Floats, n_qubits: int) -> tuple[Floats, Floats]:
    """Returns both made to keep the order that `ShotChances` asks for, and nothing below one state's chance.

    >>> made, guess = chances(np.array([-3.0, -5.0]), np.array([-9.0, -1.0]), n_qubits=4)
    >>> made.tolist(), guess.tolist()
    ([-3.0, -1.0], [-4.0, -1.0])
    """
    least = max(-float(n_qubits), _LEAST)
    guess = np.maximum.accumulate(np.clip(guessing, least, 0.0))
    made = np.maximum(np.maximum.accumulate(np.clip(ideal, least, 0.0)), guess)
    return made, guess


def log_odds(logs: Floats) -> Floats:
    """Returns log2 of the odds of chances given by their log2; certainty has those of 0.999999.

    >>> log_odds(np.array([-1.0, -20.0, 0.0])).round(3).tolist()
    [0.0, -20.0, 19.932]
    """
    held = np.minimum(logs, np.log2(1 - 1e-6))
    return np.asarray(held - np.log2(-np.expm1(held * np.log(2))))


def log_chances(odds: Floats) -> Floats:
    """Returns log2 of the chances of such log2 odds.

    >>> log_chances(np.array([-20.0, 0.0, 30.0])).round(3).tolist()
    [-20.0, -1.0, -0.0]
    """
    return np.asarray(-np.logaddexp2(0.0, -odds))


def within(shot: ShotChances, good_share: float, shift: float = 0.0) -> Floats:
    """Returns H on the grid: `good_share` of the shots follow the circuit, the rest are guesses.

    `shift` moves the odds of the circuit's chances by so many spreads. Shape: (grid,).
    """
    guess = np.asarray(shot.random)
    made = np.asarray(shot.ideal)
    if shift:
        moved = log_chances(log_odds(made) + shift * np.asarray(shot.spread))
        farther = np.maximum if shift > 0 else np.minimum  # certainty itself has no odds to move
        made = np.maximum(np.maximum.accumulate(farther(moved, made)), guess)
    return np.asarray(good_share * on_grid(made) + (1 - good_share) * on_grid(guess))


def on_grid(logs: Floats) -> Floats:
    """Returns chances on the grid over which gaps are integrated, from their log2 at `LEVELS`.

    >>> on_grid(np.zeros(len(LEVELS)))[[0, -1]].tolist()
    [1.0, 1.0]
    """
    return np.asarray(np.exp2(np.interp(_FINE, LEVELS, logs)))


def best_of(chance: Floats, shots: Floats) -> Floats:
    """Returns (1 − H)ᵏ: that none of k shots is within the level. Shape: shots' with one axis of levels more.

    >>> best_of(np.array([0.5, 1.0]), np.array([0.0, 2.0])).tolist()
    [[1.0, 1.0], [0.25, 0.0]]
    """
    k = np.asarray(shots, float)[..., np.newaxis]
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.where(k > 0, k * np.log1p(-np.minimum(chance, 1.0)), 0.0)
    return np.asarray(np.exp(logs))


def gap_of(missed: Floats, scale: Floats | float = 1.0) -> Floats:
    """Returns the integral of (1 − H)ᵏ over the gaps by trapezoids: the expected gap, from 0 to 1.

    Beyond the last level there is no answer, or none of worth: a gap of 1. Shape: `missed` with the grid
    of `on_grid` last, `scale` without it.
    """
    gaps = np.minimum(np.multiply.outer(scale, _FINE), 1.0)
    parts = (missed[..., 1:] + missed[..., :-1]) / 2 * np.diff(gaps, axis=-1)
    return np.asarray(parts.sum(axis=-1) + missed[..., -1] * (1.0 - gaps[..., -1]))
