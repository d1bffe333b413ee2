"""How long a person waits."""

from __future__ import annotations

from collections.abc import Sequence

from evals.harness.figures import Figures, rounded

_PERCENTS = (50, 90, 99)


def latency(seconds: Sequence[float]) -> Figures:
    """Returns the percentiles and the longest time, null without any.

    >>> latency([0.1, 0.2, 0.3])["p50_s"]
    0.2
    """
    import numpy as np

    if not seconds:
        return {**{f"p{percent}_s": None for percent in _PERCENTS}, "max_s": None}
    found = np.percentile(np.asarray(seconds), _PERCENTS)
    named: Figures = {f"p{p}_s": rounded(s) for p, s in zip(_PERCENTS, found, strict=True)}
    return {**named, "max_s": rounded(max(seconds))}
