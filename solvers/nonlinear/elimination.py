"""Equations solved for an amount, so that fewer are left to search."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from problems.expressions.enclosure import enclose
from problems.expressions.monomials import collected
from problems.expressions.tree import Apply, Constant, Formula, Name, Operation, walk
from problems.expressions.values import value_at
from problems.structures import Floats, FormulaProgram


@dataclass(frozen=True, slots=True)
class Reduced:
    """A program with fewer amounts; `replaced` are those that follow, latest first."""

    program: FormulaProgram
    names: tuple[str, ...]
    replaced: tuple[tuple[str, Formula], ...]

    def restored(self, point: Floats) -> Floats:
        """Returns the point in the amounts of the program before."""
        values = dict(zip(self.program.names, point.tolist(), strict=True))
        for name, formula in self.replaced:
            values[name] = value_at(formula, values)
        return np.array([values[name] for name in self.names])


def eliminated(program: FormulaProgram) -> Reduced:
    """Returns the program without the amounts that its equations give exactly."""
    names = program.names
    replaced: list[tuple[str, Formula]] = []
    while len(program.names) > 1:
        step = _solvable(program)
        if step is None:
            break
        row, name, formula = step
        program = _without(program, row, name, formula)
        replaced.insert(0, (name, formula))
    return Reduced(program, names, tuple(replaced))


def _solvable(program: FormulaProgram) -> tuple[int, str, Formula] | None:
    options: list[tuple[int, str, Formula]] = []
    for row, formula in enumerate(program.rows):
        if program.row_lower[row] != program.row_upper[row]:
            continue
        for at, name in enumerate(program.names):
            if program.integer[at] or _count(formula, name) != 1:
                continue
            found = _isolated(program, formula, float(program.row_lower[row]), name)
            if found is not None:
                options.append((row, name, collected(found, _positive(program))))
    # The shortest formula: r² from the height beats the root of the height, which is wide as a box.
    return min(options, key=lambda option: _roots(option[2]), default=None)


def _roots(formula: Formula) -> int:
    """How many fractional powers a formula has."""
    exponents = [
        node.arguments[1]
        for node in walk(formula)
        if isinstance(node, Apply) and node.operation == "^"
    ]
    return sum(isinstance(each, Constant) and each.value != int(each.value) for each in exponents)


def _positive(program: FormulaProgram) -> frozenset[str]:
    pairs = zip(program.names, program.lower, strict=True)
    return frozenset(name for name, low in pairs if low >= 0)


def _isolated(program: FormulaProgram, node: Formula, value: float, name: str) -> Formula | None:
    """What `name` is where `node`, in which it stands once, has a value; None where several are."""
    rest: Formula = Constant(value)
    while isinstance(node, Apply):
        first, last = node.arguments[0], node.arguments[-1]
        inside_first = _count(first, name) == 1
        inside, other = (first, last) if inside_first else (last, first)
        match node.operation:
            case "+":
                rest = _folded("-", rest, other)
            case "-":
                rest = _folded("+", rest, other) if inside_first else _folded("-", other, rest)
            case "neg":
                rest = Apply("neg", (rest,))
            case "*" if _never_both_zero(program, other, rest):
                rest = _folded("/", rest, other)
            case "/" if inside_first:
                rest = _folded("*", rest, other)
            case "/" if isinstance(rest, Constant) and rest.value:
                rest = _folded("/", other, rest)
            case "^" if isinstance(last, Constant) and inside == Name(name) and last.value:
                if program.lower[program.names.index(name)] < 0:
                    return None
                rest = Apply("^", (rest, Constant(1 / last.value)))
            case "exp":
                rest = Apply("log", (rest,))
            case "log":
                rest = Apply("exp", (rest,))
            case _:
                return None
        node = inside
    return rest


def _never_both_zero(program: FormulaProgram, factor: Formula, rest: Formula) -> bool:
    """Whether no point makes factor and rest zero, where the amount would be free."""
    for formula in (factor, rest):
        if isinstance(formula, Constant):
            return formula.value != 0
    match factor:
        case Name(zero) | Apply("*", (Constant(), Name(zero))):
            rest = _put(rest, zero, Constant(0.0))
        case _:
            pass
    for formula in (factor, rest):
        found = enclose(
            formula, program.names, program.lower[:, np.newaxis], program.upper[:, np.newaxis]
        )
        if found.value.low[0] > 0 or found.value.high[0] < 0:
            return True
    return False


def _without(program: FormulaProgram, row: int, name: str, formula: Formula) -> FormulaProgram:
    at = program.names.index(name)
    kept = np.arange(len(program.names)) != at
    others = np.arange(len(program.rows)) != row
    low, high = program.lower[at], program.upper[at]
    bounded = bool(np.isfinite(low) or np.isfinite(high))
    positive = _positive(program)
    rows = tuple(
        collected(_put(each, name, formula), positive)
        for k, each in enumerate(program.rows)
        if k != row
    )
    return replace(
        program,
        names=tuple(each for each in program.names if each != name),
        objective=collected(_put(program.objective, name, formula), positive),
        lower=program.lower[kept],
        upper=program.upper[kept],
        integer=program.integer[kept],
        rows=(*rows, formula) if bounded else rows,
        row_lower=np.append(program.row_lower[others], [low] if bounded else []),
        row_upper=np.append(program.row_upper[others], [high] if bounded else []),
    )


def _put(formula: Formula, name: str, value: Formula) -> Formula:
    match formula:
        case Name(each) if each == name:
            return value
        case Apply(operation, arguments):
            return Apply(operation, tuple(_put(each, name, value) for each in arguments))
        case _:
            return formula


def _count(formula: Formula, name: str) -> int:
    return sum(node == Name(name) for node in walk(formula))


def _folded(operation: Operation, left: Formula, right: Formula) -> Formula:
    """The node, worked out where both sides are numbers."""
    if operation == "-" and right == Constant(0):
        return left
    if operation == "+" and left == Constant(0):
        return right
    node = Apply(operation, (left, right))
    if isinstance(left, Constant) and isinstance(right, Constant):
        return Constant(value_at(node, {}))
    return node
