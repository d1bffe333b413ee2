"""Accuracy against coverage: what is right among the answers, where only the surest are given.

Source: Geifman, El-Yaniv: Selective Classification for Deep Neural Networks, arXiv 1705.08500.
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.harness.figures import rounded


def selective(confidences: Sequence[float | None], right: Sequence[bool]) -> list[dict[str, float]]:
    """Returns, for each confidence that occurs, the share answered at or above it and its accuracy.

    Shape: two sequences of equal length, one entry a row; None where nothing was answered.

    >>> selective([0.9, 0.5, None, 0.9], [True, False, False, True])[0]
    {'at_least': 0.9, 'coverage': 0.5, 'accuracy': 1.0}
    """
    answered = [
        (sure, good) for sure, good in zip(confidences, right, strict=True) if sure is not None
    ]
    points = []
    for level in sorted({sure for sure, _ in answered}, reverse=True):
        kept = [good for sure, good in answered if sure >= level]
        points.append(
            {
                "at_least": rounded(level),
                "coverage": rounded(len(kept) / len(confidences)),
                "accuracy": rounded(sum(kept) / len(kept)),
            }
        )
    return points
