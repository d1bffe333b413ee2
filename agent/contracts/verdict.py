"""Whether a quantum computer is worth it for one instance, and the evidence."""

from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from agent.contracts.stakes import Stakes
from problems.problem import Frozen
from solvers.quantum.algorithms import Readiness


class Route(StrEnum):
    """A way to an answer; execute dispatches to its tool.

    Polynomial: an algorithm that always ends in polynomial time. Exact: search with a proof.
    Heuristic: good answers without one. Annealing: in software on the QUBO, quantum-inspired. QAOA: a
    quantum circuit simulated here, for study. Quantum: quantum hardware, or a simulation of a
    machine with its noise.
    """

    POLYNOMIAL = "polynomial"
    EXACT = "exact"
    HEURISTIC = "heuristic"
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
    """One thing that was weighed: its value, what it was held against, what followed, and why.

    `moved` is how much of the worth at stake the decision rests on it: the rise of quantum's margin
    over the best other route if this alone were as quantum computing would like it, from 0 to 1.
    """

    name: str
    value: str
    threshold: str
    effect: str
    source: str
    date: str = ""
    moved: float = Field(default=0.0, ge=0)


class RouteEstimate(Frozen):
    """What one route is expected to give. None: not known, and `notes` say why.

    `gap` is the expected relative distance of its answer from the best there is, with the interval
    `gap_low` to `gap_high` at 80 %; the same for `seconds`. `utility_usd` is what that is worth to the
    person, less what it costs; None where the route is `excluded`, for the reason given there.
    """

    route: Route
    name: str
    gap: float | None = Field(default=None, ge=0)
    gap_low: float | None = Field(default=None, ge=0)
    gap_high: float | None = Field(default=None, ge=0)
    seconds: float | None = Field(default=None, ge=0)
    seconds_low: float | None = Field(default=None, ge=0)
    seconds_high: float | None = Field(default=None, ge=0)
    usd: float | None = Field(default=None, ge=0)
    utility_usd: float | None = None
    excluded: str = ""
    origin: Literal["measured", "fitted", "published", "simulated"]
    how: str = Field(description="where the numbers come from, in words")
    notes: tuple[str, ...] = ()


class BreakEven(Frozen):
    """Where the answer changes as one quantity moves and all else stays.

    `at` is found by search between `today` and `limit`; None: it does not change there, and `words`
    says so ("none below 10,000 variables").
    """

    quantity: str
    unit: str
    today: float | None
    at: float | None
    limit: float
    words: str
    how: str


class Curve(Frozen):
    """Seconds against size for one way to an answer: a line of the verdict's picture.

    Shape: `n`, `seconds`, `low` and `high` have equal lengths; `low` and `high` bound an 80 % band and
    are empty where there is none. `n` counts `unit`.
    """

    name: str
    kind: Literal["classical", "quantum"]
    unit: str = "variables"
    n: tuple[float, ...] = Field(min_length=2, max_length=400)
    seconds: tuple[float, ...] = Field(min_length=2, max_length=400)
    low: tuple[float, ...] = ()
    high: tuple[float, ...] = ()
    measured_to: float | None = Field(
        default=None, description="the largest n that was measured; beyond it the fit goes on"
    )
    how: str = Field(description="where the line comes from, with its source, in words")

    @model_validator(mode="after")
    def _has_equal_lengths(self) -> Self:
        lengths = {
            len(self.n),
            len(self.seconds),
            *(len(each) for each in (self.low, self.high) if each),
        }
        if len(lengths) != 1 or bool(self.low) != bool(self.high):
            raise ValueError(
                f"the curve {self.name!r} has {len(self.n)} sizes, {len(self.seconds)} times and bands of "
                f"{len(self.low)} and {len(self.high)}; give one of each a size, or no bands"
            )
        return self


class Flip(Frozen):
    """A value that the person did not give: what was assumed, and where the advice would change."""

    quantity: str
    assumed: str
    words: str


class Verdict(Frozen):
    """The decision for one instance.

    `worth_quantum` is the judgement even where the person asked for a route by name (`requested`).
    `break_even` says what would have to change for the answer to change; `break_evens` with the
    numbers. `findings` come with the one that moved the decision most first, `routes` with the best
    first. `readiness` is the field's, for the quantum algorithm `algorithm` that would do it.
    """

    route: Route
    quadrant: Quadrant
    worth_quantum: bool
    summary: str
    findings: tuple[Finding, ...]
    break_even: str
    requested: Route | None = None
    advised: Route | None = None
    confidence: float | None = Field(default=None, ge=0, le=1)
    algorithm: str = ""
    readiness: Readiness | None = None
    routes: tuple[RouteEstimate, ...] = ()
    break_evens: tuple[BreakEven, ...] = ()
    stakes: Stakes = Stakes()
    flips: tuple[Flip, ...] = ()
    curves: tuple[Curve, ...] = Field(
        default=(),
        description="time against size, for the picture; the instance's own size is `size`",
    )
    size: float | None = Field(default=None, description="of the instance, in the curves' unit")
    unknowns: tuple[str, ...] = Field(
        default=(), description="what was not known, one sentence each"
    )
