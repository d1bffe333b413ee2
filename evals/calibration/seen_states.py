"""The states that stand for all in one shot: the likeliest one by one, the others by a draw.

Chances and guesses each add up to 1, so that what is left out of neither is lost.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats

_LIKELIEST = 1 << 12  # decoding and checking a state takes some 0.1 ms
_DRAWN = 1 << 11


@dataclass(frozen=True, slots=True)
class SeenStates:
    """State numbers, each with its chance in one shot, and in one of a machine that only guesses.

    Shape: all (k,).
    """

    numbers: NDArray[np.int64]
    chances: Floats
    guesses: Floats


def seen_states(chances: Floats, costs: Floats, rng: np.random.Generator) -> SeenStates:
    """Returns all states where there are few; else the least costly and the likeliest, and a draw.

    Shape: `chances` and `costs` (2**n,).

    >>> seen_states(np.array([0.5, 0.0, 0.25, 0.25]), np.arange(4.0), np.random.default_rng(0)).guesses
    array([0.25, 0.25, 0.25, 0.25])
    """
    n_states = chances.size
    if n_states <= _LIKELIEST:
        return SeenStates(np.arange(n_states), chances, np.full(n_states, 1 / n_states))
    kept = np.unique(
        [*np.argpartition(-chances, _LIKELIEST)[:_LIKELIEST].tolist(), int(costs.argmin())]
    )
    rest = chances.copy()
    rest[kept] = 0.0
    left = float(rest.sum())
    others = np.setdiff1d(rng.integers(0, n_states, _DRAWN), kept)
    drawn = rng.choice(n_states, _DRAWN, p=rest / left) if left > 0 else others[:0]
    return SeenStates(
        numbers=np.concatenate([kept, drawn, others]),
        chances=np.concatenate(
            [chances[kept], np.full(drawn.size, left / max(1, drawn.size)), np.zeros(others.size)]
        ),
        guesses=np.concatenate(
            [
                np.full(kept.size, 1 / n_states),
                np.zeros(drawn.size),
                np.full(others.size, (1 - kept.size / n_states) / others.size),
            ]
        ),
    )
