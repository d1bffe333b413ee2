"""All offers at once: gap, seconds and price of every machine at every number of shots, as arrays.

A search for the point at which a decision turns asks this hundreds of times, so it costs a millisecond.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.structures import Floats
from solvers.quantum.offer import SHOTS, Offer
from solvers.quantum.shot_chances import gap_of, on_grid

_COARSE = SHOTS[
    ::4
]  # whole octaves: the best of them is within a few per cent of the best there is


@dataclass(frozen=True, slots=True)
class OfferTable:
    """The offers that fit, stacked. Shape: m offers, k numbers of shots (`shots`), l points of gap."""

    offers: tuple[Offer, ...]
    made: Floats
    guessed: Floats
    scale: Floats
    log_fidelity: Floats
    seconds: Floats
    usd: Floats
    shots: Floats

    @classmethod
    def of(cls, offers: tuple[Offer, ...]) -> OfferTable:
        """Returns the table of the offers that fit their machine."""
        fitting = tuple(each for each in offers if each.fits)
        shots = _COARSE
        seconds = _column(fitting, "start_s") + _column(fitting, "shot_s") * shots
        usd = (
            _column(fitting, "usd_per_task")
            + _column(fitting, "usd_per_shot") * shots
            + _column(fitting, "usd_per_second") * seconds
        )
        return cls(
            offers=fitting,
            made=np.array([on_grid(np.array(each.chances.ideal)) for each in fitting]),
            guessed=np.array([on_grid(np.array(each.chances.random)) for each in fitting]),
            scale=np.array([each.chances.scale for each in fitting]).reshape(-1, 1),
            log_fidelity=_column(fitting, "log_fidelity"),
            seconds=seconds,
            usd=usd,
            shots=shots,
        )

    def gaps(self, error_scale: float = 1.0, *, always_optimal: bool = False) -> Floats:
        """Returns the expected gap of the best of k shots, errors scaled. Shape: (m, k).

        `always_optimal` takes every shot without an error for an optimum.
        """
        if not self.offers:
            return np.empty((0, len(self.shots)))
        good = np.exp(error_scale * self.log_fidelity)
        made = np.ones_like(self.made) if always_optimal else self.made
        hit = np.minimum(good * made + (1 - good) * self.guessed, 1.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            misses = np.exp(self.shots[None, :, None] * np.log1p(-hit)[:, None, :])
        return gap_of(misses, self.scale)


def _column(offers: tuple[Offer, ...], name: str) -> Floats:
    return np.array([getattr(each, name) for each in offers], float).reshape(-1, 1)
