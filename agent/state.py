"""What the graph remembers between nodes: plain JSON only.

Every value survives LangGraph's strict checkpoint serialiser as it is. Problems, outcomes and
reports can be large, so they live in the run store under the run's id.
"""

from __future__ import annotations

from typing import Any, TypedDict


class State(TypedDict, total=False):
    """One run of the graph. A run that comes without a `run_id` is given one.

    `ask` is an `Ask`, `verdict` a `Verdict`. `reply` is a `Clarification` or a `Reply` where the
    question was not a problem; then nothing is decided or solved. `requested` is the solver asked
    for, by an option or in words, `machine` the quantum machine of it. `is_unsolved` is whether the
    verdict alone is wanted, and nothing is executed. `is_probed` is whether the run store holds the
    verdict's classical try. `report` is the answer's headline.
    """

    run_id: str
    ask: dict[str, Any]
    reply: dict[str, Any] | None
    requested: str | None
    machine: str | None
    is_unsolved: bool
    verdict: dict[str, Any]
    is_probed: bool
    report: dict[str, Any]
