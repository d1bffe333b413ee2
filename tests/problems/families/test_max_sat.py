"""Maximum satisfiability against every truth."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.max_sat import Clause, MaxSat, MaxSatSolution
from problems.figure import BarFigure, MatrixFigure
from problems.modelling.hidden_truth import hiding_signs
from problems.registry import parse_problem
from problems.structures import Values
from solvers.diagonal import polynomial_energies, states
from tests.brute_force import feasible_samples, minimum


def _problem(variables: str, clauses: str) -> MaxSat:
    """Clauses as "a -b" where they are hard and "a -b 3" with a weight."""
    made = []
    for written in clauses.split(", "):
        words = written.split(" ")
        weight = float(words.pop()) if words[-1].isdigit() else None
        made.append(
            Clause(
                positive=tuple(word for word in words if not word.startswith("-")),
                negative=tuple(word[1:] for word in words if word.startswith("-")),
                weight=weight,
            )
        )
    return MaxSat(variables=tuple(variables.split(" ")), clauses=tuple(made))


GUESTS = _problem("Ana Ben Cem", "Ana Ben, -Ben -Cem, -Ana 3, Cem 4, Ben 2, Ana Cem 1")
PLAIN = _problem("a b c", "a b 1, a -b 1, -a c 1, -a -c 1, b c 1")
PARTIAL = _problem("x y z", "x y z, -x -y, -z 5, -x z 4, -y 3, x -y z 2")


def _worth(problem: MaxSat, truth: dict[str, bool]) -> float | None:
    """What a truth is worth, None where a hard clause is broken."""
    total = 0.0
    for clause in problem.clauses:
        literals = [truth[name] for name in clause.positive]
        literals += [not truth[name] for name in clause.negative]
        if any(literals):
            total += clause.weight or 0
        elif clause.weight is None:
            return None
    return total


def _best(problem: MaxSat) -> float | None:
    values = product((False, True), repeat=len(problem.variables))
    found = [_worth(problem, dict(zip(problem.variables, each, strict=True))) for each in values]
    return max((each for each in found if each is not None), default=None)


@pytest.mark.parametrize(("example", "problem"), list(enumerate((GUESTS, PLAIN, PARTIAL))))
def test_the_worked_examples_have_the_optimum_they_claim(example: int, problem: MaxSat) -> None:
    energy = minimum(problem.cqm())
    assert energy is not None
    assert -energy == MaxSat.examples[example].objective == _best(problem)


@pytest.mark.parametrize("seed", range(10))
def test_the_least_energy_is_the_weight_of_the_best_truth(seed: int) -> None:
    problem = MaxSat.random(np.random.default_rng(seed), 4)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert -energy == _best(problem)


@pytest.mark.parametrize("first", ["a", "-a"])
@pytest.mark.parametrize("second", [" b", " -b", ""])
def test_short_soft_clauses_need_no_variable_of_their_own(first: str, second: str) -> None:
    problem = _problem("a b", f"{first}{second} 5")
    labels, states, energies = feasible_samples(problem.cqm())
    assert labels == ["a is true", "b is true"]
    for state, energy in zip(states, energies, strict=True):
        truth = dict(zip("ab", (state == 1).tolist(), strict=True))
        assert -energy == _worth(problem, truth)


@pytest.mark.parametrize("seed", range(4))
def test_the_program_costs_each_truth_what_it_is_worth(seed: int) -> None:
    problem = MaxSat.random(np.random.default_rng(seed), 4)
    program = problem.structure()
    assert program.integer.sum() == 4
    for bits in product((0.0, 1.0), repeat=4):
        truth = dict(zip(problem.variables, (bit == 1 for bit in bits), strict=True))
        rows = program.rows.toarray()
        room = rows[:, :4] @ np.array(bits) - program.row_lower
        own = np.minimum(1, (rows[:, 4:] * -room[:, None]).sum(axis=0))  # the most each may be
        hard = (rows[:, 4:] == 0).all(axis=1)
        worth = _worth(problem, truth)
        assert (worth is not None) == bool((room[hard] >= 0).all())
        values = np.concatenate([bits, own])
        if worth is not None:
            assert -(program.linear @ values + program.constant) == pytest.approx(worth)
        assert problem.decode_structure(Values(values)).truth == truth


def test_clauses_that_contradict_each_other_leave_nothing_feasible() -> None:
    assert minimum(_problem("a", "a, -a").cqm()) is None


def test_a_truth_survives_becoming_bits() -> None:
    problem = _problem("a b c", "a -b c 3")
    bits = {"a is true": 0, "b is true": 1, "c is true": 0, "clause 1 holds": 0}
    assert set(problem.cqm().variables) == set(bits)
    assert problem.decode(bits).truth == {"a": False, "b": True, "c": False}


def test_check_names_each_violation() -> None:
    check = GUESTS.check(MaxSatSolution(truth={"Ben": True, "Cem": True, "ghost": True}))
    assert [each.message for each in check.violations] == [
        "there is no variable called 'ghost'",
        "'Ana' is neither true nor false",
        "clause 2, not Ben or not Cem, does not hold; it must",
    ]
    assert check.objective == 4 + 2 + 1
    assert not check.feasible


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        ({"positive": ["ghost"]}, "clause 1 names 'ghost', which is not one of the variables"),
        ({"positive": ["a"], "negative": ["a"]}, "clause 1 names 'a' twice"),
        ({}, "clause 1 names no variable, so it never holds"),
        ({"positive": ["a"], "weight": 0}, "greater than 0"),
    ],
)
def test_clauses_that_do_not_fit_are_refused(clause: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({"family": "max_sat", "variables": ["a", "b"], "clauses": [clause]})


def test_two_variables_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two variables are called 'a'"):
        MaxSat(variables=("a", "a"), clauses=(Clause(positive=("a",)),))


def test_a_model_of_too_many_literals_is_refused_with_a_remedy() -> None:
    names = tuple(map(str, range(1_001)))
    problem = MaxSat(variables=names, clauses=(Clause(positive=names, weight=1),) * 500)
    with pytest.raises(LimitExceeded, match=r"500,500 literals.*at most 500,000; leave out"):
        problem.cqm()


def test_the_words_and_the_picture_tell_what_holds() -> None:
    solution = MaxSatSolution(truth={"Ana": False, "Ben": True, "Cem": False})
    assert GUESTS.describe(solution) == "Ben is true: 2 of 4 soft clauses hold, worth 5 of 10."
    drawn = GUESTS.figure(solution)
    assert isinstance(drawn, MatrixFigure)
    assert drawn.rows[0] == "1: must"
    assert drawn.rows[3] == "4: 4, broken"
    assert drawn.values[:2] == ((0, 1, None), (None, 0, 1))
    assert drawn.highlighted == ((0, 1), (1, 2), (2, 0), (4, 1))
    large = MaxSat.random(np.random.default_rng(1), 20)
    bars = large.figure(MaxSatSolution(truth=dict.fromkeys(large.variables, True)))
    assert isinstance(bars, BarFigure)
    assert sum(bars.values) == len(large.clauses)


def test_the_dial_turns_the_hard_clauses_up_to_the_threshold() -> None:
    easy, hard = (MaxSat.random(np.random.default_rng(1), 100, each) for each in (0, 1))
    assert all(clause.weight is not None for clause in easy.clauses)
    must = [clause for clause in hard.clauses if clause.weight is None]
    assert len(must) == 426
    assert all(len(clause.positive) + len(clause.negative) == 3 for clause in must)


def test_the_majority_of_signs_does_not_betray_the_hidden_truth() -> None:
    """Without the rate, 4 of 7 literals would agree with it: 0.57 of them."""
    rng = np.random.default_rng(1)
    hidden = np.array([1, 0, 1])
    agree = [float((hiding_signs(rng, hidden) == hidden).mean()) for _ in range(6_000)]
    assert min(agree) > 0
    assert abs(np.mean(agree) - 0.5) < 0.015


def test_soft_clauses_are_a_polynomial_that_is_worth_what_every_truth_is() -> None:
    problem = _problem("a b c d", "a b c 3, -a -b -c 2, a -b d 4, -a c -d 5, b 1, -c -d 2")
    polynomial = problem.polynomial()
    assert polynomial is not None and polynomial.degree == 3
    values = polynomial_energies(polynomial.in_bits(), 4)
    rows = states(np.arange(16), 4).tolist()
    for value, bits in zip(values.tolist(), rows, strict=True):
        truth = problem.decode(dict(zip(polynomial.variables, bits, strict=True))).truth
        assert problem.objective_of_energy(value) == _worth(problem, truth)


def test_hard_and_very_long_clauses_have_no_polynomial() -> None:
    assert GUESTS.polynomial() is None
    names = " ".join(f"x{index}" for index in range(13))
    assert _problem(names, f"{names} 1").polynomial() is None
