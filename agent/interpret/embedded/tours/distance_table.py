"""From statements of distances to a full matrix, or to the first distance that is absent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agent.interpret.embedded.graphs.pair import Contradiction, Pair

Matrix = tuple[tuple[float | None, ...], ...]


@dataclass(frozen=True, slots=True)
class DistanceTable:
    """Distances between `places`, None where nothing is stated; the diagonal is 0.

    `filled` says that distances stated one way only were taken for both ways.
    """

    places: tuple[str, ...]
    rows: Matrix
    filled: bool = False

    @property
    def absent(self) -> tuple[tuple[str, str], ...]:
        """The pairs of places without a distance, each once where both ways are absent."""
        found: dict[frozenset[str], tuple[str, str]] = {}
        for i, row in enumerate(self.rows):
            for j, distance in enumerate(row):
                if distance is None:
                    pair = (self.places[i], self.places[j])
                    found.setdefault(frozenset(pair), pair)
        return tuple(found.values())


def distance_table(places: tuple[str, ...], pairs: Iterable[Pair]) -> DistanceTable | Contradiction:
    """Returns the matrix that statements add up to.

    A distance stated from u to v counts both ways unless another pair is stated with different
    distances there and back; then nothing is filled in.

    >>> distance_table(("a", "b"), [Pair("a", "b", 3)]).rows
    ((0.0, 3), (3, 0.0))
    """
    stated: dict[tuple[str, str], float] = {}
    for pair in pairs:
        ways = [(pair.u, pair.v)] if pair.is_directed else [(pair.u, pair.v), (pair.v, pair.u)]
        for way in ways if pair.weight is not None else []:
            assert pair.weight is not None
            earlier = stated.setdefault(way, pair.weight)
            if earlier != pair.weight:
                return Contradiction(*way, earlier, pair.weight)
    reverse = {(v, u): distance for (u, v), distance in stated.items() if (v, u) not in stated}
    symmetric = all(stated.get((v, u), distance) == distance for (u, v), distance in stated.items())
    known = {**reverse, **stated} if symmetric else stated
    rows = tuple(tuple(0.0 if u == v else known.get((u, v)) for v in places) for u in places)
    return DistanceTable(places, rows, filled=symmetric and bool(reverse))
