"""A few workers kept warm, and the one way to call a tool from async code."""

from __future__ import annotations

import asyncio
import functools
import os
from collections.abc import Awaitable, Callable, Sequence
from types import TracebackType
from typing import Any, Self

from pydantic import BaseModel

from solvers.quantum_runners.permit import Purse, SpendingPermit
from tools.tool import Progress
from tools.worker.process import Worker
from tools.worker.running import Running

_MAY_SPEND = "sample_quantum"
_GRACE_S = 20.0  # imports and encoding, on a loaded machine, beside the tool's own budget
# Processes side by side on a core: a short call gets between long ones, and a hundred questions at once
# take the memory of a few (each process holds 150 to 250 MiB).
_A_CORE = 2


def _quiet(fraction: float, words: str) -> None:
    """Ignores progress."""


class Workers:
    """Runs tools in worker processes; a worker that is still good serves the next call.

    `modules` are offered to the workers beside the registered tools. One spare is started at once
    where `warm` is true. At most `at_once` processes work side by side, None for two a core; further
    calls wait their turn, and their budget does not run meanwhile.
    """

    def __init__(
        self, modules: Sequence[str] = (), *, warm: bool = True, at_once: int | None = None
    ) -> None:
        self._modules = tuple(modules)
        self._turns = asyncio.Semaphore(at_once or _A_CORE * (os.cpu_count() or 1))
        self._idle: list[Worker] = [Worker(self._modules)] if warm else []
        self._kept: dict[str, Running] = {}
        self._purse = Purse()
        self._paying = asyncio.Lock()  # a permit is handed to one call at a time

    def permit(self, permit: SpendingPermit | None) -> None:
        """Lets the one tool that may spend money do so from now on, up to the permit.

        Only `agent.surfaces` calls this, with what a person gave at a terminal.
        """
        self._purse = Purse(permit)

    async def call(
        self,
        tool: str,
        request: BaseModel,
        *,
        budget_s: float = 0.0,
        grace_s: float = _GRACE_S,
        progress: Progress = _quiet,
    ) -> dict[str, Any]:
        """Returns the tool's output as plain JSON; the worker is killed `grace_s` past the budget.

        Raises:
            DeadlineExceeded, WorkerError: the worker was ended, or crashed.
            VerdiqError: what the tool itself raised.
        """
        return await self.serve(
            tool, request, deadline_s=budget_s + grace_s, progress=progress, running=None
        )

    def begin(
        self,
        tool: str,
        request: BaseModel,
        *,
        budget_s: float = 0.0,
        grace_s: float = _GRACE_S,
        progress: Progress = _quiet,
    ) -> Running:
        """Starts the same as `call`, to be looked at before it ends."""
        running = Running(tool, request, progress)
        running.starts(
            asyncio.create_task(
                self.serve(
                    tool,
                    request,
                    deadline_s=budget_s + grace_s,
                    progress=running.follow,
                    running=running,
                )
            )
        )
        return running

    def keep(self, name: str, running: Running) -> None:
        """Holds a running call under a name until somebody takes it, in place of any before it."""
        self.give_up(name)
        self._kept[name] = running

    def take(self, name: str) -> Running | None:
        """Returns the call that is held under a name, which is then the caller's; None: there is none."""
        return self._kept.pop(name, None)

    def give_up(self, name: str) -> None:
        """Ends the call that is held under a name, if there is one."""
        running = self.take(name)
        if running is not None:
            running.give_up()

    async def serve(
        self,
        tool: str,
        request: BaseModel,
        *,
        deadline_s: float,
        progress: Progress,
        running: Running | None,
    ) -> dict[str, Any]:
        """Returns the output of one call on a worker: what `call` and `begin` come down to."""
        payload = request.model_dump(mode="json")
        if self._turns.locked():
            progress(0.0, "waiting for a free worker")
        async with self._turns:
            worker = self._idle.pop() if self._idle else await self._started()
            call = functools.partial(
                worker.call, tool, payload, deadline_s=deadline_s, progress=progress
            )
            if running is not None:
                running.begins_on(worker)
                call = functools.partial(call, partial=running.tells)
            try:
                if tool == _MAY_SPEND and self._purse.permit is not None:
                    return await self._paid(worker, call)
                return await call()
            finally:
                if worker.is_usable:
                    self._idle.append(worker)
                else:
                    await asyncio.to_thread(worker.kill)

    async def _paid(
        self, worker: Worker, call: Callable[..., Awaitable[dict[str, Any]]]
    ) -> dict[str, Any]:
        """One call with what is left of the permit; a call that ends untold has used all of it."""
        async with self._paying:
            left = self._purse.left()
            try:
                return await call(permit=left)
            finally:
                self._purse.book(worker.spent_usd)

    async def _started(self) -> Worker:
        return await asyncio.to_thread(Worker, self._modules)

    def close(self) -> None:
        """Ends every idle worker, and calls that nobody took."""
        while self._kept:
            self._kept.popitem()[1].kill()
        while self._idle:
            self._idle.pop().kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
