"""Weights that repairing flips prove: the cheapest flip that every broken state has."""

import dimod

from problems.encoding.encoding_choice import Encoding
from problems.qubo import penalise


def _model(objective: dict[str, float]) -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", list(objective))
    cqm.set_objective(list(objective.items()))
    return cqm


def _weight(cqm: dimod.ConstrainedQuadraticModel, label: str) -> tuple[float, str]:
    report = penalise(cqm, Encoding())[1].report
    return report.weights[label], report.proofs[label]


def test_a_cover_needs_its_cheapest_member_only() -> None:
    cqm = _model({"a": 100.0, "b": 20.0, "c": 300.0})
    cqm.add_constraint_from_iterable([(v, 1.0) for v in "abc"], ">=", rhs=1, label="cover")
    weight, proof = _weight(cqm, "cover")
    assert proof == "repair"
    assert 20 < weight <= 20 + 20  # the margin is the smallest coefficient


def test_a_sack_needs_the_value_that_no_longer_fits() -> None:
    cqm = _model({"a": -90.0, "b": -80.0, "c": -50.0, "d": -10.0})
    terms = [("a", 1.0), ("b", 2.0), ("c", 3.0), ("d", 3.0)]
    cqm.add_constraint_from_iterable(terms, "<=", rhs=4, label="sack")
    weight, proof = _weight(cqm, "sack")
    assert proof == "repair"  # a and b fit, c is the first that does not
    assert 50 < weight <= 60


def test_a_choice_by_itself_needs_its_second_dearest_flip() -> None:
    cqm = _model({"a": -90.0, "b": -20.0, "c": -10.0})
    cqm.add_constraint_from_iterable([(v, 1.0) for v in "abc"], "==", rhs=1, label="one")
    assert 20 < _weight(cqm, "one")[0] <= 30


def test_a_delivery_needs_the_cheapest_opening_and_not_all_of_them() -> None:
    cqm = _model({"open a": 70.0, "open b": 90.0, "1a": 6.0, "1b": 4.0, "2a": 3.0, "2b": 8.0})
    for customer in "12":
        served = [(f"{customer}{place}", 1.0) for place in "ab"]
        cqm.add_constraint_from_iterable(served, "==", rhs=1, label=f"serve {customer}")
        for place in "ab":
            link = [(f"{customer}{place}", 1.0), (f"open {place}", -1.0)]
            cqm.add_constraint_from_iterable(link, "<=", rhs=0, label=f"{customer} at {place}")
    report = penalise(cqm)[1].report
    assert report.proofs["serve 1"] == report.proofs["serve 2"] == "choice"
    assert 76 < report.weights["serve 1"] <= 76 * 1.1 + 1
    assert 73 < report.weights["serve 2"] <= 73 * 1.1 + 1


def test_a_choice_whose_companion_is_wanted_shut_is_left_to_the_component() -> None:
    cqm = _model({"open": 70.0, "1": 6.0, "2": 3.0})
    cqm.add_constraint_from_iterable([("1", 1.0), ("2", 1.0)], "==", rhs=1, label="serve")
    for each in "12":
        cqm.add_constraint_from_iterable([(each, 1.0), ("open", -1.0)], "<=", rhs=0, label=each)
    cqm.add_constraint_from_iterable([("open", 1.0), ("2", 1.0)], "<=", rhs=1, label="not both")
    assert _weight(cqm, "serve")[1] == "component"
