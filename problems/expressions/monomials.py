"""Products written with each amount once, so that x·(500/x²) becomes 500·x⁻¹."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from problems.expressions.tree import Apply, Constant, Formula, Name


@dataclass
class _Product:
    coefficient: float = 1.0
    powers: dict[str, float] = field(default_factory=dict)
    others: list[Formula] = field(default_factory=list)


def collected(formula: Formula, positive: Collection[str]) -> Formula:
    """Returns an equal formula whose products name each amount once.

    Equal wherever the first has a value; the result may have one where x/x had none. `positive`
    are the amounts that are never negative: only of them is a fractional power taken apart.

    >>> collected(Apply("*", (Name("x"), Apply("/", (Constant(5), Name("x"))))), {"x"})
    Constant(value=5.0)
    """
    match formula:
        case Apply("*" | "/" | "^" | "neg"):
            product = _product(formula, positive)
            return _written(product)
        case Apply(operation, arguments):
            return Apply(operation, tuple(collected(each, positive) for each in arguments))
        case _:
            return formula


def _product(formula: Formula, positive: Collection[str]) -> _Product:
    found = _Product()
    _gather(formula, 1.0, positive, found)
    return found


def _gather(formula: Formula, power: float, positive: Collection[str], into: _Product) -> None:
    match formula:
        case Constant(value) if value > 0 or (power == int(power) and value != 0):
            into.coefficient *= value**power
        case Constant(0) if power > 0:
            into.coefficient = 0.0
        case Name(name):
            into.powers[name] = into.powers.get(name, 0.0) + power
        case Apply("neg", (only,)) if power == 1:
            into.coefficient *= -1
            _gather(only, power, positive, into)
        case Apply("*", (left, right)) if power == int(power) or _is_positive(formula, positive):
            _gather(left, power, positive, into)
            _gather(right, power, positive, into)
        case Apply("/", (left, right)) if power == int(power) or _is_positive(formula, positive):
            _gather(left, power, positive, into)
            _gather(right, -power, positive, into)
        case Apply("^", (base, Constant(exponent))) if (
            exponent == int(exponent) and power == int(power)
        ) or _is_positive(base, positive):
            _gather(base, power * exponent, positive, into)
        case _:
            inner = formula
            if isinstance(formula, Apply) and formula.operation in {"+", "-"}:
                inner = Apply(
                    formula.operation, tuple(collected(x, positive) for x in formula.arguments)
                )
            into.others.append(inner if power == 1 else Apply("^", (inner, Constant(power))))


def _is_positive(formula: Formula, positive: Collection[str]) -> bool:
    match formula:
        case Constant(value):
            return value > 0
        case Name(name):
            return name in positive
        case Apply("*" | "/", (left, right)):
            return _is_positive(left, positive) and _is_positive(right, positive)
        case Apply("^", (base, Constant())):
            return _is_positive(base, positive)
        case _:
            return False


def _written(product: _Product) -> Formula:
    factors: list[Formula] = [
        Name(name) if power == 1 else Apply("^", (Name(name), Constant(power)))
        for name, power in product.powers.items()
        if power
    ]
    factors += product.others
    result: Formula = Constant(float(product.coefficient))
    for factor in factors:
        result = factor if result == Constant(1.0) else Apply("*", (result, factor))
    return result
