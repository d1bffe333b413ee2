"""Operations and functions on plain numbers, refused where they have no finite value."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Sequence

from problems.algebra.tree import Sign
from problems.errors import InvalidProblem
from problems.plain_number import plain

_OPERATIONS: dict[Sign, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "^": operator.pow,
}
_FUNCTIONS: dict[str, Callable[[float], float]] = {
    "abs": abs,
    "sqrt": math.sqrt,
    "exp": math.exp,
    "log": math.log,
    "sin": math.sin,
    "cos": math.cos,
}


def worked_out(sign: Sign, left: float, right: float) -> float:
    """Returns left sign right.

    Raises:
        InvalidProblem: it has no finite value.

    >>> worked_out("^", 2, 10)
    1024
    """
    try:
        found = _OPERATIONS[sign](left, right)
    except (ZeroDivisionError, OverflowError) as error:
        raise InvalidProblem(f"{plain(left)} {sign} {plain(right)} has no value") from error
    if isinstance(found, complex) or not math.isfinite(found):
        raise InvalidProblem(f"{plain(left)} {sign} {plain(right)} has no value")
    return found


def applied(function: str, values: Sequence[float]) -> float:
    """Returns a function's value.

    Raises:
        InvalidProblem: it has none there, or takes another number of arguments.

    >>> applied("max", [1, 3])
    3
    """
    if function in {"min", "max"} and values:
        return min(values) if function == "min" else max(values)
    if function not in _FUNCTIONS or len(values) != 1:
        raise InvalidProblem(f"{function} of {len(values)} arguments has no value here")
    try:
        return _FUNCTIONS[function](values[0])
    except (ValueError, OverflowError) as error:
        raise InvalidProblem(f"{function}({plain(values[0])}) has no value") from error
