"""CP-SAT's projects against their binary model, and on cases of known cost."""

import numpy as np
import pytest

from problems.errors import EncodingError, LimitExceeded
from problems.modelling.project_dispatch import ends_of, in_order
from problems.modelling.project_model import project_cqm, timetable_of
from problems.status import Status
from problems.structures import Assignment, Mode, Project, Task, Timetable
from solvers.backends import cp_sat
from solvers.backends.cp_sat_project import BACKEND
from solvers.result import RawResult, Request


def _quiet(done: float, words: str) -> None: ...


def _solve(project: Project, hint: Timetable | None = None, budget_s: float = 20) -> RawResult:
    assert BACKEND.refuses(project) is None
    request = Request(model=project, hint=hint)
    return BACKEND.solve(request, seed=1, budget_s=budget_s, progress=_quiet)


def _cost(project: Project, timetable: Timetable) -> int:
    ends = ends_of(project, timetable)
    late = sum(
        task.tardiness_cost * max(0, end - task.due)
        for task, end in zip(project.tasks, ends, strict=True)
    )
    makespan = max(end + task.tail for task, end in zip(project.tasks, ends, strict=True))
    return late + project.makespan_cost * makespan


def _random(rng: np.random.Generator, kind: str) -> Project:
    n = 3
    tasks = []
    for at in range(n):
        modes = tuple(
            Mode(
                int(rng.integers(1, 4)),
                ((0, 1),) if kind != "cumulative" else ((0, int(rng.integers(1, 3))),),
            )
            for _ in range(2 if kind == "modes" and at == 0 else 1)
        )
        if kind == "modes" and at == 0:
            modes = (modes[0], Mode(modes[1].duration, ((1, 1),)))
        weighs = kind in {"tardiness", "setups"}
        tasks.append(
            Task(
                modes,
                release=int(rng.integers(0, 2)),
                due=int(rng.integers(1, 5)),
                tardiness_cost=int(rng.integers(0, 4)) if weighs else 0,
                tail=int(rng.integers(0, 3)) if kind == "tails" else 0,
            )
        )
    setups = {0: rng.integers(1, 3, (n, n))} if kind == "setups" else {}
    capacities = {"cumulative": (2,), "modes": (1, 1)}.get(kind, (1,))
    precedences = ((0, 2, int(rng.integers(0, 2))),) if kind == "precedences" else ()
    makespan_cost = 0 if kind in {"tardiness", "setups"} else 2
    return Project(tuple(tasks), capacities, precedences, setups, makespan_cost)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    "kind", ["plain", "cumulative", "modes", "tardiness", "setups", "precedences", "tails"]
)
def test_it_agrees_with_the_binary_model(kind: str, seed: int) -> None:
    project = _random(np.random.default_rng(seed), kind)
    names = ("a", "b", "c")
    cqm = project_cqm(project, names, unit=1.0)
    solved = cp_sat.BACKEND.solve(Request(cqm), seed=1, budget_s=20, progress=_quiet)
    (bits,) = solved.answers
    assert isinstance(bits, Assignment)
    best = cqm.objective.energy(bits.sample)
    result = _solve(project)
    assert result.status is Status.OPTIMAL
    (answer,) = result.answers
    assert isinstance(answer, Timetable)
    assert result.bound == pytest.approx(best)
    assert _cost(project, answer) == pytest.approx(best)
    decoded = timetable_of(project, names, bits.sample)
    assert _cost(project, decoded) == pytest.approx(best)
    dispatched = in_order(project, decoded.starts.tolist())
    assert _cost(project, dispatched) >= best


def test_a_deadline_that_cannot_be_kept_is_infeasible() -> None:
    work = Task((Mode(3, ((0, 1),)),), deadline=4)
    assert _solve(Project((work, work), (1,))).status is Status.INFEASIBLE


def test_a_hint_is_kept_when_there_is_no_time_for_more() -> None:
    tasks = tuple(Task((Mode(duration, ((0, 1),)),)) for duration in (3, 1, 2))
    hint = Timetable(np.array([0, 3, 4]), np.zeros(3, dtype=np.int64))
    result = _solve(Project(tasks, (1,)), hint)
    assert result.status is Status.OPTIMAL
    assert result.bound == 6


def test_a_setup_by_way_of_another_task_has_no_binary_model_but_is_solved() -> None:
    tasks = tuple(Task((Mode(1, ((0, 1),)),)) for _ in range(3))
    setups = np.array([[0, 0, 9], [9, 0, 0], [9, 9, 0]])
    project = Project(tasks, (1,), setups={0: setups})
    with pytest.raises(EncodingError, match="by way of another task"):
        project_cqm(project, ("a", "b", "c"), 1.0)
    assert _solve(project).bound == 3


def test_what_is_too_large_is_refused_by_number() -> None:
    work = Task((Mode(1, ((0, 1),)),))
    assert "20,001 tasks" in (BACKEND.refuses(Project((work,) * 20_001, (1,))) or "")
    long = Project((Task((Mode(2**51, ((0, 1),)),)),), (1,))
    assert "may cost" in (BACKEND.refuses(long) or "")
    many = Project((work,) * 600, (1,), setups={0: np.zeros((600, 600), dtype=np.int64)})
    assert "360,000 pairs" in (BACKEND.refuses(many) or "")
    with pytest.raises(LimitExceeded, match="2,001 tasks"):
        project_cqm(Project((work,) * 2_001, (1,)), tuple(map(str, range(2_001))), 1.0)
