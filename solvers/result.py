"""What a backend is asked and what it returns, before anyone looks at the problem again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from problems.status import Status
from problems.structures import Answer, Structure
from solvers.evidence import Evidence

if TYPE_CHECKING:
    import dimod

Model: TypeAlias = "dimod.ConstrainedQuadraticModel | dimod.BinaryQuadraticModel | Structure"
Progress = Callable[[float, str], None]
"""Called with the fraction done (0 to 1) and a few words; it must be cheap and is called often."""


@dataclass(frozen=True, slots=True)
class Request:
    """A model to minimise, and an answer to start from where one is known."""

    model: Model
    hint: Answer | None = None
    layers: int | None = None  # QAOA only; None takes the backend's default
    max_qubits: int = 20


@dataclass(frozen=True, slots=True)
class RawResult:
    """What a backend returns.

    `answers` are best first, in the model's own terms. `bound` is a proven lower bound on the
    model's cost, None where there is none. `seconds` is wall time inside the backend.
    """

    status: Status
    answers: tuple[Answer, ...]
    bound: float | None
    seconds: float
    evidence: Evidence | None = None
