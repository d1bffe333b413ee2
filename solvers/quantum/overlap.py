"""How well QAOA is known to do on a family: its chance of an optimum, fitted or published."""

from __future__ import annotations

from math import log2

from pydantic import Field

from problems.problem import Frozen
from solvers.quantum.growth import SAME, Growth
from solvers.quantum.scaling_facts import scaling


class Overlap(Frozen):
    """P(optimum) = 2^(intercept − rate·variables) at so many layers.

    `order` is how many variables a term couples: 2 in a QUBO. `variables` and `terms` are those of its
    own encoding over the family's size; None: those of the family's QUBO.
    """

    layers: int = Field(ge=1)
    order: int = Field(default=2, ge=2)
    rate: float = Field(gt=0)
    intercept: float = 0.0
    variables: Growth | None = None
    terms: Growth | None = None
    how: str = ""


def published_overlap(family: str) -> Overlap | None:
    """Returns what has been published for a family; None for all but one.

    LABS of N bits has about N³/12 terms of four, the sum over i, t and k of its energy (arXiv
    2511.04553, equation 2); its chance falls as 1.46^−N without a published prefactor, taken as 1.

    >>> published_overlap("labs").layers, published_overlap("max_cut")
    (12, None)
    """
    if family != "labs":
        return None
    fact = scaling("labs qaoa")
    return Overlap(
        layers=12,
        order=4,
        rate=log2(fact.base),
        variables=SAME,
        terms=Growth(coefficient=1 / 12, power=3),
        how=f"{fact.algorithm}: {fact.base:g}^n, {fact.source}, {fact.date}",
    )
