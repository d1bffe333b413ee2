"""What is wrong with a solution, as a check collects it."""

from __future__ import annotations

from collections.abc import Iterable

from problems.problem import Violation

Fault = tuple[str, str, float]  # the constraint, the message and the amount


def violations_of(faults: Iterable[Fault]) -> tuple[Violation, ...]:
    """Returns the violations that faults stand for.

    >>> violations_of([("room", "the room is full", 1.0)])[0].message
    'the room is full'
    """
    return tuple(
        Violation(constraint=constraint, message=message, amount=amount)
        for constraint, message, amount in faults
    )
