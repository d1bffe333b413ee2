"""The data of one schema: numbers by slot, arrays the right way round, and names for every index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.grids.literals import Value

Grid = tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True)
class Data:
    """Values by slot as they are to be used, and the names along each index set."""

    document: Document
    values: Mapping[str, Value]
    names: Mapping[str, tuple[str, ...]]

    def has(self, key: str) -> bool:
        """Whether the data give this slot."""
        return key in self.values

    def number(self, key: str) -> float:
        """A slot without index."""
        value = self.values[key]
        assert isinstance(value, float)
        return value

    def vector(self, key: str) -> tuple[float, ...]:
        """A slot with one index."""
        return _floats(self.values[key])

    def grid(self, key: str) -> Grid:
        """A slot with two indices, in the order of its slot."""
        value = self.values[key]
        assert isinstance(value, tuple)
        return tuple(_floats(row) for row in value)

    def cube(self, key: str) -> tuple[Grid, ...]:
        """A slot with three indices."""
        value = self.values[key]
        assert isinstance(value, tuple)
        cubes = []
        for grid in value:
            assert isinstance(grid, tuple)
            cubes.append(tuple(_floats(row) for row in grid))
        return tuple(cubes)


def _floats(value: Value) -> tuple[float, ...]:
    assert isinstance(value, tuple)
    return tuple(each for each in value if isinstance(each, float))
