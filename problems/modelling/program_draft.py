"""A program while it is written: variables and rows one after the other, then the arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from problems.structures import Program


@dataclass(slots=True)
class ProgramDraft:
    """Collects variables by name and rows of terms by name.

    >>> draft = ProgramDraft()
    >>> draft.variable("x", cost=-1.0, upper=4.0, is_whole=True)
    'x'
    >>> draft.row({"x": 2.0}, high=5.0)
    >>> draft.program().row_upper.tolist()
    [5.0]
    """

    constant: float = 0.0
    _index: dict[str, int] = field(default_factory=dict)
    _columns: list[tuple[float, float, float, bool]] = field(default_factory=list)
    _entries: list[tuple[int, int, float]] = field(default_factory=list)
    _sides: list[tuple[float, float]] = field(default_factory=list)

    def variable(
        self,
        name: str,
        *,
        cost: float = 0.0,
        lower: float = 0.0,
        upper: float = np.inf,
        is_whole: bool = False,
    ) -> str:
        """Adds a variable and returns its name."""
        self._index[name] = len(self._index)
        self._columns.append((cost, lower, upper, is_whole))
        return name

    def row(self, terms: Mapping[str, float], low: float = -np.inf, high: float = np.inf) -> None:
        """Adds low ≤ Σ terms ≤ high."""
        at = len(self._sides)
        self._entries += [(at, self._index[name], value) for name, value in terms.items()]
        self._sides.append((low, high))

    def program(self) -> Program:
        """Returns what was written so far."""
        from scipy.sparse import coo_array

        columns = np.array(self._columns, dtype=float).reshape(-1, 4)
        sides = np.array(self._sides, dtype=float).reshape(-1, 2)
        rows, at, values = np.array(self._entries, dtype=float).reshape(-1, 3).T
        return Program(
            names=tuple(self._index),
            linear=columns[:, 0],
            lower=columns[:, 1],
            upper=columns[:, 2],
            integer=columns[:, 3] == 1,
            rows=coo_array(
                (values, (rows.astype(int), at.astype(int))), shape=(len(sides), len(columns))
            ).tocsr(),
            row_lower=sides[:, 0],
            row_upper=sides[:, 1],
            constant=self.constant,
        )
