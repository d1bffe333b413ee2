"""Parts of a model that share no row and no product: solved apart, joined by their labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from problems.encoding.model_arrays import Ints, ModelArrays, QuadraticRow, Terms, read
from problems.presolve.cqm_of_arrays import write
from problems.presolve.fixed_variables import fixed_terms
from problems.presolve.row_activity import labels_where, row_of_entry, rows_where

if TYPE_CHECKING:
    import dimod


@dataclass(frozen=True, slots=True)
class Join:
    """The way back from one sample a part to a sample of the whole, in the order of its labels."""

    order: tuple[str, ...]

    def __call__(self, samples: Iterable[Mapping[str, float]]) -> dict[str, float]:
        """Returns the sample of the whole model.

        >>> Join(("x", "y"))([{"y": 1}, {"x": 0}])
        {'x': 0.0, 'y': 1.0}
        """
        merged = {label: float(value) for part in samples for label, value in part.items()}
        return {label: merged[label] for label in self.order}


def split(
    cqm: dimod.ConstrainedQuadraticModel,
) -> tuple[tuple[dimod.ConstrainedQuadraticModel, ...], Join]:
    """Returns the independent parts of a CQM, and the way back.

    Optima of the parts make an optimum of the whole, and their energies add up to its own: the first
    part holds the offset. Rows without variables are in the first part too.
    """
    model = read(cqm)
    return tuple(write(part) for part in split_model(model)), Join(model.labels)


def split_model(model: ModelArrays) -> tuple[ModelArrays, ...]:
    """Returns the independent parts of a model in arrays; the model itself where it is one."""
    part = component_of_variable(model)
    n_parts = int(part.max(initial=-1)) + 1
    if n_parts <= 1:
        return (model,)
    row_part = np.zeros(len(model.rows.labels), dtype=np.int64)
    row_part[row_of_entry(model.rows)] = part[model.rows.index]
    return tuple(_part(model, part == each, row_part == each, each) for each in range(n_parts))


def component_of_variable(model: ModelArrays) -> Ints:
    """Returns the number of the part that each variable is in. Shape: (n,)."""
    n_variables, n_rows = len(model.labels), len(model.rows.labels)
    links = [
        (model.objective.left, model.objective.right),
        (n_variables + row_of_entry(model.rows), model.rows.index),
    ]
    for number, row in enumerate(model.quadratic_rows):
        held = _variables_of(row)
        links.append((np.full(held.size, n_variables + n_rows + number), held))
    first, second = (np.concatenate(each) for each in zip(*links, strict=True))
    parts = components_of(first, second, n_variables + n_rows + len(model.quadratic_rows))
    _, part = np.unique(parts[:n_variables], return_inverse=True)
    return part.astype(np.int64)


def components_of(first: Ints, second: Ints, n_nodes: int) -> Ints:
    """Returns the connected component of each node of a graph given by its edges."""
    links = csr_array(
        (np.ones(first.size, dtype=np.int8), (first, second)), shape=(n_nodes, n_nodes)
    )
    return np.asarray(connected_components(links, directed=False)[1], dtype=np.int64)


def _part(
    model: ModelArrays, inside: NDArray[np.bool_], rows: NDArray[np.bool_], number: int
) -> ModelArrays:
    position = np.cumsum(inside) - 1
    chosen = rows_where(model.rows, rows)
    offset = model.objective.offset if number == 0 else 0.0
    held = tuple(
        replace(row, terms=_inside(row.terms, inside, row.terms.offset))
        for row in model.quadratic_rows
        if inside[_variables_of(row)].all()
    )
    return ModelArrays(
        labels=labels_where(model.labels, inside),
        kinds=labels_where(model.kinds, inside),
        lower=model.lower[inside],
        upper=model.upper[inside],
        objective=_inside(model.objective, inside, offset),
        rows=replace(chosen, index=position[chosen.index]),
        quadratic_rows=held,
    )


def _inside(terms: Terms, inside: NDArray[np.bool_], offset: float) -> Terms:
    """The terms of one part: those of the others are 0 where all their variables are."""
    return replace(fixed_terms(terms, ~inside, np.zeros(inside.size)), offset=offset)


def _variables_of(row: QuadraticRow) -> Ints:
    terms = row.terms
    return np.concatenate([terms.index, terms.left, terms.right])
