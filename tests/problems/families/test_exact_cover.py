"""Exact cover against every choice of sets."""

from collections import Counter
from itertools import chain, combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.exact_cover import ExactCover, ExactCoverSolution, ExactSet
from problems.figure import BarFigure, MatrixFigure
from problems.modelling import membership_model
from problems.registry import parse_problem
from problems.status import Status
from problems.structures import Values
from solvers.backends import cp_sat, mathopt_highs
from solvers.result import RawResult, Request
from tests.brute_force import minimum

KNUTH = "A 1 147, B 1 14, C 1 457, D 1 356, E 1 2367, F 1 27"
CREWS = "R1 900 12, R2 800 34, R3 400 5, R4 700 13, R5 1100 245"
TEAMS = "ab 5 ab, cd 6 cd, ac 4 ac, bd 9 bd, a 3 a, bcd 7 bcd"


def _cover(written: str) -> ExactCover:
    triples = [each.split(" ") for each in written.split(", ")]
    sets = tuple(
        ExactSet(name=name, cost=float(cost), elements=tuple(held)) for name, cost, held in triples
    )
    return ExactCover(universe=tuple(dict.fromkeys("".join(t[2] for t in triples))), sets=sets)


EXAMPLES = tuple(map(_cover, (KNUTH, CREWS, TEAMS)))


def _cheapest(problem: ExactCover) -> float | None:
    names = [each.name for each in problem.sets]
    choices = chain.from_iterable(combinations(names, n) for n in range(len(names) + 1))
    checks = (problem.check(ExactCoverSolution(chosen=chosen)) for chosen in choices)
    return min(
        (each.objective for each in checks if each.feasible and each.objective is not None),
        default=None,
    )


def _by_highs(problem: ExactCover) -> RawResult:
    return mathopt_highs.BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=lambda fraction, words: None
    )


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    claimed = ExactCover.examples[example].objective
    assert minimum(problem.cqm()) == claimed == _cheapest(problem)


@pytest.mark.parametrize("seed", range(6))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = ExactCover.random(np.random.default_rng(seed), 9)
    best = _cheapest(problem)
    assert best is not None
    assert minimum(problem.cqm()) == best
    check = problem.check(problem.decode_structure(_by_highs(problem).answers[0]))
    assert check.feasible
    assert check.objective == best


def test_gains_are_negative_costs() -> None:
    problem = _cover("a -3 x, b -2 y, ab -6 xy")
    assert minimum(problem.cqm()) == -6 == _cheapest(problem)


@pytest.mark.parametrize("written", ["s 1 ab, t 1 bc", "s 1 a"])
def test_where_no_choice_is_exact_both_models_are_infeasible(written: str) -> None:
    problem = _cover(written)
    if written == "s 1 a":
        problem = problem.model_copy(update={"universe": ("a", "in no set")})
    assert _cheapest(problem) is None
    assert minimum(problem.cqm()) is None
    assert _by_highs(problem).status is Status.INFEASIBLE
    by_cp_sat = cp_sat.BACKEND.solve(
        Request(problem.cqm()), seed=1, budget_s=20, progress=lambda fraction, words: None
    )
    assert by_cp_sat.status is Status.INFEASIBLE


def test_both_models_decode_to_the_same_solution() -> None:
    problem = EXAMPLES[2]
    names = [each.name for each in problem.sets]
    values = np.array([0, 0, 0, 0, 1.0, 0.9999999])
    by_name = problem.decode(dict(zip(names, values.tolist(), strict=True)))
    assert by_name == problem.decode_structure(Values(values))
    assert by_name.chosen == ("a", "bcd")
    assert problem.describe(by_name) == "Choose a, bcd: 2 sets at a cost of 10."


def test_check_names_what_is_broken() -> None:
    check = EXAMPLES[1].check(ExactCoverSolution(chosen=("R1", "R4", "R4", "ghost", "R3")))
    assert not check.feasible
    assert check.objective == 2000
    assert [each.message for each in check.violations] == [
        "the set 'R4' is chosen 2 times; it can be once",
        "there is no set called 'ghost'",
        "'1' is in 2 chosen sets; it must be in one",
        "'4' is in none of the chosen sets",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"sets": [{"name": "s", "elements": ["a"]}] * 2}, "two sets are called 's'"),
        ({"sets": [{"name": "s", "elements": ["x"]}]}, "'s' holds 'x', which is not one of"),
        ({"universe": ["a", "b", "a"]}, "'a' is listed twice; list it once"),
        ({"universe": []}, "at least 1 item"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "exact_cover",
        "universe": ["a", "b"],
        "sets": [{"name": "s", "elements": ["a", "b"]}],
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_too_many_members_are_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(membership_model, "_MOST_MEMBERS", 9)
    for build in (EXAMPLES[1].cqm, EXAMPLES[1].structure):
        with pytest.raises(LimitExceeded, match="5 sets have 10 elements in all; the limit is 9"):
            build()


def test_the_table_marks_the_chosen_sets_and_many_sets_are_bars() -> None:
    drawn = _cover("a 4 x, b 2 xy").figure(ExactCoverSolution(chosen=("b",)))
    assert isinstance(drawn, MatrixFigure)
    assert drawn.values == ((4, None), (2, 2))
    assert drawn.highlighted == ((1, 0), (1, 1))
    large = ExactCover.random(np.random.default_rng(1), 51)
    assert isinstance(large.figure(ExactCoverSolution(chosen=())), BarFigure)
    assert large.describe(ExactCoverSolution(chosen=())) == "No set is chosen."


def test_the_dial_makes_amounts_alike() -> None:
    def amounts(difficulty: float) -> set[float]:
        problem = ExactCover.random(np.random.default_rng(1), 30, difficulty)
        return {each.cost for each in problem.sets}

    assert len(amounts(0.0)) > len(amounts(0.5)) > len(amounts(1.0)) == 1


def test_the_dial_makes_covers_that_are_nearly_exact() -> None:
    def spread(difficulty: float) -> int:
        problem = ExactCover.random(np.random.default_rng(1), 60, difficulty)
        times = Counter(element for each in problem.sets for element in each.elements)
        return max(times.values()) - min(times.values())

    assert spread(0) <= 1, "whole covers, and a part of the last"
    assert spread(0.25) > 1
    sizes = [
        len(ExactCover.random(np.random.default_rng(1), 60, difficulty).universe)
        for difficulty in (0, 0.5, 1)
    ]
    assert sizes == [60, 60, 20]


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(3))
def test_random_instances_have_an_exact_cover(seed: int, difficulty: float) -> None:
    for size in (2, 4, 9):
        problem = ExactCover.random(np.random.default_rng(seed), size, difficulty)
        assert minimum(problem.cqm()) == _cheapest(problem) is not None
