"""How a state is parted into tiles that fit a core's cache."""

from __future__ import annotations

from typing import NamedTuple

BLOCK_BYTES = 128  # a register of real parts and one of imaginary parts

# Measured for 20 to 28 qubits on a core with 2 MiB of second-level cache; see evals/bench/qaoa_speed.py.
_LOW_ROW_BITS = 12
_MOST_TILE_BITS = 14  # of blocks: 2 MiB
_LONGEST_PIECE_BITS = 5  # 4 KiB of neighbours are read at once
_FEWEST_HIGH_BITS = 2


class Tiles(NamedTuple):
    """The state's tiles (see `solvers.qaoa.engines.kernels.tiles`) and how many qubits each mixes.

    One begins `step` blocks after the other. A named tuple, because kernels take those as they are.
    """

    n_tiles: int
    step: int
    row_bits: int
    length: int
    row_stride: int
    with_lanes: bool
    n_qubits: int

    @property
    def buffer_bytes(self) -> int:
        """What one tile takes."""
        return BLOCK_BYTES * self.length << self.row_bits


def tilings(n_qubits: int, number_bytes: int) -> tuple[Tiles, Tiles]:
    """Returns the tiles of the low qubits and those of the high ones, which share all qubits.

    >>> low, high = tilings(20, 8)
    >>> low.n_qubits, high.n_qubits, high.length
    (15, 5, 32)
    """
    lane_bits = (BLOCK_BYTES // 2 // number_bytes).bit_length() - 1
    block_bits = n_qubits - lane_bits
    low_bits = min(_LOW_ROW_BITS, block_bits - _FEWEST_HIGH_BITS)
    high_bits = block_bits - low_bits
    piece_bits = max(0, min(_LONGEST_PIECE_BITS, _MOST_TILE_BITS - high_bits, low_bits))
    low = Tiles(
        n_tiles=1 << high_bits,
        step=1 << low_bits,
        row_bits=low_bits,
        length=1,
        row_stride=1,
        with_lanes=True,
        n_qubits=lane_bits + low_bits,
    )
    high = Tiles(
        n_tiles=1 << (low_bits - piece_bits),
        step=1 << piece_bits,
        row_bits=high_bits,
        length=1 << piece_bits,
        row_stride=1 << low_bits,
        with_lanes=False,
        n_qubits=high_bits,
    )
    return low, high
