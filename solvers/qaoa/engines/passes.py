"""Runs a compiled kernel over all tiles of a state, on one core or several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from problems.structures import Floats
from solvers.qaoa.engines.tiling import BLOCK_BYTES, Tiles, tilings

Kernel = Callable[..., Any]
Numbers = NDArray[Any]  # float64 or float32


class Passes:
    """The costs, the states beside them, and the tiles in which the kernels go through all.

    Pass number k of the ansatz takes the low tiles where k is even, the high ones where it is odd.
    States are made when first asked for and kept, so that an evaluation allocates nothing.
    """

    def __init__(self, costs: Numbers, threads: int):
        self.costs = costs
        self.n_qubits = costs.size.bit_length() - 1
        self._tilings = tilings(self.n_qubits, costs.itemsize)
        self._states: dict[str, Numbers] = {}
        largest = max(tiles.buffer_bytes for tiles in self._tilings) // costs.itemsize
        self._buffers = [[self._aligned(largest) for _ in range(2)] for _ in range(threads)]
        self._workers = ThreadPoolExecutor(threads) if threads > 1 else None

    def tiles(self, number: int) -> Tiles:
        """Returns the tiles of a pass."""
        return self._tilings[number % 2]

    def state(self, name: str) -> Numbers:
        """Returns the state of that name, in blocks. Shape: (2 · 2**n,)."""
        if name not in self._states:
            self._states[name] = self._aligned(2 * self.costs.size)
        return self._states[name]

    def blocks(self, name: str) -> Numbers:
        """Returns the state of that name as its blocks. Shape: (blocks, 2, lanes)."""
        return self.state(name).reshape(-1, 2, BLOCK_BYTES // 2 // self.costs.itemsize)

    def run(
        self,
        kernel: Kernel,
        number: int,
        states: Sequence[str],
        *numbers: float,
        weights: Numbers | None = None,
    ) -> Floats:
        """Returns the sums that the kernel makes in one pass, over all tiles, in the tiles' order.

        Floats of `numbers` are handed on in the costs' precision, whole numbers as they are. `weights`
        stand in for the costs.
        """
        tiles, dtype = self.tiles(number), self.costs.dtype.type
        diagonal = self.costs if weights is None else weights
        arrays = [*(self.state(name) for name in states), diagonal]
        values = [dtype(each) if isinstance(each, float) else each for each in numbers]

        def part(share: tuple[int, tuple[int, int]]) -> Any:
            thread, (begin, end) = share
            return kernel(*arrays, *self._buffers[thread], begin, end, tiles, *values)

        ends = [tiles.n_tiles * k // len(self._buffers) for k in range(len(self._buffers) + 1)]
        shares = enumerate(pairwise(ends))
        parts = self._workers.map(part, shares) if self._workers else map(part, shares)
        return np.asarray(np.sum([np.asarray(each, dtype=float) for each in parts], axis=0))

    def _aligned(self, size: int) -> Numbers:
        """Room for so many numbers that begins with a cache line."""
        dtype = self.costs.dtype
        room = np.empty(size + BLOCK_BYTES // dtype.itemsize, dtype)
        skip = -room.ctypes.data % BLOCK_BYTES // dtype.itemsize
        return room[skip : skip + size]
