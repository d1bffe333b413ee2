"""The process that builds and solves instances for the campaign; it can be killed at any moment.

It keeps its imports and the last instance from question to question. Every solver gets one thread
there, so that CPU seconds are seconds on a machine of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import resource
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.connection import Connection
from time import perf_counter, process_time
from typing import Any

from evals.profiles.record import Answer, Instance, Moment
from problems.errors import BackendError, BadInput, EncodingError, LimitExceeded, VerdiqError
from problems.problem import Problem
from problems.registry import families
from problems.status import Sense, Status
from solvers.performance.machine_speed import machine_speed
from tools.actions import solve_annealing, solve_exact
from tools.actions.build_model import BuildInput, CqmSize, Models
from tools.actions.build_model import run as build
from tools.forms import native_form
from tools.outcome import Outcome
from tools.solving import SolveInput
from tools.tool import Progress

Solver = Callable[[SolveInput, Progress], Outcome]
ROUTES: dict[str, Solver] = {"exact": solve_exact.run, "annealing": solve_annealing.run}

_MOST_BYTES = 3 * 2**30
_MOST_COUPLINGS = 3_000_000  # they take half a minute to write and most of the memory allowed
_GRACE_S = 10.0  # encoding is not interrupted; beyond it the process is killed
_BUILD_S = 25.0
_LEAST_SHARE = 0.25  # budgets are stretched fourfold at most where others keep the machine busy
_WARM_UP_S = 0.3
_TOLD_S = (0.03, 0.1, 0.3, 1.0, 3.0)  # budgets between which answers differ by little


@dataclass(frozen=True, slots=True)
class Built:
    """An instance's models, with what its family says of it."""

    models: Models
    sense: Sense
    words: str
    speed: float


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a route or a builder takes no such instance."""

    why: str


Question = tuple[Instance, str | None, float]
Reply = Built | Answer | Refused


class Child:
    """One process at a time, replaced where it was killed or broke down."""

    def __init__(self) -> None:
        self._process: multiprocessing.process.BaseProcess | None = None
        self._connection: Connection | None = None
        self._share = 1.0

    def build(self, instance: Instance) -> Built | Refused | None:
        """Returns the sizes of an instance's models; None where that took too long or broke down."""
        reply = self._ask((instance, None, 0.0), _BUILD_S)
        assert not isinstance(reply, Answer)
        return reply

    def solve(self, instance: Instance, route: str, budget_s: float) -> Answer | Refused:
        """Returns what a route gives; the budget is stretched by the share of a core that there is."""
        wall_s = budget_s / max(self._share, _LEAST_SHARE)
        reply = self._ask((instance, route, wall_s), 2 * wall_s + _GRACE_S)
        assert not isinstance(reply, Built)
        match reply:
            case None:
                return Answer(
                    budget_s=budget_s,
                    cpu_s=budget_s,
                    wall_s=wall_s,
                    status=Status.UNKNOWN,
                    backend="killed",
                )
            case Answer():
                self._note_share(reply)
                return reply.model_copy(update={"budget_s": budget_s})
            case Refused():
                return reply

    def close(self) -> None:
        """Ends the process."""
        if self._process is not None and self._connection is not None:
            self._process.kill()
            self._process.join()
            self._connection.close()
        self._process = self._connection = None

    def _note_share(self, answer: Answer) -> None:
        if answer.wall_s > 0.3:
            self._share = 0.5 * self._share + 0.5 * min(1.0, answer.cpu_s / answer.wall_s)

    def _ask(self, question: Question, patience_s: float) -> Reply | None:
        connection = self._connection or self._start()
        connection.send(question)
        try:
            if connection.poll(patience_s):
                reply: Reply = connection.recv()
                return reply
        except EOFError:
            pass
        self.close()
        return None

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there,), daemon=True)
        self._process.start()
        there.close()
        here.recv()  # it has imported what it needs
        self._connection = here
        return here


def _serve(connection: Connection) -> None:
    """Answers questions until the other end closes."""
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))
    os.cpu_count = _one_core
    machine_speed()
    connection.send(None)
    while True:
        try:
            instance, route, wall_s = connection.recv()
        except EOFError:
            return
        try:
            reply: Reply = _built(instance) if route is None else _solved(instance, route, wall_s)
        except (VerdiqError, MemoryError) as error:
            reply = Refused(str(error) or type(error).__name__)
        connection.send(reply)


def _one_core() -> int:
    return 1


@lru_cache(maxsize=1)
def _problem(instance: Instance) -> Problem[Any]:
    return instance.problem()


def _built(instance: Instance) -> Built:
    """The models' sizes; without the QUBO's where writing it would take minutes or gigabytes."""
    problem = _problem(instance)
    native = native_form(problem)
    models = Models(
        family=problem.family, size=problem.size, structure=native.name if native else None
    )
    try:
        cqm = problem.cqm()
    except (EncodingError, LimitExceeded) as error:
        return Built(_without(models, str(error)), problem.sense, problem.size, machine_speed())
    squares = [each.lhs.num_variables**2 / 2 for each in cqm.constraints.values()]
    n_couplings = cqm.objective.num_interactions + sum(squares)
    if n_couplings <= _MOST_COUPLINGS:
        models = build(BuildInput(problem=problem), _silent)
    else:
        models = _without(models, f"its QUBO would have up to {n_couplings:.3g} couplings")
        size = CqmSize(
            n_variables=len(cqm.variables),
            n_constraints=len(cqm.constraints),
            n_quadratic=cqm.objective.num_interactions,
        )
        models = models.model_copy(update={"cqm": size})
    return Built(models, problem.sense, problem.size, machine_speed())


def _without(models: Models, why: str) -> Models:
    return models.model_copy(update={"refusals": (why,)})


def _solved(instance: Instance, route: str, wall_s: float) -> Answer:
    request = SolveInput(problem=_problem(instance), budget_s=wall_s, seed=0)
    _warm_up(instance.family, route)
    wall, cpu = perf_counter(), process_time()
    outcome = ROUTES[route](request, _silent)
    wall, cpu = perf_counter() - wall, process_time() - cpu
    return answer_of(outcome, cpu_s=cpu, wall_s=wall, budget_s=wall_s)


@lru_cache(maxsize=256)
def _warm_up(family: str, route: str) -> None:
    """Imports and compiles what the route needs for this family, so that no run pays for it."""
    import numpy as np

    problem = families()[family].random(np.random.default_rng(0), 4)
    try:
        ROUTES[route](SolveInput(problem=problem, budget_s=_WARM_UP_S, seed=0), _silent)
    except (BadInput, EncodingError, BackendError):
        return


def answer_of(outcome: Outcome, *, cpu_s: float, wall_s: float, budget_s: float) -> Answer:
    """Returns an outcome as the file keeps it; its trail is told in CPU seconds, at a few of them."""
    share = cpu_s / wall_s if wall_s > 0 else 1.0
    return Answer(
        budget_s=budget_s,
        cpu_s=_kept(cpu_s),
        wall_s=_kept(wall_s),
        status=outcome.status,
        backend=outcome.provenance.backend,
        objective=_number(outcome.objective if outcome.is_feasible else None),
        bound=_number(outcome.bound),
        gap=None if outcome.gap is None else float(f"{outcome.gap:.4g}"),
        trail=thinned_trail(outcome, share),
    )


def thinned_trail(outcome: Outcome, share: float) -> tuple[Moment, ...]:
    """Returns the first feasible answer, and what was known after 0.03, 0.1, 0.3… CPU seconds.

    `share` is the part of a core that the run had; what did not change is not told again.
    """
    moments = [
        Moment(
            cpu_s=_kept(each.seconds * share),
            objective=_number(each.objective),
            bound=_number(each.bound),
        )
        for each in outcome.trail
    ]
    first = next((each for each in moments if each.objective is not None), None)
    kept = [first] if first else []
    for second in _TOLD_S:
        before = [each for each in moments if each.cpu_s <= second]
        kept += before[-1:]
    distinct = {each.cpu_s: each for each in kept}
    return tuple(distinct[seconds] for seconds in sorted(distinct))


def _kept(seconds: float) -> float:
    return float(f"{seconds:.4g}")


def _number(value: float | None) -> float | None:
    """An objective with ten digits, which tell any two answers apart that differ."""
    return None if value is None else float(f"{value:.10g}")


def _silent(_fraction: float, _words: str) -> None:
    return
