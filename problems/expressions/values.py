"""What a formula is worth at points: numbers or arrays of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import assert_never

import numpy as np

from problems.expressions.tree import Apply, Constant, Formula, Name, Operation
from problems.structures import Floats


def evaluate(formula: Formula, values: Mapping[str, Floats]) -> Floats:
    """Returns the value at each point, nan where the formula has none.

    Shape: every array of `values` has the same shape, which is the result's.
    """
    with np.errstate(all="ignore"):
        return _value(formula, values)


def value_at(formula: Formula, values: Mapping[str, float]) -> float:
    """Returns the value at one point, nan where the formula has none.

    >>> from problems.expressions.parse import parse_formula
    >>> value_at(parse_formula("x^2 - 3/y"), {"x": 2, "y": 3})
    3.0
    """
    return float(
        evaluate(formula, {name: np.asarray(each, dtype=float) for name, each in values.items()})
    )


def _value(formula: Formula, values: Mapping[str, Floats]) -> Floats:
    match formula:
        case Constant(value):
            return np.asarray(value, dtype=float)
        case Name(name):
            return np.asarray(values[name], dtype=float)
        case Apply(operation, arguments):
            return _applied(operation, [_value(each, values) for each in arguments])
        case _:
            assert_never(formula)


def _applied(operation: Operation, parts: list[Floats]) -> Floats:
    if len(parts) == 1:
        return np.asarray(_UNARY[operation](parts[0]), dtype=float)
    first, second = parts
    if operation == "/":
        return np.asarray(np.where(second == 0, np.nan, first / second), dtype=float)
    return np.asarray(_BINARY[operation](first, second), dtype=float)


_UNARY: Mapping[Operation, Callable[[Floats], Floats]] = {
    "neg": np.negative,
    "sqrt": np.sqrt,
    "exp": np.exp,
    "log": np.log,
    "abs": np.abs,
    "sin": np.sin,
    "cos": np.cos,
}
_BINARY: Mapping[Operation, Callable[[Floats, Floats], Floats]] = {
    "+": np.add,
    "-": np.subtract,
    "*": np.multiply,
    "^": np.power,
    "min": np.minimum,
    "max": np.maximum,
}
