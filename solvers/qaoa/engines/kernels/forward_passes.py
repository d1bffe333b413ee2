"""One pass of the ansatz over the state, tile by tile, between two reads of the memory.

Mixers of different qubits commute, so a pass over the tiles of one half of the qubits ends one layer
for them and begins the next: mix, phase, mix. p layers take p + 1 passes, low and high tiles in turn.
Each kernel does the tiles from `begin` to `end`, so that threads can share a pass. Mixers lack their
factor cos β, which the phases' scale brings.
"""

from __future__ import annotations

from solvers.qaoa.engines.kernels.kernel_cache import kernel
from solvers.qaoa.engines.kernels.overlaps import expected_cost
from solvers.qaoa.engines.kernels.phases import apply_phase, begin_phase
from solvers.qaoa.engines.kernels.tiles import gather, mix, scatter
from solvers.qaoa.engines.tiling import BLOCK_BYTES


@kernel
def first_pass(  # type: ignore[no-untyped-def]
    state, costs, buffer, _other, begin, end, tiles, gamma, scale, tangent, repeats
):
    """Makes the first layer's phases on |+⟩ and mixes the tiles' qubits; low tiles only."""
    block = BLOCK_BYTES // state.itemsize
    for tile in range(begin, end):
        first = tile * tiles.step
        for each in range(tiles.length << tiles.row_bits):
            cost = (first + each) * block // 2
            begin_phase(buffer, each * block, costs, cost, gamma, scale)
        mix(buffer, tiles, tangent, repeats)
        scatter(buffer, state, first, tiles)


@kernel
def middle_pass(  # type: ignore[no-untyped-def]
    state, costs, buffer, _other, begin, end, tiles, tangent, repeats,
    gamma, scale, next_tangent, next_repeats,
):  # fmt: skip
    """Ends a layer for the tiles' qubits, applies the next one's phases and begins its mixing."""
    block = BLOCK_BYTES // state.itemsize
    for tile in range(begin, end):
        first = tile * tiles.step
        gather(state, first, tiles, buffer)
        mix(buffer, tiles, tangent, repeats)
        for row in range(1 << tiles.row_bits):
            for column in range(tiles.length):
                place = (row * tiles.length + column) * block
                cost = (first + row * tiles.row_stride + column) * block // 2
                apply_phase(buffer, place, costs, cost, gamma, scale)
        mix(buffer, tiles, next_tangent, next_repeats)
        scatter(buffer, state, first, tiles)


@kernel
def last_pass(  # type: ignore[no-untyped-def]
    state, costs, buffer, _other, begin, end, tiles, tangent, repeats, keep
):
    """Ends the last layer; returns the expected cost, or where `keep`, keeps the state and returns 0."""
    half_block = BLOCK_BYTES // state.itemsize // 2
    total = 0.0
    for tile in range(begin, end):
        first = tile * tiles.step
        gather(state, first, tiles, buffer)
        mix(buffer, tiles, tangent, repeats)
        if keep:
            scatter(buffer, state, first, tiles)
        else:
            rows, stride = 1 << tiles.row_bits, tiles.row_stride * half_block
            total += expected_cost(buffer, costs, first * half_block, rows, tiles.length, stride)
    return total
