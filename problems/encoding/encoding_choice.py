"""What a person may choose about the QUBO of a CQM; the defaults keep every promise of `penalise`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from problems.errors import EncodingError

IntegerKind = Literal["binary", "unary", "one_hot", "domain_wall", "arithmetic"]
ChoiceKind = Literal["one_hot", "domain_wall"]
InequalityKind = Literal["slack", "unbalanced"]


@dataclass(frozen=True, slots=True)
class Encoding:
    """How integers, one-of-many rows and inequalities become bits and penalties.

    `weights` replaces the proven weight of the constraints it names, by label; the QUBO's minimum
    may then break them. "unbalanced" inequalities have no slack, and are an approximation. `presolve`
    leaves out what the presolve of CQMs can do without: fewer bits for twice the time, but a feasible
    sample with other values of what was fixed is lost, and variables are missing from the QUBO.

    Raises:
        EncodingError: a weight is not a positive finite number.
    """

    integers: IntegerKind = "binary"
    one_of_many: ChoiceKind = "one_hot"
    inequalities: InequalityKind = "slack"
    weights: Mapping[str, float] | None = None
    presolve: bool = False

    def __post_init__(self) -> None:
        for label, weight in (self.weights or {}).items():
            if not (isfinite(weight) and weight > 0):
                raise EncodingError(
                    f"the weight of {label!r} is {weight:g}; a penalty needs a finite weight above 0"
                )


DEFAULT = Encoding()
