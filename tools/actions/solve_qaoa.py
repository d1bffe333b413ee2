"""Solves by QAOA, simulated exactly on this computer, with the real circuit built beside it."""

from __future__ import annotations

from pydantic import Field

from problems.errors import BadInput, LimitExceeded
from problems.one_hot_rows import OneHotRows
from problems.polynomial import Polynomial
from solvers.backend import Backend
from solvers.evidence import Variant
from solvers.registry import backends
from solvers.result import Request
from tools.forms import Form, polynomial_form, qubo_form, rows_form
from tools.outcome import Outcome
from tools.quadratised import beside_its_qubo
from tools.solving import Clock, SolveInput, attempt
from tools.tool import Progress, Tool


class QaoaInput(SolveInput):
    """A problem for QAOA. `layers` None lets the backend choose by size and budget.

    A polynomial with products of more than two factors runs as it is, on fewer qubits than its QUBO has;
    "warm_start" takes the QUBO. `variant` None takes "xy" where the problem has one-hot rows and else the
    default. "xy" counts against `max_qubits` what its states would take as free qubits, for rows leave
    fewer. `recursive` takes hundreds of variables of the QUBO by the closed form of one layer, whatever
    the other fields say.
    """

    layers: int | None = Field(default=None, ge=1, le=100)
    max_qubits: int = Field(default=22, ge=1, le=28)
    variant: Variant | None = None
    recursive: bool = False


def run(request: QaoaInput, progress: Progress) -> Outcome:
    """Returns the best sampled answer, with samples, energies and probabilities as evidence.

    The simulation enumerates the energy of every state, so it knows the optimum: an answer that
    reaches it is `optimal` by that enumeration, not by QAOA.

    Raises:
        LimitExceeded: the model needs more qubits than the simulator takes.
        BadInput: "xy" is asked for of a problem without one-hot rows.
        EncodingError: the problem has no QUBO.
    """
    clock = Clock.start(request.budget_s)
    if request.recursive:
        return _recursive(request, clock, progress)
    backend, form = _as_polynomial(request) or _with_rows(request) or _as_qubo(request)
    asked = Request(
        form.model,
        layers=request.layers,
        max_qubits=request.max_qubits,
        variant=request.variant,
        is_feasible=form.is_feasible,
    )
    n_qubits = len(getattr(form.model, "variables", ()))
    if n_qubits > request.max_qubits:
        raise LimitExceeded(
            f"the {form.name} of this {request.problem.family} ({request.problem.size}) has {n_qubits} "
            f"variables; 'qaoa' simulates at most {request.max_qubits} qubits; use 'exact' or 'annealing', "
            "or set recursive, which takes the QUBO"
        )
    outcome, _ = attempt(
        "solve_qaoa",
        request,
        form,
        backend,
        budget_s=clock.left_s,
        progress=progress,
        asked=asked,
        began_s=clock.spent_s,
    )
    return beside_its_qubo(outcome, request.problem)


def _recursive(request: QaoaInput, clock: Clock, progress: Progress) -> Outcome:
    """The outcome of recursive QAOA on the QUBO."""
    form, backend = qubo_form(request.problem), backends()["recursive_qaoa"]
    refusal = backend.refuses(form.model)
    if refusal is not None:
        raise LimitExceeded(refusal)
    outcome, _ = attempt(
        "solve_qaoa",
        request,
        form,
        backend,
        budget_s=clock.left_s,
        progress=progress,
        began_s=clock.spent_s,
    )
    return outcome


def _as_polynomial(request: QaoaInput) -> tuple[Backend, Form] | None:
    """The form of more than two factors a product, whose QUBO needs more qubits.

    None where a QUBO may run and this may not: its products are too long, or it has 25 to 28 variables.
    """
    if request.variant not in {None, "plain", "cvar"}:
        return None
    backend, form = backends()["qaoa"], polynomial_form(request.problem)
    if form is None:
        return None
    assert isinstance(form.model, Polynomial)
    fits = len(form.model.variables) <= request.max_qubits
    return None if fits and backend.refuses(form.model) else (backend, form)


def _as_qubo(request: QaoaInput) -> tuple[Backend, Form]:
    return backends()["qaoa"], qubo_form(request.problem)


def _with_rows(request: QaoaInput) -> tuple[Backend, Form] | None:
    """The form that keeps one-hot rows, where it is asked for, or fits and nothing is asked for."""
    if request.variant not in {None, "xy"}:
        return None
    backend, form = backends()["qaoa_rows"], rows_form(request.problem)
    if request.variant == "xy" and form is None:
        raise BadInput(
            f"this {request.problem.family} ({request.problem.size}) has no one-hot rows, which 'xy' "
            "keeps; use 'cvar', 'warm_start' or 'plain'"
        )
    if form is None or (request.variant is None and not _fits(form, backend, request.max_qubits)):
        return None
    return backend, form


def _fits(form: Form, backend: Backend, max_qubits: int) -> bool:
    """Whether the states that keep the rows are no more than are allowed and can be simulated."""
    assert isinstance(form.model, OneHotRows)
    return form.model.n_states <= 1 << max_qubits and backend.refuses(form.model) is None


TOOL = Tool(
    name="solve_qaoa",
    description=(
        "Solve a small typed problem (QUBO of at most 28 variables, 22 unless more are allowed, polynomial "
        "of any degree of at most 24, or one-hot rows of no more states than 20 have) by QAOA, simulated "
        "exactly on this computer: plain, trained on the tail (cvar), from a relaxation (warm_start) or "
        "with XY mixers that keep one-hot rows (xy); or hundreds of variables by recursive QAOA "
        "(recursive). Reports samples, energies, approximation ratio and P(optimum)."
    ),
    input_type=QaoaInput,
    output_type=Outcome,
    run=run,
)
