"""Portfolio choice: return against variance, over whole assets or over shares of the money."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.errors import LimitExceeded
from problems.figure import BarFigure
from problems.modelling.asset_groups import AssetGroup, check_groups, group_rows, group_violations
from problems.modelling.covariance import (
    MOST_FULL,
    Covariance,
    FactorModel,
    check_one_covariance,
    covariance_of,
)
from problems.modelling.limits import bound_violations, limit_violations
from problems.modelling.program_cqm import program_cqm
from problems.modelling.share_program import Shares, in_lots, limit_variance, share_program
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_FEWEST_LOTS = 20  # the grid of the CQM: shares in steps of 1/20, finer from ten assets up
_HELD = 1e-9  # a smaller share is rounding
_MOST_SHOWN = 30


class PortfolioSolution(Solution):
    """How much of each asset is held: shares of the money, or 1 for each chosen asset."""

    family: Literal["portfolio"] = "portfolio"
    holdings: dict[str, float]


class Portfolio(Problem[PortfolioSolution]):
    """Assets with expected returns and a covariance, and how return is weighed against variance.

    The variance is xᵀ·covariance·x. Where min_return is given and risk_aversion is 0 the variance
    is minimised; else return − risk_aversion · variance is maximised.
    """

    family: Literal["portfolio"] = "portfolio"
    assets: tuple[str, ...] = Field(min_length=1, max_length=10_000)
    expected_returns: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...] = Field(
        default=(), description="square and symmetric; or give factors"
    )
    factors: FactorModel | None = Field(
        default=None, description="the covariance by factors, in place of the matrix"
    )
    risk_aversion: float = Field(default=0, ge=0)
    n_chosen: int | None = Field(
        default=None,
        ge=1,
        description="choose exactly so many whole assets; else shares summing to 1",
    )
    min_return: float | None = Field(default=None, description="least expected return in total")
    max_weight: float = Field(default=1, ge=0, le=1, description="largest share of any asset")
    min_weight: float = Field(
        default=0, ge=0, le=1, description="least share of each (with max_held: held) asset"
    )
    max_risk: float | None = Field(default=None, ge=0, description="largest variance allowed")
    max_held: int | None = Field(default=None, ge=1, description="most assets with a share")
    min_held: int | None = Field(default=None, ge=1, description="fewest assets with a share")
    groups: tuple[AssetGroup, ...] = Field(default=(), max_length=1_000)

    summary: ClassVar[str] = "choose assets or shares of them, return against variance"
    source: ClassVar[str] = "Markowitz: Portfolio Selection, Journal of Finance 7 (1952)"
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Pick exactly 2 of 4 assets with expected returns 8, 6, 9, 5 and covariance "
            "[[10,2,4,1],[2,6,1,0],[4,1,14,2],[1,0,2,4]] to maximise return minus 0.5 times variance "
            "(the sum of the covariances of the chosen pairs, each counted both ways, plus their own).",
            objective=6,
        ),
        Example(
            text="How should I split my savings between stocks and bonds? Stocks are expected to "
            "return 10, bonds 4, and the covariance is [[16, 2], [2, 4]]. Maximise return minus 0.5 "
            "times variance.",
            objective=4,
        ),
        Example(
            text="Find the mix of gold, oil and cash with the smallest variance that still returns at "
            "least 7 on average. Expected returns: gold 5, oil 9, cash 1. Covariance: [[4, 0, 0], "
            "[0, 9, 0], [0, 0, 1]].",
            objective=3.25,
        ),
    )
    solution_type: ClassVar[type[Solution]] = PortfolioSolution

    @model_validator(mode="after")
    def _shapes_fit(self) -> Self:
        n = len(self.assets)
        if len(set(self.assets)) < n:
            raise ValueError("two assets have the same name; give each a name of its own")
        if len(self.expected_returns) != n:
            raise ValueError(
                f"{len(self.expected_returns)} expected returns are given for {n} assets"
            )
        is_mix = self.n_chosen is None
        check_one_covariance(self.covariance, self.factors, n, is_convex=is_mix)
        check_groups(self.groups, self.assets)
        return self

    @model_validator(mode="after")
    def _limits_fit(self) -> Self:
        if self.n_chosen is not None and self.n_chosen > len(self.assets):
            raise ValueError(f"{self.n_chosen} assets are to be chosen out of {len(self.assets)}")
        if self.n_chosen is not None and (self.min_weight, self.max_weight) != (0, 1):
            raise ValueError(
                "min_weight and max_weight limit shares; with n_chosen assets are whole: leave out one"
            )
        if self.min_weight > self.max_weight:
            raise ValueError(
                f"min_weight is {self.min_weight:g} and max_weight {self.max_weight:g}; swap them"
            )
        least, most = self._held or (0, len(self.assets))
        if self._held and self.n_chosen is not None:
            raise ValueError(
                "n_chosen takes whole assets, max_held and min_held shares: leave out one"
            )
        if least > most or least > len(self.assets):
            raise ValueError(f"{least} assets are to be held at least, and {most} at most")
        if self.min_held is not None and not self.min_weight:
            raise ValueError("min_held needs a min_weight, else a share of nothing counts as held")
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE if self._is_least_variance else Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{len(self.assets)} assets"

    @property
    def cqm_is_exact(self) -> bool:
        return self.n_chosen is not None

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """The choice itself, or shares in whole lots of which the money has `_n_lots`."""
        if len(self.assets) > MOST_FULL:
            raise LimitExceeded(
                f"portfolio has {len(self.assets):,} assets; its quadratic model has a product for each "
                f"pair and takes at most {MOST_FULL:,}; use solver 'exact'"
            )
        lots = 1 if self.n_chosen else self._n_lots
        counted = self._shares if self.n_chosen else in_lots(self._shares, lots)
        cqm = program_cqm(share_program(counted, is_split=False))
        if self.max_risk is not None:
            limit_variance(cqm, counted, self.max_risk * lots**2)
        return cqm

    def structure(self) -> Program | None:
        """None with a limit on the variance, which programs here cannot state."""
        return share_program(self._shares, is_split=True) if self.max_risk is None else None

    def decode(self, sample: Sample) -> PortfolioSolution:
        unit = 1.0 if self.n_chosen else 1.0 / self._n_lots
        held = {name: round(sample[name]) * unit for name in self.assets}
        return PortfolioSolution(holdings={name: value for name, value in held.items() if value})

    def decode_structure(self, answer: Answer) -> PortfolioSolution:
        assert isinstance(answer, Values)
        values = answer.values[: len(self.assets)]
        values = np.round(values) if self.n_chosen else values
        pairs = zip(self.assets, values.tolist(), strict=True)
        return PortfolioSolution(holdings={name: value for name, value in pairs if value > _HELD})

    def check(self, solution: PortfolioSolution) -> Check:
        known = set(self.assets)
        violations = [
            Violation(constraint="assets", message=f"there is no asset called {name!r}", amount=1)
            for name in solution.holdings
            if name not in known
        ]
        held = {name: solution.holdings.get(name, 0.0) for name in self.assets}
        is_whole = self.n_chosen is not None
        for name, value in held.items():
            low = 0.0 if self._held and value <= _HELD else self.min_weight
            violations += bound_violations(name, value, low, self.max_weight, is_whole=is_whole)
        total, words = (
            (self.n_chosen, "assets chosen") if self.n_chosen else (1, "sum of the shares")
        )
        violations += limit_violations(words, dict.fromkeys(held, 1.0), "=", total, held)
        if self._held:
            number = sum(value > _HELD for value in held.values())
            violations += bound_violations("assets held", number, *self._held, is_whole=True)
        violations += group_violations(self.groups, held)
        if self.min_return is not None:
            earned = dict(zip(self.assets, self.expected_returns, strict=True))
            violations += limit_violations("expected return", earned, ">=", self.min_return, held)
        gain, variance = self._moments(solution)
        if self.max_risk is not None:
            found = {"it": variance}
            violations += limit_violations("variance", {"it": 1.0}, "<=", self.max_risk, found)
        objective = variance if self._is_least_variance else gain - self.risk_aversion * variance
        return Check(feasible=not violations, objective=objective, violations=tuple(violations))

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """A choice of half the assets, a mix, or the mix of least variance, by turns of the dice.

        The dial scales what assets have in common: none at 0, where each can be judged alone.
        """
        factors = rng.integers(-2, 3, (size, size)) * round(2 * difficulty)
        returns = tuple(float(each) for each in rng.integers(2, 13, size))
        covariance = factors @ factors.T + np.diag(rng.integers(1, 5, size))
        kind = rng.integers(3)
        return cls(
            assets=tuple(f"asset {at}" for at in range(size)),
            expected_returns=returns,
            covariance=tuple(tuple(float(each) for each in row) for row in covariance),
            risk_aversion=0.0 if kind == 2 else float(rng.integers(1, 9)) / 4,
            n_chosen=max(1, size // 2) if kind == 0 else None,
            min_return=sum(returns) / size if kind == 2 else None,
        )

    def figure(self, solution: PortfolioSolution) -> BarFigure:
        ranked = sorted(self.assets, key=lambda name: -solution.holdings.get(name, 0.0))
        kept = set(ranked[:_MOST_SHOWN])
        shown = [name for name in self.assets if name in kept]
        return BarFigure(
            title=self._worth(solution),
            labels=tuple(shown),
            values=tuple(solution.holdings.get(name, 0.0) for name in shown),
            groups=tuple("held" if name in solution.holdings else "not held" for name in shown),
            value_label="chosen" if self.n_chosen else "share of the money",
        )

    def describe(self, solution: PortfolioSolution) -> str:
        held = solution.holdings
        if self.n_chosen:
            return f"Choose {', '.join(held)}: {self._worth(solution)}."
        shares = ", ".join(f"{share:.4g} in {name}" for name, share in held.items())
        return f"Put {shares}: {self._worth(solution)}."

    @cached_property
    def _sigma(self) -> Covariance:
        return covariance_of(self.covariance, self.factors)

    @property
    def _held(self) -> tuple[int, int] | None:
        """The least and the most number of assets with a share, None where nothing limits it."""
        if self.max_held is None and self.min_held is None:
            return None
        return self.min_held or 0, min(self.max_held or len(self.assets), len(self.assets))

    @property
    def _is_least_variance(self) -> bool:
        return self.min_return is not None and self.risk_aversion == 0

    @property
    def _n_lots(self) -> int:
        return max(_FEWEST_LOTS, 2 * len(self.assets))

    @cached_property
    def _shares(self) -> Shares:
        n = len(self.assets)
        returns = np.array(self.expected_returns)
        total = float(self.n_chosen or 1)
        members, limits = group_rows(self.groups, self.assets)
        has_floor = self.min_return is not None
        floor = np.array([[self.min_return, np.inf]], dtype=float)[: int(has_floor)]
        sides = np.vstack([[[total, total]], floor, limits])
        return Shares(
            names=self.assets,
            returns=np.zeros(n) if self._is_least_variance else returns,
            variance_weight=1.0 if self._is_least_variance else self.risk_aversion,
            covariance=self._sigma,
            lower=np.full(n, self.min_weight, dtype=float),
            upper=np.full(n, self.max_weight, dtype=float),
            rows=np.vstack([np.ones((1, n)), returns[None, :][: int(has_floor)], members]),
            row_lower=sides[:, 0],
            row_upper=sides[:, 1],
            is_whole=self.n_chosen is not None,
            held=self._held,
        )

    def _moments(self, solution: PortfolioSolution) -> tuple[float, float]:
        """Returns the expected return and the variance of what is held."""
        held = np.array([solution.holdings.get(name, 0.0) for name in self.assets])
        return float(held @ np.array(self.expected_returns)), self._sigma.variance(held)

    def _worth(self, solution: PortfolioSolution) -> str:
        gain, variance = self._moments(solution)
        objective = self.check(solution).objective
        return f"expected return {gain:.6g}, variance {variance:.6g}, objective {objective:.6g}"


FAMILY = Portfolio
