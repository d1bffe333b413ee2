"""The parent's side of one worker process."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import IO, Any, TypeVar, cast

from problems.errors import WorkerError
from solvers.quantum_runners.permit import SpendingPermit
from tools.tool import Progress
from tools.worker.protocol import error_of

# Workers and solvers are parallel already: BLAS threads beside them gained nothing on QAOA's products
# with two idle cores, and cost twenty times the time with busy ones. The user's own setting wins.
_ONE_BLAS_THREAD = {"OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}


# Imports take 1 to 3 s of one core; a machine that others keep busy has needed a minute for them.
_START_S = 120.0

T = TypeVar("T")


def _ignored(output: dict[str, Any]) -> None:
    """Ignores what a tool tells before its end."""


class DeadlineExceeded(WorkerError):
    """The worker was killed because its deadline had passed."""


class Worker:
    """A process that runs tools, one call at a time.

    It starts when the object is made, so that its imports run beside the caller's own. After an
    error of the tool it is as good as new; after a crash, a kill or a cancelled call it is spent
    (`is_usable` is False).
    """

    def __init__(self, modules: Sequence[str] = ()) -> None:
        self._is_spent = False
        self._is_killed = False
        self._has_started = False
        self._spent_usd: float | None = None
        # A thread of its own: in the loop's shared few, many calls at once would wait for each other.
        self._thread = ThreadPoolExecutor(1, "worker-pipe")
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  # lives as long as the process
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tools.worker.child", *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env={**_ONE_BLAS_THREAD, **os.environ},
        )

    @property
    def is_usable(self) -> bool:
        """Whether the process is there and waits for a call."""
        return not self._is_spent and self._process.poll() is None

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def spent_usd(self) -> float | None:
        """What the last call spent of its permit; None where the process ended without telling."""
        return self._spent_usd

    async def call(
        self,
        tool: str,
        payload: object,
        *,
        deadline_s: float,
        progress: Progress,
        permit: SpendingPermit | None = None,
        partial: Callable[[dict[str, Any]], None] = _ignored,
    ) -> dict[str, Any]:
        """Returns the tool's output as plain JSON data. A permit goes beside the payload, never in it.

        `partial` is called with what the tool tells before its end.

        The deadline runs from when the process has started, which may take 120 s more.

        Raises:
            DeadlineExceeded: `deadline_s` seconds passed; the process has been killed.
            WorkerError: the process did not start, crashed, or was killed from outside.
            VerdiqError: what the tool itself raised, of the same type.
        """
        self._spent_usd = None
        message = {"tool": tool, "input": payload}
        if permit is not None:
            message["permit"] = dataclasses.asdict(permit)
        line = json.dumps(message).encode() + b"\n"
        try:
            async with asyncio.timeout(
                deadline_s + (0 if self._has_started else _START_S)
            ) as limit:
                await self._aside(lambda: self._send(line))
                return await self._reply(tool, progress, partial, limit, deadline_s)
        except TimeoutError:
            self._is_spent = True  # known at once: the caller may give up while it is being killed
            await asyncio.to_thread(self.kill)
            if not self._has_started:
                raise WorkerError(
                    f"the worker for '{tool}' had not started after {_START_S:.0f} s and was ended; "
                    "the machine is too busy, so try again later"
                ) from None
            raise DeadlineExceeded(
                f"'{tool}' had not answered after {deadline_s:.0f} s and was ended; "
                "raise the budget or give a smaller problem"
            ) from None
        except asyncio.CancelledError:
            self.kill()
            raise

    async def say(self, message: dict[str, object]) -> None:
        """Sends a line of the protocol to the tool that is running, which may not be able to heed it."""
        line = json.dumps(message).encode() + b"\n"
        await asyncio.to_thread(self._send, line)  # its own thread waits for the reply

    def end(self) -> None:
        """Ends the process, from any thread; the call that it runs fails and takes back what it held."""
        self._process.kill()

    def kill(self) -> None:
        """Ends the process at once and takes back what it held; a second time does nothing."""
        self._is_killed = True
        self._process.kill()
        self._process.wait()
        self._thread.shutdown(wait=False)  # what it still reads ends with the process
        for stream in (self._process.stdin, self._process.stdout, self._log):
            with contextlib.suppress(OSError):  # what was not yet sent need not arrive
                cast("IO[bytes]", stream).close()

    async def _aside(self, work: Callable[[], T]) -> T:
        """Returns what `work` returns, off the loop."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    async def _line(self, stream: IO[bytes]) -> bytes:
        """Returns the next line of the reply; empty at its end, and where it was killed between two."""
        if self._is_killed:
            return b""
        return await self._aside(stream.readline)

    def _send(self, line: bytes) -> None:
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError, ValueError):  # the reply tells what happened
            self._process.stdin.write(line)
            self._process.stdin.flush()

    async def _reply(
        self,
        tool: str,
        progress: Progress,
        partial: Callable[[dict[str, Any]], None],
        limit: asyncio.Timeout,
        deadline_s: float,
    ) -> dict[str, Any]:
        # A thread reads, so that killing the process is all it takes to end the wait.
        assert self._process.stdout is not None
        while line := await self._line(self._process.stdout):
            match json.loads(line):
                case {"started": True}:
                    self._has_started = True
                    limit.reschedule(asyncio.get_running_loop().time() + deadline_s)
                case {"progress": [fraction, words]}:
                    progress(float(fraction), str(words))
                case {"partial": output}:
                    partial(dict(output))
                case {"error": {"type": kind, "message": message}, "spent_usd": spent}:
                    self._spent_usd = float(spent)
                    raise error_of(kind, message)
                case {"output": output, "spent_usd": spent}:
                    self._spent_usd = float(spent)
                    return dict(output)
        raise WorkerError(self._last_words(tool))

    def _last_words(self, tool: str) -> str:
        code = self._process.wait()
        lines: list[str] = []
        with contextlib.suppress(ValueError):  # closed: somebody else has killed it
            self._log.seek(0)
            lines = self._log.read().decode(errors="replace").strip().splitlines()
        said = f"; its last words: {lines[-1][:200]}" if lines else ""
        self.kill()
        return f"the worker running '{tool}' ended with code {code} before it answered{said}"
