"""Tells what is known of a question at a moment, while the search for its answer goes on."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tools.outcome import Outcome

_AGAIN_S = 0.02  # between looks at a backend that was still writing its model when the moment came


@contextmanager
def snapshot(
    after_s: float | None, so_far: Callable[[], Outcome | None], tell: Callable[[Outcome], None]
) -> Iterator[None]:
    """Tells once what `so_far` knows, from `after_s` seconds on; None: never.

    An answer is waited for as long again at most, as a busy machine may have spent the first time on
    imports. The block is the search. Where it is over first nothing is told: its end says more.
    """
    if after_s is None:
        yield
        return
    over, telling = threading.Event(), threading.Lock()

    def watch() -> None:
        wait_s = max(0.0, after_s)
        latest = time.monotonic() + 2 * wait_s
        while not over.wait(wait_s):
            known = so_far()
            if known is not None and (known.is_feasible or time.monotonic() >= latest):
                with telling:
                    if not over.is_set():
                        tell(known)
                return
            wait_s = _AGAIN_S

    threading.Thread(target=watch, name="snapshot", daemon=True).start()
    try:
        yield
    finally:
        with telling:  # nothing is told after the end; the thread ends by itself
            over.set()
