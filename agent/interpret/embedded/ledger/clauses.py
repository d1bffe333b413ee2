"""Sentences cut into clauses that each state at most one limit."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from agent.interpret.embedded.ledger.marks import Mark
from agent.interpret.embedded.text import Span

_STATES = frozenset({"number", "share", "times", "relation"})
_JOINTS = frozenset({"and", "but", "while", "whereas"})


def clauses_of(marks: Sequence[Mark], told: Collection[Span]) -> list[list[Mark]]:
    """Returns the clauses that state something beside the numbers `told` already, in order.

    What states nothing belongs to the clause before it, or to the first one.
    """
    chunks: list[list[Mark]] = [[]]
    for mark in marks:
        if mark.kind == "stop" or mark.text in _JOINTS:
            chunks.append([])
        else:
            chunks[-1].append(mark)
    joined: list[list[Mark]] = []
    pending: list[Mark] = []
    for chunk in chunks:
        if not chunk:
            continue
        if any(mark.kind in _STATES and mark.span not in told for mark in chunk):
            joined.append([*pending, *chunk])
            pending = []
        elif joined:
            joined[-1] += chunk
        else:
            pending += chunk
    return [[mark for mark in chunk if mark.span not in told] for chunk in joined]
