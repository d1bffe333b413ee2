"""The contract of a runner: what its one file gives. Money is asked for here, once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from problems.errors import LimitExceeded
from problems.structures import Floats
from solvers.quantum_runners.permit import Price, refusal
from solvers.result import Progress

if TYPE_CHECKING:
    import dimod
    from qiskit import QuantumCircuit

Bits = NDArray[np.uint8]
Kind = Literal["simulator", "noisy simulator", "device"]
Takes = Literal["circuit", "bqm"]
Program: TypeAlias = "QuantumCircuit | dimod.BinaryQuadraticModel"

USUAL_SHOTS = 4096  # what IBM's and Braket's services take as a usual job


@dataclass(frozen=True, slots=True)
class Job:
    """One program, run once: a circuit with its angles bound and all qubits measured, or a BQM.

    `device` names the machine, snapshot or ARN. `shots` None takes what the runner thinks usual
    within `budget_s` seconds. `calibrated` asks for the readout errors too, where there are any.
    """

    program: Program
    device: str
    shots: int | None
    seed: int
    budget_s: float
    calibrated: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What became of a circuit on a machine: gates and depth in its own gates.

    `fidelity` is the product of 1 − error over gates and readouts, None where errors are not known.
    """

    two_qubit_gates: int
    depth: int
    fidelity: float | None = None


@dataclass(frozen=True, slots=True)
class Embedding:
    """What became of a BQM on an annealer, and the share of chains that came back broken."""

    physical_qubits: int
    longest_chain: int
    broken_chains: float


@dataclass(frozen=True, slots=True)
class Shots:
    """Distinct measured states and how often each came. Shape: `states` (k, n), `counts` (k,).

    Column i of `states` is qubit or variable i, 1 for measured 1 or spin +1. `flips`, shape (n, 2),
    are P(read 1 | 0) and P(read 0 | 1) by the job's own calibration circuits. `job` is the service's
    name for the run, `notes` are what a reader must know of it.
    """

    states: Bits
    counts: NDArray[np.int64]
    layout: Layout | None = None
    embedding: Embedding | None = None
    flips: Floats | None = None
    job: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A run that costs money and was not permitted: what it would cost, and why it was not made."""

    price: Price
    reason: str


class Execute(Protocol):
    """Runs the job; stops by itself at `job.budget_s` seconds where it runs on this computer."""

    def __call__(self, job: Job, progress: Progress) -> Shots: ...


@dataclass(frozen=True, slots=True)
class Runner:
    """One way to have a program run.

    `modules` are what `execute` imports, `extra` what installs them beside Verdiq, "" where nothing
    must be. `refusal` says in one sentence
    why a job cannot be run, `price` what it costs; neither asks a service. `usual_device` is taken
    where a job names none; "" where the runner has but one machine.
    """

    name: str
    kind: Kind
    takes: Takes
    description: str
    modules: tuple[str, ...]
    extra: str
    usual_device: str
    refusal: Callable[[Job], str | None]
    price: Callable[[Job], Price]
    execute: Execute

    @property
    def is_available(self) -> bool:
        """Whether everything that `execute` imports is installed."""
        return all(_is_installed(module) for module in self.modules)

    def refuses(self, job: Job) -> str | None:
        """Why this runner cannot run the job, or None where it can."""
        if not self.is_available:
            return (
                f"'{self.name}' needs {', '.join(self.modules)}, not all of which are installed; "
                f"pip install 'verdiq[{self.extra}]'"
            )
        return self.refusal(job)

    def run(self, job: Job, progress: Progress) -> Shots | Quote:
        """Returns the shots, or a quote where they cost money that no person has permitted.

        Raises:
            LimitExceeded: the runner refuses the job.
            BackendError: the service failed or did not answer in time.
        """
        refused = self.refuses(job)
        if refused:
            raise LimitExceeded(refused)
        price = self.price(job)
        unpaid = refusal(machine_of(self.name, job.device), price)
        return Quote(price, unpaid) if unpaid else self.execute(job, progress)


def machine_of(runner: str, device: str) -> str:
    """Returns how a machine is written: RUNNER, or RUNNER:DEVICE.

    >>> machine_of("aer", "fake_torino"), machine_of("statevector", "")
    ('aer:fake_torino', 'statevector')
    """
    return f"{runner}:{device}" if device else runner


def tallied(rows: NDArray[np.integer]) -> tuple[Bits, NDArray[np.int64]]:
    """Returns the distinct rows of measured bits and how often each came.

    >>> states, counts = tallied(np.array([[1, 0], [0, 1], [1, 0]]))
    >>> states.tolist(), counts.tolist()
    ([[0, 1], [1, 0]], [1, 2])
    """
    states, counts = np.unique(rows.astype(np.uint8), axis=0, return_counts=True)
    return states, counts.astype(np.int64)


def _is_installed(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:  # find_spec imports the packages above a dotted name
        return False
