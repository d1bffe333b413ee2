"""One backend's run while it goes on: what it has so far can be read, and it can be told to stop."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from solvers.result import Aim, RawResult


class Live:
    """Where a running backend leaves a way to look at it; other threads look, and stop it.

    A backend that cannot be looked at leaves nothing, and is the same as ever.
    """

    def __init__(self) -> None:
        self._peek: Callable[[], RawResult | None] | None = None
        self._stop: Callable[[], None] | None = None
        self._stopped = threading.Event()
        self.aim: Aim | None = None  # what the rest of the time is for, where somebody has said so
        self.on_both: Callable[[], None] | None = None  # starts what runs beside the backend

    @property
    def is_stopped(self) -> bool:
        """Whether somebody wants no more of it."""
        return self._stopped.is_set()

    def offer(self, peek: Callable[[], RawResult | None], stop: Callable[[], None]) -> None:
        """Takes a backend's way to be read, and to be ended within moments; both from any thread."""
        self._peek, self._stop = peek, stop
        if self.is_stopped:
            stop()

    def withdraw(self) -> None:
        """Says that the backend has ended."""
        self._peek = self._stop = None

    def peek(self) -> RawResult | None:
        """Returns what the backend would return if it ended now, None where it cannot tell."""
        look = self._peek
        return look() if look is not None else None

    def turn_to(self, aim: Aim) -> None:
        """Gives the rest of the time to `aim`: ends what is running, or starts another search beside it."""
        self.aim = aim
        if aim != "both":
            self.skip()
        elif self.on_both is not None:
            self.on_both()

    def skip(self) -> None:
        """Ends what is running now, where it can be ended; another may follow."""
        stop = self._stop
        if stop is not None:
            stop()

    def stop(self) -> None:
        """Ends what is running now, where it can be ended, and keeps anything from starting after it."""
        self._stopped.set()
        self.skip()
