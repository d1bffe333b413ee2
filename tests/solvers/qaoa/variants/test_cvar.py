"""CVaR against its definition, and the adjoint's derivatives of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.errors import BadInput
from solvers.qaoa.variants.ansatz import mean_of
from solvers.qaoa.variants.cvar import cvar_of
from tests.solvers.qaoa.variants.test_ansatz import (
    random_angles,
    random_ansatz,
    slopes_by_differences,
)


def _by_definition(costs: list[int], chances: list[float], alpha: float) -> float:
    """Fills the share α with the cheapest states, the last one in part."""
    left, total = alpha, 0.0
    for cost, chance in sorted(zip(costs, chances, strict=True)):
        taken = min(left, chance)
        total += taken * cost
        left -= taken
    return total / alpha


@given(
    costs=st.lists(st.integers(-9, 9), min_size=1, max_size=12),
    alpha=st.floats(0.01, 1),
    data=st.data(),
)
def test_it_is_the_mean_of_the_best_share(
    costs: list[int], alpha: float, data: st.DataObject
) -> None:
    sizes = data.draw(st.lists(st.integers(1, 9), min_size=len(costs), max_size=len(costs)))
    chances = [each / sum(sizes) for each in sizes]
    value, _ = cvar_of(np.array(costs, dtype=float), alpha)(np.array(chances))
    assert value == pytest.approx(_by_definition(costs, chances, alpha), abs=1e-9)


def test_the_whole_is_the_mean() -> None:
    rng = np.random.default_rng(0)
    costs, chances = rng.normal(size=50), rng.dirichlet(np.ones(50))
    assert cvar_of(costs, 1.0)(chances)[0] == pytest.approx(mean_of(costs)(chances)[0], abs=1e-12)


@pytest.mark.parametrize("alpha", [0.05, 0.3, 1.0])
@pytest.mark.parametrize("sizes", [(2, 2, 2, 2, 2), (3, 4, 2), (16, 8)])
def test_the_gradient_is_that_of_finite_differences(sizes: tuple[int, ...], alpha: float) -> None:
    ansatz, angles = random_ansatz(sizes, seed=3), random_angles(3, seed=4)
    objective = cvar_of(ansatz.costs, alpha)
    _, slopes = ansatz.value_and_gradient(angles, objective)
    expected = slopes_by_differences(lambda a: objective(ansatz.probabilities(a))[0], angles)
    found = np.concatenate([slopes.gammas, slopes.betas])
    np.testing.assert_allclose(found, expected, atol=2e-6)


@pytest.mark.parametrize("alpha", [0.0, -1.0, 1.01, float("nan")])
def test_no_share_is_refused(alpha: float) -> None:
    with pytest.raises(BadInput, match="above 0 and at most 1"):
        cvar_of(np.zeros(2), alpha)
