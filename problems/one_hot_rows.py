"""A QUBO beside the rows "exactly one of these bits" that whoever minimises it must keep."""

from __future__ import annotations

from dataclasses import dataclass
from math import prod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import dimod


@dataclass(frozen=True, slots=True)
class OneHotRows:
    """Minimise `bqm`, of binaries, with exactly one 1 in each of `rows`, which share no bit.

    Bits in no row are free. What the rows rule out has no meaning in `bqm`: neither their penalties
    nor products of two bits of one row are in it.
    """

    bqm: dimod.BinaryQuadraticModel
    rows: tuple[tuple[str, ...], ...]

    @property
    def n_states(self) -> int:
        """How many states keep the rows."""
        n_free = self.bqm.num_variables - sum(map(len, self.rows))
        return prod(map(len, self.rows)) << n_free
