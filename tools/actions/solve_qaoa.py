"""Solves by QAOA, simulated exactly on this computer, with the real circuit built beside it."""

from __future__ import annotations

from pydantic import Field

from problems.errors import LimitExceeded
from solvers.registry import backends
from solvers.result import Request
from tools.forms import qubo_form
from tools.outcome import Outcome
from tools.solving import Clock, SolveInput, attempt
from tools.tool import Progress, Tool


class QaoaInput(SolveInput):
    """A problem for QAOA. `layers` None lets the backend choose by size and budget."""

    layers: int | None = Field(default=None, ge=1, le=100)
    max_qubits: int = Field(default=22, ge=1, le=28)


def run(request: QaoaInput, progress: Progress) -> Outcome:
    """Returns the best sampled answer, with samples, energies and probabilities as evidence.

    The simulation enumerates the energy of every state, so it knows the optimum: an answer that
    reaches it is `optimal` by that enumeration, not by QAOA.

    Raises:
        LimitExceeded: the QUBO needs more qubits than the simulator takes.
        EncodingError: the problem has no QUBO.
    """
    clock = Clock.start(request.budget_s)
    form = qubo_form(request.problem)
    backend = backends()["qaoa"]
    asked = Request(form.model, layers=request.layers, max_qubits=request.max_qubits)
    n_qubits = len(getattr(form.model, "variables", ()))
    if n_qubits > request.max_qubits:
        raise LimitExceeded(
            f"the QUBO of this {request.problem.family} ({request.problem.size}) has {n_qubits} "
            f"variables; 'qaoa' simulates at most {request.max_qubits} qubits; use 'exact' or 'annealing'"
        )
    outcome, _ = attempt(
        "solve_qaoa",
        request,
        form,
        backend,
        budget_s=clock.left_s,
        progress=progress,
        asked=asked,
    )
    return outcome


TOOL = Tool(
    name="solve_qaoa",
    description=(
        "Solve a small typed problem (QUBO of at most 28 variables, 22 unless more are allowed) by "
        "QAOA, simulated exactly on this computer. Reports samples, energies, approximation ratio and "
        "P(optimum)."
    ),
    input_type=QaoaInput,
    output_type=Outcome,
    run=run,
)
