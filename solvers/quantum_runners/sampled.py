"""Circuits through one of Qiskit's SamplerV2 primitives, as rows of bits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from solvers.quantum_runners.runner import Bits

if TYPE_CHECKING:
    from qiskit import QuantumCircuit


def sampled_rows(sampler: Any, circuits: Sequence[QuantumCircuit], shots: int) -> list[Bits]:
    """Returns each circuit's shots in the order they came. Shape: (shots, n) each, column i qubit i.

    `sampler` is any SamplerV2; the circuits measure into one register called "meas".
    """
    results = sampler.run(list(circuits), shots=shots).result()
    return [rows_of(result.data.meas) for result in results]


def rows_of(register: Any) -> Bits:
    """Returns a primitive's BitArray as rows of bits, qubit 0 first."""
    bits = np.unpackbits(register.array, axis=-1, bitorder="big")[:, ::-1]
    return np.ascontiguousarray(bits[:, : register.num_bits])


def spread_seed(seed: int) -> int:
    """Returns a seed far from those of the neighbouring numbers.

    Aer gives noisy shot number i the seed plus i, so two runs with seeds 1 and 2 would share all of
    their shots but one.

    >>> spread_seed(1) == spread_seed(1), abs(spread_seed(1) - spread_seed(2)) > 10**6
    (True, True)
    """
    return int(np.random.SeedSequence(seed).generate_state(1)[0] >> 1)
