"""Whether everyone is visited who must be, once, and nobody else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from problems.problem import Violation


def visit_violations(visited: Iterable[str], must: Iterable[str], kind: str) -> Iterator[Violation]:
    """Yields each name that is unknown, missing or visited again. `kind` is what a name stands for.

    >>> [each.message for each in visit_violations("aab", "ac", "place")][:2]
    ["there is no place called 'b'", "'a' is visited 2 times; it must be once"]
    """
    visits, known = Counter(visited), dict.fromkeys(must)
    for name in visits:
        if name not in known:
            message = f"there is no {kind} called {name!r}"
            yield Violation(constraint=f"{kind}s", message=message, amount=1)
    for name in known:
        if visits[name] != 1:
            yield Violation(
                constraint=f"{name} once",
                message=f"{name!r} is visited {visits[name]} times; it must be once",
                amount=abs(visits[name] - 1),
            )
