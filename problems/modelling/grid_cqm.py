"""The CQM of formulas over whole amounts: a bit for each value that an amount may take."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from problems.errors import EncodingError, LimitExceeded
from problems.expressions.tree import Formula, names_in, summands
from problems.expressions.values import value_at
from problems.structures import FormulaProgram

if TYPE_CHECKING:
    import dimod

_MOST_BITS = 2_000


def grid_cqm(program: FormulaProgram) -> dimod.ConstrainedQuadraticModel:
    """Returns the CQM in which bit "x=3" says that x takes 3; each term becomes a table over bits.

    Raises:
        EncodingError: an amount is continuous or unbounded, or a term has more than two amounts.
        LimitExceeded: the amounts have more values than a model may have bits.
    """
    import dimod

    values = dict(zip(program.names, _values(program), strict=True))
    cqm = dimod.ConstrainedQuadraticModel()
    for name, choices in values.items():
        bits = [(cqm.add_variable("BINARY", bit_of(name, value)), 1) for value in choices]
        cqm.add_constraint_from_iterable(bits, "==", rhs=1, label=f"one value of {name}")
    cqm.set_objective(_table_sum(program.objective, values, "the objective"))
    rows = zip(program.rows, program.row_lower, program.row_upper, strict=True)
    for number, (row, low, high) in enumerate(rows):
        where = f"constraint {number + 1}"
        if low == high:
            cqm.add_constraint_from_model(
                _table_sum(row, values, where), "==", rhs=low, label=where
            )
            continue
        if np.isfinite(low):
            cqm.add_constraint_from_model(
                _table_sum(row, values, where), ">=", rhs=low, label=f"{where} from below"
            )
        if np.isfinite(high):
            cqm.add_constraint_from_model(
                _table_sum(row, values, where), "<=", rhs=high, label=f"{where} from above"
            )
    return cqm


def bit_of(name: str, value: int) -> str:
    """Returns the label of the bit that says that an amount takes a value."""
    return f"{name}={value}"


def _values(program: FormulaProgram) -> Iterator[list[int]]:
    n_bits = 0
    for name, low, high, whole in zip(
        program.names, program.lower, program.upper, program.integer, strict=True
    ):
        if not whole or not np.isfinite(high - low):
            kind = "without bounds" if whole else "continuous"
            raise EncodingError(
                f"{name!r} is {kind}, and a model of bits takes whole amounts with bounds; "
                "bound it and make it integer, or use solver 'exact'"
            )
        n_bits += int(np.floor(high) - np.ceil(low)) + 1
        if n_bits > _MOST_BITS:
            raise LimitExceeded(
                f"the amounts up to {name!r} take {n_bits} values, a bit each, and a model has at "
                f"most {_MOST_BITS}; narrow the bounds, or use solver 'exact'"
            )
        yield list(range(int(np.ceil(low)), int(np.floor(high)) + 1))


def _table_sum(
    formula: Formula, values: dict[str, list[int]], where: str
) -> dimod.BinaryQuadraticModel:
    import dimod

    found = dimod.BinaryQuadraticModel("BINARY")
    for factor, term in summands(formula):
        names = names_in(term)
        if len(names) > 2:
            raise EncodingError(
                f"a term of {where} has {len(names)} amounts ({', '.join(names[:4])}), and a quadratic "
                "model takes two; use solver 'exact'"
            )
        for chosen in itertools.product(*(values[name] for name in names)):
            point = dict(zip(names, map(float, chosen), strict=True))
            worth = factor * value_at(term, point)
            if not np.isfinite(worth):
                raise EncodingError(
                    f"a term of {where} has no value at {point}; keep the bounds away from there"
                )
            bits = [bit_of(name, value) for name, value in zip(names, chosen, strict=True)]
            if not bits:
                found.offset += worth
            elif len(bits) == 1:
                found.add_linear(bits[0], worth)
            else:
                found.add_quadratic(bits[0], bits[1], worth)
    return found
