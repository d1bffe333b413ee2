"""A model of binaries told row by row: named sums, each held to a side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from problems.structures import Program

if TYPE_CHECKING:
    import dimod

Sign = Literal["<=", ">=", "=="]

_IDLE = "nothing to choose"  # a model of no variable is one that solvers choke on


@dataclass(frozen=True, slots=True)
class Row:
    """Σ factor·binary, held to `side`; without `factors` each counts 1."""

    label: str
    names: Sequence[str]
    sign: Sign
    side: float
    factors: Sequence[float] | None = None

    @property
    def held_factors(self) -> Sequence[float]:
        """The factor of each binary."""
        return [1.0] * len(self.names) if self.factors is None else self.factors

    @property
    def is_needed(self) -> bool:
        """Whether some values break the row."""
        most = sum(max(factor, 0.0) for factor in self.held_factors)
        least = sum(min(factor, 0.0) for factor in self.held_factors)
        too_much = self.sign != ">=" and most > self.side
        too_little = self.sign != "<=" and least < self.side
        return too_much or too_little


@dataclass(frozen=True, slots=True)
class BinaryModel:
    """Binaries that keep to every row at the least Σ cost·binary + constant."""

    names: Sequence[str]
    rows: Iterable[Row]
    costs: Mapping[str, float]
    constant: float = 0.0

    @property
    def binaries(self) -> Sequence[str]:
        """The binaries, of which there is always one."""
        return self.names or (_IDLE,)

    @property
    def needed_rows(self) -> Iterator[Row]:
        """The rows that some values break."""
        return (row for row in self.rows if row.is_needed)


def rows_cqm(model: BinaryModel) -> dimod.ConstrainedQuadraticModel:
    """Returns the model as a CQM; a row of no binary becomes one that nothing meets.

    >>> rows = [Row("one", "ab", "==", 1), Row("any", "ab", "<=", 2)]
    >>> cqm = rows_cqm(BinaryModel("ab", rows, {"a": 3.0}))
    >>> list(cqm.constraints), float(cqm.objective.energy({"a": 1, "b": 0}))
    (['one'], 3.0)
    """
    import dimod

    objective = dimod.QuadraticModel()
    objective.add_variables_from("BINARY", model.binaries)
    objective.add_linear_from(model.costs.items())
    objective.offset = model.constant
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(objective)
    for row in model.needed_rows:
        terms = list(zip(row.names, row.held_factors, strict=True))
        none = [(model.binaries[0], 0.0)]  # an absent sum: dimod takes no empty one
        cqm.add_constraint_from_iterable(terms or none, row.sign, rhs=row.side, label=row.label)
    return cqm


def rows_program(model: BinaryModel) -> Program:
    """Returns the model as a program over the same binaries.

    >>> program = rows_program(BinaryModel("ab", [Row("one", "ab", "<=", 1)], {"b": 3.0}))
    >>> program.linear.tolist(), program.rows.toarray().tolist(), program.row_upper.tolist()
    ([0.0, 3.0], [[1.0, 1.0]], [1.0])
    """
    from scipy.sparse import csr_array

    rows = list(model.needed_rows)
    at = {name: index for index, name in enumerate(model.binaries)}
    columns = np.array([at[name] for row in rows for name in row.names], dtype=np.int64)
    factors = np.array([factor for row in rows for factor in row.held_factors], dtype=float)
    starts = np.cumsum([0, *(len(row.names) for row in rows)])
    sides = np.array([row.side for row in rows], dtype=float)
    is_open = {
        sign: np.array([row.sign == sign for row in rows], dtype=bool) for sign in ("<=", ">=")
    }
    n = len(at)
    return Program(
        names=tuple(at),
        linear=np.array([model.costs.get(name, 0.0) for name in at], dtype=float),
        lower=np.zeros(n),
        upper=np.ones(n),
        integer=np.ones(n, dtype=bool),
        rows=csr_array((factors, columns, starts), shape=(len(rows), n)),
        row_lower=np.where(is_open["<="], -np.inf, sides),
        row_upper=np.where(is_open[">="], np.inf, sides),
        constant=model.constant,
    )
