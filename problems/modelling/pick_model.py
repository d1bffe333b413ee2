"""Picking from a list, where each is worth something and every two picked have a cost together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np

from problems.errors import LimitExceeded
from problems.figure import BarFigure, MatrixFigure
from problems.problem import Violation
from problems.structures import Floats

if TYPE_CHECKING:
    import dimod

MOST_PICKABLE = 2_500  # 3 million pairs

Relation = Literal["exactly", "at_most"]
_MOST_CELLS = 30
_MOST_BARS = 40


def pick_cqm(
    names: Sequence[str], worths: Floats, costs: Floats, n_picked: int | None, relation: Relation
) -> dimod.ConstrainedQuadraticModel:
    """Returns the model with energy −Σ worth + Σ cost of pairs, and the number picked as a row.

    Shape: `worths` (n,), `costs` (n, n) of which the upper triangle counts.
    """
    import dimod

    left, right = np.nonzero(np.triu(costs, k=1))
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        -worths, (left, right, costs[left, right]), 0.0, dimod.BINARY, variable_order=list(names)
    )
    cqm = dimod.ConstrainedQuadraticModel.from_bqm(bqm)
    if n_picked is not None:
        sense = "==" if relation == "exactly" else "<="
        cqm.add_constraint_from_iterable(
            [(name, 1) for name in names], sense, rhs=n_picked, label="number picked"
        )
    return cqm


def check_pickable(n: int, kind: str) -> None:
    """Refuses more than 2,500 to pick from, whose pairs would not fit.

    Raises:
        LimitExceeded: there are more.
    """
    if n > MOST_PICKABLE:
        raise LimitExceeded(
            f"there are {n:,} {kind}; the model of all pairs takes at most {MOST_PICKABLE:,}; leave out "
            "those that score least"
        )


def pick_violations(
    kind: str,
    names: Sequence[str],
    picked: Sequence[str],
    n_picked: int | None,
    relation: Relation,
) -> list[Violation]:
    """Returns what is picked and unknown, picked twice, or too many or too few.

    >>> [each.message for each in pick_violations("row", ("a", "b"), ("a",), 2, "exactly")]
    ['1 row is picked; it must be exactly 2']
    """
    known = set(names)
    violations = [
        Violation(constraint=f"{kind}s", message=f"there is no {kind} called {name!r}", amount=1)
        for name in dict.fromkeys(picked)
        if name not in known
    ]
    violations += [
        Violation(
            constraint=f"{name} once",
            message=f"{name!r} is picked {times} times; once is enough",
            amount=times - 1,
        )
        for name, times in Counter(picked).items()
        if times > 1
    ]
    n = len(set(picked))
    if n_picked is not None and (n > n_picked or (relation == "exactly" and n < n_picked)):
        words = f"{n} {kind} is" if n == 1 else f"{n} {kind}s are"
        violations.append(
            Violation(
                constraint="number picked",
                message=f"{words} picked; it must be {relation.replace('_', ' ')} {n_picked}",
                amount=abs(n - n_picked),
            )
        )
    return violations


def pick_figure(
    title: str,
    names: Sequence[str],
    picked: Sequence[str],
    worths: Floats,
    costs: Floats,
    *,
    worth_label: str,
) -> MatrixFigure | BarFigure:
    """Returns the worths on the diagonal and the pairs beside it, the picked marked; of many, bars."""
    chosen = set(picked)
    if len(names) <= _MOST_CELLS:
        matrix = costs.copy()
        np.fill_diagonal(matrix, worths)
        at = [index for index, name in enumerate(names) if name in chosen]
        return MatrixFigure(
            title=title,
            rows=tuple(names),
            columns=tuple(names),
            values=tuple(map(tuple, matrix.tolist())),
            highlighted=tuple((row, column) for row in at for column in at),
        )
    is_picked = np.array([name in chosen for name in names])
    order = np.lexsort((-worths, ~is_picked))[:_MOST_BARS].tolist()
    return BarFigure(
        title=title,
        labels=tuple(names[at] for at in order),
        values=tuple(float(worths[at]) for at in order),
        groups=tuple("picked" if is_picked[at] else "left" for at in order),
        value_label=worth_label,
    )


def square_problem(matrix: Sequence[Sequence[float]], n: int, what: str) -> str | None:
    """Returns why a matrix of n by n is not one that is symmetric, or None.

    >>> square_problem(((0, 1), (2, 0)), 2, "similarity")
    'the similarity is not symmetric: row 1, column 2 is 1 and row 2, column 1 is 2; make them equal'
    """
    odd = next((at for at, row in enumerate(matrix) if len(row) != n), None)
    if len(matrix) != n or odd is not None:
        shape = f"{len(matrix)} rows" if odd is None else f"a row of {len(matrix[odd])} numbers"
        return f"the {what} has {shape}; it must be {n} by {n}"
    array = np.array(matrix, dtype=float).reshape(n, n)
    i, j = np.unravel_index(np.abs(array - array.T).argmax(), array.shape)
    if abs(array[i, j] - array[j, i]) > 1e-9 * max(1.0, float(np.abs(array).max())):
        return (
            f"the {what} is not symmetric: row {i + 1}, column {j + 1} is {array[i, j]:g} and row {j + 1}, "
            f"column {i + 1} is {array[j, i]:g}; make them equal"
        )
    return None
