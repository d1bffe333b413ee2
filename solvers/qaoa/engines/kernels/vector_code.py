"""Vector arithmetic as LLVM instructions, for kernels that must not depend on what a compiler guesses.

A block is what one vector register of 512 bits holds: 8 amplitudes in float64, 16 in float32, first
their real parts, then their imaginary parts. LLVM splits the vectors on machines with shorter ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from inspect import Parameter, Signature
from typing import Any, TypeAlias

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic

_BLOCK_BITS = 512

Value: TypeAlias = Any  # llvmlite's values, which carry no types for us
Amplitudes: TypeAlias = tuple[Value, Value]  # real and imaginary parts


def lanes_of(bits: int) -> int:
    """Returns how many numbers of so many bits a vector holds.

    >>> lanes_of(64), lanes_of(32)
    (8, 16)
    """
    return _BLOCK_BITS // bits


@dataclass(frozen=True, slots=True)
class VectorCode:
    """Emits instructions on vectors of floats of `bits` bits. `contract` lets LLVM fuse them."""

    builder: Value
    bits: int

    @property
    def lanes(self) -> int:
        """Numbers in a vector."""
        return lanes_of(self.bits)

    @property
    def scalar(self) -> Value:
        """The type of one number."""
        return ir.DoubleType() if self.bits == 64 else ir.FloatType()

    @property
    def vector(self) -> Value:
        """The type of a vector of numbers."""
        return ir.VectorType(self.scalar, self.lanes)

    @property
    def integers(self) -> Value:
        """The type of a vector of integers as wide as the numbers."""
        return ir.VectorType(ir.IntType(self.bits), self.lanes)

    @property
    def wide(self) -> Value:
        """The type of as many numbers in float64."""
        return ir.VectorType(ir.DoubleType(), self.lanes)

    def constant(self, number: float) -> Value:
        """A vector of one number."""
        return ir.Constant(self.vector, [ir.Constant(self.scalar, number)] * self.lanes)

    def integer(self, number: int) -> Value:
        """A vector of one integer."""
        return ir.Constant(self.integers, [ir.Constant(ir.IntType(self.bits), number)] * self.lanes)

    def spread(self, number: Value) -> Value:
        """A vector of one number that is known when the kernel runs."""
        first = self.builder.insert_element(
            ir.Constant(self.vector, ir.Undefined), number, ir.Constant(ir.IntType(32), 0)
        )
        return self.shuffled(first, [0] * self.lanes)

    def shuffled(self, vector: Value, order: Sequence[int]) -> Value:
        """The vector of the lanes named, one for each in the order."""
        lane = ir.IntType(32)
        mask = ir.Constant(ir.VectorType(lane, len(order)), [ir.Constant(lane, k) for k in order])
        return self.builder.shuffle_vector(vector, ir.Constant(vector.type, ir.Undefined), mask)

    def flipped(self, vector: Value, bit: int) -> Value:
        """Each lane's partner: the lane whose number differs in one bit."""
        return self.shuffled(vector, [lane ^ bit for lane in range(self.lanes)])

    def muladd(self, a: Value, b: Value, c: Value) -> Value:
        """a·b + c."""
        product = self.builder.fmul(a, b, flags=("contract",))
        return self.builder.fadd(product, c, flags=("contract",))

    def load(self, data: Value, index: Value) -> Value:
        """The vector that begins at a number's index."""
        return self.builder.load(self._address(data, index), align=self.bits // 8)

    def store(self, vector: Value, data: Value, index: Value) -> None:
        """Writes the vector there."""
        self.builder.store(vector, self._address(data, index), align=self.bits // 8)

    def stream(self, vector: Value, data: Value, index: Value) -> None:
        """Writes the vector past the caches; `data` begins with a cache line and `index` is even."""
        stored = self.builder.store(vector, self._address(data, index), align=_BLOCK_BITS // 8)
        flag = ir.Constant(ir.IntType(32), 1)
        stored.set_metadata("nontemporal", self.builder.module.add_metadata([flag]))

    def prefetch(self, data: Value, index: Value) -> None:
        """Begins to fetch the cache line there; any index will do."""
        number, byte = ir.IntType(32), ir.IntType(8).as_pointer()
        kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        function = cgutils.get_or_insert_function(self.builder.module, kind, "llvm.prefetch.p0")
        address = self.builder.bitcast(self.builder.gep(data, [index]), byte)
        flags = [ir.Constant(number, flag) for flag in (0, 2, 1)]  # a read, into the second level
        self.builder.call(function, [address, *flags])

    def load_block(self, data: Value, index: Value) -> Amplitudes:
        """The amplitudes of the block that begins there."""
        return self.load(data, index), self.load(data, self._imaginary(index))

    def store_block(self, amplitudes: Amplitudes, data: Value, index: Value) -> None:
        """Writes the block there."""
        self.store(amplitudes[0], data, index)
        self.store(amplitudes[1], data, self._imaginary(index))

    def accumulator(self) -> Value:
        """A place, kept in a register, for a vector sum in float64; it begins at nought."""
        zeros = ir.Constant(self.wide, [ir.Constant(ir.DoubleType(), 0.0)] * self.lanes)
        return cgutils.alloca_once_value(self.builder, zeros)

    def accumulate(self, vector: Value, accumulator: Value) -> None:
        """Adds the vector to the sum."""
        wide = vector if self.bits == 64 else self.builder.fpext(vector, self.wide)
        self.builder.store(self.builder.fadd(self.builder.load(accumulator), wide), accumulator)

    def sum_of(self, accumulator: Value) -> Value:
        """The float64 that the sum's lanes add up to."""
        vector = self.builder.load(accumulator)
        while vector.type.count > 1:
            half = vector.type.count // 2
            low, high = (
                self.shuffled(vector, range(half)),
                self.shuffled(vector, range(half, 2 * half)),
            )
            vector = self.builder.fadd(low, high)
        return self.builder.extract_element(vector, ir.Constant(ir.IntType(32), 0))

    def _imaginary(self, index: Value) -> Value:
        return self.builder.add(index, ir.Constant(index.type, self.lanes))

    def _address(self, data: Value, index: Value) -> Value:
        return self.builder.bitcast(self.builder.gep(data, [index]), self.vector.as_pointer())


def vector_intrinsic(arguments: str, *, returns_sum: bool) -> Callable[[Callable[..., Any]], Any]:
    """Turns `emit(code, *arguments)` into a function that numba kernels call.

    `arguments` has a letter for each: a for an array of floats, given to `emit` as its address; i for
    an integer; f for a float, given as a vector of it. The first is an array and decides the width.
    What `emit` returns is a float64, or nothing.
    """

    def decorate(emit: Callable[..., Any]) -> Any:
        def typed(_context: Value, *given: Value) -> tuple[Value, Value]:
            scalar = given[0].dtype
            kinds = {"i": types.int64, "f": scalar}
            expected = [
                kinds.get(letter, each) for letter, each in zip(arguments, given, strict=True)
            ]
            result = types.float64 if returns_sum else types.void

            def generate(context: Value, builder: Value, _signature: Value, values: Value) -> Value:
                code = VectorCode(builder, scalar.bitwidth)
                emitted = emit(code, *_as_written(code, context, arguments, expected, values))
                return emitted if returns_sum else context.get_dummy_value()

            return result(*expected), generate

        # numba asks for the parameters by their names, one for each argument
        names = ["_context", *(f"argument_{index}" for index in range(len(arguments)))]
        parameters = [Parameter(name, Parameter.POSITIONAL_OR_KEYWORD) for name in names]
        typed.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        typed.__name__ = emit.__name__
        return intrinsic(typed)

    return decorate


def _as_written(
    code: VectorCode,
    context: Value,
    arguments: str,
    kinds: Sequence[Value],
    values: Sequence[Value],
) -> Iterator[Value]:
    """The arguments as `emit` takes them."""
    for letter, kind, value in zip(arguments, kinds, values, strict=True):
        match letter:
            case "a":
                yield cgutils.create_struct_proxy(kind)(context, code.builder, value).data
            case "f":
                yield code.spread(value)
            case _:
                yield value
