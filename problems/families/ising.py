"""Ising model: spins that point up or down, so that fields and couplings have the least energy."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.bit_values import told_values, value_violations
from problems.modelling.quadratic_form import QuadraticForm, quadratic_form
from problems.modelling.random_couplings import random_couplings
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Floats

if TYPE_CHECKING:
    import dimod

_MOST_DRAWN = 400  # spins, or couplings for each of which an edge is drawn
_MOST_EDGES = 2_000


class Coupling(Frozen):
    """Two different spins and the strength J between them."""

    u: str
    v: str
    strength: float


class IsingSolution(Solution):
    """The direction of each spin: 1 is up, -1 is down."""

    family: Literal["ising"] = "ising"
    spins: dict[str, int]


class Ising(Problem[IsingSolution]):
    """Spins s of ±1, a field h on each and couplings J between pairs, and the sign they count with.

    The energy is Σ h·s + Σ J·s·s + constant with sign "plus", as quantum annealers take it, and
    −Σ h·s − Σ J·s·s + constant with "minus", as physics writes it. With s = 2·x − 1 it is a QUBO.
    """

    family: Literal["ising"] = "ising"
    spins: tuple[str, ...] = Field(min_length=1, max_length=100_000)
    fields: dict[str, float] = Field(default_factory=dict, description="h by spin; 0 where absent")
    couplings: tuple[Coupling, ...] = Field(
        default=(), max_length=2_000_000, description="J of pairs; a pair given twice adds up"
    )
    constant: float = 0
    sign: Literal["plus", "minus"] = Field(
        default="plus",
        description="plus: a positive J wants opposite spins; minus: it wants equal ones",
    )

    summary: ClassVar[str] = (
        "point spins up or down so that fields and couplings have the least energy"
    )
    source: ClassVar[str] = (
        "Lucas: Ising formulations of many NP problems, Frontiers in Physics 2 (2014)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Find the ground state of H = s1*s2 + s2*s3 + s1*s3 - 2*s1 with spins of +1 or -1.",
            objective=-3,
        ),
        Example(
            text="Five spins stand in a ring, each coupled to the next with J = -1, and the energy is "
            "minus the sum of J times the product of the neighbours. What is the lowest energy?",
            objective=-3,
        ),
        Example(
            text="An Ising model has H = -sum J s s - sum h s with J(a,b) = 2, J(b,c) = -3, J(c,d) = 1, "
            "J(a,d) = 1.5, h(a) = 0.5 and h(c) = 1. What is its ground energy?",
            objective=-6,
        ),
    )
    solution_type: ClassVar[type[Solution]] = IsingSolution

    @model_validator(mode="after")
    def _terms_fit(self) -> Self:
        name, times = Counter(self.spins).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two spins are called {name!r}; give each a name of its own")
        known = set(self.spins)
        stray = next((name for name in self.fields if name not in known), None)
        if stray is not None:
            raise ValueError(f"the field on {stray!r} is on no spin; add it to the spins")
        for each in self.couplings:
            if each.u not in known or each.v not in known:
                stray = each.v if each.u in known else each.u
                raise ValueError(
                    f"the coupling of {each.u!r} and {each.v!r} names {stray!r}, which is no spin; "
                    "add it to the spins"
                )
            if each.u == each.v:
                raise ValueError(
                    f"the coupling of {each.u!r} with itself is the constant {each.strength:g}, for "
                    "s² = 1; add it to constant instead"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        return f"{len(self.spins)} spins, {len(self.couplings)} couplings"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """No constraint; the spins of the model are the spins."""
        return self._form.cqm(1)

    def decode(self, sample: Sample) -> IsingSolution:
        return IsingSolution(spins={name: round(sample[name]) for name in self.spins})

    def check(self, solution: IsingSolution) -> Check:
        violations = value_violations(self.spins, solution.spins, "spin")
        if violations:
            return Check(feasible=False, objective=None, violations=tuple(violations))
        s = solution.spins
        outer = sum(h * s[name] for name, h in self.fields.items())
        inner = float(self._agreements(solution).sum())
        return Check(feasible=True, objective=self._factor * (outer + inner) + self.constant)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Whole fields and couplings to 9, of either sign convention.

        The difficulty turns density, frustration and fields as `random_couplings` says: from a chain
        of equal spins to a dense spin glass. Exact methods are polynomial without frustration or in
        a plane without fields, and not beyond (Barahona: On the computational complexity of Ising
        spin glass models, Journal of Physics A 15 (1982)).
        """
        drawn = random_couplings(rng, size, difficulty)
        names = tuple(f"s{index}" for index in range(1, size + 1))
        is_minus = bool(rng.integers(2))
        strengths = (-drawn.products if is_minus else drawn.products).tolist()
        return cls(
            spins=names,
            fields=dict(zip(names, drawn.linear.tolist(), strict=True)),
            couplings=tuple(
                Coupling(u=names[i], v=names[j], strength=value)
                for (i, j), value in zip(drawn.pairs.tolist(), strengths, strict=True)
            ),
            sign="minus" if is_minus else "plus",
        )

    def figure(self, solution: IsingSolution) -> GraphFigure | BarFigure:
        """The spins by direction, with the couplings that are not met; of many spins their number."""
        s = solution.spins
        is_met = self._factor * self._agreements(solution) <= 0
        title = f"Energy {plain(self._form.value(s))}, {int((~is_met).sum())} couplings not met"
        if len(self.spins) > _MOST_DRAWN or len(self.couplings) > _MOST_EDGES:
            n_up = sum(value > 0 for value in s.values())
            counts = (n_up, len(s) - n_up, int(is_met.sum()), int((~is_met).sum()))
            return BarFigure(
                title=title,
                labels=("up", "down", "couplings met", "couplings not met"),
                values=counts,
                groups=("spins", "spins", "couplings", "couplings"),
                value_label="number",
            )
        form = self._form
        return GraphFigure(
            title=title,
            nodes=self.spins,
            groups=tuple("up" if s[name] > 0 else "down" for name in self.spins),
            edges=tuple(zip(form.left.tolist(), form.right.tolist(), strict=True)),
            edge_labels=tuple(plain(each.strength) for each in self.couplings),
            highlighted=tuple(np.flatnonzero(~is_met).tolist()),
        )

    def describe(self, solution: IsingSolution) -> str:
        n_up = sum(value > 0 for value in solution.spins.values())
        return (
            f"{told_values(solution.spins)}: energy {plain(self._form.value(solution.spins))}, "
            f"{n_up} of {len(self.spins)} spins up."
        )

    @property
    def _factor(self) -> int:
        return 1 if self.sign == "plus" else -1

    @cached_property
    def _form(self) -> QuadraticForm:
        factor = self._factor
        return quadratic_form(
            self.spins,
            {name: factor * value for name, value in self.fields.items()},
            ((each.u, each.v, factor * each.strength) for each in self.couplings),
            self.constant,
            "spin",
        )

    def _agreements(self, solution: IsingSolution) -> Floats:
        """J·s·s of each coupling. Shape: (m,)."""
        s = solution.spins
        return np.array(
            [each.strength * s[each.u] * s[each.v] for each in self.couplings], dtype=float
        )


FAMILY = Ising
