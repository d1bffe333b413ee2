"""The same case at another size of its family."""

from __future__ import annotations

import re

from agent.decide.case import Case
from problems.instance.features import Sizes as InstanceSizes
from solvers.performance.prediction import sizes_of
from solvers.performance.sizes import FamilySizes, PowerLaw
from solvers.quantum.offer_at_size import resized

_NEAR = 1.5  # instances of one size differ in their variables, so the size read back from them is not exact


def natural_size(case: Case) -> float | None:
    """Returns the instance's size in its family's unit; None where the family's sizes were not measured.

    It is the number that the instance's own words count, where that is near the size that instances
    with as many variables have.
    """
    typical = _typical_size(case)
    return None if typical is None else _counted(case, typical)[0]


def unit_of(case: Case, natural: float) -> str:
    """Returns what the natural size counts, in the words of the instance's size.

    Of "9 jobs of 81 operations on 9 machines" with a natural size of 8.8 it is "jobs".
    """
    return _counted(case, natural)[1]


def _typical_size(case: Case) -> float | None:
    laws = sizes_of(case.features.family)
    n_variables = case.features.sizes.n_variables
    return laws.natural(n_variables) if laws is not None and n_variables else None


def _counted(case: Case, natural: float) -> tuple[float, str]:
    """The first number in the words of the size that is near, and what it counts."""
    for number, word in re.findall(r"(\d+) (?:of \d+ )?([^\W\d_]+)", case.features.size):
        if _NEAR > float(number) / natural > 1 / _NEAR:
            return float(number), word
    return natural, "units of its size"


def at_size(case: Case, size: float) -> Case | None:
    """Returns the case of a typical instance of that natural size, nothing tried on it.

    Its sizes grow from this instance's by the family's power laws. None where those are not known.
    """
    laws, here = sizes_of(case.features.family), natural_size(case)
    if laws is None or here is None:
        return None
    sizes = _grown(case.features.sizes, laws, here, size)
    offers = case.offers
    if sizes.n_qubits is not None:
        before = max(1, case.features.sizes.n_couplings)
        offers = resized(offers, case.features.family, sizes.n_qubits, sizes.n_couplings / before)
    features = case.features.model_copy(update={"sizes": sizes, "proofs": ()})
    return case.but(features=features, offers=offers, probe=None)


def _grown(sizes: InstanceSizes, laws: FamilySizes, here: float, size: float) -> InstanceSizes:
    def times(count: int | None, law: PowerLaw | None) -> int | None:
        if count is None or law is None:
            return count
        return max(1, round(count * law(size) / law(here)))

    return sizes.model_copy(
        update={
            "n_variables": times(sizes.n_variables, laws.n_variables),
            "n_constraints": times(sizes.n_constraints, laws.n_constraints),
            "n_qubits": times(sizes.n_qubits, laws.n_qubits),
            "n_couplings": times(sizes.n_couplings, laws.n_couplings) or 0,
        }
    )
