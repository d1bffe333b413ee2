"""When to ask again, and how long to wait before."""

from __future__ import annotations

import email.utils
import math
import random
import time
from collections.abc import Mapping

# What the official client repeats: openai-python, _base_client.py (_should_retry), with its waits of
# 0.5 s doubling to 8 s, less up to a quarter at random so that callers do not come back in step.
_PASSING = frozenset({408, 409, 425, 429})
_FIRST_S, _LONGEST_S, _SPREAD = 0.5, 8.0, 0.25
_SETTLED_CODES = frozenset({"insufficient_quota", "billing_hard_limit_reached"})


def is_passing(status: int, code: str, headers: Mapping[str, str]) -> bool:
    """Whether the same request may be answered later; the server's own word (`x-should-retry`) wins.

    >>> is_passing(429, "", {}), is_passing(429, "insufficient_quota", {}), is_passing(400, "", {})
    (True, False, False)
    >>> is_passing(500, "", {"x-should-retry": "false"})
    False
    """
    if code in _SETTLED_CODES:
        return False
    said = headers.get("x-should-retry")
    if said in {"true", "false"}:
        return said == "true"
    return status in _PASSING or status >= 500


def wait_s(
    n_failed: int, headers: Mapping[str, str], rng: random.Random, now: float | None = None
) -> float:
    """Returns the seconds to wait after so many failures, as the server asks where it does.

    >>> wait_s(1, {"retry-after-ms": "1500"}, random.Random(0))
    1.5
    >>> wait_s(1, {"retry-after": "Wed, 21 Oct 2015 07:28:07 GMT"}, random.Random(0), now=1445412480.0)
    7.0
    >>> 0.375 <= wait_s(1, {}, random.Random(0)) <= 0.5
    True
    """
    asked = _asked(headers, time.time() if now is None else now)
    if asked is not None:
        return asked
    longest = min(_FIRST_S * 2.0 ** min(n_failed - 1, 30), _LONGEST_S)
    return longest * (1.0 - _SPREAD * rng.random())


def _asked(headers: Mapping[str, str], now: float) -> float | None:
    """Returns the wait that the headers ask for, in milliseconds, in seconds or as a date."""
    for name, unit in (("retry-after-ms", 1e-3), ("retry-after", 1.0)):
        seconds = _number(headers.get(name))
        if seconds is not None:
            return max(seconds * unit, 0.0)
    date = headers.get("retry-after")
    if date is None:
        return None
    try:
        return max(email.utils.parsedate_to_datetime(date).timestamp() - now, 0.0)
    except (ValueError, OverflowError):
        return None


def _number(written: str | None) -> float | None:
    try:
        value = float(written or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None
