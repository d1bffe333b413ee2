"""What a backend is asked and what it returns, before anyone looks at the problem again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from problems.status import Status
from problems.structures import Answer, Structure
from solvers.evidence import Evidence, Variant
from solvers.live import Live
from solvers.trail import Mark

if TYPE_CHECKING:
    import dimod

    from problems.one_hot_rows import OneHotRows
    from problems.polynomial import Polynomial

Model: TypeAlias = (
    "dimod.ConstrainedQuadraticModel | dimod.BinaryQuadraticModel | OneHotRows | Polynomial"
    " | Structure"
)
Aim = Literal["proof", "answer", "both"]
"""What the time is for: a proof, with good answers on the way; the best answer, proven or not; or a proof
with an annealer beside it.
"""
Progress = Callable[[float, str], None]
"""Called with the fraction done (0 to 1) and a few words; it must be cheap and is called often."""


@dataclass(frozen=True, slots=True)
class Request:
    """A model to minimise, and an answer to start from where one is known.

    `is_feasible` tells which states of a BQM meet every constraint that it stands for. Shape: states
    (k, n) of zeros and ones, in the order of the BQM's variables, to (k,).
    `live` is where the backend may leave a way to look at it while it runs.
    """

    model: Model
    hint: Answer | None = None
    layers: int | None = None  # QAOA only; None takes the backend's default
    max_qubits: int = 22
    variant: Variant | None = None  # QAOA only; None takes the backend's default
    is_feasible: Callable[[NDArray[np.int8]], NDArray[np.bool_]] | None = None
    live: Live | None = None


@dataclass(frozen=True, slots=True)
class RawResult:
    """What a backend returns.

    `answers` are best first, in the model's own terms. `bound` is a proven lower bound on the
    model's cost, None where there is none. `seconds` is wall time inside the backend; `trail` tells
    how cost and bound came closer meanwhile, empty where the backend tells nothing before its end.
    """

    status: Status
    answers: tuple[Answer, ...]
    bound: float | None
    seconds: float
    evidence: Evidence | None = None
    trail: tuple[Mark, ...] = ()
