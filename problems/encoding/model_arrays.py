"""A CQM as arrays: what every encoding and every solver of CQMs starts from."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.errors import EncodingError

if TYPE_CHECKING:
    import dimod

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

_RELATIONS = {"<=": -1, "==": 0, ">=": 1}


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
    labels = tuple(cqm.variables)
    position: dict[Hashable, int] = {label: index for index, label in enumerate(labels)}
    kinds = tuple(cqm.vartype(label).name for label in labels)
    whole = np.array([kind != "REAL" for kind in kinds], dtype=bool)
    lower = np.array([cqm.lower_bound(label) for label in labels], dtype=float)
    upper = np.array([cqm.upper_bound(label) for label in labels], dtype=float)
    rows, quadratic_rows = _constraints(cqm, position)
    return ModelArrays(
        labels=labels,
        kinds=kinds,
        lower=np.where(whole, np.ceil(lower), lower),
        upper=np.where(whole, np.floor(upper), upper),
        objective=_terms(cqm.objective, position),
        rows=rows,
        quadratic_rows=quadratic_rows,
    )


def _constraints(
    cqm: dimod.ConstrainedQuadraticModel, position: dict[Hashable, int]
) -> tuple[Rows, tuple[QuadraticRow, ...]]:
    # One pass over the labels through dimod's iterators: asking entry by entry is 5 times slower.
    labels: list[str] = []
    lengths: list[int] = []
    names: list[Hashable] = []
    coefficients: list[float] = []
    relations: list[int] = []
    rhs: list[float] = []
    quadratic: list[QuadraticRow] = []
    for label, constraint in cqm.constraints.items():
        lhs, relation = constraint.lhs, _RELATIONS[constraint.sense.value]
        if not lhs.is_linear():
            terms = _terms(lhs, position)
            quadratic.append(QuadraticRow(str(label), terms, relation, float(constraint.rhs)))
            continue
        before = len(names)
        for name, coefficient in lhs.iter_linear():
            names.append(name)
            coefficients.append(coefficient)
        labels.append(str(label))
        lengths.append(len(names) - before)
        relations.append(relation)
        rhs.append(constraint.rhs - lhs.offset)
    rows = Rows(
        labels=tuple(labels),
        start=np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64),
        index=_indices(names, position),
        coefficient=np.array(coefficients, dtype=float),
        relation=np.array(relations, dtype=np.int64),
        rhs=np.array(rhs, dtype=float),
    )
    return rows, tuple(quadratic)


def _terms(view: dimod.QuadraticModel, position: dict[Hashable, int]) -> Terms:
    linear = list(view.iter_linear())
    quadratic = list(view.iter_quadratic())
    return Terms(
        offset=float(view.offset),
        index=_indices((name for name, _ in linear), position),
        linear=np.array([bias for _, bias in linear], dtype=float),
        left=_indices((left for left, _, _ in quadratic), position),
        right=_indices((right for _, right, _ in quadratic), position),
        quadratic=np.array([bias for _, _, bias in quadratic], dtype=float),
    )


def _indices(names: Iterable[Hashable], position: dict[Hashable, int]) -> Ints:
    return np.fromiter(map(position.__getitem__, names), dtype=np.int64)
