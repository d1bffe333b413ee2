"""Tokens and money, where a language model was asked."""

from __future__ import annotations

from collections.abc import Iterable

from evals.harness.figures import Figures, rounded


def cost(
    tokens: Iterable[int | None], calls: Iterable[int | None], cost_usd: Iterable[float | None]
) -> Figures:
    """Returns the totals and the means a question, null where no model was asked.

    >>> cost([300, 100], [2, 1], [None, None])["calls_a_question"]
    1.5
    >>> cost([None], [None], [None])["tokens"] is None
    True
    """
    counted = [each for each in tokens if each is not None]
    called = [each for each in calls if each is not None]
    paid = [each for each in cost_usd if each is not None]
    return {
        "tokens": sum(counted) if counted else None,
        "tokens_a_question": rounded(sum(counted) / len(counted)) if counted else None,
        "calls_a_question": rounded(sum(called) / len(called)) if called else None,
        "cost_usd": rounded(sum(paid)) if paid else None,
    }
