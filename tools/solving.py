"""What the three solving tools share: their input, and running one backend on one form."""

from __future__ import annotations

import time
from dataclasses import dataclass

from pydantic import Field

from problems.problem import Frozen
from problems.registry import AnyProblem
from problems.structures import Answer
from solvers.backend import Backend
from solvers.live import Live
from solvers.result import Aim, Request
from tools.forms import Form
from tools.outcome import Outcome, Provenance
from tools.rescore import rescore
from tools.tool import Progress


class SolveInput(Frozen):
    """A typed problem, the wall time that solving it may take, and the seed of all randomness."""

    problem: AnyProblem
    budget_s: float = Field(default=10.0, gt=0, le=86_400, description="wall-clock seconds")
    seed: int = Field(default=0, ge=0, lt=2**31)


class ToldInput(SolveInput):
    """A `SolveInput` of a call that tells its outcome so far after `probe_s` seconds, and goes on."""

    probe_s: float | None = Field(default=None, gt=0)


class ExactInput(ToldInput):
    """A `ToldInput`, with what the time is for."""

    aim: Aim = "proof"


@dataclass(frozen=True, slots=True)
class Clock:
    """How much of a budget is left, from the moment the clock is made."""

    budget_s: float
    started: float

    @classmethod
    def start(cls, budget_s: float) -> Clock:
        """Returns a clock that starts now."""
        return cls(budget_s, time.monotonic())

    @property
    def spent_s(self) -> float:
        """Seconds since the clock was made."""
        return time.monotonic() - self.started

    @property
    def left_s(self) -> float:
        """Seconds of the budget that are left, at least 0.01 so that a backend can say `unknown`."""
        return max(0.01, self.budget_s - self.spent_s)


def attempt(
    tool: str,
    request: SolveInput,
    form: Form,
    backend: Backend,
    *,
    budget_s: float,
    progress: Progress,
    hint: Answer | None = None,
    asked: Request | None = None,
    began_s: float = 0.0,
    live: Live | None = None,
) -> tuple[Outcome, Answer | None]:
    """Returns one backend's re-scored best answer, and that answer raw, as a hint for the next.

    `began_s` is how long the tool had been running by then, from which its trail counts. With `live`
    others may look at the backend while it runs.
    """

    def named(fraction: float, words: str) -> None:
        progress(fraction, f"{backend.name}: {words}")

    clock = Clock.start(budget_s)
    raw = backend.solve(
        asked or Request(form.model, hint=hint, is_feasible=form.is_feasible, live=live),
        seed=request.seed,
        budget_s=budget_s,
        progress=named,
    )
    provenance = origin(tool, request, form, backend, clock.spent_s)
    outcome = rescore(request.problem, form, raw, provenance, began_s=began_s)
    return outcome, raw.answers[0] if raw.answers else None


def origin(
    tool: str, request: SolveInput, form: Form, backend: Backend, seconds: float
) -> Provenance:
    """Returns where one backend's answer comes from, after so many seconds of its work."""
    return Provenance(
        tool=tool,
        backend=backend.name,
        model=form.name,
        seed=request.seed,
        budget_s=request.budget_s,
        seconds=round(seconds, 4),
        tried=(backend.name,),
    )


def within(progress: Progress, start: float, end: float) -> Progress:
    """Returns a progress callback that fills `start` to `end` of the outer one."""

    def inner(fraction: float, words: str) -> None:
        progress(start + (end - start) * min(1.0, max(0.0, fraction)), words)

    return inner
