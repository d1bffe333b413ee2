"""Work of a millisecond by many calls at once, one call in each round of the event loop."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Turns:
    """Gives each caller a round of the loop of its own, so that others get their turn in between.

    Without it a hundred answers that arrive together are all read in one round, and the loop is held up for
    the sum (measured by `make bench NAME=model_calls`).
    """

    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def turn(self) -> None:
        """Returns when no other caller has been let on in this round."""
        async with self._lock:
            await asyncio.sleep(0)
