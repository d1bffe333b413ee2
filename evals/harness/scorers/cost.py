"""Tokens and money, where a language model was asked."""

from __future__ import annotations

from collections.abc import Iterable

from evals.harness.figures import Figures, rounded


def cost(tokens: Iterable[int | None], cost_usd: Iterable[float | None]) -> Figures:
    """Returns the totals, null where no model was asked.

    >>> cost([None, None], [None, None])
    {'tokens': None, 'cost_usd': None}
    """
    counted = [each for each in tokens if each is not None]
    paid = [each for each in cost_usd if each is not None]
    return {
        "tokens": sum(counted) if counted else None,
        "cost_usd": rounded(sum(paid)) if paid else None,
    }
