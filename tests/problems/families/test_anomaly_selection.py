"""Anomaly selection against every choice of rows, and distances that outliers do not move."""

from itertools import combinations
from math import exp, sqrt

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.anomaly_selection import AnomalySelection, AnomalySelectionSolution
from problems.figure import BarFigure, MatrixFigure
from problems.modelling.robust_distance import robust, whitened
from problems.registry import parse_problem
from problems.structures import Floats
from tests.brute_force import minimum


def _scored(
    names: str, scores: tuple[float, ...], alike: dict[str, float], n: int, weight: float = 1
) -> AnomalySelection:
    listed = names.split()
    matrix = np.zeros((len(listed), len(listed)))
    for pair, value in alike.items():
        i, j = map(listed.index, pair.split("-"))
        matrix[i, j] = matrix[j, i] = value
    return AnomalySelection(
        names=tuple(listed),
        scores=scores,
        similarity=tuple(tuple(row) for row in matrix.tolist()),
        n_picked=n,
        similarity_weight=weight,
    )


PAYMENTS = _scored("A B C D", (9, 8, 6, 3), {"A-B": 5, "A-C": 1, "B-C": 2}, 2)
SENSORS = _scored(
    "s1 s2 s3 s4 s5",
    (7, 7, 6, 5, 4),
    {"s1-s2": 4, "s1-s3": 3, "s2-s3": 1, "s3-s4": 2, "s4-s5": 1},
    3,
)
RING = _scored("a b c d", (4, 3, 3, 2), {"b-c": 2, "a-d": 1, "a-b": 0.5}, 2, -1)


def _best(problem: AnomalySelection) -> float:
    scores, alike = np.array(problem.scores), np.array(problem.similarity)
    if problem.rows:
        scores, alike = _measured(np.array(problem.rows))
    return max(
        float(scores[list(picked)].sum())
        - problem.similarity_weight * float(sum(alike[i, j] for i, j in combinations(picked, 2)))
        for picked in combinations(range(len(problem.names)), problem.n_picked)
    )


def _measured(rows: Floats) -> tuple[Floats, Floats]:
    estimate = robust(rows)
    inverse = estimate.directions @ estimate.directions.T

    def distance(one: Floats, other: Floats) -> float:
        return sqrt(max(0.0, float((one - other) @ inverse @ (one - other))))

    p = estimate.directions.shape[1]
    alike = [[exp(-(distance(one, other) ** 2) / (2 * p)) for other in rows] for one in rows]
    return np.array([distance(row, estimate.centre) for row in rows]), np.array(alike)


@pytest.mark.parametrize(("example", "problem"), list(enumerate((PAYMENTS, SENSORS, RING))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: AnomalySelection
) -> None:
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = AnomalySelection.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _best(problem)


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(3))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int, difficulty: float) -> None:
    problem = AnomalySelection.random(np.random.default_rng(seed), 12, difficulty)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == pytest.approx(_best(problem))


def test_outliers_stand_out_and_do_not_move_the_bulk() -> None:
    rng = np.random.default_rng(2)
    bulk = rng.multivariate_normal([1, 5, -3], [[4, 3, 0], [3, 4, 0], [0, 0, 1]], 300)
    far = np.array([[60.0, -60.0, 0.0]] * 60)  # a sixth of the rows
    estimate = robust(np.vstack([bulk, far]))
    assert np.abs(estimate.centre - [1, 5, -3]).max() < 1
    distances = np.sqrt((whitened(np.vstack([bulk, far])) ** 2).sum(axis=1))
    assert distances[:300].max() < distances[300:].min() / 4


def test_directions_are_not_correlated() -> None:
    rng = np.random.default_rng(0)
    rows = rng.multivariate_normal([0, 0, 0], [[4, 3, 0], [3, 4, 0], [0, 0, 1]], 2_000)
    white = whitened(rows)
    assert np.abs(np.corrcoef(white.T) - np.eye(3)).max() < 0.1
    assert white.std(axis=0) == pytest.approx(np.ones(3), abs=0.1)


def test_distances_do_not_depend_on_units() -> None:
    rows = np.random.default_rng(3).normal(size=(40, 3))
    plain = (whitened(rows) ** 2).sum(axis=1)
    assert (whitened(rows * [1, 1000, 0.01] + 7) ** 2).sum(axis=1) == pytest.approx(plain)


def test_columns_that_tell_nothing_or_twice_the_same_are_left_out() -> None:
    one = np.arange(7.0)
    assert robust(np.column_stack([one, one, np.full(7, 2.0)])).directions.shape == (3, 1)
    assert whitened(np.ones((4, 2))).shape == (4, 0)
    alike = AnomalySelection(names=("a", "b"), rows=((1, 1), (1, 1)), n_picked=2)
    assert minimum(alike.cqm()) == 1
    check = alike.check(AnomalySelectionSolution(picked=("a", "b")))
    assert check.objective == -1


def test_a_pick_survives_becoming_bits() -> None:
    assert PAYMENTS.decode({"A": 1, "B": 0, "C": 1, "D": 0}).picked == ("A", "C")


def test_scores_alone_pick_the_highest() -> None:
    problem = AnomalySelection(names=("a", "b", "c"), scores=(1, -2, 3), n_picked=2)
    assert minimum(problem.cqm()) == -4
    assert problem.check(AnomalySelectionSolution(picked=("a", "c"))).objective == 4


def test_check_names_each_violation() -> None:
    check = PAYMENTS.check(AnomalySelectionSolution(picked=("A", "A", "moon")))
    assert [each.message for each in check.violations] == [
        "there is no row called 'moon'",
        "'A' is picked 2 times; once is enough",
    ]
    check = PAYMENTS.check(AnomalySelectionSolution(picked=("A",)))
    assert not check.feasible
    assert check.objective == 9
    assert check.violations[0].message == "1 row is picked; it must be exactly 2"


_ROWS = {"names": ["a", "b"], "rows": [[1, 2], [3, 4]], "n_picked": 1}
_SCORES = {"names": ["a", "b"], "scores": [1, 2], "n_picked": 1}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({**_ROWS, "names": ["a", "a"]}, "two rows are called 'a'"),
        ({**_ROWS, "n_picked": 3}, "3 rows are to be picked out of 2"),
        ({**_ROWS, "scores": [1, 2]}, "both are given; give one"),
        ({"names": ["a"], "n_picked": 1}, "neither is given; give one"),
        ({**_ROWS, "rows": [[1, 2]]}, "2 names are given for 1 rows"),
        ({**_ROWS, "rows": [[1, 2], [3]]}, "row 2 has 1 numbers and the first 2"),
        ({**_ROWS, "rows": [[], []]}, "the rows have 0 columns"),
        ({**_SCORES, "scores": [1]}, "1 scores are given for 2 rows"),
        ({**_SCORES, "similarity": [[0, 1], [2, 0]]}, "the similarity is not symmetric"),
        ({**_SCORES, "similarity": [[0, 1]]}, "has 1 rows; it must be 2 by 2"),
        ({**_SCORES, "n_picked": 0}, "greater than or equal to 1"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({"family": "anomaly_selection", **fields})


def test_too_many_rows_are_refused_with_a_remedy() -> None:
    names = tuple(map(str, range(2_501)))
    problem = AnomalySelection(
        names=names, rows=tuple((float(at),) for at in range(2_501)), n_picked=3
    )
    with pytest.raises(LimitExceeded, match=r"2,501 rows; .* at most 2,500; leave out"):
        problem.cqm()


def test_the_picture_and_the_words() -> None:
    solution = AnomalySelectionSolution(picked=("A", "C"))
    drawn = PAYMENTS.figure(solution)
    assert isinstance(drawn, MatrixFigure)
    assert drawn.values[0] == (9, 5, 1, 0)
    assert drawn.highlighted == ((0, 0), (0, 2), (2, 0), (2, 2))
    assert PAYMENTS.describe(solution) == "Pick A, C: scores less similarity come to 14."
    many = AnomalySelection.random(np.random.default_rng(1), 100)
    bars = many.figure(AnomalySelectionSolution(picked=("row 7",)))
    assert isinstance(bars, BarFigure)
    assert (bars.labels[0], len(bars.labels)) == ("row 7", 40)


def test_the_dial_turns_how_far_the_highest_scores_are_from_the_best() -> None:
    def regret(difficulty: float) -> float:
        lost = 0.0
        for seed in range(8):
            problem = AnomalySelection.random(np.random.default_rng(seed), 14, difficulty)
            scores, _ = _measured(np.array(problem.rows))
            top = np.argsort(-scores)[: problem.n_picked]
            picked = tuple(problem.names[at] for at in top.tolist())
            worth = problem.check(AnomalySelectionSolution(picked=picked)).objective
            assert worth is not None
            lost += _best(problem) - worth
        return lost

    assert regret(0) < regret(0.5) < regret(1)
