"""What a QUBO says of itself, on models small enough to count by hand."""

import dimod
import pytest

from problems.encoding.encoding_choice import Encoding
from problems.errors import EncodingError
from problems.qubo import penalise


def _sack(inequality: float = 15.0) -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    weights = {"a": 7.0, "b": 3.0, "c": 1.0, "d": 4.0, "e": 5.0}
    cqm.add_variables("BINARY", list(weights))
    cqm.set_objective([("a", -9.0), ("b", -5.0), ("c", -2.0), ("d", -6.0), ("e", -8.0)])
    cqm.add_constraint_from_iterable(list(weights.items()), "<=", rhs=inequality, label="capacity")
    return cqm


def test_a_sack_is_counted_and_proven_by_repair() -> None:
    bqm, invert = penalise(_sack())
    report = invert.report
    assert (report.n_variables, report.n_bits, report.n_slack) == (5, 9, 4)
    assert report.n_interactions == bqm.num_interactions == 36
    assert report.density == 1.0
    assert report.proofs == {"capacity": "repair"}
    assert report.is_proven
    assert report.is_exact
    assert "proven to be the optimum" in report.words()
    assert "4 of slack added" in report.words()


@pytest.mark.parametrize(
    ("costs", "bits"), [((1.0, 3.0), 3), ((0.1, 0.7), 4), ((2.0, 4.0), 3), ((1.0, 1 / 3), None)]
)
def test_bits_that_hold_every_coefficient(costs: tuple[float, float], bits: int | None) -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", ["x", "y"])
    cqm.set_objective([("x", costs[0]), ("y", -costs[1])])
    report = penalise(cqm)[1].report
    assert report.exact_bits == bits
    assert report.fits(8) == (bits is not None)
    assert not report.fits(1)


def test_given_weights_are_used_and_called_heuristic() -> None:
    _, invert = penalise(_sack(), Encoding(weights={"capacity": 3.5}))
    assert invert.weights == {"capacity": 3.5}
    assert not invert.report.is_proven
    assert "heuristic weights" in invert.report.words()


def test_weights_of_what_is_not_there_and_below_nothing_are_refused() -> None:
    with pytest.raises(EncodingError, match="'capacities' has a weight"):
        penalise(_sack(), Encoding(weights={"capacities": 3.5}))
    with pytest.raises(EncodingError, match="weight of 'capacity' is 0"):
        Encoding(weights={"capacity": 0.0})


def test_unbalanced_needs_no_slack_and_promises_nothing() -> None:
    bqm, invert = penalise(_sack(), Encoding(inequalities="unbalanced"))
    assert bqm.num_variables == 5
    assert invert.report.approximate == ("capacity",)
    assert not invert.report.is_exact
    assert not invert.report.is_proven
    assert "approximated" in invert.report.words()
    sample = {"a": 1, "b": 0, "c": 0, "d": 0, "e": 0}
    assert invert(invert.lift(sample)) == sample


def test_unbalanced_has_the_published_shape_on_the_published_sack() -> None:
    """Values 86 for 52 steps of weight and a capacity of 26: λ1 = 0.96, λ2 = 0.0371."""
    weights = dict(zip("vwxyz", [3.0, 11, 14, 19, 5], strict=True))
    values = dict(zip("vwxyz", [8.0, 47, 10, 5, 16], strict=True))
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", list(weights))
    cqm.set_objective([(name, -value) for name, value in values.items()])
    cqm.add_constraint_from_iterable(list(weights.items()), "<=", rhs=26, label="capacity")
    bqm, _ = penalise(cqm, Encoding(inequalities="unbalanced"))
    for chosen in ("", "vwz", "wx", "vwxyz"):
        room = 26 - sum(weights[name] for name in chosen)
        expected = -sum(values[name] for name in chosen) - 0.96 * room + 0.0371 * room**2
        assert bqm.energy({name: int(name in chosen) for name in weights}) == pytest.approx(
            expected
        )


def test_exact_forms_without_slack_stay_exact_when_unbalanced() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, y = dimod.Binaries("xy")
    cqm.set_objective(-x - y)
    cqm.add_constraint(x + y <= 1, label="one")
    assert penalise(cqm, Encoding(inequalities="unbalanced"))[1].report.is_proven
