"""Portfolio choice: return against variance, over whole assets or over shares of the money."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure
from problems.file_format import FileFormat
from problems.formats import orlib_portfolio
from problems.modelling.limits import bound_violations, limit_violations
from problems.modelling.program_cqm import program_cqm
from problems.problem import Check, Example, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Floats, Program, Values

if TYPE_CHECKING:
    import dimod

_FEWEST_LOTS = 20  # the grid of the CQM: shares in steps of 1/20, finer from ten assets up
_ASYMMETRY = 1e-9  # both are relative to the largest entry of the covariance;
_NEGATIVE = 1e-6  # so little below zero is what six printed digits can bring about
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
    assets: tuple[str, ...] = Field(min_length=1, max_length=1_000)
    expected_returns: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...] = Field(description="square and symmetric")
    risk_aversion: float = Field(default=0, ge=0)
    n_chosen: int | None = Field(
        default=None,
        ge=1,
        description="choose exactly so many whole assets; else shares summing to 1",
    )
    min_return: float | None = Field(default=None, description="least expected return in total")
    max_weight: float = Field(default=1, ge=0, le=1, description="largest share of any asset")
    min_weight: float = Field(default=0, ge=0, le=1, description="least share of every asset")

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
    formats: ClassVar[tuple[FileFormat, ...]] = (
        FileFormat(
            "OR-Library portfolio",
            (".txt",),
            orlib_portfolio.recognises,
            lambda text: _from_statistics(orlib_portfolio.read(text)),
        ),
    )

    @model_validator(mode="after")
    def _shapes_fit(self) -> Self:
        n = len(self.assets)
        if len(set(self.assets)) < n:
            raise ValueError("two assets have the same name; give each a name of its own")
        if len(self.expected_returns) != n:
            raise ValueError(
                f"{len(self.expected_returns)} expected returns are given for {n} assets"
            )
        widths = [len(row) for row in self.covariance]
        odd = next((at for at, width in enumerate(widths) if width != n), None)
        if len(widths) != n or odd is not None:
            shape = (
                f"{len(widths)} rows"
                if odd is None
                else f"a row {odd + 1} of {widths[odd]} numbers"
            )
            raise ValueError(f"the covariance has {shape}; with {n} assets it must be {n} by {n}")
        return self

    @model_validator(mode="after")
    def _covariance_is_one(self) -> Self:
        matrix, scale = self._sigma, float(np.abs(self._sigma).max())
        i, j = np.unravel_index(np.abs(matrix - matrix.T).argmax(), matrix.shape)
        if abs(matrix[i, j] - matrix[j, i]) > _ASYMMETRY * scale:
            raise ValueError(
                f"the covariance is not symmetric: row {i + 1}, column {j + 1} is {matrix[i, j]:g} and "
                f"row {j + 1}, column {i + 1} is {matrix[j, i]:g}; make them equal"
            )
        least = float(np.linalg.eigvalsh(matrix)[0]) if self.n_chosen is None else 0.0
        if least < -_NEGATIVE * scale:
            raise ValueError(
                f"the covariance is not positive semidefinite (its least eigenvalue is {least:.3g}), so "
                "some mix would have a negative variance; correct the entries"
            )
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
        return program_cqm(self.structure() if self.n_chosen else self._in_lots())

    def structure(self) -> Program:
        from scipy.sparse import csr_array

        n = len(self.assets)
        returns = np.array(self.expected_returns)
        total = 1.0 if self.n_chosen is None else float(self.n_chosen)
        has_floor = self.min_return is not None
        weight = 1.0 if self._is_least_variance else self.risk_aversion
        return Program(
            names=self.assets,
            linear=np.zeros(n) if self._is_least_variance else -returns,
            lower=np.full(n, self.min_weight, dtype=float),
            upper=np.full(n, self.max_weight, dtype=float),
            integer=np.full(n, self.n_chosen is not None),
            rows=csr_array(np.vstack([np.ones(n), returns] if has_floor else [np.ones(n)])),
            row_lower=np.array([total, self.min_return] if has_floor else [total], dtype=float),
            row_upper=np.array([total, np.inf] if has_floor else [total]),
            quadratic=csr_array(2 * weight * self._sigma) if weight else None,
        )

    def decode(self, sample: Sample) -> PortfolioSolution:
        unit = 1.0 if self.n_chosen else 1.0 / self._n_lots
        held = {name: round(sample[name]) * unit for name in self.assets}
        return PortfolioSolution(holdings={name: value for name, value in held.items() if value})

    def decode_structure(self, answer: Answer) -> PortfolioSolution:
        assert isinstance(answer, Values)
        values = np.round(answer.values) if self.n_chosen else answer.values
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
            violations += bound_violations(
                name, value, self.min_weight, self.max_weight, is_whole=is_whole
            )
        total, words = (
            (self.n_chosen, "assets chosen") if self.n_chosen else (1, "sum of the shares")
        )
        violations += limit_violations(words, dict.fromkeys(held, 1.0), "=", total, held)
        if self.min_return is not None:
            earned = dict(zip(self.assets, self.expected_returns, strict=True))
            violations += limit_violations("expected return", earned, ">=", self.min_return, held)
        gain, variance = self._moments(solution)
        objective = variance if self._is_least_variance else gain - self.risk_aversion * variance
        return Check(feasible=not violations, objective=objective, violations=tuple(violations))

    @classmethod
    def random(cls, rng: np.random.Generator, size: int) -> Self:
        """A choice of half the assets, a mix, or the mix of least variance, by turns of the dice."""
        factors = rng.integers(-2, 3, (size, size))
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

    @property
    def _sigma(self) -> Floats:
        return np.array(self.covariance, dtype=float)

    @property
    def _is_least_variance(self) -> bool:
        return self.min_return is not None and self.risk_aversion == 0

    @property
    def _n_lots(self) -> int:
        return max(_FEWEST_LOTS, 2 * len(self.assets))

    def _in_lots(self) -> Program:
        """Returns the program of shares with each share as a whole number of lots."""
        from scipy.sparse import csr_array

        lots, shares = self._n_lots, self.structure()
        quadratic = shares.quadratic
        return Program(
            names=shares.names,
            linear=shares.linear / lots,
            lower=np.ceil(shares.lower * lots - _HELD),
            upper=np.floor(shares.upper * lots + _HELD),
            integer=np.full(len(self.assets), fill_value=True),
            rows=shares.rows,
            row_lower=shares.row_lower * lots,
            row_upper=shares.row_upper * lots,
            quadratic=None if quadratic is None else csr_array(quadratic / lots**2),
        )

    def _moments(self, solution: PortfolioSolution) -> tuple[float, float]:
        """Returns the expected return and the variance of what is held."""
        held = np.array([solution.holdings.get(name, 0.0) for name in self.assets])
        return float(held @ np.array(self.expected_returns)), float(held @ self._sigma @ held)

    def _worth(self, solution: PortfolioSolution) -> str:
        gain, variance = self._moments(solution)
        objective = self.check(solution).objective
        return f"expected return {gain:.6g}, variance {variance:.6g}, objective {objective:.6g}"


def _from_statistics(statistics: orlib_portfolio.AssetStatistics) -> Portfolio:
    """Returns the mix of least variance of all, the one portfolio that needs no taste for risk."""
    deviations = statistics.deviations
    covariance = statistics.correlations * np.outer(deviations, deviations)
    return Portfolio(
        assets=tuple(f"asset {at}" for at in range(1, deviations.size + 1)),
        expected_returns=tuple(statistics.means.tolist()),
        covariance=tuple(tuple(row) for row in covariance.tolist()),
        min_return=float(statistics.means.min()),
    )


FAMILY = Portfolio
