"""A backend tells how it came closer, at moments that end where its result does."""

import numpy as np
import ortools.math_opt.python.mathopt
import ortools.sat.python.cp_model  # noqa: F401  # not within the budgets below
import pytest

from problems.families.generalised_assignment import GeneralisedAssignment
from problems.families.job_shop import JobShop
from problems.families.max_cut import MaxCut
from problems.families.tsp import Tsp
from solvers.programs.mathopt_trail import from_log
from solvers.registry import backends
from solvers.result import RawResult, Request
from solvers.trail import MOST_MARKS, Mark, Trail, thinned
from tools.forms import Form, cqm_form, native_form, qubo_form


def _form(name: str) -> Form:
    rng = np.random.default_rng(1)
    match name:
        case "cp_sat_scheduling":
            form = native_form(JobShop.random(rng, 6))
        case "ortools_routing":
            form = native_form(Tsp.random(rng, 15))
        case "mathopt_highs" | "mathopt_cp_sat":
            form = native_form(GeneralisedAssignment.random(rng, 24))
        case "cp_sat":
            form = cqm_form(MaxCut.random(rng, 14))
        case _:
            form = qubo_form(MaxCut.random(rng, 30))
    assert form is not None
    return form


@pytest.mark.parametrize(
    "name",
    [
        "cp_sat",
        "cp_sat_scheduling",
        "mathopt_cp_sat",
        "mathopt_highs",
        "ortools_routing",
        "simulated_annealing",
    ],
)
def test_a_trail_leads_to_the_result(name: str) -> None:
    form = _form(name)
    raw: RawResult = backends()[name].solve(
        Request(form.model, is_feasible=form.is_feasible),
        seed=1,
        budget_s=0.5,
        progress=lambda done, words: None,
    )
    assert raw.trail
    assert len(raw.trail) <= MOST_MARKS
    seconds = [each.seconds for each in raw.trail]
    costs = [each.cost for each in raw.trail if each.cost is not None]
    bounds = [each.bound for each in raw.trail if each.bound is not None]
    assert seconds == sorted(seconds)
    assert 0 <= seconds[0] <= seconds[-1] <= raw.seconds + 0.05
    assert costs
    assert costs == sorted(costs, reverse=True)
    assert bounds == sorted(bounds)
    if raw.bound is not None and bounds:
        assert bounds[-1] <= raw.bound + 1e-6 * max(1.0, abs(raw.bound))


def test_what_is_no_better_leaves_no_mark() -> None:
    trail = Trail(0.0)
    trail.note(cost=3.0)
    trail.note(cost=4.0, bound=1.0)
    trail.note(cost=3.0, bound=0.5)
    trail.note(bound=float("inf"))
    assert [(each.cost, each.bound) for each in trail.marks()] == [(3.0, None), (3.0, 1.0)]


def test_a_long_trail_keeps_its_ends_and_few_between() -> None:
    trail = Trail(0.0)
    for step in range(10_000):
        trail.note(bound=float(step))
    marks = trail.marks()
    assert len(marks) <= MOST_MARKS
    assert marks[-1].bound == 9_999
    many = [Mark(0.001 * (step + 1)) for step in range(5_000)]
    kept = thinned(many)
    assert (kept[0], kept[-1]) == (many[0], many[-1])
    assert 20 < len(kept) <= MOST_MARKS


@pytest.mark.parametrize(
    ("solver", "line", "expected"),
    [
        ("HIGHS", " L  0  0   0   0.00%   1963.43   2018    2.70%   531  104  0  821  1.2s", (2018, 1963.43)),
        ("HIGHS", " J  0  0   0   0.00%   -inf      3462    Large     0    0  0    0  0.0s", (3462, None)),
        ("HIGHS", "Presolving model", None),
        ("GSCIP", "i 0.1s|1|0|8|-|oneopt|0|9|9|9|1|1|0|0| 5.4e+03 | 5.0e+03 | 8.0%| unknown", (5000, 5400)),
        ("GSCIP", "i 0.1s|1|0|8|-|oneopt|0|9|9|9|1|1|0|0| 5.4e+03 |      -- | Inf | unknown", (None, 5400)),
    ],
)  # fmt: skip
def test_logs_are_read(
    solver: str, line: str, expected: tuple[float | None, float | None] | None
) -> None:
    trail = Trail(0.0)
    read = from_log(solver, trail)
    assert read is not None
    read([line])
    assert [(each.cost, each.bound) for each in trail.marks()] == ([expected] if expected else [])
