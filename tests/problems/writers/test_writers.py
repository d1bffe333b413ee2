"""What is written is read back as the same problem, or as one of the same optimum."""

from typing import Any

import numpy as np
import pytest

from problems.data_file import data_file
from problems.errors import EncodingError, LimitExceeded
from problems.families.linear_program import LinearProgram
from problems.families.qubo import Qubo
from problems.format_registry import writers
from problems.modelling.program_of_problem import program_of
from problems.problem import Problem
from problems.reading import read_problems
from problems.registry import families, parse_problem
from problems.status import Sense
from problems.structures import Program
from tests.brute_force import feasible_samples

FAMILIES = sorted(families())


def _instance(name: str) -> Problem[Any]:
    return families()[name].random(np.random.default_rng(3), 3)


def _read(content: bytes, name: str) -> Problem[Any]:
    (problem,) = read_problems(data_file(name, content)).problems
    return problem


@pytest.mark.parametrize("name", FAMILIES)
def test_json_is_read_back_unchanged(name: str) -> None:
    import json

    problem = _instance(name)
    assert parse_problem(json.loads(writers()[".json"].write(problem))) == problem


@pytest.mark.parametrize("suffix", [".lp", ".mps"])
@pytest.mark.parametrize("name", FAMILIES)
def test_programs_are_read_back_term_by_term(name: str, suffix: str) -> None:
    problem = _instance(name)
    try:
        content = writers()[suffix].write(problem)
    except (EncodingError, LimitExceeded) as error:
        assert "products" in str(error) or "spins" in str(error)
        return
    read = _read(content, f"problem{suffix}")
    assert isinstance(read, LinearProgram)
    assert read.goal is problem.sense
    _agree(program_of(problem), read, problem.sense)


def _agree(program: Program, read: LinearProgram, sense: Sense) -> None:
    """At random points both have the same cost, and the same rows hold."""
    again = read.structure()
    assert isinstance(again, Program)
    assert read.constant == pytest.approx(sense.sign * program.constant)
    rng = np.random.default_rng(0)
    order = _columns(program, read)
    used = np.array([at >= 0 for at in order])
    for _ in range(5):
        point = rng.integers(-3, 4, len(program.names)).astype(float)
        there = np.zeros(len(again.names))
        there[np.array(order)[used]] = point[used]
        assert _cost(again, there) == pytest.approx(_cost(program, point * used), abs=1e-6)
        assert _broken(again, there) == pytest.approx(_broken(program, point * used), abs=1e-6)


def _columns(program: Program, read: LinearProgram) -> list[int]:
    """Where each variable of the program stands in what was read: -1 where it is in no term."""
    from problems.modelling.legal_names import legal_names

    at = {each.name: index for index, each in enumerate(read.variables)}
    return [at.get(name, -1) for name in legal_names(program.names, "x")]


def _cost(program: Program, point: "np.ndarray[Any, Any]") -> float:
    value = float(program.linear @ point) + program.constant
    return value + (0 if program.quadratic is None else 0.5 * point @ (program.quadratic @ point))


def _broken(program: Program, point: "np.ndarray[Any, Any]") -> float:
    activity = program.rows @ point
    under = np.maximum(program.row_lower - activity, 0)
    return float(under.sum() + np.maximum(activity - program.row_upper, 0).sum())


@pytest.mark.parametrize("name", ["knapsack", "tsp", "max_cut", "graph_coloring"])
@pytest.mark.parametrize("suffix", [".qubo", ".bqm"])
def test_qubos_are_read_back_with_their_optimum(name: str, suffix: str) -> None:
    problem = _instance(name)
    read = _read(writers()[suffix].write(problem), f"problem{suffix}")
    assert isinstance(read, Qubo)
    assert len(read.variables) <= 20
    constant = 0.0 if suffix == ".bqm" else _constant(writers()[suffix].write(problem).decode())
    _, _, energies = feasible_samples(read.cqm())
    _, _, expected = feasible_samples(problem.cqm())
    assert energies.min() + constant == pytest.approx(expected.min())


def _constant(text: str) -> float:
    return float(text.splitlines()[0].rpartition("then add ")[2])


@pytest.mark.parametrize("name", ["knapsack", "assignment", "transport"])
def test_cqms_are_read_back_with_their_optimum(name: str) -> None:
    problem = _instance(name)
    read = _read(writers()[".cqm"].write(problem), "problem.cqm")
    _, _, energies = feasible_samples(read.cqm())
    _, _, expected = feasible_samples(problem.cqm())
    assert energies.min() == pytest.approx(expected.min())
