"""How far answers are from the label and from a proof."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from evals.harness.figures import Figures, rounded


def distance(objective: float | None, labels: Sequence[float]) -> float | None:
    """Returns the relative distance of an objective from the nearest label; None without either.

    >>> distance(110, (100, 1000))
    0.1
    """
    if objective is None or not labels:
        return None
    return min(abs(objective - label) / max(1.0, abs(label)) for label in labels)


def gaps(proof: Iterable[float | None], label: Iterable[float | None]) -> Figures:
    """Returns means over the answers that have a gap to their bound, and a distance to their label."""
    bound = [each for each in proof if each is not None]
    apart = [each for each in label if each is not None]
    return {
        "proof_mean": rounded(sum(bound) / len(bound)) if bound else None,
        "proven": rounded(sum(each <= 1e-6 for each in bound) / len(bound)) if bound else None,
        "label_median": rounded(sorted(apart)[len(apart) // 2]) if apart else None,
    }
