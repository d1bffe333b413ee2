"""The binary model of a puzzle: one binary for each value that a variable may take.

Source: Laughhunn, Quadratic binary programming with application to capital-budgeting problems,
Operations Research 18 (1970), for values as binaries; Régin, A filtering algorithm for constraints of
difference in CSPs (AAAI 1994), for all-different as a matching of variables and values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING

from problems.errors import LimitExceeded
from problems.modelling.binary_rows import BinaryModel, Row, Sign, rows_cqm
from problems.modelling.limits import TOLERANCE
from problems.modelling.puzzle_rules import AllDifferent, Linear, Rule, Table

if TYPE_CHECKING:
    import dimod

_MOST_BINARIES = 200_000
_MOST_PAIRS = 1_000_000


def value_label(variable: str, value: int) -> str:
    """The binary that is 1 where a variable has this value."""
    return f"{variable} is {value}"


def puzzle_cqm(
    domains: Mapping[str, Sequence[int]], rules: Sequence[Rule], costs: Mapping[str, float]
) -> dimod.ConstrainedQuadraticModel:
    """Returns the model whose energy is Σ cost·variable; a table adds a binary for each row.

    Raises:
        LimitExceeded: more than 200,000 binaries, or a million pairs of values ruled out.
    """
    names = [value_label(each, value) for each, held in domains.items() for value in held]
    tables = [rule for rule in rules if isinstance(rule, Table)]
    n_binaries = len(names) + sum(len(table.rows) for table in tables)
    if n_binaries > _MOST_BINARIES:
        raise LimitExceeded(
            f"the puzzle needs {n_binaries:,} binaries, one for each value and row of a table; the "
            f"limit is {_MOST_BINARIES:,}; narrow the ranges of the variables"
        )
    rows = [
        Row(f"{each} has a value", [value_label(each, value) for value in held], "==", 1)
        for each, held in domains.items()
    ]
    for index, rule in enumerate(rules):
        match rule:
            case AllDifferent():
                rows += _different(index, rule, domains)
            case Table():
                names += [_row_label(index, row) for row in range(len(rule.rows))]
                rows += _table(index, rule, domains)
            case Linear(relation="!="):
                rows += _unequal(index, rule, domains)
            case Linear():
                rows.append(_compared(index, rule, domains))
    weights = {
        value_label(each, value): cost * value
        for each, cost in costs.items()
        for value in domains[each]
    }
    return rows_cqm(BinaryModel(names, rows, weights))


def _different(
    index: int, rule: AllDifferent, domains: Mapping[str, Sequence[int]]
) -> Iterator[Row]:
    """At most one variable has a value; exactly one where there are only as many values."""
    values = sorted({value for each in rule.unknowns for value in domains[each]})
    sign: Sign = "==" if len(values) == len(rule.unknowns) else "<="
    for value in values:
        held = [value_label(each, value) for each in rule.unknowns if value in domains[each]]
        yield Row(f"rule {index}: {value} once", held, sign, 1)


def _row_label(index: int, row: int) -> str:
    return f"rule {index}, row {row}"


def _table(index: int, rule: Table, domains: Mapping[str, Sequence[int]]) -> Iterator[Row]:
    """One row is the true one, and a value is taken where a row that has it is."""
    labels = [_row_label(index, row) for row in range(len(rule.rows))]
    yield Row(f"rule {index}: one row", labels, "==", 1)
    for at, each in enumerate(rule.unknowns):
        having: dict[int, list[str]] = {}
        for label, values in zip(labels, rule.rows, strict=True):
            having.setdefault(values[at], []).append(label)
        for value in dict.fromkeys((*domains[each], *having)):
            held = having.get(value, [])
            taken = [value_label(each, value)] if value in domains[each] else []
            factors = [1.0] * len(taken) + [-1.0] * len(held)
            yield Row(f"rule {index}: {each} is {value}", [*taken, *held], "==", 0, factors)


def _unequal(index: int, rule: Linear, domains: Mapping[str, Sequence[int]]) -> Iterator[Row]:
    """The pairs of values that would make the sum equal are ruled out, one by one."""
    variables = list(rule.terms)
    sizes = [len(domains[each]) for each in variables]
    if len(sizes) == 2 and sizes[0] * sizes[1] > _MOST_PAIRS:
        raise LimitExceeded(
            f"{variables[0]!r} and {variables[1]!r} have {sizes[0] * sizes[1]:,} pairs of values; the "
            f"limit is {_MOST_PAIRS:,}; narrow the ranges of the variables"
        )
    for values in product(*(domains[each] for each in variables)):
        pairs = list(zip(variables, values, strict=True))
        total = sum(rule.terms[each] * value for each, value in pairs)
        if abs(total - rule.rhs) <= TOLERANCE * max(1.0, abs(rule.rhs)):
            held = [value_label(*pair) for pair in pairs]
            yield Row(f"rule {index}: not {', '.join(held)}", held, "<=", len(held) - 1)


def _compared(index: int, rule: Linear, domains: Mapping[str, Sequence[int]]) -> Row:
    names = [value_label(each, value) for each in rule.terms for value in domains[each]]
    factors = [factor * value for each, factor in rule.terms.items() for value in domains[each]]
    signs: dict[str, Sign] = {"=": "==", "<=": "<=", ">=": ">="}
    return Row(f"rule {index}: sum", names, signs[rule.relation], rule.rhs, factors)
