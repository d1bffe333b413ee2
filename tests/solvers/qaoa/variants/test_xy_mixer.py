"""XY mixers against matrices on all qubits, and that rows are never left."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.diagonal import energies
from solvers.qaoa.variants.ansatz import Ansatz
from solvers.qaoa.variants.axis_products import State
from solvers.qaoa.variants.product_space import ProductSpace
from solvers.qaoa.variants.xy_mixer import Pairs, row_mixer, xy_mixers, xy_space
from tests.solvers.qaoa.dense import Matrix, X, evolved, on, swaps
from tests.solvers.qaoa.instances import random_bqm
from tests.solvers.qaoa.variants.test_ansatz import random_angles

_ROWS = [((0, 1, 2),), ((3, 1), (0, 2, 5)), ((0, 1, 2, 3), (4, 6)), ((0, 2), (1, 3), (4, 5, 6, 7))]


def _pairs(row: tuple[int, ...], kind: Pairs) -> list[tuple[int, int]]:
    if kind == "complete":
        return list(combinations(row, 2))
    return list({tuple(sorted((a, b))) for a, b in zip(row, (*row[1:], row[0]), strict=True)})  # type: ignore[misc]


def _generator(rows: tuple[tuple[int, ...], ...], n: int, kind: Pairs) -> Matrix:
    held = {bit for row in rows for bit in row}
    total = sum(on({bit: X}, n) for bit in range(n) if bit not in held)
    for row in rows:
        scale = 2 / len(row) if kind == "complete" else 1.0
        total = total + scale * swaps(_pairs(row, kind), n)
    return np.asarray(total)


def _spread(space: ProductSpace, amplitudes: State) -> State:
    """The amplitudes among those of all 2ⁿ states."""
    bits = space.bits(np.arange(space.n_states)).astype(np.int64)
    whole = np.zeros(1 << space.n_bits, dtype=complex)
    whole[(bits << np.arange(space.n_bits)).sum(axis=1)] = amplitudes
    return whole


@pytest.mark.parametrize("kind", ["complete", "ring"])
@pytest.mark.parametrize("rows", _ROWS)
def test_the_small_space_is_the_whole_one(rows: tuple[tuple[int, ...], ...], kind: Pairs) -> None:
    n = max(bit for row in rows for bit in row) + 1
    bqm, order = random_bqm(n, seed=n), [f"x{i}" for i in range(n)]
    space, angles = xy_space(rows, n), random_angles(2, seed=n)
    ansatz = Ansatz(space.costs(bqm, order), xy_mixers(space, kind))
    start = _spread(space, ansatz.start())
    dense = evolved(start, energies(bqm, order), _generator(rows, n, kind), angles)
    np.testing.assert_allclose(_spread(space, ansatz.state(angles)), dense, atol=1e-9)


def test_a_start_in_one_choice_a_row_is_the_whole_one_too() -> None:
    rows, n = ((3, 1), (0, 2, 5)), 6
    bqm, order = random_bqm(n, seed=n), [f"x{i}" for i in range(n)]
    space, angles = xy_space(rows, n), random_angles(2, seed=n)
    ansatz = Ansatz(space.costs(bqm, order), xy_mixers(space, "complete", choices=(1, 2)))
    start = np.zeros(1 << n, dtype=complex)
    start[[0b100010, 0b110010]] = 2**-0.5  # x1 of the first row, x5 of the second, x4 either way
    dense = evolved(start, energies(bqm, order), _generator(rows, n, "complete"), angles)
    np.testing.assert_allclose(_spread(space, ansatz.state(angles)), dense, atol=1e-9)


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 99), kind=st.sampled_from(["complete", "ring"]), row=st.integers(2, 5))
def test_the_whole_mixer_never_leaves_the_rows(seed: int, kind: Pairs, row: int) -> None:
    """What the small space takes for granted, seen in all 2ⁿ states from any state of the row."""
    n = row + 1
    rng = np.random.default_rng(seed)
    space = xy_space([tuple(range(row))], n)
    start = rng.normal(size=space.n_states) + 1j * rng.normal(size=space.n_states)
    whole = _spread(space, start / np.linalg.norm(start))
    generator = _generator((tuple(range(row)),), n, kind)
    chances = (
        np.abs(evolved(whole, rng.normal(size=1 << n), generator, random_angles(3, seed))) ** 2
    )
    kept = np.abs(_spread(space, np.ones(space.n_states, dtype=complex))) > 0
    assert chances[kept].sum() == pytest.approx(1, abs=1e-9)


@pytest.mark.parametrize("n", [2, 3, 5, 8])
@pytest.mark.parametrize("kind", ["complete", "ring"])
def test_the_start_is_the_highest_state(n: int, kind: Pairs) -> None:
    mixer = row_mixer(n, kind)
    values = np.linalg.eigvalsh(mixer.generator)
    np.testing.assert_allclose(mixer.generator @ mixer.start, values[-1] * mixer.start, atol=1e-12)
    if kind == "complete":
        assert values[-1] - values[-2] == pytest.approx(2)


def test_a_complete_row_turns_the_phase_of_its_w_state() -> None:
    """The identity that makes a circuit of it: exp(iβs)·(1 + (exp(−2iβ) − 1)|W⟩⟨W|)."""
    mixer, beta = row_mixer(5, "complete"), 0.7
    turned = np.eye(5) + (np.exp(-2j * beta) - 1) * np.outer(mixer.start, mixer.start)
    np.testing.assert_allclose(mixer.unitary(beta), np.exp(1j * beta * 2 / 5) * turned, atol=1e-12)


def test_five_rows_of_five_are_3125_states_for_25_qubits() -> None:
    space = xy_space([range(row, 25, 5) for row in range(5)], 25)
    assert (space.n_states, space.n_bits) == (3125, 25)
    assert (space.bits(np.arange(3125)).reshape(-1, 5, 5).sum(axis=1) == 1).all()
