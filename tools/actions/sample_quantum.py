"""Trains a circuit in simulation and samples it once on a machine: simulated, noisy or rented."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from pydantic import Field

from problems.status import Status
from solvers.qaoa.landscape import landscape
from solvers.quantum_runners.registry import runner_of
from solvers.quantum_runners.runner import Job, Quote, Runner, machine_of
from solvers.quantum_runners.trained_circuit import ENUMERABLE, trained_circuit
from tools.forms import qubo_form
from tools.outcome import Outcome, Provenance
from tools.quantum_run import Setting, quoted, scored
from tools.solving import Clock, SolveInput, within
from tools.tool import Progress, Tool

# A second layer gained more than its noise took on every max-cut measured: 13 and 27 % less distance to
# the optimum on the noise of Torino and Marrakesh with 10 to 14 couplings (evals.bench.quantum_noise), 9
# to 20 % on Torino's with 16 to 23, none larger measured. Beyond that one; without noise, three.
_FEW_COUPLINGS = 23
_IDEAL_LAYERS = 3


class SampleInput(SolveInput):
    """A problem, and the machine that samples it once: RUNNER or RUNNER:DEVICE.

    `shots` None takes what is usual and fits the budget, `layers` None what the noise allows. Money is no
    part of this input: a machine that costs some runs only where a person permitted it when the program
    was started.
    """

    machine: str = Field(
        default="aer:fake_torino",
        max_length=200,
        description="statevector, aer_ideal, aer:SNAPSHOT, ibm:NAME, braket:ARN, dwave:NAME …",
    )
    shots: int | None = Field(default=None, ge=1, le=100_000)
    layers: int | None = Field(default=None, ge=1, le=100)


def run(request: SampleInput, progress: Progress) -> Outcome:
    """Returns the best measured answer, with the ideal and the measured distribution as evidence.

    Where the machine costs money and nobody permitted it, the outcome is a quote and nothing ran.

    Raises:
        BadInput: there is no such runner.
        LimitExceeded: the circuit does not fit the machine.
        EncodingError: the problem has no QUBO.
        BackendError: the machine's service failed.
    """
    clock = Clock.start(request.budget_s)
    runner, device = runner_of(request.machine)
    setting = _prepared(request, runner, clock, within(progress, 0.0, 0.3))
    program = setting.bqm if setting.trained is None else setting.trained.circuit
    job = Job(
        program=program,
        device=device,
        shots=request.shots,
        seed=request.seed,
        budget_s=clock.left_s,
        calibrated=runner.kind != "simulator",
    )
    came = runner.run(job, within(progress, 0.3, 0.9))
    provenance = _provenance(request, runner, machine_of(runner.name, device), setting, clock)
    if isinstance(came, Quote):
        return Outcome(
            status=Status.UNKNOWN,
            sense=request.problem.sense,
            provenance=provenance,
            evidence=quoted(machine_of(runner.name, device), job, came),
        )
    progress(0.95, "scoring what was measured")
    return scored(setting, runner, job, came, provenance)


def _prepared(request: SampleInput, runner: Runner, clock: Clock, progress: Progress) -> Setting:
    """Writes the QUBO and trains the circuit, for half of the budget at most."""
    progress(0.0, "writing the QUBO")
    form = qubo_form(request.problem)
    bqm: Any = form.model
    order = tuple(cast("Sequence[str]", list(bqm.variables)))
    if runner.takes == "bqm":
        land = landscape(bqm, order) if 0 < len(order) <= ENUMERABLE else None
        return Setting(request.problem, form, bqm, order, land, None)
    trained = trained_circuit(
        bqm,
        order,
        layers=request.layers or _usual_layers(runner, len(order), bqm.num_interactions),
        budget_s=clock.left_s / 2,
        progress=progress,
    )
    return Setting(request.problem, form, bqm, order, trained.land, trained)


def _usual_layers(runner: Runner, n_qubits: int, n_couplings: int) -> int:
    if n_qubits > ENUMERABLE:
        return 1
    if runner.kind == "simulator":
        return _IDEAL_LAYERS
    return 2 if n_couplings <= _FEW_COUPLINGS else 1


def _provenance(
    request: SampleInput, runner: Runner, machine: str, setting: Setting, clock: Clock
) -> Provenance:
    return Provenance(
        tool="sample_quantum",
        backend=machine,
        model=setting.form.name,
        seed=request.seed,
        budget_s=request.budget_s,
        seconds=round(clock.spent_s, 4),
        tried=(machine,),
    )


TOOL = Tool(
    name="sample_quantum",
    description=(
        "Train a QAOA circuit for a small typed problem in simulation, then sample it once on a named "
        "machine: a simulator, a simulation with the noise of a real device, or a device. Returns the "
        "best measured answer with the ideal and the measured distribution. A device that costs money "
        "is only quoted, unless a person permitted it when the program was started."
    ),
    input_type=SampleInput,
    output_type=Outcome,
    run=run,
)
