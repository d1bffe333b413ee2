"""The weight of each row: proven, tuned for what is approximated, or given by a person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from problems.encoding.encoding_choice import Encoding
from problems.encoding.literal_rows import LiteralRows
from problems.encoding.model_arrays import Terms
from problems.encoding.penalty import Proof, Weights, weights
from problems.encoding.row_selection import selected
from problems.encoding.unbalanced import tuned_weights
from problems.errors import EncodingError


def chosen_weights(
    rows: LiteralRows,
    objective: Terms,
    n_bits: int,
    encoding: Encoding,
    approximate: NDArray[np.bool_],
    *,
    ceilings: Mapping[str, float],
) -> Weights:
    """Returns the weights of the rows, those of the approximate ones tuned. Shape: (m,).

    `ceilings` are weights that have been proven elsewhere, by label.
    """
    proven = _capped(weights(rows, objective, n_bits), rows.labels, ceilings)
    if approximate.any():
        values = proven.values.copy()
        values[approximate] = tuned_weights(selected(rows, approximate), objective, n_bits)
        pairs = zip(proven.proofs, approximate.tolist(), strict=True)
        proofs: tuple[Proof, ...] = tuple("tuned" if tuned else proof for proof, tuned in pairs)
        proven = Weights(values, proofs)
    return overridden(proven, rows.labels, encoding)


def _capped(found: Weights, labels: tuple[str, ...], ceilings: Mapping[str, float]) -> Weights:
    if not ceilings:
        return found
    most = np.array([ceilings.get(label, np.inf) for label in labels])
    lower = (most < found.values).tolist()
    pairs = zip(found.proofs, lower, strict=True)
    proofs: tuple[Proof, ...] = tuple("component" if each else proof for proof, each in pairs)
    return Weights(np.minimum(found.values, most), proofs)


def overridden(found: Weights, labels: tuple[str, ...], encoding: Encoding) -> Weights:
    """Returns the weights with those that a person gave in their place."""
    if not encoding.weights:
        return found
    values = [encoding.weights.get(each, found.values[at]) for at, each in enumerate(labels)]
    pairs = zip(labels, found.proofs, strict=True)
    proofs: tuple[Proof, ...] = tuple(
        "given" if label in encoding.weights else proof for label, proof in pairs
    )
    return replace(found, values=np.array(values, dtype=float), proofs=proofs)


def refuse_unknown(encoding: Encoding, labels: Iterable[str]) -> None:
    """Refuses weights of constraints that the model does not have.

    Raises:
        EncodingError: there is one.
    """
    if not encoding.weights:
        return
    unknown = sorted(set(encoding.weights) - set(labels))
    if unknown:
        raise EncodingError(
            f"{unknown[0]!r} has a weight and is no constraint of the model; name its constraints"
        )


def by_label(labels: tuple[str, ...], found: Weights) -> dict[str, tuple[float, Proof]]:
    """Returns weight and proof by label; a constraint that became several rows has the heaviest."""
    heaviest: dict[str, tuple[float, Proof]] = {}
    for label, weight, proof in zip(labels, found.values.tolist(), found.proofs, strict=True):
        if label not in heaviest or weight > heaviest[label][0]:
            heaviest[label] = (weight, proof)
    return heaviest
