"""What samplers and quantum simulations have to show for themselves, beside their answers."""

from typing import Annotated, Literal

from pydantic import Field

from problems.problem import Frozen
from solvers.quantum_evidence import QuantumRunEvidence, QuoteEvidence


class AnnealingEvidence(Frozen):
    """What a sampler did: `n_reads` samples, of `n_sweeps` sweeps on average, and their energies."""

    kind: Literal["annealing"] = "annealing"
    n_reads: int
    n_sweeps: int
    best_energy: float
    mean_energy: float
    feasible_share: float | None = None


class QaoaEvidence(Frozen):
    """What a QAOA run showed. Energies are those of the QUBO; probabilities are of one shot.

    `approximation_ratio` is (worst − mean) / (worst − best) over all 2ⁿ states, 1 at the optimum.
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
    p_optimum: float
    p_random: float
    two_qubit_gates: int
    depth: int


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
