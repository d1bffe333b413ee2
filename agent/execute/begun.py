"""The search that the verdict's classical try began, taken on to its end or ended early."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from agent.execute.finished import Finished
from agent.execute.plan import Step
from problems.errors import WorkerError
from solvers.result import Aim
from tools.solving import ExactInput
from tools.tool import Progress
from tools.worker import DeadlineExceeded, Running


@dataclass(frozen=True, slots=True)
class Begun:
    """What the search came to, None where it gave nothing, and the steps that are still to be run."""

    output: dict[str, Any] | None
    left: tuple[Step, ...]


async def taken_on(
    running: Running | None, steps: Sequence[Step], finished: Finished, progress: Progress
) -> Begun:
    """Returns what became of the search that is running, or of one that ran before a resume.

    It is the step of the same tool, has that step's time and aim from now on, and runs nothing again.
    Where no step is, it ends now. A step whose search was lost with its worker is left to
    be run from the start.
    """
    mine = next((each for each in steps if _takes_on(each, running)), None)
    others = tuple(each for each in steps if each is not mine)
    kept = await _kept(steps, finished)
    if kept is not None:
        return kept
    if running is None:
        return Begun(None, tuple(steps))
    try:
        if mine is None:
            return Begun(await running.stop(), others)
        if _aim(mine.request) != _aim(running.request):
            await running.turn_to(_aim(mine.request))
        within_s = mine.request.budget_s if others else None
        output = await running.result(progress, within_s=within_s)
    except DeadlineExceeded:
        return Begun(None, others)
    except WorkerError:
        return Begun(None, tuple(steps))
    finally:
        running.give_up()
    await finished.put(_name(mine), output)
    return Begun(output, others)


def _takes_on(step: Step, running: Running | None) -> bool:
    return running is not None and running.tool == step.tool


def _aim(request: BaseModel) -> Aim:
    return request.aim if isinstance(request, ExactInput) else "proof"


async def _kept(steps: Sequence[Step], finished: Finished) -> Begun | None:
    for step in steps:
        output = await finished.get(_name(step))
        if output is not None:
            return Begun(output, tuple(each for each in steps if each is not step))
    return None


def _name(step: Step) -> str:
    """The name of a step's output that has the classical try in it."""
    return f"{step.key}-begun"
