"""A CQM as arrays: what every encoding and every solver of CQMs starts from.

The arrays come from `_ivarinfo`, `_iindices`, `_ilinear` and `_iquadratic`, by which dimod writes its own
files: its public iterators hand out one labelled entry at a time, which for a dense QUBO of 2,500
variables takes 30 times as long. The tests hold these against the public iterators, and the project
takes dimod 0.12 only.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from problems.errors import EncodingError

if TYPE_CHECKING:
    import dimod

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_RELATIONS = {"<=": -1, "==": 0, ">=": 1}
_KINDS = np.array(["BINARY", "SPIN", "INTEGER", "REAL"], dtype=object)  # in dimod's order
_NO_INDEX = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Terms:
    """A quadratic polynomial of the variables, by their index.

    Its value is offset + Σ linear·x[index] + Σ quadratic·x[left]·x[right]. An index may repeat.
    """

    offset: float
    index: Ints
    linear: Floats
    left: Ints
    right: Ints
    quadratic: Floats


@dataclass(frozen=True, slots=True)
class QuadraticRow:
    """A constraint with products: `terms` relation `rhs`."""

    label: str
    terms: Terms
    relation: int
    rhs: float


@dataclass(frozen=True, slots=True)
class Rows:
    """Linear constraints in compressed rows: row r is entries `start[r]` to `start[r + 1]`.

    Shape: `start` (m + 1,), `index` and `coefficient` (entries,), `relation` (m,) with −1 for ≤,
    0 for = and +1 for ≥, `rhs` (m,), `labels` m.
    """

    labels: tuple[str, ...]
    start: Ints
    index: Ints
    coefficient: Floats
    relation: Ints
    rhs: Floats


@dataclass(frozen=True, slots=True)
class ModelArrays:
    """A CQM: minimise `objective` subject to every row, each variable within its bounds.

    Shape: `kinds` ("BINARY", "SPIN", "INTEGER", "REAL"), `lower`, `upper` (n,) in the order of
    `labels`. Bounds of integers are whole.
    """

    labels: tuple[str, ...]
    kinds: tuple[str, ...]
    lower: Floats
    upper: Floats
    objective: Terms
    rows: Rows
    quadratic_rows: tuple[QuadraticRow, ...]


def read(cqm: dimod.ConstrainedQuadraticModel) -> ModelArrays:
    """Returns the arrays of a CQM.

    Raises:
        EncodingError: a constraint is soft, which no model of ours means.
    """
    if cqm.num_soft_constraints():
        raise EncodingError(
            f"the model has {cqm.num_soft_constraints()} soft constraints; only hard ones are "
            "encoded; put their cost in the objective"
        )
    info = cqm._ivarinfo()
    kinds = tuple(_KINDS[info["vartype"]].tolist())
    is_real = info["vartype"] == _KINDS.tolist().index("REAL")
    rows, quadratic_rows = _constraints(cqm)
    return ModelArrays(
        labels=tuple(cqm.variables),
        kinds=kinds,
        lower=np.where(is_real, info["lb"], np.ceil(info["lb"])),
        upper=np.where(is_real, info["ub"], np.floor(info["ub"])),
        objective=_terms(cqm.objective),
        rows=rows,
        quadratic_rows=quadratic_rows,
    )


def _constraints(
    cqm: dimod.ConstrainedQuadraticModel,
) -> tuple[Rows, tuple[QuadraticRow, ...]]:
    labels: list[str] = []
    indices: list[Ints] = []
    coefficients: list[Floats] = []
    relations: list[int] = []
    rhs: list[float] = []
    quadratic: list[QuadraticRow] = []
    for label, constraint in cqm.constraints.items():
        lhs, relation = constraint.lhs, _RELATIONS[constraint.sense.value]
        if not lhs.is_linear():
            quadratic.append(QuadraticRow(str(label), _terms(lhs), relation, float(constraint.rhs)))
            continue
        labels.append(str(label))
        indices.append(lhs._iindices())
        coefficients.append(lhs._ilinear())
        relations.append(relation)
        rhs.append(constraint.rhs - lhs.offset)
    start = np.zeros(len(labels) + 1, dtype=np.int64)
    np.cumsum([index.size for index in indices], out=start[1:])
    rows = Rows(
        labels=tuple(labels),
        start=start,
        index=np.concatenate([_NO_INDEX, *indices]),
        coefficient=np.concatenate([np.empty(0), *coefficients]),
        relation=np.array(relations, dtype=np.int64),
        rhs=np.array(rhs, dtype=float),
    )
    return rows, tuple(quadratic)


def _terms(view: Any) -> Terms:  # a view of dimod, whose private half has no types
    index = view._iindices().astype(np.int64)
    products = view._iquadratic()
    return Terms(
        offset=float(view.offset),
        index=index,
        linear=view._ilinear(),
        left=index[products["v"]],  # dimod walks the lower triangle: v is the smaller, u the larger
        right=index[products["u"]],
        quadratic=np.ascontiguousarray(products["bias"]),
    )
