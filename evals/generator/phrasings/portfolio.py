"""Portfolio questions: choosing assets, splitting savings, least variance for a return."""

from __future__ import annotations

from itertools import combinations

from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed
from evals.generator.grammar.names import SHARES
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


def _covariance(draw: Draw, n: int) -> list[list[int]]:
    """A diagonally dominant, so positive definite, matrix of whole numbers."""
    rows = [[0] * n for _ in range(n)]
    for i, j in combinations(range(n), 2):
        rows[i][j] = rows[j][i] = draw.whole(-2, 3)
    for i in range(n):
        rows[i][i] = sum(map(abs, rows[i])) + draw.whole(1, 9)
    return rows


def _choose(draw: Draw, size: int) -> Question:
    assets = draw.some(SHARES, size)
    returns, covariance, k = draw.wholes(size, 3, 20), _covariance(draw, size), size // 2
    weight = draw.one([0.5, 1, 0.2])
    text = compose(
        draw,
        f"Choose exactly {k} of the {size} assets {listed(assets)}, each whole or not at all.",
        f"Expected returns, in this order: {', '.join(map(str, returns))}. Covariance matrix: {matrix(draw, covariance)}",
        f"Which choice x maximises the return minus {weight} times the variance x^T C x?",
    )
    return asked(
        text,
        "portfolio",
        assets=assets,
        expected_returns=returns,
        covariance=covariance,
        risk_aversion=weight,
        n_chosen=k,
    )


def _split(draw: Draw, size: int) -> Question:
    n = max(2, size - 3)
    assets = draw.some(SHARES, n)
    returns, covariance = draw.wholes(n, 3, 20), _covariance(draw, n)
    rows = [[a, r, *row] for a, r, row in zip(assets, returns, covariance, strict=True)]
    weight = draw.one([0.5, 1, 2])
    text = compose(
        draw,
        "I want to split my savings among funds; the shares add up to 1 and none is negative.",
        "Expected return and covariances:" + table(draw, ["fund", "return", *assets], rows),
        f"Which split maximises expected return minus {weight} times the variance?",
    )
    return asked(
        text,
        "portfolio",
        assets=assets,
        expected_returns=returns,
        covariance=covariance,
        risk_aversion=weight,
    )


def _least_variance(draw: Draw, size: int) -> Question:
    n = max(3, size - 3)
    assets = draw.some(SHARES, n)
    returns, covariance = draw.different(n, 3, 20), _covariance(draw, n)
    least = (min(returns) + max(returns)) // 2
    spelled = [f"{a} {r} %" for a, r in zip(assets, returns, strict=True)]
    text = compose(
        draw,
        f"Expected yearly returns are {listed(spelled)}.",
        f"Their covariance matrix, in the same order and in percent squared, is {matrix(draw, covariance)}",
        f"What is the smallest variance of a fully invested mix without short sales that yields at least {least} % on average?",
    )
    return asked(
        text,
        "portfolio",
        assets=assets,
        expected_returns=returns,
        covariance=covariance,
        min_return=least,
    )


def _capped(draw: Draw, size: int) -> Question:
    n = max(3, size - 3)
    assets = [f"asset {i}" for i in range(1, n + 1)]
    returns, covariance = draw.wholes(n, 3, 20), _covariance(draw, n)
    cap = draw.one([40, 50, 60])
    text = compose(
        draw,
        f"Long-only portfolio of {n} assets, weights summing to 1, no weight above {cap} %.",
        f"mu = {returns}, Sigma = {matrix(draw, covariance)}",
        "Maximise mu^T w - w^T Sigma w.",
    )
    return asked(
        text,
        "portfolio",
        assets=assets,
        expected_returns=returns,
        covariance=covariance,
        risk_aversion=1,
        max_weight=cap / 100,
    )


def _shops(draw: Draw, size: int) -> Question:
    assets = [f"stall {i}" for i in range(1, size + 1)]
    gains, covariance, k = draw.wholes(size, 4, 25), _covariance(draw, size), size // 2
    text = compose(
        draw,
        f"I can take over exactly {k} of {size} market stalls, but their takings rise and fall together.",
        f"Mean weekly profits in euros: {listed([*map(str, gains)])}. How they vary together is "
        f"given by the covariances {matrix(draw, covariance)}",
        "Which stalls make the sum of the mean profits less half the variance of that sum the largest?",
    )
    return asked(
        text,
        "portfolio",
        assets=assets,
        expected_returns=gains,
        covariance=covariance,
        risk_aversion=0.5,
        n_chosen=k,
    )


PHRASING = Phrasing((_choose, _split, _least_variance, _capped, _shops))
