"""From a verdict to the tool calls that answer the question."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from agent.contracts.budget import Budget
from agent.contracts.verdict import Route, Verdict
from problems.problem import Problem
from tools.actions.solve_qaoa import QaoaInput
from tools.outcome import Outcome
from tools.solving import SolveInput

_TOOLS = {
    Route.EXACT: "solve_exact",
    Route.ANNEALING: "solve_annealing",
    Route.QAOA: "solve_qaoa",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One tool call. Equal calls have equal keys, so that a finished one is never run twice."""

    tool: str
    request: SolveInput

    @property
    def key(self) -> str:
        """A name for the output of this call: the tool and a digest of all of its input."""
        digest = hashlib.sha256(self.request.model_dump_json().encode()).hexdigest()
        return f"step-{self.tool}-{digest[:16]}"


def plan(
    problem: Problem[Any], verdict: Verdict, budget: Budget, seed: int, probe: Outcome | None
) -> tuple[Step, ...]:
    """Returns the calls still needed, in order; none where the probe has settled the question.

    A route that the person asked for is run even then: they want to see it.
    """
    if verdict.requested in {None, Route.EXACT} and probe is not None and probe.status.is_proof:
        return ()
    return (_step(problem, verdict.route, budget, seed),)


def _step(problem: Problem[Any], route: Route, budget: Budget, seed: int) -> Step:
    if route is Route.QAOA:
        request: SolveInput = QaoaInput(
            problem=problem, budget_s=budget.wall_s, seed=seed, max_qubits=budget.max_qubits
        )
    else:
        request = SolveInput(problem=problem, budget_s=budget.wall_s, seed=seed)
    return Step(_TOOLS[route], request)
