"""Whether a quadratic objective is convex, and the squares it is the sum of."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from problems.structures import Floats, Ints, Program

MOST_COUPLED = 2_000  # an eigendecomposition of so many takes 4 s on two cores
_NEGATIVE = 1e-6  # of the largest entry: six printed digits of a semidefinite matrix go so far
_SHIFTED = 0.99  # of the least eigenvalue; all of it would leave rounding below zero
_NOTHING = 1e-12  # of the largest eigenvalue: rounding of an eigendecomposition


@dataclass(frozen=True, slots=True)
class Squares:
    """½·xᵀQx = ½ Σ weights·(directions·x[columns])². Shape: (k,), (k, c), (c,)."""

    weights: Floats
    directions: Floats
    columns: Ints


def coupled_columns(program: Program) -> Ints:
    """Returns the variables that the quadratic objective speaks of."""
    if program.quadratic is None:
        return np.zeros(0, dtype=np.int64)
    return np.flatnonzero(abs(program.quadratic).sum(axis=0)).astype(np.int64)


def squares(program: Program) -> Squares | None:
    """Returns the squares that a convex objective is the sum of, None where it is not convex.

    At most `MOST_COUPLED` variables may be coupled.
    """
    columns = coupled_columns(program)
    if program.quadratic is None or not columns.size:
        return Squares(np.zeros(0), np.zeros((0, 0)), columns)
    coupled = program.quadratic[columns][:, columns].toarray()
    weights, vectors = np.linalg.eigh(coupled)
    if weights[0] < -_NEGATIVE * np.abs(coupled).max():
        return None
    kept = weights > _NOTHING * weights[-1]
    return Squares(weights[kept], vectors.T[kept], columns)


def objective_scale(program: Program) -> float:
    """Returns the largest coefficient of the objective, 1 where it has none."""
    curved = 0.0 if program.quadratic is None else float(abs(program.quadratic).max())
    return max(float(np.abs(program.linear).max(initial=0.0)), curved) or 1.0


def diagonalised(program: Program, parts: Squares, *, scale: float) -> Program:
    """Returns the program with a variable for each square, its cost less the constant, over `scale`.

    The new variables come last: y = √weight · direction · x, of which ½ Σ y² is the curved part.
    """
    from scipy.sparse import csr_array, diags_array, eye_array, hstack, vstack

    k, n = parts.weights.size, len(program.names)
    dense = np.zeros((k, n))
    dense[:, parts.columns] = np.sqrt(parts.weights / scale)[:, None] * parts.directions
    mixing, identity = csr_array(dense), csr_array(eye_array(k))
    nothing = csr_array((program.rows.shape[0], k))
    return Program(
        names=(*program.names, *(f"square {at}" for at in range(k))),
        linear=np.concatenate([program.linear / scale, np.zeros(k)]),
        lower=np.concatenate([program.lower, np.full(k, -np.inf)]),
        upper=np.concatenate([program.upper, np.full(k, np.inf)]),
        integer=np.concatenate([program.integer, np.zeros(k, dtype=bool)]),
        rows=csr_array(vstack([hstack([program.rows, nothing]), hstack([mixing, -identity])])),
        row_lower=np.concatenate([program.row_lower, np.zeros(k)]),
        row_upper=np.concatenate([program.row_upper, np.zeros(k)]),
        quadratic=csr_array(diags_array(np.concatenate([np.zeros(n), np.ones(k)]))),
    )


def with_least_diagonal(program: Program) -> Program | None:
    """Returns the program with as little curvature as stays convex, None where that is not possible.

    For a binary x² = x, so the part of the diagonal that convexity does not need can be linear,
    which makes the relaxation tighter. Every multiplied variable must be binary and Q convex.

    Source: Hammer, Rubin: Some remarks on quadratic programming with 0-1 variables, RIRO 4 (1970).
    """
    from scipy.sparse import csr_array, diags_array

    columns = coupled_columns(program)
    is_binary = program.integer & (program.lower == 0) & (program.upper == 1)
    if program.quadratic is None or not is_binary[columns].all() or columns.size > MOST_COUPLED:
        return None
    least = float(np.linalg.eigvalsh(program.quadratic[columns][:, columns].toarray())[0])
    if least < 0:
        return None
    shift = np.zeros(len(program.names))
    shift[columns] = _SHIFTED * least
    quadratic = csr_array(program.quadratic - diags_array(shift))
    return replace(program, quadratic=quadratic, linear=program.linear + shift / 2)
