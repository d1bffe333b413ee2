"""Several knapsacks against every way to put each item somewhere or nowhere."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.multiple_knapsack import (
    MultipleKnapsack,
    MultipleKnapsackSolution,
    PackableItem,
    Sack,
)
from problems.figure import BarFigure, MatrixFigure
from problems.registry import parse_problem
from problems.structures import Values
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import Request
from tests.brute_force import minimum


def _problem(items: str, sacks: str, unit: str = "") -> MultipleKnapsack:
    named = [each.split(" ") for each in items.split(", ")]
    return MultipleKnapsack(
        items=tuple(PackableItem(name=n, weight=float(w), value=float(v)) for n, w, v in named),
        knapsacks=tuple(
            Sack(name=each.split(" ")[0], capacity=float(each.split(" ")[1]))
            for each in sacks.split(", ")
        ),
        weight_unit=unit,
    )


EXAMPLES = (
    _problem("A 6 30, B 5 24, C 5 23, D 3 11, E 4 18", "large 10, small 7", "t"),
    _problem("tent 7 9, stove 5 6, rope 4 5, food 6 8, camera 3 5", "Ana 8, Ben 12", "kg"),
    _problem("1 3 9, 2 3 8, 3 2 5, 4 5 14, 5 4 10, 6 6 17", "M1 4, M2 5, M3 6"),
)


def _greatest(problem: MultipleKnapsack) -> float:
    sacks = [sack.name for sack in problem.knapsacks]
    items = [item.name for item in problem.items]
    worths = []
    for places in product((None, *sacks), repeat=len(items)):
        put = list(zip(items, places, strict=True))
        contents = {sack: tuple(item for item, place in put if place == sack) for sack in sacks}
        check = problem.check(MultipleKnapsackSolution(contents=contents))
        if check.feasible and check.objective is not None:
            worths.append(check.objective)
    return max(worths)


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    assert _greatest(problem) == MultipleKnapsack.examples[example].objective
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == MultipleKnapsack.examples[example].objective


@pytest.mark.parametrize("seed", range(6))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = MultipleKnapsack.random(np.random.default_rng(seed), 5)
    best = _greatest(problem)
    assert minimum(problem.cqm()) == -best
    answer = BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=lambda fraction, words: None
    ).answers[0]
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == best


def test_only_pairs_that_fit_are_variables_and_both_models_decode_alike() -> None:
    problem = _problem("a 5 1, b 2 1", "s 3, t 6")
    labels = list(problem.cqm().variables)
    assert labels == ["item 0 in knapsack 1", "item 1 in knapsack 0", "item 1 in knapsack 1"]
    assert list(problem.structure().names) == labels
    solution = problem.decode(dict(zip(labels, (1, 0.9999999, 0), strict=True)))
    assert solution.contents == {"s": ("b",), "t": ("a",)}
    assert problem.decode_structure(Values(np.array([1.0, 1.0, 0.0]))) == solution


def test_where_nothing_fits_nothing_is_packed() -> None:
    problem = _problem("a 5 1, b 4 1", "s 3, t 2")
    assert minimum(problem.cqm()) == 0
    assert problem.describe(MultipleKnapsackSolution(contents={})) == "Nothing is packed."


def test_check_names_what_is_broken() -> None:
    contents = {"Ana": ("tent", "rope"), "Ben": ("tent", "ghost"), "Cem": ("food",)}
    check = EXAMPLES[1].check(MultipleKnapsackSolution(contents=contents))
    assert not check.feasible
    assert check.objective == 22
    assert [each.message for each in check.violations] == [
        "there is no knapsack called 'Cem'",
        "'tent' is packed 2 times; it can be once",
        "there is no item called 'ghost'",
        "'Ana' holds 11 kg; it can carry 8 kg",
    ]
    assert check.violations[3].amount == 3


def test_repair_unpacks_what_is_worth_least_for_its_weight() -> None:
    contents = {"Ana": ("tent", "camera"), "Ben": ("tent", "rope")}
    mended, changes = EXAMPLES[1].repair(MultipleKnapsackSolution(contents=contents))
    assert mended.contents == {"Ana": ("camera",), "Ben": ("tent", "rope")}
    assert changes == ("unpacked tent from Ana",)
    assert EXAMPLES[1].repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"items": [{"name": "a", "value": 1, "weight": 1}] * 2}, "two items are called 'a'"),
        ({"knapsacks": [{"name": "s", "capacity": 4}] * 2}, "two knapsacks are called 's'"),
        ({"knapsacks": [{"name": "s", "capacity": -4}]}, "greater than or equal to 0.*-4"),
        ({"items": []}, "at least 1 item"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "multiple_knapsack",
        "items": [{"name": "a", "value": 1, "weight": 1}],
        "knapsacks": [{"name": "s", "capacity": 4}],
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_models_that_do_not_fit_are_refused_with_a_remedy() -> None:
    problem = MultipleKnapsack.random(np.random.default_rng(1), 2_000)
    for build in (problem.cqm, problem.structure):
        with pytest.raises(LimitExceeded, match=r"804,000 pairs .* at most 500,000; leave out"):
            build()


def test_the_table_marks_what_is_packed_and_large_ones_are_bars() -> None:
    problem = _problem("a 5 1, b 2 1", "s 3, t 6", "kg")
    solution = MultipleKnapsackSolution(contents={"s": ("b",), "t": ("a",)})
    drawn = problem.figure(solution)
    assert isinstance(drawn, MatrixFigure)
    assert drawn.values == ((None, 5), (2, 2))
    assert drawn.highlighted == ((1, 0), (0, 1))
    assert problem.describe(solution) == (
        "s takes b (2 of 3 kg); t takes a (5 of 6 kg): worth 2 in all."
    )
    large = MultipleKnapsack.random(np.random.default_rng(1), 100)
    bars = large.figure(MultipleKnapsackSolution(contents={"knapsack 2": ("item 0", "item 1")}))
    assert isinstance(bars, BarFigure)
    assert bars.values[1] == large.items[0].weight + large.items[1].weight


def test_the_dial_ties_values_to_weights_and_makes_the_knapsacks_alike() -> None:
    def numbers(difficulty: float) -> tuple[float, float]:
        problem = MultipleKnapsack.random(np.random.default_rng(1), 100, difficulty)
        weights = [item.weight for item in problem.items]
        values = [item.value for item in problem.items]
        room = np.array([sack.capacity for sack in problem.knapsacks])
        return float(np.corrcoef(weights, values)[0, 1]), float(room.std() / room.mean())

    easy, half, hard = (numbers(each) for each in (0, 0.5, 1))
    assert abs(easy[0]) < 0.3 < 0.9 < half[0] < 0.999 < hard[0]
    assert easy[1] > half[1] > hard[1]


def test_an_item_that_fits_only_the_last_knapsack_is_worth_putting_there() -> None:
    assert minimum(_problem("a 3 5, b 9 7", "small 4, large 9").cqm()) == -12
