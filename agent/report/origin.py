"""Where the answer came from, so that it can be had again."""

from __future__ import annotations

from agent.contracts.report import SolverUsed
from problems.plain_number import plain


def origin(solver: SolverUsed) -> tuple[str, ...]:
    """Returns the solver, its form of the problem, the time, the seed, and every repair."""
    seconds, budget_s = plain(solver.seconds), plain(solver.budget_s)
    allowed = (
        f"{seconds} s of the {budget_s} s allowed"
        if solver.seconds <= solver.budget_s
        else f"{seconds} s, loading included; {budget_s} s were allowed for solving"
    )
    said = [
        f"Found by {solver.name} on the {solver.model} form of the problem in {allowed}, "
        f"with seed {solver.seed}."
    ]
    others = [name for name in dict.fromkeys(solver.tried) if name != solver.name]
    if others:
        said.append(f"Also tried: {', '.join(others)}.")
    if solver.repairs:
        said.append(f"The sample was mended before it was scored: {'; '.join(solver.repairs)}.")
    return tuple(said)
