"""Cases to judge: an open instance of a hard family, and machines of any quality."""

from __future__ import annotations

from agent.contracts.stakes import Stakes
from agent.decide.case import Case
from agent.decide.terms import terms_of
from problems.instance.features import GraphShape, InstanceFeatures, Sizes
from problems.problem import Check
from problems.registry import families
from problems.status import Sense, Status
from solvers.quantum.offer import Offer
from solvers.quantum.shot_chances import LEVELS, ShotChances
from tools.outcome import Outcome, Provenance

N_QUBITS = 400

# LABS of 60 elements as a QUBO: large enough that nothing here is expected to prove it in seconds.
HARD = InstanceFeatures(
    family="labs",
    size="60 elements",
    sizes=Sizes(n_variables=N_QUBITS, n_constraints=0, n_qubits=N_QUBITS, n_couplings=4_000),
    graph=GraphShape(
        density=0.05, mean_degree=20, max_degree=60, n_components=1, width_low=30, width_high=90
    ),
)


def probe(status: Status, *, gap: float | None = None, seconds: float = 0.8) -> Outcome:
    """Returns the outcome of a classical try that ended with that status."""
    found = status in {Status.OPTIMAL, Status.FEASIBLE}
    kind = families()["knapsack"].solution_type
    return Outcome(
        status=status,
        sense=Sense.MAXIMISE,
        check=Check(feasible=True, objective=100.0) if found else None,
        solution=kind.model_validate({"family": "knapsack", "counts": {}}) if found else None,
        objective=100.0 if found else None,
        bound=100.0 * (1 + gap) if gap is not None else None,
        gap=gap,
        provenance=Provenance(
            tool="solve_exact", backend="cp_sat", model="CQM", seed=0, budget_s=1, seconds=seconds
        ),
    )


def offer(
    *,
    device: str = "Hypothetical",
    log2_optimum: float = -1.0,
    log_fidelity: float = 0.0,
    usd_per_shot: float = 0.0,
    shot_s: float = 1e-4,
    n_qubits: int = N_QUBITS,
    qubits_there: int = 1_000,
    layers: int = 1,
) -> Offer:
    """Returns a gate-based machine; by default one without errors that finds an optimum every other shot."""
    fits = n_qubits <= qubits_there
    guess = -float(n_qubits)
    steps = [guess + (0.0 - guess) * 0.02 * index for index in range(len(LEVELS))]
    made = [max(each, log2_optimum) for each in steps]
    return Offer(
        device=device,
        kind="gate",
        layers=layers,
        fits=fits,
        why_not="" if fits else f"it needs {n_qubits} qubits and there are {qubits_there}",
        n_qubits=n_qubits,
        qubits_there=qubits_there,
        two_qubit_gates=4_000,
        depth=100,
        log_fidelity=log_fidelity,
        chances=ShotChances(
            ideal=tuple(made),
            random=tuple(steps),
            p_feasible=1.0,
            spread=(0.5,) * len(LEVELS),
            origin="made up",
            how="made up for a test",
        ),
        shot_s=shot_s,
        usd_per_shot=usd_per_shot,
    )


def case(
    *offers: Offer,
    stakes: Stakes | None = None,
    tried: Outcome | None = None,
    budget_s: float = 10.0,
) -> Case:
    """Returns the hard instance, open after its try, with these machines."""
    return Case(
        features=HARD,
        probe=tried if tried is not None else probe(Status.FEASIBLE, gap=0.4),
        offers=offers,
        terms=terms_of(stakes or Stakes(), budget_s),
    )
