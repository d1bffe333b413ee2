"""One instance through the campaign's own process, with real solvers."""

from __future__ import annotations

from evals.profiles.campaign import measure
from evals.profiles.child import Child
from evals.profiles.record import Instance, best_known


def test_an_instance_is_measured_by_every_route() -> None:
    child = Child()
    try:
        exact, annealing = measure(child, Instance("max_cut", 8, 0.5, 0))
    finally:
        child.close()
    assert (exact.route, annealing.route) == ("exact", "annealing")
    assert exact.proof is not None
    assert exact.n_variables == exact.n_qubits == 8
    assert len(best_known([exact, annealing])) == 1
    assert 0 < exact.proof.cpu_s < 5
