"""exp(−iβX) on some qubits of blocks, without the factor cos β: 1 − i·tan(β)·X, one multiply-add a number."""

from __future__ import annotations

from typing import Any

from solvers.qaoa.engines.kernels.vector_code import Amplitudes, Value, VectorCode, vector_intrinsic


def _mixing_of(width: int) -> Any:
    """Returns the kernel function that mixes `width` qubits, those of the blocks `stride` apart."""

    @vector_intrinsic("aiif", returns_sum=False)
    def mix(code: VectorCode, state: Value, start: Value, stride: Value, tangent: Value) -> None:
        places = [start]
        while len(places) < 1 << width:
            places.append(code.builder.add(places[-1], stride))
        blocks = [code.load_block(state, place) for place in places]
        minus = code.builder.fneg(tangent)
        for bit in (1 << qubit for qubit in range(width)):
            blocks = [
                _rotated(code, block, blocks[number ^ bit], tangent, minus)
                for number, block in enumerate(blocks)
            ]
        for place, block in zip(places, blocks, strict=True):
            code.store_block(block, state, place)

    return mix


mix_one, mix_two, mix_three = (_mixing_of(width) for width in (1, 2, 3))


@vector_intrinsic("aif", returns_sum=False)
def mix_lanes(code: VectorCode, state: Value, start: Value, tangent: Value) -> None:
    """Mixes the qubits within one block: each lane with those whose number differs in one bit."""
    block = code.load_block(state, start)
    minus = code.builder.fneg(tangent)
    bit = 1
    while bit < code.lanes:
        partner = code.flipped(block[0], bit), code.flipped(block[1], bit)
        block = _rotated(code, block, partner, tangent, minus)
        bit *= 2
    code.store_block(block, state, start)


def _rotated(
    code: VectorCode, block: Amplitudes, partner: Amplitudes, tangent: Value, minus: Value
) -> Amplitudes:
    """block − i·tangent·partner."""
    return (
        code.muladd(tangent, partner[1], block[0]),
        code.muladd(minus, partner[0], block[1]),
    )
