"""The same case at another size of its family."""

from __future__ import annotations

from agent.decide.case import Case
from agent.decide.natural_size import natural_size
from problems.instance.features import Sizes as InstanceSizes
from solvers.performance.prediction import sizes_of
from solvers.performance.sizes import FamilySizes, PowerLaw
from solvers.quantum.offer_at_size import resized


def at_size(case: Case, size: float) -> Case | None:
    """Returns the case of a typical instance of that natural size, nothing tried on it.

    Its sizes grow from this instance's by the family's power laws. None where those are not known.
    """
    laws, here = sizes_of(case.features.family), natural_size(case.features)
    if laws is None or here is None:
        return None
    sizes = _grown(case.features.sizes, laws, here, size)
    offers = case.offers
    if sizes.n_qubits is not None:
        before = max(1, case.features.sizes.n_couplings)
        offers = resized(offers, case.features.family, sizes.n_qubits, sizes.n_couplings / before)
    features = case.features.model_copy(update={"sizes": sizes, "size": "", "proofs": ()})
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
