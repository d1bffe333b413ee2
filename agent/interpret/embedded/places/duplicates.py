"""Ways that are told more than once."""

from __future__ import annotations

from collections.abc import Iterable

from agent.interpret.embedded.places.ways import Way
from agent.interpret.embedded.reader import Missing


def told_once(ways: Iterable[Way], family: str, what: str) -> tuple[Way, ...] | Missing:
    """Returns each way once; the question which number holds where two differ.

    `what` names the number of a way: "the capacity".
    """
    known: dict[tuple[str, str], Way] = {}
    for way in ways:
        earlier = known.setdefault((way.u, way.v), way)
        if earlier.value != way.value:
            where = f"{what} from {way.u} to {way.v}"
            first, second = f"{earlier.value:g}", f"{way.value:g}"
            return Missing(
                family,
                where,
                f"For {where} I read {first} and {second}; which holds?",
                (first, second),
            )
    return tuple(known.values())
