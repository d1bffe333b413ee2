"""The ways to break a CQM by one sign."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import dimod

_PLACES = ("objective, linear", "objective, product", "constraint, term", "constraint, limit")


@dataclass(frozen=True, slots=True)
class SignFlip:
    """One sign of a CQM: the kind of place, and where among the places of that kind, from 0 to 1.

    A position rather than an index names the same part of the model at every size.
    """

    place: str
    position: float

    def __str__(self) -> str:
        return f"{self.place} at {self.position:g}"


def sign_flips(
    cqm: dimod.ConstrainedQuadraticModel, positions: tuple[float, ...]
) -> Iterator[SignFlip]:
    """Yields the flips that change this model, one for each kind of place and position."""
    for place in _PLACES:
        if _places(cqm, place):
            yield from (SignFlip(place, position) for position in positions)


def flipped(
    cqm: dimod.ConstrainedQuadraticModel, flip: SignFlip
) -> dimod.ConstrainedQuadraticModel:
    """Returns a copy of the model with one sign flipped; an equal one where it has no such place."""
    from copy import deepcopy

    broken = deepcopy(cqm)
    places = _places(broken, flip.place)
    if not places:
        return broken
    at = places[min(int(flip.position * len(places)), len(places) - 1)]
    match flip.place:
        case "objective, linear":
            broken.objective.set_linear(at[0], -broken.objective.get_linear(at[0]))
        case "objective, product":
            broken.objective.set_quadratic(*at, -broken.objective.get_quadratic(*at))
        case "constraint, term":
            lhs = broken.constraints[at[0]].lhs
            lhs.set_linear(at[1], -lhs.get_linear(at[1]))
        case _:
            _negate_limit(broken, at[0])
    return broken


def _negate_limit(cqm: dimod.ConstrainedQuadraticModel, label: str) -> None:
    """Turns Σ terms ≤ limit into Σ terms ≤ −limit."""
    comparison = cqm.constraints[label]
    lhs, sense, limit = comparison.lhs, comparison.sense.value, comparison.rhs
    terms = [(name, bias) for name, bias in lhs.iter_linear()]
    cqm.remove_constraint(label)
    cqm.add_constraint_from_iterable(terms, sense, rhs=-limit, label=label)


def _places(cqm: dimod.ConstrainedQuadraticModel, place: str) -> list[tuple[str, ...]]:
    """The labels of all places of one kind whose number is not 0."""
    match place:
        case "objective, linear":
            return [(name,) for name, bias in cqm.objective.iter_linear() if bias]
        case "objective, product":
            return [(u, v) for u, v, bias in cqm.objective.iter_quadratic() if bias]
        case "constraint, term":
            return [
                (label, name)
                for label, each in cqm.constraints.items()
                for name, bias in each.lhs.iter_linear()
                if bias
            ]
        case _:
            return [
                (label,)
                for label, each in cqm.constraints.items()
                if each.rhs and each.lhs.is_linear()
            ]
