"""Who waits for a tool while it runs: may be told what is known so far, and may want no more of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from solvers.live import Live


@dataclass(frozen=True, slots=True)
class Listener:
    """The other end of one call: `tell` takes an output so far as plain JSON data, from any thread."""

    tell: Callable[[dict[str, Any]], None]
    live: Live = field(default_factory=Live)


_NOW: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def listened(listener: Listener) -> Iterator[Listener]:
    """Has tools that are called within the block tell this listener."""
    token = _NOW.set(listener)
    try:
        yield listener
    finally:
        _NOW.reset(token)


def listener() -> Listener:
    """Returns who waits for the tool that is running; where nobody does, one that ignores it all."""
    return _NOW.get() or Listener(lambda output: None)
