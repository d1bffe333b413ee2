"""Every circuit on every machine at every number of shots, as arrays: what the answer is expected to be."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from agent.decide.terms import Terms
from agent.decide.utility import utility_usd
from evals.calibration.levels import Levels
from evals.calibration.quantum_row import QuantumRow
from problems.structures import Floats

SHOTS = 2.0 ** np.arange(0, 21, 2)  # up to a million


@dataclass(frozen=True, slots=True)
class MachineTable:
    """Shape: m pairs of a circuit and a machine, k numbers of shots; `gap` counts no answer as 1."""

    names: tuple[str, ...]
    gap: Floats
    seconds: Floats
    usd: Floats

    @classmethod
    def of(cls, row: QuantumRow, *, is_ideal: bool) -> MachineTable:
        """Returns the table of one instance; `is_ideal` leaves out all errors.

        Times, prices and errors that nobody published count as none: machines at their best.
        """
        pairs = [(run, machine) for run in row.runs for machine in run.machines]
        error_free = [1.0 if is_ideal else each.error_free or 1.0 for _, each in pairs]
        return cls(
            names=tuple(f"{machine.name}, {run.layers} layers" for run, machine in pairs),
            gap=np.array(
                [
                    expected_gaps(run.levels, share)
                    for (run, _), share in zip(pairs, error_free, strict=True)
                ]
            ),
            seconds=np.array([[each.seconds(k) or 0.0 for k in SHOTS] for _, each in pairs]),
            usd=np.array([[each.usd(k) or 0.0 for k in SHOTS] for _, each in pairs]),
        )

    def best(self, terms: Terms) -> tuple[float, str]:
        """Returns the greatest worth that deadline and purse allow, and how; 0 where to leave it."""
        if not terms.data_may_leave or not self.names:
            return 0.0, "no machine may be used"
        worth = utility_usd(self.gap, self.seconds, self.usd, terms)
        allowed = (self.seconds <= terms.deadline_s) & (self.usd <= terms.price_limit_usd)
        worth = np.where(allowed, worth, -np.inf)
        row, column = np.unravel_index(int(worth.argmax()), worth.shape)
        value = float(worth[row, column])
        if value <= 0:
            return 0.0, "no machine is worth it"
        return value, f"{self.names[row]}, {SHOTS[column]:g} shots, gap {self.gap[row, column]:.2%}"


def expected_gaps(levels: Levels, error_free: float) -> Floats:
    """Returns the expected gap of the best of each of `SHOTS`. Shape: (k,).

    >>> sure = Levels(gaps=(0.0, 0.5), chances=(0.5, 0.5), guesses=(0.0, 0.0))
    >>> expected_gaps(sure, 1.0)[:2]
    array([0.25   , 0.03125])
    """
    worse = np.maximum(0.0, 1 - np.cumsum(levels.mixed(error_free)))
    survives = np.concatenate([np.ones((SHOTS.size, 1)), worse ** SHOTS[:, np.newaxis]], axis=1)
    first = -np.diff(survives, axis=1)  # the chance that the best shot is at each level
    quality = first @ (1 - np.minimum(1.0, np.array(levels.gaps)))
    return np.asarray(1 - quality)
