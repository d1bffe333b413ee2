"""Generalised assignment against every way to give each task an agent."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.generalised_assignment import (
    Agent,
    GeneralisedAssignment,
    GeneralisedAssignmentSolution,
)
from problems.registry import parse_problem
from problems.status import Sense
from problems.structures import Values
from tests.brute_force import feasible_samples, minimum

Matrix = list[list[float | None]]


def _problem(
    agents: str, tasks: str, costs: Matrix, loads: list[list[float]], goal: Sense = Sense.MINIMISE
) -> GeneralisedAssignment:
    """Agents as "Ana 8", with their capacity."""
    pairs = [each.split(" ") for each in agents.split(", ")]
    return GeneralisedAssignment(
        agents=tuple(Agent(name=name, capacity=float(room)) for name, room in pairs),
        tasks=tuple(tasks.split()),
        costs=tuple(map(tuple, costs)),
        loads=tuple(map(tuple, loads)),
        goal=goal,
    )


JOBS = _problem(
    "Ana 8, Ben 7", "1 2 3 4", [[20, 25, 12, 9], [18, 30, 10, 14]], [[4, 5, 3, 2], [3, 4, 4, 3]]
)
ORDERS = _problem(
    "m1 10, m2 9, m3 8",
    "A B C D E",
    [[12, 9, 8, 6, 5], [11, 10, 9, 5, 4], [10, 12, 7, 8, 3]],
    [[6, 5, 4, 3, 2], [5, 6, 3, 4, 3], [7, 4, 5, 2, 4]],
    Sense.MAXIMISE,
)
SERVERS = _problem(
    "first 16, second 12", "P Q R S", [[9, 6, 4, 7], [5, 3, None, 4]], [[8, 7, 6, 5], [8, 7, 6, 5]]
)


def _best(problem: GeneralisedAssignment) -> float | None:
    """The best total over all ways to give out the tasks, None where none fits."""
    totals = []
    for choice in product(range(len(problem.agents)), repeat=len(problem.tasks)):
        costs = [problem.costs[agent][task] for task, agent in enumerate(choice)]
        fits = all(
            sum(problem.loads[at][task] for task, agent in enumerate(choice) if agent == at)
            <= each.capacity
            for at, each in enumerate(problem.agents)
        )
        known = [cost for cost in costs if cost is not None]
        if fits and len(known) == len(costs):
            totals.append(sum(known))
    return max(totals, key=lambda total: -problem.sense.sign * total, default=None)


@pytest.mark.parametrize(("example", "problem"), list(enumerate((JOBS, ORDERS, SERVERS))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: GeneralisedAssignment
) -> None:
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = GeneralisedAssignment.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _best(problem)


@pytest.mark.parametrize("seed", range(8))
def test_the_least_energy_is_the_cost_of_the_best_plan(seed: int) -> None:
    problem = GeneralisedAssignment.random(np.random.default_rng(seed), 6)
    assert minimum(problem.cqm()) == _best(problem) is not None


def test_where_nothing_fits_nothing_is_feasible() -> None:
    crowded = _problem("Ana 3, Ben 3", "1 2 3", [[1, 1, 1], [1, 1, 1]], [[2, 2, 2], [2, 2, 2]])
    assert minimum(crowded.cqm()) is None
    assert _best(crowded) is None


def test_the_program_has_the_costs_and_the_rows_of_the_cqm() -> None:
    program = ORDERS.structure()
    labels, states, energies = feasible_samples(ORDERS.cqm())
    assert tuple(labels) == program.names
    assert states @ program.linear == pytest.approx(energies)
    assert np.all(program.rows @ states.T <= program.row_upper[:, None])
    answer = Values(states[int(energies.argmin())])
    assert ORDERS.check(ORDERS.decode_structure(answer)).objective == _best(ORDERS)


def test_a_plan_survives_becoming_bits() -> None:
    plan = GeneralisedAssignmentSolution(given_to={"P": "second", "Q": "first", "R": "first"})
    bits = dict.fromkeys(map(str, SERVERS.cqm().variables), 0.0)
    assert "2 from 1" not in bits
    bits |= {"0 from 1": 1, "1 from 0": 1, "2 from 0": 1}
    assert SERVERS.decode(bits) == plan
    assert SERVERS.decode({**bits, "0 from 0": 1}).given_to == {"Q": "first", "R": "first"}


def test_check_names_each_violation() -> None:
    given = {"P": "first", "Q": "moon", "R": "second", "ghost": "first"}
    check = SERVERS.check(GeneralisedAssignmentSolution(given_to=given))
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no task called 'ghost'",
        "there is no agent called 'moon'",
        "'second' may not do 'R'",
        "'S' is given to nobody",
    ]
    crowded = SERVERS.check(GeneralisedAssignmentSolution(given_to=dict.fromkeys("PQRS", "first")))
    assert crowded.objective == 26
    assert [each.message for each in crowded.violations] == [
        "the tasks of 'first' take 26; the capacity is 16"
    ]
    assert crowded.violations[0].amount == 10


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"costs": [[1, 2, 3, 4]]}, "2 agents and 1 rows of costs"),
        ({"loads": [[1, 2, 3, 4], [1, 2]]}, "the row of 'Ben' has 2 loads; there are 4 tasks"),
        ({"loads": [[1, 2, 3, 4], [1, 2, 3, -4]]}, "greater than or equal to 0"),
        ({"costs": [[1, 2, None, 4]] * 2}, "nobody may do '3'; give its cost"),
        ({"tasks": ["1", "2", "3", "1"]}, "two tasks are called '1'"),
        ({"agents": [{"name": "x", "capacity": 1}] * 2}, "two agents are called 'x'"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**JOBS.model_dump(mode="json"), **change})


def test_a_binary_model_that_is_too_large_is_refused_with_a_remedy() -> None:
    ones = [[1.0] * 1_000] * 101
    agents = ", ".join(f"{at} 10" for at in range(101))
    many = _problem(agents, " ".join(map(str, range(1_000))), [[*row] for row in ones], ones)
    with pytest.raises(LimitExceeded, match=r"101,000 pairs.*at most 100,000"):
        many.cqm()


def test_the_words_and_the_picture_tell_who_does_what() -> None:
    plan = GeneralisedAssignmentSolution(given_to={"1": "Ben", "2": "Ana", "3": "Ben", "4": "Ana"})
    assert JOBS.describe(plan) == "Ben does 1, 3; Ana does 2, 4: 62 in all."
    drawn = JOBS.figure(plan)
    assert [(bar.row, bar.start, bar.duration, bar.label) for bar in drawn.bars] == [
        ("Ben (of 7)", 0, 3, "1"),
        ("Ana (of 8)", 0, 5, "2"),
        ("Ben (of 7)", 3, 4, "3"),
        ("Ana (of 8)", 5, 2, "4"),
    ]


def test_the_dial_sets_costs_against_loads_and_tightens() -> None:
    def numbers(difficulty: float) -> tuple[float, float]:
        problem = GeneralisedAssignment.random(np.random.default_rng(1), 60, difficulty)
        loads, costs = np.array(problem.loads, dtype=float), np.array(problem.costs, dtype=float)
        room = np.array([agent.capacity for agent in problem.agents])
        shares = room * len(room) / loads.sum(axis=1)
        return float(np.corrcoef(loads.ravel(), costs.ravel())[0, 1]), float(shares.mean())

    easy, half, hard = (numbers(each) for each in (0, 0.5, 1))
    assert easy[0] > -0.2 > -0.6 > half[0] > -0.9 > hard[0]
    assert easy[1] > half[1] > hard[1] > 0.75


@pytest.mark.parametrize("difficulty", [0, 1])
@pytest.mark.parametrize("seed", range(4))
def test_random_instances_have_a_plan(seed: int, difficulty: float) -> None:
    problem = GeneralisedAssignment.random(np.random.default_rng(seed), 7, difficulty)
    assert _best(problem) is not None
