"""Constraints with products that are linear after all: products of binaries that must all be 0."""

from __future__ import annotations

import numpy as np

from problems.encoding.model_arrays import ModelArrays, QuadraticRow, Rows
from problems.errors import EncodingError


def linear_rows(model: ModelArrays) -> Rows:
    """Returns the model's linear rows, and x + y ≤ 1 for each product x·y that must be 0.

    That is the case where terms of one sign may not rise above (or fall below) 0.

    Raises:
        EncodingError: a constraint has products of any other kind; its penalty would be of degree 4.
    """
    if not model.quadratic_rows:
        return model.rows
    added = [_forbidden(row, model.kinds) for row in model.quadratic_rows]
    labels = [
        row.label for row, cases in zip(model.quadratic_rows, added, strict=True) for _ in cases
    ]
    cases = [case for each in added for case in each]
    lengths = np.array([len(case) for case in cases], dtype=np.int64)
    rows = model.rows
    return Rows(
        labels=(*rows.labels, *labels),
        start=np.concatenate([rows.start, rows.start[-1] + np.cumsum(lengths)]).astype(np.int64),
        index=np.concatenate([rows.index, *(np.array(case, dtype=np.int64) for case in cases)]),
        coefficient=np.concatenate([rows.coefficient, np.ones(int(lengths.sum()))]),
        relation=np.concatenate([rows.relation, np.full(lengths.size, -1)]),
        rhs=np.concatenate([rows.rhs, lengths - 1.0]),
    )


def _forbidden(row: QuadraticRow, kinds: tuple[str, ...]) -> list[tuple[int, ...]]:
    """The bits and pairs of bits that may not (all) be 1."""
    terms = row.terms
    values = np.concatenate([terms.linear, terms.quadratic])
    names = [*terms.index.tolist(), *terms.left.tolist(), *terms.right.tolist()]
    sign = -1 if (values < 0).any() else 1
    one_sign = bool((values * sign >= 0).all())
    towards_zero = row.relation in (0, -sign)
    binary = all(kinds[each] == "BINARY" for each in names)
    if not (one_sign and towards_zero and binary and row.rhs == terms.offset):
        raise EncodingError(
            f"constraint {row.label!r} has products of variables, whose penalty is not quadratic; "
            "choose a solver of constrained models"
        )
    singles = [
        (each,) for each, value in zip(terms.index.tolist(), terms.linear, strict=True) if value
    ]
    pairs = zip(terms.left.tolist(), terms.right.tolist(), terms.quadratic, strict=True)
    return [*singles, *((left, right) for left, right, value in pairs if value)]
