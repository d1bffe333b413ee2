"""A call that goes on running while its caller does something else with what it has told so far."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

from pydantic import BaseModel

from problems.errors import VerdiqError, WorkerError
from solvers.result import Aim
from tools.tool import Progress
from tools.worker.process import Worker

_ENDS_WITHIN_S = 1.0  # CP-SAT stops within 0.1 s; what cannot be told to stop is killed instead


class Running:
    """One call of `Workers.begin`. It holds its worker until it ends or is given up."""

    def __init__(self, tool: str, request: BaseModel, progress: Progress) -> None:
        self.tool = tool
        self.request = request
        self._progress = progress
        self._worker: Worker | None = None
        self._has_begun = asyncio.Event()
        self._told: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._call: asyncio.Task[dict[str, Any]] | None = None

    @property
    def is_over(self) -> bool:
        """Whether it has ended, however that was."""
        return self._call is not None and self._call.done()

    async def first(self, within_s: float) -> dict[str, Any] | None:
        """Returns what is told first, a part or the end; None where `within_s` seconds bring nothing.

        The seconds count from when a worker has taken the call.

        Raises:
            WorkerError, VerdiqError: as `Workers.call`.
        """
        assert self._call is not None
        begun = asyncio.ensure_future(self._has_begun.wait())
        try:
            await asyncio.wait({begun, self._call}, return_when=asyncio.FIRST_COMPLETED)
            await asyncio.wait(
                {self._told, self._call},
                timeout=within_s,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            begun.cancel()
        if self._call.done():
            return self._call.result()
        return self._told.result() if self._told.done() else None

    async def result(self, progress: Progress, *, within_s: float | None = None) -> dict[str, Any]:
        """Returns the end of the call, which is told to end after `within_s` seconds from now.

        Its progress goes to `progress` from now on.

        Raises:
            WorkerError, VerdiqError: as `Workers.call`; WorkerError too where it had to be killed.
        """
        assert self._call is not None
        self._progress = progress
        if within_s is not None:
            await asyncio.wait({self._call}, timeout=within_s)
            output = self._call.result() if self._call.done() else await self.stop()
            if output is None:
                raise WorkerError(f"'{self.tool}' did not end when it was told to")
            return output
        return await asyncio.shield(self._call)

    async def stop(self) -> dict[str, Any] | None:
        """Ends the call early and returns what it has; None where it had to be killed, or failed."""
        assert self._call is not None
        if self._worker is not None and not self._call.done():
            await self._worker.say({"stop": True})
            await asyncio.wait({self._call}, timeout=_ENDS_WITHIN_S)
        if not self._call.done():
            self._call.cancel()
        try:
            return await asyncio.shield(self._call)
        except (VerdiqError, asyncio.CancelledError):
            if not self._call.cancelled() and not self._call.done():
                raise  # it is the caller who was cancelled
            return None

    async def over(self) -> None:
        """Returns once the call has ended, however that was."""
        assert self._call is not None
        await asyncio.wait({self._call})

    async def turn_to(self, aim: Aim) -> None:
        """Gives the rest of the call's time to another aim, with what it has found so far."""
        if self._worker is not None and not self.is_over:
            await self._worker.say({"aim": aim})

    def give_up(self) -> None:
        """Kills the call where it is still running; nobody wants its end."""
        if self._call is not None:
            self._call.cancel()

    def kill(self) -> None:
        """Kills its process at once, from any thread."""
        if self._worker is not None and not self.is_over:
            self._worker.end()

    def starts(self, call: asyncio.Task[dict[str, Any]]) -> None:
        """Takes the task that runs the call; its error is no one's where no one asks."""
        self._call = call
        call.add_done_callback(_noticed)

    def begins_on(self, worker: Worker) -> None:
        """Notes which worker has taken the call."""
        self._worker = worker
        self._has_begun.set()

    def tells(self, output: dict[str, Any]) -> None:
        """Takes what the tool knows so far; only the first such part is kept."""
        if not self._told.done():
            self._told.set_result(output)

    def follow(self, fraction: float, words: str) -> None:
        """Passes progress on to who wants it now."""
        self._progress(fraction, words)


def _noticed(call: asyncio.Task[dict[str, Any]]) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        call.exception()
