"""What every family promises. Adding a family file adds it here."""

from typing import Any

import numpy as np
import pytest
from pydantic import TypeAdapter

from problems.figure import Figure
from problems.problem import Problem
from problems.registry import AnySolution, families, parse_problem
from solvers.diagonal import polynomial_energies, states
from tests.brute_force import feasible_samples

FAMILIES = sorted(families())
SIZES = (2, 3)  # small enough to enumerate every family's CQM


def _instance(name: str, size: int, seed: int = 7) -> Problem[Any]:
    return families()[name].random(np.random.default_rng(seed), size)


@pytest.mark.parametrize("name", FAMILIES)
def test_random_instances_follow_the_generator_and_survive_json(name: str) -> None:
    problem = _instance(name, 5)
    assert problem == _instance(name, 5)
    assert problem != _instance(name, 5, seed=8)
    assert parse_problem(problem.model_dump(mode="json")) == problem


@pytest.mark.parametrize("name", FAMILIES)
def test_the_difficulty_dial_changes_instances_that_stay_valid_and_feasible(name: str) -> None:
    def drawn(size: int, difficulty: float) -> Problem[Any]:
        return families()[name].random(np.random.default_rng(7), size, difficulty)

    assert drawn(8, 0.5) == _instance(name, 8), "the dial stands in the middle"
    assert drawn(8, 0) != drawn(8, 1)
    for difficulty in (0, 0.5, 1):
        large = drawn(8, difficulty)
        assert parse_problem(large.model_dump(mode="json")) == large
        small = drawn(SIZES[0], difficulty)
        labels, states, energies = feasible_samples(small.cqm())
        assert len(states), "a random instance is feasible"
        best = dict(zip(labels, states[int(energies.argmin())].tolist(), strict=True))
        assert small.check(small.decode(best)).feasible


@pytest.mark.parametrize("name", FAMILIES)
def test_words_are_given(name: str) -> None:
    family = families()[name]
    assert len(family.examples) >= 3
    assert family.summary and family.source
    assert family.__doc__


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", FAMILIES)
def test_every_feasible_sample_decodes_to_a_feasible_solution_of_the_same_worth(
    name: str, size: int
) -> None:
    problem = _instance(name, size)
    labels, states, energies = feasible_samples(problem.cqm())
    assert len(states), "a random instance is feasible"
    chosen = np.unique(np.linspace(0, len(states) - 1, 200).astype(int))
    best = int(energies.argmin())
    for index in {*chosen.tolist(), best}:
        solution = problem.decode(dict(zip(labels, states[index].tolist(), strict=True)))
        check = problem.check(solution)
        assert check.feasible, check.violations
        assert check.objective is not None
        claimed = problem.objective_of_energy(float(energies[index]))
        if index == best:
            assert check.objective == pytest.approx(claimed, abs=1e-6)
        else:  # auxiliary variables may overstate the cost of a sample that is not optimal
            sign = problem.sense.sign
            assert sign * check.objective <= sign * claimed + 1e-6


@pytest.mark.parametrize("name", FAMILIES)
def test_a_polynomial_is_worth_what_its_states_decode_to(name: str) -> None:
    problem = _instance(name, 5)
    polynomial = problem.polynomial()
    if polynomial is None:
        return
    n = len(polynomial.variables)
    assert n < len(problem.cqm().variables) or polynomial.degree <= 2
    values = polynomial_energies(polynomial.in_bits(), n)
    numbers = np.unique(np.linspace(0, 2**n - 1, 200).astype(int))
    for number, bits in zip(numbers.tolist(), states(numbers, n).tolist(), strict=True):
        solution = problem.decode(dict(zip(polynomial.variables, bits, strict=True)))
        check = problem.check(solution)
        assert check.feasible, check.violations
        assert check.objective == pytest.approx(problem.objective_of_energy(values[number]))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_solution_has_words_a_picture_and_json(name: str) -> None:
    problem = _instance(name, 3)
    labels, states, energies = feasible_samples(problem.cqm())
    sample = dict(zip(labels, states[int(energies.argmin())].tolist(), strict=True))
    solution = problem.decode(sample)
    assert problem.describe(solution)
    assert TypeAdapter(Figure).validate_json(problem.figure(solution).model_dump_json())
    assert TypeAdapter(AnySolution).validate_json(solution.model_dump_json()) == solution


@pytest.mark.parametrize("name", FAMILIES)
def test_an_unknown_field_is_refused_by_name(name: str) -> None:
    data = _instance(name, 3).model_dump(mode="json")
    with pytest.raises(Exception, match="surprise"):
        parse_problem({**data, "surprise": 1})
