"""Kept rows: the energies are the QUBO's, and the least among them is the optimum."""

import numpy as np
import pytest

from problems.kept_rows import keep_rows
from problems.qubo import penalise
from problems.registry import families
from solvers.diagonal import energies
from solvers.qaoa.variants.xy_mixer import xy_space

_CASES = [
    ("assignment", 3),
    ("tsp", 4),
    ("p_median", 3),
    ("max_k_cut", 5),
    ("timetabling", 3),
    ("n_queens", 4),
    ("generalised_assignment", 3),
    ("exact_cover", 5),
    ("max_cut", 5),  # no rows at all
]


@pytest.mark.parametrize(("family", "size"), _CASES)
def test_the_rows_hold_the_optimum_and_the_energies_of_the_qubo(family: str, size: int) -> None:
    problem = families()[family].random(np.random.default_rng(size), size)
    bqm, _ = penalise(problem.cqm())
    model, invert = keep_rows(problem.cqm())
    order = [str(label) for label in model.bqm.variables]
    place = {label: at for at, label in enumerate(order)}
    space = xy_space([[place[label] for label in row] for row in model.rows], len(order))
    costs, everything = space.costs(model.bqm, order), energies(bqm, order)
    bits = space.bits(np.arange(space.n_states)).astype(np.int64)
    numbers = (bits << np.arange(len(order))).sum(axis=1)
    np.testing.assert_allclose(costs, everything[numbers], atol=1e-7)
    assert costs.min() == pytest.approx(everything.min(), abs=1e-7)
    sample = dict(zip(order, bits[costs.argmin()].tolist(), strict=True))
    assert problem.check(problem.decode(invert(sample))).feasible


def test_rows_are_disjoint_and_leave_the_qubo() -> None:
    problem = families()["assignment"].random(np.random.default_rng(0), 4)
    bqm, _ = penalise(problem.cqm())
    model, _ = keep_rows(problem.cqm())
    assert sorted(map(len, model.rows)) == [4, 4, 4, 4]
    assert len({label for row in model.rows for label in row}) == 16
    assert model.bqm.num_interactions == bqm.num_interactions - 4 * 6
