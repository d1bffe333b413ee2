"""Weights learnt from samples: raised, lowered, and the best kept."""

import dimod
import numpy as np
from numpy.typing import NDArray

from problems.encoding.encoding_choice import Encoding
from problems.encoding.refinement import refine
from problems.qubo import penalise


def _two_choices() -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", ["a", "b", "c", "d"])
    cqm.set_objective([("a", -4.0), ("b", -6.0), ("c", -4.0), ("d", -8.0)])
    cqm.add_constraint_from_iterable([("a", 1.0), ("b", 1.0)], "<=", rhs=1, label="first")
    cqm.add_constraint_from_iterable([("c", 1.0), ("d", 1.0)], "==", rhs=1, label="second")
    return cqm


def _lightest(bqm: dimod.BinaryQuadraticModel) -> NDArray[np.int8]:
    """The four states of least energy, which lighter weights make worse."""
    order = list(bqm.variables)
    table = (np.arange(2 ** len(order))[:, None] >> np.arange(len(order))) & 1
    energy = bqm.energies((table, order))
    return table[np.argsort(energy, kind="stable")[:4]].astype(np.int8)


def test_weights_of_what_is_broken_rise_and_of_what_is_not_fall() -> None:
    seen: list[dict[tuple[str, str], float]] = []

    def breaks_the_first(bqm: dimod.BinaryQuadraticModel) -> NDArray[np.int8]:
        seen.append(
            {("a", "b"): bqm.get_quadratic("a", "b"), ("c", "d"): bqm.get_quadratic("c", "d")}
        )
        return np.array([[1, 1, 0, 1]], dtype=np.int8)

    refined = refine(_two_choices(), breaks_the_first, rounds=3)
    assert [each["a", "b"] / seen[0]["a", "b"] for each in seen] == [1, 2, 4]
    assert [each["c", "d"] / seen[0]["c", "d"] for each in seen] == [1, 0.5, 0.25]
    assert refined.feasible_share == 0
    assert refined.gain == 0


def test_the_best_round_is_kept_and_its_weights_called_heuristic() -> None:
    light = Encoding(weights={"first": 0.5, "second": 0.5})
    refined = refine(_two_choices(), _lightest, rounds=6, encoding=light)
    assert refined.feasible_share > 0
    assert refined.weights["first"] > 0.5
    assert "heuristic weights" in refined.invert.report.words()
    first = refine(_two_choices(), _lightest, rounds=1, encoding=light)
    assert refined.gain >= first.gain
    again = refine(_two_choices(), _lightest, rounds=6, encoding=light)
    assert (again.weights, again.gain) == (refined.weights, refined.gain)


def test_one_round_is_the_proven_weights() -> None:
    refined = refine(_two_choices(), _lightest, rounds=1)
    assert refined.weights == penalise(_two_choices())[1].weights
    assert refined.invert.report.is_proven


def test_a_model_without_constraints_needs_one_round() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("BINARY", "x")
    cqm.set_objective([("x", -1.0)])
    refined = refine(cqm, lambda bqm: np.array([[1], [0]], dtype=np.int8), rounds=5)
    assert (refined.feasible_share, refined.gain) == (1.0, 0.5)
