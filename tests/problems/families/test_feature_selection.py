"""Feature selection against every choice, with scores counted by hand."""

from collections import Counter
from itertools import combinations
from math import log2

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.feature_selection import FeatureSelection, FeatureSelectionSolution
from problems.figure import BarFigure, MatrixFigure
from problems.modelling.information import conditional_information, correlations, mutual_information
from problems.modelling.pair_scores import conditional, correlation, information
from problems.registry import parse_problem
from tests.brute_force import minimum

Matrix = tuple[tuple[float, ...], ...]


def _matrix(names: tuple[str, ...], pairs: dict[str, float]) -> Matrix:
    matrix = np.zeros((len(names), len(names)))
    for pair, value in pairs.items():
        i, j = map(names.index, pair.split("-"))
        matrix[i, j] = matrix[j, i] = value
    return tuple(tuple(row) for row in matrix.tolist())


PEOPLE = ("age", "income", "debt")
CREDIT = FeatureSelection(
    features=PEOPLE,
    relevance=(0.6, 0.5, 0.4),
    redundancy=_matrix(PEOPLE, {"age-income": 0.5, "age-debt": 0.1, "income-debt": 0.2}),
    n_chosen=2,
)
SENSORS = FeatureSelection(
    features=tuple("pqrs"),
    relevance=(9, 8, 7, 3),
    redundancy=_matrix(tuple("pqrs"), {"p-q": 6, "p-r": 2, "p-s": 1, "q-r": 5, "q-s": 1, "r-s": 4}),
    n_chosen=3,
    choose="at_most",
)
FREE = FeatureSelection(
    features=tuple("abcd"),
    relevance=(0.8, 0.7, 0.6, 0.3),
    redundancy=_matrix(
        tuple("abcd"), {"a-b": 0.9, "a-c": 0.2, "a-d": 0.1, "b-c": 0.3, "b-d": 0.2, "c-d": 0.4}
    ),
    redundancy_weight=0.5,
)
XOR = FeatureSelection(
    features=("left", "right", "copy"),
    rows=((0, 0, 0), (0, 1, 0), (1, 0, 1), (1, 1, 1)),
    target=(0, 1, 1, 0),
    criterion="joint_information",
    n_chosen=2,
)


def _best(problem: FeatureSelection) -> float:
    """The best of all choices, with scores by the textbook's formulas."""
    n = len(problem.features)
    relevance, redundancy = _scores(problem)
    worths = []
    for size in range(n + 1):
        if problem.n_chosen is not None and (
            size > problem.n_chosen or (problem.choose == "exactly" and size < problem.n_chosen)
        ):
            continue
        for chosen in combinations(range(n), size):
            shared = sum(redundancy[i][j] for i, j in combinations(chosen, 2))
            worths.append(sum(relevance[i] for i in chosen) - problem.redundancy_weight * shared)
    return max(worths)


def _scores(problem: FeatureSelection) -> tuple[list[float], list[list[float]]]:
    if not problem.rows:
        return list(problem.relevance), [list(row) for row in problem.redundancy]
    columns = [list(column) for column in zip(*problem.rows, strict=True)]
    target = list(problem.target)
    if problem.criterion == "correlation":
        size = np.abs(np.corrcoef([*columns, target]))
        return size[-1].tolist(), size.tolist()
    cut = [_by_rank(column, problem.n_bins) for column in columns]
    known = _by_rank(target, problem.n_bins)
    redundancy = [[_shared(a, b) for b in cut] for a in cut]
    if problem.criterion == "joint_information":
        for i, a in enumerate(cut):
            for j, b in enumerate(cut):
                redundancy[i][j] -= _entropy(a, known) + _entropy(b, known)
                redundancy[i][j] += _entropy(a, b, known) + _entropy(known)
    return [_shared(a, known) for a in cut], redundancy


def _by_rank(column: list[float], n_bins: int) -> list[int]:
    """Bins of equal numbers, for columns without ties."""
    assert len(set(column)) == len(column)
    edges = np.quantile(column, np.arange(1, n_bins) / n_bins)
    return [sum(value >= edge for edge in edges.tolist()) for value in column]


def _entropy(*columns: list[int]) -> float:
    n = len(columns[0])
    counts = Counter(zip(*columns, strict=True)).values()
    return -sum(count / n * log2(count / n) for count in counts)


def _shared(a: list[int], b: list[int]) -> float:
    return _entropy(a) + _entropy(b) - _entropy(a, b)


@pytest.mark.parametrize(("example", "problem"), list(enumerate((CREDIT, SENSORS, FREE))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: FeatureSelection
) -> None:
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = FeatureSelection.examples[example].objective
    assert problem.objective_of_energy(energy) == pytest.approx(claimed)
    assert _best(problem) == pytest.approx(claimed)


@pytest.mark.parametrize("criterion", ["correlation", "mutual_information", "joint_information"])
@pytest.mark.parametrize("seed", range(4))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int, criterion: str) -> None:
    rng = np.random.default_rng(seed)
    drawn = FeatureSelection(
        features=tuple("abcdef"),
        rows=tuple(map(tuple, rng.normal(size=(30, 6)).tolist())),
        target=tuple(rng.normal(size=30).tolist()),
        n_bins=4,
        n_chosen=None if seed == 0 else 3,
        choose="at_most" if seed % 2 else "exactly",
    )
    problem = drawn.model_validate({**drawn.model_dump(), "criterion": criterion})
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == pytest.approx(_best(problem))


def test_two_features_that_tell_only_together_are_found() -> None:
    energy = minimum(XOR.cqm())
    assert energy == pytest.approx(-1)
    check = XOR.check(FeatureSelectionSolution(chosen=("left", "right")))
    assert check.objective == pytest.approx(1)
    same = XOR.check(FeatureSelectionSolution(chosen=("left", "copy")))
    assert same.objective == pytest.approx(0)  # each tells nothing, and so do both


def test_all_pairs_at_once_and_one_by_one_agree() -> None:
    rng = np.random.default_rng(5)
    columns = rng.normal(size=(50, 4))
    columns[:, 3] = 2  # a constant has no correlation
    bins = rng.integers(0, 3, (50, 4))
    target = rng.integers(0, 2, 50)
    sizes, shared = correlations(columns), mutual_information(bins)
    known = conditional_information(bins, target)
    assert sizes[0, 3] == 0
    for i, j in combinations(range(4), 2):
        assert sizes[i, j] == pytest.approx(correlation(columns[:, i], columns[:, j]))
        assert shared[i, j] == pytest.approx(information(bins[:, i], bins[:, j]))
        assert known[i, j] == pytest.approx(conditional(bins[:, i], bins[:, j], target))


def test_a_choice_survives_becoming_bits() -> None:
    assert CREDIT.decode({"age": 1, "income": 0, "debt": 1}).chosen == ("age", "debt")


def test_one_feature_and_a_weight_of_zero() -> None:
    one = FeatureSelection(features=("a",), relevance=(-2,), redundancy=((0,),))
    assert minimum(one.cqm()) == 0
    assert one.describe(FeatureSelectionSolution(chosen=())).startswith("Keep no feature")
    greedy = FeatureSelection(**{**CREDIT.model_dump(), "redundancy_weight": 0})
    assert minimum(greedy.cqm()) == pytest.approx(-1.1)


def test_check_names_each_violation() -> None:
    check = CREDIT.check(FeatureSelectionSolution(chosen=("age", "age", "moon")))
    assert [each.message for each in check.violations] == [
        "there is no feature called 'moon'",
        "'age' is picked 2 times; once is enough",
    ]
    check = CREDIT.check(FeatureSelectionSolution(chosen=PEOPLE))
    assert check.objective == pytest.approx(0.7)
    assert [each.message for each in check.violations] == [
        "3 features are picked; it must be exactly 2"
    ]
    assert SENSORS.check(FeatureSelectionSolution(chosen=("p",))).feasible
    assert not SENSORS.check(FeatureSelectionSolution(chosen=tuple("pqrs"))).feasible


_DATA = {"features": ["a", "b"], "rows": [[1, 2], [3, 4]], "target": [1, 2]}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({**_DATA, "features": ["a", "a"]}, "two features are called 'a'"),
        ({**_DATA, "n_chosen": 3}, "3 features are to be chosen out of 2"),
        ({**_DATA, "relevance": [1, 2]}, "both are given; give one"),
        ({"features": ["a"]}, "neither is given; give one"),
        ({**_DATA, "rows": [[1, 2]], "target": [1]}, "1 rows are given"),
        ({**_DATA, "target": [1]}, "the target has 1 values for 2 rows"),
        ({**_DATA, "rows": [[1, 2], [3]]}, "row 2 has 1 values; there are 2 features"),
        ({"features": ["a"], "relevance": [1, 2], "redundancy": [[0]]}, "2 relevances"),
        ({"features": ["a"], "relevance": [1], "redundancy": []}, "has 0 rows; it must be 1 by 1"),
        (
            {"features": ["a", "b"], "relevance": [1, 1], "redundancy": [[0, 1], [2, 0]]},
            "the redundancy is not symmetric",
        ),
        (
            {"features": ["a", "b"], "relevance": [1, 1], "redundancy": [[0, 1], [2]]},
            "a row of 1 numbers; it must be 2 by 2",
        ),
        ({**_DATA, "n_bins": 1}, "greater than or equal to 2"),
    ],
)
def test_what_does_not_fit_is_refused(fields: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({"family": "feature_selection", **fields})


def test_too_many_bins_are_refused_with_a_remedy() -> None:
    n = 200
    problem = FeatureSelection(
        features=tuple(map(str, range(n))),
        rows=((0.0,) * n, (1.0,) * n),
        target=(0, 1),
        criterion="mutual_information",
        n_bins=50,
    )
    with pytest.raises(LimitExceeded, match=r"2 rows with 10,050 bins .* lower n_bins"):
        problem.cqm()


def test_the_picture_and_the_words() -> None:
    solution = FeatureSelectionSolution(chosen=("age", "debt"))
    drawn = CREDIT.figure(solution)
    assert isinstance(drawn, MatrixFigure)
    assert drawn.values[0] == (0.6, 0.5, 0.1)
    assert drawn.highlighted == ((0, 0), (0, 2), (2, 0), (2, 2))
    assert CREDIT.describe(solution) == ("Keep age, debt: relevance less redundancy comes to 0.9.")
    many = FeatureSelection.random(np.random.default_rng(1), 50)
    bars = many.figure(FeatureSelectionSolution(chosen=("feature 49",)))
    assert isinstance(bars, BarFigure)
    assert (bars.labels[0], bars.groups[:2]) == ("feature 49", ("picked", "left"))


def test_the_dial_turns_redundancy() -> None:
    shared = []
    for difficulty in (0.0, 0.5, 1.0):
        drawn = FeatureSelection.random(np.random.default_rng(3), 20, difficulty)
        shared.append(correlations(np.array(drawn.rows)).mean())
    assert shared[0] < shared[1] < shared[2]
