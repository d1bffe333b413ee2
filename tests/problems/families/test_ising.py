"""Ising models against every configuration, and their relation to QUBO."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.ising import Coupling, Ising, IsingSolution
from problems.families.qubo import Interaction, Qubo, QuboSolution
from problems.figure import BarFigure, GraphFigure
from problems.qubo import penalise
from problems.registry import parse_problem
from tests.brute_force import minimum


def _ising(spins: str, *couplings: tuple[str, str, float], **fields: object) -> Ising:
    problem = parse_problem(
        {
            "family": "ising",
            "spins": spins.split(),
            "couplings": [{"u": u, "v": v, "strength": value} for u, v, value in couplings],
            **fields,
        }
    )
    assert isinstance(problem, Ising)
    return problem


TRIANGLE = _ising("s1 s2 s3", ("s1", "s2", 1), ("s2", "s3", 1), ("s1", "s3", 1), fields={"s1": -2})
RING = _ising(
    "a b c d e",
    *((u, v, -1) for u, v in ("ab", "bc", "cd", "de", "ea")),
    sign="minus",
)
SQUARE = _ising(
    "a b c d",
    ("a", "b", 2),
    ("b", "c", -3),
    ("c", "d", 1),
    ("a", "d", 1.5),
    fields={"a": 0.5, "c": 1},
    sign="minus",
)


def _best(problem: Ising) -> float:
    factor = 1 if problem.sign == "plus" else -1
    energies = []
    for values in product((-1, 1), repeat=len(problem.spins)):
        s = dict(zip(problem.spins, values, strict=True))
        inner = sum(each.strength * s[each.u] * s[each.v] for each in problem.couplings)
        outer = sum(h * s[name] for name, h in problem.fields.items())
        energies.append(factor * (inner + outer) + problem.constant)
    return min(energies)


@pytest.mark.parametrize(("example", "problem"), list(enumerate((TRIANGLE, RING, SQUARE))))
def test_the_worked_examples_have_the_optimum_they_claim(example: int, problem: Ising) -> None:
    assert minimum(problem.cqm()) == Ising.examples[example].objective == _best(problem)


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(4))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int, difficulty: float) -> None:
    problem = Ising.random(np.random.default_rng(seed), 7, difficulty)
    assert minimum(problem.cqm()) == _best(problem)


def test_an_ising_model_is_the_qubo_of_spins_and_of_bits() -> None:
    problem = SQUARE
    spins = Qubo(
        variables=problem.spins,
        linear={name: -h for name, h in problem.fields.items()},
        quadratic=tuple(
            Interaction(u=each.u, v=each.v, coefficient=-each.strength)
            for each in problem.couplings
        ),
        vartype="spin",
    )
    bqm, _ = penalise(problem.cqm())
    for values in product((-1, 1), repeat=4):
        s = dict(zip(problem.spins, values, strict=True))
        energy = problem.check(IsingSolution(spins=s)).objective
        assert energy == spins.check(QuboSolution(values=s)).objective
        bits = dict(zip(bqm.variables, ((value + 1) // 2 for value in values), strict=True))
        assert energy == bqm.energy(bits)


def test_the_signs_of_the_conventions_are_opposite() -> None:
    up = IsingSolution(spins={"a": 1, "b": 1})
    plus = _ising("a b", ("a", "b", 3), fields={"a": 2}, constant=1)
    minus = _ising("a b", ("a", "b", 3), fields={"a": 2}, constant=1, sign="minus")
    assert (plus.check(up).objective, minus.check(up).objective) == (6, -4)


def test_one_spin_and_couplings_given_twice() -> None:
    assert minimum(_ising("a", fields={"a": 3}).cqm()) == -3
    twice = _ising("a b", ("a", "b", 3), ("b", "a", -1))
    assert minimum(twice.cqm()) == -2 == _best(twice)


def test_check_names_spins_that_are_absent_or_outside() -> None:
    check = TRIANGLE.check(IsingSolution(spins={"s1": 0, "s2": 1, "s4": 1}))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no variable 's4'",
        "'s1' has the value 0; it must be -1 or 1",
        "'s3' has no value; it must be -1 or 1",
    ]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"spins": ["a", "a"]}, "two spins are called 'a'"),
        ({"spins": ["a"], "fields": {"b": 1}}, "the field on 'b' is on no spin"),
        (
            {"spins": ["a"], "couplings": [{"u": "a", "v": "b", "strength": 1}]},
            "names 'b', which is no spin",
        ),
        (
            {"spins": ["a"], "couplings": [{"u": "a", "v": "a", "strength": 1}]},
            "'a' with itself is the constant 1",
        ),
        ({"spins": []}, "at least 1 item"),
        ({"spins": ["a"], "sign": "other"}, "'plus' or 'minus'"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({"family": "ising", **fields})


def test_the_picture_marks_the_couplings_that_are_not_met() -> None:
    solution = IsingSolution(spins={"a": 1, "b": -1, "c": 1, "d": -1, "e": 1})
    drawn = RING.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.groups == ("up", "down", "up", "down", "up")
    assert drawn.highlighted == (4,)
    assert RING.describe(solution).endswith("energy -3, 3 of 5 spins up.")
    many = Ising.random(np.random.default_rng(1), 500)
    bars = many.figure(IsingSolution(spins=dict.fromkeys(many.spins, 1)))
    assert isinstance(bars, BarFigure)
    assert bars.values[:2] == (500, 0)
    assert sum(bars.values[2:]) == len(many.couplings)


def test_the_dial_turns_frustration() -> None:
    for seed in range(4):
        easy, hard = (Ising.random(np.random.default_rng(seed), 60, each) for each in (0, 1))
        wanted = -1 if easy.sign == "plus" else 1
        assert all(wanted * each.strength > 0 for each in easy.couplings)
        assert 0.35 < np.mean([each.strength > 0 for each in hard.couplings]) < 0.65
        assert isinstance(easy.couplings[0], Coupling)
