"""The benchmark of conversions measures both sides, and says when the peer is missing."""

import dimod
import pytest

from evals.bench import qubo_speed
from evals.bench.qubo_speed import conversion, dense_qubo, energies, knapsack, tsp
from problems.qubo import penalise


@pytest.mark.parametrize(
    ("cqm", "n_variables", "n_constraints"),
    [(tsp(5), 16, 8), (knapsack(12), 12, 1), (dense_qubo(9), 9, 0)],
    ids=["tsp", "knapsack", "dense"],
)
def test_both_sides_are_timed(
    cqm: dimod.ConstrainedQuadraticModel, n_variables: int, n_constraints: int
) -> None:
    assert (len(cqm.variables), len(cqm.constraints)) == (n_variables, n_constraints)
    assert all(seconds > 0 for seconds in conversion(cqm, 3))
    assert all(seconds > 0 for seconds in energies(penalise(cqm)[0], 3))


def test_every_pair_of_the_dense_qubo_is_coupled() -> None:
    assert dense_qubo(9).objective.num_interactions == 36


def test_a_missing_peer_is_a_target_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    row = qubo_speed._against_qiskit(qubo_speed._CASES[0], 0.1)
    assert row.peer_value is None
    assert not row.met
    assert "not installed" in row.peer
