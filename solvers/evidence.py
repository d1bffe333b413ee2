"""What samplers and quantum simulations have to show for themselves, beside their answers."""

from typing import Annotated, Literal

from pydantic import Field

from problems.problem import Frozen
from solvers.quantum_evidence import QuantumRunEvidence, QuoteEvidence

Variant = Literal["plain", "cvar", "warm_start", "xy"]


class AnnealingEvidence(Frozen):
    """What a sampler did: `n_reads` samples, of `n_sweeps` sweeps on average, and their energies."""

    kind: Literal["annealing"] = "annealing"
    n_reads: int
    n_sweeps: int
    best_energy: float
    mean_energy: float
    feasible_share: float | None = None


class EngineFacts(Frozen):
    """What computed a simulation: the engine, the precision of its amplitudes, and its threads."""

    name: str
    precision: Literal["float64", "float32"]
    threads: int


class QaoaEvidence(Frozen):
    """What a QAOA run showed. Energies are the model's own; probabilities are of one shot.

    `degree` is that of a polynomial that was taken as it is, `quadratised_qubits` and
    `quadratised_gates` what its QUBO would take in as many layers; None where the model is a QUBO.
    `approximation_ratio` is (worst − mean) / (worst − best), 1 at the optimum, over the states that
    `ratio_reference` names: all 2ⁿ, or, where there are `rows`, those with exactly one 1 in each;
    `n_states` many.
    `p_random` is the chance of one of them taken at random. `rows` are the lengths of the one-hot rows.
    `tail_energy` is the mean energy of the best share `cvar_alpha` of the shots, which training
    minimised; None where it minimised the mean. `start_energy` is that of a warm start's guess, rounded,
    before any quantum step. `feasible_share` is of the shots that meet every constraint.
    `best_tenth_energy` is the mean energy of the best tenth of the shots (CVaR at 0.1), and
    `shots_to_optimum` how many show an optimum with 99 % (TTS99); None where its chance is nought. It is
    in shots alone: a simulator has enumerated the optimum before it draws one, so that seconds of its
    draws would be no time to solution; `estimate_quantum` gives a machine's seconds.
    """

    kind: Literal["qaoa"] = "qaoa"
    simulated: bool
    n_qubits: int
    layers: int
    shots: int
    schedule: str
    gammas: tuple[float, ...]
    betas: tuple[float, ...]
    mean_energy: float
    best_energy: float
    minimum_energy: float
    maximum_energy: float
    approximation_ratio: float
    ratio_reference: str = ""
    p_optimum: float
    p_random: float
    two_qubit_gates: int
    depth: int
    variant: Variant = "plain"
    variant_reason: str = ""
    n_states: int | None = None
    rows: tuple[int, ...] = ()
    cvar_alpha: float | None = None
    tail_energy: float | None = None
    start_energy: float | None = None
    feasible_share: float | None = None
    best_tenth_energy: float | None = None
    shots_to_optimum: int | None = None
    engine: EngineFacts | None = None
    degree: int | None = None
    quadratised_qubits: int | None = None
    quadratised_gates: int | None = None


class RecursiveQaoaEvidence(Frozen):
    """What recursive QAOA did, simulated by the closed form of one layer. Energies are the QUBO's.

    `one_layer_energy` is what one layer of plain QAOA expects at its best angles, `gamma` per unit
    of the QUBO's cost. Each of the `rounds` fixed its strongest correlation; `weakest_correlation`
    is the least of those. Best and mean energies are over the runs.
    """

    kind: Literal["recursive_qaoa"] = "recursive_qaoa"
    simulated: Literal[True] = True
    n_qubits: int
    rounds: int
    runs: int
    gamma: float
    beta: float
    one_layer_energy: float
    best_energy: float
    mean_energy: float
    weakest_correlation: float


Evidence = Annotated[
    AnnealingEvidence | QaoaEvidence | RecursiveQaoaEvidence | QuantumRunEvidence | QuoteEvidence,
    Field(discriminator="kind"),
]
