"""From which size of a family on an error-corrected machine would be ahead, by its measured growth."""

from __future__ import annotations

from functools import lru_cache
from math import exp, sqrt

from agent.contracts.verdict import BreakEven
from agent.decide.case import Case
from agent.decide.other_size import natural_size, unit_of
from problems.plain_duration import YEAR_S
from solvers.performance.prediction import EXACT, predict_seconds, sizes_of
from solvers.performance.scaling import scaling
from solvers.quantum.exponential_time import ExponentialTime
from solvers.quantum.family_crossover import FamilyCrossover, error_corrected_crossover
from solvers.quantum.growth import Growth

_BITS = (
    20  # of a sum of costs where the coefficients have no common step, as search_resources takes
)


def era_of(case: Case) -> FamilyCrossover | None:
    """Returns the crossover of the instance's family; None where its time was not seen to be exponential.

    It is asked for within the deadline that the person gave, within a year where none was given. The size is
    the family's own (cities, items), which is at most the number of bits: so the quantum side is at
    its best.
    """
    if case.features.proofs:
        return None
    assumed = "deadline_s" in case.terms.assumed
    bits = case.features.coefficients.exact_bits if case.features.coefficients else None
    return _era(case.features.family, YEAR_S if assumed else case.terms.deadline_s, bits or _BITS)


@lru_cache(maxsize=256)
def _era(family: str, deadline_s: float, bits: int) -> FamilyCrossover | None:
    classical, laws = classical_time(family), sizes_of(family)
    if classical is None or laws is None or laws.n_couplings is None:
        return None
    couplings = Growth(
        coefficient=exp(laws.n_couplings.intercept), power=max(0.0, laws.n_couplings.exponent)
    )
    return error_corrected_crossover(family, classical, couplings, bits=bits, deadline_s=deadline_s)


def classical_time(family: str) -> ExponentialTime | None:
    """Returns the measured time to a proof as an exponential of the size, None where it is none."""
    growth, laws = scaling(family), sizes_of(family)
    if growth is None or laws is None or growth.form != "exponential" or growth.low <= 1:
        return None
    middle = sqrt(growth.smallest * growth.largest)
    anchor = predict_seconds(family, EXACT, laws.at(middle))
    if anchor is None or not anchor.seconds:
        return None
    return ExponentialTime(
        base=growth.value,
        base_low=growth.low,
        base_high=growth.high,
        anchor_n=middle,
        anchor_s=anchor.seconds,
        source=f"the exact solvers, measured: {growth.words}",
    )


def era_break_even(case: Case) -> tuple[BreakEven, ...]:
    """Returns the size from which an error-corrected machine would be ahead, where that can be said."""
    found, here = era_of(case), natural_size(case)
    if found is None or here is None:
        return ()
    ahead = found.crossover.n if found.crossover.within_deadline else None
    return (
        BreakEven(
            quantity="size on an error-corrected machine",
            unit=unit_of(case, here),
            today=round(here, 1),
            at=ahead,
            limit=found.crossover.n_limit,
            words=f"on an error-corrected machine, {found.words}",
            how=f"{found.how}; no such machine exists",
        ),
    )
