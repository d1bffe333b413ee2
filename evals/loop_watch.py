"""What a benchmark of many things at once watches: the event loop, and the memory held."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

_STEP_S = 0.005


async def largest_delay_ms() -> float:
    """Returns, when it is cancelled, by how much the loop ever kept a sleep of 5 ms waiting."""
    largest = 0.0
    try:
        while True:
            before = time.perf_counter()
            await asyncio.sleep(_STEP_S)
            largest = max(largest, time.perf_counter() - before - _STEP_S)
    except asyncio.CancelledError:
        return 1000 * largest


def held_mib() -> float:
    """Returns the memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 2**20
