"""What one run on a quantum computer, or on a simulation of one, has to show; and what it would cost."""

from typing import Literal

from pydantic import Field

from problems.problem import Frozen

MachineKind = Literal["simulator", "noisy simulator", "device"]


class EnergyHistogram(Frozen):
    """Shares of shots by energy. `edges` has one more entry than each of the others, or none does.

    `ideal` is what the circuit gives without noise, `random` what a coin toss for each variable
    gives; both are empty where the states are too many to enumerate, or there is no circuit.
    """

    edges: tuple[float, ...]
    measured: tuple[float, ...]
    ideal: tuple[float, ...] = ()
    random: tuple[float, ...] = ()


class Circuit(Frozen):
    """The circuit as the machine ran it. `fidelity` is the product of 1 − error over its gates and
    readouts, None where errors are not known; angles are per unit of the QUBO's energy."""

    layers: int
    gammas: tuple[float, ...]
    betas: tuple[float, ...]
    training: str
    two_qubit_gates: int
    depth: int
    fidelity: float | None


class Annealing(Frozen):
    """The embedding of the QUBO on an annealer; `broken_chains` is the share that disagreed."""

    physical_qubits: int
    longest_chain: int
    broken_chains: float


class QuantumRunEvidence(Frozen):
    """One run on one machine. Energies are the QUBO's; lower is better.

    `machine` is RUNNER:DEVICE and `machine_kind` says whether it is a computer or a simulation of
    one. `kept` is the share of the ideal circuit's gain over a random guess that was left,
    (random − measured) / (random − ideal). `mitigated_mean` is with readout errors undone and
    `feasible_mean` over the shots that meet every requirement; None where not done. Neither changes
    a sample: the answer is always a state that was measured.
    """

    kind: Literal["quantum_run"] = "quantum_run"
    machine: str
    machine_kind: MachineKind
    n_qubits: int
    shots: int
    distinct: int = Field(description="different states among the shots")
    circuit: Circuit | None = None
    annealing: Annealing | None = None
    best_energy: float
    measured_mean: float
    ideal_mean: float | None = None
    random_mean: float
    minimum_energy: float | None = None
    kept: float | None = None
    mitigation: str = ""
    mitigated_mean: float | None = None
    feasible_share: float
    feasible_mean: float | None = None
    p_optimum: float | None = Field(default=None, description="share of shots that are optimal")
    p_optimum_ideal: float | None = None
    p_optimum_random: float | None = None
    histogram: EnergyHistogram
    usd: float | None = Field(default=0.0, description="as estimated before; null: not published")
    job: str = ""
    notes: tuple[str, ...] = ()


class QuoteEvidence(Frozen):
    """A run that was not made, because it costs money and no person permitted it."""

    kind: Literal["quote"] = "quote"
    machine: str
    shots: int
    usd: float | None = Field(description="null where no price is published")
    source: str
    reason: str
    remedy: str
