"""From which size of a family on an error-corrected machine would be ahead, by its measured growth."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from agent.contracts.verdict import BreakEven, Finding
from agent.decide.case import Case
from agent.decide.findings.weighed import Weighed
from agent.decide.natural_size import natural_size, unit_of
from problems.plain_duration import YEAR_S, lasting
from solvers.quantum.family_crossover import FamilyCrossover, error_corrected_crossover
from solvers.quantum.hardware_gap import hardware_gap
from solvers.quantum.measured_family import measured_family
from solvers.quantum.overlap import published_overlap

_BITS = (
    20  # of a sum of costs where the coefficients have no common step, as search_resources takes
)


def era_of(case: Case) -> FamilyCrossover | None:
    """Returns the crossover of the instance's family; None where it was not seen how its time grows.

    It is asked for within the deadline that the person gave, within a year where none was given.
    """
    here = natural_size(case.features)
    if here is None or case.features.proofs:
        return None
    exact = case.features.coefficients.exact_bits if case.features.coefficients else None
    return _era(case.features.family, era_deadline_s(case), exact or _BITS, max(1, round(here)))


def era_deadline_s(case: Case) -> float:
    """Returns the time that a machine of the future is given: a year where the person named none."""
    return YEAR_S if "deadline_s" in case.terms.assumed else case.terms.deadline_s


@lru_cache(maxsize=256)
def _era(family: str, deadline_s: float, bits: int, n: int) -> FamilyCrossover | None:
    measured = measured_family(family)
    if measured is None:
        return None
    return error_corrected_crossover(
        family,
        measured.classical,
        measured.couplings,
        bits=bits,
        deadline_s=deadline_s,
        n=n,
        variables=measured.variables,
        overlap=published_overlap(family),
    )


def era_break_even(case: Case) -> tuple[BreakEven, ...]:
    """Returns the size from which an error-corrected machine would be ahead, where that can be said."""
    found, here = era_of(case), natural_size(case.features)
    if found is None or here is None:
        return ()
    return (
        BreakEven(
            quantity="size on an error-corrected machine",
            unit=unit_of(case.features, here),
            today=round(here, 1),
            at=found.crossover.n if found.crossover.within_deadline else None,
            limit=found.crossover.n_limit,
            words=f"on an error-corrected machine, for a proof, {found.words}".rstrip("."),
            how=f"{found.how}; no such machine exists",
        ),
    )


def era_findings(case: Case) -> Iterator[Weighed]:
    """Yields what an error-corrected machine would need, beside what there is, and the published caveats."""
    found = era_of(case)
    if found is None:
        return
    gap = hardware_gap(found.crossover)
    yield Weighed(
        Finding(
            name="error-corrected crossover",
            value=found.words.rstrip("."),
            threshold=f"within {lasting(era_deadline_s(case))}",
            effect=gap.words if gap else "a larger machine would not change the answer",
            source=found.how,
        )
    )
    for fact in found.facts:
        yield Weighed(
            Finding(
                name=fact.key,
                value=fact.says,
                threshold="an advantage that lasts against classical computers",
                effect="it speaks against a quadratic speed-up",
                source=fact.source,
                date=fact.date,
            )
        )
