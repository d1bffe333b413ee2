"""Set cover against every choice of sets."""

from itertools import chain, combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.set_cover import CoverSet, SetCover, SetCoverSolution
from problems.figure import BarFigure, MatrixFigure
from problems.modelling import membership_model
from problems.registry import parse_problem
from problems.structures import Values
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import Request
from tests.brute_force import minimum

STATIONS = "A 1 123, B 1 34, C 1 456, D 1 16"
SUPPLIERS = "Acme 8 bn, Best 12 nsl, Core 3 b, Delta 7 sl"
COURSES = "X 300 sp, Y 200 pt, Z 250 st"


def _cover(written: str) -> SetCover:
    triples = [each.split(" ") for each in written.split(", ")]
    sets = tuple(
        CoverSet(name=name, cost=float(cost), elements=tuple(held)) for name, cost, held in triples
    )
    return SetCover(universe=tuple(dict.fromkeys("".join(t[2] for t in triples))), sets=sets)


EXAMPLES = tuple(map(_cover, (STATIONS, SUPPLIERS, COURSES)))


def _cheapest(problem: SetCover) -> float:
    names = [each.name for each in problem.sets]
    choices = chain.from_iterable(combinations(names, n) for n in range(len(names) + 1))
    checks = (problem.check(SetCoverSolution(chosen=chosen)) for chosen in choices)
    return min(each.objective for each in checks if each.feasible and each.objective is not None)


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    assert minimum(problem.cqm()) == SetCover.examples[example].objective == _cheapest(problem)


@pytest.mark.parametrize("seed", range(5))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = SetCover.random(np.random.default_rng(seed), 9)
    best = _cheapest(problem)
    assert minimum(problem.cqm()) == best
    answer = BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=lambda fraction, words: None
    ).answers[0]
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == best


def test_both_models_decode_to_the_same_solution() -> None:
    problem = EXAMPLES[1]
    by_name = problem.decode({"Acme": 1, "Best": 0, "Core": 0, "Delta": 0.9999999})
    assert by_name == problem.decode_structure(Values(np.array([1.0, 0.0, 0.0, 1.0])))
    assert by_name.chosen == ("Acme", "Delta")
    assert problem.describe(by_name) == "Choose Acme, Delta: 2 sets at a cost of 15."


def test_an_element_listed_twice_in_a_set_counts_once() -> None:
    problem = SetCover(universe=("a",), sets=(CoverSet(name="s", elements=("a", "a"), cost=3),))
    assert minimum(problem.cqm()) == 3
    assert problem.structure().rows.toarray().tolist() == [[1]]


def test_check_names_what_is_broken() -> None:
    check = EXAMPLES[0].check(SetCoverSolution(chosen=("A", "A", "ghost")))
    assert not check.feasible
    assert check.objective == 1
    assert [each.message for each in check.violations] == [
        "the set 'A' is chosen 2 times; it can be once",
        "there is no set called 'ghost'",
        "'4' is in none of the chosen sets",
        "'5' is in none of the chosen sets",
        "'6' is in none of the chosen sets",
    ]


def test_repair_adds_what_covers_most_for_its_cost() -> None:
    mended, changes = EXAMPLES[1].repair(SetCoverSolution(chosen=("Core", "ghost")))
    assert EXAMPLES[1].check(mended).feasible
    assert changes == ("chose Delta too", "chose Acme too")
    assert EXAMPLES[1].repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            {"sets": [{"name": "s", "elements": ["a"]}]},
            "'b' is in none of the 1 sets.*leave it out",
        ),
        ({"sets": [{"name": "s", "elements": ["a", "b"]}] * 2}, "two sets are called 's'"),
        ({"sets": [{"name": "s", "elements": ["a", "x"]}]}, "'s' holds 'x', which is not one of"),
        ({"universe": ["a", "b", "a"]}, "'a' is listed twice; list it once"),
        (
            {"sets": [{"name": "s", "elements": ["a", "b"], "cost": -1}]},
            "greater than or equal to 0",
        ),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "set_cover",
        "universe": ["a", "b"],
        "sets": [{"name": "s", "elements": ["a", "b"]}],
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_too_many_members_are_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(membership_model, "_MOST_MEMBERS", 9)
    for build in (EXAMPLES[0].cqm, EXAMPLES[0].structure):
        with pytest.raises(
            LimitExceeded, match=r"4 sets have 10 elements in all; the limit is 9; leave"
        ):
            build()


def test_the_table_marks_the_chosen_sets_and_many_sets_are_bars() -> None:
    drawn = EXAMPLES[2].figure(SetCoverSolution(chosen=("Y",)))
    assert isinstance(drawn, MatrixFigure)
    assert drawn.values == ((300, 300, None), (None, 200, 200), (250, None, 250))
    assert drawn.highlighted == ((1, 1), (1, 2))
    large = SetCover.random(np.random.default_rng(1), 51)
    bars = large.figure(SetCoverSolution(chosen=("set 3",)))
    assert isinstance(bars, BarFigure)
    assert bars.groups.count("chosen") == 1


def test_the_dial_makes_amounts_alike() -> None:
    def amounts(difficulty: float) -> set[float]:
        problem = SetCover.random(np.random.default_rng(1), 30, difficulty)
        return {each.cost for each in problem.sets}

    assert len(amounts(0.0)) > len(amounts(0.5)) > len(amounts(1.0)) == 1
