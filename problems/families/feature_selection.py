"""Feature selection: columns that tell much about the target and little about each other."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, MatrixFigure
from problems.modelling.information import (
    binned,
    check_countable,
    conditional_information,
    correlations,
    mutual_information,
)
from problems.modelling.pair_scores import conditional, correlation, information
from problems.modelling.pick_model import (
    MOST_PICKABLE,
    Relation,
    pick_cqm,
    pick_figure,
    pick_violations,
    square_problem,
)
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Floats, Ints

if TYPE_CHECKING:
    import dimod

_MOST_CELLS = 5_000_000
_MOST_SPELLED = 30


class FeatureSelectionSolution(Solution):
    """The features to keep, in the order of the problem."""

    family: Literal["feature_selection"] = "feature_selection"
    chosen: tuple[str, ...]


class FeatureSelection(Problem[FeatureSelectionSolution]):
    """Features with data and a target, or with their relevance and redundancy, and how many to keep.

    The objective is Σ relevance of the chosen − redundancy_weight · Σ redundancy of each chosen pair,
    counted once. By "correlation" both are sizes of Pearson's correlation, with the target and
    between features; by "mutual_information" both are mutual information in bits, of values in bins
    of equal numbers; by "joint_information" the redundancy is I(i; j) − I(i; j | target), below 0
    where two features tell more together. A weight of (1 − α) / α has the optima of α·relevance −
    (1 − α)·redundancy.
    """

    family: Literal["feature_selection"] = "feature_selection"
    features: tuple[str, ...] = Field(min_length=1, max_length=MOST_PICKABLE)
    rows: tuple[tuple[float, ...], ...] = Field(
        default=(), max_length=100_000, description="a value of each feature, in their order"
    )
    target: tuple[float, ...] = Field(default=(), description="what is predicted, of each row")
    relevance: tuple[float, ...] = Field(
        default=(), description="of each feature, in place of rows"
    )
    redundancy: tuple[tuple[float, ...], ...] = Field(
        default=(),
        description="square and symmetric, in place of rows; the diagonal counts nothing",
    )
    criterion: Literal["correlation", "mutual_information", "joint_information"] = "correlation"
    n_bins: int = Field(default=5, ge=2, le=50, description="bins of a column of many values")
    n_chosen: int | None = Field(default=None, ge=1, description="null: as many as pay")
    choose: Relation = "exactly"
    redundancy_weight: float = Field(default=1, ge=0)

    summary: ClassVar[str] = (
        "choose features that tell much about a target and little about each other"
    )
    source: ClassVar[str] = (
        "Milne, Rounds, Goddard: Optimal feature selection in credit scoring and classification using "
        "a quantum annealer (1QBit 2017), for correlation; Peng, Long, Ding (IEEE TPAMI 2005) and "
        "Brown, Pocock, Zhao, Luján (JMLR 2012) for information"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="Choose exactly 2 of the features age, income, debt with relevance 0.6, 0.5, 0.4 so that "
            "total relevance minus pairwise redundancy is largest. Redundancy: age-income 0.5, age-debt "
            "0.1, income-debt 0.2.",
            objective=0.9,
        ),
        Example(
            text="Pick at most three sensors of p, q, r, s with relevance 9, 8, 7, 3; the redundancy of "
            "p-q is 6, p-r 2, p-s 1, q-r 5, q-s 1 and r-s 4. Maximise relevance less redundancy.",
            objective=14,
        ),
        Example(
            text="Which features should a model keep, by correlation: relevance a 0.8, b 0.7, c 0.6, d "
            "0.3, redundancy a-b 0.9, a-c 0.2, a-d 0.1, b-c 0.3, b-d 0.2, c-d 0.4? Weigh redundancy by "
            "one half and keep as many as pay.",
            objective=1.4,
        ),
    )
    solution_type: ClassVar[type[Solution]] = FeatureSelectionSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        n = len(self.features)
        name, times = Counter(self.features).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two features are called {name!r}; give each a name of its own")
        if self.n_chosen is not None and self.n_chosen > n:
            raise ValueError(f"{self.n_chosen} features are to be chosen out of {n}; choose fewer")
        has_rows, has_scores = (
            bool(self.rows or self.target),
            bool(self.relevance or self.redundancy),
        )
        if has_rows == has_scores:
            state = "both are" if has_rows else "neither is"
            raise ValueError(
                f"rows with a target, or relevance with redundancy, are needed and {state} given; give one"
            )
        if has_rows:
            self._check_rows()
            return self
        if len(self.relevance) != n:
            raise ValueError(f"{len(self.relevance)} relevances are given for {n} features")
        if flaw := square_problem(self.redundancy, n, "redundancy"):
            raise ValueError(flaw)
        return self

    def _check_rows(self) -> None:
        n = len(self.features)
        if len(self.rows) < 2:
            raise ValueError(f"{len(self.rows)} rows are given; a correlation needs 2 at least")
        if len(self.target) != len(self.rows):
            raise ValueError(
                f"the target has {len(self.target)} values for {len(self.rows)} rows; give one for each"
            )
        odd = next((at for at, row in enumerate(self.rows) if len(row) != n), None)
        if odd is not None:
            raise ValueError(
                f"row {odd + 1} has {len(self.rows[odd])} values; there are {n} features"
            )
        if n * len(self.rows) > _MOST_CELLS:
            raise ValueError(
                f"the rows have {n * len(self.rows):,} values; the limit is {_MOST_CELLS:,}; give a "
                "sample of the rows"
            )

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        rows = f", {len(self.rows)} rows" if self.rows else ""
        return f"{len(self.features)} features{rows}"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a feature, by its name; the number of them is the only constraint."""
        relevance, redundancy = self._scores
        return pick_cqm(
            self.features,
            relevance,
            self.redundancy_weight * redundancy,
            self.n_chosen,
            self.choose,
        )

    def decode(self, sample: Sample) -> FeatureSelectionSolution:
        return FeatureSelectionSolution(
            chosen=tuple(name for name in self.features if round(sample[name]))
        )

    def check(self, solution: FeatureSelectionSolution) -> Check:
        violations = pick_violations(
            "feature", self.features, solution.chosen, self.n_chosen, self.choose
        )
        at = {name: index for index, name in enumerate(self.features)}
        known = sorted({at[name] for name in solution.chosen if name in at})
        relevance = math.fsum(map(self._relevance, known))
        redundancy = math.fsum(self._redundancy(i, j) for i, j in combinations(known, 2))
        return Check(
            feasible=not violations,
            objective=relevance - self.redundancy_weight * redundancy,
            violations=tuple(violations),
        )

    def _relevance(self, at: int) -> float:
        """The relevance of one feature, counted anew from its column."""
        if not self.rows:
            return self.relevance[at]
        if self.criterion == "correlation":
            return correlation(self._columns[:, at], np.array(self.target))
        return information(self._bins[:, at], self._target_bins)

    def _redundancy(self, i: int, j: int) -> float:
        """The redundancy of one pair, counted anew from its columns."""
        if not self.rows:
            return self.redundancy[i][j]
        if self.criterion == "correlation":
            return correlation(self._columns[:, i], self._columns[:, j])
        shared = information(self._bins[:, i], self._bins[:, j])
        if self.criterion == "mutual_information":
            return shared
        return shared - conditional(self._bins[:, i], self._bins[:, j], self._target_bins)

    @cached_property
    def _scores(self) -> tuple[Floats, Floats]:
        """The relevance of each feature and the redundancy of each pair, all at once."""
        if not self.rows:
            return np.array(self.relevance), np.array(self.redundancy)
        if self.criterion == "correlation":
            both = correlations(np.column_stack([self._columns, self.target]))
            return both[-1, :-1], both[:-1, :-1]
        check_countable(len(self.rows), self.n_bins * (len(self.features) + 1))
        both = mutual_information(np.column_stack([self._bins, self._target_bins]))
        redundancy = both[:-1, :-1]
        if self.criterion == "joint_information":
            redundancy = redundancy - conditional_information(self._bins, self._target_bins)
        return both[-1, :-1], redundancy

    @cached_property
    def _columns(self) -> Floats:
        return np.array(self.rows, dtype=float)

    @cached_property
    def _bins(self) -> Ints:
        return np.column_stack([binned(column, self.n_bins) for column in self._columns.T])

    @cached_property
    def _target_bins(self) -> Ints:
        return binned(np.array(self.target, dtype=float), self.n_bins)

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Forty rows of features that share a few hidden factors with the target, by any criterion.

        The difficulty is the share of a feature that the factors make: from 0, where features are
        independent and the most relevant are best, to 0.95, where which belong together decides. The
        weight makes it mean relevance less mean redundancy at half of the features, as Peng does.
        """
        n_rows, shared = 40, 0.95 * difficulty
        factors = rng.normal(size=(n_rows, 1 + size // 4))
        mixed = factors[:, rng.integers(0, factors.shape[1], size)]
        rows = shared * mixed + (1 - shared) * rng.normal(size=(n_rows, size))
        own = rows[:, rng.permutation(size)[: 1 + size // 2]].mean(axis=1)
        target = own + 0.3 * rng.normal(size=n_rows)
        criterion: Literal["correlation", "mutual_information", "joint_information"] = (
            "correlation",
            "mutual_information",
            "joint_information",
        )[int(rng.integers(3))]
        n_chosen = max(1, size // 2)
        return cls(
            features=tuple(f"feature {at}" for at in range(size)),
            rows=tuple(map(tuple, rows.round(3).tolist())),
            target=tuple(target.round(3).tolist()),
            criterion=criterion,
            n_bins=3,
            n_chosen=n_chosen if rng.integers(3) else None,
            choose="exactly" if rng.integers(2) else "at_most",
            redundancy_weight=round(2 / n_chosen, 3),
        )

    def figure(self, solution: FeatureSelectionSolution) -> MatrixFigure | BarFigure:
        """The relevance on the diagonal and the redundancy of pairs; of many features, bars."""
        relevance, redundancy = self._scores
        return pick_figure(
            f"{len(solution.chosen)} of {len(self.features)} features chosen",
            self.features,
            solution.chosen,
            relevance,
            redundancy,
            worth_label="relevance",
        )

    def describe(self, solution: FeatureSelectionSolution) -> str:
        names = solution.chosen
        if not names:
            return "Keep no feature: none pays for itself."
        rest = ", and so on" if len(names) > _MOST_SPELLED else ""
        worth = self.check(solution).objective or 0.0
        return (
            f"Keep {', '.join(names[:_MOST_SPELLED])}{rest}: relevance less redundancy comes to "
            f"{plain(worth)}."
        )


FAMILY = FeatureSelection
