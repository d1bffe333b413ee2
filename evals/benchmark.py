"""What a benchmark is: one file in `evals/bench` that offers a `BENCHMARK`.

A benchmark measures us and a peer in the same run and returns rows. Machines are shared and noisy, so
a row holds a median over several seeds or repeats, and what counts is the ratio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One measured figure beside the peer's. `ratio` is ours over the peer's, None without a peer.

    `target` says in words what was asked; `met` whether `ours` keeps it.
    """

    case: str
    metric: str
    ours: float
    peer: str
    peer_value: float | None
    seeds: int
    target: str
    met: bool

    @property
    def ratio(self) -> float | None:
        """Ours over the peer's."""
        return self.ours / self.peer_value if self.peer_value else None


@dataclass(frozen=True, slots=True)
class Benchmark:
    """One benchmark: what it measures, and how."""

    measures: str
    run: Callable[[], Iterable[Row]]
