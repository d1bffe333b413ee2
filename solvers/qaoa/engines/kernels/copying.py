"""Copies between the state, which is in memory, and a tile's buffer, which is in a cache."""

from __future__ import annotations

from llvmlite import ir
from numba.core import cgutils

from solvers.qaoa.engines.kernels.vector_code import Value, VectorCode, vector_intrinsic


@vector_intrinsic("aaiii", returns_sum=False)
def stream_row(
    code: VectorCode, source: Value, target: Value, begin: Value, first: Value, n_vectors: Value
) -> None:
    """Writes vectors from `begin` of the source to `first` of the target, past the caches."""
    width = ir.Constant(ir.IntType(64), code.lanes)
    with cgutils.for_range(code.builder, n_vectors) as loop:
        step = code.builder.mul(loop.index, width)
        vector = code.load(source, code.builder.add(begin, step))
        code.stream(vector, target, code.builder.add(first, step))


@vector_intrinsic("aaiiii", returns_sum=False)
def gather_row(
    code: VectorCode,
    source: Value,
    target: Value,
    begin: Value,
    first: Value,
    n_vectors: Value,
    ahead: Value,
) -> None:
    """Copies vectors, and begins to fetch those that lie `ahead` numbers further."""
    width = ir.Constant(ir.IntType(64), code.lanes)
    with cgutils.for_range(code.builder, n_vectors) as loop:
        step = code.builder.mul(loop.index, width)
        place = code.builder.add(begin, step)
        code.prefetch(source, code.builder.add(place, ahead))
        code.store(code.load(source, place), target, code.builder.add(first, step))
