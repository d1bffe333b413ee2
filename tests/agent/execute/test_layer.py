"""Execute runs what the verdict says, once."""

from typing import Any

import numpy as np
import pytest
from pydantic import BaseModel

from agent.contracts.budget import Budget
from agent.contracts.verdict import Quadrant, Route, Verdict
from agent.execute.layer import execute
from problems.families.knapsack import Knapsack
from problems.status import Status
from tools.actions import solve_annealing, solve_exact
from tools.outcome import Outcome
from tools.solving import SolveInput
from tools.tool import Progress, Tool
from tools.worker import DeadlineExceeded, Running, Workers

PROBLEM = Knapsack.random(np.random.default_rng(5), 6)


def _quiet(fraction: float, words: str) -> None: ...


class _Counting(Workers):
    """Runs tools in this process and counts; or is always out of time."""

    def __init__(self, *, late: bool = False) -> None:
        super().__init__(warm=False)
        self.calls: list[str] = []
        self._late = late

    async def serve(
        self,
        tool: str,
        request: BaseModel,
        *,
        deadline_s: float,
        progress: Progress,
        running: Running | None,
    ) -> dict[str, Any]:
        self.calls.append(tool)
        if self._late:
            raise DeadlineExceeded("too late")
        known: dict[str, Tool[Any, Outcome]] = {
            "solve_exact": solve_exact.TOOL,
            "solve_annealing": solve_annealing.TOOL,
        }
        return known[tool].call(request.model_dump(mode="json"), progress)


class Kept:
    """Finished steps, kept in memory."""

    def __init__(self) -> None:
        self._outputs: dict[str, Any] = {}

    async def get(self, key: str) -> Any | None:
        return self._outputs.get(key)

    async def put(self, key: str, output: object) -> None:
        self._outputs[key] = output


def _verdict(route: Route, *, requested: bool) -> Verdict:
    return Verdict(
        route=route,
        quadrant=Quadrant.CLASSICAL,
        worth_quantum=False,
        summary="",
        findings=(),
        break_even="",
        requested=route if requested else None,
    )


def _probe() -> Outcome:
    return solve_exact.run(SolveInput(problem=PROBLEM, budget_s=1), _quiet)


async def _execute(
    verdict: Verdict, workers: Workers, kept: Kept, probe: Outcome | None
) -> Outcome:
    return await execute(
        PROBLEM,
        verdict,
        budget=Budget(wall_s=1),
        seed=0,
        probe=probe,
        finished=kept,
        workers=workers,
        progress=_quiet,
    )


async def test_a_probe_that_settled_the_question_is_the_answer() -> None:
    workers, probe = _Counting(), _probe()
    outcome = await _execute(_verdict(Route.EXACT, requested=False), workers, Kept(), probe)
    assert workers.calls == []
    assert outcome.status is Status.OPTIMAL
    assert outcome.objective == probe.objective


async def test_a_route_that_was_asked_for_is_run_all_the_same() -> None:
    workers = _Counting()
    outcome = await _execute(_verdict(Route.ANNEALING, requested=True), workers, Kept(), _probe())
    assert workers.calls == ["solve_annealing"]
    assert outcome.provenance.tool == "solve_annealing"
    assert outcome.status is Status.FEASIBLE, "a sampler proves nothing, whatever the probe proved"


async def test_annealing_on_an_open_route_runs_beside_a_try_at_a_proof() -> None:
    workers, open_ = _Counting(), {"status": Status.FEASIBLE, "bound": None, "gap": None}
    probe = _probe().model_copy(update=open_)
    outcome = await _execute(_verdict(Route.ANNEALING, requested=False), workers, Kept(), probe)
    assert workers.calls == ["solve_exact"]
    assert outcome.status is Status.OPTIMAL


async def test_annealing_is_alone_where_the_exact_solvers_broke_down() -> None:
    workers = _Counting()
    outcome = await _execute(_verdict(Route.ANNEALING, requested=False), workers, Kept(), None)
    assert workers.calls == ["solve_annealing"]
    assert outcome.is_feasible


async def test_a_finished_step_is_never_run_again() -> None:
    kept, first, second = Kept(), _Counting(), _Counting()
    verdict = _verdict(Route.ANNEALING, requested=True)
    once = await _execute(verdict, first, kept, None)
    again = await _execute(verdict, second, kept, None)
    assert first.calls == ["solve_annealing"]
    assert second.calls == []
    assert once == again


async def test_out_of_time_with_nothing_is_unknown() -> None:
    outcome = await _execute(
        _verdict(Route.EXACT, requested=True), _Counting(late=True), Kept(), None
    )
    assert outcome.status is Status.UNKNOWN
    assert outcome.solution is None


@pytest.mark.parametrize("requested", [True, False])
async def test_the_probes_bound_counts_only_where_the_route_was_open(requested: bool) -> None:
    outcome = await _execute(
        _verdict(Route.ANNEALING, requested=requested), _Counting(), Kept(), _probe()
    )
    assert (outcome.status is Status.OPTIMAL) is not requested
