"""Sums over blocks: the expected cost, and what the adjoint gradient measures between two states.

All are float64 sums of products formed in the states' own precision. Where costs take part, `rows`
rows of `length` blocks lie one after another in the states' buffers, and in the costs they begin at
`first_cost` and lie `cost_stride` numbers apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from llvmlite import ir
from numba.core import cgutils

from solvers.qaoa.engines.kernels.vector_code import Amplitudes, Value, VectorCode, vector_intrinsic

_NUMBER = ir.IntType(64)
_ROWS_AHEAD = 2  # costs are fetched so long before they are needed


@vector_intrinsic("aaiiii", returns_sum=True)
def expected_cost(code: VectorCode, state: Value, costs: Value, *layout: Value) -> Value:
    """Σ |ψ|²·C."""
    total = code.accumulator()
    with _blocks_with_costs(code, costs, *layout) as (place, cost_place):
        real, imaginary = code.load_block(state, place)
        chance = code.muladd(real, real, code.builder.fmul(imaginary, imaginary))
        code.accumulate(code.builder.fmul(chance, code.load(costs, cost_place)), total)
    return code.sum_of(total)


@vector_intrinsic("aaiiii", returns_sum=True)
def weigh(code: VectorCode, state: Value, costs: Value, *layout: Value) -> Value:
    """Σ |ψ|²·C; the state becomes Cψ."""
    total = code.accumulator()
    with _blocks_with_costs(code, costs, *layout) as (place, cost_place):
        real, imaginary = code.load_block(state, place)
        cost = code.load(costs, cost_place)
        weighed = code.builder.fmul(real, cost), code.builder.fmul(imaginary, cost)
        code.store_block(weighed, state, place)
        product = code.muladd(real, weighed[0], code.builder.fmul(imaginary, weighed[1]))
        code.accumulate(product, total)
    return code.sum_of(total)


@vector_intrinsic("aaaiiii", returns_sum=True)
def cost_overlap(
    code: VectorCode, row: Value, column: Value, costs: Value, *layout: Value
) -> Value:
    """Im ⟨row|C|column⟩."""
    total = code.accumulator()
    with _blocks_with_costs(code, costs, *layout) as (place, cost_place):
        product = _overlap(code, code.load_block(row, place), code.load_block(column, place))
        code.accumulate(code.builder.fmul(product, code.load(costs, cost_place)), total)
    return code.sum_of(total)


@vector_intrinsic("aai", returns_sum=True)
def lane_overlap(code: VectorCode, row: Value, column: Value, n_blocks: Value) -> Value:
    """Im ⟨row|ΣX|column⟩ over the qubits within blocks."""
    total = code.accumulator()
    bits = [1 << qubit for qubit in range(code.lanes.bit_length() - 1)]
    with cgutils.for_range(code.builder, n_blocks) as loop:
        place = _scaled(code, loop.index, 2 * code.lanes)
        real, imaginary = code.load_block(column, place)
        partners = [(code.flipped(real, bit), code.flipped(imaginary, bit)) for bit in bits]
        code.accumulate(_overlap(code, code.load_block(row, place), _sum(code, partners)), total)
    return code.sum_of(total)


def _overlap_of(width: int) -> Any:
    """Returns the kernel function for Im ⟨row|ΣX|column⟩ over `width` qubits, in `n_blocks` blocks.

    The qubits are those of the blocks `stride` apart.
    """

    @vector_intrinsic("aaii", returns_sum=True)
    def overlap(
        code: VectorCode, row: Value, column: Value, n_blocks: Value, stride: Value
    ) -> Value:
        builder, numbers = code.builder, range(1 << width)
        total = code.accumulator()
        group = _scaled(code, stride, len(numbers))
        with _two_loops(code, builder.udiv(n_blocks, group), stride) as (outer, inner):
            first = builder.add(builder.mul(outer, group), inner)
            places = [builder.add(first, _scaled(code, stride, number)) for number in numbers]
            places = [_scaled(code, place, 2 * code.lanes) for place in places]
            columns = [code.load_block(column, place) for place in places]
            for number, place in enumerate(places):
                partners = [columns[number ^ (1 << qubit)] for qubit in range(width)]
                product = _overlap(code, code.load_block(row, place), _sum(code, partners))
                code.accumulate(product, total)
        return code.sum_of(total)

    return overlap


overlap_one, overlap_two, overlap_three = (_overlap_of(width) for width in (1, 2, 3))


def _overlap(code: VectorCode, row: Amplitudes, column: Amplitudes) -> Value:
    """Im(conj(row) · column), lane by lane."""
    crossed = code.builder.fmul(code.builder.fneg(row[1]), column[0])
    return code.muladd(row[0], column[1], crossed)


def _sum(code: VectorCode, blocks: Sequence[Amplitudes]) -> Amplitudes:
    """The sum of blocks."""
    real, imaginary = blocks[0]
    for each in blocks[1:]:
        real, imaginary = code.builder.fadd(real, each[0]), code.builder.fadd(imaginary, each[1])
    return real, imaginary


@contextmanager
def _blocks_with_costs(
    code: VectorCode,
    costs: Value,
    first_cost: Value,
    rows: Value,
    length: Value,
    cost_stride: Value,
) -> Iterator[tuple[Value, Value]]:
    """A loop over all blocks: where each begins in the buffer, and where its costs do."""
    builder = code.builder
    with _two_loops(code, rows, length) as (row, column):
        block = builder.add(builder.mul(row, length), column)
        costs_of_row = builder.add(first_cost, builder.mul(row, cost_stride))
        cost_place = builder.add(costs_of_row, _scaled(code, column, code.lanes))
        code.prefetch(costs, builder.add(cost_place, _scaled(code, cost_stride, _ROWS_AHEAD)))
        yield _scaled(code, block, 2 * code.lanes), cost_place


@contextmanager
def _two_loops(code: VectorCode, n_outer: Value, n_inner: Value) -> Iterator[tuple[Value, Value]]:
    """One loop within another, and their counters."""
    with (
        cgutils.for_range(code.builder, n_outer) as outer,
        cgutils.for_range(code.builder, n_inner) as inner,
    ):
        yield outer.index, inner.index


def _scaled(code: VectorCode, number: Value, factor: int) -> Value:
    """An integer times a known one."""
    return code.builder.mul(number, ir.Constant(_NUMBER, factor))
