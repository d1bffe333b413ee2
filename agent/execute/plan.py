"""From a verdict to the tool calls that answer the question."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any

from agent.contracts.budget import Budget
from agent.contracts.verdict import Route, Verdict
from problems.problem import Problem
from solvers.result import Aim
from tools.actions.sample_quantum import SampleInput
from tools.actions.solve_qaoa import QaoaInput
from tools.outcome import Outcome
from tools.solving import ExactInput, SolveInput, ToldInput

_LEAST_S = 0.1
_GRACE_S = 20.0  # imports and encoding, as for every tool
_MACHINE_GRACE_S = 120.0  # Qiskit, Aer, a snapshot and its noise took 30 s on two busy cores
_TOOLS = {
    Route.POLYNOMIAL: "solve_exact",
    Route.EXACT: "solve_exact",
    Route.HEURISTIC: "solve_exact",
    Route.ANNEALING: "solve_annealing",
    Route.QAOA: "solve_qaoa",
    Route.QUANTUM: "sample_quantum",
}
# Asked for by these names, or by none, the answer may come from the classical try.
_TRIED = {None, Route.POLYNOMIAL, Route.EXACT, Route.HEURISTIC}


@dataclass(frozen=True, slots=True)
class Step:
    """One tool call. Equal calls have equal keys, so that a finished one is never run twice."""

    tool: str
    request: SolveInput
    grace_s: float = _GRACE_S

    @property
    def key(self) -> str:
        """A name for the output of this call: the tool and a digest of all of its input."""
        digest = hashlib.sha256(self.request.model_dump_json().encode()).hexdigest()
        return f"step-{self.tool}-{digest[:16]}"


def plan(
    problem: Problem[Any],
    verdict: Verdict,
    budget: Budget,
    seed: int,
    probe: Outcome | None,
    *,
    machine: str | None = None,
) -> tuple[Step, ...]:
    """Returns the calls still needed, in order; none where the probe has settled the question.

    A route that the person asked for is run even then: they want to see it.
    """
    counts = probe_counts(verdict, probe)
    if counts and probe is not None and probe.status.is_proof:
        return ()
    spent_s = probe.provenance.seconds if counts and probe is not None else 0.0
    left_s = max(_LEAST_S, budget.wall_s - spent_s)
    if verdict.route is Route.QAOA:
        qaoa = QaoaInput(problem=problem, budget_s=left_s, seed=seed, max_qubits=budget.max_qubits)
        return (Step(_TOOLS[Route.QAOA], qaoa),)
    if verdict.route is Route.QUANTUM:
        named = {"machine": machine} if machine else {}
        sample = SampleInput(problem=problem, budget_s=left_s, seed=seed, **named)
        return (Step(_TOOLS[Route.QUANTUM], sample, _MACHINE_GRACE_S),)
    if is_contested(verdict, probe):
        both = ExactInput(problem=problem, budget_s=left_s, seed=seed, aim="both")
        return (Step(_TOOLS[Route.EXACT], both),)
    if verdict.route is Route.ANNEALING:
        request = ToldInput(problem=problem, budget_s=left_s, seed=seed)
        return (Step(_TOOLS[Route.ANNEALING], request),)
    # On the heuristic route they are after the best answer, not its proof.
    aim: Aim = "answer" if verdict.route is Route.HEURISTIC else "proof"
    exactly = ExactInput(problem=problem, budget_s=left_s, seed=seed, aim=aim)
    return (Step(_TOOLS[verdict.route], exactly),)


def is_contested(verdict: Verdict, probe: Outcome | None) -> bool:
    """Returns whether annealing runs beside the exact search: where it is the route that was left open.

    Elsewhere the exact solvers are alone: beside them on constrained families it was ahead on a busy
    machine and behind on a free one (evals/bench/dispatch.py).
    """
    return verdict.requested is None and probe is not None and verdict.route is Route.ANNEALING


def probe_counts(verdict: Verdict, probe: Outcome | None) -> bool:
    """Whether the classical try is part of the answer: not where another solver was asked for."""
    return probe is not None and verdict.requested in _TRIED
