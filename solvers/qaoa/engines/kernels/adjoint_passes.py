"""The passes of the adjoint gradient: the state is rolled back beside ⟨ψ|C, two layers a pass.

`row` is C|ψ⟩ rolled back, `column` the state. ΣX commutes with the mixers, so a tile measures its
qubits' share of a layer's ∂β at whichever moment both states are there. What lacks a factor cos β is
said in `solvers.qaoa.engines.blocked_engine`, which multiplies it in.

Source: Jones and Gacon, arXiv 2009.02823.
"""

from __future__ import annotations

from solvers.qaoa.engines.kernels.kernel_cache import kernel
from solvers.qaoa.engines.kernels.overlaps import cost_overlap, weigh
from solvers.qaoa.engines.kernels.phases import apply_phase_to_both, begin_phase
from solvers.qaoa.engines.kernels.tiles import flip_overlap, gather, mix, scatter
from solvers.qaoa.engines.tiling import BLOCK_BYTES


@kernel
def turning_pass(  # type: ignore[no-untyped-def]
    row, column, costs, row_buffer, column_buffer, begin, end, tiles, tangent, repeats
):  # fmt: skip
    """Ends the last layer, makes the row of it and rolls that back to where the column still is.

    Returns the expected cost and the tiles' share of ∂β.
    """
    block = BLOCK_BYTES // row.itemsize
    energy = beta = 0.0
    for tile in range(begin, end):
        first = tile * tiles.step
        gather(column, first, tiles, column_buffer)
        gather(column, first, tiles, row_buffer)
        mix(row_buffer, tiles, tangent, repeats)
        energy += weigh(
            row_buffer,
            costs,
            first * block // 2,
            1 << tiles.row_bits,
            tiles.length,
            tiles.row_stride * block // 2,
        )
        mix(row_buffer, tiles, -tangent, repeats)
        beta += flip_overlap(row_buffer, column_buffer, tiles)
        scatter(row_buffer, row, first, tiles)
    return energy, beta


@kernel
def returning_pass(  # type: ignore[no-untyped-def]
    row, column, costs, row_buffer, column_buffer, begin, end, tiles, tangent, repeats,
    gamma, row_scale, column_scale, next_tangent, next_repeats,
):  # fmt: skip
    """Rolls a layer's mixing and phases back, and begins with the layer's before.

    Returns the tiles' shares of the layer's ∂β, of its ∂γ, and of ∂β of the layer before.
    """
    block = BLOCK_BYTES // row.itemsize
    beta = slope = next_beta = 0.0
    for tile in range(begin, end):
        first = tile * tiles.step
        gather(row, first, tiles, row_buffer)
        gather(column, first, tiles, column_buffer)
        beta += flip_overlap(row_buffer, column_buffer, tiles)
        mix(row_buffer, tiles, -tangent, repeats)
        mix(column_buffer, tiles, -tangent, repeats)
        slope += cost_overlap(
            row_buffer, column_buffer, costs, first * block // 2,
            1 << tiles.row_bits, tiles.length, tiles.row_stride * block // 2,
        )  # fmt: skip
        for line in range(1 << tiles.row_bits):
            for each in range(tiles.length):
                place = (line * tiles.length + each) * block
                cost = (first + line * tiles.row_stride + each) * block // 2
                apply_phase_to_both(
                    row_buffer, column_buffer, place, costs, cost,
                    -gamma, row_scale, column_scale,
                )  # fmt: skip
        next_beta += flip_overlap(row_buffer, column_buffer, tiles)
        mix(row_buffer, tiles, -next_tangent, next_repeats)
        mix(column_buffer, tiles, -next_tangent, next_repeats)
        scatter(row_buffer, row, first, tiles)
        scatter(column_buffer, column, first, tiles)
    return beta, slope, next_beta


@kernel
def homing_pass(  # type: ignore[no-untyped-def]
    row, costs, row_buffer, column_buffer, begin, end, tiles, tangent, repeats, gamma, scale
):  # fmt: skip
    """Ends the first layer's rolling back; the column is then the phases on |+⟩, made anew.

    Returns the tiles' shares of ∂β and of ∂γ.
    """
    block = BLOCK_BYTES // row.itemsize
    beta = slope = 0.0
    for tile in range(begin, end):
        first = tile * tiles.step
        gather(row, first, tiles, row_buffer)
        mix(row_buffer, tiles, -tangent, repeats)
        for line in range(1 << tiles.row_bits):
            for each in range(tiles.length):
                place = (line * tiles.length + each) * block
                cost = (first + line * tiles.row_stride + each) * block // 2
                begin_phase(column_buffer, place, costs, cost, gamma, scale)
        beta += flip_overlap(row_buffer, column_buffer, tiles)
        slope += cost_overlap(
            row_buffer, column_buffer, costs, first * block // 2,
            1 << tiles.row_bits, tiles.length, tiles.row_stride * block // 2,
        )  # fmt: skip
    return beta, slope
