"""Puzzles against every choice of values."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.constraint_puzzle import (
    ConstraintPuzzle,
    ConstraintPuzzleSolution,
    Unknown,
)
from problems.figure import BarFigure, MatrixFigure
from problems.modelling.puzzle_rules import AllDifferent, Linear, Rule, Table
from problems.registry import parse_problem
from problems.status import Sense, Status
from problems.structures import Assignment
from solvers.backends.cp_sat import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import feasible_samples, minimum


def _unknowns(ranges: str) -> tuple[Unknown, ...]:
    """From words like "a:1-3"."""
    parts = [each.replace(":", " ").replace("..", " ").split() for each in ranges.split(", ")]
    return tuple(Unknown(name=name, low=int(low), high=int(high)) for name, low, high in parts)


def _linear(terms: str, relation: str, rhs: float) -> Linear:
    """From words like "2a b -c"."""
    factors = {
        each[-1]: float(each[:-1].replace("-", "-1") if each[:-1] == "-" else each[:-1] or 1)
        for each in terms.split()
    }
    return Linear.model_validate({"terms": factors, "relation": relation, "rhs": rhs})


DIGITS = "S:1..9, E:0..9, N:0..9, D:0..9, M:1..9, O:0..9, R:0..9, Y:0..9"
MONEY = {"M": 10_000.0, "O": 1_000.0, "N": 100.0, "E": 10.0, "Y": 1.0}
SEND_MORE = ConstraintPuzzle(
    unknowns=_unknowns(DIGITS),
    rules=(
        AllDifferent(unknowns=tuple("SENDMORY")),
        _linear("1000S 91E -90N 1D -9000M -900O 10R -1Y", "=", 0),
    ),
    objective=MONEY,
    goal=Sense.MAXIMISE,
)
CHAIRS = ConstraintPuzzle(
    unknowns=_unknowns("A:1..4, B:1..4, C:1..4, D:1..3"),
    rules=(
        AllDifferent(unknowns=tuple("ABCD")),
        _linear("A -B", "!=", 1),
        _linear("A -B", "!=", -1),
        _linear("C -D", "<=", -1),
    ),
    objective={"A": 1},
)
MENUS = ConstraintPuzzle(
    unknowns=_unknowns("a:1..3, b:1..3, c:1..3"),
    rules=(
        Table(unknowns=tuple("abc"), rows=((1, 2, 3), (2, 1, 3), (3, 3, 1), (2, 3, 2))),
        *(
            Table(unknowns=("a", "b", "c"), rows=rows)
            for rows in [tuple(r for r in product((1, 2, 3), repeat=3) if sum(r) != 6)]
        ),
    ),
    objective=dict.fromkeys("abc", 1.0),
    goal=Sense.MAXIMISE,
)
FOUR = ConstraintPuzzle(
    unknowns=_unknowns("a:1..9, b:1..9, c:1..9, d:1..9"),
    rules=(
        AllDifferent(unknowns=tuple("abcd")),
        _linear("a b c d", "=", 24),
        _linear("a -2b", "=", 0),
    ),
    objective={"c": 1},
)


def _solve(problem: ConstraintPuzzle) -> RawResult:
    return BACKEND.solve(Request(problem.cqm()), seed=1, budget_s=20, progress=lambda *_: None)


def _holds(rule: Rule, values: dict[str, int]) -> bool:
    match rule:
        case AllDifferent(unknowns=names):
            return len({values[name] for name in names}) == len(names)
        case Table(unknowns=names, rows=rows):
            return any(all(values[n] == v for n, v in zip(names, row, strict=True)) for row in rows)
        case Linear(terms=terms, relation=relation, rhs=rhs):
            total = sum(factor * values[name] for name, factor in terms.items())
            if relation == "!=":
                return total != rhs
            return {"=": total == rhs, "<=": total <= rhs, ">=": total >= rhs}[relation]


def _worths(problem: ConstraintPuzzle) -> list[float]:
    """What every choice of values is worth that keeps to all rules."""
    names = [each.name for each in problem.unknowns]
    domains = [range(each.low, each.high + 1) for each in problem.unknowns]
    choices = (dict(zip(names, values, strict=True)) for values in product(*domains))
    return [
        sum(factor * values[name] for name, factor in problem.objective.items())
        for values in choices
        if all(_holds(rule, values) for rule in problem.rules)
    ]


@pytest.mark.parametrize(("example", "problem"), list(enumerate((SEND_MORE, CHAIRS, MENUS, FOUR))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: ConstraintPuzzle
) -> None:
    claimed = ConstraintPuzzle.examples[example].objective
    answer = _solve(problem).answers[0]
    assert isinstance(answer, Assignment)
    solution = problem.decode(answer.sample)
    check = problem.check(solution)
    assert (check.feasible, check.objective) == (True, claimed)
    if problem is SEND_MORE:
        assert solution.values == dict(zip("SENDMORY", (9, 5, 6, 7, 1, 0, 8, 2), strict=True))
    else:
        best = max if problem.sense is Sense.MAXIMISE else min
        assert best(_worths(problem)) == claimed


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(5))
def test_the_model_has_the_optimum_of_exhaustive_search(seed: int, difficulty: float) -> None:
    problem = ConstraintPuzzle.random(np.random.default_rng(seed), 3, difficulty)
    assert minimum(problem.cqm()) == min(_worths(problem))
    problem = ConstraintPuzzle.random(np.random.default_rng(seed), 6, difficulty)
    answer = _solve(problem).answers[0]
    assert isinstance(answer, Assignment)
    check = problem.check(problem.decode(answer.sample))
    assert (check.feasible, check.objective) == (True, min(_worths(problem)))


@pytest.mark.parametrize(
    "rule",
    [
        _linear("a b", "!=", 3),
        _linear("2a -c", "!=", 1),
        _linear("b", "!=", 2),
        _linear("a b c", ">=", 5),
        _linear("a b c", "<=", 4),
        _linear("0.5a 0.5b", "=", 2),
        AllDifferent(unknowns=("a", "b")),
        AllDifferent(unknowns=("a", "c")),
        AllDifferent(unknowns=("a", "b", "c")),
        Table(unknowns=("b",), rows=((1,), (3,))),
        Table(unknowns=("c", "a"), rows=((2, 1), (0, 2), (7, 1))),
        Table(unknowns=("a", "b"), rows=((1, 1), (1, 1))),
    ],
)
def test_each_rule_allows_what_it_says(rule: Rule) -> None:
    problem = ConstraintPuzzle(
        unknowns=_unknowns("a:1..2, b:1..3, c:0..2"),
        rules=(rule,),
        objective={"a": 9.0, "b": 3.0, "c": 1.0},
    )
    _, _, energies = feasible_samples(problem.cqm())
    assert sorted(set(energies.tolist())) == sorted(_worths(problem))


@pytest.mark.parametrize(
    "rule",
    [
        Table(unknowns=("a", "b"), rows=()),
        Table(unknowns=("a", "b"), rows=((5, 5),)),
        _linear("a b", "=", 99),
        AllDifferent(unknowns=("a", "b", "c")),
    ],
)
def test_a_puzzle_without_a_solution_is_infeasible(rule: Rule) -> None:
    problem = ConstraintPuzzle(unknowns=_unknowns("a:1..2, b:1..2, c:1..2"), rules=(rule,))
    assert minimum(problem.cqm()) is None
    assert _solve(problem).status is Status.INFEASIBLE


def test_one_unknown_without_a_rule() -> None:
    problem = ConstraintPuzzle(unknowns=_unknowns("a:-2..-1"), objective={"a": -1})
    assert minimum(problem.cqm()) == 1


def test_check_names_each_violation() -> None:
    check = FOUR.check(ConstraintPuzzleSolution(values={"a": 8, "b": 3, "c": 8, "d": 12}))
    assert [each.message for each in check.violations] == [
        "d is 12; it must be from 1 to 9",
        "a and c are all 8; they must differ",
        "a + b + c + d is 31; it must be exactly 24",
        "a − 2·b is 2; it must be exactly 0",
    ]
    assert [each.amount for each in check.violations] == [3, 1, 7, 2]
    assert check.objective == 8
    partial = FOUR.check(ConstraintPuzzleSolution(values={"a": 8, "b": 3, "x": 1}))
    assert partial.objective is None
    assert [each.message for each in partial.violations] == [
        "there is no unknown called 'x'",
        "'c' has no value",
        "'d' has no value",
        "a − 2·b is 2; it must be exactly 0",
    ]
    menu = MENUS.check(ConstraintPuzzleSolution(values={"a": 1, "b": 1, "c": 1}))
    assert [each.message for each in menu.violations] == [
        "a = 1, b = 1, c = 1 is not a row of the table"
    ]
    seats = CHAIRS.check(ConstraintPuzzleSolution(values={"A": 2, "B": 1, "C": 4, "D": 3}))
    assert [each.message for each in seats.violations] == [
        "A − B is 1; it must be anything but 1",
        "C − D is 1; it must be at most -1",
    ]


def test_a_broken_sample_leaves_the_unknown_out() -> None:
    sample = dict.fromkeys(FOUR.cqm().variables, 0) | {"a is 1": 1, "b is 1": 1, "b is 2": 1}
    assert FOUR.decode(sample).values == {"a": 1}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"unknowns": [{"name": "a", "low": 1, "high": 2}] * 2}, "two unknowns are called 'a'"),
        ({"unknowns": [{"name": "a", "low": 3, "high": 2}]}, "'a' goes from 3 to 2"),
        ({"unknowns": [{"name": "a", "low": 0, "high": 10_000}]}, "give it 1 to 10,000 values"),
        ({"rules": [{"kind": "all_different", "unknowns": ["a", "x"]}]}, "rule 1 names 'x'"),
        ({"rules": [{"kind": "all_different", "unknowns": ["a", "a"]}]}, "names 'a' twice"),
        (
            {"rules": [{"kind": "table", "unknowns": ["a", "b"], "rows": [[1]]}]},
            "1 values for 2 unknowns",
        ),
        (
            {
                "rules": [
                    {"kind": "linear", "terms": dict.fromkeys("abc", 1), "relation": "!=", "rhs": 1}
                ]
            },
            "a sum with !=, which takes two at most",
        ),
        ({"rules": [{"kind": "magic"}]}, "magic"),
        ({"objective": {"x": 1}}, "the objective names 'x'"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "constraint_puzzle",
        "unknowns": [{"name": name, "low": 1, "high": 2} for name in "abc"],
    }
    assert parse_problem(data).size == "3 unknowns, 0 rules"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_too_many_values_are_refused() -> None:
    wide = ConstraintPuzzle(unknowns=_unknowns(", ".join(f"x{at}:1..9999" for at in range(21))))
    with pytest.raises(LimitExceeded, match="needs 209,979 binaries"):
        wide.cqm()
    apart = ConstraintPuzzle(
        unknowns=_unknowns("a:1..2000, b:1..2000"), rules=(_linear("a -b", "!=", 0),)
    )
    with pytest.raises(LimitExceeded, match="4,000,000 pairs of values"):
        apart.cqm()
    assert isinstance(wide.figure(ConstraintPuzzleSolution(values={"x1": 4})), BarFigure)


def test_the_picture_marks_the_values() -> None:
    solution = ConstraintPuzzleSolution(values={"A": 1, "B": 4, "C": 2, "D": 3})
    drawn = CHAIRS.figure(solution)
    assert isinstance(drawn, MatrixFigure)
    assert drawn.highlighted == ((0, 0), (1, 3), (2, 1), (3, 2))
    assert drawn.values[3] == (0, 0, 1, None)
    told = CHAIRS.describe(solution)
    assert told == "A = 1, B = 4, C = 2, D = 3; the sum to optimise is 1."
