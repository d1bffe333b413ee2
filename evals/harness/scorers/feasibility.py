"""Whether solutions keep every requirement of the problem that was read."""

from __future__ import annotations

from collections.abc import Iterable

from evals.harness.figures import Figures, share


def feasibility(feasible: Iterable[bool | None]) -> Figures:
    """Returns how many answers came with a solution, and the share that the problem's check accepts.

    >>> feasibility([True, False, None])
    {'n': 2, 'feasible': 0.5}
    """
    checked = [each for each in feasible if each is not None]
    return {"n": len(checked), "feasible": share(sum(checked), len(checked))}
