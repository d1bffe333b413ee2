"""What an MCP client is offered: each registered tool, and the whole graph as three more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, Field

from agent.contracts.ask import Ask
from agent.contracts.budget import Budget
from agent.contracts.report import Report
from agent.contracts.stakes import Stakes
from agent.contracts.verdict import Route
from problems.problem import Frozen
from problems.registry import AnyProblem
from tools.registry import tools
from tools.tool import Progress

if TYPE_CHECKING:
    from agent.runner import Runner

_MOST_S = 45.0  # clients give up on a call after about 60 s


class _GraphInput(Frozen):
    """What both whole-graph calls take. `solver` null lets the verdict choose.

    `machine` samples a circuit once there; one that costs money is only quoted, unless a person
    permitted it when the server was started.
    """

    solver: Route | None = None
    machine: str | None = Field(
        default=None, max_length=200, description="a quantum runner, such as aer:fake_torino"
    )
    budget_s: float = Field(default=10.0, gt=0, le=_MOST_S, description="seconds of solving")
    seed: int = Field(default=0, ge=0, lt=2**31)
    stakes: Stakes = Field(
        default=Stakes(),
        description="what the answer is worth; it weighs in the verdict and permits no money to be spent",
    )


class AskInput(_GraphInput):
    """A question in plain English, with its numbers in the text."""

    question: str = Field(min_length=1, max_length=200_000)


class SolveTypedInput(_GraphInput):
    """A typed problem of one of the families."""

    problem: AnyProblem


class JudgeInput(Frozen):
    """A question in plain English, or a typed problem; `budget_s` is what the classical try may take."""

    question: str = Field(default="", max_length=200_000)
    problem: AnyProblem | None = None
    budget_s: float = Field(default=10.0, gt=0, le=_MOST_S, description="seconds of trying")
    seed: int = Field(default=0, ge=0, lt=2**31)
    stakes: Stakes = Field(
        default=Stakes(), description="what the answer is worth; it weighs in the verdict"
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """One tool as a client sees it, and the call behind it: plain JSON in, plain JSON out."""

    name: str
    description: str
    input_type: type[BaseModel]
    output_type: type[BaseModel]
    call: Callable[[BaseModel, Progress], Awaitable[dict[str, Any]]]


def offers(runner: Runner) -> dict[str, Offer]:
    """Returns everything that is offered, by name."""
    graph = (_ask(runner), _solve(runner), _judge(runner))
    registered = (_registered(runner, name) for name in tools())
    return {offer.name: offer for offer in (*graph, *registered)}


def _ask(runner: Runner) -> Offer:
    async def call(request: BaseModel, progress: Progress) -> dict[str, Any]:
        assert isinstance(request, AskInput)
        return await _report(runner, request, progress, question=request.question)

    return Offer(
        "ask",
        "Answer an optimisation question asked in plain English: the solution, re-scored and with its "
        "proof status, and a verdict on whether a quantum computer would be worth it. A report of "
        "kind 'clarification' asks back for what is missing.",
        AskInput,
        Report,
        call,
    )


def _solve(runner: Runner) -> Offer:
    async def call(request: BaseModel, progress: Progress) -> dict[str, Any]:
        assert isinstance(request, SolveTypedInput)
        return await _report(runner, request, progress, problem=request.problem)

    return Offer(
        "solve",
        "Answer a typed optimisation problem as `ask` does: solution, proof status and quantum verdict.",
        SolveTypedInput,
        Report,
        call,
    )


def _judge(runner: Runner) -> Offer:
    async def call(request: BaseModel, progress: Progress) -> dict[str, Any]:
        assert isinstance(request, JudgeInput)
        ask = Ask(
            question=request.question,
            problem=request.problem,
            budget=Budget(wall_s=request.budget_s),
            seed=request.seed,
            stakes=request.stakes,
            is_verdict_only=True,
        )
        return await _run(runner, ask, progress)

    return Offer(
        "judge",
        "Judge whether a quantum computer would be worth it for an optimisation question or a typed "
        "problem, without solving it: the verdict, its findings and break-evens, and qubits, gates, "
        "time and price on each machine. Also answers sourced questions about quantum algorithms.",
        JudgeInput,
        Report,
        call,
    )


async def _report(
    runner: Runner, request: _GraphInput, progress: Progress, **what: Any
) -> dict[str, Any]:
    ask = Ask(
        solver=request.solver,
        machine=request.machine,
        budget=Budget(wall_s=request.budget_s),
        seed=request.seed,
        stakes=request.stakes,
        **what,
    )
    return await _run(runner, ask, progress)


async def _run(runner: Runner, ask: Ask, progress: Progress) -> dict[str, Any]:
    report = await runner.ask(
        ask, watch=lambda node, done, words: progress(done, f"{node}: {words}")
    )
    return report.model_dump(mode="json")


def _registered(runner: Runner, name: str) -> Offer:
    tool = tools()[name]

    async def call(request: BaseModel, progress: Progress) -> dict[str, Any]:
        budget_s = min(float(getattr(request, "budget_s", 0.0)), _MOST_S)
        return await runner.workers.call(name, request, budget_s=budget_s, progress=progress)

    return Offer(name, tool.description, tool.input_type, tool.output_type, call)
