"""What may be said of an answer, and which way is better."""

from enum import StrEnum


class Status(StrEnum):
    """How much is known about an answer.

    `optimal`, `infeasible` and `unbounded` are proofs. A sampler says `feasible`; running out of
    time with nothing in hand says `unknown`.
    """

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNBOUNDED = "unbounded"
    UNKNOWN = "unknown"

    @property
    def is_proof(self) -> bool:
        """Whether nothing that runs longer could change this status."""
        return self in {Status.OPTIMAL, Status.INFEASIBLE, Status.UNBOUNDED}


class Sense(StrEnum):
    """Which way the objective is better."""

    MINIMISE = "minimise"
    MAXIMISE = "maximise"

    @property
    def sign(self) -> int:
        """Factor between an objective and the cost that every model minimises: +1 or -1."""
        return 1 if self is Sense.MINIMISE else -1
