"""Set packing against every choice of sets."""

from itertools import chain, combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.set_packing import PackingSet, SetPacking, SetPackingSolution
from problems.figure import BarFigure, MatrixFigure
from problems.modelling import membership_model
from problems.registry import parse_problem
from problems.structures import Values
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import Request
from tests.brute_force import minimum

AUCTION = "Ana 60 dl, Ben 50 lc, Cem 35 cr, Dia 30 d, Eva 20 r"
MEETINGS = "Budget 1 ab, Design 1 bc, Hiring 1 cd, Launch 1 de, Sales 1 ae"
PROJECTS = "P1 8 12, P2 9 23, P3 7 34, P4 5 14, P5 2 5"


def _packing(written: str) -> SetPacking:
    triples = [each.split(" ") for each in written.split(", ")]
    return SetPacking(
        sets=tuple(PackingSet(name=n, value=float(v), elements=tuple(e)) for n, v, e in triples)
    )


EXAMPLES = tuple(map(_packing, (AUCTION, MEETINGS, PROJECTS)))


def _greatest(problem: SetPacking) -> float:
    names = [each.name for each in problem.sets]
    choices = chain.from_iterable(combinations(names, n) for n in range(len(names) + 1))
    checks = (problem.check(SetPackingSolution(chosen=chosen)) for chosen in choices)
    return max(each.objective for each in checks if each.feasible and each.objective is not None)


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = SetPacking.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _greatest(problem)


@pytest.mark.parametrize("seed", range(5))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = SetPacking.random(np.random.default_rng(seed), 10)
    best = _greatest(problem)
    assert minimum(problem.cqm()) == -best
    answer = BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=lambda fraction, words: None
    ).answers[0]
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == best


@pytest.mark.parametrize("written", ["a 1 xy, b 2 zx", "a 3 x", "a 3 x, b 4 y"])
def test_elements_of_one_set_limit_nothing(written: str) -> None:
    problem = _packing(written)
    shared = "x" if written.count("x") > 1 else ""
    assert list(problem.cqm().constraints) == [f"element {each}" for each in shared]
    assert minimum(problem.cqm()) == -_greatest(problem)


def test_a_set_of_nothing_is_always_chosen() -> None:
    problem = SetPacking(sets=(PackingSet(name="free", elements=(), value=2),))
    assert minimum(problem.cqm()) == -2
    assert problem.structure().rows.shape == (0, 1)
    assert isinstance(problem.figure(SetPackingSolution(chosen=("free",))), BarFigure)


def test_both_models_decode_to_the_same_solution() -> None:
    problem = EXAMPLES[0]
    by_name = problem.decode({"Ana": 1, "Ben": 0, "Cem": 0.9999999, "Dia": 0, "Eva": 0})
    assert by_name == problem.decode_structure(Values(np.array([1.0, 0, 1.0, 0, 0])))
    assert by_name.chosen == ("Ana", "Cem")
    assert problem.describe(by_name) == "Choose Ana, Cem: 2 sets worth 95."


def test_check_names_what_is_broken() -> None:
    check = EXAMPLES[0].check(SetPackingSolution(chosen=("Ana", "Ben", "Ben", "ghost")))
    assert not check.feasible
    assert check.objective == 110
    assert [each.message for each in check.violations] == [
        "the set 'Ben' is chosen 2 times; it can be once",
        "there is no set called 'ghost'",
        "'l' is in 2 chosen sets: Ana, Ben; it may be in one",
    ]


def test_repair_leaves_out_what_clashes_with_more_worth() -> None:
    mended, changes = EXAMPLES[0].repair(SetPackingSolution(chosen=("Ben", "Ana", "Eva")))
    assert mended.chosen == ("Ana", "Eva")
    assert changes == ("left out Ben",)
    assert EXAMPLES[0].repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("sets", "words"),
    [
        ([{"name": "s", "elements": ["a"]}] * 2, "two sets are called 's'; give each a name"),
        ([{"name": "s", "elements": ["a"], "value": -1}], "greater than or equal to 0.*-1"),
        ([], "at least 1 item"),
    ],
)
def test_what_does_not_fit_is_refused(sets: list[dict[str, object]], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({"family": "set_packing", "sets": sets})


def test_too_many_members_are_refused_with_a_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(membership_model, "_MOST_MEMBERS", 7)
    for build in (EXAMPLES[0].cqm, EXAMPLES[0].structure):
        with pytest.raises(LimitExceeded, match="5 sets have 8 elements in all; the limit is 7"):
            build()


def test_the_table_marks_the_chosen_sets() -> None:
    drawn = _packing("a 1 xy, b 2 zx").figure(SetPackingSolution(chosen=("b",)))
    assert isinstance(drawn, MatrixFigure)
    assert drawn.columns == ("x", "y", "z")
    assert drawn.values == ((1, 1, None), (2, None, 2))
    assert drawn.highlighted == ((1, 0), (1, 2))


def test_the_dial_makes_amounts_alike() -> None:
    def amounts(difficulty: float) -> set[float]:
        problem = SetPacking.random(np.random.default_rng(1), 30, difficulty)
        return {each.value for each in problem.sets}

    assert len(amounts(0.0)) > len(amounts(0.5)) > len(amounts(1.0)) == 1


def test_the_dial_makes_sets_small() -> None:
    def members(difficulty: float) -> int:
        problem = SetPacking.random(np.random.default_rng(1), 40, difficulty)
        return sum(len(each.elements) for each in problem.sets)

    assert members(0) > 1.5 * members(0.5) > 2 * members(1)
