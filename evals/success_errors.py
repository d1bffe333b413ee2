"""How far the fits of QAOA's chances are off on instances larger than all they were fitted to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evals.family_campaign import LAYERS, SHOTS, Measured
from problems.structures import Floats
from solvers.quantum.family_success import FamilySuccess, qaoa_chances
from solvers.quantum.offer import Offer, expected_gap, gap_interval
from solvers.quantum.shot_chances import ShotChances
from solvers.quantum.shots import success

_STEP = 2  # qubits that the held-out instances have more, at least up to the largest
_FEWEST_SIZES = 4
_SMALLEST = 9  # qubits of the largest: families that stay below say nothing of a trend


@dataclass(frozen=True, slots=True)
class Errors:
    """Predicted less simulated on each instance left out, for one number of layers.

    Shape: `optimum` (instances,) in powers of two, `before` the same of the fit of random QUBOs that
    all families shared; `gaps` and `covered` (instances, shots).
    """

    layers: int
    optimum: Floats
    before: Floats
    gaps: Floats
    covered: Floats

    def words(self) -> str:
        """Returns the errors in a line."""
        return (
            f"{self.layers:2} layers, {self.optimum.size} instances: log2 P(optimum) off by "
            f"{np.median(np.abs(self.optimum)):.2f} in the median ({np.median(np.abs(self.before)):.2f} by "
            f"the shared fit), mean {np.mean(self.optimum):+.2f}; gap off by "
            f"{np.mean(np.abs(self.gaps)):.3f} on average, mean {np.mean(self.gaps):+.3f}; "
            f"{np.mean(self.covered):.0%} within the interval of 80 %"
        )


def split(rows: Sequence[Measured]) -> tuple[list[Measured], list[Measured]]:
    """Returns the rows to fit and, of families of enough sizes, those of the largest sizes."""
    kept: list[Measured] = []
    left_out: list[Measured] = []
    for name in sorted({row.family for row in rows}):
        own = [row for row in rows if row.family == name]
        sizes = {row.n_qubits for row in own}
        is_wide = len(sizes) >= _FEWEST_SIZES and max(sizes) >= _SMALLEST
        for row in own:
            (left_out if is_wide and row.n_qubits > max(sizes) - _STEP else kept).append(row)
    return kept, left_out


def errors(model: FamilySuccess, rows: Sequence[Measured]) -> Iterator[Errors]:
    """Yields the errors on these rows for each number of layers."""
    for index, layers in enumerate(LAYERS, start=1):
        predicted = [qaoa_chances(row.family, row.n_qubits, layers, model) for row in rows]
        shots = np.array(SHOTS, float)
        scaled = [
            _offer(each.model_copy(update={"scale": row.scale}))
            for each, row in zip(predicted, rows, strict=True)
        ]
        gaps = [expected_gap(each, shots) for each in scaled]
        intervals = [gap_interval(each, shots) for each in scaled]
        simulated = np.array([row.gaps[index] for row in rows])
        optimum = np.array([row.logs[index][0] for row in rows])
        yield Errors(
            layers=layers,
            optimum=np.array([each.ideal[0] for each in predicted]) - optimum,
            before=np.log2([success(row.n_qubits, layers, None).probability for row in rows])
            - optimum,
            gaps=np.array(gaps) - simulated,
            covered=np.array(
                [
                    (low - 1e-9 <= seen) & (seen <= high + 1e-9)
                    for (low, high), seen in zip(intervals, simulated, strict=True)
                ],
                float,
            ),
        )


def explained_by_energy(
    model: FamilySuccess, rows: Sequence[Measured]
) -> Iterator[tuple[int, float, float]]:
    """Yields layers, and what an instance's exact mean energy at one layer would explain of its errors.

    That is the share of the variance of log2 P(optimum), and of the expected gap of the first number of
    shots, about the fit and within families. It is had in milliseconds (`solvers.qaoa.expectations`), so
    it would pay if it told much.
    """
    names = np.array([row.family for row in rows])
    shifts = _within(names, np.array([row.shift for row in rows]))
    for index, layers in enumerate(LAYERS, start=1):
        predicted = [qaoa_chances(row.family, row.n_qubits, layers, model) for row in rows]
        optimum = [row.logs[index][0] - p.ideal[0] for row, p in zip(rows, predicted, strict=True)]
        gaps = [
            row.gaps[index][0]
            - expected_gap(_offer(p.model_copy(update={"scale": row.scale})), float(SHOTS[0]))
            for row, p in zip(rows, predicted, strict=True)
        ]
        shares = [
            float(np.corrcoef(_within(names, np.array(each, float)), shifts)[0, 1]) ** 2
            for each in (optimum, gaps)
        ]
        yield layers, shares[0], shares[1]


def _within(names: NDArray[np.str_], values: Floats) -> Floats:
    """The values less their family's mean."""
    found = values.copy()
    for name in np.unique(names):
        found[names == name] -= values[names == name].mean()
    return found


def _offer(chances: ShotChances) -> Offer:
    return Offer(
        device="error-free",
        kind="simulator",
        layers=1,
        fits=True,
        n_qubits=1,
        qubits_there=1,
        chances=chances,
        shot_s=0.0,
    )
