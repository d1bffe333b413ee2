"""Whether a quantum computer is worth it for one instance, and the evidence."""

from enum import StrEnum

from problems.problem import Frozen


class Route(StrEnum):
    """The tool that execute dispatches to."""

    EXACT = "exact"
    ANNEALING = "annealing"
    QAOA = "qaoa"
    QUANTUM = "quantum"


class Quadrant(StrEnum):
    """Which hardware and which ideas the best route uses.

    Classical: a classical algorithm. Quantum-inspired: annealing in software on the QUBO.
    Quantum: a quantum device as the sampler within a classical loop. Fully quantum: error-corrected
    hardware runs the whole algorithm.
    """

    CLASSICAL = "classical"
    QUANTUM_INSPIRED = "quantum-inspired"
    QUANTUM = "quantum"
    FULLY_QUANTUM = "fully quantum"


class Finding(Frozen):
    """One thing that was weighed: its value, what it was held against, what followed, and why."""

    name: str
    value: str
    threshold: str
    effect: str
    source: str


class Verdict(Frozen):
    """The decision for one instance.

    `worth_quantum` is the judgement even where the person asked for a route by name (`requested`).
    `break_even` says what would have to change for the answer to change. `findings` come with the
    weightiest first.
    """

    route: Route
    quadrant: Quadrant
    worth_quantum: bool
    summary: str
    findings: tuple[Finding, ...]
    break_even: str
    requested: Route | None = None
