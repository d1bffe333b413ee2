"""Checks a solution, whoever found it, against the problem alone."""

from __future__ import annotations

from problems.problem import Check
from tools.solved import Solved
from tools.tool import Progress, Tool


def run(request: Solved, progress: Progress) -> Check:
    """Returns feasibility, every violation, and the objective recomputed from the problem."""
    check: Check = request.problem.check(request.solution)
    return check


TOOL = Tool(
    name="verify_solution",
    description=(
        "Check a solution of a typed problem: feasible or not, each violated constraint with its "
        "amount, and the objective recomputed from the problem."
    ),
    input_type=Solved,
    output_type=Check,
    run=run,
)
