"""Solves by simulated annealing on the QUBO: good answers on sparse problems, never a proof."""

from __future__ import annotations

from problems.errors import EncodingError
from solvers.registry import accepting
from tools.forms import qubo_form
from tools.outcome import Outcome
from tools.solving import Clock, SolveInput, attempt
from tools.tool import Progress, Tool


def run(request: SolveInput, progress: Progress) -> Outcome:
    """Returns the best sample, decoded, mended only as its family declares, and re-scored.

    Raises:
        EncodingError: the problem has no QUBO.
        LimitExceeded: its QUBO would be too large.
    """
    clock = Clock.start(request.budget_s)
    progress(0.0, "writing the QUBO")
    form = qubo_form(request.problem)
    samplers = accepting(form.model, "sampling")
    if not samplers:
        raise EncodingError("no sampler that is installed takes this QUBO; see verdiq solvers")
    outcome, _ = attempt(
        "solve_annealing",
        request,
        form,
        samplers[0],
        budget_s=clock.left_s,
        progress=progress,
        began_s=clock.spent_s,
    )
    return outcome


TOOL = Tool(
    name="solve_annealing",
    description=(
        "Solve a typed optimisation problem by simulated annealing on its QUBO. Samples are decoded "
        "and re-scored from the problem; the status is never better than feasible."
    ),
    input_type=SolveInput,
    output_type=Outcome,
    run=run,
)
