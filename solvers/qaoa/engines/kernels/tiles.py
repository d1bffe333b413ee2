"""The mixing of the qubits within a tile, and what takes tiles out of a state and back.

A tile has 2^`row_bits` rows of `length` neighbouring blocks; in the state, one row begins `row_stride`
blocks after the other. A low tile is one piece (`length` 1, `row_stride` 1) and all its qubits are mixed,
those within the blocks (`with_lanes`) too; in a high tile only the rows' qubits are.
"""

from __future__ import annotations

from numba import njit

from solvers.qaoa.engines.kernels.copying import gather_row, stream_row
from solvers.qaoa.engines.kernels.mixing import mix_lanes, mix_one, mix_three, mix_two
from solvers.qaoa.engines.kernels.overlaps import (
    lane_overlap,
    overlap_one,
    overlap_three,
    overlap_two,
)
from solvers.qaoa.engines.tiling import BLOCK_BYTES

# Rows lie far apart, which processors do not foresee: asking two rows ahead saves 12 to 18 % of an
# evaluation from 20 qubits on, writing past the caches 6 to 10 %.
_ROWS_AHEAD = 2
_NEAR_BITS = 8  # 256 blocks, 32 KiB, stay in the first-level cache while their qubits are mixed


@njit(nogil=True)
def gather(state, first, tiles, buffer):  # type: ignore[no-untyped-def]
    """Copies the tile that begins at block `first` into the buffer, row after row."""
    block = BLOCK_BYTES // state.itemsize
    piece = tiles.length * block
    for row in range(1 << tiles.row_bits):
        source = (first + row * tiles.row_stride) * block
        ahead = _ROWS_AHEAD * tiles.row_stride * block
        gather_row(state, buffer, source, row * piece, 2 * tiles.length, ahead)


@njit(nogil=True)
def scatter(buffer, state, first, tiles):  # type: ignore[no-untyped-def]
    """Copies the buffer back into the tile that begins at block `first`."""
    block = BLOCK_BYTES // state.itemsize
    piece = tiles.length * block
    for row in range(1 << tiles.row_bits):
        target = (first + row * tiles.row_stride) * block
        stream_row(buffer, state, row * piece, target, 2 * tiles.length)


@njit(nogil=True)
def mix(buffer, tiles, tangent, repeats):  # type: ignore[no-untyped-def]
    """Applies 1 − i·tangent·X to each qubit of the tile, `repeats` times."""
    block = BLOCK_BYTES // buffer.itemsize
    n_blocks = tiles.length << tiles.row_bits
    near_bits, near_blocks = 0, tiles.length
    while near_bits < tiles.row_bits and 2 * near_blocks <= 1 << _NEAR_BITS:
        near_bits, near_blocks = near_bits + 1, 2 * near_blocks
    for _ in range(repeats):
        for first in range(0, n_blocks, near_blocks):
            if tiles.with_lanes:
                for each in range(first, first + near_blocks):
                    mix_lanes(buffer, each * block, tangent)
            near = buffer[first * block : (first + near_blocks) * block]
            _mix_rows(near, tiles.length, near_bits, tangent)
        _mix_rows(buffer, near_blocks, tiles.row_bits - near_bits, tangent)


@njit(nogil=True)
def _mix_rows(buffer, stride, bits, tangent):  # type: ignore[no-untyped-def]
    """Mixes the highest `bits` qubits of the buffer's blocks, the lowest of blocks `stride` apart."""
    block = BLOCK_BYTES // buffer.itemsize
    n_blocks = stride << bits
    while bits > 0:
        width = min(bits, 3)
        for group in range(0, n_blocks, stride << width):
            for each in range(group, group + stride):
                if width == 3:
                    mix_three(buffer, each * block, stride * block, tangent)
                elif width == 2:
                    mix_two(buffer, each * block, stride * block, tangent)
                else:
                    mix_one(buffer, each * block, stride * block, tangent)
        stride <<= width
        bits -= width


@njit(nogil=True)
def flip_overlap(row, column, tiles):  # type: ignore[no-untyped-def]
    """Returns Im ⟨row|ΣX|column⟩ over the qubits of the tile."""
    n_blocks = tiles.length << tiles.row_bits
    total = lane_overlap(row, column, n_blocks) if tiles.with_lanes else 0.0
    stride, bits = tiles.length, tiles.row_bits
    while bits > 0:
        width = min(bits, 3)
        if width == 3:
            total += overlap_three(row, column, n_blocks, stride)
        elif width == 2:
            total += overlap_two(row, column, n_blocks, stride)
        else:
            total += overlap_one(row, column, n_blocks, stride)
        stride <<= width
        bits -= width
    return total
