"""The same machines on the same kind of instance at another size."""

from __future__ import annotations

from functools import lru_cache

from solvers.quantum.annealer_resources import annealer_resources
from solvers.quantum.family_success import qaoa_chances
from solvers.quantum.offer import Offer
from solvers.quantum.shot_chances import ShotChances

_MOST_CACHED = 512
_NONE = 10**9  # qubits of what cannot be embedded


def resized(
    offers: tuple[Offer, ...], family: str, n_qubits: int, couplings_ratio: float
) -> tuple[Offer, ...]:
    """Returns the offers for an instance of `n_qubits`, with so many times the couplings.

    Chances follow the family's fit. Two-qubit gates and an embedding's qubits are taken to grow as the
    couplings do: so they do on machines that couple all to all and for dense instances, and sparse
    ones elsewhere take more, so this favours the machines. The time of a shot is left as it is, which
    does so too.
    """
    return tuple(_resized(each, family, n_qubits, couplings_ratio) for each in offers)


def _resized(offer: Offer, family: str, n_qubits: int, ratio: float) -> Offer:
    there = offer.qubits_there
    needs = n_qubits if offer.kind != "annealer" else _embedded(offer, n_qubits, ratio)
    changes: dict[str, object] = {
        "n_qubits": needs,
        "fits": needs <= there and offer.is_for_hire,
        "why_not": "" if needs <= there else f"it needs {needs} qubits and there are {there}",
        "log_fidelity": offer.log_fidelity * ratio,
        "log_signal": offer.log_signal * ratio,
    }
    if offer.two_qubit_gates is not None:
        changes["two_qubit_gates"] = round(offer.two_qubit_gates * ratio)
    if offer.layers is not None:
        changes["chances"] = _chances(family, n_qubits, offer.layers).model_copy(
            update={"scale": offer.chances.scale, "mean": offer.chances.mean}
        )
    return offer.model_copy(update=changes)


def _embedded(offer: Offer, n_qubits: int, ratio: float) -> int:
    """The embedding's qubits: as many more as there are couplings, or a clique's if that is less."""
    grown = max(n_qubits, round(offer.n_qubits * ratio)) if offer.longest_chain else _NONE
    clique = next(iter(annealer_resources(n_qubits))).physical_qubits
    return min(grown, clique if clique is not None else _NONE)


@lru_cache(maxsize=_MOST_CACHED)
def _chances(family: str, n_qubits: int, layers: int) -> ShotChances:
    return qaoa_chances(family, n_qubits, layers)
