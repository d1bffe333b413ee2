"""What a QUBO costs and promises: bits, couplings, digits, and what proves each weight."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from problems.encoding.model_arrays import Floats, Terms
from problems.encoding.penalty import Proof

if TYPE_CHECKING:
    from problems.presolve.report import PresolveReport

_SAMPLE = 1000
_MOST_DECIMALS = 9
_LARGEST = 2.0**53


@dataclass(frozen=True, slots=True)
class QuboReport:
    """The size of a QUBO, the digits that its coefficients take, and what it promises.

    `n_integer_bits` and `n_slack` are bits added for integers and for inequalities, `n_saved` those
    that walls saved. Coefficients are those of the bits and pairs, without 0; `exact_bits` is what a
    signed whole number takes to hold each as a multiple of their common step, None where they have
    none. `weights` and `proofs` go by constraint, with the heaviest weight of those that became
    several rows. `never_met` names constraints that no sample meets; `approximate` those whose
    penalty may be lower where they are broken. `presolved` says what was left out before, and is None
    where nothing was presolved; `n_variables` counts those that are left.
    """

    n_variables: int
    n_bits: int
    n_integer_bits: int
    n_slack: int
    n_saved: int
    n_interactions: int
    largest: float
    smallest: float
    exact_bits: int | None
    weights: Mapping[str, float]
    proofs: Mapping[str, Proof]
    never_met: tuple[str, ...]
    approximate: tuple[str, ...]
    presolved: PresolveReport | None = None

    @property
    def density(self) -> float:
        """Couplings over all pairs of bits."""
        pairs = self.n_bits * (self.n_bits - 1) // 2
        return self.n_interactions / pairs if pairs else 0.0

    @property
    def coefficient_range(self) -> float:
        """The largest over the smallest magnitude."""
        return self.largest / self.smallest if self.smallest else 1.0

    @property
    def is_exact(self) -> bool:
        """Whether every penalty is 0 exactly where its constraint is met."""
        return not self.approximate

    @property
    def is_proven(self) -> bool:
        """Whether the minimum is proven to be the optimum of the constrained model."""
        return self.is_exact and not {"given", "tuned"} & set(self.proofs.values())

    def fits(self, precision_bits: int) -> bool:
        """Returns whether a device with that many bits for each coefficient holds them exactly."""
        return self.exact_bits is not None and self.exact_bits <= precision_bits

    def words(self) -> str:
        """Returns one sentence for a person."""
        added = ", ".join(
            f"{count} {what}"
            for count, what in (
                (self.n_integer_bits, "for integers"),
                (self.n_slack, "of slack"),
            )
            if count
        )
        digits = (
            f"whose coefficients take {self.exact_bits} bits to hold exactly"
            if self.exact_bits is not None
            else f"whose coefficients span a factor of {self.coefficient_range:.3g}"
        )
        before = f"{self.presolved.words} " if self.presolved is not None else ""
        return (
            f"{before}The QUBO has {self.n_bits} bits for {self.n_variables} variables"
            f"{f' ({added} added)' if added else ''} and {self.n_interactions} couplings, {digits}; "
            f"{self._promise()}."
        )

    def _promise(self) -> str:
        if self.presolved is not None and self.presolved.infeasible is not None:
            return "no sample meets every constraint"
        if self.never_met:
            return f"no sample meets {self.never_met[0]!r}, so the model is infeasible"
        if self.approximate:
            return f"{len(self.approximate)} inequalities are approximated, so its minimum may break them"
        if not self.is_proven:
            return "its weights are heuristic weights, so its minimum may break a constraint"
        return "its minimum is proven to be the optimum"


def magnitudes(terms: Terms) -> tuple[float, float, int | None]:
    """Returns the largest and the smallest coefficient, and the bits that hold all exactly."""
    sizes = np.abs(np.concatenate([terms.linear, terms.quadratic]))
    if not sizes.all():
        sizes = sizes[sizes > 0]
    if not sizes.size:
        return 0.0, 0.0, 1
    return float(sizes.max()), float(sizes.min()), _exact_bits(sizes)


def _exact_bits(sizes: Floats) -> int | None:
    """Sign and magnitude, in steps of the greatest common divisor of decimals.

    >>> _exact_bits(np.array([0.5, 1.5])), _exact_bits(np.array([1.0, 2.0**0.5]))
    (3, None)
    """
    for decimals in range(_MOST_DECIMALS + 1):
        # A few thousand tell how many decimals there are, before all are looked at.
        if _whole(sizes[:: max(sizes.size // _SAMPLE, 1)] * 10.0**decimals) is None:
            continue
        whole = _whole(sizes * 10.0**decimals)
        if whole is not None:
            steps = int(whole.max()) // int(np.gcd.reduce(whole))
            return steps.bit_length() + 1
    return None


def _whole(values: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]] | None:
    nearest = np.rint(values)
    if nearest.max() > _LARGEST or nearest.min() < 1:
        return None
    if (np.abs(values - nearest) > 1e-12 * np.maximum(nearest, 1.0)).any():
        return None
    return nearest.astype(np.int64)
