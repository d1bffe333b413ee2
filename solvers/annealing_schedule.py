"""How hot to begin, how cold to end and how long to anneal a BQM."""

from __future__ import annotations

from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import dimod

_FEWEST_SWEEPS, _FIRST_SWEEPS, _SWEEPS_A_VARIABLE = 20, 1000, 50
_READ_SHARE, _BATCH_SHARE = 0.03, 0.02  # of the budget: a read is not interrupted half-way
_MOST_READS = 100
_SECONDS_A_UPDATE = 2e-9  # 1.6 on G14, 0.7 on bqp250-1 for a sweep's n + 2·couplings
_SECONDS_A_SWEEP = 1e-7
_QUENCH_SHARE = 0.05
_COOLER = 5.0  # than dwave-samplers' hot end: 1.5 to 2 times the hits a second on gka1e, bqp500-1
_ROUNDING = 1e-9  # of the largest field; smaller fields are what decimals leave when they cancel


@dataclass(frozen=True, slots=True)
class Batch:
    """Reads to take in one go, each of as many sweeps."""

    n_reads: int
    n_sweeps: int


@dataclass(frozen=True, slots=True)
class Temperatures:
    """Inverse temperatures: from `hot` to `cold` geometrically, then a quench at `frozen`."""

    hot: float
    cold: float
    frozen: float

    def betas(self, n_sweeps: int) -> NDArray[np.float64]:
        """Returns one inverse temperature a sweep. Shape: (n_sweeps,).

        >>> Temperatures(1.0, 100.0, 200.0).betas(4).tolist()
        [1.0, 10.0, 100.0, 200.0]
        """
        n_quench = max(1, int(_QUENCH_SHARE * n_sweeps))
        cooling = np.geomspace(self.hot, self.cold, n_sweeps - n_quench)
        return np.concatenate([cooling, np.full(n_quench, self.frozen)])


def temperatures(spins: dimod.BinaryQuadraticModel) -> Temperatures:
    """Returns the ends of the schedule for a spin BQM.

    At the hot end a flip against the largest field passes with probability 2^−5; at the cold end,
    one against the typical (median) smallest field of a variable passes once in a hundred sweeps of
    all variables; frozen is the same for the very smallest.

    Source: dwave-samplers' default range, whose hot end is 2^−1; measured on G14, G22, bqp500-1 and
    gka1e, 2 cores: as good or better at equal time on each.
    """
    vectors = spins.to_numpy_vectors()
    linear = np.asarray(vectors.linear_biases, dtype=float)
    rows, columns, couplings = vectors.quadratic
    ends = np.concatenate([rows, columns]).astype(np.int64)
    sizes = np.abs(np.concatenate([couplings, couplings]))
    largest = np.abs(linear)
    np.add.at(largest, ends, sizes)
    strongest = float(largest.max(initial=0.0))
    if strongest == 0:
        return Temperatures(1.0, 1.0, 1.0)
    real = sizes > _ROUNDING * strongest
    smallest = np.where(np.abs(linear) > _ROUNDING * strongest, np.abs(linear), np.inf)
    np.minimum.at(smallest, ends[real], sizes[real])
    smallest = smallest[np.isfinite(smallest)]
    hot = _COOLER * log(2) / (2 * strongest)
    rare = log(100 * smallest.size) / 2
    cold = max(rare / float(np.median(smallest)), hot)
    return Temperatures(hot, cold, max(rare / float(smallest.min()), cold))


def batch(number: int, n_variables: int, n_couplings: int, budget_s: float) -> Batch:
    """Returns the size of batch `number` from 0: reads double in length from batch to batch.

    Depends on the model and the budget alone, never on a clock, so that equal seeds see equal batches.
    A read ends at 50 sweeps a variable, or at 3 % of the budget by an estimate of its time.

    >>> batch(0, 800, 4694, 30.0), batch(9, 800, 4694, 30.0)
    (Batch(n_reads=29, n_sweeps=1000), Batch(n_reads=1, n_sweeps=40000))
    """
    sweep_s = _SECONDS_A_SWEEP + _SECONDS_A_UPDATE * (n_variables + 2 * n_couplings)
    longest = max(_FIRST_SWEEPS, _SWEEPS_A_VARIABLE * n_variables)
    longest = max(_FEWEST_SWEEPS, min(longest, int(_READ_SHARE * budget_s / sweep_s)))
    n_sweeps = min(_FIRST_SWEEPS * 2 ** min(number, 30), longest)
    n_reads = int(_BATCH_SHARE * budget_s / (sweep_s * n_sweeps))
    return Batch(max(1, min(n_reads, _MOST_READS)), n_sweeps)
