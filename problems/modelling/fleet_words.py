"""Routes in words."""

from __future__ import annotations

from collections.abc import Sequence

_MOST_STOPS_SPELLED = 60


def counted(number: int, one: str) -> str:
    """Returns a number of things, such as "1 vehicle" or "2 vehicles"."""
    return f"{number} {one}{'' if number == 1 else 's'}"


def told_routes(depot: str, routes: Sequence[Sequence[str]]) -> str:
    """Returns the routes that leave the depot, each by its number; of very many the first ones.

    >>> told_routes("base", [("a", "b"), (), ("c",)])
    '1: base → a → b → base; 3: base → c → base'
    """
    told: list[str] = []
    spelled = 0
    for number, route in enumerate(routes, start=1):
        if not route:
            continue
        if spelled + len(route) > _MOST_STOPS_SPELLED and told:
            return "; ".join((*told, "and so on"))
        shown = route if len(route) <= _MOST_STOPS_SPELLED else (*route[:_MOST_STOPS_SPELLED], "…")
        told.append(f"{number}: {' → '.join((depot, *shown, depot))}")
        spelled += len(route)
    return "; ".join(told)
