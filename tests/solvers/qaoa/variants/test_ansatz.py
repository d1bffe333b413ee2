"""The ansatz on product spaces: plain QAOA where all bits are free, and its gradient anywhere."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from problems.structures import Floats
from solvers.diagonal import energies
from solvers.qaoa.engines.statevector import Angles, energy_and_gradient, state
from solvers.qaoa.variants.ansatz import Ansatz, mean_of
from solvers.qaoa.variants.axis_mixer import AxisMixer
from solvers.qaoa.variants.product_space import ProductSpace, free, one_hot
from solvers.qaoa.variants.warm_start import warm_mixers, warm_space
from tests.solvers.qaoa.instances import random_bqm


def random_angles(layers: int, seed: int) -> Angles:
    rng = np.random.default_rng(seed)
    return Angles(rng.normal(size=layers), rng.normal(size=layers))


def random_ansatz(sizes: tuple[int, ...], seed: int) -> Ansatz:
    """Any start and any generator on axes of the given sizes."""
    rng = np.random.default_rng(seed)
    mixers = []
    for size in sizes:
        start, generator = rng.normal(size=size), rng.normal(size=(size, size))
        mixers.append(AxisMixer(start / np.linalg.norm(start), generator + generator.T))
    return Ansatz(rng.normal(size=int(np.prod(sizes))), tuple(mixers))


def slopes_by_differences(
    value: Callable[[Angles], float], angles: Angles, step: float = 1e-6
) -> Floats:
    point = np.concatenate([angles.gammas, angles.betas])
    shifts = np.eye(point.size) * step
    ends = [[value(Angles(*np.split(point + sign * s, 2))) for sign in (1, -1)] for s in shifts]
    return np.array([(high - low) / (2 * step) for high, low in ends])


@pytest.mark.parametrize("n", [1, 4, 6, 9])
def test_free_bits_with_even_guesses_are_plain_qaoa(n: int) -> None:
    bqm, order, angles = random_bqm(n, seed=n), [f"x{i}" for i in range(n)], random_angles(2, n)
    space = warm_space(n)
    costs = space.costs(bqm, order)
    np.testing.assert_allclose(costs, energies(bqm, order), atol=1e-12)
    ansatz = Ansatz(costs, warm_mixers(space, np.full(n, 0.5), epsilon=0.1))
    np.testing.assert_allclose(ansatz.state(angles), state(costs, angles), atol=1e-12)
    value, slopes = ansatz.value_and_gradient(angles, mean_of(costs))
    same, theirs = energy_and_gradient(costs, angles)
    assert value == pytest.approx(same, abs=1e-10)
    np.testing.assert_allclose(slopes.gammas, theirs.gammas, atol=1e-9)
    np.testing.assert_allclose(slopes.betas, theirs.betas, atol=1e-9)


@settings(max_examples=15, deadline=None)
@given(
    sizes=st.lists(st.integers(2, 6), min_size=1, max_size=4).map(tuple), seed=st.integers(0, 999)
)
def test_the_gradient_is_that_of_finite_differences_on_any_axes(
    sizes: tuple[int, ...], seed: int
) -> None:
    ansatz, angles = random_ansatz(sizes, seed), random_angles(2, seed)
    objective = mean_of(ansatz.costs)
    value, slopes = ansatz.value_and_gradient(angles, objective)
    chances = ansatz.probabilities(angles)
    assert chances.sum() == pytest.approx(1, abs=1e-10)
    assert value == pytest.approx(float(chances @ ansatz.costs), abs=1e-10)
    expected = slopes_by_differences(
        lambda each: float(ansatz.probabilities(each) @ ansatz.costs), angles
    )
    found = np.concatenate([slopes.gammas, slopes.betas])
    np.testing.assert_allclose(found, expected, atol=2e-6)


@settings(max_examples=25, deadline=None)
@given(data=st.data(), seed=st.integers(0, 999))
def test_the_costs_of_a_product_space_are_those_of_its_bits(data: st.DataObject, seed: int) -> None:
    n = data.draw(st.integers(2, 9))
    bits = data.draw(st.permutations(range(n)))
    axes, at = [], 0
    while at < n:
        length = data.draw(st.integers(1, min(4, n - at)))
        axes.append(data.draw(st.sampled_from([free, one_hot]))(bits[at : at + length]))
        at += length
    space, order = ProductSpace(tuple(axes)), [f"x{i}" for i in range(n)]
    bqm = random_bqm(n, seed, data.draw(st.sampled_from(["BINARY", "SPIN"])))
    numbers = np.arange(space.n_states)
    rows = space.bits(numbers)
    assert len(np.unique(rows, axis=0)) == space.n_states
    everything = energies(bqm, order)
    places = (rows.astype(np.int64) << np.arange(n)).sum(axis=1)
    np.testing.assert_allclose(space.costs(bqm, order), everything[places], atol=1e-10)
