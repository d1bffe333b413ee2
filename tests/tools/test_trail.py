"""An outcome's trail is in the problem's own terms, and several tries make one."""

from typing import Any

import numpy as np
import ortools.math_opt.python.mathopt
import ortools.sat.python.cp_model  # noqa: F401  # not within the budgets below
import pytest

from problems.families.generalised_assignment import GeneralisedAssignment
from problems.families.job_shop import JobShop
from problems.families.max_cut import MaxCut
from problems.problem import Problem
from problems.status import Sense
from solvers.trail import Mark
from tools.actions import solve_annealing, solve_exact
from tools.outcome import Outcome, best_of
from tools.solving import SolveInput
from tools.tool import Tool
from tools.trail import Milestone, later, merged, told


@pytest.mark.parametrize(
    ("tool", "problem"),
    [
        (solve_exact.TOOL, JobShop.random(np.random.default_rng(1), 6)),
        (solve_exact.TOOL, GeneralisedAssignment.random(np.random.default_rng(1), 40)),
        (solve_exact.TOOL, MaxCut.random(np.random.default_rng(1), 60)),
        (solve_annealing.TOOL, MaxCut.random(np.random.default_rng(1), 60)),
    ],
)
def test_a_trail_ends_with_what_the_outcome_says(
    tool: Tool[SolveInput, Outcome], problem: Problem[Any]
) -> None:
    outcome = tool.run(
        SolveInput.model_validate({"problem": problem, "budget_s": 0.5, "seed": 1}),
        lambda done, words: None,
    )
    sign = outcome.sense.sign
    objectives = [sign * each.objective for each in outcome.trail if each.objective is not None]
    bounds = [sign * each.bound for each in outcome.trail if each.bound is not None]
    assert outcome.trail[-1].objective == outcome.objective
    assert outcome.trail[-1].bound == outcome.bound
    assert objectives == sorted(objectives, reverse=True)
    assert bounds == sorted(bounds)
    assert all(bound <= objectives[-1] + 1e-6 * abs(objectives[-1]) for bound in bounds)


def test_nothing_before_the_end_is_better_than_the_end() -> None:
    marks = [Mark(0.1, cost=5.0, bound=1.0), Mark(0.2, cost=2.9, bound=2.0)]
    end = Milestone(seconds=1.0, objective=3.0, bound=2.0)
    trail = told(marks, lambda cost: cost, is_exact=True, end=end, sense=Sense.MINIMISE)
    assert [each.objective for each in trail] == [5.0, 3.0]
    no_bounds = told(
        marks,
        lambda cost: cost,
        is_exact=False,
        end=end.model_copy(update={"bound": None}),
        sense=Sense.MINIMISE,
    )
    assert all(each.bound is None for each in no_bounds)


def test_without_an_answer_at_the_end_there_was_none() -> None:
    end = Milestone(seconds=1.0, bound=2.0)
    trail = told([Mark(0.1, 5.0, 1.0)], float, is_exact=True, end=end, sense=Sense.MINIMISE)
    assert [(each.objective, each.bound) for each in trail] == [(None, 1.0), (None, 2.0)]


def test_trails_merge_to_the_best_known() -> None:
    first = (Milestone(seconds=1.0, objective=5.0), Milestone(seconds=3.0, objective=4.0))
    second = later((Milestone(seconds=0.5, objective=7.0, bound=9.0),), 1.5)
    both = merged(first, second, sense=Sense.MAXIMISE)
    assert [(each.seconds, each.objective, each.bound) for each in both] == [
        (1.0, 5.0, None),
        (2.0, 7.0, 9.0),
    ]


def test_the_best_of_two_has_the_trail_of_both() -> None:
    problem = MaxCut.random(np.random.default_rng(2), 40)
    request = SolveInput(problem=problem, budget_s=0.3, seed=1)
    annealed = solve_annealing.run(request, lambda done, words: None)
    exact = solve_exact.run(request, lambda done, words: None)
    both = best_of(annealed, exact)
    assert both.trail[-1].objective == both.objective
    assert both.trail[-1].bound == both.bound
