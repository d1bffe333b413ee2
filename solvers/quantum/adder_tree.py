"""What it takes to add up the couplings of an assignment: the cost function inside a quantum search."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.structures import Floats

TOFFOLI_CYCLES = 3  # logical cycles of one Toffoli in lattice surgery: arXiv 2504.01897, appendix C


@dataclass(frozen=True, slots=True)
class Sum:
    """One sum, taken and taken back: Toffolis in all and logical cycles in a row."""

    toffolis: Floats
    cycles: Floats


def added_up(n_terms: Floats, bits: int, lanes: Floats) -> Sum:
    """Returns what adding so many terms of so many bits takes on `lanes` adders side by side.

    A ripple adder takes one Toffoli a bit (Gidney, arXiv 1709.06648), the lanes' sums are added in a
    tree, and all of it is taken back after use. Our own count from that source; with one lane it is
    2·bits a term, in a row.

    >>> added_up(np.array([100.0]), 10, np.array([1.0])).toffolis.tolist()
    [2000.0]
    """
    tree = np.ceil(np.log2(lanes))
    in_a_row = bits * (n_terms / lanes + tree)
    return Sum(toffolis=2 * bits * n_terms, cycles=2 * TOFFOLI_CYCLES * in_a_row)
