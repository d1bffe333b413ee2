"""One case before the judge: everything that is weighed, and the same case with something otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from agent.decide.classical import ClassicalRoute, annealed_gaps, classical_routes
from agent.decide.terms import Terms
from problems.instance.features import InstanceFeatures
from problems.structures import Floats
from solvers.quantum.offer import Offer
from solvers.quantum.offer_table import OfferTable
from tools.outcome import Outcome


@dataclass(frozen=True)
class Case:
    """What the judge knows. `probe` is None where no classical try was made, or it broke down.

    The last five say "what if": errors and prices of every machine times a factor, every shot without
    an error an optimum, easy instances taken as if nothing were known to be easy, and nothing to
    solve them with here.
    """

    features: InstanceFeatures
    probe: Outcome | None
    offers: tuple[Offer, ...]
    terms: Terms
    error_scale: float = 1.0
    price_scale: float = 1.0
    always_optimal: bool = False
    takes_easy_as_hard: bool = False
    has_no_classical: bool = False

    def but(self, **changes: object) -> Case:
        """Returns the case with some things otherwise; the machines' table is kept where it can be."""
        other = replace(self, **changes)  # type: ignore[arg-type]  # dataclasses.replace is untyped
        if other.offers is self.offers:
            other.__dict__["machines"] = self.machines
            if other.features is self.features:
                other.__dict__["annealed_gaps"] = self.annealed_gaps
        return other

    @cached_property
    def machines(self) -> OfferTable:
        """The offers of real machines that fit, as arrays."""
        return OfferTable.of(tuple(each for each in self.offers if each.kind != "simulator"))

    @cached_property
    def classical(self) -> tuple[ClassicalRoute, ...]:
        """What the routes on this computer are expected to give by the deadline."""
        if self.has_no_classical:
            return ()
        probe = None if self.takes_easy_as_hard and self.is_settled else self.probe
        return classical_routes(self.features, probe, self.terms.deadline_s)

    @cached_property
    def annealed_gaps(self) -> Floats:
        """The gap that software annealing is expected to leave after as many reads as the machines make.

        An annealer's reads are taken to be as good, and no better. Shape: the machines' numbers of shots.
        """
        return annealed_gaps(self.features, self.machines.shots)

    @property
    def is_settled(self) -> bool:
        """Whether the classical try left nothing to find: a proof, of whatever kind."""
        return self.probe is not None and self.probe.status.is_proof

    @property
    def is_easy(self) -> bool:
        """Whether no quantum computer has anything to win: settled, or proven easy."""
        return not self.takes_easy_as_hard and (self.is_settled or bool(self.features.proofs))
