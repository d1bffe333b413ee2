"""Whether confidence means anything: reliability bins and the expected calibration error.

Source: Guo et al., On Calibration of Modern Neural Networks, arXiv 1706.04599 (equal-width bins).
"""

from __future__ import annotations

from collections.abc import Sequence

from evals.harness.figures import Figures, rounded

_BINS = 10


def calibration(confidences: Sequence[float], right: Sequence[bool]) -> Figures:
    """Returns the bins that hold answers, and the mean distance of confidence from accuracy.

    Shape: two sequences of equal length, one entry an answered row.

    >>> calibration([0.95, 0.95, 0.95, 0.95], [True, True, True, False])["expected_calibration_error"]
    0.2
    """
    bins = []
    error = 0.0
    for number in range(_BINS):
        inside = [i for i, each in enumerate(confidences) if _bin(each) == number]
        if not inside:
            continue
        accuracy = sum(right[i] for i in inside) / len(inside)
        mean = sum(confidences[i] for i in inside) / len(inside)
        error += abs(accuracy - mean) * len(inside) / len(confidences)
        bins.append(
            {
                "from": number / _BINS,
                "to": (number + 1) / _BINS,
                "n": len(inside),
                "confidence": rounded(mean),
                "accuracy": rounded(accuracy),
            }
        )
    return {
        "n": len(confidences),
        "expected_calibration_error": rounded(error) if confidences else None,
        "bins": [dict(each) for each in bins],
    }


def _bin(confidence: float) -> int:
    return min(_BINS - 1, int(confidence * _BINS + 1e-9))
