"""The diagonal against dimod's own energies, state by state."""

import dimod
import numpy as np
import pytest

from solvers.diagonal import energies, states


def _random(vartype: str, n_variables: int, seed: int) -> dimod.BinaryQuadraticModel:
    rng = np.random.default_rng(seed)
    bqm = dimod.BinaryQuadraticModel(vartype)
    for index in range(n_variables):
        bqm.add_linear(f"v{index}", float(rng.integers(-9, 10)))
        for other in range(index):
            if rng.random() < 0.7:
                bqm.add_quadratic(f"v{other}", f"v{index}", float(rng.normal()))
    bqm.offset = 1.25
    return bqm


@pytest.mark.parametrize("vartype", ["BINARY", "SPIN"])
@pytest.mark.parametrize("n_variables", [1, 2, 5, 9])
def test_each_state_has_its_energy_at_its_number(vartype: str, n_variables: int) -> None:
    bqm = _random(vartype, n_variables, seed=n_variables)
    order = [str(each) for each in bqm.variables][::-1]
    energy = energies(bqm, order)
    bits = states(np.arange(2**n_variables), n_variables)
    values = bits if vartype == "BINARY" else 2 * bits - 1
    np.testing.assert_allclose(energy, bqm.energies((values, order)), atol=1e-9)


def test_bit_i_of_the_state_number_is_variable_i_of_the_order() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 1, "b": 10, "c": 100}, {}, 0, "BINARY")
    assert energies(bqm, ["c", "a", "b"]).tolist() == [0, 100, 1, 101, 10, 110, 11, 111]
    assert states(np.array([6]), 3).tolist() == [[0, 1, 1]]


def test_a_model_without_variables_has_one_state() -> None:
    assert energies(dimod.BinaryQuadraticModel({}, {}, 2.5, "SPIN"), []).tolist() == [2.5]


def test_an_order_that_misses_a_variable_is_refused() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 1, "b": 1}, {}, 0, "BINARY")
    with pytest.raises(ValueError, match="must name each of the BQM's 2 once"):
        energies(bqm, ["a", "a"])


def test_the_model_is_left_as_it_was() -> None:
    bqm = _random("SPIN", 4, seed=3)
    before = bqm.copy()
    energies(bqm, list(bqm.variables))
    assert bqm == before
