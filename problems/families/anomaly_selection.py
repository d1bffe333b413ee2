"""Anomaly selection: the rows that are odd together, each far from the bulk and unlike the others."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, MatrixFigure
from problems.modelling.pick_model import (
    check_pickable,
    pick_cqm,
    pick_figure,
    pick_violations,
    square_problem,
)
from problems.modelling.robust_distance import robust, whitened
from problems.plain_number import plain
from problems.problem import Check, Example, Problem, Sample, Solution
from problems.status import Sense
from problems.structures import Floats

if TYPE_CHECKING:
    import dimod

_MOST_CELLS = 2_000_000
_MOST_COLUMNS = 100
_MOST_SPELLED = 30


class AnomalySelectionSolution(Solution):
    """The rows that are picked, in the order of the problem."""

    family: Literal["anomaly_selection"] = "anomaly_selection"
    picked: tuple[str, ...]


class AnomalySelection(Problem[AnomalySelectionSolution]):
    """Rows of numbers, or scores with similarities, and how many rows to pick.

    The objective is Σ score of the picked − similarity_weight · Σ similarity of each picked pair,
    counted once. From rows the score is the robust Mahalanobis distance d from the bulk, and the
    similarity of two rows exp(−d² / 2p), with d the distance between them and p the dimension in
    which rows differ. A weight above 0 picks different anomalies, so that a reviewer does not see one
    twice; below 0 it looks for rings of rows that are odd in the same way.
    """

    family: Literal["anomaly_selection"] = "anomaly_selection"
    names: tuple[str, ...] = Field(min_length=1, max_length=100_000, description="of the rows")
    rows: tuple[tuple[float, ...], ...] = Field(default=(), description="numbers, a tuple a row")
    scores: tuple[float, ...] = Field(default=(), description="how odd each row is, given directly")
    similarity: tuple[tuple[float, ...], ...] = Field(
        default=(), description="of pairs, beside scores; square and symmetric, the diagonal unused"
    )
    n_picked: int = Field(ge=1, description="rows to pick")
    similarity_weight: float = 1

    summary: ClassVar[str] = (
        "pick the rows that are most anomalous together: far from the bulk, and not all alike"
    )
    source: ClassVar[str] = (
        "Carbonell, Goldstein: The use of MMR, diversity-based reranking (SIGIR 1998), for the "
        "objective; Maronna, Zamar (Technometrics 2002) for the distances"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="An analyst can review 2 of 4 flagged payments A, B, C, D with fraud scores 9, 8, 6, 3. "
            "The similarity of A-B is 5, A-C 1, B-C 2, of all others 0. Which 2 give the most score less "
            "similarity?",
            objective=14,
        ),
        Example(
            text="Pick exactly three unusual sensors: scores s1 7, s2 7, s3 6, s4 5, s5 4; alike are "
            "s1-s2 by 4, s1-s3 by 3, s2-s3 by 1, s3-s4 by 2 and s4-s5 by 1. Maximise scores minus "
            "similarities.",
            objective=16,
        ),
        Example(
            text="Find the ring of 2 accounts most suspicious together: scores a 4, b 3, c 3, d 2, and two "
            "accounts that behave alike add their likeness: b-c 2, a-d 1, a-b 0.5.",
            objective=8,
        ),
    )
    solution_type: ClassVar[type[Solution]] = AnomalySelectionSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        n = len(self.names)
        name, times = Counter(self.names).most_common(1)[0]
        if times > 1:
            raise ValueError(f"two rows are called {name!r}; give each a name of its own")
        if self.n_picked > n:
            raise ValueError(f"{self.n_picked} rows are to be picked out of {n}; pick fewer")
        has_scores = bool(self.scores or self.similarity)
        if bool(self.rows) == has_scores:
            state = "both are" if has_scores else "neither is"
            raise ValueError(f"rows or scores are needed and {state} given; give one of them")
        if self.rows:
            self._check_rows()
            return self
        if len(self.scores) != n:
            raise ValueError(f"{len(self.scores)} scores are given for {n} rows; give one for each")
        if self.similarity and (flaw := square_problem(self.similarity, n, "similarity")):
            raise ValueError(flaw)
        return self

    def _check_rows(self) -> None:
        n, n_columns = len(self.names), len(self.rows[0])
        if len(self.rows) != n:
            raise ValueError(f"{n} names are given for {len(self.rows)} rows; give one for each")
        odd = next((at for at, row in enumerate(self.rows) if len(row) != n_columns), None)
        if odd is not None:
            raise ValueError(
                f"row {odd + 1} has {len(self.rows[odd])} numbers and the first {n_columns}; fill it up"
            )
        if not 1 <= n_columns <= _MOST_COLUMNS or n * n_columns > _MOST_CELLS:
            raise ValueError(
                f"the rows have {n_columns} columns and {n * n_columns:,} numbers; the limits are 1 to "
                f"{_MOST_COLUMNS} and {_MOST_CELLS:,}; leave out columns or rows"
            )

    @property
    def sense(self) -> Sense:
        return Sense.MAXIMISE

    @property
    def size(self) -> str:
        return f"{self.n_picked} of {len(self.names)} rows"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """One binary a row, by its name; the number of them is the only constraint."""
        scores, similarity = self._all_scores
        return pick_cqm(
            self.names, scores, self.similarity_weight * similarity, self.n_picked, "exactly"
        )

    def decode(self, sample: Sample) -> AnomalySelectionSolution:
        return AnomalySelectionSolution(
            picked=tuple(name for name in self.names if round(sample[name]))
        )

    def check(self, solution: AnomalySelectionSolution) -> Check:
        violations = pick_violations("row", self.names, solution.picked, self.n_picked, "exactly")
        at = {name: index for index, name in enumerate(self.names)}
        known = sorted({at[name] for name in solution.picked if name in at})
        score, alike = self._given_worth(known) if self.scores else self._measured_worth(known)
        return Check(
            feasible=not violations,
            objective=score - self.similarity_weight * alike,
            violations=tuple(violations),
        )

    def _given_worth(self, picked: list[int]) -> tuple[float, float]:
        pairs = combinations(picked, 2) if self.similarity else ()
        return (
            math.fsum(self.scores[at] for at in picked),
            math.fsum(self.similarity[i][j] for i, j in pairs),
        )

    def _measured_worth(self, picked: list[int]) -> tuple[float, float]:
        """The sums by the inverse of the covariance: another way than through whitened rows."""
        estimate = robust(self._numbers)
        inverse = estimate.directions @ estimate.directions.T
        dimension = max(1, estimate.directions.shape[1])

        def squared(gap: Floats) -> float:
            return max(0.0, float(gap @ inverse @ gap))

        rows = self._numbers[picked]
        return (
            math.fsum(math.sqrt(squared(row - estimate.centre)) for row in rows),
            math.fsum(
                math.exp(-squared(one - other) / (2 * dimension))
                for one, other in combinations(rows, 2)
            ),
        )

    @property
    def _numbers(self) -> Floats:
        return np.array(self.rows, dtype=float)

    @cached_property
    def _all_scores(self) -> tuple[Floats, Floats]:
        """The score of each row and the similarity of each pair."""
        n = len(self.names)
        check_pickable(n, "rows")
        if self.scores:
            similarity = np.array(self.similarity) if self.similarity else np.zeros((n, n))
            return np.array(self.scores, dtype=float), similarity
        white = whitened(self._numbers)
        squares = (white**2).sum(axis=1)
        apart = np.maximum(squares[:, None] + squares - 2 * white @ white.T, 0.0)
        return np.sqrt(squares), np.exp(-apart / (2 * max(1, white.shape[1])))

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Rows of three columns, a third of them odd; a quarter to a half of the rows is picked.

        The difficulty is how close to each other the odd rows lie: scattered ones differ in score
        and hardly share any, so that the highest scores are best; those of a cluster score and look
        alike, and the similarity weighs as much as the scores.
        """
        n_odd = max(1, size // 3)
        bulk = rng.normal(size=(size - n_odd, 3))
        heading = rng.normal(size=3)
        near = 6 * heading / np.linalg.norm(heading) + rng.normal(size=(n_odd, 3))
        scattered = rng.normal(scale=8, size=(n_odd, 3))
        rows = np.vstack([bulk, difficulty * near + (1 - difficulty) * scattered])
        return cls(
            names=tuple(f"row {at}" for at in range(size)),
            rows=tuple(map(tuple, rows[rng.permutation(size)].round(3).tolist())),
            n_picked=max(1, round(size * (1 + difficulty) / 4)),
            similarity_weight=round(0.5 + 5 * difficulty, 3),
        )

    def figure(self, solution: AnomalySelectionSolution) -> MatrixFigure | BarFigure:
        """The scores on the diagonal and the similarities; of many rows the scores as bars."""
        scores, similarity = self._all_scores
        return pick_figure(
            f"{len(solution.picked)} of {len(self.names)} rows picked",
            self.names,
            solution.picked,
            scores,
            similarity,
            worth_label="how odd",
        )

    def describe(self, solution: AnomalySelectionSolution) -> str:
        names = solution.picked
        rest = ", and so on" if len(names) > _MOST_SPELLED else ""
        worth = self.check(solution).objective or 0.0
        return (
            f"Pick {', '.join(names[:_MOST_SPELLED]) or 'nothing'}{rest}: scores less similarity come to "
            f"{plain(worth)}."
        )


FAMILY = AnomalySelection
