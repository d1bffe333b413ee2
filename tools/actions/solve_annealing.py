"""Solves by simulated annealing on the QUBO: good answers on sparse problems, never a proof."""

from __future__ import annotations

from problems.errors import EncodingError
from solvers.registry import accepting
from tools.forms import qubo_form
from tools.listener import listener
from tools.outcome import Outcome
from tools.rescore import rescore
from tools.snapshot import snapshot
from tools.solving import Clock, SolveInput, ToldInput, attempt, origin
from tools.tool import Progress, Tool


def run(request: SolveInput, progress: Progress) -> Outcome:
    """Returns the best sample, decoded, mended only as its family declares, and re-scored.

    Of a `ToldInput` who listens is told the best so far after `probe_s` seconds; it may end the search
    at any time.

    Raises:
        EncodingError: the problem has no QUBO.
        LimitExceeded: its QUBO would be too large.
    """
    clock, heard = Clock.start(request.budget_s), listener()
    progress(0.0, "writing the QUBO")
    form = qubo_form(request.problem)
    samplers = accepting(form.model, "sampling")
    if not samplers:
        raise EncodingError("no sampler that is installed takes this QUBO; see verdiq solvers")
    began_s = clock.spent_s

    def so_far() -> Outcome | None:
        raw = heard.live.peek()
        if raw is None:
            return None
        spent_s = clock.spent_s - began_s
        source = origin("solve_annealing", request, form, samplers[0], spent_s)
        return rescore(request.problem, form, raw, source, began_s=began_s)

    told_s = request.probe_s if isinstance(request, ToldInput) else None
    after_s = None if told_s is None else told_s - clock.spent_s
    with snapshot(after_s, so_far, lambda found: heard.tell(found.model_dump(mode="json"))):
        outcome, _ = attempt(
            "solve_annealing",
            request,
            form,
            samplers[0],
            budget_s=clock.left_s,
            progress=progress,
            began_s=began_s,
            live=heard.live,
        )
    return outcome


TOOL = Tool(
    name="solve_annealing",
    description=(
        "Solve a typed optimisation problem by simulated annealing on its QUBO. Samples are decoded "
        "and re-scored from the problem; the status is never better than feasible."
    ),
    input_type=ToldInput,
    output_type=Outcome,
    run=run,
)
