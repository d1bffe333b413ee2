"""The relaxation is a lower bound that is tight on corners, and says when it knows nothing."""

import dimod
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solvers.diagonal import energies
from solvers.qaoa.variants.relaxation import relaxation
from tests.solvers.qaoa.instances import random_bqm


@settings(max_examples=20, deadline=None)
@given(n=st.integers(1, 8), seed=st.integers(0, 999), vartype=st.sampled_from(["BINARY", "SPIN"]))
def test_the_guess_is_in_the_box_and_its_rounding_costs_what_it_says(
    n: int, seed: int, vartype: str
) -> None:
    bqm, order = random_bqm(n, seed, vartype), [f"x{i}" for i in range(n)]
    guess = relaxation(bqm, order)
    assert ((guess.values >= 0) & (guess.values <= 1)).all()
    number = int((np.rint(guess.values).astype(np.int64) << np.arange(n)).sum())
    assert guess.rounded_cost == pytest.approx(energies(bqm, order)[number], abs=1e-9)


def test_without_couplings_the_guess_is_the_optimum() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": -2.0, "b": 3.0, "c": -0.1}, {}, 1.0, "BINARY")
    guess = relaxation(bqm, ["a", "b", "c"])
    np.testing.assert_allclose(guess.values, [1, 0, 1], atol=1e-9)
    assert guess.rounded_cost == pytest.approx(-1.1)
    assert not guess.is_undecided


def test_a_cut_has_no_side_and_so_no_guess() -> None:
    ring = {(f"x{i}", f"x{(i + 1) % 6}"): 1.0 for i in range(6)}
    guess = relaxation(
        dimod.BinaryQuadraticModel({}, ring, 0.0, "SPIN"), [f"x{i}" for i in range(6)]
    )
    assert guess.is_undecided
