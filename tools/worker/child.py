"""The worker's side: serves tool calls on standard input until it closes.

Run as `python -m tools.worker.child [MODULE…]`; each module offers one more `TOOL` beside the
registered ones. Whatever a library prints on standard output goes to standard error, so that the
protocol's channel stays clean.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, Any

if TYPE_CHECKING:
    from solvers.live import Live

_PROGRESS_EVERY_S = 0.05
_PARENT_EVERY_S = 0.5
_MEMORY_SHARE = (
    0.9  # of physical memory; beyond it the worker refuses rather than drag the host down
)


def serve(requests: IO[str], replies: IO[str], modules: list[str]) -> None:
    """Answers each request line with its reply lines; returns when `requests` ends."""
    send = _sender(replies)
    from solvers.quantum_runners.permit import SpendingPermit, permitted
    from tools.listener import Listener, listened

    inbox = _Inbox()
    threading.Thread(target=inbox.fill, args=(requests,), daemon=True).start()
    send({"started": True})
    while (message := inbox.next()) is not None:
        told = message.get("permit")
        listener = Listener(lambda output: send({"partial": output}))
        inbox.running = listener.live
        with permitted(SpendingPermit(**told) if told else None) as purse, listened(listener):
            reply = _answer(message, modules, send)
        inbox.running = None
        send({**reply, "spent_usd": purse.spent_usd})


class _Inbox:
    """The parent's lines, read in a thread so that one of them can end the call that is running."""

    def __init__(self) -> None:
        self._calls: queue.SimpleQueue[dict[str, Any] | None] = queue.SimpleQueue()
        self.running: Live | None = None

    def fill(self, lines: IO[str]) -> None:
        """Reads until the parent closes its end; what comes too late for a call finds none."""
        for line in lines:
            message = json.loads(line)
            running = self.running
            if "tool" in message:
                self._calls.put(message)
            elif running is not None and "aim" in message:
                running.turn_to(message["aim"])
            elif running is not None:
                running.stop()
        self._calls.put(None)

    def next(self) -> dict[str, Any] | None:
        """Returns the next call, None when there will be no more."""
        return self._calls.get()


def _sender(replies: IO[str]) -> Callable[[dict[str, Any]], None]:
    lock = threading.Lock()  # solvers report progress from threads of their own

    def send(message: dict[str, Any]) -> None:
        with lock:
            replies.write(json.dumps(message) + "\n")
            replies.flush()

    return send


def _answer(
    message: dict[str, Any], modules: list[str], send: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    from pydantic import ValidationError

    from problems.errors import VerdiqError
    from problems.validation import one_sentence

    try:
        tool = _tool(message["tool"], modules)
        return {"output": tool.call(message["input"], _throttled(send))}
    except VerdiqError as error:
        return _error(type(error).__name__, str(error))
    except ValidationError as error:
        return _error("InvalidProblem", one_sentence(error, "the input"))
    except MemoryError:
        return _error(
            "LimitExceeded",
            f"'{message['tool']}' ran out of memory; give a smaller problem or another solver",
        )
    except Exception as error:  # noqa: BLE001  # the outermost boundary of this process
        import traceback

        traceback.print_exc(file=sys.stderr)
        return _error(
            "WorkerError", f"'{message['tool']}' broke down ({type(error).__name__}: {error})"
        )


def _error(kind: str, message: str) -> dict[str, Any]:
    return {"error": {"type": kind, "message": message}}


def _tool(name: str, modules: list[str]) -> Any:
    for module in modules:
        tool = importlib.import_module(module).TOOL
        if tool.name == name:
            return tool
    # One file, not the registry: the first answer must not wait for every tool's imports.
    if name.isidentifier() and importlib.util.find_spec(f"tools.actions.{name}") is not None:
        return importlib.import_module(f"tools.actions.{name}").TOOL
    from problems.errors import BadInput
    from tools.registry import tools

    raise BadInput(f"there is no tool called {name!r}; there are {', '.join(sorted(tools()))}")


def _throttled(send: Callable[[dict[str, Any]], None]) -> Callable[[float, str], None]:
    last = 0.0

    def progress(fraction: float, words: str) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _PROGRESS_EVERY_S:
            last = now
            send({"progress": [fraction, words]})

    return progress


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows; there the system's own limits hold
        return
    physical = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    limit = int(physical * _MEMORY_SHARE)
    if hard == resource.RLIM_INFINITY or limit < hard:
        resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))


def _warm_up(modules: list[str]) -> None:
    """Imports what calls need while the parent still imports its own; the solvers in the background."""
    for module in [*modules, "tools.actions.solve_exact", "dimod"]:
        importlib.import_module(module)
    threading.Thread(target=_import_solvers, daemon=True).start()


def _import_solvers() -> None:
    from solvers.registry import backends

    exact = [each for each in backends().values() if each.kind == "exact" and each.is_available]
    for module in dict.fromkeys(name for each in exact for name in each.modules):
        importlib.import_module(module)


def _follow_parent() -> None:
    """Ends this process when its parent is gone, however the parent ended."""
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_PARENT_EVERY_S)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def main() -> None:
    """Claims standard output for the protocol, warms up, and serves."""
    _follow_parent()
    channel = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    _limit_memory()
    modules = sys.argv[1:]
    _warm_up(modules)
    serve(sys.stdin, channel, modules)


if __name__ == "__main__":
    main()
