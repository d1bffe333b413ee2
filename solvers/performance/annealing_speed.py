"""How long simulated annealing takes for one read on this computer."""

from __future__ import annotations

SWEEPS = 1_000  # a read, as `solvers.quantum.annealing_reads` counts one

# Nanoseconds of one core for each variable and each coupling of a sweep, least squares over 50 to 1,000
# variables and 100 to 50,000 couplings; `python -m evals.fit_annealing_speed` measures them again.
_VARIABLE_NS, _COUPLING_NS = 10.7, 0.62


def read_s(n_variables: int, n_couplings: int) -> float:
    """Returns the seconds of one read of 1,000 sweeps.

    >>> round(read_s(1000, 3000), 4)
    0.0126
    """
    return SWEEPS * (_VARIABLE_NS * n_variables + _COUPLING_NS * n_couplings) * 1e-9
